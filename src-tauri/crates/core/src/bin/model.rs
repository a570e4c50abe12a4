//! What is in the bin.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    ids::{CommunityId, RecordId},
    journal::{Kind, Part},
};

/// Days that a deleted record stays in the bin.
pub const BIN_DAYS: u16 = 30;

/// A deleted record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BinEntry {
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
    /// When it was deleted, in UTC (RFC 3339).
    #[ts(type = "string")]
    pub deleted_at: jiff::Timestamp,
    /// By whom, as named at sign-in.
    pub deleted_by: String,
    /// Days until it leaves the bin; 0 where it is due.
    pub days_left: u16,
    /// The day on which it leaves the bin.
    #[ts(type = "string")]
    pub goes_on: jiff::civil::Date,
}

/// What emptying the bin did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BinEmptied {
    /// Records that are gone.
    pub records: u32,
    /// Records that stay although their time is over, because something else still needs them.
    pub kept: u32,
}
