//! Adding, changing and removing what opens a vault.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use std::collections::HashMap;
use std::fs;
use std::sync::Mutex;

use common::{COPIES, Made, PASSPHRASE, made, note_add, notes, passphrase};
use copse_vault::{
    Kdf, Keychain, MOST_SLOTS, Notice, Passphrase, RecoveryKey, Secret, SlotKind, Vault,
    VaultError, keychain_secret,
};
use zeroize::Zeroizing;

const SECOND: &str = "cobalt tinsel rafter mullet quince";
const THIRD: &str = "gravy outpost lilac banter thimble";

fn typed(text: &str) -> Passphrase {
    Passphrase::new(text.to_owned())
}

fn opens(made: &Made, secret: &Secret) -> bool {
    match Vault::unlock(made.path(), secret) {
        Ok(vault) => {
            assert_eq!(notes(&vault), ["first"]);
            assert_eq!(vault.notices(), []);
            true
        }
        Err(VaultError::WrongPassphrase | VaultError::WrongRecoveryKey) => false,
        Err(error) => panic!("{error:?}"),
    }
}

#[test]
fn a_second_person_gets_a_passphrase_of_their_own_and_loses_it_again() {
    let made = made();
    let mut vault = made.unlock().unwrap();
    let database = fs::read(made.file("copse.db")).unwrap();
    let id = vault.passphrase_add(&typed(SECOND), Kdf::Floor).unwrap();
    // The records are not written anew: all but the page with the vault's own rows is as it was.
    let now = fs::read(made.file("copse.db")).unwrap();
    let same = |(a, b): &(&[u8], &[u8])| a == b;
    let pages = database.chunks(4096).zip(now.chunks(4096));
    assert!(pages.filter(|page| !same(page)).count() <= 3);

    let kinds: Vec<_> = vault.slots().iter().map(|slot| slot.kind).collect();
    assert_eq!(
        kinds,
        [
            SlotKind::Passphrase,
            SlotKind::Recovery,
            SlotKind::Passphrase
        ]
    );
    let opened: Vec<_> = vault.slots().iter().map(|slot| slot.opened_with).collect();
    assert_eq!(opened, [false, true, false]);
    let cost = vault.slots().last().unwrap().cost.unwrap();
    assert_eq!((cost.memory_kib, cost.passes, cost.lanes), (65_536, 3, 4));
    assert!(vault.secret_opens(id, &passphrase(SECOND)).unwrap());
    assert!(!vault.secret_opens(id, &passphrase(PASSPHRASE)).unwrap());
    drop(vault);
    assert!(opens(&made, &passphrase(SECOND)) && opens(&made, &passphrase(PASSPHRASE)));

    let mut vault = Vault::unlock(made.path(), &passphrase(SECOND)).unwrap();
    assert_eq!(vault.slot_opened(), id);
    vault.slot_remove(id).unwrap();
    assert!(matches!(vault.slot_remove(id), Err(VaultError::NoSuchSlot)));
    drop(vault);
    assert!(!opens(&made, &passphrase(SECOND)) && opens(&made, &passphrase(PASSPHRASE)));
}

#[test]
fn a_changed_passphrase_keeps_its_slot_and_the_old_one_opens_nothing() {
    let made = made();
    let mut vault = made.unlock().unwrap();
    let id = vault.slots().first().unwrap().id;
    vault
        .passphrase_change(id, &typed(SECOND), Kdf::Floor)
        .unwrap();
    assert_eq!(vault.slots().first().unwrap().id, id);
    let weak = vault.passphrase_change(id, &typed("password1234"), Kdf::Floor);
    assert!(matches!(weak, Err(VaultError::TooWeak)), "{weak:?}");
    let recovery = vault.slots().last().unwrap().id;
    let other_kind = vault.passphrase_change(recovery, &typed(THIRD), Kdf::Floor);
    assert!(matches!(other_kind, Err(VaultError::NoSuchSlot)));
    drop(vault);
    assert!(opens(&made, &passphrase(SECOND)) && !opens(&made, &passphrase(PASSPHRASE)));
}

