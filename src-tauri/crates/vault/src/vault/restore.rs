//! Putting the records of a backup in the place of today's.

use std::fs;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::tz::TimeZone;
use rusqlite::Connection;

use crate::backup::{self, BackupInfo, Opened};
use crate::database::{self, DATABASE, DATABASE_NEXT};
use crate::error::VaultError;
use crate::files;
use crate::folder;
use crate::header::io::COPIES;
use crate::lock::Lock;
use crate::migrate::{self, Migration};
use crate::probe::{self, Contents};
use crate::progress::{Progress, Stage};
use crate::slots::Secret;
use crate::state;
use crate::vault::rekey::{copy_encrypted, database_replace};
use crate::vault::{Vault, lasting_carry};

/// Choices for [`Vault::restore`].
#[derive(Debug, Clone, Copy, Default)]
pub struct RestoreOptions<'a> {
    /// What opened the vault when the backup was made; needed only if the vault got new keys since, or
    /// for a backup of another vault.
    pub secret: Option<&'a Secret>,
    /// The schema's steps: an older backup is brought up to date before it takes its place.
    pub migrations: &'a [Migration],
    /// Take the records of another vault. Without it that is refused with
    /// [`VaultError::NotThisVault`].
    pub other_vault: bool,
}

/// What [`Vault::restore`] did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// The backup of what was there before.
    pub backup: PathBuf,
    /// When the restored one was made, if its name or its note tells.
    pub made_at: Option<Timestamp>,
}

/// What [`restore_lost`] did with the files that were in the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetAside {
    /// The folder they are in now; `None` if there were none.
    pub folder: Option<PathBuf>,
}

impl Vault {
    /// Puts the records of a backup in the place of today's. The vault's own keys and slots stay: who
    /// could open it before can open it after, and nobody else.
    ///
    /// Today's state is backed up first; the backup is checked; a copy of it is made under the vault's
    /// keys, brought up to date and checked; and then it takes the database's place by one rename. On
    /// failure, when stopped, and after a crash the vault is as it was before, or has all of the backup.
    ///
    /// `carry` is given today's database and the copy, and may take things over from the one into the
    /// other, such as the marks of what was erased for good.
    pub fn restore<E: From<VaultError>>(
        &mut self,
        from: &Path,
        options: &RestoreOptions<'_>,
        progress: Progress<'_>,
        carry: impl FnOnce(&Connection, &mut Connection) -> Result<(), E>,
    ) -> Result<Restored, E> {
        self.settle()?;
        let source = Opened::open(from, options.secret, Some((self.id(), &self.open.key)))?;
        if source.vault != self.id() && !options.other_vault {
            return Err(VaultError::NotThisVault.into());
        }
        source.check(progress)?;
        let backup = self.backup_here("before-restore", progress)?;
        let copy = files::temporary(&self.folder)?;
        let outcome = self
            .copy_make(&source, &copy, options.migrations, progress, carry)
            .and_then(|()| Ok(self.copy_commit(&copy, progress)?));
        for name in ["", "-journal"] {
            let mut path = copy.clone().into_os_string();
            path.push(name);
            drop(fs::remove_file(path));
        }
        outcome?;
        Ok(Restored {
            backup,
            made_at: BackupInfo::read(from).map(|info| info.made_at),
        })
    }

    /// The backup's records under the vault's keys, up to date and checked.
    fn copy_make<E: From<VaultError>>(
        &self,
        source: &Opened,
        copy: &Path,
        migrations: &[Migration],
        progress: Progress<'_>,
        carry: impl FnOnce(&Connection, &mut Connection) -> Result<(), E>,
    ) -> Result<(), E> {
        let key = self.database_key()?;
        let old = source.look()?;
        let audit_key = source.audit_key(&old)?;
        copy_encrypted(&old, copy, &key, Stage::Copying, progress)?;
        let mut new = database::open(copy, &key)?;
        sql(new.pragma_update(None, "query_only", false))?;
        let found = database::schema_number(&new)?;
        // Without migrations the caller takes the schema as it is.
        if !migrations.is_empty() {
            for step in migrate::pending(migrations, found)? {
                migrate::run(&mut new, step)?;
            }
        }
        state::complete(&new)?;
        carry(&self.open.connection, &mut new)?;
        state::generation_set(&new, self.open.header.header.generation)?;
        state::audit_key_set(&new, &audit_key)?;
        if let Some(key) = state::memory_key(&self.open.connection)? {
            state::memory_key_set(&new, &key)?;
        }
        // Newer than today's, so that no PC takes it for an old copy that somebody put back.
        state::session_add(&new, self.counter()?)?;
        new.close().map_err(|(_, error)| VaultError::from(error))?;
        sync(copy)?;
        Ok(crate::checks::run_with(copy, &key, progress)?)
    }

