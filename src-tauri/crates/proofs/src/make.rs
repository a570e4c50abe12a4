//! A process that makes a vault.

use std::fs;
use std::path::PathBuf;

use copse_vault::{CreateOptions, Kdf, Passphrase, Vault};
use serde::{Deserialize, Serialize};

use crate::Fallible;
use crate::log::{Line, Log};
use crate::room::PASSPHRASE;

/// What to do.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Make {
    /// An empty folder, or none yet.
    pub(crate) folder: PathBuf,
    /// The file for the recovery key, outside.
    pub(crate) recovery: PathBuf,
    pub(crate) log: PathBuf,
}

pub(crate) fn run(make: &Make) -> Fallible<()> {
    let mut log = Log::open(&make.log)?;
    let passphrase = Passphrase::new(PASSPHRASE.to_owned());
    let options = CreateOptions { kdf: Kdf::Floor };
    let (vault, recovery) = Vault::create(&make.folder, &passphrase, options)?;
    fs::write(&make.recovery, recovery.to_string())?;
    // From here on the person is told that there is a vault.
    log.write(&Line::Ready)?;
    drop(vault);
    log.write(&Line::End)
}
