//! Files that leave the program: complete or not at all, and never over another one unasked.

use std::{
    fs, io,
    io::Write,
    path::{Path, PathBuf},
};

use tempfile::NamedTempFile;

use super::{FileError, name_of};

/// Where a file goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// Here; where something stands there, nothing is written.
    New(PathBuf),
    /// Here; a file that stands there is replaced, since the user was asked.
    Replace(PathBuf),
    /// Here, or under "name (2).pdf" and so on where a file stands there.
    Beside(PathBuf),
}

impl Target {
    /// Says before any work is done why a file cannot be written there.
    pub fn check(&self) -> Result<(), FileError> {
        let (Self::New(path) | Self::Replace(path) | Self::Beside(path)) = self;
        if !folder_of(path).is_dir() {
            return Err(FileError::FolderMissing {
                name: name_of(path),
            });
        }
        match self {
            Self::New(path) => nothing_there(path),
            Self::Replace(path) => replaceable(path),
            Self::Beside(_) => Ok(()),
        }
    }
}

/// Writes the whole file or nothing: under another name in the same folder, synced, then renamed.
/// Gives the path that was written.
pub fn write(target: &Target, bytes: &[u8]) -> Result<PathBuf, FileError> {
    match target {
        Target::New(path) => new(path, bytes),
        Target::Replace(path) => replace(path, bytes),
        Target::Beside(path) => beside(path, bytes),
    }
}

fn new(path: &Path, bytes: &[u8]) -> Result<PathBuf, FileError> {
    nothing_there(path)?;
    written_beside(path, bytes)?
        .persist_noclobber(path)
        .map_err(|error| FileError::from_io(path, error.error))?;
    sync_folder(path);
    Ok(path.to_path_buf())
}

fn nothing_there(path: &Path) -> Result<(), FileError> {
    let name = || name_of(path);
    match fs::symlink_metadata(path) {
        Ok(there) if there.is_dir() => Err(FileError::IsFolder { name: name() }),
        Ok(_) => Err(FileError::Exists { name: name() }),
        Err(_) => Ok(()),
    }
}

fn replaceable(path: &Path) -> Result<(), FileError> {
    let name = || name_of(path);
    match fs::metadata(path) {
        Ok(there) if there.is_dir() => Err(FileError::IsFolder { name: name() }),
        // Renaming over a write-protected file works on Unix; who protected it did not mean that.
        Ok(there) if there.permissions().readonly() => Err(FileError::ReadOnly { name: name() }),
        _ => Ok(()),
    }
}

fn replace(path: &Path, bytes: &[u8]) -> Result<PathBuf, FileError> {
    // A link is kept, and what it points at is replaced.
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    replaceable(&path)?;
    let written = written_beside(&path, bytes)?;
    written
        .persist(&path)
        .map_err(|error| match error.error.kind() {
            // Windows refuses to rename over a file that another program has open in this way.
            io::ErrorKind::PermissionDenied if cfg!(windows) => FileError::InUse {
                name: name_of(&path),
            },
            _ => FileError::from_io(&path, error.error),
        })?;
    sync_folder(&path);
    Ok(path)
}

fn beside(path: &Path, bytes: &[u8]) -> Result<PathBuf, FileError> {
    let mut written = written_beside(path, bytes)?;
    for attempt in 1..=999 {
        let candidate = numbered(path, attempt);
        match written.persist_noclobber(&candidate) {
            Ok(_) => {
                sync_folder(&candidate);
                return Ok(candidate);
            }
            Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => {
                written = error.file;
            }
            Err(error) => return Err(FileError::from_io(&candidate, error.error)),
        }
    }
    Err(FileError::Refused {
        name: name_of(path),
        source: io::ErrorKind::AlreadyExists.into(),
    })
}

