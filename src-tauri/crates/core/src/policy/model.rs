//! Policy issues (domain E10).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    ids::{CaseId, CommunityId, MeetingId, PolicyId},
    record::Stamp,
    text::RichText,
};

/// An issue as stored. It holds no name of a case or meeting, only ids: what is erased there leaves nothing here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PolicyIssue {
    /// Identifier.
    pub id: PolicyId,
    /// The community.
    pub community: CommunityId,
    /// Version, who, when.
    #[serde(flatten)]
    pub stamp: Stamp,
    /// What the facilitator edits.
    #[serde(flatten)]
    pub details: PolicyDetails,
}

/// What the facilitator enters about an issue.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct PolicyDetails {
    /// What ought to change, in one line, required, at most 200 characters.
    pub title: String,
    /// Who could change it.
    pub level: PolicyLevel,
    /// How far it has come.
    pub status: PolicyStatus,
    /// When it was noted; the day of entry where none is given.
    #[ts(type = "string | null")]
    pub noted_on: Option<jiff::civil::Date>,
    /// What has changed, or why it was set aside.
    pub outcome: String,
    /// The cases in which it came up, deleted ones too. Sorted, each once.
    pub cases: Vec<CaseId>,
    /// The meetings at which it came up, deleted ones too. Sorted, each once.
    pub meetings: Vec<MeetingId>,
    /// Who was told, as entered.
    pub told: Vec<Told>,
    /// What happens now.
    pub happens: RichText,
    /// What would help.
    pub helps: RichText,
}

/// Who could change it (domain E1: "issues for local policy, commissioning or campaigning").
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS,
)]
#[serde(rename_all = "camelCase")]
pub enum PolicyLevel {
    /// Local policy and practice: the agencies themselves.
    #[default]
    Local,
    /// Those who commission services.
    Commissioning,
    /// National policy: a matter for campaigning.
    National,
}

/// How far an issue has come.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS,
)]
#[serde(rename_all = "camelCase")]
pub enum PolicyStatus {
    /// The community has noted it.
    #[default]
    Noted,
    /// Somebody outside was told.
    Raised,
    /// Somebody who was told has answered.
    Answered,
    /// What ought to change has changed.
    Changed,
    /// It is not pursued, for a reason.
    SetAside,
}

/// That somebody outside was told.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct Told {
    /// The body or person, required. It is printed in the briefing.
    pub whom: String,
    /// When, required.
    #[ts(type = "string | null")]
    pub on: Option<jiff::civil::Date>,
    /// Who told them; never printed in the briefing.
    pub by: String,
    /// By which way.
    pub how: ToldHow,
    /// What they answered; empty while they have not.
    pub answer: String,
    /// When to come back to them; none where that is not planned, or done.
    #[ts(type = "string | null")]
    pub come_back: Option<jiff::civil::Date>,
}

/// By which way somebody was told.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS,
)]
#[serde(rename_all = "camelCase")]
pub enum ToldHow {
    /// E-mail.
    #[default]
    Email,
    /// Letter.
    Letter,
    /// By word of mouth, at a meeting of theirs or ours.
    Meeting,
    /// Telephone.
    Phone,
    /// The briefing that Copse prints.
    Briefing,
    /// An answer to a consultation.
    Consultation,
}

/// An issue in the register, without its texts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PolicyLine {
    /// Identifier.
    pub id: PolicyId,
    /// The community.
    pub community: CommunityId,
    /// Version, who, when.
    #[serde(flatten)]
    pub stamp: Stamp,
    /// What ought to change.
    pub title: String,
    /// Who could change it.
    pub level: PolicyLevel,
    /// How far it has come.
    pub status: PolicyStatus,
    /// When it was noted.
    #[ts(type = "string")]
    pub noted_on: jiff::civil::Date,
    /// Since when it was seen: the first of its day and of its meetings.
    #[ts(type = "string")]
    pub since: jiff::civil::Date,
    /// The cases in which it came up, without those in the bin.
    pub cases: Vec<CaseId>,
    /// The meetings at which it came up, without those in the bin.
    pub meetings: Vec<MeetingId>,
    /// Who was told, each once, in the order in which they were entered.
    pub told: Vec<String>,
    /// The first day on which to come back to somebody; none where nothing is open.
    #[ts(type = "string | null")]
    pub come_back: Option<jiff::civil::Date>,
    /// That day is over.
    pub overdue: bool,
    /// What has changed, or why it was set aside.
    pub outcome: String,
    /// The status that comes next; none where there is none.
    pub next: Option<PolicyStatus>,
    /// What is missing for it, as sentences.
    pub missing: Vec<String>,
}

/// What a briefing can be made of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BriefingOffer {
    /// The introduction, from the community's settings; it can be changed.
    pub introduction: String,
    /// All issues.
    pub issues: Vec<PolicyLine>,
    /// Those that go into a briefing where nobody chooses: noted and raised ones.
    pub chosen: Vec<PolicyId>,
}
