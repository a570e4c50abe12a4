//! Documents with cases in them: what may not be handed out stays out (domain E4).

use copse_core::{
    Store, attachments,
    cases::{self, CaseForPack, CaseOverride, Release},
    exports::ExportKind,
    ids::{CaseId, MeetingId},
    meetings,
};
use copse_documents::Edition;
use copse_press::Attachment;

use super::Draft;
use crate::{error::HandoutError, record::Export, request::HeldBackCase};

pub(super) fn case_study(
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
        cases: vec![id],
        reasons: reasons.into_iter().collect(),
        ..Export::new(
            cases::case_get(store, id)?.case.community,
            ExportKind::CaseStudy,
        )
    };
    Ok(Draft {
        document: copse_documents::case_study(&report, edition),
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
        cases: inside.iter().map(|case| case.id).collect(),
        reasons: reasons.iter().filter(is_needed).cloned().collect(),
        meeting: Some(id),
        ..Export::new(meeting.meeting.community, ExportKind::Pack)
    };
    let held_back = report
        .held_back
        .iter()
        .map(|held| HeldBackCase {
            title: held.title.clone(),
            why: why(&held.release).to_owned(),
        })
        .collect();
    let mut document = copse_documents::pack(&report, edition);
    for (number, attachment) in (1..).zip(&meeting.attachments) {
        let file = attachments::attachment_file(store, attachment.id)?;
        let file = Attachment::open(file).map_err(|error| {
            HandoutError::field("attachments", &format!("{}: {error}", attachment.title))
        })?;
        copse_documents::pack_attach(&mut document, number, &attachment.title, file);
    }
    Ok(Draft {
        document,
        export: Some(export),
        held_back,
    })
}

fn why(release: &Release) -> &str {
    match release {
        Release::Free => "",
        Release::NeedsReason { why } | Release::Stopped { why } => why,
    }
}
