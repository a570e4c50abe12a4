//! What can go wrong inside the shell, and how it is told to the page.

use copse_core::CoreError;
use copse_handout::{FileError, HandoutError};
use copse_press::PressError;
use copse_sample::SampleError;
use copse_vault::VaultError;

use crate::wire::{FieldProblem, WireCode};

/// Everything that can go wrong in a command.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Fault {
    /// There is no open vault.
    #[error("The vault is locked. Unlock it and try again.")]
    Locked,
    /// The PC was locked or went to sleep before the vault was open.
    #[error(
        "The PC was locked or went to sleep while the vault was being opened, so the vault stays locked. Unlock it again."
    )]
    Left,
    /// The user closed a dialog without choosing.
    #[error("Nothing was done.")]
    Cancelled,
    /// A handle of a document that is no longer in memory.
    #[error("This document is no longer in memory. Make it again.")]
    Gone,
    /// What was entered is wrong.
    #[error("Something entered is not right.")]
    Invalid(Vec<FieldProblem>),
    /// From the domain.
    #[error(transparent)]
    Core(#[from] CoreError),
    /// From the vault.
    #[error(transparent)]
    Vault(#[from] VaultError),
    /// From making the sample community.
    #[error(transparent)]
    Sample(SampleError),
    /// From setting or showing a document.
    #[error(transparent)]
    Press(#[from] PressError),
    /// From writing or reading a file.
    #[error(transparent)]
    File(#[from] FileError),
    /// Something that should not happen. `what` is for the log, and holds no personal data.
    #[error("{sentence}")]
    Broken {
        /// What happened and what to do.
        sentence: &'static str,
        /// For whoever looks into the incident.
        what: String,
    },
}

impl Fault {
    /// A part of the program panicked or gave nonsense.
    pub(crate) fn crashed(what: impl Into<String>) -> Self {
        Self::Broken {
            sentence: "Something went wrong inside Copse. What was saved before is safe. Try again; if it happens once more, restart Copse.",
            what: what.into(),
        }
    }

    /// One field that is wrong.
    pub(crate) fn field(field: &str, message: &str) -> Self {
        Self::Invalid(vec![problem(field, message)])
    }

    /// What the page acts on.
    pub(crate) fn code(&self) -> WireCode {
        match self {
            Self::Locked => WireCode::Locked,
            Self::Cancelled => WireCode::Cancelled,
            Self::Gone => WireCode::NotFound,
            Self::Invalid(_) => WireCode::Invalid,
            Self::Core(error) => core_code(error),
            Self::Vault(error) => vault_code(error),
            Self::File(FileError::ReadOnly { .. }) => WireCode::ReadOnly,
            Self::Press(PressError::Stopped) => WireCode::Halted,
            Self::Left | Self::File(_) | Self::Press(_) | Self::Sample(_) | Self::Broken { .. } => {
                WireCode::Other
            }
        }
    }

    /// All fields that are wrong.
    pub(crate) fn fields(&self) -> Vec<FieldProblem> {
        match self {
            Self::Invalid(problems) => problems.clone(),
            Self::Core(CoreError::Invalid(problems)) => problems
                .iter()
                .map(|found| problem(&found.field, &found.message))
                .collect(),
            Self::Vault(error @ VaultError::TooWeak) => {
                vec![problem("passphrase", &error.to_string())]
            }
            _ => Vec::new(),
        }
    }

    /// What stands in the incident log; nothing where the user can mend it without help.
    ///
    /// Messages of `SQLite`, of parsers and of the system may quote what was stored, so only kinds and numbers.
    pub(crate) fn incident(&self) -> Option<String> {
        match self {
            Self::Broken { what, .. } => Some(what.clone()),
            Self::File(error) => error.incident(),
            Self::Vault(error) | Self::Core(CoreError::Vault(error)) => vault_incident(error),
            Self::Core(CoreError::Db(error)) => Some(db_incident(error)),
            Self::Core(CoreError::Format(_)) => Some("core: format".to_owned()),
            Self::Press(error) => press_incident(error),
            _ => None,
        }
    }
}

impl From<SampleError> for Fault {
    /// What core says keeps its own code.
    fn from(error: SampleError) -> Self {
        match error {
            SampleError::Core(error) => Self::Core(error),
            other => Self::Sample(other),
        }
    }
}

impl From<HandoutError> for Fault {
    /// Each part keeps its own code.
    fn from(error: HandoutError) -> Self {
        match error {
            HandoutError::Core(error) => Self::Core(error),
            HandoutError::Press(error) => Self::Press(error),
            HandoutError::File(error) => Self::File(error),
            _ => Self::crashed("handout: of an unknown kind"),
        }
    }
}

fn problem(field: &str, message: &str) -> FieldProblem {
    FieldProblem {
        field: field.to_owned(),
        message: message.to_owned(),
    }
}

fn core_code(error: &CoreError) -> WireCode {
    match error {
        CoreError::NotFound { .. } => WireCode::NotFound,
        CoreError::Stale => WireCode::Stale,
        CoreError::Invalid(_) => WireCode::Invalid,
        CoreError::Stopped { .. } => WireCode::Stopped,
        CoreError::NeedsReason { .. } => WireCode::NeedsReason,
        CoreError::Vault(error) => vault_code(error),
        _ => WireCode::Other,
    }
}

fn vault_code(error: &VaultError) -> WireCode {
    match error {
        VaultError::WrongPassphrase
        | VaultError::WrongRecoveryKey
        | VaultError::RecoveryKeyMistyped(_) => WireCode::WrongPassphrase,
        VaultError::Damaged { .. } => WireCode::Damaged,
        VaultError::InUse { .. } => WireCode::InUse,
        VaultError::ReadOnly | VaultError::ReadOnlyLook => WireCode::ReadOnly,
        VaultError::FolderUnfit { .. } => WireCode::FolderUnfit,
        VaultError::Stopped => WireCode::Halted,
        VaultError::NewerSchema { .. } | VaultError::NewerFormat { .. } => WireCode::Newer,
        VaultError::TooWeak => WireCode::Invalid,
        _ => WireCode::Other,
    }
}

fn vault_incident(error: &VaultError) -> Option<String> {
    match error {
        VaultError::Damaged { .. } => Some("vault: damaged".to_owned()),
        VaultError::Io(error) => Some(format!(
            "vault: {:?} {:?}",
            error.kind(),
            error.raw_os_error()
        )),
        VaultError::Database(error) => Some(db_incident(error)),
        VaultError::MigrationFailed { number, .. } => Some(format!("vault: migration {number}")),
        VaultError::BackupFailed { .. } => Some("vault: backup".to_owned()),
        VaultError::Misused(what) => Some(format!("vault: {what}")),
        _ => None,
    }
}

fn press_incident(error: &PressError) -> Option<String> {
    match error {
        PressError::MissingGlyph { .. } | PressError::NoSuchPage { .. } | PressError::Stopped => {
            None
        }
        PressError::Font(font) => Some(format!("press: font {font}")),
        PressError::Write(_) => Some("press: write".to_owned()),
        PressError::Unreadable => Some("press: unreadable".to_owned()),
    }
}

/// `SQLite`'s extended result code (<https://www.sqlite.org/rescode.html>).
fn db_incident(error: &rusqlite::Error) -> String {
    match error.sqlite_error() {
        Some(error) => format!("database: {}", error.extended_code),
        None => "database: no code".to_owned(),
    }
}
