//! Making, opening and looking at a vault, and what is done once it is open.

use std::{
    path::{Path, PathBuf},
    sync::atomic::Ordering,
    thread,
    time::Duration,
};

use copse_core::{
    Store,
    audit::{self, VaultEvent},
    bin,
    facilitators::{SignIn, SignInWith},
};
use copse_vault::{
    CheckOutcome, Checks, CreateOptions, Notice, Passphrase, Progress, RecoveryKey, Secret,
    SlotKind, UnlockOptions, Vault, VaultError,
};
use jiff::Timestamp;
use zeroize::Zeroizing;

use super::{Open, Recovery, Shell};
use crate::{desktop::Event, fault::Fault, shelf::Shelf};

/// Entries of the audit trail that are followed while commands wait.
const AUDITED_AT_ONCE: u32 = 1000;
/// What commands have in between.
const BETWEEN_AUDITS: Duration = Duration::from_millis(50);

/// How somebody comes in.
pub(crate) struct Entry<'e> {
    pub(crate) secret: &'e Secret,
    pub(crate) name: Option<&'e str>,
    /// Write also in a folder that is synchronised or on a network.
    pub(crate) allow_synced: bool,
}

impl Shell {
    /// Opens something, and locks it again where the person left before it was open: deriving the key and looking
    /// through the database takes seconds, in which a laptop can be closed.
    fn come_in<T>(&self, open: impl FnOnce() -> Result<T, Fault>) -> Result<T, Fault> {
        let before = self.0.departures.load(Ordering::Acquire);
        let outcome = open()?;
        if self.0.departures.load(Ordering::Acquire) == before {
            return Ok(outcome);
        }
        self.lock();
        Err(Fault::Left)
    }

    /// Makes a vault and leaves it open.
    pub(crate) fn create(&self, passphrase: &Passphrase, name: &str) -> Result<RecoveryKey, Fault> {
        let mut session = self.session();
        if session.is_some() {
            return Err(Fault::crashed("create: a vault is open"));
        }
        let options = CreateOptions {
            kdf: self.0.parts.kdf,
        };
        let (vault, key) = Vault::create(&self.places().vault, passphrase, options)?;
        let store = self.store_open(vault, name, SignInWith::Passphrase)?;
        *session = Some(Open {
            store,
            shelf: Shelf::default(),
            recovery: Some(Recovery {
                key: key.clone(),
                facilitator: name.trim().to_owned(),
                ask: None,
            }),
            notices: Vec::new(),
        });
        self.is_open_now();
        Ok(key)
    }

    /// Opens the vault. Does nothing if it is open.
    ///
    /// Both integrity checks run behind: what was saved can be read at once, and the first write waits for them.
    pub(crate) fn unlock(&self, entry: &Entry<'_>) -> Result<(), Fault> {
        self.come_in(|| self.unlock_here(entry))
    }

    fn unlock_here(&self, entry: &Entry<'_>) -> Result<(), Fault> {
        let mut session = self.session();
        if session.is_some() {
            return Ok(());
        }
        let shell = self.clone();
        let options = UnlockOptions {
            allow_unfit: entry.allow_synced,
            // What was found damaged once is looked at first, so that the lock screen can say so.
            checks: if self.is_damaged() {
                Checks::First
            } else {
                Checks::Behind
            },
            on_checked: Some(Box::new(move |outcome: &CheckOutcome| {
                // Locked before they were through: nothing is known, so nothing is said.
                if matches!(outcome, Err(VaultError::Stopped)) {
                    return;
                }
                let passed = outcome.is_ok();
                // Not on this thread, for which the vault may be waiting.
                thread::spawn(move || shell.checked(passed));
            })),
            memory: Some(self.places().memory.clone()),
        };
        let checked_first = options.checks == Checks::First;
        let vault = Vault::unlock_with(&self.places().vault, entry.secret, options)?;
        *session = Some(self.opened(vault, entry)?);
        self.is_open_now();
        if checked_first {
            // Nobody calls back where the checks are over already.
            let shell = self.clone();
            thread::spawn(move || shell.checked(true));
        }
        Ok(())
    }

    /// Opens a backup for reading only.
    pub(crate) fn look(&self, backup: &Path, secret: &Secret) -> Result<(), Fault> {
        self.come_in(|| self.look_here(backup, secret))
    }

    fn look_here(&self, backup: &Path, secret: &Secret) -> Result<(), Fault> {
        let mut session = self.session();
        if session.is_some() {
            return Err(Fault::crashed("look: a vault is open"));
        }
        let entry = Entry {
            secret,
            name: None,
            allow_synced: false,
        };
        *session = Some(self.opened(Vault::look(backup, secret)?, &entry)?);
        self.is_open_now();
        Ok(())
    }

