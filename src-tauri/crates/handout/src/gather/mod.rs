//! From a request to a document that is not set yet.

mod cases;
mod look;
mod people;

use std::path::PathBuf;

use copse_core::{
    Store, actions,
    exports::ExportKind,
    ids::{CommunityId, MeetingId},
    meetings, policy, terms,
};
use copse_documents::{Document, Edition, RecoverySheet};

use crate::{
    error::HandoutError,
    record::Export,
    request::{DocumentRequest, HeldBackCase},
};
pub(crate) use cases::pack;
pub use people::subject_export;

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

impl Draft {
    fn new(document: Document, export: Export) -> Self {
        Self {
            document,
            export: Some(export),
            held_back: Vec::new(),
        }
    }
}

/// What the store cannot know of the PC it is on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ThisPc {
    /// Second folder for backups.
    pub backup_folder: Option<PathBuf>,
    /// Idle minutes after which the vault locks itself.
    pub locks_after_minutes: u16,
}

/// Gathers what a document needs, and stops what may not be handed out (domain E4).
pub fn gather(
    store: &Store,
    request: &DocumentRequest,
    edition: Edition,
    pc: &ThisPc,
) -> Result<Draft, HandoutError> {
    let mut draft = plain(store, request, edition, pc)?;
    if let Some(export) = &draft.export {
        draft.document.look = look::of(store, export.community)?;
    }
    Ok(draft)
}

fn plain(
    store: &Store,
    request: &DocumentRequest,
    edition: Edition,
    pc: &ThisPc,
) -> Result<Draft, HandoutError> {
    match request {
        DocumentRequest::CaseStudy { case, reason } => {
            cases::case_study(store, *case, reason.as_deref(), edition)
        }
        DocumentRequest::Pack { meeting, reasons } => pack(store, *meeting, reasons, edition),
        DocumentRequest::Agenda { meeting } => {
            let document =
                copse_documents::agenda(&meetings::agenda_report(store, *meeting)?, edition);
            of_meeting(store, *meeting, ExportKind::Agenda, document)
        }
        DocumentRequest::SignInSheet { meeting } => {
            let report = meetings::sign_in_report(store, *meeting)?;
            let document = copse_documents::sign_in_sheet(&report, edition);
            of_meeting(store, *meeting, ExportKind::SignInSheet, document)
        }
        DocumentRequest::MeetingNotes { meeting } => {
            let report = meetings::notes_report(store, *meeting)?;
            let document = copse_documents::meeting_notes(&report, edition);
            of_meeting(store, *meeting, ExportKind::MeetingNotes, document)
        }
        DocumentRequest::TermsOfReference { terms } => {
            let report = terms::terms_report(store, *terms)?;
            let document = copse_documents::terms_of_reference(&report, edition);
            let community = terms::terms_get(store, *terms)?.community;
            Ok(of_community(
                community,
                ExportKind::TermsOfReference,
                document,
            ))
        }
        DocumentRequest::Actions { community } => {
            let report = actions::actions_report(store, *community)?;
            let document = copse_documents::actions(&report, edition);
            Ok(of_community(*community, ExportKind::Actions, document))
        }
        DocumentRequest::Attendance { community } => {
            let report = meetings::attendance_report(store, *community)?;
            let document = copse_documents::attendance(&report, edition);
            Ok(of_community(*community, ExportKind::Attendance, document))
        }
        DocumentRequest::Briefing {
            community,
            issues,
            introduction,
        } => {
            let report = policy::briefing_report(
                store,
                *community,
                issues.as_deref(),
                introduction.as_deref(),
            )?;
            let document = copse_documents::briefing(&report, edition);
            Ok(of_community(*community, ExportKind::Briefing, document))
        }
        DocumentRequest::Letters {
            community,
            template,
            people,
            meeting,
        } => people::letters(store, *community, *template, people, *meeting, edition),
        DocumentRequest::SubjectReport { person } => people::subject(store, *person, edition),
        DocumentRequest::ProtectionSummary { community } => {
            people::protection(store, *community, pc, edition)
        }
    }
}

fn of_meeting(
    store: &Store,
    meeting: MeetingId,
    what: ExportKind,
    document: Document,
) -> Result<Draft, HandoutError> {
    let export = Export {
        meeting: Some(meeting),
        ..Export::new(
            meetings::meeting_get(store, meeting)?.meeting.community,
            what,
        )
    };
    Ok(Draft::new(document, export))
}

fn of_community(community: CommunityId, what: ExportKind, document: Document) -> Draft {
    Draft::new(document, Export::new(community, what))
}

/// The recovery key on paper. It is no export: it holds nothing of a community.
pub fn recovery_sheet(sheet: &RecoverySheet) -> Draft {
    Draft {
        document: copse_documents::recovery_sheet(sheet, Edition::Ordinary),
        export: None,
        held_back: Vec::new(),
    }
}
