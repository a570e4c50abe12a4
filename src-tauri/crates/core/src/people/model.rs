//! People: members, those on their way, and contacts (domain C3, C4).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    ids::{CommunityId, PersonId, ServiceId},
    record::Stamp,
};

/// A person as stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Person {
    /// Identifier.
    pub id: PersonId,
    /// The community.
    pub community: CommunityId,
    /// Version, who, when.
    #[serde(flatten)]
    pub stamp: Stamp,
    /// Name of the service, resolved for lists; empty where there is none.
    pub service_name: String,
    /// What the facilitator edits.
    #[serde(flatten)]
    pub details: PersonDetails,
}

/// What the facilitator enters about a person.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct PersonDetails {
    /// Name in any script, required, at most 120 characters.
    pub name: String,
    /// Job title or role.
    pub role: String,
    /// Profession or discipline.
    pub discipline: String,
    /// The service that the person works in.
    pub service: Option<ServiceId>,
    /// In which capacity the person takes part.
    pub kind: PersonKind,
    /// E-mail address; needed for an invitation.
    pub email: String,
    /// Telephone number, as written.
    pub phone: String,
    /// How the person likes to be contacted.
    pub preferred_contact: PreferredContact,
    /// How the person was found.
    pub how_found: HowFound,
    /// Who suggested the person, where another member did.
    pub suggested_by: Option<PersonId>,
    /// Access needs.
    pub access_needs: String,
    /// Dietary needs.
    pub dietary_needs: String,
    /// Wants documents in large print.
    pub large_print: bool,
    /// How far the person has come.
    pub stage: PersonStage,
    /// Facilitator's notes.
    pub notes: String,
}

/// In which capacity a person takes part (domain C4).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum PersonKind {
    /// Front-line practitioner.
    #[default]
    FrontLine,
    /// Practitioner manager.
    PractitionerManager,
    /// Expert by experience: a former, not current, user of services (domain C7).
    ExpertByExperience,
    /// Knowledge broker (domain B4).
    KnowledgeBroker,
}

/// How a person likes to be contacted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum PreferredContact {
    /// E-mail.
    #[default]
    Email,
    /// Telephone.
    Phone,
    /// Text message.
    Text,
    /// Post.
    Post,
}

/// How a person was found (domain C4).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum HowFound {
    /// From the map of services.
    Map,
    /// Another member's suggestion.
    Suggestion,
    /// Own network.
    #[default]
    OwnNetwork,
}

/// The recruitment pipeline (domain C3).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum PersonStage {
    /// Identified.
    #[default]
    Identified,
    /// Approached.
    Approached,
    /// Manager agreed.
    ManagerAgreed,
    /// Inducted.
    Inducted,
    /// Member.
    Member,
    /// Declined.
    Declined,
    /// On hold.
    OnHold,
    /// Left.
    Left,
}
