//! Rules for keeping data, what is due, and what was decided.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    erasure::Erased,
    ids::{CommunityId, RecordId},
    journal::{Kind, Part},
    record::{RecordRef, Touched},
};

/// The kinds of data that have a rule of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum DataKind {
    /// Members, and those who were.
    Member,
    /// Experts by experience: that they used services is about their health.
    ExpertByExperience,
    /// People who were found or approached and did not become members.
    NotJoined,
    /// Services, with whom to ask for.
    Service,
    /// Meetings with register and notes.
    Meeting,
    /// Actions.
    Action,
    /// Case studies.
    Case,
    /// Terms of reference, and who agreed to them.
    Terms,
    /// Items of evidence.
    Evidence,
    /// Facilitators and the roles that they held.
    Facilitator,
    /// The register of exports.
    Export,
    /// The audit trail.
    Audit,
    /// Policy issues, and who was told of them.
    Policy,
}

/// Why and how long a kind of data is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RetentionRule {
    /// The kind of data.
    pub kind: DataKind,
    /// What it is called.
    pub label: String,
    /// What it holds.
    pub holds: String,
    /// From when the months count, such as "after the person left".
    pub starts: String,
    /// What can be changed.
    #[serde(flatten)]
    pub details: RetentionDetails,
    /// Whether it differs from what Copse suggests.
    pub changed: bool,
    /// Row version; 0 while it was never changed.
    pub version: u32,
}

/// What can be changed about a rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RetentionDetails {
    /// Why it is kept: the purpose (UK GDPR Article 5(1)(b)).
    pub why: String,
    /// Lawful basis (UK GDPR Article 6, and 9 where the data is of a special category).
    pub basis: String,
    /// Months until it is due for review, 1 to 600; none where it is not reviewed by itself.
    pub months: Option<u16>,
}

/// A record that is due for review. Nothing is ever deleted by itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RetentionDue {
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
    /// The rule that it falls under.
    pub data: DataKind,
    /// The day from which the months count.
    #[ts(type = "string")]
    pub since: jiff::civil::Date,
    /// The day from which it is due.
    #[ts(type = "string")]
    pub due: jiff::civil::Date,
    /// Why it is due, as a sentence.
    pub why: String,
}

/// What is decided about a record that is due.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "type", rename_all = "camelCase")]
pub enum Decision {
    /// Erased for good.
    Destroy,
    /// Kept until a day, and then due again.
    KeepUntil {
        /// The last day on which it is not due.
        #[ts(type = "string")]
        until: jiff::civil::Date,
        /// Why.
        reason: String,
    },
    /// Kept for good.
    KeepForGood {
        /// Why.
        reason: String,
    },
}

/// A decision to be made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RetentionDecide {
    /// About which record.
    pub record: RecordRef,
    /// What.
    pub decision: Decision,
}

/// A decision that was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RetentionEntry {
    /// About which record; without a title where it was destroyed.
    pub record: Touched,
    /// What.
    pub decision: Decision,
    /// When, in UTC (RFC 3339).
    #[ts(type = "string")]
    pub at: jiff::Timestamp,
    /// Who, as named at sign-in.
    pub by: String,
}

/// What a decision gave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RetentionDecided {
    /// The decision.
    pub entry: RetentionEntry,
    /// What was erased, where it was to destroy.
    pub erased: Option<Erased>,
}
