//! From a meeting to an invitation in memory: mail, calendar entry and pack (domain D7).

use std::sync::Arc;

use copse_core::{
    Store,
    exports::ExportKind,
    meetings::{self, InvitationReport},
};
use copse_interchange::{Attachment, AttachmentKind, Mail};

use crate::{
    fault::Fault,
    printing::{self, Draft, count},
    shelf::{Export, MadeDocument, MadeInvitation, NamedBytes, Shelf},
    wire::{InvitationFile, InvitationInfo, InvitationInput},
};

/// An invitation that is not put together yet.
pub(crate) struct Gathered {
    report: InvitationReport,
    without_email: Vec<String>,
    pack: Draft,
}

/// Gathers what an invitation needs.
pub(crate) fn gather(store: &mut Store, input: &InvitationInput) -> Result<Gathered, Fault> {
    let edition = printing::edition(input.large_print);
    Ok(Gathered {
        report: meetings::invitation_report(store, input.meeting)?,
        without_email: meetings::meeting_get(store, input.meeting)?.without_email,
        pack: printing::pack(store, input.meeting, &input.reasons, edition)?,
    })
}

/// Sets the pack and writes mail and calendar entry, all in memory. Never while the session is held.
pub(crate) fn put_together(
    gathered: Gathered,
    message: Option<&str>,
) -> Result<(MadeDocument, MadeInvitation), Fault> {
    let pack = printing::set(gathered.pack)?;
    let report = &gathered.report;
    let export = pack
        .export
        .as_ref()
        .ok_or_else(|| Fault::crashed("invitation: pack without export"))?;
    let export = Export {
        what: ExportKind::Invitation,
        ..export.clone()
    };
    let stem = format!("Meeting {} - invitation", report.head.number);
    let calendar = named(&stem, "ics", copse_interchange::ics(report).into_bytes());
    let pack_file = NamedBytes {
        name: pack.info.suggested_name.clone(),
        bytes: Arc::clone(&pack.pdf),
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
            attached(&pack_file, AttachmentKind::Pdf),
            attached(&calendar, AttachmentKind::Calendar),
        ],
    };
    let mail = named(&stem, "eml", copse_interchange::eml(report, &mail));
    let info = InvitationInfo {
        handle: Shelf::new_handle(),
        subject,
        recipients: count(report.recipients.len()),
        without_email: gathered.without_email,
        files: [&mail, &calendar, &pack_file]
            .map(|file| InvitationFile {
                name: file.name.clone(),
                bytes: count(file.bytes.len()),
            })
            .to_vec(),
        pack: pack.info.clone(),
    };
    Ok((
        pack,
        MadeInvitation {
            info,
            mail,
            calendar,
            pack: pack_file,
            export,
        },
    ))
}

fn named(stem: &str, extension: &str, bytes: Vec<u8>) -> NamedBytes {
    NamedBytes {
        name: format!("{stem}.{extension}"),
        bytes: Arc::from(bytes),
    }
}

fn attached(file: &NamedBytes, kind: AttachmentKind) -> Attachment {
    Attachment {
        name: file.name.clone(),
        kind,
        bytes: file.bytes.to_vec(),
    }
}
