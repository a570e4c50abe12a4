//! The vault: make, unlock, lock.

use copse_vault::{Passphrase, Probe, RecoveryKey, Secret, VaultError, probe};
use tauri::State;
use zeroize::Zeroizing;

use crate::{
    session::Shell,
    wire::{
        Answer, Judgement, Nothing, PassphraseInput, VaultCreateInput, VaultCreated, VaultState,
        VaultStatus, VaultUnlockInput,
    },
};

/// Words of a suggested passphrase: 64 bits.
const SUGGESTED_WORDS: usize = 5;

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
    } = input;
    let secret = Zeroizing::new(secret);
    shell
        .work(move |shell| {
            let secret = if recovery {
                Secret::Recovery(secret.parse::<RecoveryKey>().map_err(VaultError::from)?)
            } else {
                Secret::Passphrase(Passphrase::new(secret.to_string()))
            };
            let message = shell.unlock(&secret, name.as_deref())?;
            Ok(VaultStatus {
                message,
                ..status(shell)
            })
        })
        .await
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

fn status(shell: &Shell) -> VaultStatus {
    let folder = &shell.places().vault;
    let (state, message) = if shell.is_open() {
        (VaultState::Open, None)
    } else {
        match probe(folder) {
            Probe::None => (VaultState::None, None),
            Probe::Vault { .. } => (VaultState::Locked, None),
            Probe::Foreign => (
                VaultState::Broken,
                Some(VaultError::FolderNotEmpty.to_string()),
            ),
            Probe::Unreadable(error) => (VaultState::Broken, Some(error.to_string())),
        }
    };
    VaultStatus {
        state,
        folder: folder.display().to_string(),
        message,
        version: env!("CARGO_PKG_VERSION").to_owned(),
    }
}
