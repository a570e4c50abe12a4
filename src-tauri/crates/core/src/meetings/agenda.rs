//! The table `agenda_item`.

use std::collections::HashSet;

use rusqlite::{Connection, Row, named_params};
use serde_json::Value;
use uuid::Uuid;

use super::{AgendaItem, Meeting, MeetingFull, rules, store};
use crate::{
    error::CoreError,
    ids::{AgendaItemId, MeetingId},
    journal::{self, Done, Kind, Op, Part, Place},
    sql::{Read, Text, Word, belongs},
    store::{Store, Tx},
    undo,
};

/// Puts an agenda in the place of the one that is there. `version` is that of the meeting; it grows.
pub fn agenda_set(
    store: &mut Store,
    id: MeetingId,
    version: u32,
    items: Vec<AgendaItem>,
) -> Result<Done<MeetingFull>, CoreError> {
    let items = rules::cleaned_items(items);
    store.transact(Op::AgendaSet, |tx| {
        let meeting = store::load(tx, id, false)?;
        let stamp = tx.next_stamp(&meeting.stamp, version)?;
        let mut check = rules::check_items(&items);
        for (at, item) in items.iter().enumerate() {
            if let Some(case) = item.case {
                let message = "This case is not one of the community’s. Choose another, or none.";
                let there = belongs(tx, "case_study", case, meeting.community)?;
                check.that(there, &format!("items.{at}.case"), message);
            }
        }
        check.done()?;
        let before = list(tx, id)?;
        let meeting = Meeting { stamp, ..meeting };
        store::save(tx, &meeting)?;
        write(tx, &meeting, Some(&before), items)?;
        store::full(tx, id, tx.today())
    })
}

/// Stores the items in place of those of the meeting, and journals both.
pub(super) fn write(
    tx: &mut Tx<'_>,
    meeting: &Meeting,
    before: Option<&Vec<AgendaItem>>,
    items: Vec<AgendaItem>,
) -> Result<(), CoreError> {
    tx.prepare_cached("DELETE FROM agenda_item WHERE meeting_id = ?1")?
        .execute([Text(meeting.id)])?;
    let after = with_own_ids(tx, items)?;
    let mut statement = tx.prepare_cached(
        "INSERT INTO agenda_item (id, meeting_id, position, title, minutes, lead, kind, case_id)
         VALUES (:id, :meeting, :position, :title, :minutes, :lead, :kind, :case)",
    )?;
    for (position, item) in (0_u32..).zip(&after) {
        statement.execute(named_params! {
            ":id": Text(item.id),
            ":meeting": Text(meeting.id),
            ":position": position,
            ":title": item.title,
            ":minutes": item.minutes,
            ":lead": item.lead,
            ":kind": Word(item.kind),
            ":case": item.case.map(Text),
        })?;
    }
    drop(statement);
    let place = Place {
        community: meeting.community,
        part: Part::Agenda,
        record: meeting.id.into(),
    };
    journal::record(tx, place, before, Some(&after))
}

/// Puts an agenda back. The meeting's version grows as with every change of its agenda.
pub(crate) fn put_back(
    tx: &mut Tx<'_>,
    id: Uuid,
    from: Option<&Value>,
    to: Option<&Value>,
) -> Result<(), CoreError> {
    let id = MeetingId(id);
    let read = |state: Option<&Value>| -> Result<Vec<AgendaItem>, CoreError> {
        state.map_or_else(|| Ok(Vec::new()), undo::parsed)
    };
    let meeting = store::load(tx, id, false).map_err(|_| undo::in_the_way(Kind::Meeting))?;
    let newest = list(tx, id)?;
    if !undo::same(&read(from)?, &newest)? {
        return Err(undo::in_the_way(Kind::Meeting));
    }
    let stamp = tx.next_stamp(&meeting.stamp, meeting.stamp.version)?;
    let meeting = Meeting { stamp, ..meeting };
    store::save(tx, &meeting)?;
    undo::stored(write(tx, &meeting, Some(&newest), read(to)?), Kind::Meeting)
}

/// The page makes the ids. One that is there twice, or belongs to another meeting whose agenda was copied, is made
/// anew.
fn with_own_ids(tx: &Tx<'_>, items: Vec<AgendaItem>) -> Result<Vec<AgendaItem>, CoreError> {
    let mut seen = HashSet::new();
    let mut taken = tx.prepare_cached("SELECT EXISTS (SELECT 1 FROM agenda_item WHERE id = ?1)")?;
    items
        .into_iter()
        .map(|item| {
            let elsewhere: bool = taken.query_row([Text(item.id)], |row| row.get(0))?;
            let id = if seen.insert(item.id) && !elsewhere {
                item.id
            } else {
                AgendaItemId::new()
            };
            Ok(AgendaItem { id, ..item })
        })
        .collect()
}

/// The items of a meeting in order.
pub(super) fn list(db: &Connection, meeting: MeetingId) -> Result<Vec<AgendaItem>, CoreError> {
    let mut statement =
        db.prepare_cached("SELECT * FROM agenda_item WHERE meeting_id = ?1 ORDER BY position")?;
    Ok(statement
        .query_map([Text(meeting)], from_row)?
        .collect::<Result<_, _>>()?)
}

/// Whether no case is chosen for a meeting: neither on the agenda nor from the case's side.
pub(crate) fn is_without_case(db: &Connection, meeting: MeetingId) -> Result<bool, CoreError> {
    let mut statement = db.prepare_cached(
        "SELECT NOT EXISTS (SELECT 1 FROM agenda_item JOIN case_study ON case_study.id = agenda_item.case_id
            WHERE agenda_item.meeting_id = ?1 AND agenda_item.kind = 'case' AND case_study.deleted_at IS NULL)
         AND NOT EXISTS (SELECT 1 FROM case_study
            WHERE case_study.meeting_id = ?1 AND case_study.deleted_at IS NULL)",
    )?;
    Ok(statement.query_row([Text(meeting)], |row| row.get(0))?)
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<AgendaItem> {
    Ok(AgendaItem {
        id: row.text("id")?,
        title: row.get("title")?,
        minutes: row.get("minutes")?,
        lead: row.get("lead")?,
        kind: row.word("kind")?,
        case: row.text_or_none("case_id")?,
    })
}