    /// Closes what is open and opens something else in its place; the page stays unlocked. Where that fails the
    /// vault is locked.
    pub(crate) fn change_over(
        &self,
        open: impl FnOnce(&Self) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        drop(self.session().take());
        let outcome = open(self);
        if outcome.is_err() {
            self.0.is_open.store(false, Ordering::Release);
            self.desktop().announce(Event::VaultLocked);
        }
        outcome
    }

    fn opened(&self, vault: Vault, entry: &Entry<'_>) -> Result<Open, Fault> {
        let with = match entry.secret {
            Secret::Passphrase(_) => SignInWith::Passphrase,
            Secret::Recovery(_) => SignInWith::RecoveryKey,
            Secret::Keychain(_) => SignInWith::Keychain,
        };
        let mut store = self.store_open(vault, entry.name.unwrap_or_default(), with)?;
        if !store.vault().is_read_only() {
            let name = store.signed_in().name.clone();
            // Only for a second opener's sentence: no reason to keep somebody out.
            let _ = store.vault_mut().holder_name_set(&name);
        }
        let mut notices: Vec<String> = store.notices().iter().filter_map(sentence).collect();
        notices.extend(store.audit_opened().problem.clone());
        Ok(Open {
            store,
            shelf: Shelf::default(),
            recovery: None,
            notices,
        })
    }

    fn store_open(&self, vault: Vault, name: &str, with: SignInWith) -> Result<Store, Fault> {
        let person = match with {
            SignInWith::Keychain => self.preferences().keychain_person,
            _ => None,
        };
        let sign_in = SignIn {
            name: name.to_owned(),
            slot: person.or_else(|| Some(vault.slot_opened())),
            with,
        };
        Ok(Store::open(vault, self.clock(), sign_in)?)
    }

    fn is_open_now(&self) {
        self.touch();
        self.0.is_open.store(true, Ordering::Release);
    }

    /// Another vault was put in the place of the damaged one.
    pub(crate) fn damage_forget(&self) {
        self.0.damaged.store(false, Ordering::Release);
    }

    /// Whether the checks found damage the last time that the vault was open.
    pub(crate) fn is_damaged(&self) -> bool {
        self.0.damaged.load(Ordering::Acquire)
    }

    /// After the integrity checks: notes who came in, empties what is over in the bin, and makes a backup where
    /// one is due. A vault that failed them is locked, and the lock screen says what to do.
    fn checked(&self, passed: bool) {
        self.0.damaged.store(!passed, Ordering::Release);
        if !passed {
            self.lock();
            return;
        }
        let done = self.with_news(|open| {
            if open.store.vault().is_read_only() {
                return Ok(());
            }
            let event = match open.store.signed_in().with {
                SignInWith::RecoveryKey => VaultEvent::RecoveryUsed,
                _ => VaultEvent::Unlocked,
            };
            audit::audit_event(&mut open.store, event)?;
            // The first write may have mended something.
            for notice in open.store.notices() {
                if *notice == Notice::UnusedPagesMended
                    && let Some(text) = sentence(notice)
                {
                    open.notices.push(text);
                }
            }
            let today = open.store.today();
            bin::bin_empty_due(&mut open.store, today)?;
            Ok(())
        });
        let done = done.and_then(|()| self.backup_if_due());
        match done.and_then(|()| self.audit_follow()) {
            // Somebody locked it meanwhile.
            Ok(()) | Err(Fault::Locked) => {}
            Err(fault) => drop(self.report(&fault)),
        }
    }

    /// Follows the audit trail from its first entry on, a part at a time, so that commands come in between. At opening
    /// only its newest entries are looked at.
    pub(super) fn audit_follow(&self) -> Result<(), Fault> {
        loop {
            let over = self.with_news(|open| {
                if open.store.vault().is_read_only() {
                    return Ok(true);
                }
                let check = audit::audit_verify_next(&mut open.store, AUDITED_AT_ONCE)?;
                if let Some(problem) = check.problem
                    && !open.notices.contains(&problem)
                {
                    open.notices.push(problem);
                }
                Ok(!check.whole || check.checked >= check.entries)
            })?;
            if over {
                return Ok(());
            }
            thread::sleep(BETWEEN_AUDITS);
        }
    }

    /// Makes the backup that is due, from a thread that has nobody to tell.
    pub(crate) fn backup_now_and_then(&self) {
        match self.backup_if_due() {
            Ok(()) | Err(Fault::Locked) => {}
            Err(fault) => drop(self.report(&fault)),
        }
    }