/// The bytes in a hidden file of the target's folder, on the disk. It goes away when dropped.
fn written_beside(path: &Path, bytes: &[u8]) -> Result<NamedTempFile, FileError> {
    let failed = |error| FileError::from_io(path, error);
    let mut file = tempfile::Builder::new()
        .prefix(".copse-")
        .suffix(".part")
        .tempfile_in(folder_of(path))
        .map_err(failed)?;
    file.write_all(bytes).map_err(failed)?;
    file.as_file().sync_all().map_err(failed)?;
    Ok(file)
}

fn folder_of(path: &Path) -> &Path {
    path.parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."))
}

/// The new name is on the disk only when the folder is. Windows has no such call and does not need it.
fn sync_folder(path: &Path) {
    #[cfg(unix)]
    // The file itself is complete by now, so a folder that cannot be synced is no reason to fail.
    let _ = fs::File::open(folder_of(path)).and_then(|folder| folder.sync_all());
    #[cfg(not(unix))]
    let _ = path;
}

/// `Pack.pdf`, `Pack (2).pdf`, `Pack (3).pdf` …
fn numbered(path: &Path, attempt: u32) -> PathBuf {
    if attempt == 1 {
        return path.to_path_buf();
    }
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let name = match path.extension() {
        Some(extension) => format!("{stem} ({attempt}).{}", extension.to_string_lossy()),
        None => format!("{stem} ({attempt})"),
    };
    path.with_file_name(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<_> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| name_of(&entry.unwrap().path()))
            .collect();
        names.sort();
        names
    }

    #[test]
    fn a_file_that_is_there_is_left_alone_and_a_number_is_put_to_the_name() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("Pack.pdf");
        for text in ["one", "two", "three"] {
            write(&Target::Beside(path.clone()), text.as_bytes()).unwrap();
        }
        assert_eq!(
            names(folder.path()),
            ["Pack (2).pdf", "Pack (3).pdf", "Pack.pdf"]
        );
        assert_eq!(fs::read_to_string(&path).unwrap(), "one");
        assert_eq!(
            fs::read_to_string(folder.path().join("Pack (3).pdf")).unwrap(),
            "three"
        );
    }

    #[test]
    fn what_is_there_is_never_written_over_unasked() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("Pack.pdf");
        let target = Target::New(path.clone());
        target.check().unwrap();
        write(&target, b"first").unwrap();
        assert!(matches!(target.check(), Err(FileError::Exists { .. })));
        assert!(matches!(
            write(&target, b"second"),
            Err(FileError::Exists { .. })
        ));
        assert_eq!(fs::read_to_string(&path).unwrap(), "first");
        assert_eq!(names(folder.path()), ["Pack.pdf"]);
    }

    #[test]
    fn replacing_leaves_the_new_text_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("Pack.pdf");
        fs::write(&path, "old and longer").unwrap();
        write(&Target::Replace(path.clone()), b"new").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "new");
        assert_eq!(names(folder.path()), ["Pack.pdf"]);
    }

    #[test]
    fn a_write_protected_file_is_not_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("Pack.pdf");
        fs::write(&path, "old").unwrap();
        let mut permissions = fs::metadata(&path).unwrap().permissions();
        permissions.set_readonly(true);
        fs::set_permissions(&path, permissions).unwrap();
        let error = write(&Target::Replace(path.clone()), b"new").unwrap_err();
        assert!(matches!(error, FileError::ReadOnly { .. }), "{error}");
        assert_eq!(fs::read_to_string(&path).unwrap(), "old");
        assert_eq!(names(folder.path()), ["Pack.pdf"]);
    }

    #[test]
    fn a_folder_that_is_gone_and_a_folder_in_the_place_are_told_apart() {
        let folder = tempfile::tempdir().unwrap();
        let gone = write(&Target::Replace(folder.path().join("no/Pack.pdf")), b"x").unwrap_err();
        assert!(matches!(gone, FileError::FolderMissing { .. }), "{gone}");
        fs::create_dir(folder.path().join("Pack.pdf")).unwrap();
        let taken = write(&Target::Replace(folder.path().join("Pack.pdf")), b"x").unwrap_err();
        assert!(matches!(taken, FileError::IsFolder { .. }), "{taken}");
    }
}
