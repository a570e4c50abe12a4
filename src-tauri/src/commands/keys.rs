//! Ways into the vault: passphrases, recovery key, keychain, new keys (domain H2).

use copse_core::{
    audit::{self, VaultEvent},
    facilitators::{self, Facilitator},
    journal::{Done, Kind},
};
use copse_keychain::SystemKeychain;
use copse_vault::{Passphrase, RecoveryKey, Secret, SlotId, SlotInfo, SlotKind, Vault, VaultError};
use tauri::State;
use zeroize::Zeroizing;

use crate::{
    fault::Fault,
    session::{Open, Recovery, Shell, confirm},
    wire::{
        Answer, KeychainInput, Nothing, RecoveryKeyConfirmInput, RecoveryKeyMade, RekeyDone,
        SlotAddInput, SlotChangeInput, SlotRemoveInput, SlotRow, SlotRowKind,
    },
};

/// Groups of a recovery key.
const GROUPS: u8 = 7;

#[tauri::command]
pub(super) async fn slot_list(shell: State<'_, Shell>, input: Nothing) -> Answer<Vec<SlotRow>> {
    let Nothing {} = input;
    shell.open(|open| rows(open)).await
}

/// A passphrase for another facilitator, who types it.
#[tauri::command]
pub(super) async fn slot_add(
    shell: State<'_, Shell>,
    input: SlotAddInput,
) -> Answer<Done<Facilitator>> {
    let current = Zeroizing::new(input.current);
    let passphrase = Passphrase::new(input.passphrase);
    shell
        .work(move |shell| {
            let kdf = shell.kdf();
            shell.with_open(|open| {
                confirm(open, &current)?;
                let held = facilitators::facilitator_get(&open.store, input.facilitator)?.slot;
                let vault = open.store.vault_mut();
                if vault
                    .slots()
                    .iter()
                    .any(|slot| Some(slot.id) == held)
                {
                    return Err(Fault::field(
                        "facilitator",
                        "This person has a passphrase already. Take it away first, or choose another person.",
                    ));
                }
                let slot = vault.passphrase_add(&passphrase, kdf)?;
                let done = facilitators::facilitator_slot_set(
                    &mut open.store,
                    input.facilitator,
                    Some(slot),
                )?;
                audit::audit_event(&mut open.store, VaultEvent::SlotAdded { slot })?;
                Ok(done)
            })
        })
        .await
}

#[tauri::command]
pub(super) async fn slot_change(shell: State<'_, Shell>, input: SlotChangeInput) -> Answer<()> {
    let current = Zeroizing::new(input.current);
    let passphrase = Passphrase::new(input.passphrase);
    shell
        .work(move |shell| {
            let kdf = shell.kdf();
            shell.with_open(|open| {
                let secret = confirm(open, &current)?;
                let slot = changeable(open.store.vault(), &secret, input.id.as_deref())?;
                open.store
                    .vault_mut()
                    .passphrase_change(slot, &passphrase, kdf)?;
                audit::audit_event(&mut open.store, VaultEvent::SlotChanged { slot })?;
                Ok(())
            })
        })
        .await
}

/// One's own passphrase; another's only for who came in with the recovery key, which is for a forgotten one.
fn changeable(vault: &Vault, secret: &Secret, wanted: Option<&str>) -> Result<SlotId, Fault> {
    let slots = vault.slots();
    let passphrases = || {
        slots
            .iter()
            .filter(|slot| slot.kind == SlotKind::Passphrase)
    };
    let found = match (wanted, secret) {
        (Some(wanted), Secret::Recovery(_)) => {
            passphrases().find(|slot| slot.id.to_string() == wanted)
        }
        (None, Secret::Recovery(_)) => passphrases().next(),
        (_, secret) => {
            let mut own = None;
            for slot in passphrases() {
                if vault.secret_opens(slot.id, secret)? {
                    own = Some(slot);
                    break;
                }
            }
            own.filter(|slot| wanted.is_none_or(|wanted| slot.id.to_string() == wanted))
        }
    };
    found.map(|slot| slot.id).ok_or_else(|| {
        Fault::field(
            "passphrase",
            "Only one’s own passphrase can be changed. Where another person forgot theirs, unlock with the recovery key, and change it then.",
        )
    })
}

