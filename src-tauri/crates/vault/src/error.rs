//! What can go wrong, as sentences that say what happened and what to do.

use std::io;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::folder::FolderVerdict;
use crate::recovery::RecoveryKeyError;

/// Everything that can go wrong with a vault. The text of each is a sentence for the person at the
/// screen. None holds personal data or a path.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum VaultError {
    /// A passphrase slot is intact, and the passphrase does not open it.
    #[error(
        "That passphrase does not open this vault. Check Caps Lock and try again, or use the recovery key."
    )]
    WrongPassphrase,
    /// A recovery slot is intact, and the key does not open it.
    #[error(
        "That recovery key does not belong to this vault. Check that the sheet is the newest one for this vault."
    )]
    WrongRecoveryKey,
    /// The recovery key was not copied correctly: found without opening anything.
    #[error(transparent)]
    RecoveryKeyMistyped(#[from] RecoveryKeyError),
    /// A part of the vault is not what was written there. Nothing was changed or deleted.
    #[error(
        "{what} Nothing has been changed or deleted. Make a copy of the whole vault folder, then restore the newest backup."
    )]
    Damaged {
        /// A whole sentence: which part, and how it was noticed.
        what: String,
    },
    /// The folder holds something, but no Copse vault.
    #[error(
        "This folder does not hold a Copse vault. Choose the folder that contains the file copse.db."
    )]
    NotAVault,
    /// A vault can only be created in an empty folder.
    #[error("This folder already holds files. Choose an empty folder, or a new one.")]
    FolderNotEmpty,
    /// The folder, or the drive that it is on, is not there.
    #[error(
        "The vault's folder cannot be found. If it is on a USB stick or a network drive, connect that and try again."
    )]
    FolderMissing,
    /// The folder or a file in it cannot be written.
    #[error(
        "The vault's folder cannot be written to. Ask for permission to change files there, or move the vault to a folder of your own."
    )]
    ReadOnly,
    /// Somebody else, or another window, has the vault open.
    #[error(
        "This vault is already open{}. Close it there, then try again, or look at the newest backup meanwhile.",
        holder(by, since.as_ref(), who.as_deref())
    )]
    InUse {
        /// The PC and process that hold the vault, e.g. `PC-12 (process 4711)`; empty if unknown.
        by: String,
        /// Since when, if known.
        since: Option<Timestamp>,
        /// The name under which somebody signed in there. Known only to a second opener whose own secret
        /// opens the vault: it is kept sealed.
        who: Option<String>,
    },
    /// The folder is synchronised or lies on another computer, where a vault is not safe to write.
    #[error("{}", verdict.advice().unwrap_or_default())]
    FolderUnfit {
        /// Why.
        verdict: FolderVerdict,
    },
    /// Only a look: opened by [`crate::Vault::look`].
    #[error(
        "This is only a look at a copy, so nothing in it can be changed. Restore it to work with it."
    )]
    ReadOnlyLook,
    /// The last way into the vault was to be taken away.
    #[error(
        "This is the last passphrase or recovery key of the vault. Add another one first, then take this one away."
    )]
    LastSlot,
    /// There is no such slot (any more).
    #[error("This key is no longer one of the vault's. Look at the list again.")]
    NoSuchSlot,
    /// There is no room for another slot.
    #[error("A vault has room for {most} passphrases and keys. Take one away first.")]
    TooManySlots {
        /// How many there may be.
        most: usize,
    },
    /// Long work was stopped by the person.
    #[error("Stopped. The vault is as it was before.")]
    Stopped,
    /// What was to be restored belongs to another vault.
    #[error(
        "This is a backup of another vault. Choose one of this vault, or say that you want the other one's records."
    )]
    NotThisVault,
    /// A backup from before the vault got new keys.
    #[error(
        "This backup was made before the vault got new keys. Give the passphrase or the recovery key of that time."
    )]
    OtherKeys,
    /// The folder is not a backup that can be used.
    #[error("{what} This backup was left as it is. Choose another one.")]
    BackupUnusable {
        /// A whole sentence: what is wrong with it.
        what: String,
    },
    /// The system's keychain did not do what was asked.
    #[error(
        "The keychain of this PC cannot be used ({what}). Open the vault with the passphrase instead."
    )]
    Keychain {
        /// What the keychain said, without any secret.
        what: String,
    },
    /// The database was last used by a newer version of the program.
    #[error(
        "This vault was last used with a newer version of Copse (its data has version {found}, this program knows {known}). Install the newer version, then open it again."
    )]
    NewerSchema {
        /// Schema number in the database.
        found: u32,
        /// Highest schema number that this program knows.
        known: u32,
    },
    /// The header has a format version that this program does not know.
    #[error(
        "This vault was made by a newer version of Copse (format {found}, this program knows {known}). Install the newer version, then open it again."
    )]
    NewerFormat {
        /// Format version in the header.
        found: u16,
        /// Highest format version that this program knows.
        known: u16,
    },
    /// The passphrase is too easy to guess to protect a new vault.
    #[error("This passphrase is too easy to guess. Use at least five unrelated words.")]
    TooWeak,
    /// There is no room left where the vault is kept.
    #[error(
        "The disk is full, so nothing was changed. Make some room where the vault is kept, then try again."
    )]
    DiskFull,
    /// The PC has not enough free memory for the key derivation.
    #[error(
        "There is not enough free memory to open the vault ({mebibytes} MiB are needed). Close other programs and try again."
    )]
    OutOfMemory {
        /// Memory that the key derivation needs, in MiB.
        mebibytes: u32,
    },
    /// A step of the change to a newer schema failed and was rolled back.
    #[error(
        "The vault could not be brought up to date (step {number}, {name}). It is as it was before. Restart Copse; if this happens again, report it with this message: {source}"
    )]
    MigrationFailed {
        /// Number of the migration.
        number: u32,
        /// Its name.
        name: &'static str,
        /// The database's own words.
        source: Box<VaultError>,
    },
    /// A copy did not pass its checks and was not kept.
    #[error("The backup did not pass its checks and was not kept: {what} Try again.")]
    BackupFailed {
        /// A whole sentence: which check, and what it found.
        what: String,
    },
    /// The system's source of randomness failed.
    #[error(
        "The system gave no random numbers, so no key could be made. Restart the PC and try again."
    )]
    NoRandomness,
    /// The caller asked for something that the vault does not offer: a mistake in the program.
    #[error("This is a mistake in Copse: {0}")]
    Misused(&'static str),
    /// Any other trouble with a file.
    #[error(
        "The disk reported a fault, so this was not done. Make a copy of the vault's folder on another disk, then restart Copse."
    )]
    Io(#[source] io::Error),
    /// Any other trouble that the database reports.
    #[error(
        "The database reported a problem, so this was not done. Restart Copse and try again; if it happens once more, restore the newest backup."
    )]
    Database(#[source] rusqlite::Error),
}

