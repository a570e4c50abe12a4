//! Case studies (domain E1, E3, E4, E7). The client is never named.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    evidence::Evidence,
    ids::{CaseId, CommunityId, MeetingId, PersonId, SectionId},
    record::Stamp,
    text::RichText,
};

/// A case as stored, without its text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Case {
    /// Identifier.
    pub id: CaseId,
    /// The community.
    pub community: CommunityId,
    /// Version, who, when.
    #[serde(flatten)]
    pub stamp: Stamp,
    /// Number in the community, from 1.
    pub number: u16,
    /// What the facilitator edits.
    #[serde(flatten)]
    pub details: CaseDetails,
}

/// What the facilitator enters about a case, beside its sections.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct CaseDetails {
    /// Title, required, at most 200 characters.
    pub title: String,
    /// The member who brings the case.
    pub presenter: Option<PersonId>,
    /// Presenter's name as printed; taken from the person where one is chosen.
    pub presenter_name: String,
    /// Presenter's role as printed.
    pub presenter_role: String,
    /// Kind of case (domain E3); none while it is not decided.
    pub kind: Option<CaseKind>,
    /// Disciplines represented at the meeting.
    pub disciplines: Vec<String>,
    /// Client's permission (domain E4).
    pub permission: Permission,
    /// The meeting at which it is or was presented.
    pub meeting: Option<MeetingId>,
    /// State (domain E7).
    pub state: CaseState,
    /// Values of an import that Copse could not place: kept, shown, never printed.
    pub kept: Vec<KeptValue>,
}

/// A value of an import that has no place of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct KeptValue {
    /// Name of the field in the import.
    pub field: String,
    /// Its value, as written.
    pub value: String,
}

/// Kind of case (domain E3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum CaseKind {
    /// Going badly.
    Difficult,
    /// Gone well.
    Positive,
    /// Closed.
    Closed,
}

/// Client's permission (domain E4).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct Permission {
    /// What was said.
    pub state: PermissionState,
    /// On which day.
    #[ts(type = "string | null")]
    pub on: Option<jiff::civil::Date>,
    /// How: in writing, spoken, to whom.
    pub how: String,
    /// For what use.
    pub purpose: String,
    /// Until when; open-ended where none.
    #[ts(type = "string | null")]
    pub until: Option<jiff::civil::Date>,
}

/// What the client said (domain E4).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum PermissionState {
    /// Not asked yet.
    #[default]
    NotAsked,
    /// Asked, no answer yet.
    Asked,
    /// Given.
    Given,
    /// Refused.
    Refused,
    /// Given and taken back.
    Withdrawn,
}

/// State of a case (domain E7).
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS,
)]
#[serde(rename_all = "camelCase")]
pub enum CaseState {
    /// Being written.
    #[default]
    Draft,
    /// Checked for what may identify the client.
    Checked,
    /// Presented at a meeting.
    Presented,
    /// Written up after the meeting.
    WrittenUp,
    /// "What happened next" was reported.
    FedBack,
    /// Closed.
    Closed,
}

/// One section of the write-up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CaseSection {
    /// Identifier.
    pub id: SectionId,
    /// Version, who, when.
    #[serde(flatten)]
    pub stamp: Stamp,
    /// Which of the standard sections it is.
    pub kind: SectionKind,
    /// Heading as printed.
    pub heading: String,
    /// Whether it is printed. An empty section is not printed either way.
    pub shown: bool,
    /// The text.
    pub body: RichText,
}

/// What the facilitator changes about a section: what a pause in typing saves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SectionChange {
    /// Heading as printed, required, at most 200 characters.
    pub heading: String,
    /// Whether it is printed.
    pub shown: bool,
    /// The text.
    pub body: RichText,
}

/// A case that is let through without permission, and why (domain E4).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CaseOverride {
    /// The case.
    pub case: CaseId,
    /// Why it is let through; recorded with the export.
    pub reason: String,
}

/// The sections of a write-up (domain E1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum SectionKind {
    /// What the case is about, in a sentence or two.
    Focus,
    /// History.
    History,
    /// Current circumstances.
    Circumstances,
    /// The presentation where it is not split up.
    Presentation,
    /// Discussion.
    Discussion,
    /// Ideas.
    Ideas,
    /// Next steps and practical actions.
    NextSteps,
    /// What happened next, reported at a later meeting.
    WhatHappenedNext,
    /// Learning for improved practice.
    Learning,
    /// Issues for local policy, commissioning or campaigning.
    Policy,
    /// Overview of the research evidence.
    Evidence,
    /// Evaluation.
    Evaluation,
    /// A section of the facilitator's own.
    Own,
}

/// A case with its sections and its references in the order of their numbers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CaseFull {
    /// The case.
    pub case: Case,
    /// All sections, shown or not, in order.
    pub sections: Vec<CaseSection>,
    /// Evidence that the text refers to; the first is note 1.
    pub references: Vec<Evidence>,
    /// What is missing before the next state (domain E7), as sentences.
    pub missing: Vec<String>,
    /// Whether it may be handed out today.
    pub release: Release,
}

/// One line of the list of cases.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CaseRow {
    /// The case.
    #[serde(flatten)]
    pub case: Case,
    /// Words in all sections.
    pub words: u32,
    /// Sections with text.
    pub sections_written: u16,
    /// Whether it may be handed out today.
    pub release: Release,
}

/// A case on an agenda, and whether it may go into the pack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CaseForPack {
    /// The case.
    pub id: CaseId,
    /// Number.
    pub number: u16,
    /// Title.
    pub title: String,
    /// Whether it may be handed out today.
    pub release: Release,
}

/// Whether a case may be handed out (domain E4).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "verdict", rename_all = "camelCase")]
pub enum Release {
    /// Permission is there.
    Free,
    /// Not without a reason, which is recorded: nobody has asked yet, no answer yet, or it ran out.
    NeedsReason {
        /// Why, as a sentence.
        why: String,
    },
    /// Not at all: refused or withdrawn.
    Stopped {
        /// Why, as a sentence.
        why: String,
    },
}