#[tauri::command]
pub(super) async fn slot_remove(
    shell: State<'_, Shell>,
    input: SlotRemoveInput,
) -> Answer<Done<Vec<SlotRow>>> {
    let current = Zeroizing::new(input.current);
    shell
        .open(move |open| {
            confirm(open, &current)?;
            let slot = slot_id(open.store.vault(), &input.id)?;
            open.store.vault_mut().slot_remove(slot)?;
            let changed = forget_slots(open, &[slot])?;
            audit::audit_event(&mut open.store, VaultEvent::SlotRemoved { slot })?;
            Ok(Done {
                value: rows(open)?,
                changed,
            })
        })
        .await
}

/// A new recovery key; it opens nothing before a group of it was typed again.
#[tauri::command]
pub(super) async fn recovery_key_make(
    shell: State<'_, Shell>,
    input: Nothing,
) -> Answer<RecoveryKeyMade> {
    let Nothing {} = input;
    shell
        .open(|open| {
            let key = RecoveryKey::random()?;
            let ask = u8::try_from(jiff::Timestamp::now().as_nanosecond() % i128::from(GROUPS))
                .unwrap_or_default()
                + 1;
            let made = RecoveryKeyMade {
                recovery_key: key.to_string(),
                ask,
            };
            open.recovery = Some(Recovery {
                key,
                facilitator: open.store.signed_in().name.clone(),
                ask: Some(ask),
            });
            Ok(made)
        })
        .await
}

/// Takes the new recovery key in the place of the old one.
#[tauri::command]
pub(super) async fn recovery_key_confirm(
    shell: State<'_, Shell>,
    input: RecoveryKeyConfirmInput,
) -> Answer<()> {
    let (current, typed) = (Zeroizing::new(input.current), Zeroizing::new(input.typed));
    shell
        .open(move |open| {
            confirm(open, &current)?;
            let key = typed_again(open, &typed)?;
            open.store.vault_mut().recovery_key_renew(&key)?;
            taken(open);
            audit::audit_event(&mut open.store, VaultEvent::RecoveryKeyRenewed)?;
            Ok(())
        })
        .await
}

/// The new recovery key, once the group that was asked for was typed.
fn typed_again(open: &Open, typed: &str) -> Result<RecoveryKey, Fault> {
    let recovery = open.recovery.as_ref().ok_or(Fault::Gone)?;
    let ask = recovery.ask.ok_or(Fault::Gone)?;
    if !recovery.key.group_is(usize::from(ask), typed) {
        return Err(Fault::field(
            "typed",
            "This is not the group that was asked for. Compare it with what you printed or wrote down.",
        ));
    }
    Ok(recovery.key.clone())
}

/// The new recovery key opens the vault now. Only then: where taking it fails, or is stopped, it stays on offer.
fn taken(open: &mut Open) {
    if let Some(recovery) = open.recovery.as_mut() {
        recovery.ask = None;
    }
}

#[tauri::command]
pub(super) async fn keychain_set(shell: State<'_, Shell>, input: KeychainInput) -> Answer<()> {
    let current = Zeroizing::new(input.current);
    shell
        .work(move |shell| {
            let person = shell.with_open(|open| {
                confirm(open, &current)?;
                let vault = open.store.vault_mut();
                let event = if input.on {
                    vault.keychain_enable(&SystemKeychain)?;
                    VaultEvent::KeychainEnabled
                } else {
                    vault.keychain_disable(&SystemKeychain)?;
                    VaultEvent::KeychainDisabled
                };
                audit::audit_event(&mut open.store, event)?;
                own_slot(open)
            })?;
            shell.keychain_person_set(person.filter(|_| input.on))
        })
        .await
}

