//! Putting a backup in the place of the vault's data.

use copse_vault::{Progress, Secret, restore_lost};
use serde::Serialize;

use super::must_be_there;
use crate::{
    arguments::{Common, RestoreArguments},
    failure::Failure,
    open,
    output::Output,
    secret::{other_passphrase, secret},
};

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Done {
    /// The backup of what was there before.
    #[serde(skip_serializing_if = "Option::is_none")]
    backup: Option<String>,
    /// The folder with what was left of a lost vault.
    #[serde(skip_serializing_if = "Option::is_none")]
    set_aside: Option<String>,
}

pub(super) fn run(
    common: &Common,
    arguments: &RestoreArguments,
    output: Output,
) -> Result<(), Failure> {
    must_be_there(&arguments.from)?;
    let done = if arguments.lost {
        lost(common, arguments)?
    } else {
        in_place(common, arguments)?
    };
    output.print(&done, lines)
}

fn in_place(common: &Common, arguments: &RestoreArguments) -> Result<Done, Failure> {
    let mut store = open::open(common, &arguments.vault.folder)?;
    let theirs = match &arguments.backup_passphrase_file {
        Some(file) => Some(Secret::Passphrase(other_passphrase(Some(file))?)),
        None => None,
    };
    let restored = store.restore(&arguments.from, theirs.as_ref(), Progress::none())?;
    store.close();
    Ok(Done {
        backup: Some(restored.value.backup.display().to_string()),
        set_aside: None,
    })
}

fn lost(common: &Common, arguments: &RestoreArguments) -> Result<Done, Failure> {
    let outcome = restore_lost(
        &arguments.vault.folder,
        &arguments.from,
        &secret(common)?,
        common.allow_unfit_folder,
        Progress::none(),
    )?;
    Ok(Done {
        backup: None,
        set_aside: outcome.folder.map(|folder| folder.display().to_string()),
    })
}

fn lines(done: &Done) -> Vec<String> {
    let mut lines = vec!["The backup is now the vault's data.".to_owned()];
    if let Some(backup) = &done.backup {
        lines.push(format!("What was there before is in this backup: {backup}"));
    }
    if let Some(folder) = &done.set_aside {
        lines.push(format!("What was left of the vault is in {folder}"));
    }
    lines
}
