//! The process that fills every form: each field that takes words gets a canary.
//!
//! What it writes down for the proof names no canary: the proof would find it.

use std::fs;
use std::path::PathBuf;

use copse_core::Store;
use copse_core::actions::{ActionDetails, action_create};
use copse_core::cases::{CaseDetails, SectionChange, case_create, section_update};
use copse_core::community::{community_get, community_list, community_update};
use copse_core::evidence::{EvidenceDetails, evidence_create};
use copse_core::facilitators::{FacilitatorDetails, facilitator_create};
use copse_core::ids::{CaseId, CommunityId, MeetingId};
use copse_core::meetings::{AgendaItem, AgendaKind, agenda_set, meeting_create, meeting_update};
use copse_core::people::{PersonDetails, PersonStage, person_create};
use copse_core::policy::{PolicyDetails, PolicyStatus, Told, policy_create};
use copse_core::services::{ServiceDetails, service_create};
use copse_core::terms::{terms_begin, terms_update};
use copse_core::text::RichText;
use copse_testkit::build;
use copse_vault::{Secret, Vault};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::Value;

use crate::Fallible;
use crate::room::store_on;

/// What to do.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Fill {
    pub(crate) folder: PathBuf,
    pub(crate) recovery: String,
    pub(crate) canaries: Vec<String>,
    pub(crate) result: PathBuf,
}

/// What was done; the words that follow are those that the next steps name.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Filled {
    pub(crate) fields: usize,
    pub(crate) forms: Vec<String>,
    pub(crate) case: String,
    pub(crate) meeting: String,
}

/// Hands out canaries in turn.
struct Pen<'f> {
    canaries: &'f [String],
    fields: usize,
}

impl Pen<'_> {
    fn word(&mut self) -> String {
        let word = self.canaries.get(self.fields % self.canaries.len().max(1));
        self.fields += 1;
        word.cloned().unwrap_or_default()
    }

    fn text(&mut self) -> RichText {
        RichText::from_plain(&format!(
            "{} stands\nhere, and {} too",
            self.word(),
            self.word()
        ))
    }

    /// A form with a canary in each field of words that is empty.
    fn form<T: Serialize + DeserializeOwned>(&mut self, form: &T) -> Fallible<T> {
        let mut value = serde_json::to_value(form)?;
        self.fill("", &mut value);
        Ok(serde_json::from_value(value)?)
    }

    fn fill(&mut self, name: &str, value: &mut Value) {
        match value {
            Value::String(text) if text.is_empty() => {
                let word = self.word();
                let name = name.to_lowercase();
                *text = match name.as_str() {
                    // A colour has no room for a word.
                    "accent" => String::new(),
                    name if name.contains("email") => format!("{word}@example.org"),
                    "link" | "url" => format!("https://example.org/{word}"),
                    "year" => "2026".to_owned(),
                    _ => word,
                };
            }
            Value::Array(list) if list.is_empty() && LISTS.contains(&name) => {
                list.push(Value::String(self.word()));
            }
            Value::Object(fields) => {
                for (name, value) in fields.iter_mut() {
                    self.fill(name, value);
                }
            }
            _ => {}
        }
    }
}

/// Lists of words.
const LISTS: [&str; 3] = ["objectives", "hosts", "disciplines"];

pub(crate) fn run(fill: &Fill) -> Fallible<()> {
    let secret = Secret::Recovery(fill.recovery.parse()?);
    let mut store = store_on(Vault::unlock(&fill.folder, &secret)?)?;
    let mut pen = Pen {
        canaries: &fill.canaries,
        fields: 0,
    };
    let community = community_list(&store)?.first().ok_or("no community")?.id;
    let forms = [
        "community",
        "facilitator",
        "service",
        "person",
        "evidence",
        "case",
        "section",
        "meeting",
        "meeting notes",
        "agenda",
        "action",
        "policy issue",
        "terms of reference",
    ];
    settings(&mut store, community, &mut pen)?;
    let (case, meeting) = work(&mut store, community, &mut pen)?;
    store.backup("by-hand")?;
    store.close();
    let filled = Filled {
        fields: pen.fields,
        forms: forms.map(str::to_owned).to_vec(),
        case,
        meeting,
    };
    Ok(fs::write(&fill.result, serde_json::to_vec(&filled)?)?)
}

