//! Opening a vault, for writing or for a look.

use std::fs;
use std::path::{Path, PathBuf};

use crate::backup::BACKUPS;
use crate::checks::{self, Behind};
use crate::database::{self, DATABASE, DATABASE_NEW, DATABASE_NEXT, DatabaseKey};
use crate::error::VaultError;
use crate::files;
use crate::folder;
use crate::header::choose;
use crate::header::io::{self as header_io, Copy};
use crate::lock::{self, Lock};
use crate::memory;
use crate::probe::{self, Contents};
use crate::progress::Progress;
use crate::slots::{Secret, SlotId};
use crate::state;
use crate::vault::remember::Remembering;
use crate::vault::{Access, Checks, Notice, Open, UnlockOptions, Vault, database_key, rekey};

impl Vault {
    /// Opens a vault for writing, after checking all of it.
    pub fn unlock(folder: &Path, secret: &Secret) -> Result<Self, VaultError> {
        Self::unlock_with(folder, secret, UnlockOptions::default())
    }

    /// Opens a vault for writing.
    ///
    /// With [`Checks::Behind`] the time does not depend on the size of the vault: it can be read at
    /// once, and written after [`Vault::settle`].
    pub fn unlock_with(
        folder: &Path,
        secret: &Secret,
        options: UnlockOptions,
    ) -> Result<Self, VaultError> {
        // Before the lock, which leaves a file behind: not in a folder that is none of ours.
        must_hold_a_vault(folder)?;
        if !options.allow_unfit {
            folder::must_be_fit(folder)?;
        }
        let hint = slot_hint(folder, options.memory.as_deref());
        let lock = Lock::take(folder).map_err(|error| with_name(error, folder, secret, hint))?;
        let open = open(folder, secret, hint)?;
        let mut vault = Self::with(open, folder, lock, options.memory);
        vault.compare_with_memory()?;
        match options.checks {
            Checks::First => {
                let key = vault.database_key()?;
                let found = checks::examine(&vault.database, &key, Progress::none())?;
                vault.settle_as(&found)?;
            }
            Checks::Behind => {
                let (path, key) = (vault.database.clone(), vault.database_key()?);
                vault.behind = Some(Behind::start(path, key, options.on_checked));
            }
        }
        Ok(vault)
    }

    /// Opens a vault or a backup for reading only. Takes no lock and writes nothing at all, so it also
    /// works on a read-only disk, in a synchronised folder, and on a backup while the vault itself is open
    /// elsewhere. Every page is authenticated as it is read; the checks of the whole are not run:
    /// [`crate::backup_verify`] does that.
    ///
    /// The schema may be an older one: [`Vault::migrate`] brings a copy in memory up to date.
    pub fn look(folder: &Path, secret: &Secret) -> Result<Self, VaultError> {
        must_hold_a_vault(folder)?;
        let choose::Opened { read, key, slot } =
            choose::open(&header_io::read(folder), secret, None)?;
        let (database, connection) = look_at(folder, &database_key(&key, &read)?)?;
        let mut notices = Vec::new();
        if read.header.generation < state::generation_get(&connection)? {
            notices.push(Notice::HeaderOld);
        }
        Ok(Self {
            open: Open {
                connection,
                key,
                header: read,
                slot,
                notices,
            },
            folder: folder.to_path_buf(),
            database,
            access: Access::Look,
            behind: None,
            memory: Remembering::nowhere(),
            lock: None,
        })
    }

    pub(super) fn with(open: Open, folder: &Path, lock: Lock, memory: Option<PathBuf>) -> Self {
        Self {
            open,
            folder: folder.to_path_buf(),
            database: folder.join(DATABASE),
            access: Access::Waiting,
            behind: None,
            memory: Remembering::new(memory),
            lock: Some(lock),
        }
    }
}

fn must_hold_a_vault(folder: &Path) -> Result<(), VaultError> {
    match probe::contents(folder)? {
        Contents::Vault => Ok(()),
        Contents::Free | Contents::Foreign => Err(VaultError::NotAVault),
    }
}

/// The slot that opened the vault on this PC the last time.
fn slot_hint(folder: &Path, memory: Option<&Path>) -> Option<SlotId> {
    let copies = header_io::read(folder);
    let read = copies.iter().find_map(Copy::whole)?;
    memory::slot_hint(memory?, read.header.vault)
}

/// Adds the name of who has the vault open, if the secret is one that opens it.
fn with_name(
    error: VaultError,
    folder: &Path,
    secret: &Secret,
    hint: Option<SlotId>,
) -> VaultError {
    let VaultError::InUse { by, since, .. } = error else {
        return error;
    };
    let who = choose::open(&header_io::read(folder), secret, hint)
        .ok()
        .and_then(|opened| lock::holder_name(folder, &opened.key, opened.read.header.vault));
    VaultError::InUse { by, since, who }
}

