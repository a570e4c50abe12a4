//! Backups: whole, checked, and vaults of their own.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use std::fs;

use common::{COPIES, PASSPHRASE, made, note_add, notes, passphrase};
use copse_vault::{Probe, Secret, Vault, VaultError, probe};

#[test]
fn a_backup_opens_with_the_same_secrets_and_holds_what_there_was() {
    let made = made();
    let mut vault = made.unlock().unwrap();
    let place = vault.backup("by hand").unwrap();
    note_add(&mut vault, "after the backup");
    assert_eq!(place.parent().unwrap(), made.file("backups"));
    assert!(place.to_str().unwrap().ends_with("Z-by-hand"), "{place:?}");
    let Probe::Vault { id, whole: true } = probe(&place) else {
        panic!("{:?}", probe(&place));
    };
    assert_eq!(id, vault.id());
    for secret in [
        passphrase(PASSPHRASE),
        Secret::Recovery(made.recovery.clone()),
    ] {
        let copy = Vault::unlock(&place, &secret).unwrap();
        assert_eq!(notes(&copy), ["first"]);
        assert_eq!(copy.notices(), []);
    }
    assert_eq!(notes(&vault), ["first", "after the backup"]);
}

#[test]
fn a_copied_backup_replaces_a_lost_vault() {
    let made = made();
    let mut vault = made.unlock().unwrap();
    let place = vault.backup("by-hand").unwrap();
    drop(vault);
    let other_pc = tempfile::tempdir().unwrap();
    for name in [COPIES[0], COPIES[1], "copse.db"] {
        fs::copy(place.join(name), other_pc.path().join(name)).unwrap();
    }
    let mut vault = Vault::unlock(other_pc.path(), &passphrase(PASSPHRASE)).unwrap();
    note_add(&mut vault, "second");
    assert_eq!(notes(&vault), ["first", "second"]);
}

#[test]
fn two_backups_at_the_same_moment_have_names_of_their_own_and_nothing_else_is_left() {
    let made = made();
    let mut vault = made.unlock().unwrap();
    let places: Vec<_> = (0..3).map(|_| vault.backup("quick").unwrap()).collect();
    let mut found: Vec<_> = fs::read_dir(made.file("backups"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    found.sort();
    let mut expected = places.clone();
    expected.sort();
    assert_eq!(found, expected);
    for place in places {
        let mut names: Vec<_> = fs::read_dir(place)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        assert_eq!(
            names,
            [
                "backup.json",
                "copse.db",
                "header-a.copse",
                "header-b.copse"
            ]
        );
    }
}

#[test]
fn a_backup_that_cannot_be_made_leaves_no_part_of_it_and_the_vault_in_use() {
    let made = made();
    let mut vault = made.unlock().unwrap();
    fs::write(made.file("backups"), "in the way").unwrap();
    vault.backup("by-hand").unwrap_err();
    assert_eq!(fs::read(made.file("backups")).unwrap(), b"in the way");
    fs::remove_file(made.file("backups")).unwrap();

    // Damage that came while the vault was open: the copy is refused, not kept.
    let rows = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)
                INSERT INTO note (body) SELECT hex(randomblob(200)) FROM n;";
    vault.connection().execute_batch(rows).unwrap();
    vault
        .connection()
        .execute_batch("PRAGMA shrink_memory")
        .unwrap();
    let last = fs::metadata(made.file("copse.db")).unwrap().len() - 100;
    common::flip(&made.file("copse.db"), usize::try_from(last).unwrap());
    let error = vault.backup("by-hand").unwrap_err();
    assert!(
        matches!(
            error,
            VaultError::Damaged { .. } | VaultError::BackupFailed { .. }
        ),
        "{error:?}"
    );
    assert_eq!(fs::read_dir(made.file("backups")).unwrap().count(), 0);
}

#[test]
fn what_a_killed_backup_left_is_cleaned_and_other_things_are_not() {
    let made = made();
    let ours = made
        .file("backups")
        .join(format!(".copse-tmp-{}", "a".repeat(32)));
    let theirs = made.file("backups").join("copy by IT");
    for folder in [&ours, &theirs] {
        fs::create_dir_all(folder).unwrap();
        fs::write(folder.join("copse.db"), "x").unwrap();
    }
    made.unlock().unwrap();
    assert!(!ours.exists());
    assert!(theirs.join("copse.db").exists());
}
