//! Actions: what, who, by when, done (domain D11, E12).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    ids::{ActionId, CaseId, CommunityId, MeetingId, PersonId},
    record::Stamp,
};

/// An action as stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Action {
    /// Identifier.
    pub id: ActionId,
    /// The community.
    pub community: CommunityId,
    /// Version, who, when.
    #[serde(flatten)]
    pub stamp: Stamp,
    /// Owner's name, resolved; empty where nobody has it yet.
    pub owner_name: String,
    /// What the facilitator edits.
    #[serde(flatten)]
    pub details: ActionDetails,
}

/// What the facilitator enters about an action.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct ActionDetails {
    /// What is to be done, required.
    pub what: String,
    /// Who.
    pub owner: Option<PersonId>,
    /// By when.
    #[ts(type = "string | null")]
    pub due: Option<jiff::civil::Date>,
    /// When it was done.
    #[ts(type = "string | null")]
    pub done_on: Option<jiff::civil::Date>,
    /// The meeting at which it was agreed.
    pub meeting: Option<MeetingId>,
    /// The case from which it came.
    pub case: Option<CaseId>,
}
