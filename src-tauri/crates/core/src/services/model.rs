//! Local services that meet the client group (domain C1).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    ids::{CommunityId, ServiceId},
    record::Stamp,
};

/// A service as stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Service {
    /// Identifier.
    pub id: ServiceId,
    /// The community on whose map it is.
    pub community: CommunityId,
    /// Version, who, when.
    #[serde(flatten)]
    pub stamp: Stamp,
    /// What the facilitator edits.
    #[serde(flatten)]
    pub details: ServiceDetails,
}

/// What the facilitator enters about a service.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct ServiceDetails {
    /// Name, required.
    pub name: String,
    /// Organisation that runs it.
    pub organisation: String,
    /// Sector.
    pub sector: Sector,
    /// Discipline, such as housing or probation.
    pub discipline: String,
    /// What it offers.
    pub offers: String,
    /// Whom to ask for.
    pub contact_name: String,
    /// E-mail address.
    pub email: String,
    /// Telephone number, as written.
    pub phone: String,
    /// Strength of the present link.
    pub link: LinkStrength,
    /// Whether it is wanted in the community.
    pub wanted: Wanted,
}

/// Sector of a service.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Sector {
    /// Health.
    Health,
    /// Housing.
    Housing,
    /// Criminal justice.
    CriminalJustice,
    /// Social care.
    SocialCare,
    /// Voluntary sector.
    #[default]
    Voluntary,
    /// Any other.
    Other,
}

/// Strength of the link that the host has with a service (domain C1).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum LinkStrength {
    /// No link yet.
    #[default]
    None,
    /// Weak.
    Weak,
    /// Strong.
    Strong,
}

/// Whether a service is wanted in the community (domain C1).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Wanted {
    /// Yes.
    #[default]
    Yes,
    /// No.
    No,
    /// Later.
    Later,
}
