//! Choices for making and opening a vault, and what is noticed.

use std::fmt;
use std::path::PathBuf;

use crate::checks::OnChecked;
use crate::error::VaultError;
use crate::kdf::{self, KdfCost};
use crate::memory::Seen;

/// How hard a new passphrase slot makes guessing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Kdf {
    /// As hard as this PC manages in about a second, at least the floor, at most 1 GiB.
    #[default]
    Calibrated,
    /// The least that any vault may ask for: 64 MiB, 3 passes, 4 lanes. For tests.
    Floor,
}

impl Kdf {
    pub(crate) fn cost(self) -> Result<KdfCost, VaultError> {
        match self {
            Self::Calibrated => KdfCost::calibrated(),
            Self::Floor => Ok(kdf::FLOOR),
        }
    }
}

/// Choices for a new vault.
#[derive(Debug, Clone, Copy, Default)]
pub struct CreateOptions {
    /// How hard guessing the passphrase is made.
    pub kdf: Kdf,
}

/// When both integrity checks run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Checks {
    /// Before the vault is open.
    #[default]
    First,
    /// While the vault can be read already. Writing waits for them: see [`crate::Vault::settle`].
    Behind,
}

/// Choices for opening a vault.
#[derive(Default)]
pub struct UnlockOptions {
    /// Write also in a folder that [`crate::folder_judge`] finds unfit.
    pub allow_unfit: bool,
    /// When the integrity checks run.
    pub checks: Checks,
    /// Called once with the outcome of checks that run behind, on their thread. It must not wait for
    /// the vault, which may be waiting for the checks.
    pub on_checked: Option<OnChecked>,
    /// A folder on this PC, outside the vault, in which is kept how new each vault was when last seen:
    /// see [`Notice::RolledBack`]. Without it nothing is remembered.
    pub memory: Option<PathBuf>,
}

impl fmt::Debug for UnlockOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("UnlockOptions")
            .field("allow_unfit", &self.allow_unfit)
            .field("checks", &self.checks)
            .finish_non_exhaustive()
    }
}

/// Something that was noticed while opening, and that the person should know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Notice {
    /// One header copy was missing, damaged or older, and was written again from the good one.
    HeaderRepaired,
    /// One header copy is missing, damaged or older, and could not be written again.
    HeaderNotRepaired,
    /// Pages of the database that are not in use were not as they were written, as a power cut may leave them.
    /// No record was on them, and the database was written anew without them.
    UnusedPagesMended,
    /// A full-text index did not agree with the texts that it is made of, and was made anew. No record was touched.
    IndexMadeAnew,
    /// The header is older than the one that the database was last used with: somebody may have
    /// put an old copy back, with keys that were removed since.
    HeaderOld,
    /// The vault is older than when this PC last saw it: an old copy was put in its place, and what was
    /// written since is not in it. Said at every opening until [`crate::Vault::memory_accept`].
    RolledBack {
        /// How new it was when last seen here.
        seen: Seen,
        /// How new it is now.
        now: Seen,
    },
    /// The vault does not contain what this PC saw last, though it is not older: it was changed on
    /// another PC from an older copy. Said until [`crate::Vault::memory_accept`].
    OtherLine {
        /// How new it was when last seen here.
        seen: Seen,
        /// How new it is now.
        now: Seen,
    },
    /// What this PC remembers of the vault cannot be read or was not written by Copse, so an old copy
    /// would not be noticed this time.
    MemoryUnreadable,
}
