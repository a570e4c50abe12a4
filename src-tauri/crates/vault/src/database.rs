//! The encrypted database: opening, settings and checks.

use std::fs;
use std::path::Path;
use std::thread;

use rusqlite::{Connection, OpenFlags, OptionalExtension, params};

use crate::error::VaultError;
use crate::files;
use crate::keys::{self, Key, SALT_BYTES};

/// Name of the database in a vault and in a backup.
pub(crate) const DATABASE: &str = "copse.db";
/// Name of the database while a vault is being made.
pub(crate) const DATABASE_NEW: &str = "copse.db.new";
/// `PRAGMA application_id`: "CPSE" in ASCII.
const APPLICATION: i32 = 0x4350_5345;

/// Where the database lies and how it is keyed. Wiped when dropped.
#[derive(Clone)]
pub(crate) struct DatabaseKey {
    pub key: Key,
    pub salt: [u8; SALT_BYTES],
}

/// For every connection. Memory security makes SQLCipher overwrite what it frees, decrypted pages
/// included; it can only be turned on before the key is given.
const BEFORE_KEY: &str = "
    PRAGMA cipher_log_level = NONE;
    PRAGMA cipher_memory_security = ON;";

/// For every connection, after the key.
///
/// `trusted_schema` and `cell_size_check` distrust the file; `mmap_size = 0` keeps decrypted pages out
/// of mappings, `temp_store` keeps temporary tables off the disk.
const AFTER_KEY: &str = "
    PRAGMA temp_store = MEMORY;
    PRAGMA trusted_schema = OFF;
    PRAGMA cell_size_check = ON;
    PRAGMA mmap_size = 0;
    PRAGMA foreign_keys = ON;";

/// For the connection that writes.
///
/// A rollback journal and not a write-ahead log: with the latter one flipped bit dropped commits that
/// had been acknowledged, without a word, and a copy of the folder without its `-wal` lost them.
/// `EXTRA` also syncs the folder after the journal is gone; `fullfsync` matters on macOS only.
const FOR_WRITING: &str = "
    PRAGMA journal_mode = DELETE;
    PRAGMA synchronous = EXTRA;
    PRAGMA fullfsync = ON;
    PRAGMA secure_delete = ON;";

/// A keyed connection with every setting but those for writing.
fn connect(path: &Path, key: &DatabaseKey, flags: OpenFlags) -> Result<Connection, VaultError> {
    let connection = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    connection.execute_batch(BEFORE_KEY)?;
    connection.execute_batch(&keys::key_pragma(&key.key, &key.salt)?)?;
    connection.execute_batch(AFTER_KEY)?;
    Ok(connection)
}

/// Makes the database of a new vault and closes it again.
pub(crate) fn create(path: &Path, key: &DatabaseKey, generation: u64) -> Result<(), VaultError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
    let connection = connect(path, key, flags)?;
    connection.execute_batch(FOR_WRITING)?;
    let transaction = connection.unchecked_transaction()?;
    transaction.pragma_update(None, "application_id", APPLICATION)?;
    transaction.execute_batch(
        "CREATE TABLE vault_state (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            header_generation INTEGER NOT NULL
         ) STRICT;",
    )?;
    transaction.execute(
        "INSERT INTO vault_state (id, header_generation) VALUES (1, ?1)",
        params![generation_stored(generation)],
    )?;
    transaction.commit()?;
    connection.close().map_err(|(_, error)| error)?;
    files::file_sync(path)?;
    Ok(())
}

/// Opens the database for writing, alone, after both integrity checks.
pub(crate) fn open(path: &Path, key: &DatabaseKey) -> Result<Connection, VaultError> {
    // SQLite would take an empty file for a new database.
    match fs::metadata(path) {
        Ok(file) if file.len() == 0 => {
            return Err(VaultError::damaged("The database copse.db is empty."));
        }
        Ok(_) => {}
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            return Err(VaultError::damaged(
                "The database copse.db is missing from the vault's folder.",
            ));
        }
        Err(error) => return Err(error.into()),
    }
    let connection = connect(path, key, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    connection.execute_batch(FOR_WRITING)?;
    // The first read: rolls back what a crash left half done, and shows whether the key fits. The
    // header is authentic by now, so a key that does not fit means another file or damage.
    let application: i32 =
        connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
    if application != APPLICATION {
        return Err(VaultError::damaged(
            "The database copse.db is not the one that was made with this vault.",
        ));
    }
    check(path, key)?;
    connection.execute_batch("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT;")?;
    Ok(connection)
}

/// Opens a database for reading only.
pub(crate) fn open_to_read(path: &Path, key: &DatabaseKey) -> Result<Connection, VaultError> {
    connect(path, key, OpenFlags::SQLITE_OPEN_READ_ONLY)
}

/// Both integrity checks, each on a connection of its own and side by side: SQLCipher's sees every
/// changed page, also unused ones; the other sees pages that are whole but do not belong together.
pub(crate) fn check(path: &Path, key: &DatabaseKey) -> Result<(), VaultError> {
    let run = |pragma: &'static str| -> Result<(), VaultError> {
        let connection = open_to_read(path, key)?;
        let mut statement = connection.prepare(pragma)?;
        let mut rows = statement.query([])?;
        let mut problems = 0_usize;
        while let Some(row) = rows.next()? {
            let line: String = row.get(0)?;
            problems += usize::from(line != "ok");
        }
        if problems == 0 {
            return Ok(());
        }
        let noun = if problems == 1 { "place" } else { "places" };
        Err(VaultError::damaged(format!(
            "The database copse.db is damaged in {problems} {noun}."
        )))
    };
    thread::scope(|scope| {
        let pages = scope.spawn(|| run("PRAGMA cipher_integrity_check"));
        let structure = run("PRAGMA integrity_check");
        let pages = pages
            .join()
            .map_err(|_| VaultError::Misused("the integrity check stopped by itself."))?;
        pages.and(structure)
    })
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
        params![generation_stored(generation)],
    )?;
    Ok(())
}

/// The database's integers are signed; no vault sees 2^63 changes of its slots.
fn generation_stored(generation: u64) -> i64 {
    i64::try_from(generation).unwrap_or(i64::MAX)
}

/// Schema number of the domain's tables; 0 in a new vault.
pub(crate) fn schema_number(connection: &Connection) -> Result<u32, VaultError> {
    let number: i64 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    u32::try_from(number)
        .map_err(|_| VaultError::damaged("The database copse.db has an impossible schema number."))
}

/// Whether there is anything beside what the vault itself keeps.
pub(crate) fn has_content(connection: &Connection) -> Result<bool, VaultError> {
    let tables: i64 = connection.query_row(
        "SELECT count(*) FROM sqlite_schema
         WHERE name <> 'vault_state' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
        [],
        |row| row.get(0),
    )?;
    Ok(tables > 0 || schema_number(connection)? > 0)
}

/// Each table with its number of rows, by name. The tables behind a virtual table are among them.
pub(crate) fn row_counts(connection: &Connection) -> Result<Vec<(String, i64)>, VaultError> {
    let mut statement = connection.prepare(
        "SELECT name FROM sqlite_schema
         WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name",
    )?;
    let names = statement
        .query_map([], |row| row.get::<_, String>(0))?
        .collect::<Result<Vec<_>, _>>()?;
    names
        .into_iter()
        .map(|name| {
            let quoted = name.replace('"', "\"\"");
            let count =
                connection.query_row(&format!("SELECT count(*) FROM \"{quoted}\""), [], |row| {
                    row.get(0)
                })?;
            Ok((name, count))
        })
        .collect()
}