impl VaultError {
    /// The error's name for scripts and for the window: short, in camel case, and a promise.
    pub fn code(&self) -> &'static str {
        match self {
            Self::WrongPassphrase => "wrongPassphrase",
            Self::WrongRecoveryKey => "wrongRecoveryKey",
            Self::RecoveryKeyMistyped(_) => "recoveryKeyMistyped",
            Self::Damaged { .. } => "damaged",
            Self::NotAVault => "notAVault",
            Self::FolderNotEmpty => "folderNotEmpty",
            Self::FolderMissing => "folderMissing",
            Self::ReadOnly => "readOnly",
            Self::InUse { .. } => "inUse",
            Self::FolderUnfit { .. } => "folderUnfit",
            Self::ReadOnlyLook => "readOnlyLook",
            Self::LastSlot => "lastSlot",
            Self::NoSuchSlot => "noSuchSlot",
            Self::TooManySlots { .. } => "tooManySlots",
            Self::Stopped => "stopped",
            Self::NotThisVault => "notThisVault",
            Self::OtherKeys => "otherKeys",
            Self::BackupUnusable { .. } => "backupUnusable",
            Self::Keychain { .. } => "keychain",
            Self::NewerSchema { .. } => "newerSchema",
            Self::NewerFormat { .. } => "newerFormat",
            Self::TooWeak => "tooWeak",
            Self::DiskFull => "diskFull",
            Self::OutOfMemory { .. } => "outOfMemory",
            Self::MigrationFailed { .. } => "migrationFailed",
            Self::BackupFailed { .. } => "backupFailed",
            Self::NoRandomness => "noRandomness",
            Self::Misused(_) => "misused",
            Self::Io(_) => "io",
            Self::Database(_) => "database",
        }
    }

    /// Somebody else has the vault; who is not known.
    pub(crate) fn in_use_unknown() -> Self {
        Self::InUse {
            by: String::new(),
            since: None,
            who: None,
        }
    }

    /// The same error for somebody else who waits for the same outcome.
    pub(crate) fn again(&self) -> Self {
        match self {
            Self::Damaged { what } => Self::Damaged { what: what.clone() },
            Self::FolderMissing => Self::FolderMissing,
            Self::ReadOnly => Self::ReadOnly,
            Self::DiskFull => Self::DiskFull,
            Self::Stopped => Self::Stopped,
            Self::Io(error) => Self::Io(error.kind().into()),
            _ => Self::Misused("the check of the vault could not be finished."),
        }
    }

    /// Damage, with a whole sentence that says which part and how it was noticed.
    pub(crate) fn damaged(what: impl Into<String>) -> Self {
        Self::Damaged { what: what.into() }
    }
}

