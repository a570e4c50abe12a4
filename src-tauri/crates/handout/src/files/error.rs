//! What can go wrong with a file.

use std::{io, path::Path};

use super::name_of;

/// Why a file was not written or read. Each sentence says what to do; none names a path.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum FileError {
    /// A file has the name already.
    #[error("{name} exists already and was left as it is. Choose another name.")]
    Exists {
        /// Name of the file.
        name: String,
    },
    /// The folder or the file is write-protected.
    #[error(
        "{name} cannot be written: the folder or the file is read-only. Choose another folder."
    )]
    ReadOnly {
        /// Name of the file.
        name: String,
    },
    /// Another program holds the file.
    #[error("{name} is open in another program. Close it there, or save under another name.")]
    InUse {
        /// Name of the file.
        name: String,
    },
    /// No space.
    #[error(
        "There is not enough space for {name}. Nothing was written. Free some space or choose another disk."
    )]
    DiskFull {
        /// Name of the file.
        name: String,
    },
    /// The folder is not there.
    #[error("The folder for {name} is not there. Choose another one, or make it first.")]
    FolderMissing {
        /// Name of the file.
        name: String,
    },
    /// A folder has the name already.
    #[error("{name} is the name of a folder. Save under another name.")]
    IsFolder {
        /// Name of the file.
        name: String,
    },
    /// A file could not be read.
    #[error(
        "{name} could not be read. Look whether it is still there and may be read, and try again."
    )]
    NotRead {
        /// Name of the file.
        name: String,
        /// What the system said.
        source: io::Error,
    },
    /// A file to read is larger than any case study.
    #[error("{name} is larger than {most} MB and was not read. Choose a smaller file.")]
    TooLarge {
        /// Name of the file.
        name: String,
        /// The most that is read, in MB.
        most: u64,
    },
    /// A file to read is not text.
    #[error("{name} is not a text file in UTF-8. Save it as UTF-8 text and try again.")]
    NotText {
        /// Name of the file.
        name: String,
    },
    /// The file is written, and there is nothing to open it with.
    #[error(
        "{name} was saved, but no program on this PC opened it. Open it from the folder, or ask for one to be installed."
    )]
    NoProgram {
        /// Name of the file.
        name: String,
    },
    /// The system refused.
    #[error("{name} could not be written, and nothing was changed. Try another folder.")]
    Refused {
        /// Name of the file.
        name: String,
        /// What the system said.
        source: io::Error,
    },
}

impl FileError {
    /// Whether what was to be read is at fault, rather than the place that is written to.
    pub fn is_about_reading(&self) -> bool {
        matches!(
            self,
            Self::NotRead { .. } | Self::TooLarge { .. } | Self::NotText { .. }
        )
    }

    pub(super) fn from_io(path: &Path, source: io::Error) -> Self {
        let name = name_of(path);
        match source.kind() {
            io::ErrorKind::AlreadyExists => Self::Exists { name },
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
                Self::ReadOnly { name }
            }
            io::ErrorKind::StorageFull
            | io::ErrorKind::QuotaExceeded
            | io::ErrorKind::FileTooLarge => Self::DiskFull { name },
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Self::FolderMissing { name },
            io::ErrorKind::IsADirectory => Self::IsFolder { name },
            io::ErrorKind::ResourceBusy | io::ErrorKind::ExecutableFileBusy => Self::InUse { name },
            _ if is_sharing_violation(&source) => Self::InUse { name },
            _ => Self::Refused { name, source },
        }
    }

    /// For the incident log: the system's kind and number, never the name.
    pub fn incident(&self) -> Option<String> {
        match self {
            Self::Refused { source, .. } | Self::NotRead { source, .. } => Some(format!(
                "file: {:?} {:?}",
                source.kind(),
                source.raw_os_error()
            )),
            _ => None,
        }
    }
}

/// Windows tells a file that is open elsewhere by 32 or 33, which have no kind of their own.
fn is_sharing_violation(error: &io::Error) -> bool {
    cfg!(windows) && matches!(error.raw_os_error(), Some(32 | 33))
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_full_disk_is_a_sentence() {
        // /dev/full answers every write as a full disk does.
        let error = fs::write("/dev/full", "x").unwrap_err();
        let error = FileError::from_io(Path::new("Pack.pdf"), error);
        assert!(matches!(error, FileError::DiskFull { .. }), "{error}");
        assert!(error.to_string().contains("Pack.pdf"));
    }
}
