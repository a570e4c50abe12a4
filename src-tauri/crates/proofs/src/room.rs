//! Folders to work in, and vaults with something in them.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use copse_core::cases::{SectionKind, case_create, section_add};
use copse_core::community::community_create;
use copse_core::people::person_create;
use copse_core::{Store, SystemClock};
use copse_testkit::build;
use copse_vault::{CreateOptions, Kdf, Passphrase, RecoveryKey, Secret, Vault};
use tempfile::TempDir;

use crate::Fallible;

/// The passphrase of every vault here.
pub(crate) const PASSPHRASE: &str = "unmoving gallstone precook jersey opal";
/// The case whose text is written again and again.
pub(crate) const CASE: &str = "The case that is written";
/// Files of the header.
pub(crate) const HEADERS: [&str; 2] = ["header-a.copse", "header-b.copse"];

/// The first room that was made, from which others are copied: making a vault costs a key derivation.
static FIRST: Mutex<Option<Room>> = Mutex::new(None);

/// A folder that goes away, with a vault in it that holds a little, and is closed.
#[derive(Debug)]
pub(crate) struct Room {
    scratch: TempDir,
    pub(crate) recovery: RecoveryKey,
}

impl Room {
    /// A vault with one community, six people and one case.
    pub(crate) fn new() -> Fallible<Self> {
        let scratch = scratch()?;
        let passphrase = Passphrase::new(PASSPHRASE.to_owned());
        let options = CreateOptions { kdf: Kdf::Floor };
        let (vault, recovery) = Vault::create(&scratch.path().join("vault"), &passphrase, options)?;
        let room = Self { scratch, recovery };
        let mut store = store_on(vault)?;
        let community = community_create(&mut store, build::community("Calderfoot"))?.value;
        for number in 0..6 {
            let person = build::member(&format!("First {number}"));
            person_create(&mut store, community.id, person)?;
        }
        let case = case_create(&mut store, community.id, build::case(CASE))?.value;
        if case.sections.is_empty() {
            section_add(
                &mut store,
                case.case.id,
                Some(SectionKind::Focus),
                String::new(),
            )?;
        }
        store.close();
        Ok(room)
    }

    /// A room of its own with the same vault as others: for proofs that need many.
    pub(crate) fn cached() -> Fallible<Self> {
        let mut first = FIRST.lock().unwrap_or_else(PoisonError::into_inner);
        if first.is_none() {
            *first = Some(Self::new()?);
        }
        let first = first.as_ref().ok_or("no first room")?;
        let room = Self {
            scratch: scratch()?,
            recovery: first.recovery.clone(),
        };
        copy_folder(&first.vault(), &room.vault())?;
        Ok(room)
    }

    /// Removes the room that others were copied from.
    pub(crate) fn clear() {
        FIRST.lock().unwrap_or_else(PoisonError::into_inner).take();
    }

    /// The folder that goes away.
    pub(crate) fn scratch(&self) -> &Path {
        self.scratch.path()
    }

    /// The vault.
    pub(crate) fn vault(&self) -> PathBuf {
        self.scratch.path().join("vault")
    }

    /// The secret that opens without a second of key derivation.
    pub(crate) fn secret(&self) -> Secret {
        Secret::Recovery(self.recovery.clone())
    }

    /// Opens a vault that was made here, or a copy of it.
    pub(crate) fn open(&self, folder: &Path) -> Fallible<Store> {
        store_on(Vault::unlock(folder, &self.secret())?)
    }
}

fn scratch() -> std::io::Result<TempDir> {
    tempfile::Builder::new().prefix("copse-proof-").tempdir()
}

/// A store that works as the proof.
pub(crate) fn store_on(vault: Vault) -> Fallible<Store> {
    let clock = Arc::new(SystemClock);
    Ok(Store::open(vault, clock, "The proof".to_owned())?)
}

/// Copies a folder with all below it; what is there already goes.
pub(crate) fn copy_folder(from: &Path, to: &Path) -> Fallible<()> {
    if to.exists() {
        fs::remove_dir_all(to)?;
    }
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_folder(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
