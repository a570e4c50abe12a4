//! The marks of what was erased: a keyed hash of each id (HMAC-SHA256 under a key of its own, derived from that of the
//! audit trail), so that the list says nothing to anybody and a restored copy can still be told what to erase again.

use std::collections::HashSet;

use rusqlite::Connection;

use crate::{
    audit::code,
    error::CoreError,
    ids::RecordId,
    journal::Part,
    sql::{Millis, Read, Text, Word},
    tx::Tx,
};

/// The parts that can be erased, with their tables.
pub(super) const TABLES: [(Part, &str); 9] = [
    (Part::Community, "community"),
    (Part::Case, "case_study"),
    (Part::Section, "case_section"),
    (Part::Meeting, "meeting"),
    (Part::Action, "action"),
    (Part::Evidence, "evidence"),
    (Part::Person, "person"),
    (Part::Service, "service"),
    (Part::Policy, "policy_issue"),
];

/// The table of a part; none where it cannot be erased by itself.
pub(super) fn table(part: Part) -> Option<&'static str> {
    TABLES
        .into_iter()
        .find(|(other, _)| *other == part)
        .map(|(_, table)| table)
}

/// The mark of an id.
pub(super) fn seal(key: &[u8; 32], id: RecordId) -> Result<[u8; 32], CoreError> {
    let own = code(key, b"copse 1 erasure", &[])?;
    code(&own, b"record", &[id.0.as_bytes()])
}

/// Leaves the mark of a record that is erased.
pub(super) fn mark(tx: &Tx<'_>, key: &[u8; 32], part: Part, id: RecordId) -> Result<(), CoreError> {
    tx.execute(
        "INSERT OR IGNORE INTO erasure (seal, part, at, facilitator_id) VALUES (?1, ?2, ?3, ?4)",
        (
            seal(key, id)?.as_slice(),
            Word(part),
            Millis(tx.now()),
            tx.facilitator().map(Text),
        ),
    )?;
    Ok(())
}

/// All marks.
pub(super) fn marks(db: &Connection) -> Result<HashSet<Vec<u8>>, CoreError> {
    let mut statement = db.prepare("SELECT seal FROM erasure")?;
    let rows = statement.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The records that are there although their mark says that they were erased.
pub(super) fn revived(
    db: &Connection,
    key: &[u8; 32],
    marks: &HashSet<Vec<u8>>,
) -> Result<Vec<(Part, RecordId)>, CoreError> {
    let mut found = Vec::new();
    for (part, table) in TABLES {
        let mut statement = db.prepare(&format!("SELECT id FROM {table}"))?;
        let ids: Vec<RecordId> = statement
            .query_map([], |row| row.text("id"))?
            .collect::<Result<_, _>>()?;
        for id in ids {
            if marks.contains(seal(key, id)?.as_slice()) {
                found.push((part, id));
            }
        }
    }
    Ok(found)
}