/// The passphrase slot of who is signed in: tells later who came in by the keychain.
fn own_slot(open: &Open) -> Result<Option<SlotId>, Fault> {
    let Some(id) = open.store.signed_in().facilitator else {
        return Ok(None);
    };
    Ok(facilitators::facilitator_get(&open.store, id)?.slot)
}

/// Gives the vault new keys: only the passphrase of the person at the keyboard and the new recovery key stay.
#[tauri::command]
pub(super) async fn rekey(
    shell: State<'_, Shell>,
    input: RecoveryKeyConfirmInput,
) -> Answer<RekeyDone> {
    let (current, typed) = (Zeroizing::new(input.current), Zeroizing::new(input.typed));
    shell
        .work(move |shell| {
            shell.long("Giving the vault new keys", |progress| {
                shell.with_open(|open| {
                    let secret = confirm(open, &current)?;
                    let key = typed_again(open, &typed)?;
                    let before = rows(open)?;
                    let keep = kept(open.store.vault(), secret)?;
                    let done = open.store.vault_mut().rekey(&keep, &key, progress)?;
                    taken(open);
                    forget_slots(open, &done.removed)?;
                    audit::audit_event(&mut open.store, VaultEvent::Rekeyed)?;
                    Ok(RekeyDone {
                        removed: before
                            .into_iter()
                            .filter(|row| done.removed.iter().any(|id| id.to_string() == row.id))
                            .filter(|row| !row.name.is_empty())
                            .map(|row| row.name)
                            .collect(),
                        backup: copse_handout::name_of(&done.backup),
                    })
                })
            })
        })
        .await
}

/// The passphrase that stays. After signing in with the recovery key none does: the new key is the only way in.
fn kept(vault: &Vault, secret: Secret) -> Result<Vec<(SlotId, Secret)>, Fault> {
    for slot in vault.slots() {
        if slot.kind == SlotKind::Passphrase && vault.secret_opens(slot.id, &secret)? {
            return Ok(vec![(slot.id, secret)]);
        }
    }
    Ok(Vec::new())
}

/// Takes slots that are gone from the people who held them.
fn forget_slots(open: &mut Open, gone: &[SlotId]) -> Result<Vec<Kind>, Fault> {
    let mut changed = Vec::new();
    for person in facilitators::facilitator_list(&open.store)? {
        if person.slot.is_some_and(|slot| gone.contains(&slot)) {
            let done = facilitators::facilitator_slot_set(&mut open.store, person.id, None)?;
            changed.extend(done.changed);
        }
    }
    changed.dedup();
    Ok(changed)
}

fn rows(open: &Open) -> Result<Vec<SlotRow>, Fault> {
    let people = facilitators::facilitator_list(&open.store)?;
    let row = |slot: &SlotInfo| {
        let person = people.iter().find(|person| person.slot == Some(slot.id));
        SlotRow {
            kind: match slot.kind {
                SlotKind::Passphrase => SlotRowKind::Passphrase,
                SlotKind::Recovery => SlotRowKind::Recovery,
                SlotKind::Keychain => SlotRowKind::Keychain,
                _ => SlotRowKind::Other,
            },
            created: slot.created,
            opened_with: slot.opened_with,
            facilitator: person.map(|person| person.id),
            name: person.map_or_else(String::new, |person| person.details.name.clone()),
            memory_mb: slot.cost.map(|cost| cost.memory_kib / 1024),
            id: slot.id.to_string(),
        }
    };
    Ok(open.store.vault().slots().iter().map(row).collect())
}

fn slot_id(vault: &Vault, wanted: &str) -> Result<SlotId, Fault> {
    let slots = vault.slots();
    let found = slots.iter().find(|slot| slot.id.to_string() == wanted);
    Ok(found.ok_or(VaultError::NoSuchSlot)?.id)
}
