//! `copse-cli vault …`

mod backup;
mod info;
mod notices;
mod rekey;
mod restore;
mod slots;
mod verify;

use std::path::Path;

use copse_vault::RecoveryKey;
use serde::Serialize;

use crate::{
    arguments::{Common, VaultCommand},
    failure::Failure,
    open,
    output::Output,
};

pub(crate) fn run(common: &Common, command: &VaultCommand, output: Output) -> Result<(), Failure> {
    match command {
        VaultCommand::Init { vault } => init(common, &vault.folder, output),
        VaultCommand::Info { vault } => info::run(&vault.folder, output),
        VaultCommand::Verify(arguments) => verify::run(common, arguments, output),
        VaultCommand::Backup(arguments) => backup::run(common, arguments, output),
        VaultCommand::Restore(arguments) => restore::run(common, arguments, output),
        VaultCommand::Slots(command) => slots::run(common, command, output),
        VaultCommand::Rekey(arguments) => rekey::run(common, arguments, output),
    }
}

/// A backup that is named. A folder that is not there is no damage.
fn must_be_there(backup: &Path) -> Result<(), Failure> {
    if backup.is_dir() {
        return Ok(());
    }
    Err(Failure::not_found(
        "There is no such backup. `vault info` lists those in the vault’s folder; one on a stick or a server has to be \
         connected.",
    ))
}

fn init(common: &Common, folder: &Path, output: Output) -> Result<(), Failure> {
    let (store, key) = open::create(common, folder)?;
    store.close();
    output.print(&NewVault::new(&key), NewVault::lines)
}

/// What is told about a vault that was just made.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct NewVault {
    recovery_key: String,
}

impl NewVault {
    pub(crate) fn new(key: &RecoveryKey) -> Self {
        Self {
            recovery_key: key.to_string(),
        }
    }

    pub(crate) fn lines(&self) -> Vec<String> {
        vec![
            "The vault is made. Its recovery key is shown only this once; write it down and keep it apart from this PC:"
                .to_owned(),
            self.recovery_key.clone(),
        ]
    }
}

/// What is told when a new recovery key was made.
fn recovery_lines(deed: &str, key: &str) -> Vec<String> {
    vec![
        format!(
            "{deed} The new recovery key is shown only this once; write it down and destroy the old sheet:"
        ),
        key.to_owned(),
    ]
}
