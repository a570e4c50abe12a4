//! New keys for the whole vault.

use copse_core::audit::{VaultEvent, audit_event};
use copse_vault::{Progress, RecoveryKey, Secret, SlotId, SlotKind, Vault};
use serde::Serialize;

use super::{recovery_lines, slots::owner_clear};
use crate::{
    arguments::{Common, RekeyArguments},
    failure::{Exit, Failure},
    open,
    output::{Output, count},
    secret::other_passphrase,
};

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Done {
    recovery_key: String,
    /// Slots that are gone.
    removed: Vec<SlotId>,
    /// The backup of before; it opens with the passphrases of its time.
    backup: String,
}

pub(super) fn run(
    common: &Common,
    arguments: &RekeyArguments,
    output: Output,
) -> Result<(), Failure> {
    let (mut store, secret) = open::open_with_secret(common, &arguments.vault.folder)?;
    let mut keep = Vec::new();
    if !matches!(secret, Secret::Recovery(_)) {
        keep.push((store.vault().slot_opened(), secret));
    }
    for file in &arguments.keep {
        let secret = Secret::Passphrase(other_passphrase(Some(file))?);
        keep.push((slot_of(store.vault(), &secret)?, secret));
    }
    let key = RecoveryKey::random()?;
    let outcome = store.vault_mut().rekey(&keep, &key, Progress::none())?;
    for slot in &outcome.removed {
        owner_clear(&mut store, *slot)?;
    }
    audit_event(&mut store, VaultEvent::Rekeyed)?;
    store.close();
    let done = Done {
        recovery_key: key.to_string(),
        removed: outcome.removed,
        backup: outcome.backup.display().to_string(),
    };
    output.print(&done, |done| {
        let removed = count(done.removed.len(), "slot is", "slots are");
        let mut lines = recovery_lines(
            &format!("The vault has new keys; {removed} gone."),
            &done.recovery_key,
        );
        lines.push(format!(
            "Backups from before open with the passphrases of their time, the newest is {}",
            done.backup
        ));
        lines
    })
}

/// The slot that a passphrase is of.
fn slot_of(vault: &Vault, secret: &Secret) -> Result<SlotId, Failure> {
    for slot in vault.slots() {
        if slot.kind == SlotKind::Passphrase && vault.secret_opens(slot.id, secret)? {
            return Ok(slot.id);
        }
    }
    Err(Failure::new(
        Exit::WrongPassphrase,
        "One of the passphrases to keep does not open the vault. Nothing was changed.",
    ))
}
