//! The open store: reads, and the one way to write.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use copse_vault::{
    Key, Migration, Notice, Progress, RestoreOptions, Restored, Secret, Vault, VaultError,
};
use jiff::{Timestamp, civil::Date};
use rusqlite::{Connection, TransactionBehavior};
use uuid::Uuid;

use crate::{
    audit::{self, AuditCheck, Mark},
    clock::Clock,
    erasure,
    error::CoreError,
    facilitators::{self, SignIn, SignedIn},
    journal::{Done, Kind, Op},
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
    Migration {
        number: 3,
        name: "look and attachments",
        sql: include_str!("../migrations/0003_look_and_attachments.sql"),
    },
    Migration {
        number: 4,
        name: "first screen",
        sql: include_str!("../migrations/0004_first_screen.sql"),
    },
    Migration {
        number: 5,
        name: "index",
        sql: include_str!("../migrations/0005_index.sql"),
    },
    Migration {
        number: 6,
        name: "policy",
        sql: include_str!("../migrations/0006_policy.sql"),
    },
];

/// Prepared statements kept ready: more than the program has.
const STATEMENTS_KEPT: usize = 256;

/// An open vault with the domain in it. Dropping it closes the vault.
pub struct Store {
    vault: Vault,
    clock: Arc<dyn Clock>,
    signed_in: SignedIn,
    audit_key: Key,
    /// What was found of the audit trail at opening.
    audit_opened: AuditCheck,
    /// Up to where the audit trail is known to be whole; kept with the next write.
    audit_mark: Option<Mark>,
    /// Up to where it was followed in this session from its first entry on.
    audit_walked: Mark,
    /// Whether the audit trail has begun and the facilitator has a record: see [`Store::begin`].
    begun: bool,
    /// The transaction that is open around several writes: see [`Store::together`].
    together: Option<Uuid>,
    /// Marks of erasure were written in it, and are to be kept beside the database once it is kept itself.
    marks_due: bool,
    /// Leaves the full-text index as it is when pages are written anew: see [`Store::index_keep`].
    index_kept: bool,
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
    /// Nothing is written beside the schema, so that a vault whose checks still run can be opened; except where an older
    /// copy took the vault's place and holds what was erased since: that is erased again before anybody sees it.
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
        let mut store = Self {
            vault,
            clock,
            signed_in,
            audit_key,
            audit_opened,
            audit_mark,
            audit_walked: Mark::START,
            begun: false,
            together: None,
            index_kept: false,
            marks_due: false,
        };
        if !store.vault.is_read_only() {
            erasure::again(&mut store)?;
            erasure::keep(&store)?;
        }
        Ok(store)
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

    /// Somebody's name may have changed: who is signed in goes on under the new one.
    pub(crate) fn name_again(&mut self) -> Result<(), CoreError> {
        if let Some(id) = self.signed_in.facilitator
            && let Some(name) = facilitators::name(self.db(), id)?
        {
            self.signed_in.name = name;
        }
        Ok(())
    }

    /// What was found of the audit trail at opening: of its end and its newest entries. The rest is for
    /// [`audit::audit_verify_next`].
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
    pub(crate) fn audit_key_copy(&self) -> Key {
        self.audit_key.clone()
    }

    /// Up to where the audit trail was followed in this session.
    pub(crate) fn audit_walked(&self) -> Mark {
        self.audit_walked
    }

