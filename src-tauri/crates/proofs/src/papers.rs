//! The process that makes every kind of document and list of the vault, in memory, and hands it out into one folder.

use std::fs;
use std::path::{Path, PathBuf};

use copse_core::Store;
use copse_core::attachments::{NewAttachment, attachment_add};
use copse_core::audit::{AuditFilter, audit_csv};
use copse_core::cases::{CaseOverride, case_list};
use copse_core::community::community_list;
use copse_core::exports::{ExportFilter, export_find, exports_csv};
use copse_core::ids::{CaseId, CommunityId, MeetingId, PersonId};
use copse_core::letters::LetterKind;
use copse_core::meetings::{Attendance, Reply, meeting_list, register_set};
use copse_core::people::person_list;
use copse_core::retention::{subject_json, subject_report};
use copse_core::terms::terms_list;
use copse_documents::RecoverySheet;
use copse_handout::{
    DocumentRequest, Edition, Export, Format, ListKind, Made, Target, ThisPc, audit_set,
    exports_set, gather, hand_out, invitation_gather, invitation_set, list_set, recovery_sheet,
    set, subject_export,
};
use copse_vault::{Secret, Vault};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::Fallible;
use crate::room::store_on;

/// What to do.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Papers {
    pub(crate) folder: PathBuf,
    pub(crate) recovery: String,
    /// Where the files go.
    pub(crate) to: PathBuf,
    /// Why cases go out although nobody has permitted it: a canary.
    pub(crate) reason: String,
    pub(crate) result: PathBuf,
}

/// One file that was handed out. Its name is not told: it may hold what was typed, and this is written down outside.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Paper {
    /// SHA-256 in lower-case hexadecimal, by which it is found again.
    pub(crate) digest: String,
    /// What it is, for the report.
    pub(crate) what: String,
    /// Whether words that were typed must be in it.
    pub(crate) holds: bool,
}

/// What was done.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Handed {
    pub(crate) papers: Vec<Paper>,
}

const LISTS: [ListKind; 9] = [
    ListKind::People,
    ListKind::Services,
    ListKind::Meetings,
    ListKind::Register,
    ListKind::Actions,
    ListKind::Evidence,
    ListKind::Cases,
    ListKind::Policy,
    ListKind::Exports,
];

pub(crate) fn run(task: &Papers) -> Fallible<()> {
    let secret = Secret::Recovery(task.recovery.parse()?);
    let mut desk = Desk::open(store_on(Vault::unlock(&task.folder, &secret)?)?, task)?;
    desk.attach()?;
    for request in desk.requests()? {
        desk.document(&request)?;
    }
    desk.invitation()?;
    desk.lists()?;
    desk.person()?;
    desk.sheet()?;
    desk.store.close();
    let handed = Handed {
        papers: desk.papers,
    };
    Ok(fs::write(&task.result, serde_json::to_vec(&handed)?)?)
}

/// Where the files are made, and of what.
struct Desk<'t> {
    store: Store,
    task: &'t Papers,
    papers: Vec<Paper>,
    community: CommunityId,
    meeting: MeetingId,
    cases: Vec<CaseId>,
    people: Vec<PersonId>,
}

impl<'t> Desk<'t> {
    fn open(store: Store, task: &'t Papers) -> Fallible<Self> {
        let community = community_list(&store)?.first().ok_or("no community")?.id;
        Ok(Self {
            community,
            meeting: meeting_list(&store, community)?
                .first()
                .ok_or("no meeting")?
                .id,
            cases: case_list(&store, community)?
                .iter()
                .map(|row| row.case.id)
                .collect(),
            // Those whose form was filled: a letter names the role.
            people: person_list(&store, community)?
                .iter()
                .filter(|person| !person.details.role.is_empty())
                .map(|person| person.id)
                .collect(),
            papers: Vec::new(),
            store,
            task,
        })
    }

