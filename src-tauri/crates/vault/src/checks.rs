//! Both integrity checks: at once, or behind the first screen.
//!
//! `SQLCipher`'s own sees every changed page, also unused ones; `SQLite`'s sees pages that are whole but do not
//! belong together. Each misses what the other finds. They run side by side on connections of their own
//! that only read: a connection that has worked would be shown its own cache instead of the disk.
//!
//! Behind the first screen is safe because every page that is read is authenticated as it is read, whether
//! it was checked before or not, so nothing false is shown; and because nothing is written before both
//! checks are through (`query_only`, see [`crate::Vault::settle`]), so a damaged structure is never built
//! upon.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

use rusqlite::{Connection, InterruptHandle};

use crate::database::{self, DatabaseKey};
use crate::error::VaultError;
use crate::progress::{Progress, Stage, share};

/// What the checks found: nothing, or damage.
pub type CheckOutcome = Result<(), VaultError>;

/// Who is told the outcome.
pub(crate) type OnChecked = Box<dyn FnOnce(&CheckOutcome) + Send>;

/// How far the checks behind the first screen are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CheckState {
    /// Under way; the vault can be read.
    Running,
    /// Nothing was found.
    Passed,
    /// Damage was found, or the vault could not be checked. Nothing was written.
    Failed,
}

/// The two checks.
const PRAGMAS: [&str; 2] = ["PRAGMA cipher_integrity_check", "PRAGMA integrity_check"];

/// Runs both checks and waits for them.
pub(crate) fn run(path: &Path, key: &DatabaseKey) -> CheckOutcome {
    run_with(path, key, Progress::none())
}

/// Runs both checks, tells how far they are, and can be stopped.
pub(crate) fn run_with(path: &Path, key: &DatabaseKey, progress: Progress<'_>) -> CheckOutcome {
    let connections = connections(path, key)?;
    let handles = handles(&connections);
    let through = AtomicU8::new(0);
    progress.watch(
        Stage::Checking,
        &handles,
        || share(u64::from(through.load(Ordering::Relaxed)), 2),
        || side_by_side(connections, &through),
    )
}

fn connections(path: &Path, key: &DatabaseKey) -> Result<[Connection; 2], VaultError> {
    Ok([
        database::open_to_read(path, key)?,
        database::open_to_read(path, key)?,
    ])
}

fn handles(connections: &[Connection; 2]) -> [InterruptHandle; 2] {
    connections.each_ref().map(Connection::get_interrupt_handle)
}

fn side_by_side(connections: [Connection; 2], through: &AtomicU8) -> CheckOutcome {
    let [pages, structure] = connections;
    let check = |connection: Connection, pragma| {
        let outcome = one(&connection, pragma);
        through.fetch_add(1, Ordering::Relaxed);
        outcome
    };
    let [of_pages, of_structure] = PRAGMAS;
    thread::scope(|scope| {
        let pages = scope.spawn(|| check(pages, of_pages));
        let structure = check(structure, of_structure);
        let pages = pages
            .join()
            .map_err(|_| VaultError::Misused("the integrity check stopped by itself."))?;
        pages.and(structure)
    })
}

fn one(connection: &Connection, pragma: &str) -> CheckOutcome {
    // Held from the first read on: SQLCipher's check takes no lock of its own, and a page that is just
    // being written must not be taken for a damaged one.
    let transaction = connection.unchecked_transaction()?;
    transaction.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
    let mut statement = transaction.prepare(pragma)?;
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
}

/// Checks that run on a thread of their own.
pub(crate) struct Behind {
    shared: Arc<Shared>,
}

#[derive(Default)]
struct Shared {
    outcome: Mutex<Option<CheckOutcome>>,
    known: Condvar,
    handles: Mutex<Vec<InterruptHandle>>,
}

impl Shared {
    fn outcome(&self) -> MutexGuard<'_, Option<CheckOutcome>> {
        self.outcome.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn handles(&self) -> MutexGuard<'_, Vec<InterruptHandle>> {
        self.handles.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Behind {
    /// Starts the checks. `told` is called on their thread, after their connections are closed.
    pub(crate) fn start(path: PathBuf, key: DatabaseKey, told: Option<OnChecked>) -> Self {
        let shared = Arc::new(Shared::default());
        let theirs = Arc::clone(&shared);
        let work = move || {
            let outcome = connections(&path, &key).and_then(|connections| {
                theirs.handles().extend(handles(&connections));
                side_by_side(connections, &AtomicU8::new(0))
            });
            drop(key);
            theirs.handles().clear();
            let to_tell = outcome.as_ref().copied().map_err(VaultError::again);
            *theirs.outcome() = Some(outcome);
            theirs.known.notify_all();
            if let Some(told) = told {
                told(&to_tell);
            }
        };
        // A PC that has no thread left checks before anything is written all the same.
        if thread::Builder::new()
            .name("vault check".to_owned())
            .spawn(work)
            .is_err()
        {
            *shared.outcome() = Some(Err(VaultError::Misused(
                "the check of the vault could not be started.",
            )));
        }
        Self { shared }
    }

    /// How far they are. Never waits.
    pub(crate) fn state(&self) -> CheckState {
        match &*self.shared.outcome() {
            None => CheckState::Running,
            Some(Ok(())) => CheckState::Passed,
            Some(Err(_)) => CheckState::Failed,
        }
    }

    /// Waits for them.
    pub(crate) fn wait(&self) -> CheckOutcome {
        let outcome = self
            .shared
            .known
            .wait_while(self.shared.outcome(), |outcome| outcome.is_none())
            .unwrap_or_else(PoisonError::into_inner);
        match &*outcome {
            Some(Err(error)) => Err(error.again()),
            _ => Ok(()),
        }
    }

    /// Ends them early and waits until their connections are closed.
    pub(crate) fn stop(&self) {
        let tick = std::time::Duration::from_millis(20);
        let mut outcome = self.shared.outcome();
        while outcome.is_none() {
            self.shared
                .handles()
                .iter()
                .for_each(InterruptHandle::interrupt);
            outcome = self
                .shared
                .known
                .wait_timeout(outcome, tick)
                .unwrap_or_else(PoisonError::into_inner)
                .0;
        }
    }
}
