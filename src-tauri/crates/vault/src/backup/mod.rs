//! Verified copies of the whole vault.
//!
//! A backup is a folder in `backups/` with the same files as a vault, so it *is* one: it opens with the
//! same secrets, and moving to another PC is copying it. Its name says when (UTC) and why:
//! `2026-11-23T091405Z-before-migration-2`. `backup.json` in it says when it was checked, so that this is
//! known without opening it.

mod info;
mod opened;
mod rotation;
mod second;

use std::fmt::Write as _;
use std::fs::{self, File, OpenOptions};
use std::io::{Read, Write as _};
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::tz::TimeZone;
use rusqlite::Connection;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::checks;
use crate::database::{self, DATABASE, DatabaseKey};
use crate::error::VaultError;
use crate::files;
use crate::header::io::COPIES;
use crate::progress::{Progress, Stage, share, share_of};

pub use info::{BackupInfo, backup_last_verified, backups, backups_in};
pub(crate) use info::{NOTE, Note};
pub use opened::backup_verify;
pub(crate) use opened::{Opened, hash_as_noted, verify};
pub use rotation::{BackupAge, rotation};
pub(crate) use second::second_make;
pub use second::{Second, SecondState};

/// Name of the folder that holds the backups.
pub(crate) const BACKUPS: &str = "backups";
/// Longest part of a label that becomes part of the name.
const MOST_LABEL: usize = 40;
/// Bytes that are copied between two looks at whether to stop.
const CHUNK: usize = 1 << 20;

/// What goes into a backup.
pub(crate) struct Source<'a> {
    pub connection: &'a Connection,
    /// The file behind the connection.
    pub database: &'a Path,
    pub key: &'a DatabaseKey,
    pub header: &'a [u8],
    pub vault: Uuid,
    /// Counter of the newest session.
    pub counter: u64,
}

/// Copies the database and the header into a new folder in `backups/`, checks the copy, and only then
/// gives it its name. On failure, and when stopped, nothing of it is left.
pub(crate) fn make(
    folder: &Path,
    source: &Source<'_>,
    label: &str,
    progress: Progress<'_>,
) -> Result<PathBuf, VaultError> {
    make_with(folder, source, label, progress, |_| {})
}

/// [`make`] with something that happens between copying and checking; in tests, damage.
fn make_with(
    folder: &Path,
    source: &Source<'_>,
    label: &str,
    progress: Progress<'_>,
    before_check: impl FnOnce(&Path),
) -> Result<PathBuf, VaultError> {
    let backups = folder.join(BACKUPS);
    files::folder_make(&backups)?;
    files::folder_sync(folder)?;
    let temporary = files::temporary(&backups)?;
    let made_at = Timestamp::now();
    let outcome = copy(&temporary, source, progress).and_then(|()| {
        before_check(&temporary);
        check(&temporary, source, progress)?;
        note(&temporary, source, label, made_at)?;
        let stem = format!("{}-{}", stamp(made_at), tidy(label));
        let place = files::free_name(&backups, &stem);
        fs::rename(&temporary, &place)?;
        files::folder_sync(&backups)?;
        Ok(place)
    });
    if outcome.is_err() {
        drop(fs::remove_dir_all(&temporary));
    }
    outcome
}

fn copy(temporary: &Path, source: &Source<'_>, progress: Progress<'_>) -> Result<(), VaultError> {
    files::folder_make(temporary)?;
    let database = temporary.join(DATABASE);
    let target = database::text_of(&database)?;
    let expected = fs::metadata(source.database)?.len();
    progress.watch(
        Stage::Copying,
        &[source.connection.get_interrupt_handle()],
        || share_of(&database, expected),
        || Ok(source.connection.execute("VACUUM INTO ?1", [target])?),
    )?;
    files::file_sync(&database)?;
    for name in COPIES {
        files::write_new(&temporary.join(name), source.header)?;
    }
    files::folder_sync(temporary)?;
    Ok(())
}

/// Re-opens a copy with the same key: both integrity checks, then the same tables with as many rows.
fn check(temporary: &Path, source: &Source<'_>, progress: Progress<'_>) -> Result<(), VaultError> {
    let path = temporary.join(DATABASE);
    checks::run_with(&path, source.key, progress).map_err(|error| match error {
        VaultError::Damaged { what } => VaultError::BackupFailed { what },
        other => other,
    })?;
    let copy = database::open_to_read(&path, source.key)?;
    same_records(source.connection, &copy)?;
    for name in COPIES {
        if fs::read(temporary.join(name))? != source.header {
            return Err(VaultError::BackupFailed {
                what: "Its header does not read back as written.".to_owned(),
            });
        }
    }
    Ok(())
}

