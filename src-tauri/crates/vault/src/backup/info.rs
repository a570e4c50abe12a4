//! What is known of backups without opening them.

use std::fs;
use std::path::{Path, PathBuf};

use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::backup::{BACKUPS, second};
use crate::database::DATABASE;
use crate::error::VaultError;
use crate::files;
use crate::header::io::{self as header_io, COPIES, Copy};

/// Name of a backup's note.
pub(crate) const NOTE: &str = "backup.json";
/// A backup that is dated so much later than now was made while the PC's clock was wrong.
const AHEAD: SignedDuration = SignedDuration::from_hours(24);
/// Characters of the time at the beginning of a backup's name.
const STAMP: usize = 18;

/// One backup, as it is seen from outside. Nothing here is authenticated, so it is for lists and for
/// choosing only: a backup proves itself when it is opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackupInfo {
    /// Where it is.
    pub folder: PathBuf,
    /// Why it was made, e.g. `before-migration-2`.
    pub label: String,
    /// When it was made.
    pub made_at: Timestamp,
    /// Bytes on the disk.
    pub bytes: u64,
    /// When it was last opened and checked in whole; unknown for one that was copied by hand.
    pub verified_at: Option<Timestamp>,
    /// Schema number of its records, if its note tells.
    pub schema: Option<u32>,
    /// The vault it is of, if its header or its note can be read.
    pub vault: Option<Uuid>,
    /// Counter of the vault's sessions, if its note tells.
    pub(crate) counter: Option<u64>,
}

/// What `backup.json` says. Holds nothing of what is in the vault.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Note {
    pub vault: Uuid,
    pub label: String,
    pub made_at: Timestamp,
    pub verified_at: Option<Timestamp>,
    pub schema: u32,
    pub counter: u64,
    /// Bytes of the database.
    pub bytes: u64,
    /// SHA-256 of the database in hexadecimal: tells accidental damage without a secret.
    pub sha256: String,
}

impl Note {
    pub(crate) fn read(backup: &Path) -> Option<Self> {
        serde_json::from_slice(&files::read_small(&backup.join(NOTE)).ok()?).ok()
    }

    pub(crate) fn write(&self, backup: &Path) -> Result<(), VaultError> {
        let mut text = serde_json::to_vec_pretty(self)
            .map_err(|_| VaultError::Misused("a note on a backup cannot be written."))?;
        text.push(b'\n');
        files::replace(backup, NOTE, &text)
    }
}

impl BackupInfo {
    /// Whether it says how new the newest checked backup is: it was checked, and it is not dated more than a day
    /// after `now`. One of a day when the PC's clock was wrong would else keep new ones from being due for years.
    pub fn counts(&self, now: Timestamp) -> bool {
        self.verified_at.is_some() && self.made_at.duration_since(now) <= AHEAD
    }

    /// What a folder tells, if it is a backup at all: it has a database, and its note or its name says
    /// when it was made.
    pub(crate) fn read(folder: &Path) -> Option<Self> {
        fs::symlink_metadata(folder.join(DATABASE)).ok()?;
        let name = folder.file_name()?.to_str()?;
        let note = Note::read(folder);
        let named = name_split(name);
        let made_at = note
            .as_ref()
            .map(|note| note.made_at)
            .or(named.map(|(at, _)| at))?;
        let label = note.as_ref().map(|note| note.label.clone());
        let header = header_io::read(folder);
        let vault = header
            .iter()
            .find_map(Copy::whole)
            .map(|read| read.header.vault);
        Some(Self {
            label: label
                .or(named.map(|(_, label)| label.to_owned()))
                .unwrap_or_default(),
            made_at,
            bytes: size(folder),
            verified_at: note.as_ref().and_then(|note| note.verified_at),
            schema: note.as_ref().map(|note| note.schema),
            vault: vault.or(note.as_ref().map(|note| note.vault)),
            counter: note.map(|note| note.counter),
            folder: folder.to_path_buf(),
        })
    }
}

/// The backups in a vault's own folder, newest first. Needs no secret and takes no lock; what is no
/// backup is passed over.
pub fn backups(vault_folder: &Path) -> Vec<BackupInfo> {
    list(&vault_folder.join(BACKUPS))
}

/// The backups of one vault in a second folder, such as a USB stick; newest first, and none if the folder
/// is not there.
pub fn backups_in(second_folder: &Path, vault: Uuid) -> Vec<BackupInfo> {
    list(&second::place(second_folder, vault))
}

/// When the newest backup in the vault's own folder that [counts](BackupInfo::counts) was made. Needs no secret.
pub fn backup_last_verified(vault_folder: &Path, now: Timestamp) -> Option<Timestamp> {
    backups(vault_folder)
        .into_iter()
        .find(|info| info.counts(now))
        .map(|info| info.made_at)
}

fn list(folder: &Path) -> Vec<BackupInfo> {
    let mut found: Vec<_> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .filter(|entry| !entry.file_name().to_str().is_some_and(files::is_temporary))
        .filter_map(|entry| BackupInfo::read(&entry.path()))
        .collect();
    found.sort_by(|a, b| (b.made_at, &b.folder).cmp(&(a.made_at, &a.folder)));
    found
}

/// `2026-11-23T091405Z-before-migration-2` as time and label.
fn name_split(name: &str) -> Option<(Timestamp, &str)> {
    let (at, rest) = name.split_at_checked(STAMP)?;
    let at = DateTime::strptime("%Y-%m-%dT%H%M%SZ", at).ok()?;
    let at = at.to_zoned(TimeZone::UTC).ok()?.timestamp();
    Some((at, rest.strip_prefix('-').unwrap_or(rest)))
}

fn size(folder: &Path) -> u64 {
    [DATABASE, COPIES[0], COPIES[1]]
        .into_iter()
        .filter_map(|name| fs::metadata(folder.join(name)).ok())
        .map(|file| file.len())
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_alone_says_when_and_why() {
        let (at, label) = name_split("2026-11-23T091405Z-before-migration-2").unwrap();
        assert_eq!(at, "2026-11-23T09:14:05Z".parse().unwrap());
        assert_eq!(label, "before-migration-2");
        for other in [
            "",
            "copy by IT",
            "2026-11-23T0914",
            "2026-13-23T091405Z-x",
            "2026-11-23T09140☃",
        ] {
            assert_eq!(name_split(other), None, "{other}");
        }
    }
}
