//! Checking a vault or a backup in whole.

use std::path::Path;

use copse_vault::{BackupInfo, Progress, Vault, VaultError, backup_verify, backups};
use serde::Serialize;

use super::{must_be_there, notices};
use crate::{
    arguments::{Common, VerifyArguments},
    failure::{Exit, Failure},
    open,
    output::{Output, count},
    secret::secret,
};

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Verified {
    /// What was noticed while opening.
    notices: Vec<&'static str>,
    backups: Vec<Checked>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Checked {
    folder: String,
    made_at: String,
    /// Nothing where it has keys of its own, and no damage shows without them.
    whole: Option<bool>,
    /// The vault's name for what is wrong.
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    problem: Option<String>,
}

pub(super) fn run(
    common: &Common,
    arguments: &VerifyArguments,
    output: Output,
) -> Result<(), Failure> {
    let folder = &arguments.vault.folder;
    if is_backup(folder) {
        must_be_there(folder)?;
        let info = backup_verify(folder, &secret(common)?, Progress::none())?;
        let verified = Verified {
            notices: Vec::new(),
            backups: vec![checked(&info, Ok(()))],
        };
        return output.print(&verified, |_| vec!["The backup is whole.".to_owned()]);
    }
    let vault = open::vault(common, folder)?;
    let mut verified = Verified {
        notices: notices::names(&vault),
        backups: Vec::new(),
    };
    if arguments.backups {
        verified.backups = all(&vault);
    }
    notices::tell(&vault, output);
    vault.close()?;
    output.print(&verified, lines)?;
    let bad = verified
        .backups
        .iter()
        .filter(|backup| backup.whole == Some(false));
    match bad.count() {
        0 => Ok(()),
        bad => Err(Failure::new(
            Exit::Damaged,
            format!(
                "{} cannot be relied on. The vault itself is whole: make a new backup.",
                count(bad, "backup", "backups")
            ),
        )),
    }
}

/// A backup has a note, or lies where backups do.
fn is_backup(folder: &Path) -> bool {
    let above = folder.parent().and_then(Path::file_name);
    folder.join("backup.json").exists() || above.is_some_and(|name| name == "backups")
}

fn all(vault: &Vault) -> Vec<Checked> {
    backups(vault.folder())
        .iter()
        .map(|info| {
            let outcome = vault.backup_verify(&info.folder, Progress::none());
            checked(info, outcome.map(drop))
        })
        .collect()
}

fn checked(info: &BackupInfo, outcome: Result<(), VaultError>) -> Checked {
    Checked {
        folder: info.folder.display().to_string(),
        made_at: info.made_at.to_string(),
        whole: match outcome {
            Ok(()) => Some(true),
            Err(VaultError::OtherKeys) => None,
            Err(_) => Some(false),
        },
        reason: outcome.as_ref().err().map(VaultError::code),
        problem: outcome.err().map(|error| error.to_string()),
    }
}

fn lines(verified: &Verified) -> Vec<String> {
    let mut lines = vec!["The vault is whole.".to_owned()];
    lines.extend(verified.backups.iter().map(|backup| {
        let folder = &backup.folder;
        match &backup.problem {
            None => format!("{folder}: whole"),
            Some(problem) => format!("{folder}: {problem}"),
        }
    }));
    lines
}
