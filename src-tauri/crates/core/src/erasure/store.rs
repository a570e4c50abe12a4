//! Erasing, and rewriting the pages behind it.

use std::{
    cmp::Reverse,
    collections::{HashMap, HashSet},
};

use jiff::Timestamp;
use rusqlite::Connection;

use super::{
    Erased, Erasure, How, OlderBackup, blocked, gone,
    preview::there,
    remove::{remove, with_parts},
    scrub,
};
use crate::{
    error::CoreError,
    facilitators,
    ids::{CommunityId, FacilitatorId, RecordId},
    journal::{Done, Op},
    naming,
    record::RecordRef,
    search,
    sql::{Millis, Read, Text},
    store::Store,
    tx::Tx,
};

/// The chore of [`rewrite`] that is still to be done.
const REWRITE: &str = "rewrite";

/// Erases records for good: out of the tables, the journal, the full-text index, and, by writing the database anew,
/// out of every page. A mark stays that a restore erases them again.
///
/// `backups` are all that exist, in a second folder too: those that still hold a record are given back. All records
/// are erased or none.
pub fn erase(
    store: &mut Store,
    records: &[RecordRef],
    backups: &[OlderBackup],
) -> Result<Done<Erased>, CoreError> {
    let key = store.audit_key_copy();
    let mut oldest: Option<Timestamp> = None;
    let done = store.transact(Op::Erase, |tx| {
        for record in records {
            there(tx, record.part, record.id)?;
            if let Some(why) = blocked(tx, record.part, record.id)? {
                return Err(CoreError::InTheWay { why });
            }
            let made = created(tx, *record)?;
            oldest = Some(oldest.map_or(made, |other| other.min(made)));
            gone::mark(tx, &key, record.part, record.id)?;
        }
        take_out(tx, records, How::Erase)?;
        rewrite_later(tx)
    })?;
    store.marks_keep()?;
    let rewritten = store.rewrite_pages();
    let mut held_by: Vec<OlderBackup> = backups
        .iter()
        .filter(|backup| oldest.is_some_and(|oldest| backup.made_at >= oldest))
        .cloned()
        .collect();
    held_by.sort_by_key(|backup| Reverse(backup.made_at));
    let erased = Erased {
        records: u32::try_from(records.len()).unwrap_or(u32::MAX),
        rewritten,
        advice: advice(held_by.len()),
        held_by,
    };
    Ok(done.map(|()| erased))
}

fn advice(held_by: usize) -> String {
    let fresh = "Make a fresh backup now, so that the newest one is without it.";
    match held_by {
        0 => fresh.to_owned(),
        1 => {
            format!("{fresh} One older backup still holds it: delete that one, or let it run out.")
        }
        many => {
            format!("{fresh} {many} older backups still hold it: delete them, or let them run out.")
        }
    }
}

/// When a record was made.
fn created(db: &Connection, record: RecordRef) -> Result<Timestamp, CoreError> {
    let table = gone::table(record.part).unwrap_or("person");
    let sql = format!("SELECT created_at FROM {table} WHERE id = ?1");
    Ok(db
        .query_row(&sql, [Text(record.id)], |row| row.get::<_, Millis>(0))?
        .0)
}

/// Takes records out of the journal and the tables. The journal is read once for each community.
pub(crate) fn take_out(tx: &mut Tx<'_>, records: &[RecordRef], how: How) -> Result<(), CoreError> {
    let mut of_community: HashMap<CommunityId, HashSet<RecordId>> = HashMap::new();
    for record in records {
        let community = naming::touched(tx, record.part, record.id)?.community;
        let ids = with_parts(tx, record.part, record.id)?;
        if let Some(community) = community {
            of_community.entry(community).or_default().extend(ids);
        }
    }
    for (community, ids) in &of_community {
        scrub(tx, *community, ids, how)?;
    }
    for record in records {
        remove(tx, record.part, record.id, how)?;
        tx.changed(record.part, record.id);
    }
    Ok(())
}

/// What was erased, newest first: of which kind, when and by whom.
pub fn erasure_list(store: &Store) -> Result<Vec<Erasure>, CoreError> {
    let names = facilitators::names(store.db())?;
    let mut statement = store
        .db()
        .prepare_cached("SELECT part, at, facilitator_id FROM erasure ORDER BY at DESC, seal")?;
    let rows = statement.query_map([], |row| {
        let by: Option<FacilitatorId> = row.text_or_none("facilitator_id")?;
        Ok(Erasure {
            part: row.word("part")?,
            at: row.get::<_, Millis>("at")?.0,
            by: by
                .and_then(|by| names.get(&by).cloned())
                .unwrap_or_default(),
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Notes that the pages are to be written anew, for the case that this is interrupted.
pub(super) fn rewrite_later(tx: &Tx<'_>) -> Result<(), CoreError> {
    tx.execute("INSERT OR IGNORE INTO chore (what) VALUES (?1)", [REWRITE])?;
    Ok(())
}

/// Whether pages are still to be written anew.
pub(crate) fn rewrite_due(db: &Connection) -> Result<bool, CoreError> {
    Ok(db
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM chore WHERE what = ?1)")?
        .query_row([REWRITE], |row| row.get(0))?)
}

/// Writes the whole database anew, the full-text index first: it keeps deleted words until it is made anew or merged
/// (<https://www.sqlite.org/fts5.html#the_secure_delete_configuration_option>; why that option is off: migration 5).
/// `secure_delete` clears what is deleted, but a page that was divided keeps what stood
/// on it in the gap between its cells, where nothing looks for it again. The rollback journal, which has the pages as
/// they were, is cut to nothing.
pub(crate) fn rewrite(db: &Connection, with_index: bool) -> Result<(), CoreError> {
    if with_index {
        search::index_anew(db)?;
    }
    db.execute_batch("PRAGMA journal_size_limit = 0; VACUUM;")?;
    db.execute("DELETE FROM chore WHERE what = ?1", [REWRITE])?;
    db.execute_batch("PRAGMA journal_size_limit = -1;")?;
    Ok(())
}
