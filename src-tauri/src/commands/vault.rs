//! The vault: make, unlock, lock.

use std::path::Path;

use copse_keychain::SystemKeychain;
use copse_vault::{
    Passphrase, Probe, Secret, VaultError, backup_last_verified, conflict_copies, folder_judge,
    keychain_secret, probe, restore_lost,
};
use jiff::Timestamp;
use tauri::State;
use zeroize::Zeroizing;

use super::backup;
use crate::{
    fault::Fault,
    session::{Entry, Shell, recovery_key},
    wire::{
        Answer, ClipboardInput, Judgement, Nothing, PassphraseInput, VaultCreateInput,
        VaultCreated, VaultLookInput, VaultState, VaultStatus, VaultUnlockInput,
    },
};

/// Words of a suggested passphrase: 64 bits.
const SUGGESTED_WORDS: usize = 5;

/// For the lock screen, after the checks behind an open vault found something.
const DAMAGED: &str = "Copse checked all of the vault and found that a part of it is damaged, so it was locked before anything could be written. Unlock it once more to see what was found, or choose a backup.";

#[tauri::command]
pub(super) async fn vault_status(shell: State<'_, Shell>, input: Nothing) -> Answer<VaultStatus> {
    let Nothing {} = input;
    shell.work(|shell| Ok(status(shell))).await
}

#[tauri::command]
pub(super) async fn vault_create(
    shell: State<'_, Shell>,
    input: VaultCreateInput,
) -> Answer<VaultCreated> {
    let VaultCreateInput { passphrase, name } = input;
    let passphrase = Passphrase::new(passphrase);
    shell
        .work(move |shell| {
            let key = shell.create(&passphrase, &name)?;
            Ok(VaultCreated {
                recovery_key: key.to_string(),
            })
        })
        .await
}

#[tauri::command]
pub(super) async fn vault_unlock(
    shell: State<'_, Shell>,
    input: VaultUnlockInput,
) -> Answer<VaultStatus> {
    let VaultUnlockInput {
        secret,
        recovery,
        name,
        allow_synced,
    } = input;
    let secret = Zeroizing::new(secret);
    shell
        .work(move |shell| {
            let secret = secret_of(&secret, recovery)?;
            shell.unlock(&Entry {
                secret: &secret,
                name: name.as_deref(),
                allow_synced,
            })?;
            Ok(status(shell))
        })
        .await
}

/// Opens the vault with what this PC's keychain holds.
#[tauri::command]
pub(super) async fn vault_unlock_keychain(
    shell: State<'_, Shell>,
    input: Nothing,
) -> Answer<VaultStatus> {
    let Nothing {} = input;
    shell
        .work(|shell| {
            let secret = keychain_secret(&shell.places().vault, &SystemKeychain)?
                .ok_or(Fault::Vault(VaultError::NoSuchSlot))?;
            shell.unlock(&Entry {
                secret: &secret,
                name: None,
                allow_synced: false,
            })?;
            Ok(status(shell))
        })
        .await
}

/// Opens a backup for reading only, while the vault itself is in use elsewhere or damaged.
#[tauri::command]
pub(super) async fn vault_look(
    shell: State<'_, Shell>,
    input: VaultLookInput,
) -> Answer<VaultStatus> {
    let secret = Zeroizing::new(input.secret);
    shell
        .work(move |shell| {
            let secret = secret_of(&secret, input.recovery)?;
            shell.look(&backup::find(shell, &input.backup)?.folder, &secret)?;
            Ok(status(shell))
        })
        .await
}

/// Puts a backup into the place of a vault that cannot be opened. What is there is set aside, never deleted.
#[tauri::command]
pub(super) async fn vault_restore_lost(
    shell: State<'_, Shell>,
    input: VaultLookInput,
) -> Answer<VaultStatus> {
    let secret = Zeroizing::new(input.secret);
    shell
        .work(move |shell| {
            if shell.is_open() {
                return Err(Fault::crashed("restore: a vault is open"));
            }
            let secret = secret_of(&secret, input.recovery)?;
            let from = backup::find(shell, &input.backup)?.folder;
            shell.long("Restoring a backup", |progress| {
                restore_lost(&shell.places().vault, &from, &secret, false, progress)
            })?;
            shell.damage_forget();
            Ok(status(shell))
        })
        .await
}

