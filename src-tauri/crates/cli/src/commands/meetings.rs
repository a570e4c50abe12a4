//! `copse-cli meeting …`

use std::path::{Path, PathBuf};

use copse_core::{
    Store,
    cases::{CaseForPack, CaseOverride, Release},
    exports::ExportKind,
    meetings::{self, InvitationReport, Meeting, MeetingFull, MeetingStatus},
};
use copse_documents::Edition;
use copse_interchange::{Attachment, AttachmentKind, Mail};
use serde::Serialize;

use super::cases::line_of_file;
use crate::{
    arguments::{Common, MeetingChoice, MeetingCommand, ReleaseChoice},
    failure::Failure,
    files, open,
    outgoing::{self, Export, Made, Written},
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
        MeetingCommand::Pack {
            meeting,
            to,
            edition,
            release,
            force,
        } => {
            files::check_target(to, force.force)?;
            let (mut store, pack) = gather(common, meeting, release, (*edition).into())?;
            let file = outgoing::write(&mut store, &pack.export, &pack.made, to, force.force)?;
            let made = MadePack {
                file,
                held_back: pack.held_back,
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
            files::check_folder(to)?;
            let (mut store, pack) = gather(common, meeting, release, (*edition).into())?;
            let invitation = Invitation::new(&store, pack, message.as_deref())?;
            let made = invitation.write(&mut store, to, force.force)?;
            output.print(&made, MadeInvitation::lines)
        }
    }
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

/// A pack that is set but not written.
struct Pack {
    full: MeetingFull,
    made: Made,
    name: String,
    export: Export,
    held_back: Vec<HeldBack>,
}

/// A case that stays out of a pack, and why.
#[derive(Debug, Serialize)]
struct HeldBack {
    title: String,
    why: String,
}

impl HeldBack {
    fn line(&self) -> String {
        format!("Left out: {}. {}", self.title, self.why)
    }
}

/// Opens the vault, and sets the pack of the meeting that the command line names (domain D8).
fn gather(
    common: &Common,
    choice: &MeetingChoice,
    release: &ReleaseChoice,
    edition: Edition,
) -> Result<(Store, Pack), Failure> {
    let store = open::open(common, &choice.vault.folder)?;
    let meeting = open::meeting(&store, &choice.meeting, choice.community.as_deref())?;
    let full = meetings::meeting_get(&store, meeting.id)?;
    // One reason for all cases that need one: who names it has been told which they are.
    let reasons: Vec<CaseOverride> = match &release.reason {
        Some(reason) => needing_reason(&full)
            .map(|case| CaseOverride {
                case: case.id,
                reason: reason.clone(),
            })
            .collect(),
        None => Vec::new(),
    };
    let report = meetings::pack_report(&store, meeting.id, &reasons)?;
    let document = copse_documents::pack(&report, edition);
    let is_held_back = |case: &&CaseForPack| report.held_back.iter().any(|held| held.id == case.id);
    let pack = Pack {
        made: outgoing::make(&document)?,
        name: copse_documents::suggested_name(&document),
        export: Export {
            community: meeting.community,
            what: ExportKind::Pack,
            cases: full
                .cases
                .iter()
                .filter(|case| !is_held_back(case))
                .map(|case| case.id)
                .collect(),
            reasons,
            meeting: Some(meeting.id),
        },
        held_back: report
            .held_back
            .iter()
            .map(|held| HeldBack {
                title: held.title.clone(),
                why: why(&held.release),
            })
            .collect(),
        full,
    };
    Ok((store, pack))
}

fn needing_reason(full: &MeetingFull) -> impl Iterator<Item = &CaseForPack> {
    full.cases
        .iter()
        .filter(|case| matches!(case.release, Release::NeedsReason { .. }))
}

fn why(release: &Release) -> String {
    match release {
        Release::Free => String::new(),
        Release::NeedsReason { why } | Release::Stopped { why } => why.clone(),
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct MadePack {
    #[serde(flatten)]
    file: Written,
    held_back: Vec<HeldBack>,
}

impl MadePack {
    fn lines(&self) -> Vec<String> {
        std::iter::once(line_of_file(&self.file))
            .chain(self.held_back.iter().map(HeldBack::line))
            .collect()
    }
}

/// An invitation in memory (domain D7).
struct Invitation {
    report: InvitationReport,
    subject: String,
    /// Name and content of each file, the mail first.
    files: [(String, Vec<u8>); 3],
    pack: Pack,
}

impl Invitation {
    fn new(store: &Store, mut pack: Pack, message: Option<&str>) -> Result<Self, Failure> {
        let report = meetings::invitation_report(store, pack.full.meeting.id)?;
        let stem = format!("Meeting {} - invitation", report.head.number);
        let calendar = copse_interchange::ics(&report).into_bytes();
        let calendar_name = format!("{stem}.ics");
        let subject = copse_interchange::letter_subject(&report);
        let body = match message.map(str::trim).filter(|message| !message.is_empty()) {
            Some(message) => message.to_owned(),
            None => copse_interchange::letter_body(&report),
        };
        let pdf = std::mem::take(&mut pack.made.pdf);
        let mail = Mail {
            subject: subject.clone(),
            body,
            attachments: vec![
                Attachment {
                    name: pack.name.clone(),
                    kind: AttachmentKind::Pdf,
                    bytes: pdf.clone(),
                },
                Attachment {
                    name: calendar_name.clone(),
                    kind: AttachmentKind::Calendar,
                    bytes: calendar.clone(),
                },
            ],
        };
        let mail = copse_interchange::eml(&report, &mail);
        let files = [
            (format!("{stem}.eml"), mail),
            (calendar_name, calendar),
            (pack.name.clone(), pdf),
        ];
        Ok(Self {
            report,
            subject,
            files,
            pack,
        })
    }

    /// Writes all files, or says which is in the way before the first is written.
    fn write(
        self,
        store: &mut Store,
        folder: &Path,
        force: bool,
    ) -> Result<MadeInvitation, Failure> {
        let paths: Vec<PathBuf> = self
            .files
            .iter()
            .map(|(name, _)| folder.join(name))
            .collect();
        for path in &paths {
            files::check_target(path, force)?;
        }
        for (path, (_, bytes)) in paths.iter().zip(&self.files) {
            files::write(path, bytes, force)?;
        }
        let export = Export {
            what: ExportKind::Invitation,
            ..self.pack.export
        };
        if let (Some(path), [(_, mail), ..]) = (paths.first(), &self.files) {
            outgoing::record(store, &export, path, mail)?;
        }
        Ok(MadeInvitation {
            subject: self.subject,
            recipients: self.report.recipients.len(),
            without_email: self.pack.full.without_email,
            files: paths
                .iter()
                .map(|path| path.display().to_string())
                .collect(),
            held_back: self.pack.held_back,
        })
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct MadeInvitation {
    subject: String,
    recipients: usize,
    /// Members who cannot be invited by mail, by name.
    without_email: Vec<String>,
    files: Vec<String>,
    held_back: Vec<HeldBack>,
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
        lines.extend(self.held_back.iter().map(HeldBack::line));
        lines
    }
}