    fn copy_commit(&mut self, copy: &Path, progress: Progress<'_>) -> Result<(), VaultError> {
        progress.tell(Stage::Replacing, 0.0)?;
        self.database_close()?;
        if let Err(error) = database_replace(&self.folder, copy) {
            self.reopen()?;
            return Err(error);
        }
        self.reopen()?;
        self.session_write().or(Ok(()))
    }
}

/// The same for a vault that cannot be opened any more, or that is gone: puts a backup, which `secret`
/// opens, into `folder` as it is, with its own keys. What is there is set aside in a folder of its own and
/// never deleted. `folder` may also be empty or absent, as on a new PC. What outlasts the database
/// ([`Vault::lasting`]) stays, and what lies beside the backup is added.
pub fn restore_lost(
    folder: &Path,
    from: &Path,
    secret: &Secret,
    allow_unfit: bool,
    progress: Progress<'_>,
) -> Result<SetAside, VaultError> {
    if !allow_unfit {
        folder::must_be_fit(folder)?;
    }
    let source = Opened::open(from, Some(secret), None)?;
    source.check(progress)?;
    files::folder_make(folder)?;
    if probe::contents(folder)? == Contents::Foreign && !folder.join(backup::BACKUPS).is_dir() {
        return Err(VaultError::FolderNotEmpty);
    }
    let _lock = Lock::take(folder)?;
    if let Some(beside) = from.parent() {
        lasting_carry(beside, folder, source.vault)?;
    }
    let staged = files::temporary(folder)?;
    let outcome = stage(from, &staged, &source, progress).and_then(|()| {
        progress.tell(Stage::Replacing, 0.0)?;
        let aside = set_aside(folder)?;
        // The header first: a database without one would look like one that was never opened.
        for name in COPIES.into_iter().chain([DATABASE]) {
            fs::rename(staged.join(name), folder.join(name))?;
        }
        files::folder_sync(folder)?;
        Ok(SetAside { folder: aside })
    });
    drop(fs::remove_dir_all(&staged));
    outcome
}

/// A copy of the backup beside where it is to go, byte for byte.
fn stage(
    from: &Path,
    staged: &Path,
    source: &Opened,
    progress: Progress<'_>,
) -> Result<(), VaultError> {
    files::folder_make(staged)?;
    backup::copy_file(&from.join(DATABASE), &staged.join(DATABASE), progress)?;
    for name in COPIES {
        files::write_new(&staged.join(name), &source.header)?;
    }
    files::folder_sync(staged)?;
    crate::checks::run_with(&staged.join(DATABASE), &source.key, progress)
}

/// Moves what is left of a vault out of the way.
fn set_aside(folder: &Path) -> Result<Option<PathBuf>, VaultError> {
    let journal = format!("{DATABASE}-journal");
    let names = [COPIES[0], COPIES[1], DATABASE, &journal, DATABASE_NEXT];
    let found: Vec<_> = names
        .into_iter()
        .filter(|name| fs::symlink_metadata(folder.join(name)).is_ok())
        .collect();
    if found.is_empty() {
        return Ok(None);
    }
    let now = Timestamp::now().to_zoned(TimeZone::UTC);
    let stem = format!("set-aside-{}", now.strftime("%Y-%m-%dT%H%M%SZ"));
    let aside = files::free_name(folder, &stem);
    files::folder_make(&aside)?;
    files::folder_sync(folder)?;
    for name in found {
        fs::rename(folder.join(name), aside.join(name))?;
    }
    files::folder_sync(&aside)?;
    files::folder_sync(folder)?;
    Ok(Some(aside))
}

fn sql(outcome: rusqlite::Result<()>) -> Result<(), VaultError> {
    outcome.map_err(VaultError::from)
}

fn sync(path: &Path) -> Result<(), VaultError> {
    files::file_sync(path).map_err(VaultError::from)
}
