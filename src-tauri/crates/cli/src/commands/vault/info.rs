//! What is in a folder, from outside.

use std::path::Path;

use copse_vault::{
    BackupInfo, ConflictKind, Probe, backup_last_verified, backups, conflict_copies, folder_judge,
    probe,
};
use jiff::Timestamp;
use serde::Serialize;

use crate::{failure::Failure, output::Output};

#[derive(Serialize)]
#[serde(rename_all = "camelCase", tag = "state")]
enum Info {
    /// Empty or not there.
    None,
    /// A vault.
    Vault(Box<VaultInfo>),
    /// Other things.
    Foreign,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct VaultInfo {
    /// The same in all its backups.
    id: String,
    /// Whether both copies of its header are whole.
    whole: bool,
    /// Why the folder is not fit for a vault.
    unfit: Option<String>,
    /// When the newest checked backup was made.
    last_verified: Option<String>,
    /// Newest first.
    backups: Vec<Backup>,
    /// Other copies of the same vault.
    copies: Vec<Copy>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Backup {
    folder: String,
    label: String,
    made_at: String,
    verified_at: Option<String>,
    bytes: u64,
}

impl From<&BackupInfo> for Backup {
    fn from(info: &BackupInfo) -> Self {
        Self {
            folder: info.folder.display().to_string(),
            label: info.label.clone(),
            made_at: info.made_at.to_string(),
            verified_at: info.verified_at.map(|at| at.to_string()),
            bytes: info.bytes,
        }
    }
}

#[derive(Serialize)]
struct Copy {
    path: String,
    kind: &'static str,
}

pub(super) fn run(folder: &Path, output: Output) -> Result<(), Failure> {
    let info = match probe(folder) {
        Probe::None => Info::None,
        Probe::Vault { id, whole } => Info::Vault(Box::new(VaultInfo {
            id: id.to_string(),
            whole,
            unfit: folder_judge(folder).advice(),
            last_verified: backup_last_verified(folder, Timestamp::now()).map(|at| at.to_string()),
            backups: backups(folder).iter().map(Backup::from).collect(),
            copies: copies(folder),
        })),
        Probe::Foreign => Info::Foreign,
        Probe::Unreadable(error) => return Err(error.into()),
    };
    output.print(&info, |info| match info {
        Info::None => {
            vec!["The folder is empty or not there: a vault can be made in it.".to_owned()]
        }
        Info::Vault(info) => info.lines(),
        Info::Foreign => vec!["The folder holds other things, but no Copse vault.".to_owned()],
    })
}

fn copies(folder: &Path) -> Vec<Copy> {
    conflict_copies(folder)
        .into_iter()
        .map(|copy| Copy {
            path: copy.path.display().to_string(),
            kind: match copy.kind {
                ConflictKind::Header => "header",
                ConflictKind::Database => "database",
                ConflictKind::Folder => "folder",
            },
        })
        .collect()
}

impl VaultInfo {
    fn lines(&self) -> Vec<String> {
        let mut lines = vec![if self.whole {
            format!("A Copse vault. Its id: {}", self.id)
        } else {
            format!(
                "A Copse vault of which one header copy is damaged; unlocking it repairs that. Its id: {}",
                self.id
            )
        }];
        lines.extend(self.unfit.clone());
        lines.push(match &self.last_verified {
            Some(at) => format!("The newest checked backup was made at {at}."),
            None => "There is no checked backup.".to_owned(),
        });
        lines.extend(self.backups.iter().map(|backup| {
            let checked = if backup.verified_at.is_some() {
                "checked"
            } else {
                "not checked"
            };
            format!(
                "  {} {} ({} bytes, {checked}): {}",
                backup.made_at, backup.label, backup.bytes, backup.folder
            )
        }));
        for copy in &self.copies {
            lines.push(format!(
                "Another copy of this vault ({}), left alone: {}",
                copy.kind, copy.path
            ));
        }
        lines
    }
}
