//! The session: locked, or open with everything that must go when it is locked.

use std::{
    sync::{
        Arc, Condvar, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use copse_core::{Clock, Store};
use copse_vault::{Kdf, Notice, Passphrase, RecoveryKey, Secret, Vault};

use crate::{
    desktop::{Desktop, Event},
    fault::Fault,
    idle::{Idle, Moment},
    incident::Incidents,
    places::Places,
    preferences,
    shelf::Shelf,
    wire::{Answer, Settings, WireError},
};

/// How long the page may take to save what was typed before the vault is locked without it.
const NOTICE: Duration = Duration::from_secs(2);

/// What the user should know after somebody put an old key file back.
const HEADER_OLD: &str = "An older copy of the vault's key file was put back. A passphrase that was replaced since then may open the vault again, so choose a new one.";

/// An open vault and what belongs to it. All of it is dropped when the vault is locked.
pub(crate) struct Open {
    pub(crate) store: Store,
    pub(crate) shelf: Shelf,
    /// Only in the session in which the vault was made.
    pub(crate) recovery: Option<Recovery>,
}

/// What the recovery sheet shows.
pub(crate) struct Recovery {
    pub(crate) key: RecoveryKey,
    pub(crate) facilitator: String,
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
    settings: Mutex<Settings>,
    idle: Idle,
    incidents: Incidents,
}

impl Shell {
    /// A locked shell.
    pub fn new(parts: Parts) -> Self {
        let settings = preferences::load(&parts.places.settings);
        let incidents = Incidents::new(parts.places.incidents.clone());
        Self(Arc::new(Inner {
            parts,
            session: Mutex::new(None),
            locked: Condvar::new(),
            is_open: AtomicBool::new(false),
            settings: Mutex::new(settings),
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

    /// Makes a vault and leaves it open.
    pub(crate) fn create(&self, passphrase: &Passphrase, name: &str) -> Result<RecoveryKey, Fault> {
        let mut session = self.session();
        if session.is_some() {
            return Err(Fault::crashed("create: a vault is open"));
        }
        let options = copse_vault::CreateOptions {
            kdf: self.0.parts.kdf,
        };
        let (vault, key) = Vault::create(&self.places().vault, passphrase, options)?;
        let store = Store::open(vault, self.clock(), name.to_owned())?;
        self.opened(
            &mut session,
            store,
            Some(Recovery {
                key: key.clone(),
                facilitator: name.trim().to_owned(),
            }),
        );
        Ok(key)
    }

    /// Opens the vault. Does nothing if it is open. Gives what the user should know about it.
    pub(crate) fn unlock(
        &self,
        secret: &Secret,
        name: Option<&str>,
    ) -> Result<Option<String>, Fault> {
        let mut session = self.session();
        if session.is_some() {
            return Ok(None);
        }
        let vault = Vault::unlock(&self.places().vault, secret)?;
        let store = Store::open(vault, self.clock(), name.unwrap_or_default().to_owned())?;
        let notice = store
            .notices()
            .contains(&Notice::HeaderOld)
            .then(|| HEADER_OLD.to_owned());
        self.opened(&mut session, store, None);
        Ok(notice)
    }

    fn clock(&self) -> Arc<dyn Clock> {
        Arc::clone(&self.0.parts.clock)
    }

    fn opened(&self, session: &mut Option<Open>, store: Store, recovery: Option<Recovery>) {
        *session = Some(Open {
            store,
            shelf: Shelf::default(),
            recovery,
        });
        self.touch();
        self.0.is_open.store(true, Ordering::Release);
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
        self.0.locked.notify_all();
        self.desktop().announce(Event::VaultLocked);
    }

    /// Locks after the page had a moment to save what was typed. Waits: not for the window's thread.
    pub(crate) fn lock_with_notice(&self) {
        if !self.is_open() {
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
        self.0
            .settings
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Keeps settings. What cannot be written is not in force either.
    pub(crate) fn settings_set(&self, settings: Settings) -> Result<Settings, Fault> {
        let mut held = self
            .0
            .settings
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        preferences::save(&self.places().settings, &settings)?;
        *held = settings;
        Ok(held.clone())
    }
}

#[cfg(test)]
mod tests {
    use std::{path::PathBuf, thread};

    use copse_core::SystemClock;

    use super::*;
    use copse_handout::Target;

    use crate::desktop::FileType;

    /// A page that answers the notice, or does not, and notes what it was told.
    struct Page {
        told: Mutex<Vec<Event>>,
        answer: Mutex<Option<Shell>>,
    }

    struct TestDesktop(Arc<Page>);

    impl Desktop for TestDesktop {
        fn save_as(&self, _: &str, _: FileType) -> Option<Target> {
            None
        }
        fn choose_folder(&self, _: &str) -> Option<PathBuf> {
            None
        }
        fn choose_file(&self, _: &str, _: FileType) -> Option<PathBuf> {
            None
        }
        fn open(&self, _: &std::path::Path) -> bool {
            false
        }
        fn announce(&self, event: Event) {
            self.0.told.lock().unwrap().push(event);
            if event == Event::VaultLocking
                && let Some(shell) = self.0.answer.lock().unwrap().clone()
            {
                thread::spawn(move || shell.lock());
            }
        }
    }

    fn open_shell(folder: &tempfile::TempDir) -> (Shell, Arc<Page>) {
        let page = Arc::new(Page {
            told: Mutex::default(),
            answer: Mutex::default(),
        });
        let shell = Shell::new(Parts {
            places: Places::beside(folder.path().join("vault").into()).unwrap(),
            desktop: Box::new(TestDesktop(Arc::clone(&page))),
            clock: Arc::new(SystemClock),
            kdf: Kdf::Floor,
        });
        shell
            .create(
                &Passphrase::new("lantern orchid gravel tumble sixpence".to_owned()),
                "Ffion",
            )
            .unwrap();
        (shell, page)
    }

    #[test]
    fn a_page_that_answers_the_notice_locks_the_vault_itself() {
        let folder = tempfile::tempdir().unwrap();
        let (shell, page) = open_shell(&folder);
        *page.answer.lock().unwrap() = Some(shell.clone());
        shell.lock_with_notice();
        assert!(!shell.is_open());
        assert!(matches!(shell.with_open(|_| Ok(())), Err(Fault::Locked)));
        // The page's own thread may still be about to tell it.
        for _ in 0..200 {
            if page.told.lock().unwrap().len() > 1 {
                break;
            }
            thread::sleep(Duration::from_millis(10));
        }
        assert_eq!(
            *page.told.lock().unwrap(),
            [Event::VaultLocking, Event::VaultLocked]
        );
    }

    #[test]
    fn a_page_that_does_not_answer_is_not_waited_for() {
        let folder = tempfile::tempdir().unwrap();
        let (shell, page) = open_shell(&folder);
        shell.lock_with_notice();
        assert!(matches!(shell.with_open(|_| Ok(())), Err(Fault::Locked)));
        assert_eq!(
            *page.told.lock().unwrap(),
            [Event::VaultLocking, Event::VaultLocked]
        );
    }

    #[test]
    fn a_command_that_panics_leaves_a_locked_vault_that_can_be_opened_again() {
        let folder = tempfile::tempdir().unwrap();
        let (shell, page) = open_shell(&folder);
        let panicking = shell.clone();
        let outcome = thread::spawn(move || {
            panicking.with_open(|open| {
                // As a write that stops half-way inside an outer transaction.
                open.store
                    .together(|_| -> Result<(), _> { panic!("on purpose") })
                    .map_err(Into::into)
            })
        })
        .join();
        assert!(outcome.is_err());
        assert!(matches!(shell.with_open(|_| Ok(())), Err(Fault::Locked)));
        assert_eq!(*page.told.lock().unwrap(), [Event::VaultLocked]);
        let secret = Secret::Passphrase(Passphrase::new(
            "lantern orchid gravel tumble sixpence".to_owned(),
        ));
        shell.unlock(&secret, None).unwrap();
        assert!(shell.with_open(|_| Ok(())).is_ok());
    }
}
