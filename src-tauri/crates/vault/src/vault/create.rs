//! Making a vault.

use std::fs;
use std::path::Path;

use jiff::Timestamp;

use crate::database::{self, DATABASE, DATABASE_NEW, DatabaseKey};
use crate::error::VaultError;
use crate::files;
use crate::folder;
use crate::header::format::Header;
use crate::header::io::{self as header_io, COPIES};
use crate::kdf::KdfCost;
use crate::keys::{SALT_BYTES, VaultKey};
use crate::lock::Lock;
use crate::passphrase::Passphrase;
use crate::probe;
use crate::recovery::RecoveryKey;
use crate::slots::{Secret, Slot, random_id};
use crate::vault::unlock::{creation_finish, open};
use crate::vault::{CreateOptions, UnlockOptions, Vault};

impl Vault {
    /// Makes a new vault, opens it, and returns it with its recovery key, which is kept nowhere else.
    ///
    /// The folder must be empty or absent. Fails with [`VaultError::TooWeak`] if
    /// [`Passphrase::judge`] says that the passphrase is not enough, and with
    /// [`VaultError::FolderUnfit`] if the folder is synchronised or on a network drive. On failure
    /// nothing is left that would stop a second attempt.
    pub fn create(
        folder: &Path,
        passphrase: &Passphrase,
        options: CreateOptions,
    ) -> Result<(Self, RecoveryKey), VaultError> {
        Self::create_with(folder, passphrase, options, UnlockOptions::default())
    }

    /// As [`Vault::create`], with choices for the first opening.
    pub fn create_with(
        folder: &Path,
        passphrase: &Passphrase,
        options: CreateOptions,
        opening: UnlockOptions,
    ) -> Result<(Self, RecoveryKey), VaultError> {
        if !passphrase.judge().enough {
            return Err(VaultError::TooWeak);
        }
        if !probe::is_free(folder)? {
            return Err(VaultError::FolderNotEmpty);
        }
        if !opening.allow_unfit {
            folder::must_be_fit(folder)?;
        }
        files::folder_make(folder)?;
        let lock = Lock::take(folder)?;
        // Again: another window may have been quicker.
        if !probe::is_free(folder)? {
            return Err(VaultError::FolderNotEmpty);
        }
        leftovers_remove(folder);
        let recovery = RecoveryKey::random()?;
        let key = VaultKey::random()?;
        let header = header_new(&key, passphrase, &recovery, options.kdf.cost()?)?;
        // By the passphrase slot, which is the first: it is the one that was just chosen.
        let opened = header.slots.first().map(|slot| slot.id);
        let secret = Secret::Recovery(recovery);
        let mut open = files_make(folder, &key, &header)
            .and_then(|()| open(folder, &secret, None))
            .inspect_err(|_| undo_make(folder))?;
        open.slot = opened.unwrap_or(open.slot);
        let Secret::Recovery(recovery) = secret else {
            return Err(VaultError::Misused("the recovery key is of another kind."));
        };
        let mut vault = Self::with(open, folder, lock, opening.memory);
        if let Err(error) = vault.settle() {
            // Nobody has its recovery key, so it must not stay.
            drop(vault);
            undo_make(folder);
            return Err(error);
        }
        Ok((vault, recovery))
    }
}

/// The header of a new vault: one slot for the passphrase, one for the recovery key.
fn header_new(
    key: &VaultKey,
    passphrase: &Passphrase,
    recovery: &RecoveryKey,
    cost: KdfCost,
) -> Result<Header, VaultError> {
    let vault = random_id()?;
    let created = Timestamp::now().as_second();
    let mut salt = [0; SALT_BYTES];
    getrandom::fill(&mut salt)?;
    let secrets = [
        Secret::Passphrase(passphrase.clone()),
        Secret::Recovery(recovery.clone()),
    ];
    let slots = secrets
        .iter()
        .map(|secret| Slot::seal(vault, key, secret, cost, created))
        .collect::<Result<_, _>>()?;
    Ok(Header {
        vault,
        generation: 1,
        created,
        salt,
        slots,
    })
}

/// Writes the files of a new vault: the database under its first name, then the header, and last the
/// database gets its own name. So a database without a header is never one that could be opened, and
/// a header without `copse.db` has a complete `copse.db.new` beside it.
fn files_make(folder: &Path, key: &VaultKey, header: &Header) -> Result<(), VaultError> {
    let database_key = DatabaseKey {
        key: key.database_key(header.vault)?,
        salt: header.salt,
    };
    database::create(&folder.join(DATABASE_NEW), &database_key, header.generation)?;
    files::folder_sync(folder)?;
    header_io::write(folder, &header.encode(key)?)?;
    creation_finish(folder)
}

/// After a creation that failed: the folder was free before, so all of these are our own.
fn undo_make(folder: &Path) {
    for name in COPIES.into_iter().chain([DATABASE]) {
        drop(fs::remove_file(folder.join(name)));
    }
    leftovers_remove(folder);
}

/// Removes what an interrupted creation left: temporary files, and a database that never had a header
/// and that nothing can open. Only to be called in a folder that is free and locked.
fn leftovers_remove(folder: &Path) {
    files::temporary_clean(folder);
    for name in [DATABASE_NEW.to_owned(), format!("{DATABASE_NEW}-journal")] {
        drop(fs::remove_file(folder.join(name)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kdf;

    #[test]
    fn a_creation_that_fails_leaves_the_folder_free() {
        let folder = tempfile::tempdir().unwrap();
        let key = VaultKey::random().unwrap();
        let recovery = RecoveryKey::random().unwrap();
        let passphrase = Passphrase::new("unmoving gallstone precook jersey opal".to_owned());
        let header = header_new(&key, &passphrase, &recovery, kdf::FLOOR).unwrap();
        files_make(folder.path(), &key, &header).unwrap();
        undo_make(folder.path());
        assert!(probe::is_free(folder.path()).unwrap());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}