/// Fails if a copy has not the same tables with as many rows in each.
pub(crate) fn same_records(original: &Connection, copy: &Connection) -> Result<(), VaultError> {
    let same = database::schema_number(copy)? == database::schema_number(original)?
        && database::row_counts(copy)? == database::row_counts(original)?;
    if same {
        Ok(())
    } else {
        Err(VaultError::BackupFailed {
            what: "It does not have the same records.".to_owned(),
        })
    }
}

/// Writes down that the copy was checked.
fn note(
    temporary: &Path,
    source: &Source<'_>,
    label: &str,
    made_at: Timestamp,
) -> Result<(), VaultError> {
    let database = temporary.join(DATABASE);
    let note = Note {
        vault: source.vault,
        label: tidy(label),
        made_at,
        verified_at: Some(Timestamp::now()),
        schema: database::schema_number(source.connection)?,
        counter: source.counter,
        bytes: fs::metadata(&database)?.len(),
        sha256: sha256(&database)?,
    };
    note.write(temporary)
}

/// SHA-256 of a file, in hexadecimal.
pub(crate) fn sha256(path: &Path) -> Result<String, VaultError> {
    let mut hash = Sha256::new();
    read_through(path, |bytes| {
        hash.update(bytes);
        Ok(())
    })?;
    let mut text = String::with_capacity(64);
    for byte in hash.finalize() {
        write!(text, "{byte:02x}").map_err(|_| VaultError::Misused("a hash cannot be written."))?;
    }
    Ok(text)
}

/// Copies a file to a place where none is, and waits until it is on the disk.
pub(crate) fn copy_file(from: &Path, to: &Path, progress: Progress<'_>) -> Result<(), VaultError> {
    let all = fs::metadata(from)?.len();
    let mut target = OpenOptions::new().write(true).create_new(true).open(to)?;
    let mut done = 0_u64;
    read_through(from, |bytes| {
        target.write_all(bytes)?;
        done += u64::try_from(bytes.len()).unwrap_or_default();
        progress.tell(Stage::Copying, share(done, all))
    })?;
    target.sync_all()?;
    Ok(())
}

fn read_through(
    path: &Path,
    mut each: impl FnMut(&[u8]) -> Result<(), VaultError>,
) -> Result<(), VaultError> {
    let mut file = File::open(path)?;
    let mut chunk = vec![0; CHUNK];
    loop {
        let read = file.read(&mut chunk)?;
        match chunk.get(..read) {
            Some(bytes) if read > 0 => each(bytes)?,
            _ => return Ok(()),
        }
    }
}

/// When, as a backup's name begins.
fn stamp(at: Timestamp) -> String {
    let at = at.to_zoned(TimeZone::UTC);
    at.strftime("%Y-%m-%dT%H%M%SZ").to_string()
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
            key: crate::keys::Key::copied(&[1; 32]),
            salt: [2; 16],
        };
        let path = folder.path().join(DATABASE);
        database::create(&path, &key, 1).unwrap();
        let connection = database::open(&path, &key).unwrap();
        database::take_over(&connection).unwrap();
        connection
            .execute_batch("CREATE TABLE note (body); INSERT INTO note VALUES ('one');")
            .unwrap();
        let source = Source {
            connection: &connection,
            database: &path,
            key: &key,
            header: b"header",
            vault: Uuid::nil(),
            counter: 1,
        };
        let refused = |spoil: &dyn Fn(&Path)| {
            let error =
                make_with(folder.path(), &source, "test", Progress::none(), spoil).unwrap_err();
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
        make(folder.path(), &source, "test", Progress::none()).unwrap();
    }

    #[test]
    fn a_label_becomes_a_safe_part_of_a_name() {
        assert_eq!(tidy("Before migration 2"), "before-migration-2");
        assert_eq!(tidy("../..\\con: <x>\r\n"), "con-x");
        assert_eq!(tidy("☃"), "backup");
        assert!(tidy(&"a ".repeat(100)).len() <= MOST_LABEL);
    }
}