fn secret_of(typed: &str, recovery: bool) -> Result<Secret, Fault> {
    Ok(if recovery {
        Secret::Recovery(recovery_key(typed)?)
    } else {
        Secret::Passphrase(Passphrase::new(typed.to_owned()))
    })
}

#[tauri::command]
pub(super) async fn vault_lock(shell: State<'_, Shell>, input: Nothing) -> Answer<VaultStatus> {
    let Nothing {} = input;
    shell
        .work(|shell| {
            shell.lock();
            Ok(status(shell))
        })
        .await
}

/// Somebody is at the keyboard: the page says so at most every 30 seconds.
#[tauri::command]
pub(super) async fn activity(shell: State<'_, Shell>, input: Nothing) -> Answer<()> {
    let Nothing {} = input;
    shell.touch();
    Ok(())
}

/// Something was copied or cut in the window: locking takes it off the clipboard.
#[tauri::command]
pub(super) async fn clipboard_note(shell: State<'_, Shell>, input: ClipboardInput) -> Answer<()> {
    shell.copied(&input.text);
    Ok(())
}

#[tauri::command]
pub(super) async fn passphrase_suggest(shell: State<'_, Shell>, input: Nothing) -> Answer<String> {
    let Nothing {} = input;
    shell
        .work(|_| Ok(copse_vault::passphrase_suggest(SUGGESTED_WORDS)?))
        .await
}

#[tauri::command]
pub(super) async fn passphrase_judge(
    shell: State<'_, Shell>,
    input: PassphraseInput,
) -> Answer<Judgement> {
    let passphrase = Passphrase::new(input.passphrase);
    shell
        .work(move |_| {
            let copse_vault::Judgement {
                score,
                enough,
                advice,
            } = passphrase.judge();
            Ok(Judgement {
                score,
                enough,
                advice,
            })
        })
        .await
}

/// How things stand, for the lock screen and for the window. Needs no secret.
pub(super) fn status(shell: &Shell) -> VaultStatus {
    let folder = &shell.places().vault;
    let seen = shell.with_open(|open| {
        let store = &open.store;
        Ok((
            store.vault().is_read_only(),
            store.signed_in().clone(),
            open.notices.clone(),
        ))
    });
    let (state, message) = match (&seen, probe(folder)) {
        (Ok(_), _) => (VaultState::Open, None),
        (Err(_), Probe::None) => (VaultState::None, None),
        (Err(_), Probe::Vault { .. }) => {
            let message = shell.is_damaged().then(|| DAMAGED.to_owned());
            (VaultState::Locked, message)
        }
        (Err(_), Probe::Foreign) => (
            VaultState::Broken,
            Some(VaultError::FolderNotEmpty.to_string()),
        ),
        (Err(_), Probe::Unreadable(error)) => (VaultState::Broken, Some(error.to_string())),
    };
    let (read_only, signed_in, notices) = match seen {
        Ok((read_only, signed_in, notices)) => (read_only, Some(signed_in), notices),
        Err(_) => (false, None, Vec::new()),
    };
    let conflicts = conflict_copies(folder)
        .iter()
        .map(|copy| copse_handout::name_of(&copy.path))
        .collect();
    VaultStatus {
        state,
        folder: folder.display().to_string(),
        message,
        notices,
        read_only,
        signed_in,
        folder_advice: folder_judge(folder).advice(),
        conflicts,
        keychain: state == VaultState::Locked && has_keychain(folder),
        backups: backup::rows(shell),
        last_verified: backup_last_verified(folder, Timestamp::now()),
        version: env!("CARGO_PKG_VERSION").to_owned(),
    }
}

/// A keychain that cannot be asked is as good as none: the passphrase opens the vault all the same.
fn has_keychain(folder: &Path) -> bool {
    matches!(keychain_secret(folder, &SystemKeychain), Ok(Some(_)))
}
