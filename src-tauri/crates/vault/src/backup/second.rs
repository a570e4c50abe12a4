//! A second place for backups: a USB stick, a server share. It may be absent, which is said and stops
//! nothing.

use std::fs;
use std::path::{Path, PathBuf};

use uuid::Uuid;

use crate::backup::{NOTE, Note, copy_file, sha256};
use crate::database::DATABASE;
use crate::error::VaultError;
use crate::files;
use crate::header::io::COPIES;
use crate::progress::Progress;
use crate::vault::lasting_carry;

/// What became of a copy in a second folder.
#[derive(Debug)]
pub struct Second {
    /// The folder that was named.
    pub folder: PathBuf,
    /// What became of it.
    pub state: SecondState,
}

/// What became of a copy in a second folder.
#[derive(Debug)]
pub enum SecondState {
    /// It is there, and reads back the same as the backup that was checked.
    Made(PathBuf),
    /// The folder is not there now: the stick is not plugged in, the server is not reached.
    Absent,
    /// It could not be made; nothing of it is left.
    Failed(VaultError),
}

/// Where the backups of a vault are in a second folder: several vaults may share one.
pub(crate) fn place(folder: &Path, vault: Uuid) -> PathBuf {
    let id = vault.simple().to_string();
    folder.join(format!("copse-{}", id.get(..8).unwrap_or(&id)))
}

/// Copies a checked backup into a second folder, and beside it what outlasts the database of the vault in `from`.
pub(crate) fn second_make(
    backup: &Path,
    from: &Path,
    folder: &Path,
    vault: Uuid,
    progress: Progress<'_>,
) -> Second {
    let state = if folder.is_dir() {
        let made = copy(backup, folder, vault, progress).and_then(|made| {
            lasting_carry(from, &place(folder, vault), vault)?;
            Ok(made)
        });
        match made {
            Ok(place) => SecondState::Made(place),
            // Pulled out while it was written.
            Err(VaultError::FolderMissing) => SecondState::Absent,
            Err(error) => SecondState::Failed(error),
        }
    } else {
        SecondState::Absent
    };
    Second {
        folder: folder.to_path_buf(),
        state,
    }
}

fn copy(
    backup: &Path,
    folder: &Path,
    vault: Uuid,
    progress: Progress<'_>,
) -> Result<PathBuf, VaultError> {
    let all = place(folder, vault);
    files::folder_make(&all)?;
    // What a stick that was pulled out left; no other PC writes into this vault's folder.
    files::temporary_clean(&all);
    let temporary = files::temporary(&all)?;
    let outcome = copy_to(backup, &temporary, progress).and_then(|()| {
        let name = backup.file_name().and_then(|name| name.to_str());
        let place = files::free_name(&all, name.unwrap_or("backup"));
        fs::rename(&temporary, &place)?;
        files::folder_sync(&all)?;
        Ok(place)
    });
    if outcome.is_err() {
        drop(fs::remove_dir_all(&temporary));
    }
    outcome
}

fn copy_to(backup: &Path, temporary: &Path, progress: Progress<'_>) -> Result<(), VaultError> {
    let failed = |what: &str| VaultError::BackupFailed {
        what: what.to_owned(),
    };
    let note = Note::read(backup).ok_or_else(|| failed("Its note is missing."))?;
    files::folder_make(temporary)?;
    copy_file(&backup.join(DATABASE), &temporary.join(DATABASE), progress)?;
    for name in COPIES.into_iter().chain([NOTE]) {
        files::write_new(&temporary.join(name), &fs::read(backup.join(name))?)?;
    }
    files::folder_sync(temporary)?;
    // The same bytes as the one that was opened and checked, so that need not be done again.
    if sha256(&temporary.join(DATABASE))? != note.sha256 {
        return Err(failed("The copy does not read back as written."));
    }
    for name in COPIES {
        if fs::read(temporary.join(name))? != fs::read(backup.join(name))? {
            return Err(failed("Its header does not read back as written."));
        }
    }
    Ok(())
}
