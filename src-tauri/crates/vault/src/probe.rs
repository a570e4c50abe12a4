//! What is in a folder, without a secret.

use std::fs;
use std::io;
use std::path::Path;

use uuid::Uuid;

use crate::database::{DATABASE, DATABASE_NEW};
use crate::error::VaultError;
use crate::files;
use crate::header::choose;
use crate::header::io::{self as header_io, COPIES, Copy};
use crate::lock::{HOLDER, LOCK};
use crate::vault::LASTING;

/// What [`probe`] found.
#[derive(Debug)]
pub enum Probe {
    /// The folder is empty or absent: a vault can be created there.
    None,
    /// A vault.
    Vault {
        /// Its id, the same in all its backups.
        id: Uuid,
        /// Whether both header copies are whole and the same.
        whole: bool,
    },
    /// The folder holds other things.
    Foreign,
    /// The folder cannot be read, or what is in it is damaged. The error's text is the reason.
    Unreadable(VaultError),
}

/// Says what is in a folder. Changes nothing.
pub fn probe(folder: &Path) -> Probe {
    match contents(folder) {
        Ok(Contents::Free) | Err(VaultError::FolderMissing) => Probe::None,
        Ok(Contents::Foreign) => Probe::Foreign,
        Ok(Contents::Vault) => probe_vault(folder),
        Err(error) => Probe::Unreadable(error),
    }
}

fn probe_vault(folder: &Path) -> Probe {
    let copies = header_io::read(folder);
    let whole: Vec<_> = copies.iter().filter_map(Copy::whole).collect();
    let newest = whole.iter().max_by_key(|read| read.header.generation);
    let Some(newest) = newest else {
        return Probe::Unreadable(choose::none_whole(&copies));
    };
    if !has(folder, DATABASE) && !has(folder, DATABASE_NEW) {
        return Probe::Unreadable(VaultError::damaged(
            "The database copse.db is missing from the vault's folder.",
        ));
    }
    Probe::Vault {
        id: newest.header.vault,
        whole: whole.len() == copies.len() && whole.iter().all(|read| read.bytes == newest.bytes),
    }
}

/// Files that systems put into every folder they show.
const LITTER: [&str; 3] = [".DS_Store", "desktop.ini", "Thumbs.db"];

/// What a folder holds, by names alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Contents {
    /// Nothing, or what an interrupted creation left.
    Free,
    /// At least one file that only a vault has.
    Vault,
    /// Other things.
    Foreign,
}

/// What a folder that exists holds.
pub(crate) fn contents(folder: &Path) -> Result<Contents, VaultError> {
    let mut free = true;
    let mut vault = false;
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name();
        let name = name.to_str().unwrap_or("\u{fffd}");
        vault |= COPIES.contains(&name) || name == DATABASE;
        free &= LITTER.contains(&name)
            || [LOCK, HOLDER, LASTING].contains(&name)
            || files::is_temporary(name)
            // A database under its first name, before there was a header to open it with.
            || name.strip_prefix(DATABASE_NEW).is_some_and(|rest| ["", "-journal"].contains(&rest));
    }
    Ok(match (vault, free) {
        (true, _) => Contents::Vault,
        (false, true) => Contents::Free,
        (false, false) => Contents::Foreign,
    })
}

/// Whether a vault can be made there: the folder is absent or holds nothing.
pub(crate) fn is_free(folder: &Path) -> Result<bool, VaultError> {
    match fs::symlink_metadata(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(true),
        Err(error) => Err(error.into()),
        Ok(_) => Ok(contents(folder)? == Contents::Free),
    }
}

fn has(folder: &Path, name: &str) -> bool {
    folder.join(name).try_exists().unwrap_or(true)
}
