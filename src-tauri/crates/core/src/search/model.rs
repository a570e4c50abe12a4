//! What a search finds (domain E9).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ids::{CommunityId, RecordId};

/// One record that a search found, at the place that fits best.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SearchHit {
    /// What kind of record it is.
    pub kind: SearchKind,
    /// The record.
    pub id: RecordId,
    /// Its community.
    pub community: CommunityId,
    /// Title of the record.
    pub title: String,
    /// Heading of the section in which the words stand; empty where they stand in the title.
    pub heading: String,
    /// The words in their surroundings; U+0002 stands before a hit and U+0003 after it.
    pub snippet: String,
}

/// Kinds of records that can be searched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum SearchKind {
    /// A case study.
    Case,
    /// A policy issue.
    Policy,
}
