//! Verified copies of the whole vault.
//!
//! A backup is a folder in `backups/` with the same files as a vault, so it *is* one: it opens with the
//! same secrets, and restoring it is copying it. Its name says when (UTC) and why:
//! `2026-11-23T091405Z-before-migration-2`.

use std::fs;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::tz::TimeZone;
use rusqlite::Connection;

use crate::database::{self, DATABASE, DatabaseKey};
use crate::error::VaultError;
use crate::files;
use crate::header::io::COPIES;

/// Name of the folder that holds the backups.
pub(crate) const BACKUPS: &str = "backups";
/// Longest part of a label that becomes part of the name.
const MOST_LABEL: usize = 40;

/// What goes into a backup.
pub(crate) struct Source<'a> {
    pub connection: &'a Connection,
    pub key: &'a DatabaseKey,
    pub header: &'a [u8],
}

/// Copies the database and the header into a new folder in `backups/`, checks the copy, and only then
/// gives it its name. On failure nothing of it is left.
pub(crate) fn make(folder: &Path, source: &Source<'_>, label: &str) -> Result<PathBuf, VaultError> {
    make_with(folder, source, label, |_| {})
}

/// [`make`] with something that happens between copying and checking; in tests, damage.
fn make_with(
    folder: &Path,
    source: &Source<'_>,
    label: &str,
    before_check: impl FnOnce(&Path),
) -> Result<PathBuf, VaultError> {
    let backups = folder.join(BACKUPS);
    files::folder_make(&backups)?;
    files::folder_sync(folder)?;
    let temporary = files::temporary(&backups)?;
    let outcome = copy(&temporary, source).and_then(|()| {
        before_check(&temporary);
        check(&temporary, source)?;
        let place = free_name(&backups, label);
        fs::rename(&temporary, &place)?;
        files::folder_sync(&backups)?;
        Ok(place)
    });
    if outcome.is_err() {
        drop(fs::remove_dir_all(&temporary));
    }
    outcome
}

fn copy(temporary: &Path, source: &Source<'_>) -> Result<(), VaultError> {
    files::folder_make(temporary)?;
    let database = temporary.join(DATABASE);
    let target = database.to_str().ok_or(VaultError::Misused(
        "the vault's folder has a name that is not Unicode.",
    ))?;
    source.connection.execute("VACUUM INTO ?1", [target])?;
    files::file_sync(&database)?;
    for name in COPIES {
        files::write_new(&temporary.join(name), source.header)?;
    }
    files::folder_sync(temporary)?;
    Ok(())
}

/// Re-opens a copy with the same key: both integrity checks, then the same tables with as many rows.
fn check(temporary: &Path, source: &Source<'_>) -> Result<(), VaultError> {
    let failed = |what: &str| VaultError::BackupFailed {
        what: what.to_owned(),
    };
    let path = temporary.join(DATABASE);
    database::check(&path, source.key).map_err(|error| match error {
        VaultError::Damaged { what } => VaultError::BackupFailed { what },
        other => other,
    })?;
    let copy = database::open_to_read(&path, source.key)?;
    if database::schema_number(&copy)? != database::schema_number(source.connection)?
        || database::row_counts(&copy)? != database::row_counts(source.connection)?
    {
        return Err(failed("It does not have the same records."));
    }
    for name in COPIES {
        if fs::read(temporary.join(name))? != source.header {
            return Err(failed("Its header does not read back as written."));
        }
    }
    Ok(())
}

/// A path in `backups` that is not taken.
fn free_name(backups: &Path, label: &str) -> PathBuf {
    let now = Timestamp::now().to_zoned(TimeZone::UTC);
    let stem = format!("{}-{}", now.strftime("%Y-%m-%dT%H%M%SZ"), tidy(label));
    let mut place = backups.join(&stem);
    let mut number = 1_u32;
    while fs::symlink_metadata(&place).is_ok() {
        number += 1;
        place = backups.join(format!("{stem}-{number}"));
    }
    place
}

/// A label as part of a file name on every system: a to z, digits and single hyphens.
fn tidy(label: &str) -> String {
    let plain: String = label
        .chars()
        .map(|c| {
            if c.is_ascii_alphanumeric() {
                c.to_ascii_lowercase()
            } else {
                ' '
            }
        })
        .collect();
    let mut tidy = plain.split_whitespace().collect::<Vec<_>>().join("-");
    tidy.truncate(MOST_LABEL);
    let tidy = tidy.trim_end_matches('-');
    if tidy.is_empty() {
        "backup".to_owned()
    } else {
        tidy.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_that_differs_in_a_bit_a_row_or_its_header_is_not_kept() {
        let folder = tempfile::tempdir().unwrap();
        let key = DatabaseKey {
            key: crate::keys::Key::new([1; 32]),
            salt: [2; 16],
        };
        let path = folder.path().join(DATABASE);
        database::create(&path, &key, 1).unwrap();
        let connection = database::open(&path, &key).unwrap();
        connection
            .execute_batch("CREATE TABLE note (body); INSERT INTO note VALUES ('one');")
            .unwrap();
        let source = Source {
            connection: &connection,
            key: &key,
            header: b"header",
        };
        let refused = |spoil: &dyn Fn(&Path)| {
            let error = make_with(folder.path(), &source, "test", spoil).unwrap_err();
            assert!(
                matches!(error, VaultError::BackupFailed { .. }),
                "{error:?}"
            );
            assert_eq!(
                fs::read_dir(folder.path().join(BACKUPS)).unwrap().count(),
                0
            );
        };
        refused(&|copy| {
            let mut bytes = fs::read(copy.join(DATABASE)).unwrap();
            *bytes.last_mut().unwrap() ^= 1;
            fs::write(copy.join(DATABASE), bytes).unwrap();
        });
        refused(&|copy| fs::write(copy.join(COPIES[1]), b"heade").unwrap());
        refused(&|_| drop(connection.execute("INSERT INTO note VALUES ('two')", [])));
        make(folder.path(), &source, "test").unwrap();
    }

    #[test]
    fn a_label_becomes_a_safe_part_of_a_name() {
        assert_eq!(tidy("Before migration 2"), "before-migration-2");
        assert_eq!(tidy("../..\\con: <x>\r\n"), "con-x");
        assert_eq!(tidy("☃"), "backup");
        assert!(tidy(&"a ".repeat(100)).len() <= MOST_LABEL);
    }
}
