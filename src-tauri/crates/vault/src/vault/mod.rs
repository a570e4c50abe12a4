//! The open vault: making, opening, and what can be done with it.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use rusqlite::Connection;
use uuid::Uuid;

use crate::backup;
use crate::database::{self, DATABASE, DATABASE_NEW, DatabaseKey};
use crate::error::VaultError;
use crate::files;
use crate::header::choose;
use crate::header::format::{Header, ReadHeader};
use crate::header::io::{self as header_io, COPIES};
use crate::kdf::{self, KdfCost};
use crate::keys::{Key, SALT_BYTES, VaultKey};
use crate::lock::Lock;
use crate::migrate::{self, Migration, MigrationOutcome};
use crate::passphrase::Passphrase;
use crate::probe::{self, Contents};
use crate::recovery::RecoveryKey;
use crate::slots::{Secret, Slot, random_id};

/// How hard a new passphrase slot makes guessing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Kdf {
    /// As hard as this PC manages in about a second, at least the floor, at most 1 GiB.
    #[default]
    Calibrated,
    /// The least that any vault may ask for: 64 MiB, 3 passes, 4 lanes. For tests.
    Floor,
}

impl Kdf {
    fn cost(self) -> Result<KdfCost, VaultError> {
        match self {
            Self::Calibrated => KdfCost::calibrated(),
            Self::Floor => Ok(kdf::FLOOR),
        }
    }
}

/// Choices for a new vault.
#[derive(Debug, Clone, Copy, Default)]
pub struct CreateOptions {
    /// How hard guessing the passphrase is made.
    pub kdf: Kdf,
}

/// Something that was noticed while opening, and that the person should know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Notice {
    /// One header copy was missing, damaged or older, and was written again from the good one.
    HeaderRepaired,
    /// One header copy is missing, damaged or older, and could not be written again.
    HeaderNotRepaired,
    /// The header is older than the one that the database was last used with: somebody may have
    /// put an old copy back, with keys that were removed since.
    HeaderOld,
}

/// An open vault, locked for writing. Dropping it closes the database, wipes the keys and lets go of
/// the lock, in that order.
pub struct Vault {
    open: Open,
    folder: PathBuf,
    // Last: nobody else may open the vault before the database is closed.
    _lock: Lock,
}

/// What is there only while a vault is open.
struct Open {
    connection: Connection,
    key: VaultKey,
    header: ReadHeader,
    notices: Vec<Notice>,
}

impl fmt::Debug for Vault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Vault")
            .field("id", &self.id())
            .finish_non_exhaustive()
    }
}