    /// It was followed further, and is whole so far.
    pub(crate) fn audit_walked_to(&mut self, reached: Mark) {
        self.audit_walked = reached;
        self.audit_mark = Some(reached);
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
    /// Each write inside keeps its own operation in the journal; to undo they are one step.
    pub fn together<T>(
        &mut self,
        work: impl FnOnce(&mut Self) -> Result<T, CoreError>,
    ) -> Result<T, CoreError> {
        if self.together.is_some() {
            return work(self);
        }
        self.ready()?;
        self.db().execute_batch("BEGIN IMMEDIATE")?;
        self.together = Some(Uuid::now_v7());
        let outcome = work(self);
        self.together = None;
        // What the first write prepared goes with what is rolled back; the next one looks again.
        self.begun = self.begun && outcome.is_ok();
        let marks_due = std::mem::take(&mut self.marks_due);
        match outcome {
            Ok(value) => {
                let kept = self.db().execute_batch("COMMIT");
                kept.map_err(|error| self.rolled_back(error))?;
                if marks_due {
                    self.marks_keep()?;
                }
                Ok(value)
            }
            Err(error) => {
                self.roll_back();
                Err(error)
            }
        }
    }

    /// Keeps the marks of what was erased beside the database, as soon as they are kept in it: what is rolled back was
    /// not erased.
    pub(crate) fn marks_keep(&mut self) -> Result<(), CoreError> {
        if self.together.is_some() {
            self.marks_due = true;
            return Ok(());
        }
        erasure::keep(self)
    }

    /// Waits for the vault's checks, and finishes what a crash interrupted. Called before each write.
    fn ready(&mut self) -> Result<(), CoreError> {
        self.vault.settle()?;
        if !self.begun && self.together.is_none() && erasure::rewrite_due(self.db())? {
            self.rewrite_pages();
        }
        Ok(())
    }

    /// Writes the pages of the database anew after an erasure, and tells whether that was done. Where not, for want of
    /// room on the disk or within several writes, it is done before the first write of the next session.
    pub(crate) fn rewrite_pages(&mut self) -> bool {
        self.together.is_none() && erasure::rewrite(self.db(), !self.index_kept).is_ok()
    }

    /// From now on erasing leaves deleted words in the full-text index: to show that the proof of erasure notices.
    #[doc(hidden)]
    pub fn index_keep(&mut self) {
        self.index_kept = true;
    }

    /// Who writes, and when: in milliseconds, as stored, so that what a write gives back equals what a read gives later.
    fn hand(&self) -> Hand {
        let now = self.clock.now();
        Hand {
            transaction: self.together.unwrap_or_else(Uuid::now_v7),
            now: Timestamp::from_millisecond(now.as_millisecond()).unwrap_or(now),
            today: self.clock.today(),
            actor: self.signed_in.name.clone(),
            facilitator: self.signed_in.facilitator,
        }
    }

    /// Puts a backup in the place of the data, after a backup of today's. What was erased for good is erased again;
    /// today's audit trail, facilitators and ways into the vault stay. Gives what the vault did.
    pub fn restore(
        &mut self,
        from: &Path,
        secret: Option<&Secret>,
        progress: Progress<'_>,
    ) -> Result<Done<Restored>, CoreError> {
        let options = RestoreOptions {
            secret,
            migrations: MIGRATIONS,
            other_vault: false,
        };
        let (key, hand) = (self.audit_key.clone(), self.hand());
        self.begun = false;
        let restored = self
            .vault
            .restore(from, &options, progress, |today, copy| {
                erasure::carry(today, copy, &key, hand).map(drop)
            })?;
        self.vault
            .connection()
            .set_prepared_statement_cache_capacity(STATEMENTS_KEPT);
        self.audit_key = self.vault.audit_key()?;
        self.audit_mark = None;
        self.audit_walked = Mark::START;
        audit::audit_event(self, audit::VaultEvent::Restored)?;
        Ok(Done {
            value: restored,
            changed: Kind::ALL.to_vec(),
        })
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
        self.ready()?;
        let hand = self.hand();
        let scope = if self.together.is_some() {
            Scope::Inner(self.vault.connection().savepoint()?)
        } else {
            Scope::Outer(
                self.vault
                    .connection()
                    .transaction_with_behavior(TransactionBehavior::Immediate)?,
            )
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
    facilitators::ensure(tx, signed_in)?;
    // Who works comes before what they do.
    audit::append(tx, key, None)?;
    tx.audited_clear();
    Ok(())
}
