//! From a request to a PDF in memory.
//!
//! What is needed from the store is gathered while the session is held; setting the pages, which takes
//! longer, happens without it, so that typing and saving go on meanwhile.

use std::{path::Path, sync::Arc};

use copse_core::{
    Store,
    cases::{self, CaseForPack, CaseOverride, Release},
    community,
    exports::ExportKind,
    ids::{CaseId, CommunityId, MeetingId, TermsId},
    meetings, terms,
};
use copse_documents::{Document, Edition, RecoverySheet};
use copse_press::{Options, preview};

use crate::{
    fault::Fault,
    files::name_of,
    session::Open,
    shelf::{Export, MadeDocument, Shelf},
    wire::{DocumentInfo, DocumentRequest, HeldBackCase},
};

/// Narrowest picture of a page, in pixels; the widest is a matter of `press`.
const NARROWEST: u32 = 16;

/// A document that is not set yet.
pub(crate) struct Draft {
    pub(crate) document: Document,
    pub(crate) export: Option<Export>,
    pub(crate) held_back: Vec<HeldBackCase>,
}

/// Ordinary or large print.
pub(crate) fn edition(large_print: bool) -> Edition {
    if large_print {
        Edition::LargePrint
    } else {
        Edition::Ordinary
    }
}

/// Gathers what a document needs, and stops what may not be handed out (domain E4).
pub(crate) fn gather(
    store: &mut Store,
    request: &DocumentRequest,
    edition: Edition,
) -> Result<Draft, Fault> {
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
    store: &mut Store,
    id: CaseId,
    reason: Option<&str>,
    edition: Edition,
) -> Result<Draft, Fault> {
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

fn agenda(store: &mut Store, id: MeetingId, edition: Edition) -> Result<Draft, Fault> {
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
    store: &mut Store,
    id: MeetingId,
    reasons: &[CaseOverride],
    edition: Edition,
) -> Result<Draft, Fault> {
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

fn terms_of_reference(store: &mut Store, id: TermsId, edition: Edition) -> Result<Draft, Fault> {
    let report = terms::terms_report(store, id)?;
    let export = Export {
        community: community_of_terms(store, id)?,
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

/// The recovery key on paper. `folder` is the vault's; only its name is printed.
pub(crate) fn recovery_sheet(open: &mut Open, folder: &Path) -> Result<Draft, Fault> {
    let recovery = open.recovery.as_ref().ok_or(Fault::Gone)?;
    // The key leaves its own type here for the first time, and only to be printed.
    let groups = recovery
        .key
        .to_string()
        .split('-')
        .map(str::to_owned)
        .collect();
    let sheet = RecoverySheet {
        groups,
        vault: name_of(folder),
        facilitator: recovery.facilitator.clone(),
        made_on: open.store.today(),
    };
    let document = copse_documents::recovery_sheet(&sheet, Edition::Ordinary);
    Ok(Draft {
        document,
        export: None,
        held_back: Vec::new(),
    })
}

/// A page as a PNG picture.
pub(crate) fn page(document: &MadeDocument, page: u32, width: u32) -> Result<Vec<u8>, Fault> {
    let page = usize::try_from(page).unwrap_or(usize::MAX);
    Ok(preview::page_png(
        &document.pdf,
        page,
        width.max(NARROWEST),
    )?)
}

/// Sets the pages. Takes a second or so for a pack: never while the session is held.
pub(crate) fn set(draft: Draft) -> Result<MadeDocument, Fault> {
    let pdf = copse_press::pdf(&draft.document, &Options::default())?;
    let info = DocumentInfo {
        handle: Shelf::new_handle(),
        title: draft.document.meta.title.clone(),
        pages: count(preview::page_count(&pdf)?),
        bytes: count(pdf.len()),
        suggested_name: copse_documents::suggested_name(&draft.document),
        held_back: draft.held_back,
    };
    Ok(MadeDocument {
        info,
        pdf: Arc::from(pdf),
        export: draft.export,
    })
}

/// A number for the page. Nothing that is made here comes near the limit.
pub(crate) fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn why(release: &Release) -> &str {
    match release {
        Release::Free => "",
        Release::NeedsReason { why } | Release::Stopped { why } => why,
    }
}

fn community_of_terms(store: &mut Store, id: TermsId) -> Result<CommunityId, Fault> {
    for community in community::community_list(store)? {
        if terms::terms_list(store, community.id)?
            .iter()
            .any(|terms| terms.id == id)
        {
            return Ok(community.id);
        }
    }
    Err(Fault::crashed("terms: of no community"))
}
