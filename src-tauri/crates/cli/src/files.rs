//! Files that leave the vault: complete or not at all.

use std::{
    fs, io,
    io::{Read, Write},
    path::Path,
};

use tempfile::NamedTempFile;

/// Why a file was not read or written. Each sentence says what to do.
#[derive(Debug, thiserror::Error)]
pub(crate) enum FileError {
    #[error(
        "{0} exists already and was left as it is. Choose another name, or replace it with --force."
    )]
    Exists(String),
    #[error("{0} is the name of a folder. Choose another name.")]
    IsFolder(String),
    #[error("The folder for {0} is not there. Make it first, or choose another one.")]
    FolderMissing(String),
    #[error("{0} cannot be written: the folder or the file is read-only. Choose another folder.")]
    ReadOnly(String),
    #[error("{0} is open in another program. Close it there, or choose another name.")]
    InUse(String),
    #[error(
        "There is not enough space for {0}. Nothing was written. Free some space or choose another disk."
    )]
    DiskFull(String),
    #[error("{name} could not be written, and nothing was changed: {source}.")]
    NotWritten { name: String, source: io::Error },
    #[error("{name} could not be read: {source}.")]
    NotRead { name: String, source: io::Error },
    #[error("{name} is larger than {most} MB and was not read. Choose a smaller file.")]
    TooLarge { name: String, most: u64 },
    #[error("{0} is not a text file in UTF-8. Save it as UTF-8 text and try again.")]
    NotText(String),
}

impl FileError {
    /// Whether what was put in is at fault, rather than the place that is written to.
    pub(crate) fn is_about_reading(&self) -> bool {
        matches!(
            self,
            Self::NotRead { .. } | Self::TooLarge { .. } | Self::NotText(_)
        )
    }

    fn writing(path: &Path, source: io::Error) -> Self {
        let name = name_of(path);
        match source.kind() {
            io::ErrorKind::AlreadyExists => Self::Exists(name),
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Self::FolderMissing(name),
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
                Self::ReadOnly(name)
            }
            io::ErrorKind::ResourceBusy | io::ErrorKind::ExecutableFileBusy => Self::InUse(name),
            io::ErrorKind::StorageFull
            | io::ErrorKind::QuotaExceeded
            | io::ErrorKind::FileTooLarge => Self::DiskFull(name),
            _ => Self::NotWritten { name, source },
        }
    }
}

/// Says before any work is done why a file cannot be written there.
pub(crate) fn check_target(path: &Path, force: bool) -> Result<(), FileError> {
    let folder = folder_of(path);
    if !folder.is_dir() {
        return Err(FileError::FolderMissing(name_of(path)));
    }
    match fs::metadata(path) {
        Ok(there) if there.is_dir() => Err(FileError::IsFolder(name_of(path))),
        Ok(_) if !force => Err(FileError::Exists(name_of(path))),
        // Renaming over a write-protected file works on Unix; who protected it did not mean that.
        Ok(there) if there.permissions().readonly() => Err(FileError::ReadOnly(name_of(path))),
        _ => Ok(()),
    }
}

/// Says whether a folder that files are to go into is there.
pub(crate) fn check_folder(folder: &Path) -> Result<(), FileError> {
    if folder.is_dir() {
        Ok(())
    } else {
        Err(FileError::FolderMissing(name_of(folder)))
    }
}

/// Writes the whole file or nothing: under another name in the same folder, synced, then renamed.
pub(crate) fn write(path: &Path, bytes: &[u8], force: bool) -> Result<(), FileError> {
    check_target(path, force)?;
    let failed = |error| FileError::writing(path, error);
    let mut file: NamedTempFile = tempfile::Builder::new()
        .prefix(".copse-")
        .suffix(".part")
        .tempfile_in(folder_of(path))
        .map_err(failed)?;
    file.write_all(bytes).map_err(failed)?;
    file.as_file().sync_all().map_err(failed)?;
    let renamed = if force {
        file.persist(path)
    } else {
        file.persist_noclobber(path)
    };
    renamed.map_err(|error| failed(error.error))?;
    sync_folder(path);
    Ok(())
}

/// Reads a text file of at most `most` bytes. A byte order mark is dropped.
pub(crate) fn read_text(path: &Path, most: u64) -> Result<String, FileError> {
    let failed = |source| FileError::NotRead {
        name: name_of(path),
        source,
    };
    let mut bytes = Vec::new();
    fs::File::open(path)
        .map_err(failed)?
        .take(most + 1)
        .read_to_end(&mut bytes)
        .map_err(failed)?;
    if bytes.len() as u64 > most {
        return Err(FileError::TooLarge {
            name: name_of(path),
            most: most / 1_000_000,
        });
    }
    let text = String::from_utf8(bytes).map_err(|_| FileError::NotText(name_of(path)))?;
    Ok(text
        .strip_prefix('\u{feff}')
        .map(str::to_owned)
        .unwrap_or(text))
}

/// Name of a file without its folder.
pub(crate) fn name_of(path: &Path) -> String {
    path.file_name()
        .unwrap_or(path.as_os_str())
        .to_string_lossy()
        .into_owned()
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
