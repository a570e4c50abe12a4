//! Making a backup.

use copse_vault::{Progress, SecondState};
use jiff::Timestamp;
use serde::Serialize;

use super::notices;
use crate::{
    arguments::{BackupArguments, Common},
    failure::{Exit, Failure},
    open,
    output::{Output, count},
};

#[derive(Serialize, Default)]
#[serde(rename_all = "camelCase")]
struct Made {
    /// Where it is; none if none was due.
    folder: Option<String>,
    copies: Vec<Copied>,
    /// Old backups that were deleted.
    removed: Vec<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Copied {
    to: String,
    /// Where it is, if it could be made.
    folder: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    problem: Option<String>,
}

pub(super) fn run(
    common: &Common,
    arguments: &BackupArguments,
    output: Output,
) -> Result<(), Failure> {
    // Without the domain: a backup that is scheduled must not bring the vault to a newer version.
    let mut vault = open::vault(common, &arguments.vault.folder)?;
    notices::tell(&vault, output);
    let mut made = Made::default();
    if !arguments.if_due || vault.backup_due(Timestamp::now()) {
        let outcome = vault.backup_make(&arguments.label, &arguments.to, Progress::none())?;
        made.folder = Some(outcome.folder.display().to_string());
        made.copies = outcome
            .seconds
            .into_iter()
            .map(|second| {
                let (folder, problem) = match second.state {
                    SecondState::Made(place) => (Some(place.display().to_string()), None),
                    SecondState::Absent => (None, Some("The folder is not there.".to_owned())),
                    SecondState::Failed(error) => (None, Some(error.to_string())),
                };
                Copied {
                    to: second.folder.display().to_string(),
                    folder,
                    problem,
                }
            })
            .collect();
    }
    if arguments.thin {
        let removed = vault.backups_thin(&arguments.to, Timestamp::now());
        made.removed = removed
            .into_iter()
            .map(|folder| folder.display().to_string())
            .collect();
    }
    vault.close()?;
    output.print(&made, lines)?;
    match made
        .copies
        .iter()
        .filter(|copy| copy.folder.is_none())
        .count()
    {
        0 => Ok(()),
        missing => Err(Failure::new(
            Exit::NotWritten,
            format!(
                "The backup is made and checked, but {} of it could not be.",
                count(missing, "copy", "copies")
            ),
        )),
    }
}

fn lines(made: &Made) -> Vec<String> {
    let mut lines = vec![match &made.folder {
        Some(folder) => format!("The backup is made and checked: {folder}"),
        None => "No backup was due, so none was made.".to_owned(),
    }];
    lines.extend(
        made.copies
            .iter()
            .map(|copy| match (&copy.folder, &copy.problem) {
                (Some(folder), _) => format!("A copy of it: {folder}"),
                (None, problem) => {
                    format!("{}: {}", copy.to, problem.as_deref().unwrap_or_default())
                }
            }),
    );
    if !made.removed.is_empty() {
        lines.push(format!(
            "{} deleted.",
            count(made.removed.len(), "old backup was", "old backups were")
        ));
    }
    lines
}
