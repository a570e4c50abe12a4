//! One writer at a time: a lock of the operating system, which a crash cannot leave behind.
//!
//! `in-use.lock` carries the lock and nothing else (on Windows a locked file cannot even be read).
//! `in-use.json` beside it tells the next one who has it; it says nothing by itself and may be stale.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::Read;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::error::VaultError;

/// Name of the locked file.
pub(crate) const LOCK: &str = "in-use.lock";
/// Name of the file that says by whom.
pub(crate) const HOLDER: &str = "in-use.json";
/// A holder's file is far smaller.
const MOST_BYTES: u64 = 4096;

/// Who has the vault open. Names the PC, never the person.
#[derive(Debug, Serialize, Deserialize)]
struct Holder {
    computer: String,
    process: u32,
    since: Timestamp,
}

/// The held lock; dropping it lets go.
#[derive(Debug)]
pub(crate) struct Lock {
    // Held for its effect: the system lets go when it is closed.
    _file: File,
    holder: PathBuf,
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
        let holder = folder.join(HOLDER);
        holder_write(&holder);
        Ok(Self {
            _file: file,
            holder,
        })
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // While the lock is still held, so that it cannot be the next holder's.
        drop(fs::remove_file(&self.holder));
    }
}

/// Says who we are. Only for a message, so trouble here (a full disk) stops nobody from opening.
fn holder_write(path: &Path) {
    let holder = Holder {
        computer: computer_name(),
        process: std::process::id(),
        since: Timestamp::now(),
    };
    let written = serde_json::to_vec(&holder).is_ok_and(|text| fs::write(path, text).is_ok());
    if !written {
        drop(fs::remove_file(path));
    }
}

fn in_use(folder: &Path) -> VaultError {
    let Some(holder) = holder_read(&folder.join(HOLDER)) else {
        return VaultError::InUse {
            by: String::new(),
            since: None,
        };
    };
    let computer = if holder.computer == computer_name() {
        "this PC".to_owned()
    } else {
        printable(&holder.computer)
    };
    VaultError::InUse {
        by: format!("{computer} (process {})", holder.process),
        since: Some(holder.since),
    }
}

fn holder_read(path: &Path) -> Option<Holder> {
    let mut text = Vec::new();
    File::open(path)
        .ok()?
        .take(MOST_BYTES)
        .read_to_end(&mut text)
        .ok()?;
    serde_json::from_slice(&text).ok()
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
        .take(64)
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
