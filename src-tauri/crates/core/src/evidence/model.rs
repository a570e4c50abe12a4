//! Items of evidence (domain F1, F2), referred to from case studies as numbered notes.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    ids::{CommunityId, EvidenceId},
    record::Stamp,
};

/// An item as stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Evidence {
    /// Identifier.
    pub id: EvidenceId,
    /// The community.
    pub community: CommunityId,
    /// Version, who, when.
    #[serde(flatten)]
    pub stamp: Stamp,
    /// What the facilitator edits.
    #[serde(flatten)]
    pub details: EvidenceDetails,
}

/// Bibliographic data and what it is worth.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct EvidenceDetails {
    /// Authors as they stand in a reference, such as "Cornes, M. and Manthorpe, J.".
    pub authors: String,
    /// Year, as written.
    pub year: String,
    /// Title, required, at most 1,000 characters.
    pub title: String,
    /// Journal, publisher, place, pages.
    pub source: String,
    /// Address on the web: http or https.
    pub url: String,
    /// What it says that matters here.
    pub summary: String,
}
