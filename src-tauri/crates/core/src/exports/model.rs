//! The record of what left the program (domain E15).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ids::{CaseId, CommunityId, ExportId, MeetingId};

/// What was handed out, as told by who made the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ExportRecord {
    /// The community whose material it is.
    pub community: CommunityId,
    /// Kind of document.
    pub what: ExportKind,
    /// Name of the file without its folder.
    pub file_name: String,
    /// SHA-256 of the file, 64 hexadecimal digits in lower case.
    pub sha256: String,
    /// Why cases without permission were let through (domain E4).
    #[serde(default)]
    pub reason: Option<String>,
    /// The cases in it.
    #[serde(default)]
    pub cases: Vec<CaseId>,
    /// The meeting for which it was made.
    #[serde(default)]
    pub meeting: Option<MeetingId>,
}

/// Kinds of files that leave the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum ExportKind {
    /// A case study as PDF.
    CaseStudy,
    /// A case study as Markdown.
    CaseText,
    /// An agenda.
    Agenda,
    /// A meeting pack.
    Pack,
    /// Terms of reference.
    TermsOfReference,
    /// An invitation with its calendar entry and pack.
    Invitation,
}

/// An export as stored. It is never changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Export {
    /// Identifier.
    pub id: ExportId,
    /// When, in UTC (RFC 3339).
    #[ts(type = "string")]
    pub at: jiff::Timestamp,
    /// Who, as named at sign-in.
    pub by: String,
    /// What.
    #[serde(flatten)]
    pub record: ExportRecord,
}
