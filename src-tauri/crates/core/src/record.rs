//! What every record carries beside its own fields.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    ids::{CommunityId, RecordId},
    journal::{Kind, Part},
};

/// Row version, and who changed the record last and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Stamp {
    /// Starts at 1 and grows by 1 with each change. An update names the version that it was made
    /// from; a different one in the store means that somebody else saved in between.
    pub version: u32,
    /// When, in UTC (RFC 3339).
    #[ts(type = "string")]
    pub changed_at: jiff::Timestamp,
    /// Who, as named at sign-in.
    pub changed_by: String,
}

/// A record of any kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RecordRef {
    /// The part that holds it.
    pub part: Part,
    /// Its identifier.
    pub id: RecordId,
}

/// A record of any kind with what it is called.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Touched {
    /// The part that holds it.
    pub part: Part,
    /// Its kind, as screens know it.
    pub kind: Kind,
    /// Its identifier.
    pub id: RecordId,
    /// Its community; none for what belongs to the vault.
    pub community: Option<CommunityId>,
    /// What it is called; empty where it is gone.
    pub title: String,
}
