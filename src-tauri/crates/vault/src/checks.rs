//! Both integrity checks: at once, or behind the first screen.
//!
//! `SQLCipher`'s own sees every changed page, also unused ones; `SQLite`'s sees pages that are whole but do not
//! belong together. Each misses what the other finds. They run on connections of their own that only read: a
//! connection that has worked would be shown its own cache instead of the disk. They run side by side where
//! somebody waits for them. Behind the first screen they begin a moment later, or with the first write, and run
//! one after the other, so that they do not take the disk and the processor from what the person waits for.
//!
//! A page that is not in use may be torn without harm: `SQLite` does not journal it when it takes it into use
//! again, so a power cut in a transaction that is rolled back can leave half of one. `SQLite` never reads what
//! stands on it. See [`Found::unused_pages`]. A full-text index that does not agree with its own texts is no
//! damage either: it is made of them, and can be made again. See [`Found::indexes`].
//!
//! Behind the first screen is safe because every page that is read is authenticated as it is read, whether
//! it was checked before or not, so nothing false is shown; and because nothing is written before both
//! checks are through (`query_only`, see [`crate::Vault::settle`]), so a damaged structure is never built
//! upon.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use rusqlite::{Connection, InterruptHandle};

use crate::database::{self, DatabaseKey};
use crate::error::VaultError;
use crate::progress::{Progress, Stage, share};

mod verdict;

use verdict::{damaged, judge};

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

/// What the checks found in a database that can be used.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Found {
    /// Pages are not what was written there, none of them in use: no record is touched by it.
    pub(crate) unused_pages: bool,
    /// Names of full-text indexes that do not agree with the texts they are made of.
    pub(crate) indexes: Vec<String>,
}

/// How long the checks behind the first screen wait for it.
const GRACE: Duration = Duration::from_secs(2);

/// Runs both checks and waits for them.
pub(crate) fn run(path: &Path, key: &DatabaseKey) -> CheckOutcome {
    run_with(path, key, Progress::none())
}

/// Runs both checks, tells how far they are, and can be stopped. Here an unused page must be whole too. A full-text
/// index need not: whoever opens the database next makes it anew.
pub(crate) fn run_with(path: &Path, key: &DatabaseKey, progress: Progress<'_>) -> CheckOutcome {
    if examine(path, key, progress)?.unused_pages {
        return Err(damaged(1));
    }
    Ok(())
}

/// The same, and tells what is amiss that touches no record.
pub(crate) fn examine(
    path: &Path,
    key: &DatabaseKey,
    progress: Progress<'_>,
) -> Result<Found, VaultError> {
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

fn side_by_side(connections: [Connection; 2], through: &AtomicU8) -> Result<Found, VaultError> {
    let [for_pages, for_structure] = connections;
    thread::scope(|scope| {
        let of_pages = scope.spawn(move || {
            let found = pages(&for_pages);
            through.fetch_add(1, Ordering::Relaxed);
            found
        });
        let of_structure = structure(&for_structure);
        through.fetch_add(1, Ordering::Relaxed);
        let of_pages = of_pages
            .join()
            .map_err(|_| VaultError::Misused("the integrity check stopped by itself."))?;
        judge(&for_structure, &of_structure?, &of_pages?)
    })
}

fn one_by_one(connections: [Connection; 2]) -> Result<Found, VaultError> {
    let [for_pages, for_structure] = connections;
    let of_pages = pages(&for_pages)?;
    drop(for_pages);
    let of_structure = structure(&for_structure)?;
    judge(&for_structure, &of_structure, &of_pages)
}

/// What `SQLCipher`'s check finds, page by page.
fn pages(connection: &Connection) -> Result<Vec<String>, VaultError> {
    lines(connection, "PRAGMA cipher_integrity_check")
}

/// What `SQLite`'s check finds.
fn structure(connection: &Connection) -> Result<Vec<String>, VaultError> {
    lines(connection, "PRAGMA integrity_check")
}

/// All that a check says but "ok".
fn lines(connection: &Connection, pragma: &str) -> Result<Vec<String>, VaultError> {
    // Held from the first read on: SQLCipher's check takes no lock of its own, and a page that is just
    // being written must not be taken for a damaged one.
    let transaction = connection.unchecked_transaction()?;
    transaction.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
    let mut statement = transaction.prepare(pragma)?;
    let lines = statement
        .query_map([], |row| row.get(0))?
        .collect::<Result<Vec<String>, _>>()?;
    Ok(lines.into_iter().filter(|line| line != "ok").collect())
}

/// Checks that run on a thread of their own.
pub(crate) struct Behind {
    shared: Arc<Shared>,
}

#[derive(Default)]
struct Shared {
    outcome: Mutex<Option<Result<Found, VaultError>>>,
    known: Condvar,
    handles: Mutex<Vec<InterruptHandle>>,
    order: Mutex<Order>,
    ordered: Condvar,
}

/// What the thread of the checks was told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Order {
    /// To wait until the first screen is there.
    #[default]
    Wait,
    /// Somebody waits for the checks.
    Begin,
    /// The vault is being closed.
    Never,
}

impl Shared {
    fn outcome(&self) -> MutexGuard<'_, Option<Result<Found, VaultError>>> {
        self.outcome.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn handles(&self) -> MutexGuard<'_, Vec<InterruptHandle>> {
        self.handles.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn order(&self, order: Order) {
        *self.order.lock().unwrap_or_else(PoisonError::into_inner) = order;
        self.ordered.notify_all();
    }

    /// Leaves the first moments to the first screen. Whether to go on.
    fn wait_for_the_first_screen(&self) -> bool {
        let order = self.order.lock().unwrap_or_else(PoisonError::into_inner);
        let (order, _) = self
            .ordered
            .wait_timeout_while(order, GRACE, |order| *order == Order::Wait)
            .unwrap_or_else(PoisonError::into_inner);
        *order != Order::Never
    }

    fn check(&self, path: &Path, key: &DatabaseKey) -> Result<Found, VaultError> {
        if !self.wait_for_the_first_screen() {
            return Err(VaultError::Stopped);
        }
        let connections = connections(path, key)?;
        self.handles().extend(handles(&connections));
        one_by_one(connections)
    }
}

impl Behind {
    /// Starts the checks. `told` is called on their thread, after their connections are closed.
    pub(crate) fn start(path: PathBuf, key: DatabaseKey, told: Option<OnChecked>) -> Self {
        let shared = Arc::new(Shared::default());
        let theirs = Arc::clone(&shared);
        let work = move || {
            let outcome = theirs.check(&path, &key);
            drop(key);
            theirs.handles().clear();
            let to_tell = outcome.as_ref().map(|_| ()).map_err(VaultError::again);
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
            Some(Ok(_)) => CheckState::Passed,
            Some(Err(_)) => CheckState::Failed,
        }
    }

    /// Waits for them.
    pub(crate) fn wait(&self) -> Result<Found, VaultError> {
        self.shared.order(Order::Begin);
        let outcome = self
            .shared
            .known
            .wait_while(self.shared.outcome(), |outcome| outcome.is_none())
            .unwrap_or_else(PoisonError::into_inner);
        match &*outcome {
            Some(Ok(found)) => Ok(found.clone()),
            Some(Err(error)) => Err(error.again()),
            None => Err(VaultError::Misused("the checks of the vault were lost.")),
        }
    }

    /// Ends them early and waits until their connections are closed.
    pub(crate) fn stop(&self) {
        let tick = Duration::from_millis(20);
        self.shared.order(Order::Never);
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
