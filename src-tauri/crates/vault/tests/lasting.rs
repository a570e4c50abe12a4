//! Lines that outlast the database: they stay whatever takes the database's place.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use std::fs;
use std::path::Path;

use common::{made, note_add};
use copse_vault::{Progress, Secret, UnlockOptions, Vault, VaultError, restore_lost};

fn lines(vault: &Vault) -> Vec<String> {
    vault.lasting().into_iter().collect()
}

fn add(vault: &Vault, line: &str) {
    vault.lasting_add([line.to_owned()]).unwrap();
}

#[test]
fn a_backup_copied_over_the_vault_by_hand_leaves_them() {
    let made = made();
    let mut vault = made.unlock().unwrap();
    add(&vault, "one");
    let backup = vault.backup("test").unwrap();
    add(&vault, "two");
    note_add(&mut vault, "later");
    drop(vault);
    for name in ["copse.db", "header-a.copse", "header-b.copse"] {
        fs::copy(backup.join(name), made.file(name)).unwrap();
    }
    assert_eq!(lines(&made.unlock().unwrap()), ["one", "two"]);
}

#[test]
fn a_lost_vault_that_is_restored_has_them_from_this_pc_and_from_beside_the_backup() {
    let made = made();
    let (second, memory) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let secret = Secret::Recovery(made.recovery.clone());
    let open = |folder: &Path| {
        let options = UnlockOptions {
            memory: Some(memory.path().to_path_buf()),
            ..UnlockOptions::default()
        };
        Vault::unlock_with(folder, &secret, options)
    };
    let mut vault = open(made.path()).unwrap();
    add(&vault, "before");
    let places = [second.path().to_path_buf()];
    let backup = vault
        .backup_make("test", &places, Progress::none())
        .unwrap();
    let copse_vault::SecondState::Made(copy) = &backup.seconds.first().unwrap().state else {
        panic!("the second copy is there");
    };
    add(&vault, "after");
    drop(vault);

    // The folder is gone, the PC is the same.
    let here = tempfile::tempdir().unwrap();
    let folder = here.path().join("new");
    restore_lost(&folder, copy, &secret, false, Progress::none()).unwrap();
    assert_eq!(lines(&open(&folder).unwrap()), ["after", "before"]);

    // Another PC has only the stick.
    let folder = here.path().join("elsewhere");
    restore_lost(&folder, copy, &secret, false, Progress::none()).unwrap();
    let vault = Vault::unlock(&folder, &secret).unwrap();
    assert_eq!(lines(&vault), ["before"]);
}

#[test]
fn those_of_another_vault_and_what_is_no_line_are_passed_over() {
    let (one, other) = (made(), made());
    let vault = one.unlock().unwrap();
    add(&vault, "mine");
    drop(vault);
    fs::copy(one.file("lasting.copse"), other.file("lasting.copse")).unwrap();
    let vault = other.unlock().unwrap();
    assert_eq!(lines(&vault), Vec::<String>::new());
    for bad in ["", "two\nlines", "caf\u{e9}", &"x".repeat(201)] {
        let refused = vault.lasting_add([bad.to_owned()]);
        assert!(matches!(refused, Err(VaultError::Misused(_))), "{bad:?}");
    }
    drop(vault);
    let mut bytes = fs::read(one.file("lasting.copse")).unwrap();
    bytes.extend(b"\xff\x00\n\n");
    fs::write(one.file("lasting.copse"), bytes).unwrap();
    assert_eq!(lines(&one.unlock().unwrap()), ["mine"]);
}

#[test]
fn a_folder_with_nothing_else_in_it_is_free_for_a_restore() {
    let made = made();
    let mut vault = made.unlock().unwrap();
    add(&vault, "kept");
    let backup = vault.backup("test").unwrap();
    drop(vault);
    let secret = Secret::Recovery(made.recovery.clone());
    let folder = tempfile::tempdir().unwrap();
    fs::copy(
        made.file("lasting.copse"),
        folder.path().join("lasting.copse"),
    )
    .unwrap();
    restore_lost(folder.path(), &backup, &secret, false, Progress::none()).unwrap();
    let vault = Vault::unlock(folder.path(), &secret).unwrap();
    assert_eq!(lines(&vault), ["kept"]);
}
