//! The encrypted database: opening, settings and checks.

use std::fs;
use std::path::Path;

use rusqlite::{Connection, OpenFlags};

use crate::error::VaultError;
use crate::files;
use crate::keys::{self, Key, SALT_BYTES};
use crate::state;

/// Name of the database in a vault and in a backup.
pub(crate) const DATABASE: &str = "copse.db";
/// Name of the database while a vault is being made.
pub(crate) const DATABASE_NEW: &str = "copse.db.new";
/// Name of a complete database under the keys of the header's next generation: see `rekey.rs`.
pub(crate) const DATABASE_NEXT: &str = "copse.db.next";
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
    state::make(&transaction, generation)?;
    transaction.commit()?;
    connection.close().map_err(|(_, error)| error)?;
    files::file_sync(path)?;
    Ok(())
}

/// Makes an encrypted file with nothing in it, to be filled page by page.
pub(crate) fn make_empty(path: &Path, key: &DatabaseKey) -> Result<Connection, VaultError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
    connect(path, key, flags)
}

/// Opens the database for writing. Nothing is checked yet but that it is ours and that the key fits,
/// and nothing can be written before [`take_over`].
pub(crate) fn open(path: &Path, key: &DatabaseKey) -> Result<Connection, VaultError> {
    must_be_there(path)?;
    let connection = connect(path, key, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    connection.execute_batch(FOR_WRITING)?;
    // The first read: rolls back what a crash left half done, and shows whether the key fits. The
    // header is authentic by now, so a key that does not fit means another file or damage.
    must_be_ours(&connection)?;
    connection.pragma_update(None, "query_only", true)?;
    Ok(connection)
}

/// From here on nobody else can open the file, and this connection may write.
pub(crate) fn take_over(connection: &Connection) -> Result<(), VaultError> {
    connection.execute_batch(
        "PRAGMA query_only = OFF; PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT;",
    )?;
    Ok(())
}

/// Opens a database for reading, and makes sure that it is one of ours.
pub(crate) fn look(path: &Path, key: &DatabaseKey) -> Result<Connection, VaultError> {
    must_be_there(path)?;
    let connection = open_to_read(path, key)?;
    must_be_ours(&connection)?;
    connection.pragma_update(None, "query_only", true)?;
    Ok(connection)
}

/// A copy of a database in memory, to be changed at will.
pub(crate) fn copy_in_memory(path: &Path, key: &DatabaseKey) -> Result<Connection, VaultError> {
    let connection = Connection::open_in_memory()?;
    connection.execute_batch(BEFORE_KEY)?;
    connection.execute_batch(AFTER_KEY)?;
    attach(&connection, path, key)?;
    export(&connection, "main", "other")?;
    connection.execute_batch("DETACH other")?;
    Ok(connection)
}

/// Attaches a database under the name `other`. It is made if it is not there.
pub(crate) fn attach(
    connection: &Connection,
    path: &Path,
    key: &DatabaseKey,
) -> Result<(), VaultError> {
    let sql = keys::attach_sql(&key.key, &key.salt)?;
    connection.execute(&sql, [text_of(path)?])?;
    Ok(())
}

/// Copies all of one attached database into another, empty one.
pub(crate) fn export(connection: &Connection, to: &str, from: &str) -> Result<(), VaultError> {
    connection.query_row("SELECT sqlcipher_export(?1, ?2)", [to, from], |_| Ok(()))?;
    // The copy is of the tables only.
    for pragma in ["application_id", "user_version"] {
        let number: i64 = connection.pragma_query_value(Some(from), pragma, |row| row.get(0))?;
        connection.pragma_update(Some(to), pragma, number)?;
    }
    Ok(())
}

/// A path as SQL takes it.
pub(crate) fn text_of(path: &Path) -> Result<&str, VaultError> {
    path.to_str().ok_or(VaultError::Misused(
        "the vault's folder has a name that is not Unicode.",
    ))
}

/// `SQLite` would take an empty file for a new database.
fn must_be_there(path: &Path) -> Result<(), VaultError> {
    match fs::metadata(path) {
        Ok(file) if file.len() == 0 => Err(VaultError::damaged("The database copse.db is empty.")),
        Ok(_) => Ok(()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Err(VaultError::damaged(
            "The database copse.db is missing from the vault's folder.",
        )),
        Err(error) => Err(error.into()),
    }
}

fn must_be_ours(connection: &Connection) -> Result<(), VaultError> {
    let application: i32 =
        connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
    if application == APPLICATION {
        Ok(())
    } else {
        Err(VaultError::damaged(
            "The database copse.db is not the one that was made with this vault.",
        ))
    }
}

/// Opens a database for reading only.
pub(crate) fn open_to_read(path: &Path, key: &DatabaseKey) -> Result<Connection, VaultError> {
    connect(path, key, OpenFlags::SQLITE_OPEN_READ_ONLY)
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
         WHERE name NOT IN ('vault_state', 'vault_session')
         AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
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
