//! Bringing the schema up to date.

use std::path::PathBuf;

use rusqlite::{Connection, TransactionBehavior};

use crate::database;
use crate::error::VaultError;

/// One step of the schema.
#[derive(Debug, Clone, Copy)]
pub struct Migration {
    /// Its number: 1 for the first, each one more than the one before. Kept in `user_version`.
    pub number: u32,
    /// A short name for messages.
    pub name: &'static str,
    /// The SQL, any number of statements, without BEGIN and COMMIT. Foreign keys are not enforced
    /// while it runs, so that a table can be rebuilt, but must hold at its end.
    pub sql: &'static str,
}

/// What [`crate::Vault::migrate`] did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MigrationOutcome {
    /// Schema number before.
    pub from: u32,
    /// Schema number now.
    pub to: u32,
    /// Numbers of the migrations that ran.
    pub applied: Vec<u32>,
    /// The backup that was made first, if the database had content.
    pub backup: Option<PathBuf>,
}

/// The migrations that a database with schema number `found` still needs.
pub(crate) fn pending(migrations: &[Migration], found: u32) -> Result<&[Migration], VaultError> {
    if !(1..)
        .zip(migrations)
        .all(|(number, step)| step.number == number)
    {
        return Err(VaultError::Misused(
            "its migrations are not numbered 1, 2, 3 and so on.",
        ));
    }
    let known = migrations.last().map_or(0, |last| last.number);
    usize::try_from(found)
        .ok()
        .and_then(|done| migrations.get(done..))
        .ok_or(VaultError::NewerSchema { found, known })
}

/// Runs one migration: all of it, or nothing.
pub(crate) fn run(connection: &mut Connection, step: &Migration) -> Result<(), VaultError> {
    // Cannot be changed inside a transaction. With enforcement on, rebuilding a table would first
    // delete, and cascade to, everything that refers to it (https://www.sqlite.org/lang_altertable.html).
    connection.pragma_update(None, "foreign_keys", false)?;
    let outcome = run_in_transaction(connection, step);
    connection.pragma_update(None, "foreign_keys", true)?;
    outcome.map_err(|error| match error {
        VaultError::DiskFull => VaultError::DiskFull,
        other => VaultError::MigrationFailed {
            number: step.number,
            name: step.name,
            source: Box::new(other),
        },
    })
}

fn run_in_transaction(connection: &mut Connection, step: &Migration) -> Result<(), VaultError> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    transaction.execute_batch(step.sql)?;
    if transaction.is_autocommit() {
        return Err(VaultError::Misused(
            "a migration ended its own transaction.",
        ));
    }
    let broken = transaction
        .prepare("PRAGMA foreign_key_check")?
        .exists([])?;
    if broken {
        return Err(VaultError::damaged(
            "A record would refer to another one that does not exist.",
        ));
    }
    transaction.pragma_update(None, "user_version", step.number)?;
    transaction.commit()?;
    Ok(())
}

/// Whether a backup is due before migrating.
pub(crate) fn needs_backup(connection: &Connection) -> Result<bool, VaultError> {
    database::has_content(connection)
}
