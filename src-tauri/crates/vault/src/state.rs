//! What the vault itself keeps in the database.
//!
//! ```text
//! vault_state    one row: generation of the header last used, key of the memories of PCs, and the key of
//!                the audit trail where it is no longer the one derived from the vault key
//! vault_session  a row for each time the vault was opened for writing, or closed after changes: a counter
//!                that only grows, a random mark, and when
//! ```
//!
//! The counter tells an older database from a newer one; the marks tell two databases apart that were
//! changed on two PCs after having been the same.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, params};

use crate::error::VaultError;
use crate::keys::{KEY_BYTES, Key};

/// Bytes of a session's mark.
pub(crate) const MARK_BYTES: usize = 16;
/// So many sessions are remembered.
const SESSIONS_KEPT: i64 = 1000;

/// One row of `vault_session`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Session {
    pub counter: u64,
    pub mark: [u8; MARK_BYTES],
}

/// Makes the tables in a new database.
pub(crate) fn make(connection: &Connection, generation: u64) -> Result<(), VaultError> {
    connection.execute_batch(
        "CREATE TABLE vault_state (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            header_generation INTEGER NOT NULL
         ) STRICT;",
    )?;
    connection.execute(
        "INSERT INTO vault_state (id, header_generation) VALUES (1, ?1)",
        params![stored(generation)],
    )?;
    complete(connection)
}

/// Adds what a database of the first version lacks. Does nothing to one that has it all.
pub(crate) fn complete(connection: &Connection) -> Result<(), VaultError> {
    if !has_column(connection, "memory_key")? {
        connection.execute_batch(
            "ALTER TABLE vault_state ADD COLUMN memory_key BLOB;
             ALTER TABLE vault_state ADD COLUMN audit_key BLOB;
             CREATE TABLE vault_session (
                counter INTEGER PRIMARY KEY,
                mark BLOB NOT NULL,
                at INTEGER NOT NULL
             ) STRICT;",
        )?;
    }
    if key_get(connection, "memory_key")?.is_none() {
        key_set(connection, "memory_key", &Key::random()?)?;
    }
    Ok(())
}

fn has_column(connection: &Connection, column: &str) -> Result<bool, VaultError> {
    let found = connection
        .prepare("SELECT 1 FROM pragma_table_info('vault_state') WHERE name = ?1")?
        .exists([column])?;
    Ok(found)
}

/// Generation of the header that the database was last used with.
pub(crate) fn generation_get(connection: &Connection) -> Result<u64, VaultError> {
    let stored: Option<i64> = connection
        .query_row(
            "SELECT header_generation FROM vault_state WHERE id = 1",
            [],
            |row| row.get(0),
        )
        .optional()?;
    stored
        .and_then(|stored| u64::try_from(stored).ok())
        .ok_or_else(|| {
            VaultError::damaged("The database copse.db has lost its link to the header.")
        })
}

/// Notes the generation of the header.
pub(crate) fn generation_set(connection: &Connection, generation: u64) -> Result<(), VaultError> {
    connection.execute(
        "UPDATE vault_state SET header_generation = ?1 WHERE id = 1",
        params![stored(generation)],
    )?;
    Ok(())
}

/// Key that authenticates what PCs remember of this vault. `None` in a database of the first version.
pub(crate) fn memory_key(connection: &Connection) -> Result<Option<Key>, VaultError> {
    key_get(connection, "memory_key")
}

/// Takes over the key of another database of the same vault.
pub(crate) fn memory_key_set(connection: &Connection, key: &Key) -> Result<(), VaultError> {
    key_set(connection, "memory_key", key)
}

/// Key of the audit trail, if it is not the one derived from the vault key.
pub(crate) fn audit_key(connection: &Connection) -> Result<Option<Key>, VaultError> {
    key_get(connection, "audit_key")
}

/// Keeps the key of the audit trail, so that its chain survives a change of the vault key.
pub(crate) fn audit_key_set(connection: &Connection, key: &Key) -> Result<(), VaultError> {
    key_set(connection, "audit_key", key)
}

fn key_get(connection: &Connection, column: &str) -> Result<Option<Key>, VaultError> {
    if !has_column(connection, column)? {
        return Ok(None);
    }
    let sql = format!("SELECT {column} FROM vault_state WHERE id = 1");
    let key = connection
        .query_row(&sql, [], |row| {
            // Borrowed from the row: no copy of the key is left behind.
            Ok(row
                .get_ref(0)?
                .as_blob_or_null()?
                .and_then(|bytes| <&[u8; KEY_BYTES]>::try_from(bytes).ok())
                .map(Key::copied))
        })
        .optional()?;
    Ok(key.flatten())
}

fn key_set(connection: &Connection, column: &str, key: &Key) -> Result<(), VaultError> {
    let sql = format!("UPDATE vault_state SET {column} = ?1 WHERE id = 1");
    connection.execute(&sql, params![key.as_slice()])?;
    Ok(())
}

/// The newest session, if there was any.
pub(crate) fn session_last(connection: &Connection) -> Result<Option<Session>, VaultError> {
    session_by(connection, "ORDER BY counter DESC LIMIT 1", None)
}

/// The session with that counter.
pub(crate) fn session_at(
    connection: &Connection,
    counter: u64,
) -> Result<Option<Session>, VaultError> {
    session_by(connection, "WHERE counter = ?1", Some(counter))
}

/// The oldest session that is still known.
pub(crate) fn session_first(connection: &Connection) -> Result<Option<Session>, VaultError> {
    session_by(connection, "ORDER BY counter LIMIT 1", None)
}

fn session_by(
    connection: &Connection,
    which: &str,
    counter: Option<u64>,
) -> Result<Option<Session>, VaultError> {
    if !has_column(connection, "memory_key")? {
        return Ok(None);
    }
    let sql = format!("SELECT counter, mark FROM vault_session {which}");
    let parameters: Vec<i64> = counter.map(stored).into_iter().collect();
    let found = connection
        .query_row(&sql, rusqlite::params_from_iter(parameters), |row| {
            Ok((row.get::<_, i64>(0)?, row.get::<_, [u8; MARK_BYTES]>(1)?))
        })
        .optional()?;
    Ok(found.map(|(counter, mark)| Session {
        counter: u64::try_from(counter).unwrap_or_default(),
        mark,
    }))
}

/// Begins a session: one more than the newest, and more than `beyond`.
pub(crate) fn session_add(connection: &Connection, beyond: u64) -> Result<Session, VaultError> {
    let last = session_last(connection)?.map_or(0, |session| session.counter);
    let mut mark = [0; MARK_BYTES];
    getrandom::fill(&mut mark)?;
    let session = Session {
        counter: last.max(beyond).saturating_add(1),
        mark,
    };
    connection.execute(
        "INSERT INTO vault_session (counter, mark, at) VALUES (?1, ?2, ?3)",
        params![
            stored(session.counter),
            session.mark,
            Timestamp::now().as_second()
        ],
    )?;
    connection.execute(
        "DELETE FROM vault_session WHERE counter <= ?1",
        [stored(session.counter).saturating_sub(SESSIONS_KEPT)],
    )?;
    Ok(session)
}

/// The database's integers are signed; no vault sees 2^63 of anything.
fn stored(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