#[test]
fn a_new_sheet_takes_the_place_of_the_old_one() {
    let made = made();
    let mut vault = made.unlock().unwrap();
    let new = RecoveryKey::random().unwrap();
    // Nothing happens before it was written down.
    assert!(opens_not(&made, &new));
    vault.recovery_key_renew(&new).unwrap();
    assert_eq!(vault.slots().len(), 2);
    drop(vault);
    assert!(opens(&made, &Secret::Recovery(new)));
    assert!(!opens(&made, &Secret::Recovery(made.recovery.clone())));
}

fn opens_not(made: &Made, key: &RecoveryKey) -> bool {
    let look = Vault::look(made.path(), &Secret::Recovery(key.clone()));
    matches!(look, Err(VaultError::WrongRecoveryKey))
}

#[test]
fn the_last_way_in_cannot_be_taken_away() {
    let made = made();
    let keychain = Chain::default();
    let mut vault = made.unlock().unwrap();
    let [first, last] = [0, 1].map(|place| vault.slots().get(place).unwrap().id);
    vault.keychain_enable(&keychain).unwrap();
    vault.slot_remove(last).unwrap();
    // The keychain alone is no way in: it dies with the PC.
    assert!(matches!(
        vault.slot_remove(first),
        Err(VaultError::LastSlot)
    ));
    assert_eq!(vault.slots().len(), 2);
    vault.keychain_disable(&keychain).unwrap();
    assert!(matches!(
        vault.slot_remove(first),
        Err(VaultError::LastSlot)
    ));
}

#[test]
fn there_is_room_for_many_and_an_end_to_it() {
    let made = made();
    let mut vault = made.unlock().unwrap();
    let keychain = Chain::default();
    const { assert!(MOST_SLOTS >= 8) };
    while vault.slots().len() < MOST_SLOTS {
        vault.keychain_enable(&keychain).unwrap();
    }
    let full = vault.keychain_enable(&keychain);
    assert!(matches!(
        full,
        Err(VaultError::TooManySlots { most: MOST_SLOTS })
    ));
    drop(vault);
    assert_eq!(made.unlock().unwrap().slots().len(), MOST_SLOTS);
}

#[test]
fn each_change_is_a_generation_that_both_copies_hold() {
    let made = made();
    let mut vault = made.unlock().unwrap();
    let generation = |made: &Made| {
        let [a, b] = COPIES.map(|name| fs::read(made.file(name)).unwrap());
        assert_eq!(a, b);
        u64::from_le_bytes(a.get(32..40).unwrap().try_into().unwrap())
    };
    assert_eq!(generation(&made), 1);
    let id = vault.passphrase_add(&typed(SECOND), Kdf::Floor).unwrap();
    assert_eq!(generation(&made), 2);
    vault.slot_remove(id).unwrap();
    assert_eq!(generation(&made), 3);
    drop(vault);
    assert_eq!(made.unlock().unwrap().notices(), []);
}

#[test]
fn an_old_header_does_not_bring_a_removed_passphrase_back_unnoticed() {
    let made = made();
    let mut vault = made.unlock().unwrap();
    let id = vault.passphrase_add(&typed(SECOND), Kdf::Floor).unwrap();
    let with = COPIES.map(|name| fs::read(made.file(name)).unwrap());
    vault.slot_remove(id).unwrap();
    drop(vault);
    // One copy put back: the newer one counts.
    fs::write(made.file(COPIES[0]), &with[0]).unwrap();
    assert!(matches!(
        Vault::unlock(made.path(), &passphrase(SECOND)),
        Err(VaultError::WrongPassphrase)
    ));
    // Both: told.
    for (name, bytes) in COPIES.iter().zip(&with) {
        fs::write(made.file(name), bytes).unwrap();
    }
    let vault = Vault::unlock(made.path(), &passphrase(SECOND)).unwrap();
    assert_eq!(vault.notices(), [Notice::HeaderOld]);
}

