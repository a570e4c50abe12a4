//! One writer at a time: a lock of the operating system, which a crash cannot leave behind.
//!
//! `in-use.lock` carries the lock and nothing else (on Windows a locked file cannot even be read).
//! `in-use.json` beside it tells the next one who has it; it says nothing by itself and may be stale. It
//! names the PC in the clear. Who is signed in is a person's name, so that stands there sealed, for
//! those only who can open the vault themselves.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};

use chacha20poly1305::XNonce;
use chacha20poly1305::aead::{Aead, Payload};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::error::VaultError;
use crate::files;
use crate::keys::VaultKey;
use crate::slots::{self, NONCE_BYTES};

/// Name of the locked file.
pub(crate) const LOCK: &str = "in-use.lock";
/// Name of the file that says by whom.
pub(crate) const HOLDER: &str = "in-use.json";
/// What a sealed name is bound to, beside the vault.
const BOUND: &[u8; 14] = b"copse 1 holder";
/// Longest name that is kept, in characters.
const MOST_NAME: usize = 64;

/// Who has the vault open. Names the PC; the person only sealed.
#[derive(Debug, Serialize, Deserialize)]
struct Holder {
    computer: String,
    process: u32,
    since: Timestamp,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    who: Option<Sealed>,
}

/// A name, sealed with XChaCha20-Poly1305 under a key derived from the vault key.
#[derive(Debug, Serialize, Deserialize)]
struct Sealed {
    nonce: [u8; NONCE_BYTES],
    name: Vec<u8>,
}

/// The held lock; dropping it lets go.
#[derive(Debug)]
pub(crate) struct Lock {
    // Held for its effect: the system lets go when it is closed.
    _file: File,
    holder: PathBuf,
    since: Timestamp,
}

impl Lock {
    /// Takes the lock of a folder, or says who has it.
    pub(crate) fn take(folder: &Path) -> Result<Self, VaultError> {
        let file = OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(false)
            .open(folder.join(LOCK))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(in_use(folder)),
            Err(TryLockError::Error(error)) => return Err(error.into()),
        }
        let held = Self {
            _file: file,
            holder: folder.join(HOLDER),
            since: Timestamp::now(),
        };
        held.tell(None);
        Ok(held)
    }

    /// Adds who is signed in, sealed for those who can open the vault.
    pub(crate) fn name_set(
        &self,
        key: &VaultKey,
        vault: Uuid,
        name: &str,
    ) -> Result<(), VaultError> {
        self.tell(Some(seal(key, vault, name)?));
        Ok(())
    }

    /// Says who we are. Only for a message, so trouble here (a full disk) stops nobody from opening.
    fn tell(&self, who: Option<Sealed>) {
        let holder = Holder {
            computer: computer_name(),
            process: std::process::id(),
            since: self.since,
            who,
        };
        let written =
            serde_json::to_vec(&holder).is_ok_and(|text| fs::write(&self.holder, text).is_ok());
        if !written {
            drop(fs::remove_file(&self.holder));
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // While the lock is still held, so that it cannot be the next holder's.
        drop(fs::remove_file(&self.holder));
    }
}

fn seal(key: &VaultKey, vault: Uuid, name: &str) -> Result<Sealed, VaultError> {
    let mut nonce = [0; NONCE_BYTES];
    getrandom::fill(&mut nonce)?;
    let name = Zeroizing::new(printable(name));
    let name = slots::cipher(&key.holder_key(vault)?)?
        .encrypt(&XNonce::from(nonce), payload(name.as_bytes()))
        .map_err(|_| VaultError::Misused("a name could not be sealed."))?;
    Ok(Sealed { nonce, name })
}

fn payload(message: &[u8]) -> Payload<'_, '_> {
    Payload {
        msg: message,
        aad: BOUND,
    }
}

/// Who is signed in where the vault is open, as far as this key shows it.
pub(crate) fn holder_name(folder: &Path, key: &VaultKey, vault: Uuid) -> Option<String> {
    let sealed = holder_read(&folder.join(HOLDER))?.who?;
    let name = slots::cipher(&key.holder_key(vault).ok()?)
        .ok()?
        .decrypt(&XNonce::from(sealed.nonce), payload(&sealed.name))
        .ok()?;
    let name = printable(&String::from_utf8(name).ok()?);
    (!name.is_empty()).then_some(name)
}

fn in_use(folder: &Path) -> VaultError {
    let Some(holder) = holder_read(&folder.join(HOLDER)) else {
        return VaultError::in_use_unknown();
    };
    let computer = if holder.computer == computer_name() {
        "this PC".to_owned()
    } else {
        printable(&holder.computer)
    };
    VaultError::InUse {
        by: format!("{computer} (process {})", holder.process),
        since: Some(holder.since),
        who: None,
    }
}

fn holder_read(path: &Path) -> Option<Holder> {
    serde_json::from_slice(&files::read_small(path).ok()?).ok()
}

/// The name of this PC.
fn computer_name() -> String {
    let name = printable(&system_name().unwrap_or_default());
    if name.is_empty() {
        "a PC without a name".to_owned()
    } else {
        name
    }
}

/// Fit for one line of a message.
fn printable(name: &str) -> String {
    name.trim()
        .chars()
        .filter(|c| !c.is_control())
        .take(MOST_NAME)
        .collect()
}

#[cfg(target_os = "linux")]
fn system_name() -> Option<String> {
    fs::read_to_string("/proc/sys/kernel/hostname").ok()
}

#[cfg(windows)]
fn system_name() -> Option<String> {
    std::env::var("COMPUTERNAME").ok()
}

#[cfg(not(any(target_os = "linux", windows)))]
fn system_name() -> Option<String> {
    let output = std::process::Command::new("/bin/hostname").output().ok()?;
    String::from_utf8(output.stdout).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_pc_is_named_with_process_and_time() {
        let folder = tempfile::tempdir().unwrap();
        let held = Lock::take(folder.path()).unwrap();
        let other = r#"{"computer":"PC-12\n","process":4711,"since":"2026-11-23T09:14:00Z"}"#;
        fs::write(folder.path().join(HOLDER), other).unwrap();
        let error = Lock::take(folder.path()).unwrap_err();
        assert!(
            error
                .to_string()
                .starts_with("This vault is already open on PC-12 (process 4711) since ")
        );

        fs::write(folder.path().join(HOLDER), "{").unwrap();
        let error = Lock::take(folder.path()).unwrap_err();
        assert!(error.to_string().starts_with("This vault is already open."));
        drop(held);
    }

    #[test]
    fn letting_go_leaves_no_word_about_the_holder() {
        let folder = tempfile::tempdir().unwrap();
        drop(Lock::take(folder.path()).unwrap());
        assert!(!folder.path().join(HOLDER).exists());
        Lock::take(folder.path()).unwrap();
    }
}