    /// A paper for the meeting, which goes into its pack, and a register with somebody on it.
    fn attach(&mut self) -> Fallible<()> {
        let request = DocumentRequest::Attendance {
            community: self.community,
        };
        let file = self.made(&request)?.bytes;
        let new = NewAttachment {
            title: self.task.reason.clone(),
            file_name: "Paper.pdf".to_owned(),
            pages: 1,
            accessible: true,
            file,
        };
        attachment_add(&mut self.store, self.meeting, new)?;
        for person in &self.people {
            register_set(
                &mut self.store,
                self.meeting,
                *person,
                false,
                Reply::Coming,
                Attendance::Attended,
            )?;
        }
        Ok(())
    }

    fn reasons(&self) -> Vec<CaseOverride> {
        let over = |case: &CaseId| CaseOverride {
            case: *case,
            reason: self.task.reason.clone(),
        };
        self.cases.iter().map(over).collect()
    }

    fn requests(&self) -> Fallible<Vec<DocumentRequest>> {
        let (community, meeting) = (self.community, self.meeting);
        let case = *self.cases.last().ok_or("no case")?;
        let person = *self.people.last().ok_or("no person")?;
        let terms = terms_list(&self.store, community)?
            .first()
            .ok_or("no terms of reference")?
            .id;
        let letter = |template| DocumentRequest::Letters {
            community,
            template,
            people: self.people.clone(),
            meeting: Some(meeting),
        };
        let mut requests = vec![
            DocumentRequest::CaseStudy {
                case,
                reason: Some(self.task.reason.clone()),
            },
            DocumentRequest::Agenda { meeting },
            DocumentRequest::Pack {
                meeting,
                reasons: self.reasons(),
            },
            DocumentRequest::TermsOfReference { terms },
            DocumentRequest::SignInSheet { meeting },
            DocumentRequest::Actions { community },
            DocumentRequest::MeetingNotes { meeting },
            DocumentRequest::Attendance { community },
            DocumentRequest::Briefing {
                community,
                issues: None,
                // The community's own words hold names here, which a briefing refuses.
                introduction: Some(format!("{}ly", self.task.reason)),
            },
            DocumentRequest::SubjectReport { person },
            DocumentRequest::ProtectionSummary { community },
        ];
        // The meeting is still to come, so nobody has missed it.
        let ahead = LetterKind::ALL
            .into_iter()
            .filter(|kind| !kind.looks_back());
        requests.extend(ahead.map(letter));
        Ok(requests)
    }

    fn made(&self, request: &DocumentRequest) -> Fallible<Made> {
        let pc = ThisPc {
            backup_folder: None,
            locks_after_minutes: 5,
        };
        Ok(set(gather(&self.store, request, Edition::Ordinary, &pc)?)?)
    }

    fn document(&mut self, request: &DocumentRequest) -> Fallible<()> {
        let made = self.made(request)?;
        for format in [Format::Pdf, Format::Docx] {
            let bytes = made.in_format(format)?;
            self.give(
                &kind(request),
                made.export.as_ref(),
                &made.name(format),
                &bytes,
            )?;
        }
        Ok(())
    }

    fn invitation(&mut self) -> Fallible<()> {
        let draft = invitation_gather(
            &self.store,
            self.meeting,
            &self.reasons(),
            Edition::Ordinary,
        )?;
        let made = invitation_set(draft, None)?;
        for (what, name, bytes) in [
            ("invitation", &made.mail.name, &made.mail.bytes),
            ("calendar entry", &made.calendar.name, &made.calendar.bytes),
            (
                "pack of the invitation",
                &made.pack.suggested_name,
                &made.pack.bytes,
            ),
        ] {
            self.give(what, made.export.as_ref(), name, bytes)?;
        }
        Ok(())
    }

