//! What a printed case study needs, with every name resolved (domain E13).

use jiff::civil::Date;

use super::{CaseKind, CaseState, Release};
use crate::{ids::EvidenceId, text::RichText};

/// A case study ready to be set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseReport {
    /// Community's name.
    pub community: String,
    /// Mark in the header, never empty.
    pub confidentiality: String,
    /// Language of the text (BCP 47).
    pub language: String,
    /// Number of the case in its community.
    pub number: u16,
    /// Title.
    pub title: String,
    /// Presenter's name; may be empty.
    pub presenter: String,
    /// Presenter's role; may be empty.
    pub presenter_role: String,
    /// Kind.
    pub kind: Option<CaseKind>,
    /// Disciplines represented.
    pub disciplines: Vec<String>,
    /// Day of the meeting at which it is or was presented.
    pub presented_on: Option<Date>,
    /// How far it has come: a draft says so in print.
    pub state: CaseState,
    /// Row version, as the version of the document.
    pub version: u32,
    /// Day on which the document is made.
    pub made_on: Date,
    /// Sections that print: shown and not empty, in order.
    pub sections: Vec<SectionReport>,
    /// References; the first is note 1.
    pub references: Vec<ReferenceReport>,
    /// Whether it may be handed out.
    pub release: Release,
}

/// One printed section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionReport {
    /// Heading.
    pub heading: String,
    /// Text.
    pub body: RichText,
}

/// One numbered reference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReferenceReport {
    /// The item that notes in the text point at.
    pub id: EvidenceId,
    /// The reference as one line: authors (year) title. source.
    pub citation: String,
    /// Address on the web; may be empty.
    pub url: String,
}
