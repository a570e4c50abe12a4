//! Backups: made, checked, looked into, restored (domain H3).

use copse_core::audit::{self, VaultEvent};
use copse_vault::{BackupInfo, Probe, Vault, backups, backups_in, probe};
use jiff::{SignedDuration, Timestamp};
use tauri::State;
use uuid::Uuid;
use zeroize::Zeroizing;

use super::vault::status;
use crate::{
    fault::Fault,
    session::{Shell, backup_make as make, confirm},
    wire::{
        Answer, BackupInput, BackupOpenInput, BackupPlace, BackupRow, BackupState, Nothing,
        VaultStatus,
    },
};

/// After so long without a verified backup the screen goes amber.
const AMBER: SignedDuration = SignedDuration::from_hours(7 * 24);

#[tauri::command]
pub(super) async fn backup_list(shell: State<'_, Shell>, input: Nothing) -> Answer<BackupState> {
    let Nothing {} = input;
    shell.work(state).await
}

#[tauri::command]
pub(super) async fn backup_make(shell: State<'_, Shell>, input: Nothing) -> Answer<BackupState> {
    let Nothing {} = input;
    shell
        .work(|shell| {
            let second = shell.backup_folder();
            shell.long("Making a backup", |progress| {
                shell.with_open(|open| make(open, "by-hand", second.as_slice(), progress))
            })?;
            state(shell)
        })
        .await
}

#[tauri::command]
pub(super) async fn backup_verify(
    shell: State<'_, Shell>,
    input: BackupInput,
) -> Answer<BackupState> {
    shell
        .work(move |shell| {
            shell.with_open(|_| Ok(()))?;
            let folder = find(shell, &input.name)?.folder;
            shell.long("Checking a backup", |progress| {
                shell.with_open(|open| {
                    open.store.vault().backup_verify(&folder, progress)?;
                    audit::audit_event(&mut open.store, VaultEvent::BackupVerified)?;
                    Ok(())
                })
            })?;
            state(shell)
        })
        .await
}

#[tauri::command]
pub(super) async fn backup_folder_choose(
    shell: State<'_, Shell>,
    input: Nothing,
) -> Answer<BackupState> {
    let Nothing {} = input;
    shell
        .work(|shell| {
            // Nobody should choose a folder for nothing.
            shell.with_open(|_| Ok(()))?;
            let folder = shell
                .desktop()
                .choose_folder("Second folder for backups")
                .ok_or(Fault::Cancelled)?;
            if folder.starts_with(&shell.places().vault) {
                return Err(Fault::field(
                    "folder",
                    "This folder is inside the vault, so it would be lost with it. Choose one on another disk, such as a USB stick.",
                ));
            }
            shell.backup_folder_set(Some(folder))?;
            state(shell)
        })
        .await
}

#[tauri::command]
pub(super) async fn backup_folder_forget(
    shell: State<'_, Shell>,
    input: Nothing,
) -> Answer<BackupState> {
    let Nothing {} = input;
    shell
        .work(|shell| {
            shell.with_open(|_| Ok(()))?;
            shell.backup_folder_set(None)?;
            state(shell)
        })
        .await
}

/// Closes the vault, and opens a backup for reading only in its place.
#[tauri::command]
pub(super) async fn backup_look(
    shell: State<'_, Shell>,
    input: BackupOpenInput,
) -> Answer<VaultStatus> {
    let current = Zeroizing::new(input.current);
    shell
        .work(move |shell| {
            let secret = shell.with_open(|open| confirm(open, &current))?;
            let folder = find(shell, &input.name)?.folder;
            // Before today's vault is closed: a backup of other keys is a sentence, not a locked window.
            drop(Vault::look(&folder, &secret)?);
            shell.change_over(|shell| shell.look(&folder, &secret))?;
            Ok(status(shell))
        })
        .await
}

/// Puts the records of a backup in the place of today's, which are backed up first.
#[tauri::command]
pub(super) async fn backup_restore(
    shell: State<'_, Shell>,
    input: BackupOpenInput,
) -> Answer<VaultStatus> {
    let current = Zeroizing::new(input.current);
    shell
        .work(move |shell| {
            shell.with_open(|_| Ok(()))?;
            let folder = find(shell, &input.name)?.folder;
            shell.long("Restoring a backup", |progress| {
                shell.with_open(|open| {
                    let secret = confirm(open, &current)?;
                    open.store.restore(&folder, Some(&secret), progress)?;
                    open.shelf = crate::shelf::Shelf::default();
                    Ok(())
                })
            })?;
            Ok(status(shell))
        })
        .await
}

fn state(shell: &Shell) -> Result<BackupState, Fault> {
    let second = shell.backup_folder();
    let now = Timestamp::now();
    let last_verified = all(shell)
        .into_iter()
        .find(|(_, info)| info.counts(now))
        .map(|(_, info)| info.made_at);
    Ok(BackupState {
        amber: last_verified.is_none_or(|made| now.duration_since(made) > AMBER),
        last_verified,
        due: shell.with_open(|open| Ok(open.store.vault().backup_due(now)))?,
        second_there: second.as_ref().is_some_and(|folder| folder.is_dir()),
        second_folder: second.map(|folder| folder.display().to_string()),
        rows: rows(shell),
    })
}

/// All backups, newest first. Needs no secret.
pub(super) fn rows(shell: &Shell) -> Vec<BackupRow> {
    let vault = vault_id(shell);
    all(shell)
        .into_iter()
        .map(|(place, info)| BackupRow {
            name: name(place, &info),
            readable: vault.is_none() || info.vault.is_none() || info.vault == vault,
            label: info.label,
            made_at: info.made_at,
            bytes: info.bytes,
            verified_at: info.verified_at,
            place,
        })
        .collect()
}

/// The backup that the page names.
pub(super) fn find(shell: &Shell, wanted: &str) -> Result<BackupInfo, Fault> {
    all(shell)
        .into_iter()
        .find(|(place, info)| name(*place, info) == wanted)
        .map(|(_, info)| info)
        .ok_or_else(|| {
            Fault::field(
                "backup",
                "This backup is no longer there. Plug in the disk it is on, or look at the list again.",
            )
        })
}

fn all(shell: &Shell) -> Vec<(BackupPlace, BackupInfo)> {
    let mut all: Vec<_> = backups(&shell.places().vault)
        .into_iter()
        .map(|info| (BackupPlace::Here, info))
        .collect();
    if let (Some(second), Some(vault)) = (shell.backup_folder(), vault_id(shell)) {
        let found = backups_in(&second, vault);
        all.extend(found.into_iter().map(|info| (BackupPlace::Second, info)));
    }
    all.sort_by_key(|(_, info)| std::cmp::Reverse(info.made_at));
    all
}

/// As the header says it, which needs no secret.
fn vault_id(shell: &Shell) -> Option<Uuid> {
    match probe(&shell.places().vault) {
        Probe::Vault { id, .. } => Some(id),
        _ => None,
    }
}

/// The page gets a name, never a path.
fn name(place: BackupPlace, info: &BackupInfo) -> String {
    let folder = copse_handout::name_of(&info.folder);
    match place {
        BackupPlace::Here => folder,
        BackupPlace::Second => format!("second/{folder}"),
    }
}
