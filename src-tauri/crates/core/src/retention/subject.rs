//! All that is held about a person (UK GDPR Article 15).

use std::collections::HashSet;

use rusqlite::Connection;

use super::{
    DataKind, Fact, SubjectAction, SubjectAgreement, SubjectCase, SubjectChange, SubjectMention,
    SubjectRegister, SubjectReport, store,
};
use crate::{
    audit::{self, AuditFilter},
    community, erasure,
    error::CoreError,
    exports::{self, ExportFilter},
    ids::PersonId,
    journal, order,
    people::{self, HowFound, Person, PersonKind, PersonStage, PreferredContact},
    record::Touched,
    sql::{Read, Text},
    store::Store,
};

/// Gathers all that is held about a person. What names or is about somebody else is marked, to be redacted before it
/// is handed out.
pub fn subject_report(store: &Store, id: PersonId) -> Result<SubjectReport, CoreError> {
    let db = store.db();
    let person = people::person_get(store, id)?;
    let settings = community::community_get(store, person.community)?.details;
    let others = Others::of(db, &person, &settings.facilitator)?;
    let of_person = ExportFilter {
        person: Some(id),
        ..ExportFilter::default()
    };
    let about = AuditFilter {
        record: Some(id.into()),
        ..AuditFilter::default()
    };
    Ok(SubjectReport {
        made_on: store.today(),
        made_by: store.actor().to_owned(),
        community: settings.name,
        hosts: settings.hosts,
        facts: facts(db, &person, &others)?,
        rule: store::load(db, data_kind(&person))?,
        registers: registers(db, id)?,
        actions: actions(db, id, &others)?,
        agreements: agreements(db, id)?,
        cases: cases(db, id)?,
        exports: exports::export_find(store, &of_person)?,
        mentions: mentions(db, &person)?,
        changes: changes(store, id)?,
        audit: audit::audit_all(store, &about)?,
        person,
    })
}

/// The report in an open format: JSON in the shape of [`SubjectReport`], with `thirdParty` where something is to be
/// redacted.
pub fn subject_json(report: &SubjectReport) -> Result<String, CoreError> {
    Ok(serde_json::to_string_pretty(report)?)
}

/// The kind of data under whose rule a person falls.
fn data_kind(person: &Person) -> DataKind {
    let details = &person.details;
    match (details.kind, details.stage) {
        (PersonKind::ExpertByExperience, _) => DataKind::ExpertByExperience,
        (_, PersonStage::Member | PersonStage::Inducted | PersonStage::Left) => DataKind::Member,
        _ => DataKind::NotJoined,
    }
}

/// Names of everybody but the person, to be found in what somebody wrote about the person.
struct Others {
    /// Whole names in lower case.
    names: Vec<String>,
    /// Single words of them, such as a first name: those that are not the person's as well.
    words: HashSet<String>,
}

/// Fewest letters of a part of a name that is looked for by itself: an initial would be found everywhere.
const PART_LEAST: usize = 3;

impl Others {
    /// The other people of the community, those to ask for in its services, and its facilitator.
    fn of(db: &Connection, person: &Person, facilitator: &str) -> Result<Self, CoreError> {
        let mut names: Vec<String> = people::list(db, person.community)?
            .into_iter()
            .filter(|other| other.id != person.id)
            .map(|other| other.details.name)
            .collect();
        let mut statement =
            db.prepare_cached("SELECT contact_name FROM service WHERE community_id = ?1")?;
        for name in statement.query_map([Text(person.community)], |row| row.get(0))? {
            names.push(name?);
        }
        names.push(facilitator.to_owned());
        let own = &person.details.name;
        names.retain(|name| !name.trim().is_empty() && name != own);
        let own: HashSet<&str> = parts(own).collect();
        let words = names
            .iter()
            .flat_map(|name| parts(name))
            .filter(|part| part.chars().count() >= PART_LEAST && !own.contains(part))
            .filter(|part| !part.starts_with(char::is_lowercase))
            .map(str::to_owned)
            .collect();
        let names = names.iter().map(|name| name.to_lowercase()).collect();
        Ok(Self { names, words })
    }

    /// Whether a text names one of them, by the whole name in any case or by one word of it as it is written.
    fn are_in(&self, text: &str) -> bool {
        let small = text.to_lowercase();
        self.names.iter().any(|name| small.contains(name.as_str()))
            || parts(text).any(|word| self.words.contains(word))
    }
}

/// The words of a name or a text.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|part| !part.is_empty())
}

fn facts(db: &Connection, person: &Person, others: &Others) -> Result<Vec<Fact>, CoreError> {
    let details = &person.details;
    let fact = |label: &str, value: &str| Fact {
        label: label.to_owned(),
        value: value.to_owned(),
        third_party: false,
    };
    let mut facts = vec![
        fact("Name", &details.name),
        fact("Role", &details.role),
        fact("Discipline", &details.discipline),
        fact("Service", &person.service_name),
        fact("Takes part as", kind(details.kind)),
        fact("E-mail", &details.email),
        fact("Telephone", &details.phone),
        fact(
            "Likes to be contacted by",
            contact(details.preferred_contact),
        ),
        fact("Access needs", &details.access_needs),
        fact("Dietary needs", &details.dietary_needs),
        fact("Large print", if details.large_print { "Yes" } else { "" }),
        fact("Stage", stage(details.stage)),
        fact("How they were found", found(details.how_found)),
    ];
    let other = |label: &str, value: String| Fact {
        label: label.to_owned(),
        value,
        third_party: true,
    };
    if let Some(by) = details.suggested_by {
        facts.push(other("Suggested by", people::printed(db, by)?.0));
    }
    let mut statement = db
        .prepare_cached("SELECT name FROM person WHERE suggested_by = ?1 AND deleted_at IS NULL")?;
    let suggested = statement.query_map([Text(person.id)], |row| row.get(0))?;
    let mut suggested: Vec<String> = suggested.collect::<Result<_, _>>()?;
    suggested.sort_by(|one, other| order::by_words(one, other));
    let suggested = suggested.into_iter();
    facts.extend(suggested.map(|name| other("Suggested", name)));
    // Free text of the facilitator: about others too where it names them.
    facts.push(Fact {
        third_party: others.are_in(&details.notes),
        ..fact("Facilitator’s notes", &details.notes)
    });
    facts.retain(|fact| !fact.value.is_empty());
    Ok(facts)
}

