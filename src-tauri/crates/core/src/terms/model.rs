//! Terms of reference and ground rules, in versions (domain D6).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    ids::{CommunityId, PersonId, TermsId},
    record::Stamp,
    text::RichText,
};

/// One version of the terms of reference.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Terms {
    /// Identifier.
    pub id: TermsId,
    /// The community.
    pub community: CommunityId,
    /// Version, who, when.
    #[serde(flatten)]
    pub stamp: Stamp,
    /// Number of this version of the terms, from 1.
    pub number: u16,
    /// The text.
    pub body: RichText,
    /// Day from which it holds; none while it is a draft. An adopted version is not edited: a new one is begun.
    #[ts(type = "string | null")]
    pub adopted_on: Option<jiff::civil::Date>,
    /// Who has agreed, and when.
    pub agreements: Vec<Agreement>,
    /// Members who have not agreed to it yet, by name; empty for a draft, to which nobody can agree yet.
    pub not_agreed: Vec<NotAgreed>,
}

/// A person's agreement to a version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Agreement {
    /// Who.
    pub person: PersonId,
    /// Name, resolved.
    pub name: String,
    /// When.
    #[ts(type = "string")]
    pub on: jiff::civil::Date,
}

/// A member who has not agreed yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NotAgreed {
    /// Who.
    pub person: PersonId,
    /// Name, resolved.
    pub name: String,
}
