//! Facilitators and the roles that they hold.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use crate::{
    ids::{CommunityId, FacilitatorId},
    record::Stamp,
};

/// Somebody who works with the vault, or holds a role in it, as stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Facilitator {
    /// Identifier.
    pub id: FacilitatorId,
    /// Version, who, when.
    #[serde(flatten)]
    pub stamp: Stamp,
    /// The key slot of the vault that is theirs; none for somebody who cannot open it.
    #[ts(type = "string | null")]
    pub slot: Option<Uuid>,
    /// What is edited.
    #[serde(flatten)]
    pub details: FacilitatorDetails,
}

/// What is entered about a facilitator.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct FacilitatorDetails {
    /// Name, required, at most 120 characters; no two have the same.
    pub name: String,
    /// E-mail address; empty where it is not known.
    pub email: String,
    /// Roles held, now and before.
    pub roles: Vec<RoleHeld>,
}

/// A role over a time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RoleHeld {
    /// The role.
    pub role: FacilitatorRole,
    /// In which community; in all where none.
    #[serde(default)]
    pub community: Option<CommunityId>,
    /// First day.
    #[ts(type = "string")]
    pub from: jiff::civil::Date,
    /// Last day; none while it lasts.
    #[serde(default)]
    #[ts(type = "string | null")]
    pub until: Option<jiff::civil::Date>,
}

impl RoleHeld {
    /// Whether it is held on a day.
    pub fn holds_on(&self, day: jiff::civil::Date) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }
}

/// What somebody does for a community (domain B).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum FacilitatorRole {
    /// Does nearly all of the work.
    #[default]
    Facilitator,
    /// Helps with it (domain B1).
    CoFacilitator,
    /// Brings summaries of evidence (domain B4).
    KnowledgeBroker,
    /// Takes what can be delegated (domain B3).
    Administrator,
}

impl FacilitatorRole {
    /// The word for it inside a sentence.
    pub fn word(self) -> &'static str {
        match self {
            Self::Facilitator => "facilitator",
            Self::CoFacilitator => "co-facilitator",
            Self::KnowledgeBroker => "knowledge broker",
            Self::Administrator => "administrator",
        }
    }
}

/// Handing a role over to another person (domain B5).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HandOver {
    /// Which role.
    pub role: FacilitatorRole,
    /// Who holds it.
    pub from: FacilitatorId,
    /// Who takes it.
    pub to: FacilitatorId,
    /// First day of the new person; the role of the other ends the day before.
    #[ts(type = "string")]
    pub on: jiff::civil::Date,
    /// In which community; in all where none.
    #[serde(default)]
    pub community: Option<CommunityId>,
}

/// One line of who held which role, when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RoleLine {
    /// Who.
    pub facilitator: FacilitatorId,
    /// Name.
    pub name: String,
    /// What, where and when.
    #[serde(flatten)]
    pub held: RoleHeld,
    /// Whether it is held today.
    pub now: bool,
}
