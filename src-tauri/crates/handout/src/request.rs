//! What can be asked for.

use copse_core::{
    cases::CaseOverride,
    ids::{CaseId, CommunityId, MeetingId, PersonId, PolicyId, TermsId},
    letters::LetterKind,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What is to be made.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum DocumentRequest {
    /// One case study.
    CaseStudy {
        /// The case.
        case: CaseId,
        /// Why it goes out although permission is not there (domain E4).
        reason: Option<String>,
    },
    /// The agenda of a meeting.
    Agenda {
        /// The meeting.
        meeting: MeetingId,
    },
    /// Everything for a meeting in one file (domain D8).
    Pack {
        /// The meeting.
        meeting: MeetingId,
        /// Cases that go out although permission is not there.
        reasons: Vec<CaseOverride>,
    },
    /// Terms of reference with a signature sheet.
    TermsOfReference {
        /// Which version.
        terms: TermsId,
    },
    /// A sheet to sign in at a meeting (domain D9).
    SignInSheet {
        /// The meeting.
        meeting: MeetingId,
    },
    /// All actions of a community.
    Actions {
        /// The community.
        community: CommunityId,
    },
    /// Notes of a meeting (domain D11).
    MeetingNotes {
        /// The meeting.
        meeting: MeetingId,
    },
    /// Attendance over all meetings, as figure and table.
    Attendance {
        /// The community.
        community: CommunityId,
    },
    /// A briefing on policy issues (domain E10).
    Briefing {
        /// The community.
        community: CommunityId,
        /// Which issues; noted and raised ones where none is given.
        issues: Option<Vec<PolicyId>>,
        /// What the community is; from its settings where none is given.
        introduction: Option<String>,
    },
    /// One letter for each of some people (domain C14).
    Letters {
        /// The community.
        community: CommunityId,
        /// Which letter.
        template: LetterKind,
        /// To whom.
        people: Vec<PersonId>,
        /// The meeting of which it speaks; where none is named, the next one, or after a missed meeting the last one.
        meeting: Option<MeetingId>,
    },
    /// All that is held about a person (domain H5).
    SubjectReport {
        /// The person.
        person: PersonId,
    },
    /// How the data is protected, for the host's trustees (domain H5).
    ProtectionSummary {
        /// The community for whose host it is.
        community: CommunityId,
    },
}

/// A case that was left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HeldBackCase {
    /// Number and title.
    pub title: String,
    /// Why, as a sentence.
    pub why: String,
}
