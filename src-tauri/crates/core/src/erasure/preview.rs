//! Telling what erasing would do, before it is done.

use rusqlite::Connection;

use super::{
    Counted, ErasePreview, gone, mentions,
    remove::{blocked, with_parts},
};
use crate::{
    error::CoreError, ids::RecordId, journal::Part, naming, record::RecordRef, sql::Text,
    store::Store,
};

/// What would go and what would stay if a record were erased for good.
pub fn erase_preview(store: &Store, record: RecordRef) -> Result<ErasePreview, CoreError> {
    let db = store.db();
    let RecordRef { part, id } = record;
    there(db, part, id)?;
    let touched = naming::touched(db, part, id)?;
    let title = match part {
        Part::Case => title_alone(db, id)?,
        _ => touched.title.clone(),
    };
    let mentions = match (part, touched.community) {
        (Part::Person | Part::Case | Part::Service, Some(community)) => {
            mentions(db, community, &title, id)?
        }
        _ => Vec::new(),
    };
    Ok(ErasePreview {
        goes: goes(db, part, id)?,
        stays: stays(part),
        mentions,
        blocked: blocked(db, part, id)?,
        record: touched,
    })
}

/// Fails where the part cannot be erased by itself, or the record is not there.
pub(super) fn there(db: &Connection, part: Part, id: RecordId) -> Result<(), CoreError> {
    let table = gone::table(part).ok_or(CoreError::NotAllowed(
        "This cannot be erased by itself. Erase the record that it belongs to.",
    ))?;
    let sql = format!("SELECT EXISTS (SELECT 1 FROM {table} WHERE id = ?1)");
    let there: bool = db.query_row(&sql, [Text(id)], |row| row.get(0))?;
    if there {
        Ok(())
    } else {
        Err(CoreError::NotFound { kind: part.kind() })
    }
}

fn title_alone(db: &Connection, id: RecordId) -> Result<String, CoreError> {
    let sql = "SELECT title FROM case_study WHERE id = ?1";
    Ok(db.query_row(sql, [Text(id)], |row| row.get(0))?)
}

/// What is counted for each part: in words, and the query.
#[expect(clippy::too_many_lines, reason = "a table, with nothing to follow")]
fn counts(part: Part) -> &'static [(&'static str, &'static str)] {
    match part {
        Part::Person => &[
            (
                "lines of registers",
                "SELECT count(*) FROM register_entry WHERE person_id = ?1",
            ),
            (
                "agreements to terms of reference",
                "SELECT count(*) FROM terms_agreement WHERE person_id = ?1",
            ),
            (
                "actions that lose their owner",
                "SELECT count(*) FROM action WHERE owner_id = ?1",
            ),
            (
                "cases that lose their presenter’s name",
                "SELECT count(*) FROM case_study WHERE presenter_id = ?1",
            ),
            (
                "people who lose who suggested them",
                "SELECT count(*) FROM person WHERE suggested_by = ?1",
            ),
            (
                "exports that lose their name",
                "SELECT count(*) FROM export WHERE person_id = ?1",
            ),
        ],
        Part::Service => &[(
            "people who lose their service",
            "SELECT count(*) FROM person WHERE service_id = ?1",
        )],
        Part::Meeting => &[
            (
                "agenda items",
                "SELECT count(*) FROM agenda_item WHERE meeting_id = ?1",
            ),
            (
                "attachments of its pack",
                "SELECT count(*) FROM attachment WHERE meeting_id = ?1",
            ),
            (
                "lines of the register",
                "SELECT count(*) FROM register_entry WHERE meeting_id = ?1",
            ),
            (
                "actions that lose their meeting",
                "SELECT count(*) FROM action WHERE meeting_id = ?1",
            ),
            (
                "cases that lose their meeting",
                "SELECT count(*) FROM case_study WHERE meeting_id = ?1",
            ),
            (
                "policy issues that no longer name the meeting",
                "SELECT count(*) FROM policy_meeting WHERE meeting_id = ?1",
            ),
        ],
        Part::Case => &[
            (
                "sections",
                "SELECT count(*) FROM case_section WHERE case_id = ?1",
            ),
            (
                "agenda items that lose their case",
                "SELECT count(*) FROM agenda_item WHERE case_id = ?1",
            ),
            (
                "actions that lose their case",
                "SELECT count(*) FROM action WHERE case_id = ?1",
            ),
            (
                "policy issues that no longer count the case",
                "SELECT count(*) FROM policy_case WHERE case_id = ?1",
            ),
            (
                "exports that no longer name the case",
                "SELECT count(*) FROM export_case WHERE case_id = ?1",
            ),
        ],
        Part::Community => &[
            (
                "people",
                "SELECT count(*) FROM person WHERE community_id = ?1",
            ),
            (
                "services",
                "SELECT count(*) FROM service WHERE community_id = ?1",
            ),
            (
                "meetings",
                "SELECT count(*) FROM meeting WHERE community_id = ?1",
            ),
            (
                "cases",
                "SELECT count(*) FROM case_study WHERE community_id = ?1",
            ),
            (
                "items of evidence",
                "SELECT count(*) FROM evidence WHERE community_id = ?1",
            ),
            (
                "actions",
                "SELECT count(*) FROM action WHERE community_id = ?1",
            ),
            (
                "policy issues",
                "SELECT count(*) FROM policy_issue WHERE community_id = ?1",
            ),
            (
                "exports in the register",
                "SELECT count(*) FROM export WHERE community_id = ?1",
            ),
        ],
        _ => &[],
    }
}

fn goes(db: &Connection, part: Part, id: RecordId) -> Result<Vec<Counted>, CoreError> {
    let mut goes = Vec::new();
    for (what, sql) in counts(part) {
        let count = db
            .prepare_cached(sql)?
            .query_row([Text(id)], |row| row.get(0))?;
        goes.push(Counted {
            what: (*what).to_owned(),
            count,
        });
    }
    let mut earlier: u32 = 0;
    for id in with_parts(db, part, id)? {
        let of_one: u32 = db
            .prepare_cached(
                "SELECT count(*) FROM journal WHERE record_id = ?1 OR (?2 AND community_id = ?1)",
            )?
            .query_row((Text(id), part == Part::Community), |row| row.get(0))?;
        earlier = earlier.saturating_add(of_one);
    }
    goes.push(Counted {
        what: "earlier states in the change journal".to_owned(),
        count: earlier,
    });
    goes.retain(|counted| counted.count > 0);
    Ok(goes)
}

fn stays(part: Part) -> Vec<String> {
    let mut stays = vec![
        "The audit trail keeps that something of this kind was erased, when and by whom, without its name.".to_owned(),
        "Backups that were made before still hold it, and so do files that were handed out.".to_owned(),
    ];
    let in_texts = match part {
        Part::Person => Some(
            "A name that somebody wrote into a text, such as a case or notes of a meeting, stays there: no record tells where. Places that were found are listed; change them by hand, and look for nicknames and initials too.",
        ),
        Part::Case => Some(
            "What was written about the case elsewhere, such as in notes of a meeting, stays there. Places with its title are listed; change them by hand.",
        ),
        Part::Service => Some(
            "A service that is named in a text stays there. Places that were found are listed.",
        ),
        Part::Meeting => Some("Exports for the meeting stay in the register with their names."),
        _ => None,
    };
    stays.extend(in_texts.map(str::to_owned));
    stays
}