impl Vault {
    /// Makes a new vault, opens it, and returns it with its recovery key, which is kept nowhere else.
    ///
    /// The folder must be empty or absent. Fails with [`VaultError::TooWeak`] if
    /// [`Passphrase::judge`] says that the passphrase is not enough. On failure nothing is left that
    /// would stop a second attempt.
    pub fn create(
        folder: &Path,
        passphrase: &Passphrase,
        options: CreateOptions,
    ) -> Result<(Self, RecoveryKey), VaultError> {
        if !passphrase.judge().enough {
            return Err(VaultError::TooWeak);
        }
        if !probe::is_free(folder)? {
            return Err(VaultError::FolderNotEmpty);
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
        let secret = Secret::Recovery(recovery);
        let open = files_make(folder, &key, &header)
            .and_then(|()| open(folder, &secret))
            .inspect_err(|_| undo_make(folder))?;
        let Secret::Recovery(recovery) = secret else {
            return Err(VaultError::Misused("the recovery key is of another kind."));
        };
        Ok((Self::with(open, folder, lock), recovery))
    }

    /// Opens a vault for writing, after checking all of it.
    pub fn unlock(folder: &Path, secret: &Secret) -> Result<Self, VaultError> {
        // Before the lock, which leaves a file behind: not in a folder that is none of ours.
        match probe::contents(folder)? {
            Contents::Vault => {}
            Contents::Free | Contents::Foreign => return Err(VaultError::NotAVault),
        }
        let lock = Lock::take(folder)?;
        Ok(Self::with(open(folder, secret)?, folder, lock))
    }

    fn with(open: Open, folder: &Path, lock: Lock) -> Self {
        Self {
            open,
            folder: folder.to_path_buf(),
            _lock: lock,
        }
    }

    /// The folder of the vault.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The vault's id, the same in all its backups.
    pub fn id(&self) -> Uuid {
        self.open.header.header.vault
    }

    /// What was noticed while opening.
    pub fn notices(&self) -> &[Notice] {
        &self.open.notices
    }

    /// The key for the chain of audit entries: 256 bits for HMAC-SHA256.
    pub fn audit_key(&self) -> Result<Key, VaultError> {
        self.open.key.audit_key(self.id())
    }

    /// The keyed connection, all pragmas set.
    pub fn connection(&mut self) -> &mut Connection {
        &mut self.open.connection
    }

    /// The keyed connection, for reading.
    pub fn connection_ref(&self) -> &Connection {
        &self.open.connection
    }

    /// Makes a verified copy in `backups/` and returns its folder. The label becomes part of the
    /// folder's name, so it must not hold personal data.
    pub fn backup(&mut self, label: &str) -> Result<PathBuf, VaultError> {
        let key = self.database_key()?;
        let source = backup::Source {
            connection: &self.open.connection,
            key: &key,
            header: &self.open.header.bytes,
        };
        backup::make(&self.folder, &source, label)
    }

    /// Brings the schema up to date. Each migration runs in a transaction of its own; before the first
    /// one a database that holds anything is backed up. A database that knows more migrations than
    /// these is refused with [`VaultError::NewerSchema`] and left as it is.
    pub fn migrate(&mut self, migrations: &[Migration]) -> Result<MigrationOutcome, VaultError> {
        let from = database::schema_number(&self.open.connection)?;
        let pending = migrate::pending(migrations, from)?;
        let mut outcome = MigrationOutcome {
            from,
            to: from,
            applied: Vec::new(),
            backup: None,
        };
        if let Some(first) = pending.first()
            && migrate::needs_backup(&self.open.connection)?
        {
            let label = format!("before-migration-{}", first.number);
            outcome.backup = Some(self.backup(&label)?);
        }
        for step in pending {
            migrate::run(&mut self.open.connection, step)?;
            outcome.applied.push(step.number);
            outcome.to = step.number;
        }
        Ok(outcome)
    }

    fn database_key(&self) -> Result<DatabaseKey, VaultError> {
        Ok(DatabaseKey {
            key: self.open.key.database_key(self.id())?,
            salt: self.open.header.header.salt,
        })
    }
}

/// Opens a vault whose lock is held: header, database, checks, repair.
fn open(folder: &Path, secret: &Secret) -> Result<Open, VaultError> {
    let copies = header_io::read(folder);
    let choose::Opened { read, key } = choose::open(&copies, secret)?;
    creation_finish(folder)?;
    let database_key = DatabaseKey {
        key: key.database_key(read.header.vault)?,
        salt: read.header.salt,
    };
    let connection = database::open(&folder.join(DATABASE), &database_key)?;
    let mut notices = Vec::new();
    let known = database::generation_get(&connection)?;
    if read.header.generation < known {
        notices.push(Notice::HeaderOld);
    } else if read.header.generation > known {
        database::generation_set(&connection, read.header.generation)?;
    }
    match header_io::write(folder, &read.bytes) {
        Ok(false) => {}
        Ok(true) => notices.push(Notice::HeaderRepaired),
        // One copy is good: a full disk must not keep the person from the records.
        Err(_) => notices.push(Notice::HeaderNotRepaired),
    }
    files::temporary_clean(folder);
    files::temporary_clean(&folder.join(backup::BACKUPS));
    Ok(Open {
        connection,
        key,
        header: read,
        notices,
    })
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

/// Gives the database its name if making the vault was interrupted just before.
fn creation_finish(folder: &Path) -> Result<(), VaultError> {
    let (new, database) = (folder.join(DATABASE_NEW), folder.join(DATABASE));
    if !database.try_exists()? && new.try_exists()? {
        fs::rename(new, database)?;
        files::folder_sync(folder)?;
    }
    Ok(())
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

    fn recovery_of(folder: &Path) -> Secret {
        let passphrase = Passphrase::new("unmoving gallstone precook jersey opal".to_owned());
        let options = CreateOptions { kdf: Kdf::Floor };
        let (_, recovery) = Vault::create(folder, &passphrase, options).unwrap();
        Secret::Recovery(recovery)
    }

    /// A change of the slots, as the next generation of the header.
    fn next_header(folder: &Path, secret: &Secret) -> Vec<u8> {
        let opened = open(folder, secret).unwrap();
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
