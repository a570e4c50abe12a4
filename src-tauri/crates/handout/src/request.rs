//! What can be asked for.

use copse_core::{
    cases::CaseOverride,
    ids::{CaseId, MeetingId, TermsId},
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
