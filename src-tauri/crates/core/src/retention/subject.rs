//! All that is held about a person (UK GDPR Article 15).

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
    journal,
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
        facts: facts(db, &person)?,
        rule: store::load(db, data_kind(&person))?,
        registers: registers(db, id)?,
        actions: actions(db, &person)?,
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

fn facts(db: &Connection, person: &Person) -> Result<Vec<Fact>, CoreError> {
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
        fact("Large print", if details.large_print { "yes" } else { "" }),
        fact("How far they have come", stage(details.stage)),
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
    let mut statement = db.prepare_cached(
        "SELECT name FROM person WHERE suggested_by = ?1 AND deleted_at IS NULL ORDER BY name",
    )?;
    for name in statement.query_map([Text(person.id)], |row| row.get(0))? {
        facts.push(other("Suggested", name?));
    }
    // Free text of the facilitator: it may be about others too.
    facts.push(other("Facilitator’s notes", details.notes.clone()));
    facts.retain(|fact| !fact.value.is_empty());
    Ok(facts)
}

fn kind(kind: PersonKind) -> &'static str {
    match kind {
        PersonKind::FrontLine => "front-line practitioner",
        PersonKind::PractitionerManager => "practitioner manager",
        PersonKind::ExpertByExperience => "expert by experience",
        PersonKind::KnowledgeBroker => "knowledge broker",
    }
}

fn contact(contact: PreferredContact) -> &'static str {
    match contact {
        PreferredContact::Email => "e-mail",
        PreferredContact::Phone => "telephone",
        PreferredContact::Text => "text message",
        PreferredContact::Post => "post",
    }
}

fn stage(stage: PersonStage) -> &'static str {
    match stage {
        PersonStage::Identified => "identified",
        PersonStage::Approached => "approached",
        PersonStage::ManagerAgreed => "manager agreed",
        PersonStage::Inducted => "inducted",
        PersonStage::Member => "member",
        PersonStage::Declined => "declined",
        PersonStage::OnHold => "on hold",
        PersonStage::Left => "left",
    }
}

fn found(found: HowFound) -> &'static str {
    match found {
        HowFound::Map => "from the map of services",
        HowFound::Suggestion => "suggested by a member",
        HowFound::OwnNetwork => "through the facilitator’s own network",
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

fn actions(db: &Connection, person: &Person) -> Result<Vec<SubjectAction>, CoreError> {
    let mut statement = db.prepare_cached(
        "SELECT what, due, done_on FROM action WHERE owner_id = ?1 ORDER BY done_on IS NOT NULL, due, id",
    )?;
    let rows = statement.query_map([Text(person.id)], |row| {
        Ok(SubjectAction {
            what: row.get("what")?,
            due: row.text_or_none("due")?,
            done_on: row.text_or_none("done_on")?,
            third_party: false,
        })
    })?;
    let mut actions: Vec<SubjectAction> = rows.collect::<Result<_, _>>()?;
    if actions.is_empty() {
        return Ok(actions);
    }
    let others: Vec<String> = people::list(db, person.community)?
        .into_iter()
        .filter(|other| other.id != person.id)
        .map(|other| other.details.name.to_lowercase())
        .collect();
    for action in &mut actions {
        let what = action.what.to_lowercase();
        action.third_party = others.iter().any(|name| what.contains(name));
    }
    Ok(actions)
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
