//! Files that are either whole or not there: temporary name, fsync, rename, fsync of the folder.

use std::fs::{self, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use crate::error::VaultError;
use crate::slots::random_id;

/// How our temporary names begin; 32 hexadecimal digits follow.
const TEMPORARY: &str = ".copse-tmp-";

/// More than any of our small files; a bound on what a file put in its place can make us read.
const MOST_SMALL: u64 = 65_536;

/// A new temporary path in `folder`.
pub(crate) fn temporary(folder: &Path) -> Result<PathBuf, VaultError> {
    Ok(folder.join(format!("{TEMPORARY}{}", random_id()?.simple())))
}

/// A path in `folder` that is not taken: `stem`, or `stem-2` and so on.
pub(crate) fn free_name(folder: &Path, stem: &str) -> PathBuf {
    let mut place = folder.join(stem);
    let mut number = 1_u32;
    while fs::symlink_metadata(&place).is_ok() {
        number += 1;
        place = folder.join(format!("{stem}-{number}"));
    }
    place
}

/// Whether a file name is one of our temporary names.
pub(crate) fn is_temporary(name: &str) -> bool {
    name.strip_prefix(TEMPORARY).is_some_and(|rest| {
        // SQLite appends "-journal" to the name of a database.
        let id = rest.strip_suffix("-journal").unwrap_or(rest);
        id.len() == 32 && id.bytes().all(|byte| byte.is_ascii_hexdigit())
    })
}

/// Removes what an interrupted run left under our temporary names. Only to be called while the
/// vault's lock is held. What cannot be removed is left for the next time.
pub(crate) fn temporary_clean(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries.flatten() {
        if !entry.file_name().to_str().is_some_and(is_temporary) {
            continue;
        }
        // `file_type` does not follow links, so a link is removed and not what it points to.
        let removed = match entry.file_type() {
            Ok(kind) if kind.is_dir() => fs::remove_dir_all(entry.path()),
            Ok(_) => fs::remove_file(entry.path()),
            Err(error) => Err(error),
        };
        drop(removed);
    }
}

/// Reads a file that is small; of a large one, its beginning.
pub(crate) fn read_small(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    fs::File::open(path)?
        .take(MOST_SMALL)
        .read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Puts `bytes` into `folder/name` so that after a crash the file has either the old or the new content.
pub(crate) fn replace(folder: &Path, name: &str, bytes: &[u8]) -> Result<(), VaultError> {
    let path = temporary(folder)?;
    let outcome = write_new(&path, bytes).and_then(|()| fs::rename(&path, folder.join(name)));
    if let Err(error) = outcome {
        drop(fs::remove_file(&path));
        return Err(error.into());
    }
    folder_sync(folder)?;
    Ok(())
}

/// Writes a file that is not there yet, and waits until it is on the disk.
pub(crate) fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// Waits until a file's content is on the disk.
pub(crate) fn file_sync(path: &Path) -> io::Result<()> {
    // Windows flushes only through a handle that may write.
    OpenOptions::new().write(true).open(path)?.sync_all()
}

/// Waits until the names in a folder are on the disk.
#[cfg(unix)]
pub(crate) fn folder_sync(folder: &Path) -> io::Result<()> {
    fs::File::open(folder)?.sync_all()
}

/// Windows keeps the names in a journal of its own and has no call for this.
#[cfg(not(unix))]
#[allow(clippy::unnecessary_wraps)]
pub(crate) fn folder_sync(_folder: &Path) -> io::Result<()> {
    Ok(())
}

/// Makes a folder, and those above it, for the owner alone where the system has such a notion.
pub(crate) fn folder_make(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_temporary_names_are_cleaned() {
        let folder = tempfile::tempdir().unwrap();
        let ours = temporary(folder.path()).unwrap();
        fs::write(&ours, "x").unwrap();
        fs::create_dir(temporary(folder.path()).unwrap()).unwrap();
        let foreign = [".copse-tmp-", ".copse-tmp-notes", "report.tmp", "copse.db"];
        for name in foreign {
            fs::write(folder.path().join(name), "x").unwrap();
        }
        temporary_clean(folder.path());
        let mut left: Vec<_> = fs::read_dir(folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        left.sort();
        let mut expected = foreign.to_vec();
        expected.sort_unstable();
        assert_eq!(left, expected);
    }

    #[test]
    fn replacing_under_a_plain_file_says_that_the_folder_is_missing() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        fs::write(&file, "x").unwrap();
        let error = replace(&file, "header-a.copse", b"x").unwrap_err();
        assert!(matches!(error, VaultError::FolderMissing), "{error:?}");
    }
}
