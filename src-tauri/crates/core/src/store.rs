//! The open store: reads, and the one way to write.

use std::{
    collections::BTreeSet,
    ops::Deref,
    path::{Path, PathBuf},
    sync::Arc,
};

use copse_vault::{Migration, Notice, Vault, VaultError};
use jiff::{Timestamp, civil::Date};
use rusqlite::{Connection, TransactionBehavior};
use uuid::Uuid;

use crate::{
    check,
    clock::Clock,
    error::CoreError,
    journal::{self, Done, Kind, Op},
    record::Stamp,
};

/// The schema, oldest step first. A step that was released is never changed.
const MIGRATIONS: &[Migration] = &[Migration {
    number: 1,
    name: "first",
    sql: include_str!("../migrations/0001_first.sql"),
}];

/// Prepared statements kept ready: more than the program has.
const STATEMENTS_KEPT: usize = 256;

/// An open vault with the domain in it. Dropping it closes the vault.
pub struct Store {
    vault: Vault,
    clock: Arc<dyn Clock>,
    actor: String,
    /// Whether an outer transaction is open: see [`Store::together`].
    together: bool,
}

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Store").finish_non_exhaustive()
    }
}

impl Store {
    /// Brings the schema up to date and opens the store. `actor` is who works with it, as kept in the journal;
    /// where it is empty, whoever made the last change goes on.
    ///
    /// Fails with [`VaultError::NewerSchema`] where a newer version of the program has written the vault.
    pub fn open(
        mut vault: Vault,
        clock: Arc<dyn Clock>,
        mut actor: String,
    ) -> Result<Self, CoreError> {
        vault.migrate(MIGRATIONS)?;
        vault
            .connection()
            .set_prepared_statement_cache_capacity(STATEMENTS_KEPT);
        actor = check::line(&actor);
        if actor.is_empty() {
            actor = journal::actor_last(vault.connection_ref())?
                .unwrap_or_else(|| "Facilitator".to_owned());
        }
        Ok(Self {
            vault,
            clock,
            actor,
            together: false,
        })
    }

    /// Closes the vault and lets go of its lock.
    pub fn close(self) {
        drop(self);
    }

    /// The day in Europe/London.
    pub fn today(&self) -> Date {
        self.clock.today()
    }

    /// Who works with the store.
    pub fn actor(&self) -> &str {
        &self.actor
    }

    /// The folder of the vault.
    pub fn folder(&self) -> &Path {
        self.vault.folder()
    }

    /// What was noticed while the vault was opened.
    pub fn notices(&self) -> &[Notice] {
        self.vault.notices()
    }

    /// Makes a verified copy of the vault. The label must not hold personal data.
    pub fn backup(&mut self, label: &str) -> Result<PathBuf, VaultError> {
        self.vault.backup(label)
    }

    /// The connection, for reading.
    pub(crate) fn db(&self) -> &Connection {
        self.vault.connection_ref()
    }

    /// Does several writes as one: all of them are kept, or, where one fails, none.
    ///
    /// Each write inside keeps its own operation in the journal.
    pub fn together<T>(
        &mut self,
        work: impl FnOnce(&mut Self) -> Result<T, CoreError>,
    ) -> Result<T, CoreError> {
        if self.together {
            return work(self);
        }
        self.db().execute_batch("BEGIN IMMEDIATE")?;
        self.together = true;
        let outcome = work(self);
        self.together = false;
        match outcome {
            Ok(value) => self
                .db()
                .execute_batch("COMMIT")
                .map(|()| value)
                .map_err(|error| self.rolled_back(error)),
            Err(error) => {
                self.roll_back();
                Err(error)
            }
        }
    }

    fn rolled_back(&self, error: rusqlite::Error) -> CoreError {
        self.roll_back();
        error.into()
    }

    /// After some errors, such as a full disk, the database has rolled back by itself.
    fn roll_back(&self) {
        if !self.db().is_autocommit() {
            // Where even this fails the connection refuses further work, and the next write says so.
            let _ = self.db().execute_batch("ROLLBACK");
        }
    }

    /// The one way to write: a transaction, in which `work` changes tables and the journal, and what changed.
    ///
    /// Nothing is kept where `work` fails.
    pub(crate) fn transact<T>(
        &mut self,
        op: Op,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T, CoreError>,
    ) -> Result<Done<T>, CoreError> {
        // Milliseconds, as stored: what a write gives back equals what a read gives later.
        let now = self.clock.now();
        let now = Timestamp::from_millisecond(now.as_millisecond()).unwrap_or(now);
        let scope = if self.together {
            Scope::Inner(self.vault.connection().savepoint()?)
        } else {
            Scope::Outer(
                self.vault
                    .connection()
                    .transaction_with_behavior(TransactionBehavior::Immediate)?,
            )
        };
        let mut tx = Tx {
            db: scope.connection(),
            id: Uuid::now_v7(),
            op,
            now,
            today: self.clock.today(),
            actor: &self.actor,
            changed: BTreeSet::new(),
        };
        let value = work(&mut tx)?;
        let changed = tx.changed.into_iter().collect();
        scope.commit()?;
        Ok(Done { value, changed })
    }
}

/// A transaction of its own, or a part of a larger one. Dropping it without a commit rolls it back.
enum Scope<'c> {
    Outer(rusqlite::Transaction<'c>),
    Inner(rusqlite::Savepoint<'c>),
}

impl Scope<'_> {
    fn connection(&self) -> &Connection {
        match self {
            Self::Outer(transaction) => transaction,
            Self::Inner(savepoint) => savepoint,
        }
    }

    fn commit(self) -> rusqlite::Result<()> {
        match self {
            Self::Outer(transaction) => transaction.commit(),
            Self::Inner(savepoint) => savepoint.commit(),
        }
    }
}

/// A write that is under way. Reads and statements go to the connection that it derefs to.
pub(crate) struct Tx<'t> {
    db: &'t Connection,
    id: Uuid,
    op: Op,
    now: Timestamp,
    today: Date,
    actor: &'t str,
    changed: BTreeSet<Kind>,
}

impl Deref for Tx<'_> {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        self.db
    }
}

impl Tx<'_> {
    pub(crate) fn id(&self) -> Uuid {
        self.id
    }

    pub(crate) fn op(&self) -> Op {
        self.op
    }

    pub(crate) fn now(&self) -> Timestamp {
        self.now
    }

    pub(crate) fn today(&self) -> Date {
        self.today
    }

    pub(crate) fn actor(&self) -> &str {
        self.actor
    }

    /// Notes that records of a kind changed.
    pub(crate) fn touch(&mut self, kind: Kind) {
        self.changed.insert(kind);
    }

    /// The stamp of a new record.
    pub(crate) fn first_stamp(&self) -> Stamp {
        Stamp {
            version: 1,
            changed_at: self.now,
            changed_by: self.actor.to_owned(),
        }
    }

    /// The stamp after a change that was made from `version`; [`CoreError::Stale`] where that is not the newest.
    pub(crate) fn next_stamp(&self, newest: &Stamp, version: u32) -> Result<Stamp, CoreError> {
        if newest.version != version {
            return Err(CoreError::Stale);
        }
        Ok(Stamp {
            version: version.saturating_add(1),
            ..self.first_stamp()
        })
    }
}
