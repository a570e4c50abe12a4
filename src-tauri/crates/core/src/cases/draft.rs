//! A case that comes from outside, before it is stored.

use super::{CaseDetails, SectionKind};
use crate::{evidence::EvidenceDetails, ids::EvidenceId, text::Block};

/// A case as an importer read it. Nothing that was in the source is missing from it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CaseDraft {
    /// Details; what could not be placed is in `kept`.
    pub details: CaseDetails,
    /// Sections in the order of the source.
    pub sections: Vec<DraftSection>,
    /// Notes that the sections refer to.
    pub notes: Vec<DraftNote>,
    /// What the importer could not read or place, as sentences.
    pub problems: Vec<String>,
}

/// One section of a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftSection {
    /// Standard section, or [`SectionKind::Own`].
    pub kind: SectionKind,
    /// Heading as it stood in the source.
    pub heading: String,
    /// Text.
    pub blocks: Vec<Block>,
}

/// One note of a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftNote {
    /// Temporary identifier, used by the notes in the blocks; a stored item gets its own.
    pub id: EvidenceId,
    /// What the note says.
    pub details: EvidenceDetails,
}
