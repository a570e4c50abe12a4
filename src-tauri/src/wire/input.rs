//! What the commands of the domain take. Several commands share a shape.

use copse_core::{
    cases::{CaseFull, SectionChange, SectionKind},
    community::CommunityDetails,
    ids::{CaseId, CommunityId, MeetingId, PersonId, SectionId, TermsId},
    meetings::{AgendaItem, Attendance, Reply},
    text::RichText,
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A command that needs nothing.
#[derive(Debug, Deserialize, TS)]
#[ts(type = "Record<string, never>")]
pub struct Nothing {}

/// A record by its identifier.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ById<I> {
    /// The record.
    pub id: I,
}

/// All of a kind in a community.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct InCommunity {
    /// The community.
    pub community: CommunityId,
}

/// A new record in a community.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct New<D> {
    /// The community.
    pub community: CommunityId,
    /// What was entered.
    pub details: D,
}

/// A change to a record.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Change<I, D> {
    /// The record.
    pub id: I,
    /// The version that was changed.
    pub version: u32,
    /// What was entered.
    pub details: D,
}

/// A new community.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NewCommunity {
    /// What was entered.
    pub details: CommunityDetails,
}

/// Which actions to list.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ActionListInput {
    /// The community.
    pub community: CommunityId,
    /// Leave out those that are done.
    pub open_only: bool,
}

/// A whole agenda, in its new order.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AgendaInput {
    /// The meeting.
    pub id: MeetingId,
    /// The meeting's version that was changed.
    pub version: u32,
    /// All items.
    pub items: Vec<AgendaItem>,
}

/// One line of a register.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RegisterInput {
    /// The meeting.
    pub id: MeetingId,
    /// Who.
    pub person: PersonId,
    /// Not a member: invited for this meeting.
    pub guest: bool,
    /// Reply to the invitation.
    pub reply: Reply,
    /// What the register says.
    pub attendance: Attendance,
}

/// New text of a draft of the terms of reference.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TermsUpdateInput {
    /// The draft.
    pub id: TermsId,
    /// The version that was changed.
    pub version: u32,
    /// The text.
    pub body: RichText,
}

/// A draft that comes into force.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TermsAdoptInput {
    /// The draft.
    pub id: TermsId,
    /// From which day.
    #[ts(type = "string")]
    pub on: Date,
}

/// A member's agreement.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TermsAgreeInput {
    /// The version of the terms.
    pub id: TermsId,
    /// Who.
    pub person: PersonId,
    /// When; none takes the agreement back.
    #[ts(type = "string | null")]
    pub on: Option<Date>,
}

/// A case that is to be handed out.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CaseReleaseInput {
    /// The case.
    pub id: CaseId,
    /// Why, although permission is not there.
    pub reason: Option<String>,
}

/// What an import made of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CaseImported {
    /// The case.
    pub case: CaseFull,
    /// What could not be read or placed, as sentences.
    pub problems: Vec<String>,
}

/// What a pause in typing saves.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SectionUpdateInput {
    /// The section.
    pub id: SectionId,
    /// The version that was changed.
    pub version: u32,
    /// Heading, shown or not, text.
    pub change: SectionChange,
}

/// A further section.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SectionAddInput {
    /// The case.
    pub case: CaseId,
    /// Heading as printed.
    pub heading: String,
    /// Which of the standard sections it is; the facilitator's own where none is given.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub kind: Option<SectionKind>,
}

/// A section that moves.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SectionMoveInput {
    /// The section.
    pub id: SectionId,
    /// Its new place among the sections of the case, from 0.
    pub to: u16,
}

/// Words to look for.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SearchInput {
    /// As typed.
    pub words: String,
    /// In which community; in all where none is given.
    pub community: Option<CommunityId>,
}
