//! What opens the vault.

use std::path::Path;

use copse_core::{
    Store,
    audit::{VaultEvent, audit_event},
    facilitators::{
        FacilitatorDetails, facilitator_create, facilitator_list, facilitator_slot_set,
    },
};
use copse_vault::{Kdf, RecoveryKey, SlotInfo, SlotKind};
use serde::Serialize;
use uuid::Uuid;

use super::recovery_lines;
use crate::{
    arguments::{Common, SlotsCommand},
    failure::Failure,
    open,
    output::Output,
    secret::other_passphrase,
};

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Line {
    id: Uuid,
    kind: &'static str,
    /// Whose it is, if that was said.
    name: Option<String>,
    /// When its secret was made or last changed.
    created: String,
    /// Memory of one guess at a passphrase, in KiB.
    #[serde(skip_serializing_if = "Option::is_none")]
    memory_kib: Option<u32>,
    /// Passes over the memory.
    #[serde(skip_serializing_if = "Option::is_none")]
    passes: Option<u32>,
    opened_with: bool,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Changed {
    slot: Uuid,
    #[serde(skip_serializing_if = "Option::is_none")]
    recovery_key: Option<String>,
}

pub(super) fn run(common: &Common, command: &SlotsCommand, output: Output) -> Result<(), Failure> {
    match command {
        SlotsCommand::List { vault } => list(common, &vault.folder, output),
        SlotsCommand::Add { vault, new, name } => {
            let mut store = open::open(common, &vault.folder)?;
            let passphrase = other_passphrase(new.new_passphrase_file.as_deref())?;
            let id = store
                .vault_mut()
                .passphrase_add(&passphrase, Kdf::Calibrated)?;
            name_set(&mut store, id, name)?;
            audit_event(&mut store, VaultEvent::SlotAdded { slot: id })?;
            told(output, id, "The passphrase opens the vault from now on.")
        }
        SlotsCommand::Change { vault, new, slot } => {
            let mut store = open::open(common, &vault.folder)?;
            let passphrase = other_passphrase(new.new_passphrase_file.as_deref())?;
            let id = slot.unwrap_or_else(|| store.vault().slot_opened());
            store
                .vault_mut()
                .passphrase_change(id, &passphrase, Kdf::Calibrated)?;
            audit_event(&mut store, VaultEvent::SlotChanged { slot: id })?;
            told(
                output,
                id,
                "The passphrase is changed; the old one opens nothing any more.",
            )
        }
        SlotsCommand::Remove { vault, slot } => {
            let mut store = open::open(common, &vault.folder)?;
            store.vault_mut().slot_remove(*slot)?;
            owner_clear(&mut store, *slot)?;
            audit_event(&mut store, VaultEvent::SlotRemoved { slot: *slot })?;
            told(output, *slot, "The slot is gone.")
        }
        SlotsCommand::Recovery { vault } => {
            let mut store = open::open(common, &vault.folder)?;
            let key = RecoveryKey::random()?;
            let id = store.vault_mut().recovery_key_renew(&key)?;
            audit_event(&mut store, VaultEvent::RecoveryKeyRenewed)?;
            let changed = Changed {
                slot: id,
                recovery_key: Some(key.to_string()),
            };
            output.print(&changed, |_| {
                recovery_lines("The recovery key is renewed.", &key.to_string())
            })
        }
    }
}

fn list(common: &Common, folder: &Path, output: Output) -> Result<(), Failure> {
    let store = open::open(common, folder)?;
    let people = facilitator_list(&store)?;
    let lines: Vec<_> = store
        .vault()
        .slots()
        .into_iter()
        .map(|slot| {
            let owner = people.iter().find(|person| person.slot == Some(slot.id));
            line(&slot, owner.map(|person| person.details.name.clone()))
        })
        .collect();
    output.print(&lines, |lines| {
        lines
            .iter()
            .map(|line| {
                let name = line.name.as_deref().unwrap_or("nobody in particular");
                let now = if line.opened_with { ", used now" } else { "" };
                format!(
                    "{} {} of {name}, made {}{now}",
                    line.id, line.kind, line.created
                )
            })
            .collect()
    })
}

fn line(slot: &SlotInfo, name: Option<String>) -> Line {
    Line {
        id: slot.id,
        kind: match slot.kind {
            SlotKind::Passphrase => "passphrase",
            SlotKind::Recovery => "recovery",
            SlotKind::Keychain => "keychain",
            _ => "other",
        },
        name,
        created: slot.created.to_string(),
        memory_kib: slot.cost.map(|cost| cost.memory_kib),
        passes: slot.cost.map(|cost| cost.passes),
        opened_with: slot.opened_with,
    }
}

/// Ties the slot to the facilitator of that name, who is entered if there is none.
fn name_set(store: &mut Store, slot: Uuid, name: &str) -> Result<(), Failure> {
    let wanted = name.trim().to_lowercase();
    let known = facilitator_list(store)?
        .into_iter()
        .find(|person| person.details.name.to_lowercase() == wanted);
    if let Some(person) = known {
        drop(facilitator_slot_set(store, person.id, Some(slot))?);
    } else {
        let details = FacilitatorDetails {
            name: name.trim().to_owned(),
            ..FacilitatorDetails::default()
        };
        drop(facilitator_create(store, details, Some(slot))?);
    }
    Ok(())
}

/// Nobody has the slot any more.
pub(super) fn owner_clear(store: &mut Store, slot: Uuid) -> Result<(), Failure> {
    let owner = facilitator_list(store)?
        .into_iter()
        .find(|person| person.slot == Some(slot));
    if let Some(person) = owner {
        facilitator_slot_set(store, person.id, None)?;
    }
    Ok(())
}

fn told(output: Output, slot: Uuid, sentence: &str) -> Result<(), Failure> {
    let changed = Changed {
        slot,
        recovery_key: None,
    };
    output.print(&changed, |_| vec![sentence.to_owned()])
}