/// Opens a vault whose lock is held: header, repair, database.
pub(super) fn open(
    folder: &Path,
    secret: &Secret,
    hint: Option<SlotId>,
) -> Result<Open, VaultError> {
    let copies = header_io::read(folder);
    let choose::Opened { read, key, slot } = choose::open(&copies, secret, hint)?;
    creation_finish(folder)?;
    let database_key = database_key(&key, &read)?;
    rekey::finish(folder, &database_key, &read.bytes)?;
    let connection = database::open(&folder.join(DATABASE), &database_key)?;
    let mut notices = Vec::new();
    if read.header.generation < state::generation_get(&connection)? {
        notices.push(Notice::HeaderOld);
    }
    match header_io::write(folder, &read.bytes) {
        Ok(false) => {}
        Ok(true) => notices.push(Notice::HeaderRepaired),
        // One copy is good: a full disk must not keep the person from the records.
        Err(_) => notices.push(Notice::HeaderNotRepaired),
    }
    files::temporary_clean(folder);
    files::temporary_clean(&folder.join(BACKUPS));
    Ok(Open {
        connection,
        key,
        header: read,
        slot,
        notices,
    })
}

/// Opens the database that belongs to a key, for reading, and leaves alone what was interrupted.
fn look_at(
    folder: &Path,
    key: &DatabaseKey,
) -> Result<(PathBuf, rusqlite::Connection), VaultError> {
    let mut failure = None;
    for name in [DATABASE, DATABASE_NEXT, DATABASE_NEW] {
        let path = folder.join(name);
        if name != DATABASE && !path.try_exists()? {
            continue;
        }
        match database::look(&path, key) {
            Ok(connection) => return Ok((path, connection)),
            Err(error) => failure = failure.or(Some(error)),
        }
    }
    Err(failure.unwrap_or(VaultError::NotAVault))
}

/// Gives the database its name if making the vault was interrupted just before.
pub(super) fn creation_finish(folder: &Path) -> Result<(), VaultError> {
    let (new, database) = (folder.join(DATABASE_NEW), folder.join(DATABASE));
    if !database.try_exists()? && new.try_exists()? {
        fs::rename(new, database)?;
        files::folder_sync(folder)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::header::io::COPIES;
    use crate::passphrase::Passphrase;
    use crate::vault::{CreateOptions, Kdf};

    fn recovery_of(folder: &Path) -> Secret {
        let passphrase = Passphrase::new("unmoving gallstone precook jersey opal".to_owned());
        let options = CreateOptions { kdf: Kdf::Floor };
        let (_, recovery) = Vault::create(folder, &passphrase, options).unwrap();
        Secret::Recovery(recovery)
    }

    /// A change of the slots, as the next generation of the header.
    fn next_header(folder: &Path, secret: &Secret) -> Vec<u8> {
        let opened = open(folder, secret, None).unwrap();
        let mut header = opened.header.header;
        header.generation += 1;
        header.encode(&opened.key).unwrap()
    }

    #[test]
    fn an_old_header_that_was_put_back_is_noticed_at_every_opening() {
        let folder = tempfile::tempdir().unwrap();
        let secret = recovery_of(folder.path());
        let old = COPIES.map(|name| fs::read(folder.path().join(name)).unwrap());
        header_io::write(folder.path(), &next_header(folder.path(), &secret)).unwrap();
        let vault = Vault::unlock(folder.path(), &secret).unwrap();
        assert_eq!(vault.notices(), []);
        drop(vault);
        for (name, bytes) in COPIES.iter().zip(old) {
            fs::write(folder.path().join(name), bytes).unwrap();
        }
        for _ in 0..2 {
            let vault = Vault::unlock(folder.path(), &secret).unwrap();
            assert_eq!(vault.notices(), [Notice::HeaderOld]);
        }
    }

    #[test]
    fn a_header_change_that_reached_one_copy_only_is_carried_through() {
        for first in COPIES {
            let folder = tempfile::tempdir().unwrap();
            let secret = recovery_of(folder.path());
            let next = next_header(folder.path(), &secret);
            fs::write(folder.path().join(first), &next).unwrap();
            let vault = Vault::unlock(folder.path(), &secret).unwrap();
            assert_eq!(vault.notices(), [Notice::HeaderRepaired]);
            for name in COPIES {
                assert_eq!(fs::read(folder.path().join(name)).unwrap(), next);
            }
        }
    }
}
