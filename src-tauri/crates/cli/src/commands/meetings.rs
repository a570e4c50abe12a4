//! `copse-cli meeting …`

use std::{fs, path::Path};

use copse_core::{
    Store,
    attachments::{self, Attachment},
    cases::{CaseOverride, Release},
    ids::MeetingId,
    meetings::{self, Meeting, MeetingStatus},
};
use copse_handout::{
    DocumentRequest, HeldBackCase, Invitation, ThisPc, attachment_read, gather, hand_out,
    invitation_gather, invitation_set,
};
use copse_press::graft::Apart;
use serde::Serialize;

use crate::{
    arguments::{Common, Force, MeetingChoice, MeetingCommand, ReleaseChoice},
    failure::Failure,
    open,
    outgoing::{self, Written, line_of_held_back},
    output::{Output, count},
};

pub(crate) fn run(
    common: &Common,
    command: &MeetingCommand,
    output: Output,
) -> Result<(), Failure> {
    match command {
        MeetingCommand::List { vault, community } => {
            list(common, &vault.folder, community.as_deref(), output)
        }
        MeetingCommand::Attach {
            meeting,
            file,
            title,
        } => {
            let mut store = open::open(common, &meeting.vault.folder)?;
            let id = open::meeting(&store, &meeting.meeting, meeting.community.as_deref())?.id;
            let apart =
                Apart::this_program().map_err(|error| Failure::invalid(error.to_string()))?;
            let new = attachment_read(file, title.as_deref().unwrap_or_default(), &apart)?;
            let attached = attachments::attachment_add(&mut store, id, new)?.value;
            output.print(&attached, lines_of_attached)
        }
        MeetingCommand::Pack {
            meeting,
            to,
            edition,
            release,
            force,
        } => {
            outgoing::target(to, *force).check()?;
            let (mut store, id, reasons) = find(common, meeting, release)?;
            let request = DocumentRequest::Pack {
                meeting: id,
                reasons,
            };
            let made = copse_handout::set(gather(
                &store,
                &request,
                (*edition).into(),
                &ThisPc::default(),
            )?)?;
            let file = outgoing::write(&mut store, &made, to, *force)?;
            let made = MadePack {
                file,
                held_back: made.held_back,
            };
            output.print(&made, MadePack::lines)
        }
        MeetingCommand::Invite {
            meeting,
            to,
            message,
            edition,
            release,
            force,
        } => {
            if to.exists() {
                // Whatever the files are called, they go there.
                outgoing::target(&to.join("invitation.eml"), *force).check()?;
            }
            let (mut store, id, reasons) = find(common, meeting, release)?;
            let draft = invitation_gather(&store, id, &reasons, (*edition).into())?;
            let invitation = invitation_set(draft, message.as_deref())?;
            // A folder that cannot be made is told as one that is not there, when the first file is written.
            let _ = fs::create_dir(to);
            let made = write(&mut store, invitation, to, *force)?;
            output.print(&made, MadeInvitation::lines)
        }
    }
}

fn lines_of_attached(attached: &Attachment) -> Vec<String> {
    let pages = count(attached.pages as usize, "page", "pages");
    let mut lines = vec![format!("Attached: {}, {pages}", attached.title)];
    if !attached.accessible {
        lines.push(
            "It does not say that it is accessible (PDF/UA), so the pack will not say so either."
                .into(),
        );
    }
    lines
}

fn list(
    common: &Common,
    folder: &Path,
    community: Option<&str>,
    output: Output,
) -> Result<(), Failure> {
    let store = open::open(common, folder)?;
    let mut found = Vec::new();
    for community in open::communities(&store, community)? {
        found.extend(meetings::meeting_list(&store, community.id)?);
    }
    output.print(&found, |found| found.iter().map(line).collect())
}

fn line(meeting: &Meeting) -> String {
    let details = &meeting.details;
    let status = match details.status {
        MeetingStatus::Planned => "planned",
        MeetingStatus::Held => "held",
        MeetingStatus::Cancelled => "cancelled",
    };
    let start = details.start.strftime("%H:%M");
    format!(
        "{}  {}  {} {start}  {} ({status})",
        meeting.id, details.number, details.date, details.venue.name
    )
}

/// Opens the vault, and finds the meeting that the command line names and the cases that need a reason.
fn find(
    common: &Common,
    choice: &MeetingChoice,
    release: &ReleaseChoice,
) -> Result<(Store, MeetingId, Vec<CaseOverride>), Failure> {
    let store = open::open(common, &choice.vault.folder)?;
    let meeting = open::meeting(&store, &choice.meeting, choice.community.as_deref())?;
    let full = meetings::meeting_get(&store, meeting.id)?;
    // One reason for all cases that need one: who names it has been told which they are.
    let reasons = match &release.reason {
        Some(reason) => full
            .cases
            .iter()
            .filter(|case| matches!(case.release, Release::NeedsReason { .. }))
            .map(|case| CaseOverride {
                case: case.id,
                reason: reason.clone(),
            })
            .collect(),
        None => Vec::new(),
    };
    Ok((store, meeting.id, reasons))
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct MadePack {
    #[serde(flatten)]
    file: Written,
    held_back: Vec<HeldBackCase>,
}

impl MadePack {
    fn lines(&self) -> Vec<String> {
        let mut lines = self.file.lines();
        lines.extend(self.held_back.iter().map(line_of_held_back));
        lines
    }
}

/// Writes mail, calendar entry and pack, or says which is in the way before the first is written.
fn write(
    store: &mut Store,
    made: Invitation,
    folder: &Path,
    force: Force,
) -> Result<MadeInvitation, Failure> {
    let files = [
        (&made.mail.name, &made.mail.bytes),
        (&made.calendar.name, &made.calendar.bytes),
        (&made.pack.suggested_name, &made.pack.bytes),
    ]
    .map(|(name, bytes)| (outgoing::target(&folder.join(name), force), bytes));
    for (target, _) in &files {
        target.check()?;
    }
    let mut written = Vec::new();
    for (target, bytes) in &files {
        written.push(hand_out(store, made.export.as_ref(), target, bytes)?);
    }
    Ok(MadeInvitation {
        subject: made.subject,
        recipients: made.recipients,
        without_email: made.without_email,
        files: written
            .iter()
            .map(|path| path.display().to_string())
            .collect(),
        held_back: made.pack.held_back,
        remarks: made.pack.remarks,
    })
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct MadeInvitation {
    subject: String,
    recipients: usize,
    /// Members who cannot be invited by mail, by name.
    without_email: Vec<String>,
    files: Vec<String>,
    held_back: Vec<HeldBackCase>,
    /// What who sends it should know of the pack.
    remarks: Vec<String>,
}

impl MadeInvitation {
    fn lines(&self) -> Vec<String> {
        let people = count(self.recipients, "recipient", "recipients");
        let mut lines = vec![format!("{} ({people})", self.subject)];
        lines.extend(self.files.iter().map(|file| format!("    {file}")));
        if !self.without_email.is_empty() {
            lines.push(format!(
                "Without an e-mail address: {}",
                self.without_email.join(", ")
            ));
        }
        lines.extend(self.held_back.iter().map(line_of_held_back));
        lines.extend(self.remarks.iter().cloned());
        lines
    }
}