    fn lists(&mut self) -> Fallible<()> {
        for list in LISTS {
            let made = list_set(&self.store, self.community, list, Some(self.meeting))?;
            let what = format!("list of {list:?}").to_lowercase();
            self.give(&what, Some(&made.export), &made.suggested_name, &made.bytes)?;
        }
        let (trail, register) = (AuditFilter::default(), ExportFilter::default());
        let made = audit_set(&self.store, self.community, &trail)?;
        let csv = audit_csv(&self.store, &trail)?;
        self.give(
            "audit trail",
            Some(&made.export),
            &made.suggested_name,
            &made.bytes,
        )?;
        self.give(
            "audit trail",
            Some(&made.export),
            "Audit trail.csv",
            csv.as_bytes(),
        )?;
        let made = exports_set(&self.store, self.community, &register)?;
        let csv = exports_csv(&self.store, &register)?;
        self.give(
            "register of exports",
            Some(&made.export),
            &made.suggested_name,
            &made.bytes,
        )?;
        self.give(
            "register of exports",
            Some(&made.export),
            "Exports.csv",
            csv.as_bytes(),
        )
    }

    fn person(&mut self) -> Fallible<()> {
        let person = *self.people.last().ok_or("no person")?;
        let json = subject_json(&subject_report(&self.store, person)?)?;
        let export = subject_export(&self.store, person)?;
        self.give(
            "a person's data",
            Some(&export),
            "Personal data.json",
            json.as_bytes(),
        )
    }

    /// The recovery sheet is no export: nothing of the community is in it.
    fn sheet(&mut self) -> Fallible<()> {
        let made = set(recovery_sheet(&RecoverySheet {
            groups: self.task.recovery.split('-').map(str::to_owned).collect(),
            vault: "vault".to_owned(),
            facilitator: "Maren Oakes".to_owned(),
            made_on: self.store.today(),
        }))?;
        self.give("recovery sheet", None, &made.suggested_name, &made.bytes)
    }

    fn give(
        &mut self,
        what: &str,
        export: Option<&Export>,
        name: &str,
        bytes: &[u8],
    ) -> Fallible<()> {
        let target = Target::Beside(self.task.to.join(name));
        hand_out(&mut self.store, export, &target, bytes)?;
        let ending = Path::new(name)
            .extension()
            .unwrap_or_default()
            .to_string_lossy();
        self.papers.push(Paper {
            what: format!("{what}, {ending}"),
            digest: digest(bytes),
            holds: export.is_some(),
        });
        Ok(())
    }
}

/// SHA-256 (FIPS 180-4) in lower-case hexadecimal, as in the register of exports.
pub(crate) fn digest(bytes: &[u8]) -> String {
    data_encoding::HEXLOWER.encode(&Sha256::digest(bytes))
}

/// What a request is called in the report.
fn kind(request: &DocumentRequest) -> String {
    match request {
        DocumentRequest::CaseStudy { .. } => "case study".to_owned(),
        DocumentRequest::Agenda { .. } => "agenda".to_owned(),
        DocumentRequest::Pack { .. } => "pack".to_owned(),
        DocumentRequest::TermsOfReference { .. } => "terms of reference".to_owned(),
        DocumentRequest::SignInSheet { .. } => "sign-in sheet".to_owned(),
        DocumentRequest::Actions { .. } => "actions".to_owned(),
        DocumentRequest::MeetingNotes { .. } => "meeting notes".to_owned(),
        DocumentRequest::Attendance { .. } => "attendance".to_owned(),
        DocumentRequest::Briefing { .. } => "briefing".to_owned(),
        DocumentRequest::Letters { template, .. } => {
            format!("letter of {template:?}").to_lowercase()
        }
        DocumentRequest::SubjectReport { .. } => "report on a person".to_owned(),
        DocumentRequest::ProtectionSummary { .. } => "data-protection summary".to_owned(),
    }
}

/// What the register of exports says: name of each file, and its digest.
pub(crate) fn registered(store: &Store) -> Fallible<Vec<(String, String)>> {
    Ok(export_find(store, &ExportFilter::default())?
        .into_iter()
        .map(|export| (export.record.file_name, export.record.sha256))
        .collect())
}
