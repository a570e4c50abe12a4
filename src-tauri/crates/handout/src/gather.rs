//! From a request to a document that is not set yet.

use copse_core::{
    Store,
    cases::{self, CaseForPack, CaseOverride, Release},
    exports::ExportKind,
    ids::{CaseId, MeetingId, TermsId},
    meetings, terms,
};
use copse_documents::{Document, Edition, RecoverySheet};

use crate::{
    error::HandoutError,
    record::Export,
    request::{DocumentRequest, HeldBackCase},
};

/// A document that is not set yet.
#[derive(Debug)]
pub struct Draft {
    /// What is to be set.
    pub document: Document,
    /// For the record; none where nothing of a community is in it.
    pub export: Option<Export>,
    /// Cases that were left out, and why (domain E4).
    pub held_back: Vec<HeldBackCase>,
}

/// Gathers what a document needs, and stops what may not be handed out (domain E4).
pub fn gather(
    store: &Store,
    request: &DocumentRequest,
    edition: Edition,
) -> Result<Draft, HandoutError> {
    match request {
        DocumentRequest::CaseStudy { case, reason } => {
            case_study(store, *case, reason.as_deref(), edition)
        }
        DocumentRequest::Agenda { meeting } => agenda(store, *meeting, edition),
        DocumentRequest::Pack { meeting, reasons } => pack(store, *meeting, reasons, edition),
        DocumentRequest::TermsOfReference { terms } => terms_of_reference(store, *terms, edition),
    }
}

fn case_study(
    store: &Store,
    id: CaseId,
    reason: Option<&str>,
    edition: Edition,
) -> Result<Draft, HandoutError> {
    cases::case_release_check(store, id, reason)?;
    let today = store.today();
    let report = cases::case_report(store, id, today)?;
    let needed = matches!(report.release, Release::NeedsReason { .. });
    let reasons = reason.filter(|_| needed).map(|reason| CaseOverride {
        case: id,
        reason: reason.to_owned(),
    });
    let export = Export {
        community: cases::case_get(store, id)?.case.community,
        what: ExportKind::CaseStudy,
        cases: vec![id],
        reasons: reasons.into_iter().collect(),
        meeting: None,
    };
    Ok(Draft {
        document: copse_documents::case_study(&report, edition),
        export: Some(export),
        held_back: Vec::new(),
    })
}

fn agenda(store: &Store, id: MeetingId, edition: Edition) -> Result<Draft, HandoutError> {
    let report = meetings::agenda_report(store, id)?;
    let export = Export {
        community: meetings::meeting_get(store, id)?.meeting.community,
        what: ExportKind::Agenda,
        cases: Vec::new(),
        reasons: Vec::new(),
        meeting: Some(id),
    };
    Ok(Draft {
        document: copse_documents::agenda(&report, edition),
        export: Some(export),
        held_back: Vec::new(),
    })
}

/// The pack of a meeting (domain D8); also a part of each invitation.
pub(crate) fn pack(
    store: &Store,
    id: MeetingId,
    reasons: &[CaseOverride],
    edition: Edition,
) -> Result<Draft, HandoutError> {
    let meeting = meetings::meeting_get(store, id)?;
    let report = meetings::pack_report(store, id, reasons)?;
    let is_held_back = |case: &CaseForPack| report.held_back.iter().any(|held| held.id == case.id);
    let inside: Vec<&CaseForPack> = meeting
        .cases
        .iter()
        .filter(|case| !is_held_back(case))
        .collect();
    let is_needed = |reason: &&CaseOverride| {
        inside.iter().any(|case| {
            case.id == reason.case && matches!(case.release, Release::NeedsReason { .. })
        })
    };
    let export = Export {
        community: meeting.meeting.community,
        what: ExportKind::Pack,
        cases: inside.iter().map(|case| case.id).collect(),
        reasons: reasons.iter().filter(is_needed).cloned().collect(),
        meeting: Some(id),
    };
    let held_back = report
        .held_back
        .iter()
        .map(|held| HeldBackCase {
            title: held.title.clone(),
            why: why(&held.release).to_owned(),
        })
        .collect();
    Ok(Draft {
        document: copse_documents::pack(&report, edition),
        export: Some(export),
        held_back,
    })
}

fn terms_of_reference(store: &Store, id: TermsId, edition: Edition) -> Result<Draft, HandoutError> {
    let report = terms::terms_report(store, id)?;
    let export = Export {
        community: terms::terms_get(store, id)?.community,
        what: ExportKind::TermsOfReference,
        cases: Vec::new(),
        reasons: Vec::new(),
        meeting: None,
    };
    Ok(Draft {
        document: copse_documents::terms_of_reference(&report, edition),
        export: Some(export),
        held_back: Vec::new(),
    })
}

/// The recovery key on paper. It is no export: it holds nothing of a community.
pub fn recovery_sheet(sheet: &RecoverySheet) -> Draft {
    Draft {
        document: copse_documents::recovery_sheet(sheet, Edition::Ordinary),
        export: None,
        held_back: Vec::new(),
    }
}

fn why(release: &Release) -> &str {
    match release {
        Release::Free => "",
        Release::NeedsReason { why } | Release::Stopped { why } => why,
    }
}
