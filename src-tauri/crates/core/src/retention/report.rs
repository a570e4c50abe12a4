//! What is told to a person about their data, and to the host's trustees about all of it.

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{DataKind, RetentionRule};
use crate::{
    audit::{AuditCheck, AuditEntry},
    exports::Export,
    facilitators::RoleLine,
    meetings::{Attendance, Reply},
    people::Person,
    record::Touched,
};

/// All that is held about a person (UK GDPR Article 15). What is about somebody else is marked, to be redacted before
/// it is handed out (Article 15(4), Data Protection Act 2018, schedule 2, paragraph 16).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SubjectReport {
    /// Day on which it was made.
    #[ts(type = "string")]
    pub made_on: Date,
    /// Who made it.
    pub made_by: String,
    /// The community.
    pub community: String,
    /// Who answers for the data.
    pub hosts: Vec<String>,
    /// The record of the person, as stored.
    pub person: Person,
    /// What stands in the record, in words: each label with its value, without empty ones.
    pub facts: Vec<Fact>,
    /// Why it is held and how long.
    pub rule: RetentionRule,
    /// Registers in which the person stands, newest meeting first.
    pub registers: Vec<SubjectRegister>,
    /// Actions that are or were theirs.
    pub actions: Vec<SubjectAction>,
    /// Terms of reference to which they agreed.
    pub agreements: Vec<SubjectAgreement>,
    /// Cases that they presented.
    pub cases: Vec<SubjectCase>,
    /// Exports of their data, or made for them.
    pub exports: Vec<Export>,
    /// Texts in which their name stands: found by the name, so look at each before it is handed out.
    pub mentions: Vec<SubjectMention>,
    /// Changes of their record and of what belongs to it.
    pub changes: Vec<SubjectChange>,
    /// Entries of the audit trail about their record.
    pub audit: Vec<AuditEntry>,
}

/// A label with its value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Fact {
    /// Label.
    pub label: String,
    /// Value.
    pub value: String,
    /// Names somebody else: to be redacted.
    pub third_party: bool,
}

/// A line of a register about the person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SubjectRegister {
    /// Number of the meeting.
    pub number: u16,
    /// Day of the meeting.
    #[ts(type = "string")]
    pub date: Date,
    /// As a guest.
    pub guest: bool,
    /// Reply.
    pub reply: Reply,
    /// Attendance.
    pub attendance: Attendance,
}

/// An action of the person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SubjectAction {
    /// What. Free text: it may name somebody else.
    pub what: String,
    /// By when.
    #[ts(type = "string | null")]
    pub due: Option<Date>,
    /// When it was done.
    #[ts(type = "string | null")]
    pub done_on: Option<Date>,
    /// Whether the text names another person of the community.
    pub third_party: bool,
}

/// An agreement of the person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SubjectAgreement {
    /// Version of the terms of reference.
    pub number: u16,
    /// When.
    #[ts(type = "string")]
    pub on: Date,
}

/// A case that the person presented. The text of a case is about a client, not about the presenter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SubjectCase {
    /// Number.
    pub number: u16,
    /// Title: about the client, hence to be redacted.
    pub title: String,
    /// Presenter's name as printed.
    pub presenter_name: String,
    /// Presenter's role as printed.
    pub presenter_role: String,
    /// Always true.
    pub third_party: bool,
}

/// A place where the person's name stands in a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SubjectMention {
    /// The record.
    pub record: Touched,
    /// Where in it, such as "notes".
    pub place: String,
    /// Always true: such a text is about others as well.
    pub third_party: bool,
}

/// A change of what is held about the person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SubjectChange {
    /// When.
    #[ts(type = "string")]
    pub at: Timestamp,
    /// What, such as "Person changed".
    pub what: String,
    /// Who made it: somebody else, hence to be redacted.
    pub by: String,
    /// Always true.
    pub third_party: bool,
}

/// One page for the host's trustees on how the data is protected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ProtectionSummary {
    /// Day on which it was made.
    #[ts(type = "string")]
    pub made_on: Date,
    /// Who made it.
    pub made_by: String,
    /// Communities in the vault.
    pub communities: Vec<String>,
    /// Host organisations that answer for the data.
    pub hosts: Vec<String>,
    /// What the shell told.
    pub vault: ProtectionInput,
    /// How it is encrypted, as sentences.
    pub encryption: Vec<String>,
    /// Who holds which role.
    pub facilitators: Vec<RoleLine>,
    /// Why and how long each kind is kept.
    pub rules: Vec<RetentionRule>,
    /// How many records of each kind there are.
    pub records: Vec<DataCount>,
    /// Records that are due for review.
    pub due: u32,
    /// Records in the bin.
    pub in_bin: u32,
    /// Records that were erased for good.
    pub erased: u32,
    /// Exports in the last twelve months.
    pub exports_last_year: u32,
    /// What a check of the whole audit trail found.
    pub audit: AuditCheck,
}

/// How many records of a kind there are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DataCount {
    /// The kind of data.
    pub kind: DataKind,
    /// What it is called.
    pub label: String,
    /// How many.
    pub count: u32,
}

/// What core cannot know of the vault by itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ProtectionInput {
    /// Where the vault is, in words that can be printed.
    pub place: String,
    /// Ways in.
    pub slots: Vec<SlotFact>,
    /// When the newest verified backup was made.
    #[ts(type = "string | null")]
    pub backup_verified_at: Option<Timestamp>,
    /// Where backups are, in words that can be printed.
    pub backup_places: Vec<String>,
    /// Idle minutes after which the vault locks itself.
    pub locks_after_minutes: u16,
}

/// A way into the vault.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SlotFact {
    /// Of which kind.
    pub kind: SlotWord,
    /// Since when.
    #[ts(type = "string")]
    pub created: Timestamp,
}

/// Kinds of ways into the vault.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum SlotWord {
    /// A passphrase.
    Passphrase,
    /// The printed recovery key.
    Recovery,
    /// The system's keychain.
    Keychain,
    /// Of a newer version of Copse.
    Other,
}
