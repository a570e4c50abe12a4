//! What erasing does and did.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    ids::{CommunityId, RecordId},
    journal::{Kind, Part},
    record::Touched,
};

/// What would go, and what would stay.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ErasePreview {
    /// The record.
    pub record: Touched,
    /// What goes.
    pub goes: Vec<Counted>,
    /// What stays, as sentences.
    pub stays: Vec<String>,
    /// Texts in which the name or title stands: they stay, and have to be changed by hand.
    pub mentions: Vec<Mention>,
    /// Why it cannot be erased now, and what to do; none where it can.
    pub blocked: Option<String>,
}

/// So many of something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Counted {
    /// Of what, in the plural, such as "lines of registers".
    pub what: String,
    /// How many.
    pub count: u32,
}

/// A text in which a name stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Mention {
    /// The part that holds it.
    pub part: Part,
    /// Kind of record.
    pub kind: Kind,
    /// The record.
    pub id: RecordId,
    /// Its community.
    pub community: CommunityId,
    /// What it is called.
    pub title: String,
    /// Where in it, such as "notes".
    pub place: String,
}

/// A backup that exists.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OlderBackup {
    /// What it is called.
    pub name: String,
    /// When it was made, in UTC (RFC 3339).
    #[ts(type = "string")]
    pub made_at: jiff::Timestamp,
}

/// What erasing did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Erased {
    /// Records that are gone.
    pub records: u32,
    /// Whether the pages of the database were written anew, so that no page holds a trace. If not, this is done at
    /// the next opening.
    pub rewritten: bool,
    /// Backups that still hold what was erased, newest first. From a backup nothing can be erased: delete it, or let
    /// it run out.
    pub held_by: Vec<OlderBackup>,
    /// What to do now, as a sentence.
    pub advice: String,
}

/// Something that was erased: no name, no content.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Erasure {
    /// What it was.
    pub part: Part,
    /// When, in UTC (RFC 3339).
    #[ts(type = "string")]
    pub at: jiff::Timestamp,
    /// By whom, by the name of today; empty with the recovery key.
    pub by: String,
}