/// ` on PC-12 (process 4711) since 09:14 by Maren Oakes`, as far as it is known.
fn holder(by: &str, since: Option<&Timestamp>, who: Option<&str>) -> String {
    let mut text = String::new();
    if !by.is_empty() {
        text.push_str(" on ");
        text.push_str(by);
    }
    if let Some(since) = since {
        let here = since.to_zoned(TimeZone::system());
        text.push_str(&here.strftime(" since %H:%M on %-d %B %Y").to_string());
    }
    if let Some(who) = who {
        text.push_str(" by ");
        text.push_str(who);
    }
    text
}

impl From<io::Error> for VaultError {
    /// The kinds that a person can do something about get their own sentence.
    fn from(error: io::Error) -> Self {
        use io::ErrorKind as Kind;
        match error.kind() {
            Kind::StorageFull | Kind::QuotaExceeded | Kind::FileTooLarge => Self::DiskFull,
            Kind::PermissionDenied | Kind::ReadOnlyFilesystem => Self::ReadOnly,
            Kind::NotFound | Kind::NotADirectory => Self::FolderMissing,
            _ => Self::Io(error),
        }
    }
}

impl From<rusqlite::Error> for VaultError {
    /// The database's result codes (<https://www.sqlite.org/rescode.html>) put into the same groups.
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as Code;
        match error.sqlite_error_code() {
            Some(Code::DiskFull) => Self::DiskFull,
            Some(Code::ReadOnly | Code::PermissionDenied) => Self::ReadOnly,
            Some(Code::OperationInterrupted) => Self::Stopped,
            Some(Code::SystemIoFailure) => Self::Io(io::Error::other(error.to_string())),
            Some(Code::CannotOpen) => Self::FolderMissing,
            Some(Code::DatabaseBusy | Code::FileLockingProtocolFailed) => Self::in_use_unknown(),
            Some(Code::NotADatabase | Code::DatabaseCorrupt) => {
                Self::damaged("The database copse.db is damaged.")
            }
            _ => Self::Database(error),
        }
    }
}

impl From<getrandom::Error> for VaultError {
    fn from(_: getrandom::Error) -> Self {
        Self::NoRandomness
    }
}
