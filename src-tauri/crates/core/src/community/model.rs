//! A community of practice and its settings (domain A4, A5).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{ids::CommunityId, record::Stamp};

/// A community as stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Community {
    /// Identifier.
    pub id: CommunityId,
    /// Version, who, when.
    #[serde(flatten)]
    pub stamp: Stamp,
    /// True for the sample community (domain H10): marked on every screen, removed in one step.
    pub sample: bool,
    /// What the facilitator edits.
    #[serde(flatten)]
    pub details: CommunityDetails,
}

/// What the facilitator enters about a community.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct CommunityDetails {
    /// Name, required, at most 120 characters.
    pub name: String,
    /// The shared area of practice, such as dual diagnosis.
    pub area_of_practice: String,
    /// Why the community exists.
    pub purpose: String,
    /// Its objectives, one each.
    pub objectives: Vec<String>,
    /// Host organisations, one or several.
    pub hosts: Vec<String>,
    /// Where it works.
    pub locality: String,
    /// Facilitator's name, as it stands in letters and invitations.
    pub facilitator: String,
    /// Facilitator's e-mail address: the sender of invitations (ORGANIZER).
    pub facilitator_email: String,
    /// Fewest members aimed at.
    pub size_least: Option<u16>,
    /// Most members aimed at; not less than `size_least`.
    pub size_most: Option<u16>,
    /// Meetings planned in a cycle, 1 to 60.
    pub meetings_planned: Option<u16>,
    /// How often it meets.
    pub rhythm: Rhythm,
    /// Share of meetings that a member is expected to attend, in per cent, 1 to 100.
    pub attendance_share: Option<u8>,
    /// Where the community is in its life.
    pub stage: CommunityStage,
    /// Mark in the header of documents; "Confidential: members only" where empty.
    pub confidentiality_mark: String,
    /// Colour of its documents as `#RRGGBB`; empty for Copse's own.
    #[serde(default)]
    pub accent: String,
}

/// How often a community meets (domain A5).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Rhythm {
    /// Every week.
    Weekly,
    /// Every two weeks.
    Fortnightly,
    /// Same weekday of the month each month, for example the third Thursday.
    #[default]
    Monthly,
    /// Every six weeks.
    SixWeekly,
    /// Same weekday of the month every third month.
    Quarterly,
}

/// Where a community is in its life (domain, "The life of a community").
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum CommunityStage {
    /// Are we ready to host one?
    #[default]
    Exploring,
    /// Finding members.
    Recruiting,
    /// Meeting.
    Meeting,
    /// Looking back.
    Reviewing,
    /// Over.
    Ended,
}