#[test]
fn a_change_that_reaches_one_copy_only_holds_and_is_told() {
    let made = made();
    let mut vault = made.unlock().unwrap();
    let id = vault.slots().first().unwrap().id;
    // A folder in its place cannot be replaced by a file.
    fs::remove_file(made.file(COPIES[1])).unwrap();
    fs::create_dir(made.file(COPIES[1])).unwrap();
    let outcome = vault.passphrase_change(id, &typed(SECOND), Kdf::Floor);
    // The broken copy is written first, so nothing was changed.
    outcome.unwrap_err();
    assert!(vault.secret_opens(id, &passphrase(PASSPHRASE)).unwrap());
    fs::remove_dir(made.file(COPIES[1])).unwrap();
    vault
        .passphrase_change(id, &typed(SECOND), Kdf::Floor)
        .unwrap();
    drop(vault);
    assert!(opens(&made, &passphrase(SECOND)));
}

#[test]
fn a_passphrase_that_is_changed_takes_the_unsaved_and_the_saved_along() {
    let made = made();
    let mut vault = made.unlock().unwrap();
    note_add(&mut vault, "second");
    vault.passphrase_add(&typed(SECOND), Kdf::Floor).unwrap();
    note_add(&mut vault, "third");
    drop(vault);
    let vault = Vault::unlock(made.path(), &passphrase(SECOND)).unwrap();
    assert_eq!(notes(&vault), ["first", "second", "third"]);
}

/// A keychain in memory.
#[derive(Default)]
struct Chain {
    entries: Mutex<HashMap<String, Vec<u8>>>,
    forgets: bool,
}

impl Keychain for Chain {
    fn get(&self, name: &str) -> Result<Option<Zeroizing<Vec<u8>>>, VaultError> {
        let entries = self.entries.lock().unwrap();
        Ok(entries.get(name).cloned().map(Zeroizing::new))
    }

    fn set(&self, name: &str, secret: &[u8]) -> Result<(), VaultError> {
        if !self.forgets {
            let mut entries = self.entries.lock().unwrap();
            entries.insert(name.to_owned(), secret.to_vec());
        }
        Ok(())
    }

    fn delete(&self, name: &str) -> Result<(), VaultError> {
        self.entries.lock().unwrap().remove(name);
        Ok(())
    }
}

#[test]
fn a_keychain_opens_the_vault_until_it_is_turned_off() {
    let made = made();
    let keychain = Chain::default();
    assert!(keychain_secret(made.path(), &keychain).unwrap().is_none());
    let mut vault = made.unlock().unwrap();
    let id = vault.keychain_enable(&keychain).unwrap();
    drop(vault);
    let secret = keychain_secret(made.path(), &keychain).unwrap().unwrap();
    let mut vault = Vault::unlock(made.path(), &secret).unwrap();
    assert_eq!(vault.slot_opened(), id);
    // What it holds is a key of its own, not what opens everything.
    let held = keychain
        .entries
        .lock()
        .unwrap()
        .values()
        .next()
        .unwrap()
        .clone();
    assert_eq!(held.len(), 32);
    // Another PC has another keychain.
    assert!(
        keychain_secret(made.path(), &Chain::default())
            .unwrap()
            .is_none()
    );
    vault.keychain_disable(&keychain).unwrap();
    assert!(keychain.entries.lock().unwrap().is_empty());
    drop(vault);
    let error = Vault::unlock(made.path(), &secret).unwrap_err();
    assert_eq!(error.code(), "keychain");
    assert!(keychain_secret(made.path(), &keychain).unwrap().is_none());
}

#[test]
fn a_keychain_that_keeps_nothing_leaves_no_slot() {
    let made = made();
    let keychain = Chain {
        forgets: true,
        ..Chain::default()
    };
    let mut vault = made.unlock().unwrap();
    let error = vault.keychain_enable(&keychain).unwrap_err();
    assert!(matches!(error, VaultError::Keychain { .. }), "{error:?}");
    assert_eq!(vault.slots().len(), 2);
}
