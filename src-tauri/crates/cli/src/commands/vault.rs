//! `copse-cli vault …`

use std::path::Path;

use copse_vault::{Probe, RecoveryKey, probe};
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
        VaultCommand::Info { vault } => info(&vault.folder, output),
    }
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

#[derive(Serialize)]
#[serde(rename_all = "camelCase", tag = "state")]
enum Info {
    /// Empty or not there.
    None,
    /// A vault.
    Vault {
        /// The same in all its backups.
        id: String,
        /// Whether both copies of its header are whole.
        whole: bool,
    },
    /// Other things.
    Foreign,
}

fn info(folder: &Path, output: Output) -> Result<(), Failure> {
    let info = match probe(folder) {
        Probe::None => Info::None,
        Probe::Vault { id, whole } => Info::Vault {
            id: id.to_string(),
            whole,
        },
        Probe::Foreign => Info::Foreign,
        Probe::Unreadable(error) => return Err(error.into()),
    };
    output.print(&info, |info| {
        vec![match info {
            Info::None => "The folder is empty or not there: a vault can be made in it.".to_owned(),
            Info::Vault { id, whole: true } => format!("A Copse vault. Its id: {id}"),
            Info::Vault { id, whole: false } => format!(
                "A Copse vault of which one header copy is damaged; unlocking it repairs that. Its id: {id}"
            ),
            Info::Foreign => "The folder holds other things, but no Copse vault.".to_owned(),
        }]
    })
}
