//! What a record is called on screens and in lists, whatever its kind, deleted or not.

use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, Row};

use crate::{
    error::CoreError,
    ids::{CommunityId, RecordId},
    journal::Part,
    record::Touched,
    sentence,
    sql::{Read, Text},
};

/// A record's name and community; the name is empty where the record is gone.
pub(crate) fn touched(db: &Connection, part: Part, id: RecordId) -> Result<Touched, CoreError> {
    let found = find(db, part, id)?;
    let (title, community) = found.unwrap_or_default();
    Ok(Touched {
        part,
        kind: part.kind(),
        id,
        community,
        title,
    })
}

type Found = (String, Option<CommunityId>);

fn find(db: &Connection, part: Part, id: RecordId) -> Result<Option<Found>, CoreError> {
    let read = |sql: &str, title: &dyn Fn(&Row<'_>) -> rusqlite::Result<String>| {
        db.prepare_cached(sql)?
            .query_row([Text(id)], |row| {
                Ok((title(row)?, row.text_or_none("community_id")?))
            })
            .optional()
    };
    let plain = |row: &Row<'_>| row.get::<_, String>("title");
    let found = match part {
        Part::Community => read(
            "SELECT name AS title, id AS community_id FROM community WHERE id = ?1",
            &plain,
        ),
        Part::Service => read(
            "SELECT name AS title, community_id FROM service WHERE id = ?1",
            &plain,
        ),
        Part::Person => read(
            "SELECT name AS title, community_id FROM person WHERE id = ?1",
            &plain,
        ),
        Part::Meeting | Part::Agenda | Part::Register => read(
            "SELECT number, day, community_id FROM meeting WHERE id = ?1",
            &meeting,
        ),
        Part::Attachment => read(
            "SELECT title, community_id FROM attachment WHERE id = ?1",
            &plain,
        ),
        Part::Terms | Part::Agreement => {
            read("SELECT number, community_id FROM terms WHERE id = ?1", &|row| {
                Ok(format!("Version {}", row.get::<_, u32>("number")?))
            })
        }
        Part::Action => read(
            "SELECT what AS title, community_id FROM action WHERE id = ?1",
            &plain,
        ),
        Part::Evidence => read(
            "SELECT title, community_id FROM evidence WHERE id = ?1",
            &plain,
        ),
        Part::Case | Part::Order => read(
            "SELECT number, title, community_id FROM case_study WHERE id = ?1",
            &case,
        ),
        Part::Section => read(
            "SELECT case_study.number, case_section.heading AS title, community_id
             FROM case_section JOIN case_study ON case_study.id = case_id WHERE case_section.id = ?1",
            &section,
        ),
        Part::Policy => read(
            "SELECT title, community_id FROM policy_issue WHERE id = ?1",
            &plain,
        ),
        Part::Export => read(
            "SELECT file_name AS title, community_id FROM export WHERE id = ?1",
            &plain,
        ),
        Part::Facilitator => read(
            "SELECT name AS title, NULL AS community_id FROM facilitator WHERE id = ?1",
            &plain,
        ),
        Part::RetentionRule => return Ok(crate::retention::label_of(id).map(|label| (label, None))),
        Part::RetentionDecision => return decided(db, id),
    };
    Ok(found?)
}

/// A decision is named after the record that it is about.
fn decided(db: &Connection, id: RecordId) -> Result<Option<Found>, CoreError> {
    let part: Option<Part> = db
        .prepare_cached("SELECT part FROM retention_decision WHERE record_id = ?1")?
        .query_row([Text(id)], |row| row.word("part"))
        .optional()?;
    match part {
        Some(part) if part != Part::RetentionDecision => find(db, part, id),
        _ => Ok(None),
    }
}

fn meeting(row: &Row<'_>) -> rusqlite::Result<String> {
    let day: Date = row.text("day")?;
    let number: u32 = row.get("number")?;
    Ok(format!("Meeting {number}, {}", sentence::day(day)))
}

fn case(row: &Row<'_>) -> rusqlite::Result<String> {
    let (number, title): (u32, String) = (row.get("number")?, row.get("title")?);
    Ok(format!("Case {number}: {title}"))
}

fn section(row: &Row<'_>) -> rusqlite::Result<String> {
    let (number, title): (u32, String) = (row.get("number")?, row.get("title")?);
    Ok(format!("{title} (case {number})"))
}
