//! Counting the sessions of a vault, and what this PC remembers of them.

use std::path::{Path, PathBuf};

use crate::error::VaultError;
use crate::memory::{self, Found, Memory, Seen};
use crate::state::{self, Session};
use crate::vault::{Access, Notice, Vault};

/// What the open vault knows of its own newness.
pub(super) struct Remembering {
    /// Where this PC keeps its notes.
    folder: Option<PathBuf>,
    /// The newest session, as in the database.
    session: Option<Session>,
    /// The connection's count of changes when the newest session was written.
    changes: u64,
    /// Changes that the connection does not count, such as those of the schema.
    pub changed: bool,
    /// An old copy was noticed and not accepted yet, so the note stays as it is.
    held: bool,
}

impl Remembering {
    pub(super) fn new(folder: Option<PathBuf>) -> Self {
        Self {
            folder,
            session: None,
            changes: 0,
            changed: false,
            held: false,
        }
    }

    pub(super) fn nowhere() -> Self {
        Self::new(None)
    }

    /// Where this PC keeps its notes.
    pub(super) fn folder(&self) -> Option<&Path> {
        self.folder.as_deref()
    }
}

impl Vault {
    /// Notes that the vault is newer than before, in the vault and in this PC's memory. Opening and
    /// closing do it; in a long session it may be done now and then, so that also a copy from the middle
    /// of the session is told from what came after.
    pub fn remember(&mut self) -> Result<(), VaultError> {
        self.settle()?;
        self.session_write()
    }

    /// Takes the vault as it is for the right one, after [`Notice::RolledBack`] or
    /// [`Notice::OtherLine`]: from now on only older copies than this one are told.
    pub fn memory_accept(&mut self) -> Result<(), VaultError> {
        self.settle()?;
        self.memory.held = false;
        self.open.notices.retain(|notice| {
            !matches!(
                notice,
                Notice::RolledBack { .. } | Notice::OtherLine { .. } | Notice::MemoryUnreadable
            )
        });
        self.session_write()
    }

    /// Whether anything was changed since the newest session was noted.
    pub(super) fn is_changed(&self) -> bool {
        self.memory.changed || self.open.connection.total_changes() > self.memory.changes
    }

    /// The counter of the newest session; 0 in a vault of the first version.
    pub(super) fn counter(&self) -> Result<u64, VaultError> {
        let session = match self.memory.session {
            Some(session) => Some(session),
            None => state::session_last(&self.open.connection)?,
        };
        Ok(session.map_or(0, |session| session.counter))
    }

    /// Before the first write: completes what the vault keeps of itself and begins a session.
    pub(super) fn session_begin(&mut self) -> Result<(), VaultError> {
        let generation = self.open.header.header.generation;
        let transaction = self.open.connection.unchecked_transaction()?;
        state::complete(&transaction)?;
        if generation > state::generation_get(&transaction)? {
            state::generation_set(&transaction, generation)?;
        }
        transaction.commit()?;
        self.session_write()
    }

    /// At the end: only where there is something newer to be noted.
    pub(super) fn session_end(&mut self) -> Result<(), VaultError> {
        if self.is_changed() {
            self.session_write()?;
        }
        Ok(())
    }

    pub(super) fn session_write(&mut self) -> Result<(), VaultError> {
        debug_assert!(self.access != Access::Look);
        let session = state::session_add(&self.open.connection, 0)?;
        self.memory.session = Some(session);
        self.memory.changes = self.open.connection.total_changes();
        self.memory.changed = false;
        self.memory_write(session)
    }

    fn memory_write(&self, session: Session) -> Result<(), VaultError> {
        let (Some(folder), false) = (&self.memory.folder, self.memory.held) else {
            return Ok(());
        };
        let Some(key) = state::memory_key(&self.open.connection)? else {
            return Ok(());
        };
        let generation = self.open.header.header.generation;
        let memory = Memory::new(self.id(), generation, session, self.open.slot);
        // Not being able to note it must not keep anybody from the records.
        drop(memory::write(folder, &memory, &key));
        Ok(())
    }

    /// Compares the vault with what this PC saw last.
    pub(super) fn compare_with_memory(&mut self) -> Result<(), VaultError> {
        let Some(folder) = &self.memory.folder else {
            return Ok(());
        };
        let connection = &self.open.connection;
        let key = state::memory_key(connection)?.unwrap_or_default();
        let remembered = match memory::read(folder, self.id(), &key) {
            Found::Nothing => return Ok(()),
            Found::Unreadable => {
                self.open.notices.push(Notice::MemoryUnreadable);
                return Ok(());
            }
            Found::Memory(remembered) => remembered,
        };
        let now = Seen {
            generation: self.open.header.header.generation,
            counter: self.counter()?,
            at: jiff::Timestamp::now(),
        };
        let seen = remembered.seen();
        if now.counter < seen.counter || now.generation < seen.generation {
            self.open.notices.push(Notice::RolledBack { seen, now });
            self.memory.held = true;
        } else if !self.contains(&remembered)? {
            self.open.notices.push(Notice::OtherLine { seen, now });
            self.memory.held = true;
        }
        Ok(())
    }

    /// Whether the session that this PC saw is one of the vault's, as far back as they are kept.
    fn contains(&self, remembered: &Memory) -> Result<bool, VaultError> {
        let connection = &self.open.connection;
        if let Some(session) = state::session_at(connection, remembered.counter)? {
            return Ok(session.mark == remembered.mark);
        }
        let first = state::session_first(connection)?;
        Ok(first.is_none_or(|first| first.counter > remembered.counter))
    }
}
