//! The open vault: what can be done with it, and closing it.

mod backups;
mod create;
mod lasting;
mod mend;
mod options;
mod rekey;
mod remember;
mod restore;
mod slots;
mod unlock;

use std::fmt;
use std::mem;
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use uuid::Uuid;

use crate::checks::{Behind, CheckState, Found};
use crate::database::{self, DATABASE, DatabaseKey};
use crate::error::VaultError;
use crate::header::format::ReadHeader;
use crate::keys::{Key, VaultKey};
use crate::lock::Lock;
use crate::migrate::{self, Migration, MigrationOutcome};
use crate::slots::SlotId;
use crate::state;

pub use backups::BackupMade;
pub(crate) use lasting::{LASTING, carry as lasting_carry};
pub use options::{Checks, CreateOptions, Kdf, Notice, UnlockOptions};
pub use rekey::Rekeyed;
pub use restore::{RestoreOptions, Restored, SetAside, restore_lost};

/// An open vault, locked for writing unless it is only looked at. Dropping it closes the database, wipes
/// the keys and lets go of the lock, in that order.
pub struct Vault {
    open: Open,
    folder: PathBuf,
    /// The file behind the connection.
    database: PathBuf,
    access: Access,
    behind: Option<Behind>,
    memory: remember::Remembering,
    // Last: nobody else may open the vault before the database is closed.
    lock: Option<Lock>,
}

/// What is there only while a vault is open.
struct Open {
    connection: Connection,
    key: VaultKey,
    header: ReadHeader,
    /// The slot that opened it.
    slot: SlotId,
    notices: Vec<Notice>,
}

/// What may be done with an open vault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Access {
    /// Reading only, always.
    Look,
    /// Reading; writing as soon as the checks are through.
    Waiting,
    /// Reading and writing.
    Write,
    /// Nothing any more.
    Closed,
}

impl fmt::Debug for Vault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Vault")
            .field("id", &self.id())
            .finish_non_exhaustive()
    }
}

impl Vault {
    /// The folder of the vault.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The vault's id, the same in all its backups.
    pub fn id(&self) -> Uuid {
        self.open.header.header.vault
    }

    /// What was noticed while opening, and since.
    pub fn notices(&self) -> &[Notice] {
        &self.open.notices
    }

    /// Whether this is only a look, by [`Vault::look`].
    pub fn is_read_only(&self) -> bool {
        self.access == Access::Look
    }

    /// The key for the chain of audit entries: 256 bits for HMAC-SHA256. It stays the same when the vault
    /// gets new keys and when a backup is restored.
    pub fn audit_key(&self) -> Result<Key, VaultError> {
        match state::audit_key(&self.open.connection)? {
            Some(key) => Ok(key),
            None => self.open.key.audit_key(self.id()),
        }
    }

    /// The keyed connection, all pragmas set. Call [`Vault::settle`] before writing.
    ///
    /// [`Vault::rekey`], [`Vault::restore`] and, after a power cut, [`Vault::settle`] put another connection in its place, so what was set on it
    /// by others (size of caches, hooks) is to be set again after them.
    pub fn connection(&mut self) -> &mut Connection {
        &mut self.open.connection
    }

    /// The keyed connection, for reading.
    pub fn connection_ref(&self) -> &Connection {
        &self.open.connection
    }

    /// How far the checks are that run behind the first screen. Never waits.
    pub fn check_state(&self) -> CheckState {
        match &self.behind {
            Some(behind) => behind.state(),
            None => CheckState::Passed,
        }
    }

    /// Makes the vault ready for writing: waits for the checks, if they run behind the first screen, and
    /// locks the database against every other program. Does nothing if that was done already.
    ///
    /// To be called before each write; a write without it fails with "attempt to write a readonly
    /// database". Fails with [`VaultError::Damaged`] if the checks found something: the vault can be read
    /// and never written then. Fails with [`VaultError::ReadOnlyLook`] on a look.
    pub fn settle(&mut self) -> Result<(), VaultError> {
        match self.access {
            Access::Write => return Ok(()),
            Access::Look => return Err(VaultError::ReadOnlyLook),
            Access::Closed => return Err(VaultError::Misused("the vault is closed.")),
            Access::Waiting => {}
        }
        let found = match &self.behind {
            Some(behind) => behind.wait()?,
            None => Found::default(),
        };
        self.settle_as(&found)
    }

