//! From a meeting to an invitation in memory: mail, calendar entry and pack (domain D7).

use copse_core::{
    Store,
    cases::CaseOverride,
    exports::ExportKind,
    ids::MeetingId,
    meetings::{self, InvitationReport},
};
use copse_documents::Edition;
use copse_interchange::{Attachment, AttachmentKind, Mail};

use crate::{
    error::HandoutError,
    gather::{self, Draft},
    made::{self, Made},
    record::Export,
};

/// An invitation that is not put together yet.
#[derive(Debug)]
pub struct InvitationDraft {
    report: InvitationReport,
    without_email: Vec<String>,
    pack: Draft,
}

/// A file that is not on the disk yet.
#[derive(Debug, Clone)]
pub struct NamedBytes {
    /// Name without a folder.
    pub name: String,
    /// Content.
    pub bytes: Vec<u8>,
}

/// An invitation in memory.
#[derive(Debug)]
pub struct Invitation {
    /// Subject of the mail.
    pub subject: String,
    /// Number of members in Bcc.
    pub recipients: usize,
    /// Members without an e-mail address, by name.
    pub without_email: Vec<String>,
    /// The mail, with the others attached (RFC 5322).
    pub mail: NamedBytes,
    /// The calendar entry (RFC 5545).
    pub calendar: NamedBytes,
    /// The pack.
    pub pack: Made,
    /// For the record of the mail and what goes with it.
    pub export: Option<Export>,
}

/// Gathers what an invitation needs. `reasons` name the cases that go out although permission is not there.
pub fn invitation_gather(
    store: &Store,
    meeting: MeetingId,
    reasons: &[CaseOverride],
    edition: Edition,
) -> Result<InvitationDraft, HandoutError> {
    Ok(InvitationDraft {
        report: meetings::invitation_report(store, meeting)?,
        without_email: meetings::meeting_get(store, meeting)?.without_email,
        pack: gather::pack(store, meeting, reasons, edition)?,
    })
}

/// Sets the pack and writes mail and calendar entry, all in memory. `message` stands in for the usual text.
pub fn invitation_set(
    draft: InvitationDraft,
    message: Option<&str>,
) -> Result<Invitation, HandoutError> {
    let pack = made::set(draft.pack)?;
    let report = &draft.report;
    let stem = format!("Meeting {} - invitation", report.head.number);
    let calendar = NamedBytes {
        name: format!("{stem}.ics"),
        bytes: copse_interchange::ics(report).into_bytes(),
    };
    let subject = copse_interchange::letter_subject(report);
    let body = match message.map(str::trim).filter(|message| !message.is_empty()) {
        Some(message) => message.to_owned(),
        None => copse_interchange::letter_body(report),
    };
    let mail = Mail {
        subject: subject.clone(),
        body,
        attachments: vec![
            Attachment {
                name: pack.suggested_name.clone(),
                kind: AttachmentKind::Pdf,
                bytes: pack.bytes.clone(),
            },
            Attachment {
                name: calendar.name.clone(),
                kind: AttachmentKind::Calendar,
                bytes: calendar.bytes.clone(),
            },
        ],
    };
    let mail = NamedBytes {
        name: format!("{stem}.eml"),
        bytes: copse_interchange::eml(report, &mail),
    };
    let export = pack.export.clone().map(|export| Export {
        what: ExportKind::Invitation,
        ..export
    });
    Ok(Invitation {
        subject,
        recipients: report.recipients.len(),
        without_email: draft.without_email,
        mail,
        calendar,
        pack,
        export,
    })
}