fn settings(store: &mut Store, community: CommunityId, pen: &mut Pen<'_>) -> Fallible<()> {
    let known = community_get(store, community)?;
    let mut details = pen.form(&known.details)?;
    // A number, which a letter names.
    details.meetings_planned = Some(6);
    community_update(store, community, known.stamp.version, details)?;
    let facilitator = FacilitatorDetails {
        name: String::new(),
        email: String::new(),
        roles: Vec::new(),
    };
    facilitator_create(store, pen.form(&facilitator)?, None)?;
    for _ in 0..3 {
        service_create(store, community, pen.form(&ServiceDetails::default())?)?;
        // A member, so that papers of meetings name the person.
        let person = PersonDetails {
            stage: PersonStage::Member,
            ..PersonDetails::default()
        };
        person_create(store, community, pen.form(&person)?)?;
        evidence_create(store, community, pen.form(&EvidenceDetails::default())?)?;
    }
    let terms = terms_begin(store, community)?.value;
    terms_update(store, terms.id, terms.stamp.version, pen.text())?;
    Ok(())
}

/// Cases and a meeting with them on its agenda; returns the ids of one of each.
fn work(
    store: &mut Store,
    community: CommunityId,
    pen: &mut Pen<'_>,
) -> Fallible<(String, String)> {
    let mut cases = Vec::new();
    for _ in 0..2 {
        let case = case_create(store, community, pen.form(&CaseDetails::default())?)?.value;
        for section in &case.sections {
            let change = SectionChange {
                heading: pen.word(),
                shown: true,
                body: pen.text(),
            };
            section_update(store, section.id, section.stamp.version, change)?;
        }
        cases.push(case.case.id);
    }
    let mut details = build::meeting(0, "2027-03-16");
    details.venue = pen.form(&copse_core::meetings::Venue::default())?;
    details.refreshments = pen.word();
    let meeting = meeting_create(store, community, details)?.value.meeting;
    let mut details = meeting.details.clone();
    details.notes = pen.text();
    let meeting = meeting_update(store, meeting.id, meeting.stamp.version, details)?
        .value
        .meeting;
    let mut items = vec![build::item(&pen.word(), AgendaKind::Welcome)];
    for case in &cases {
        items.push(AgendaItem {
            lead: pen.word(),
            case: Some(*case),
            ..build::item(&pen.word(), AgendaKind::Case)
        });
    }
    agenda_set(store, meeting.id, meeting.stamp.version, items)?;
    for _ in 0..3 {
        action_create(store, community, pen.form(&ActionDetails::default())?)?;
    }
    let issue = policy(pen, &cases, meeting.id);
    policy_create(store, community, issue)?;
    let case = cases.first().ok_or("no case")?.to_string();
    Ok((case, meeting.id.to_string()))
}

/// A policy issue. Its words only begin with canaries: people bear the canaries as names, and a briefing that names
/// somebody is refused.
fn policy(pen: &mut Pen<'_>, cases: &[CaseId], meeting: MeetingId) -> PolicyDetails {
    let mut word = || format!("{}ly", pen.word());
    PolicyDetails {
        title: word(),
        status: PolicyStatus::Raised,
        outcome: word(),
        cases: cases.to_vec(),
        meetings: vec![meeting],
        told: vec![Told {
            by: word(),
            answer: word(),
            ..build::told(&word(), "2027-02-01")
        }],
        happens: RichText::from_plain(&word()),
        helps: RichText::from_plain(&word()),
        ..PolicyDetails::default()
    }
}