    /// The checks are through, and found this.
    fn settle_as(&mut self, found: &Found) -> Result<(), VaultError> {
        database::take_over(&self.open.connection)?;
        self.behind = None;
        self.access = Access::Write;
        self.indexes_mend(&found.indexes)?;
        if found.unused_pages {
            self.unused_pages_mend()?;
        }
        match self.session_begin() {
            // The records can still be read, and changed where there is room.
            Err(VaultError::DiskFull) => Ok(()),
            other => other,
        }
    }

    /// Says who is signed in, for a second opener's message. It is kept sealed beside the lock, so that
    /// only those read it who can open the vault; it goes when the vault is closed.
    pub fn holder_name_set(&mut self, name: &str) -> Result<(), VaultError> {
        match &self.lock {
            Some(lock) => lock.name_set(&self.open.key, self.id(), name),
            None => Err(VaultError::ReadOnlyLook),
        }
    }

    /// Brings the schema up to date. Each migration runs in a transaction of its own; before the first
    /// one a database that holds anything is backed up. A database that knows more migrations than
    /// these is refused with [`VaultError::NewerSchema`] and left as it is. A look is brought up to date
    /// in memory.
    pub fn migrate(&mut self, migrations: &[Migration]) -> Result<MigrationOutcome, VaultError> {
        let from = database::schema_number(&self.open.connection)?;
        let pending = migrate::pending(migrations, from)?;
        let mut outcome = MigrationOutcome {
            from,
            to: from,
            applied: Vec::new(),
            backup: None,
        };
        let Some(first) = pending.first() else {
            return Ok(outcome);
        };
        if self.is_read_only() {
            let copy = database::copy_in_memory(&self.database, &self.database_key()?)?;
            self.open.connection = copy;
        } else {
            self.settle()?;
            if migrate::needs_backup(&self.open.connection)? {
                let label = format!("before-migration-{}", first.number);
                outcome.backup = Some(self.backup(&label)?);
            }
            self.memory.changed = true;
        }
        for step in pending {
            migrate::run(&mut self.open.connection, step)?;
            outcome.applied.push(step.number);
            outcome.to = step.number;
        }
        if self.is_read_only() {
            self.open
                .connection
                .pragma_update(None, "query_only", true)?;
        }
        Ok(outcome)
    }

    /// Closes the vault: what dropping it does too, but this says what went wrong. All that was written is
    /// safe in either case.
    pub fn close(mut self) -> Result<(), VaultError> {
        self.shut()
    }

    /// Ends the checks and a transaction that was left open, and notes how new the vault is now.
    fn shut(&mut self) -> Result<(), VaultError> {
        let access = mem::replace(&mut self.access, Access::Closed);
        if let Some(behind) = self.behind.take() {
            behind.stop();
        }
        if access != Access::Write {
            return Ok(());
        }
        if !self.open.connection.is_autocommit() {
            self.open.connection.execute_batch("ROLLBACK")?;
        }
        self.session_end()
    }

    fn database_key(&self) -> Result<DatabaseKey, VaultError> {
        database_key(&self.open.key, &self.open.header)
    }

    /// Closes the database, so that its file can be replaced. Until [`Vault::reopen`] nothing can be read
    /// or written.
    fn database_close(&mut self) -> Result<(), VaultError> {
        let nothing = Connection::open_in_memory()?;
        nothing.pragma_update(None, "query_only", true)?;
        let connection = mem::replace(&mut self.open.connection, nothing);
        connection.close().map_err(|(connection, error)| {
            // A statement is still running: go on with what there was.
            self.open.connection = connection;
            error.into()
        })
    }

    /// Opens the database again after its file was replaced by one that was checked.
    fn reopen(&mut self) -> Result<(), VaultError> {
        let connection = database::open(&self.folder.join(DATABASE), &self.database_key()?)?;
        database::take_over(&connection)?;
        self.open.connection = connection;
        Ok(())
    }
}

impl Drop for Vault {
    fn drop(&mut self) {
        // Best effort; whoever wants to know calls `close`.
        drop(self.shut());
    }
}

/// The key of the database that belongs to a header.
fn database_key(key: &VaultKey, read: &ReadHeader) -> Result<DatabaseKey, VaultError> {
    Ok(DatabaseKey {
        key: key.database_key(read.header.vault)?,
        salt: read.header.salt,
    })
}
