//! Why a command stopped, and the number that it ends with.

use std::process::ExitCode;

use copse_core::CoreError;
use copse_handout::{FileError, HandoutError};
use copse_press::PressError;
use copse_sample::SampleError;
use copse_vault::VaultError;
use serde::Serialize;

/// Part of the help.
pub(crate) const EXIT_CODES: &str = "\
Exit codes:
  0  done
  1  something else went wrong; the message says what
  2  the command line was not understood
  3  wrong passphrase or recovery key
  4  the vault, a backup or the audit trail is damaged
  5  the vault is open in another program
  6  the client's permission is missing or refused
  7  no such vault, community, case or meeting
  8  what was put in is not right: a file, a name, a weak passphrase
  9  a file or the vault could not be written: it exists, is read-only, or the disk is full
  10 the vault was used with a newer version of Copse
  11 the vault's folder is synchronised or on a network drive";

/// Meaning of an exit code. The numbers are a promise to scripts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[repr(u8)]
pub(crate) enum Exit {
    Other = 1,
    WrongPassphrase = 3,
    Damaged = 4,
    InUse = 5,
    Stopped = 6,
    NotFound = 7,
    Invalid = 8,
    NotWritten = 9,
    Newer = 10,
    UnfitFolder = 11,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

/// A reason to stop: a sentence with what to do.
#[derive(Debug, Serialize)]
pub(crate) struct Failure {
    pub(crate) code: Exit,
    /// The vault's own name for it, where it is from there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) reason: Option<&'static str>,
    pub(crate) message: String,
}

impl Failure {
    pub(crate) fn new(code: Exit, message: impl Into<String>) -> Self {
        Self {
            code,
            reason: None,
            message: message.into(),
        }
    }

    pub(crate) fn not_found(message: impl Into<String>) -> Self {
        Self::new(Exit::NotFound, message)
    }

    pub(crate) fn invalid(message: impl Into<String>) -> Self {
        Self::new(Exit::Invalid, message)
    }
}

impl From<VaultError> for Failure {
    fn from(error: VaultError) -> Self {
        let code = match error {
            VaultError::WrongPassphrase
            | VaultError::WrongRecoveryKey
            | VaultError::OtherKeys
            | VaultError::Keychain { .. } => Exit::WrongPassphrase,
            VaultError::Damaged { .. } | VaultError::BackupUnusable { .. } => Exit::Damaged,
            VaultError::InUse { .. } => Exit::InUse,
            VaultError::NotAVault | VaultError::FolderMissing | VaultError::NoSuchSlot => {
                Exit::NotFound
            }
            VaultError::TooWeak
            | VaultError::RecoveryKeyMistyped(_)
            | VaultError::LastSlot
            | VaultError::TooManySlots { .. }
            | VaultError::NotThisVault => Exit::Invalid,
            VaultError::FolderNotEmpty
            | VaultError::ReadOnly
            | VaultError::DiskFull
            | VaultError::BackupFailed { .. } => Exit::NotWritten,
            VaultError::NewerSchema { .. } | VaultError::NewerFormat { .. } => Exit::Newer,
            VaultError::FolderUnfit { .. } => Exit::UnfitFolder,
            _ => Exit::Other,
        };
        Self {
            reason: Some(error.code()),
            ..Self::new(code, error.to_string())
        }
    }
}

impl From<CoreError> for Failure {
    fn from(error: CoreError) -> Self {
        match error {
            CoreError::Vault(error) => error.into(),
            CoreError::NotFound { .. } => Self::not_found(error.to_string()),
            CoreError::Invalid(problems) => {
                let sentences: Vec<_> = problems
                    .into_iter()
                    .map(|problem| problem.message)
                    .collect();
                Self::invalid(sentences.join(" "))
            }
            CoreError::NeedsReason { why } => Self::new(
                Exit::Stopped,
                format!(
                    "{why} With --reason \"…\" it can go out all the same; the reason is recorded."
                ),
            ),
            CoreError::Stopped { why } => Self::new(Exit::Stopped, why),
            other => Self::new(Exit::Other, other.to_string()),
        }
    }
}

impl From<SampleError> for Failure {
    fn from(error: SampleError) -> Self {
        match error {
            SampleError::Core(error) => error.into(),
            other => Self::new(Exit::Other, other.to_string()),
        }
    }
}

impl From<PressError> for Failure {
    fn from(error: PressError) -> Self {
        Self::new(
            Exit::Other,
            format!("The document could not be made, so nothing was written. {error}"),
        )
    }
}

impl From<FileError> for Failure {
    fn from(error: FileError) -> Self {
        let code = if error.is_about_reading() {
            Exit::Invalid
        } else {
            Exit::NotWritten
        };
        let message = match error {
            FileError::Exists { .. } => format!("{error} With --force it is replaced."),
            _ => error.to_string(),
        };
        Self::new(code, message)
    }
}

impl From<HandoutError> for Failure {
    fn from(error: HandoutError) -> Self {
        match error {
            HandoutError::Core(error) => error.into(),
            HandoutError::Press(error) => error.into(),
            HandoutError::File(error) => error.into(),
            other => Self::new(Exit::Other, other.to_string()),
        }
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Self::new(
            Exit::Other,
            format!("The result could not be printed: {error}"),
        )
    }
}