fn kind(kind: PersonKind) -> &'static str {
    match kind {
        PersonKind::FrontLine => "Front-line practitioner",
        PersonKind::PractitionerManager => "Practitioner manager",
        PersonKind::ExpertByExperience => "Expert by experience",
        PersonKind::KnowledgeBroker => "Knowledge broker",
    }
}

fn contact(contact: PreferredContact) -> &'static str {
    match contact {
        PreferredContact::Email => "E-mail",
        PreferredContact::Phone => "Telephone",
        PreferredContact::Text => "Text message",
        PreferredContact::Post => "Post",
    }
}

fn stage(stage: PersonStage) -> &'static str {
    match stage {
        PersonStage::Identified => "Identified",
        PersonStage::Approached => "Approached",
        PersonStage::ManagerAgreed => "Manager agreed",
        PersonStage::Inducted => "Inducted",
        PersonStage::Member => "Member",
        PersonStage::Declined => "Declined",
        PersonStage::OnHold => "On hold",
        PersonStage::Left => "Left",
    }
}

fn found(found: HowFound) -> &'static str {
    match found {
        HowFound::Map => "From the map of services",
        HowFound::Suggestion => "Suggested by a member",
        HowFound::OwnNetwork => "Through the facilitator’s own network",
    }
}

fn registers(db: &Connection, id: PersonId) -> Result<Vec<SubjectRegister>, CoreError> {
    let mut statement = db.prepare_cached(
        "SELECT meeting.number, meeting.day, guest, reply, attendance
         FROM register_entry JOIN meeting ON meeting.id = register_entry.meeting_id
         WHERE person_id = ?1 ORDER BY meeting.day DESC, meeting.number DESC",
    )?;
    let rows = statement.query_map([Text(id)], |row| {
        Ok(SubjectRegister {
            number: row.get("number")?,
            date: row.text("day")?,
            guest: row.get("guest")?,
            reply: row.word("reply")?,
            attendance: row.word("attendance")?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn actions(
    db: &Connection,
    id: PersonId,
    others: &Others,
) -> Result<Vec<SubjectAction>, CoreError> {
    let mut statement = db.prepare_cached(
        "SELECT what, due, done_on FROM action WHERE owner_id = ?1 ORDER BY done_on IS NOT NULL, due, id",
    )?;
    let rows = statement.query_map([Text(id)], |row| {
        let what: String = row.get("what")?;
        Ok(SubjectAction {
            due: row.text_or_none("due")?,
            done_on: row.text_or_none("done_on")?,
            third_party: others.are_in(&what),
            what,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn agreements(db: &Connection, id: PersonId) -> Result<Vec<SubjectAgreement>, CoreError> {
    let mut statement = db.prepare_cached(
        "SELECT terms.number, agreed_on FROM terms_agreement JOIN terms ON terms.id = terms_agreement.terms_id
         WHERE person_id = ?1 ORDER BY terms.number DESC",
    )?;
    let rows = statement.query_map([Text(id)], |row| {
        Ok(SubjectAgreement {
            number: row.get("number")?,
            on: row.text("agreed_on")?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn cases(db: &Connection, id: PersonId) -> Result<Vec<SubjectCase>, CoreError> {
    let mut statement = db.prepare_cached(
        "SELECT number, title, presenter_name, presenter_role FROM case_study WHERE presenter_id = ?1 ORDER BY number",
    )?;
    let rows = statement.query_map([Text(id)], |row| {
        Ok(SubjectCase {
            number: row.get("number")?,
            title: row.get("title")?,
            presenter_name: row.get("presenter_name")?,
            presenter_role: row.get("presenter_role")?,
            third_party: true,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn mentions(db: &Connection, person: &Person) -> Result<Vec<SubjectMention>, CoreError> {
    let found = erasure::mentions(db, person.community, &person.details.name, person.id.into())?;
    Ok(found
        .into_iter()
        .map(|mention| SubjectMention {
            record: Touched {
                part: mention.part,
                kind: mention.kind,
                id: mention.id,
                community: Some(mention.community),
                title: mention.title,
            },
            place: mention.place,
            third_party: true,
        })
        .collect())
}

/// Changes of the record, newest first. Who made them is somebody else.
fn changes(store: &Store, id: PersonId) -> Result<Vec<SubjectChange>, CoreError> {
    let rows = journal::journal_of(store, id)?;
    Ok(rows
        .into_iter()
        .rev()
        .map(|row| SubjectChange {
            at: row.ended_at,
            what: row.op.deed().to_owned(),
            by: row.actor,
            third_party: true,
        })
        .collect())
}
