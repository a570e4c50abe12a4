//! Entries of the audit trail, how they are looked for, and what a check finds.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    ids::{FacilitatorId, RecordId},
    journal::{Kind, Part},
};

/// One entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AuditEntry {
    /// Grows by 1 with each entry.
    pub number: u32,
    /// When, in UTC (RFC 3339).
    #[ts(type = "string")]
    pub at: jiff::Timestamp,
    /// What was done, as one word: the name of an operation or of an event of the vault.
    pub event: String,
    /// The same for people, such as "Person changed".
    pub what: String,
    /// The part of a record that it is about; none for an event of the vault.
    pub part: Option<Part>,
    /// The kind of record.
    pub kind: Option<Kind>,
    /// The record, or the key slot of an event of the vault.
    pub record: Option<RecordId>,
    /// What the record is called now; empty where it is gone.
    pub title: String,
    /// The facilitator; none with the recovery key.
    pub facilitator: Option<FacilitatorId>,
    /// Who, by the name of today.
    pub who: String,
}

/// Which entries are wanted. The default is all.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct AuditFilter {
    /// Only this event.
    pub event: Option<String>,
    /// Only this kind of record.
    pub kind: Option<Kind>,
    /// Only this record; for a case, its sections too.
    pub record: Option<RecordId>,
    /// Only what this facilitator did.
    pub facilitator: Option<FacilitatorId>,
    /// Only what was done with the recovery key.
    pub recovery_key: bool,
    /// First day.
    #[ts(type = "string | null")]
    pub from: Option<jiff::civil::Date>,
    /// Last day.
    #[ts(type = "string | null")]
    pub to: Option<jiff::civil::Date>,
    /// Page, from 0.
    pub page: u32,
    /// Entries on a page: 50 where 0, at most 1,000.
    pub page_size: u32,
}

/// A page of entries, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AuditPage {
    /// The entries of this page.
    pub entries: Vec<AuditEntry>,
    /// Entries on all pages.
    pub total: u32,
    /// This page, from 0.
    pub page: u32,
    /// Pages; at least 1.
    pub pages: u32,
}

/// What a check of the audit trail found.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AuditCheck {
    /// Whether nothing is missing or changed in what was checked.
    pub whole: bool,
    /// Entries that were checked and are whole.
    pub checked: u32,
    /// Number of the newest entry.
    pub entries: u32,
    /// Number of the first entry that is missing or was changed.
    pub broken_at: Option<u32>,
    /// What is wrong, as a sentence.
    pub problem: Option<String>,
}
