//! The record of what left the program (domain E15).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ids::{CaseId, CommunityId, ExportId, MeetingId, PersonId};

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
    /// What it was handed out for, in words; empty where nobody said.
    #[serde(default)]
    pub purpose: String,
    /// For whom, in words, such as "members of the community"; empty where nobody said.
    #[serde(default)]
    pub for_whom: String,
    /// The person whose data it is, or for whom it was made.
    #[serde(default)]
    pub person: Option<PersonId>,
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
    /// A sheet to sign in at a meeting.
    SignInSheet,
    /// A list of actions.
    Actions,
    /// Notes of a meeting.
    MeetingNotes,
    /// Attendance over all meetings.
    Attendance,
    /// Letters.
    Letters,
    /// A list as a spreadsheet or as comma-separated values.
    List,
    /// All that is held about a person.
    SubjectReport,
    /// How the data is protected, for the host's trustees.
    ProtectionSummary,
    /// The audit trail.
    AuditTrail,
    /// The register of exports.
    ExportRegister,
    /// A briefing on policy issues.
    Briefing,
}

impl ExportKind {
    /// What it is called in a list.
    pub fn label(self) -> &'static str {
        match self {
            Self::CaseStudy => "Case study",
            Self::CaseText => "Case study as text",
            Self::Agenda => "Agenda",
            Self::Pack => "Meeting pack",
            Self::TermsOfReference => "Terms of reference",
            Self::Invitation => "Invitation",
            Self::SignInSheet => "Sign-in sheet",
            Self::Actions => "Actions",
            Self::MeetingNotes => "Notes of a meeting",
            Self::Attendance => "Attendance",
            Self::Letters => "Letters",
            Self::List => "List",
            Self::SubjectReport => "A person’s data",
            Self::ProtectionSummary => "Data protection summary",
            Self::AuditTrail => "Audit trail",
            Self::ExportRegister => "Register of exports",
            Self::Briefing => "Briefing",
        }
    }
}

/// Which exports are wanted. The default is all.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct ExportFilter {
    /// Only of this community.
    pub community: Option<CommunityId>,
    /// Only of this kind.
    pub what: Option<ExportKind>,
    /// Only those whose maker's name contains this.
    pub by: String,
    /// Only those for somebody whose name contains this.
    pub for_whom: String,
    /// Only with this case.
    pub case: Option<CaseId>,
    /// Only for this meeting.
    pub meeting: Option<MeetingId>,
    /// Only of this person's data, or for them.
    pub person: Option<PersonId>,
    /// First day.
    #[ts(type = "string | null")]
    pub from: Option<jiff::civil::Date>,
    /// Last day.
    #[ts(type = "string | null")]
    pub to: Option<jiff::civil::Date>,
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
