//! Keeping the tables `case_text` and `policy_text` in step with what they index.

use rusqlite::Connection;

use crate::{
    error::CoreError,
    ids::{CaseId, PolicyId},
    sql::Text,
};

/// A row of the index: see the migration for its numbers.
#[derive(Debug, Clone, Copy)]
pub(crate) enum IndexRow {
    /// The title, by the row number of the case.
    Title(i64),
    /// A section, by its row number.
    Section(i64),
}

impl IndexRow {
    fn number(self) -> i64 {
        match self {
            Self::Title(case) => -case,
            Self::Section(section) => section,
        }
    }
}

/// Puts a text into the index, in place of what was there under this row.
pub(crate) fn put(
    db: &Connection,
    row: IndexRow,
    case: CaseId,
    heading: &str,
    plain: &str,
) -> Result<(), CoreError> {
    db.prepare_cached(
        "INSERT OR REPLACE INTO case_text (rowid, case_id, heading, body) VALUES (?1, ?2, ?3, ?4)",
    )?
    .execute((row.number(), Text(case), heading, plain))?;
    Ok(())
}

/// Takes a text out of the index.
pub(crate) fn remove(db: &Connection, row: IndexRow) -> Result<(), CoreError> {
    db.prepare_cached("DELETE FROM case_text WHERE rowid = ?1")?
        .execute([row.number()])?;
    Ok(())
}

/// Puts a policy issue into the index, in place of what was there under its row.
pub(crate) fn put_policy(
    db: &Connection,
    row: i64,
    id: PolicyId,
    title: &str,
    plain: &str,
) -> Result<(), CoreError> {
    db.prepare_cached(
        "INSERT OR REPLACE INTO policy_text (rowid, policy_id, title, body) VALUES (?1, ?2, ?3, ?4)",
    )?
    .execute((row, Text(id), title, plain))?;
    Ok(())
}

/// Makes the indexes anew out of their own texts, so that no deleted word is left in them.
pub(crate) fn index_anew(db: &Connection) -> Result<(), CoreError> {
    db.execute_batch(
        "INSERT INTO case_text (case_text) VALUES ('rebuild');
         INSERT INTO policy_text (policy_text) VALUES ('rebuild');",
    )?;
    Ok(())
}
