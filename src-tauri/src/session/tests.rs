//! Locking, from the page's side.

use std::{path::PathBuf, thread};

use copse_core::SystemClock;
use copse_handout::Target;
use copse_vault::{Passphrase, Secret};

use super::*;
use crate::desktop::FileType;

/// A page that answers the notice, or does not, and notes what it was told.
struct Page {
    told: Mutex<Vec<Event>>,
    answer: Mutex<Option<Shell>>,
    clipboard: Mutex<String>,
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
    fn clipboard_clear_if(&self, is_ours: &dyn Fn(&str) -> bool) {
        if is_ours(&self.0.clipboard.lock().unwrap()) {
            self.0.clipboard.lock().unwrap().clear();
        }
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
        clipboard: Mutex::default(),
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
    shell
        .unlock(&Entry {
            secret: &secret,
            name: None,
            allow_synced: false,
        })
        .unwrap();
    assert!(shell.with_open(|_| Ok(())).is_ok());
}

#[test]
fn locking_empties_the_clipboard_of_what_was_copied_here_and_of_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let (shell, page) = open_shell(&folder);
    shell.copied("Ana said:\r\n“no”");
    *page.clipboard.lock().unwrap() = "Ana said:\n\n“no” ".to_owned();
    shell.lock();
    assert_eq!(*page.clipboard.lock().unwrap(), "");

    let (shell, page) = open_shell(&tempfile::tempdir().unwrap());
    shell.copied("Ana said no");
    *page.clipboard.lock().unwrap() = "a shopping list".to_owned();
    shell.lock();
    assert_eq!(*page.clipboard.lock().unwrap(), "a shopping list");
}

fn key() -> Secret {
    Secret::Passphrase(Passphrase::new(
        "lantern orchid gravel tumble sixpence".to_owned(),
    ))
}

fn unlock(shell: &Shell) {
    let secret = key();
    let entry = Entry {
        secret: &secret,
        name: None,
        allow_synced: false,
    };
    shell.unlock(&entry).unwrap();
}

#[test]
fn locking_before_the_checks_are_through_is_not_taken_for_damage() {
    let folder = tempfile::tempdir().unwrap();
    let (shell, _) = open_shell(&folder);
    shell.lock();
    unlock(&shell);
    shell.lock();
    thread::sleep(Duration::from_millis(200));
    assert!(!shell.is_damaged());
}

#[test]
fn whoever_leaves_while_the_vault_is_being_opened_finds_it_locked() {
    let folder = tempfile::tempdir().unwrap();
    let (shell, page) = open_shell(&folder);
    shell.lock();
    let opening = shell.clone();
    let secret = key();
    let outcome = thread::spawn(move || {
        opening.unlock(&Entry {
            secret: &secret,
            name: None,
            allow_synced: false,
        })
    });
    // Deriving the key takes long enough for this.
    while shell.0.session.try_lock().is_ok() {
        thread::yield_now();
    }
    assert!(!shell.is_open(), "still on its way");
    shell.lock_with_notice();
    assert!(matches!(outcome.join().unwrap(), Err(Fault::Left)));
    assert!(matches!(shell.with_open(|_| Ok(())), Err(Fault::Locked)));
    assert_eq!(page.told.lock().unwrap().last(), Some(&Event::VaultLocked));
    unlock(&shell);
    assert!(shell.is_open(), "and can be opened afterwards");
    shell.lock();
}

#[test]
fn the_pc_is_asked_to_wait_with_sleeping_until_an_opening_is_over() {
    let folder = tempfile::tempdir().unwrap();
    let (shell, page) = open_shell(&folder);
    shell.lock();
    page.told.lock().unwrap().clear();
    let opening = shell.session();
    let leaving = shell.clone();
    let left = thread::spawn(move || leaving.lock_with_notice());
    thread::sleep(Duration::from_millis(200));
    assert!(!left.is_finished());
    drop(opening);
    left.join().unwrap();
    let told = page.told.lock().unwrap().clone();
    assert_eq!(
        told,
        [Event::VaultLocked],
        "the lock screen empties its field"
    );
}

#[test]
fn an_old_entry_of_the_audit_trail_that_was_changed_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let (shell, page) = open_shell(&folder);
    shell
        .with_open(|open| {
            open.store.together(|store| {
                for _ in 0..1200 {
                    copse_core::audit::audit_event(store, copse_core::audit::VaultEvent::Unlocked)?;
                }
                Ok(())
            })?;
            let db = open.store.vault_mut().connection();
            db.execute("UPDATE audit SET at = 0 WHERE number = 3", [])
                .unwrap();
            Ok(())
        })
        .unwrap();
    shell.lock();
    unlock(&shell);
    shell
        .with_open(|open| {
            assert!(open.store.audit_opened().whole, "the newest are");
            Ok(())
        })
        .unwrap();
    shell.audit_follow().unwrap();
    let said = shell.with_open(|open| Ok(open.notices.clone())).unwrap();
    assert!(
        said.iter()
            .any(|text| text.starts_with("Entry 3 of the audit trail was changed")),
        "{said:?}"
    );
    let news = |page: &Page| {
        let told = page.told.lock().unwrap();
        told.iter()
            .filter(|event| **event == Event::VaultNews)
            .count()
    };
    assert_eq!(news(&page), 1, "the page is told that there is more to say");
    shell.audit_follow().unwrap();
    assert_eq!(news(&page), 1, "and not again what it knows");
    shell.lock();
}

#[test]
fn a_backup_that_was_due_is_told_and_one_that_was_not_is_no_news() {
    let folder = tempfile::tempdir().unwrap();
    let (shell, page) = open_shell(&folder);
    shell.backup_if_due().unwrap();
    shell.backup_if_due().unwrap();
    assert_eq!(
        *page.told.lock().unwrap(),
        [Event::VaultNews],
        "of the first"
    );
    shell.lock();
}

#[test]
fn locking_stops_work_that_goes_on_without_the_session_and_nothing_that_is_begun_later() {
    let folder = tempfile::tempdir().unwrap();
    let (shell, _) = open_shell(&folder);
    let letters = shell.telling("Making the document");
    assert!(letters.at("Setting the pages", 0.1, true).is_continue());
    shell.lock();
    assert!(letters.at("Setting the pages", 0.2, true).is_break());
    drop(letters);
    assert_eq!(shell.work_now(), None);
    let next = shell.telling("Restoring a backup");
    assert!(next.at("Copying", 0.1, true).is_continue());
}
