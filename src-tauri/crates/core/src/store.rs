//! The open store: reads, and the one way to write.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use copse_vault::{Migration, Notice, Vault, VaultError};
use jiff::{Timestamp, civil::Date};
use rusqlite::{Connection, TransactionBehavior};
use zeroize::Zeroizing;

use crate::{
    audit::{self, AuditCheck, Mark},
    clock::Clock,
    error::CoreError,
    facilitators::{self, SignIn, SignedIn},
    ids::FacilitatorId,
    journal::{Done, Op},
    tx::{Hand, Scope},
};

pub(crate) use crate::tx::Tx;

/// The schema, oldest step first. A step that was released is never changed.
pub(crate) const MIGRATIONS: &[Migration] = &[
    Migration {
        number: 1,
        name: "first",
        sql: include_str!("../migrations/0001_first.sql"),
    },
    Migration {
        number: 2,
        name: "safe",
        sql: include_str!("../migrations/0002_safe.sql"),
    },
];

/// Prepared statements kept ready: more than the program has.
const STATEMENTS_KEPT: usize = 256;

/// An open vault with the domain in it. Dropping it closes the vault.
pub struct Store {
    vault: Vault,
    clock: Arc<dyn Clock>,
    signed_in: SignedIn,
    audit_key: Zeroizing<[u8; 32]>,
    /// What was found of the audit trail at opening.
    audit_opened: AuditCheck,
    /// Up to where the audit trail is known to be whole; kept with the next write.
    audit_mark: Option<Mark>,
    /// Whether the audit trail has begun and the facilitator has a record: see [`Store::begin`].
    begun: bool,
    /// Whether an outer transaction is open: see [`Store::together`].
    together: bool,
}

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Store").finish_non_exhaustive()
    }
}

impl Store {
    /// Brings the schema up to date and opens the store. Who signed in is kept in the journal and in the audit trail;
    /// see [`SignIn`] for what a name alone does.
    ///
    /// Nothing is written beside the schema, so that a vault whose checks still run can be opened.
    /// Fails with [`VaultError::NewerSchema`] where a newer version of the program has written the vault.
    pub fn open(
        mut vault: Vault,
        clock: Arc<dyn Clock>,
        sign_in: impl Into<SignIn>,
    ) -> Result<Self, CoreError> {
        vault.migrate(MIGRATIONS)?;
        vault
            .connection()
            .set_prepared_statement_cache_capacity(STATEMENTS_KEPT);
        let audit_key = vault.audit_key()?;
        let db = vault.connection_ref();
        let signed_in = facilitators::signed_in(db, sign_in.into())?;
        let (audit_opened, audit_mark) = audit::check_opened(db, &audit_key)?;
        Ok(Self {
            vault,
            clock,
            signed_in,
            audit_key,
            audit_opened,
            audit_mark,
            begun: false,
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

    /// Who works with the store, as kept in the journal.
    pub fn actor(&self) -> &str {
        &self.signed_in.name
    }

    /// Who is signed in.
    pub fn signed_in(&self) -> &SignedIn {
        &self.signed_in
    }

    /// Somebody's name was changed: who is signed in goes on under the new one.
    pub(crate) fn renamed(&mut self, id: FacilitatorId, name: &str) {
        if self.signed_in.facilitator == Some(id) {
            name.clone_into(&mut self.signed_in.name);
        }
    }

    /// What was found of the audit trail at opening: from the last verified entry on.
    pub fn audit_opened(&self) -> &AuditCheck {
        &self.audit_opened
    }

    /// The vault below.
    pub fn vault(&self) -> &Vault {
        &self.vault
    }

    /// The vault below, for its slots and backups. Its tables are written by this crate alone.
    pub fn vault_mut(&mut self) -> &mut Vault {
        &mut self.vault
    }

    /// The key of the audit trail.
    pub(crate) fn audit_key(&self) -> &[u8; 32] {
        &self.audit_key
    }

    /// The same, for use inside a write.
    pub(crate) fn audit_key_copy(&self) -> Zeroizing<[u8; 32]> {
        self.audit_key.clone()
    }

    /// Up to where the audit trail is known to be whole.
    pub(crate) fn audit_mark(&self) -> Option<Mark> {
        self.audit_mark
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
        // What the first write prepared goes with what is rolled back; the next one looks again.
        self.begun = self.begun && outcome.is_ok();
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

    fn rolled_back(&mut self, error: rusqlite::Error) -> CoreError {
        self.begun = false;
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
        let hand = Hand {
            now,
            today: self.clock.today(),
            actor: self.signed_in.name.clone(),
            facilitator: self.signed_in.facilitator,
        };
        let mut tx = Tx::new(scope.connection(), op, hand);
        if !self.begun {
            begin(&mut tx, &self.signed_in, &self.audit_key)?;
        }
        let value = work(&mut tx)?;
        audit::append(&tx, &self.audit_key, self.audit_mark)?;
        let facilitator = tx.facilitator();
        let changed = tx.touched();
        scope.commit()?;
        self.begun = true;
        self.signed_in.facilitator = facilitator;
        Ok(Done { value, changed })
    }
}

/// What the first write since sign-in prepares: the audit trail begins where it has not, and who signed in gets a
/// record where there is none.
fn begin(tx: &mut Tx<'_>, signed_in: &SignedIn, key: &[u8; 32]) -> Result<(), CoreError> {
    if !audit::has_begun(tx)? {
        facilitators::name_all(tx)?;
        audit::begin(tx, key)?;
    }
    facilitators::ensure(tx, signed_in)
}
