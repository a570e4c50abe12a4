//! The marks of what was erased, kept beside the database too: they are applied again whatever took its place, also a
//! backup that was copied over the vault by hand, or restored into a vault that could not be opened any more.

use std::collections::{BTreeSet, HashSet};

use data_encoding::HEXLOWER;
use rusqlite::Connection;

use super::{How, gone, preview, store as erase};
use crate::{
    error::CoreError,
    journal::{Op, Part},
    record::RecordRef,
    sql::{Millis, Word},
    store::Store,
    tx::Tx,
};

/// How a line begins; the mark in hexadecimal and the part follow.
const ERASED: &str = "erased";

/// Keeps the marks of the database beside it. Where that cannot be written it is tried again at the next opening.
pub(crate) fn keep(store: &Store) -> Result<(), CoreError> {
    let lasting = store.vault().lasting();
    let missing: Vec<String> = lines(store.db())?
        .into_iter()
        .filter(|line| !lasting.contains(line))
        .collect();
    // Also where nothing is missing: one of the places may have fewer.
    if !lasting.is_empty() || !missing.is_empty() {
        let _ = store.vault().lasting_add(missing);
    }
    Ok(())
}

/// At opening: where marks are known that the database does not have, something older took its place. What they name
/// is erased again before anybody sees it. Gives how many records that were.
pub(crate) fn again(store: &mut Store) -> Result<usize, CoreError> {
    let known: HashSet<Vec<u8>> = gone::marks(store.db())?;
    let lasting = store.vault().lasting();
    let missing: Vec<(Vec<u8>, Part)> = lasting
        .iter()
        .filter_map(|line| read(line))
        .filter(|(seal, _)| !known.contains(seal))
        .collect();
    if missing.is_empty() {
        return Ok(0);
    }
    let key = store.audit_key_copy();
    let done = store.transact(Op::EraseAgain, |tx| {
        mark_all(tx, &missing)?;
        let seals = missing.into_iter().map(|(seal, _)| seal).collect();
        take_out_again(tx, &key, &seals)
    })?;
    if done.value > 0 {
        store.rewrite_pages();
    }
    Ok(done.value)
}

fn mark_all(tx: &Tx<'_>, marks: &[(Vec<u8>, Part)]) -> Result<(), CoreError> {
    let mut insert = tx.prepare(
        "INSERT OR IGNORE INTO erasure (seal, part, at, facilitator_id) VALUES (?1, ?2, ?3, NULL)",
    )?;
    for (seal, part) in marks {
        insert.execute((seal, Word(*part), Millis(tx.now())))?;
    }
    Ok(())
}

/// Erases what is there although a mark names it.
pub(super) fn take_out_again(
    tx: &mut Tx<'_>,
    key: &[u8; 32],
    marks: &HashSet<Vec<u8>>,
) -> Result<usize, CoreError> {
    let revived = gone::revived(tx, key, marks)?;
    // Sections go with their case, and everything with its community: what is gone is not taken out twice.
    for (part, id) in &revived {
        if preview::there(tx, *part, *id).is_ok() {
            let record = RecordRef {
                part: *part,
                id: *id,
            };
            erase::take_out(tx, &[record], How::Erase)?;
        }
    }
    if !revived.is_empty() {
        erase::rewrite_later(tx)?;
    }
    Ok(revived.len())
}

/// The marks of the database, as lines.
fn lines(db: &Connection) -> Result<BTreeSet<String>, CoreError> {
    let mut statement = db.prepare("SELECT seal, part FROM erasure")?;
    let rows = statement.query_map([], |row| {
        let seal: Vec<u8> = row.get(0)?;
        let part: String = row.get(1)?;
        Ok(format!("{ERASED} {} {part}", HEXLOWER.encode(&seal)))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// A mark from a line; none where it is something else.
fn read(line: &str) -> Option<(Vec<u8>, Part)> {
    let mut words = line.split(' ');
    let (kind, seal, part) = (words.next()?, words.next()?, words.next()?);
    let seal = HEXLOWER.decode(seal.as_bytes()).ok()?;
    let part = serde_json::from_value(serde_json::Value::String(part.to_owned())).ok()?;
    (kind == ERASED && seal.len() == 32 && words.next().is_none()).then_some((seal, part))
}
