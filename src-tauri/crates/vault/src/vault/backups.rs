//! Backups of the open vault.

use std::fs;
use std::path::{Path, PathBuf};

use jiff::{SignedDuration, Timestamp};

use crate::backup::{
    self, BackupAge, BackupInfo, Opened, Second, Source, backups, backups_in, hash_as_noted,
    rotation, second_make, verify,
};
use crate::error::VaultError;
use crate::files;
use crate::progress::Progress;
use crate::vault::Vault;

/// After so long with changes a backup is due.
const DUE: SignedDuration = SignedDuration::from_hours(24);

/// What [`Vault::backup_make`] made.
#[derive(Debug)]
pub struct BackupMade {
    /// The backup in the vault's own folder.
    pub folder: PathBuf,
    /// What became of the copies in second folders, one for each that was named.
    pub seconds: Vec<Second>,
}

impl Vault {
    /// Makes a verified copy in `backups/` and returns its folder. The label becomes part of the
    /// folder's name, so it must not hold personal data.
    pub fn backup(&mut self, label: &str) -> Result<PathBuf, VaultError> {
        self.settle()?;
        self.backup_here(label, Progress::none())
    }

    /// Makes a verified copy in `backups/`, and then a copy of it in each second folder. One that is not
    /// there, or cannot be written, is told and does no harm. When stopped, nothing that is not complete
    /// is left.
    pub fn backup_make(
        &mut self,
        label: &str,
        second: &[PathBuf],
        progress: Progress<'_>,
    ) -> Result<BackupMade, VaultError> {
        self.settle()?;
        let folder = self.backup_here(label, progress)?;
        let seconds = second
            .iter()
            .map(|second| second_make(&folder, &self.folder, second, self.id(), progress))
            .collect();
        Ok(BackupMade { folder, seconds })
    }

    pub(super) fn backup_here(
        &self,
        label: &str,
        progress: Progress<'_>,
    ) -> Result<PathBuf, VaultError> {
        let key = self.database_key()?;
        let source = Source {
            connection: &self.open.connection,
            database: &self.database,
            key: &key,
            header: &self.open.header.bytes,
            vault: self.id(),
            // A change of this session is not in the counter yet, and is in the backup.
            counter: self.counter()? + u64::from(self.is_changed()),
        };
        backup::make(&self.folder, &source, label, progress)
    }

    /// Whether a backup is due: a day has passed since the newest, and something was changed since.
    pub fn backup_due(&self, now: Timestamp) -> bool {
        let Some(newest) = backups(&self.folder)
            .into_iter()
            .find(|info| info.vault == Some(self.id()) && info.counts(now))
        else {
            return true;
        };
        if now.duration_since(newest.made_at) < DUE {
            return false;
        }
        // Each opening counts one, even if it changed nothing: rather one backup too many.
        let counter = self.counter().unwrap_or(u64::MAX);
        self.is_changed() || newest.counter.is_none_or(|backed_up| counter > backed_up)
    }

    /// Deletes the backups of this vault that [`rotation`] lets go, here and in the second folders, and
    /// returns their folders. Stops at none that cannot be deleted: it is tried again the next time.
    pub fn backups_thin(&mut self, second: &[PathBuf], now: Timestamp) -> Vec<PathBuf> {
        if self.settle().is_err() {
            return Vec::new();
        }
        let mut places = vec![backups(&self.folder)];
        places.extend(second.iter().map(|folder| backups_in(folder, self.id())));
        let mut removed = Vec::new();
        for mut found in places {
            found.retain(|info| info.vault == Some(self.id()));
            let ages: Vec<_> = found
                .iter()
                .map(|info| BackupAge {
                    made_at: info.made_at,
                    verified: info.verified_at.is_some(),
                })
                .collect();
            let goes = rotation(&ages, now);
            let going = goes.into_iter().filter_map(|index| found.get(index));
            removed.extend(
                going
                    .filter(|info| remove(&info.folder).is_ok())
                    .map(|info| info.folder.clone()),
            );
        }
        removed
    }

    /// Opens a backup of this vault and checks all of it. Fails with [`VaultError::OtherKeys`] for one
    /// from before the vault got new keys ([`crate::backup_verify`] takes its secret), and with
    /// [`VaultError::BackupUnusable`] if anything is damaged, as far as that shows without those keys.
    pub fn backup_verify(
        &self,
        folder: &Path,
        progress: Progress<'_>,
    ) -> Result<BackupInfo, VaultError> {
        match Opened::open(folder, None, Some((self.id(), &self.open.key))) {
            Ok(opened) => verify(folder, &opened, progress),
            Err(VaultError::OtherKeys) => {
                hash_as_noted(folder)?;
                Err(VaultError::OtherKeys)
            }
            Err(error) => Err(error),
        }
    }
}

/// Deletes a backup so that at no moment half of one looks like a whole.
fn remove(folder: &Path) -> Result<(), VaultError> {
    let parent = folder
        .parent()
        .ok_or(VaultError::Misused("a backup lies in no folder."))?;
    let temporary = files::temporary(parent)?;
    fs::rename(folder, &temporary)?;
    fs::remove_dir_all(&temporary)?;
    Ok(())
}