    /// A day of changes has gone by without one (domain H3).
    pub(crate) fn backup_if_due(&self) -> Result<(), Fault> {
        let second = self.backup_folder();
        let made = self.with_open(|open| {
            let now = Timestamp::now();
            if open.store.vault().is_read_only() || !open.store.vault().backup_due(now) {
                return Ok(false);
            }
            backup_make(open, "daily", second.as_slice(), Progress::none())?;
            Ok(true)
        })?;
        if made {
            self.desktop().announce(Event::VaultNews);
        }
        Ok(())
    }

    /// As [`Self::with_open`], for work that the page did not ask for: tells it where there is something new to say.
    fn with_news<T>(&self, work: impl FnOnce(&mut Open) -> Result<T, Fault>) -> Result<T, Fault> {
        let (outcome, is_news) = self.with_open(|open| {
            let before = open.notices.len();
            let outcome = work(open);
            Ok((outcome, open.notices.len() > before))
        })?;
        // Without the session, which the page's question needs.
        if is_news {
            self.desktop().announce(Event::VaultNews);
        }
        outcome
    }
}

/// Makes a verified backup, thins the old ones, and notes it.
pub(crate) fn backup_make(
    open: &mut Open,
    label: &str,
    second: &[PathBuf],
    progress: Progress<'_>,
) -> Result<(), Fault> {
    let vault = open.store.vault_mut();
    vault.backup_make(label, second, progress)?;
    vault.backups_thin(second, Timestamp::now());
    audit::audit_event(&mut open.store, VaultEvent::BackupMade)?;
    Ok(())
}

/// Makes sure that whoever is at the keyboard is who opened the vault: by what opened it, or, where the keychain
/// did, by any passphrase. Gives the secret.
pub(crate) fn confirm(open: &Open, typed: &str) -> Result<Secret, Fault> {
    let vault = open.store.vault();
    let slots = vault.slots();
    let opened = slots.iter().find(|slot| slot.opened_with);
    let secret = match opened.map(|slot| slot.kind) {
        Some(SlotKind::Recovery) => Secret::Recovery(recovery_key(typed)?),
        _ => Secret::Passphrase(Passphrase::new(typed.to_owned())),
    };
    let candidates = slots.iter().filter(|slot| match opened {
        Some(opened) if opened.kind != SlotKind::Keychain => slot.id == opened.id,
        _ => slot.kind == SlotKind::Passphrase,
    });
    for slot in candidates {
        if vault.secret_opens(slot.id, &secret)? {
            return Ok(secret);
        }
    }
    Err(Fault::field(
        "current",
        "This is not what opened the vault. Look for Caps Lock and try again.",
    ))
}

/// A recovery key from what was typed.
pub(crate) fn recovery_key(typed: &str) -> Result<RecoveryKey, Fault> {
    let typed = Zeroizing::new(typed.to_owned());
    Ok(typed.parse::<RecoveryKey>().map_err(VaultError::from)?)
}

/// What the person should know of what was noticed.
fn sentence(notice: &Notice) -> Option<String> {
    let text = match notice {
        Notice::UnusedPagesMended => {
            "The vault was not closed the last time, perhaps by a power cut. Parts of its file that hold no records were damaged, and Copse has written the file anew. All records are there.".to_owned()
        }
        Notice::HeaderNotRepaired => {
            "One of the two copies of the vault’s key file is damaged and could not be written again. Make space on the disk, and make a backup soon.".to_owned()
        }
        Notice::HeaderOld => {
            "An older copy of the vault’s key file was put back. A passphrase that was replaced since then may open the vault again, so choose a new one.".to_owned()
        }
        Notice::RolledBack { seen, now } => format!(
            "This vault is older than the one that was last seen on this PC: it is of {}, and the newer one of {} is not here. If nobody restored a backup on purpose, look for the newer files before you go on.",
            day(now.at),
            day(seen.at)
        ),
        Notice::OtherLine { seen, .. } => format!(
            "This vault was changed from an older copy: what was written on this PC until {} is not in it. If you use it on two PCs, take care to move it whole, and compare with the backups.",
            day(seen.at)
        ),
        Notice::MemoryUnreadable => {
            "What this PC remembers of the vault could not be read, so an old copy that was put in its place would not be noticed this time.".to_owned()
        }
        // A header that was repaired and an index that was made anew ask nothing of anybody.
        _ => return None,
    };
    Some(text)
}

/// "23 November 2026, 09:14" in this PC's time zone.
fn day(at: Timestamp) -> String {
    at.to_zoned(jiff::tz::TimeZone::system())
        .strftime("%-d %B %Y, %H:%M")
        .to_string()
}
