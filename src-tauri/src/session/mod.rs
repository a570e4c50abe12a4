//! The session: locked, or open with everything that must go when it is locked.

mod opening;
#[cfg(test)]
mod tests;
mod work;

use std::{
    path::PathBuf,
    sync::{
        Arc, Condvar, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    time::Duration,
};

use copse_core::{Clock, Store};
use copse_vault::{Kdf, RecoveryKey};
use uuid::Uuid;

use crate::{
    clipboard::Copied,
    desktop::{Desktop, Event},
    fault::Fault,
    idle::{Idle, Moment},
    incident::Incidents,
    places::Places,
    preferences::{self, Preferences},
    shelf::Shelf,
    wire::{Answer, Settings, WireError},
};

pub(crate) use opening::{Entry, backup_make, confirm, recovery_key};
pub(crate) use work::LongWork;

/// How long the page may take to save what was typed before the vault is locked without it.
const NOTICE: Duration = Duration::from_secs(2);

/// An open vault and what belongs to it. All of it is dropped when the vault is locked.
pub(crate) struct Open {
    pub(crate) store: Store,
    pub(crate) shelf: Shelf,
    /// A recovery key that was just made: of a new vault, or one that is to take the place of the old one.
    pub(crate) recovery: Option<Recovery>,
    /// What was noticed while opening, as sentences.
    pub(crate) notices: Vec<String>,
}

/// What the recovery sheet shows.
pub(crate) struct Recovery {
    pub(crate) key: RecoveryKey,
    pub(crate) facilitator: String,
    /// The group to be typed again, 1 to 7, before it opens anything; none where it does already.
    pub(crate) ask: Option<u8>,
}

/// What a shell is made of.
pub struct Parts {
    /// Where things are kept.
    pub places: Places,
    /// Dialogs and the window.
    pub desktop: Box<dyn Desktop>,
    /// Time.
    pub clock: Arc<dyn Clock>,
    /// How hard the passphrase of a new vault is to guess.
    pub kdf: Kdf,
}

/// The state behind all commands. Cheap to clone.
#[derive(Clone)]
pub struct Shell(Arc<Inner>);

struct Inner {
    parts: Parts,
    session: Mutex<Option<Open>>,
    /// Told when the session is locked.
    locked: Condvar,
    /// The same as `session`, for who may not wait for a command to end: the window's thread.
    is_open: AtomicBool,
    /// How often the person left: closed the laptop, locked the screen, was away for the minutes of the settings.
    departures: AtomicU64,
    /// Whether the checks found damage the last time.
    damaged: AtomicBool,
    preferences: Mutex<Preferences>,
    work: LongWork,
    copied: Copied,
    idle: Idle,
    incidents: Incidents,
}

impl Shell {
    /// A locked shell.
    pub fn new(parts: Parts) -> Self {
        let kept = preferences::load(&parts.places.settings);
        let incidents = Incidents::new(parts.places.incidents.clone());
        Self(Arc::new(Inner {
            parts,
            session: Mutex::new(None),
            locked: Condvar::new(),
            is_open: AtomicBool::new(false),
            departures: AtomicU64::new(0),
            damaged: AtomicBool::new(false),
            preferences: Mutex::new(kept),
            work: LongWork::default(),
            copied: Copied::default(),
            idle: Idle::new(Moment::now()),
            incidents,
        }))
    }

    pub(crate) fn places(&self) -> &Places {
        &self.0.parts.places
    }

    pub(crate) fn desktop(&self) -> &dyn Desktop {
        self.0.parts.desktop.as_ref()
    }

    /// Runs work that may take long, off the window's thread.
    pub(crate) async fn work<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Self) -> Result<T, Fault> + Send + 'static,
    ) -> Answer<T> {
        let shell = self.clone();
        let done = tauri::async_runtime::spawn_blocking(move || work(&shell)).await;
        let done = done.unwrap_or_else(|_| Err(Fault::crashed("a command panicked")));
        // The page should be told at once that the vault is closed, not at the next command.
        if self.0.session.is_poisoned() {
            drop(self.session());
        }
        done.map_err(|fault| self.report(&fault))
    }

    /// Runs work that needs the open session. Nothing else touches the vault meanwhile.
    pub(crate) async fn open<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Open) -> Result<T, Fault> + Send + 'static,
    ) -> Answer<T> {
        self.work(move |shell| shell.with_open(work)).await
    }

    /// Runs one function of core: what most commands are.
    pub(crate) async fn store<T: Send + 'static, E: Into<Fault>>(
        &self,
        work: impl FnOnce(&mut Store) -> Result<T, E> + Send + 'static,
    ) -> Answer<T> {
        self.open(move |open| work(&mut open.store).map_err(Into::into))
            .await
    }

    /// As [`Self::open`], for work that is off the window's thread already.
    pub(crate) fn with_open<T>(
        &self,
        work: impl FnOnce(&mut Open) -> Result<T, Fault>,
    ) -> Result<T, Fault> {
        let mut session = self.session();
        work(session.as_mut().ok_or(Fault::Locked)?)
    }

    fn report(&self, fault: &Fault) -> WireError {
        self.0.incidents.report(fault)
    }

    /// A command that panicked may have left a transaction open, into which all that follows would be
    /// written and never kept. So the vault is closed, which rolls it back.
    fn session(&self) -> MutexGuard<'_, Option<Open>> {
        self.0.session.lock().unwrap_or_else(|poisoned| {
            self.0.session.clear_poison();
            let mut session = poisoned.into_inner();
            *session = None;
            self.0.is_open.store(false, Ordering::Release);
            self.desktop().announce(Event::VaultLocked);
            session
        })
    }

    fn clock(&self) -> Arc<dyn Clock> {
        Arc::clone(&self.0.parts.clock)
    }

    /// Locks at once: closes the database, forgets keys and documents, tells the page.
    pub(crate) fn lock(&self) {
        self.close(self.session());
    }

    fn close(&self, mut session: MutexGuard<'_, Option<Open>>) {
        let Some(open) = session.take() else { return };
        drop(open);
        self.0.is_open.store(false, Ordering::Release);
        drop(session);
        // What is made of the vault's records without holding the session, such as letters to many.
        self.work_stop();
        self.0.locked.notify_all();
        self.desktop().announce(Event::VaultLocked);
        if let Some(is_ours) = self.0.copied.take() {
            self.desktop().clipboard_clear_if(&is_ours);
        }
    }

    /// Locks after the page had a moment to save what was typed. Waits: not for the window's thread.
    ///
    /// A vault that is just being opened is locked as soon as it is open.
    pub(crate) fn lock_with_notice(&self) {
        self.0.departures.fetch_add(1, Ordering::AcqRel);
        if !self.is_open() {
            // Waits for the opening, so that the PC does not go to sleep in the middle of it if it gives the time.
            self.lock();
            // The lock screen lets go of what was typed into it: somebody else may wake the PC.
            self.desktop().announce(Event::VaultLocked);
            return;
        }
        self.desktop().announce(Event::VaultLocking);
        let (session, _) = self
            .0
            .locked
            .wait_timeout_while(self.session(), NOTICE, |session| session.is_some())
            .unwrap_or_else(PoisonError::into_inner);
        self.close(session);
    }

    /// Something was copied or cut in the window.
    pub(crate) fn copied(&self, text: &str) {
        self.0.copied.note(text);
    }

    /// Whether a vault is open. Never waits.
    pub(crate) fn is_open(&self) -> bool {
        self.0.is_open.load(Ordering::Acquire)
    }

    /// Somebody is at the keyboard.
    pub(crate) fn touch(&self) {
        self.0.idle.touch(Moment::now());
    }

    /// Whether the vault is open and nobody was there for the minutes of the settings.
    pub(crate) fn is_left_alone(&self) -> bool {
        self.is_open()
            && self
                .0
                .idle
                .is_over(Moment::now(), self.settings().lock_after_minutes)
    }

    /// The settings in force.
    pub(crate) fn settings(&self) -> Settings {
        self.preferences().settings.clone()
    }

    /// Keeps settings. What cannot be written is not in force either.
    pub(crate) fn settings_set(&self, settings: Settings) -> Result<Settings, Fault> {
        self.preferences_change(|kept| kept.settings = settings)
            .map(|kept| kept.settings)
    }

    /// The second folder for backups.
    pub(crate) fn backup_folder(&self) -> Option<PathBuf> {
        self.preferences().backup_folder.clone()
    }

    /// Names the second folder for backups, or none.
    pub(crate) fn backup_folder_set(&self, folder: Option<PathBuf>) -> Result<(), Fault> {
        self.preferences_change(|kept| kept.backup_folder = folder)
            .map(|_| ())
    }

    /// Names the slot of the person who let this PC's keychain open the vault.
    pub(crate) fn keychain_person_set(&self, slot: Option<Uuid>) -> Result<(), Fault> {
        self.preferences_change(|kept| kept.keychain_person = slot)
            .map(|_| ())
    }

    /// How hard a new passphrase is to guess.
    pub(crate) fn kdf(&self) -> Kdf {
        self.0.parts.kdf
    }

    fn preferences(&self) -> MutexGuard<'_, Preferences> {
        self.0
            .preferences
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    fn preferences_change(
        &self,
        change: impl FnOnce(&mut Preferences),
    ) -> Result<Preferences, Fault> {
        let mut held = self.preferences();
        let mut next = held.clone();
        change(&mut next);
        preferences::save(&self.places().settings, &next)?;
        *held = next.clone();
        Ok(next)
    }
}
