//! What a PC remembers of a vault.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use std::fs;
use std::path::Path;

use common::{COPIES, Made, made, note_add};
use copse_vault::{
    Kdf, Notice, Passphrase, Progress, RecoveryKey, RestoreOptions, Secret, UnlockOptions, Vault,
    VaultError,
};
use tempfile::TempDir;

const FILES: [&str; 3] = ["copse.db", COPIES[0], COPIES[1]];

fn open(made: &Made, pc: &TempDir) -> Vault {
    open_by(made, pc, &made.recovery)
}

fn open_by(made: &Made, pc: &TempDir, recovery: &RecoveryKey) -> Vault {
    let options = UnlockOptions {
        memory: Some(pc.path().join("seen")),
        ..UnlockOptions::default()
    };
    let secret = Secret::Recovery(recovery.clone());
    Vault::unlock_with(made.path(), &secret, options).unwrap()
}

fn copied(made: &Made) -> Vec<(&'static str, Vec<u8>)> {
    FILES
        .map(|name| (name, fs::read(made.file(name)).unwrap()))
        .to_vec()
}

fn put_back(made: &Made, files: &[(&'static str, Vec<u8>)]) {
    for (name, bytes) in files {
        fs::write(made.file(name), bytes).unwrap();
    }
}

fn is_rolled_back(vault: &Vault) -> bool {
    matches!(vault.notices(), [Notice::RolledBack { seen, now }] if now.counter < seen.counter)
}

#[test]
fn a_vault_that_only_grows_is_told_nothing() {
    let (made, pc) = (made(), tempfile::tempdir().unwrap());
    for _ in 0..3 {
        let mut vault = open(&made, &pc);
        assert_eq!(vault.notices(), []);
        note_add(&mut vault, "more");
    }
    // A second PC sees it for the first time, and the first one again.
    let other = tempfile::tempdir().unwrap();
    note_add(&mut open(&made, &other), "there");
    assert_eq!(open(&made, &pc).notices(), []);
    assert_eq!(open(&made, &other).notices(), []);
}

#[test]
fn an_old_copy_of_the_whole_vault_is_noticed_until_it_is_accepted() {
    let (made, pc) = (made(), tempfile::tempdir().unwrap());
    drop(open(&made, &pc));
    let old = copied(&made);
    note_add(&mut open(&made, &pc), "lost");
    put_back(&made, &old);
    for _ in 0..2 {
        let vault = open(&made, &pc);
        assert!(
            is_rolled_back(&vault) || matches!(vault.notices(), [Notice::OtherLine { .. }]),
            "{:?}",
            vault.notices()
        );
    }
    // Another PC that never saw the newer one has nothing to compare with.
    assert_eq!(open(&made, &tempfile::tempdir().unwrap()).notices(), []);
    let mut vault = open(&made, &pc);
    vault.memory_accept().unwrap();
    assert_eq!(vault.notices(), []);
    drop(vault);
    assert_eq!(open(&made, &pc).notices(), []);
}

#[test]
fn a_copy_from_within_the_last_session_is_older_than_its_end() {
    let (made, pc) = (made(), tempfile::tempdir().unwrap());
    let mut vault = open(&made, &pc);
    let old = copied(&made);
    note_add(&mut vault, "lost");
    drop(vault);
    put_back(&made, &old);
    assert!(is_rolled_back(&open(&made, &pc)));
}

#[test]
fn an_old_header_alone_is_older_too() {
    let (made, pc) = (made(), tempfile::tempdir().unwrap());
    let mut vault = open(&made, &pc);
    let old = copied(&made);
    vault
        .passphrase_add(
            &Passphrase::new("cobalt tinsel rafter mullet quince".to_owned()),
            Kdf::Floor,
        )
        .unwrap();
    drop(vault);
    put_back(&made, old.get(1..).unwrap());
    let vault = open(&made, &pc);
    let found = vault.notices();
    assert!(found.contains(&Notice::HeaderOld), "{found:?}");
    assert!(
        found
            .iter()
            .any(|notice| matches!(notice, Notice::RolledBack { .. })),
        "{found:?}"
    );
}

#[test]
fn a_copy_that_went_its_own_way_is_noticed_though_it_is_newer() {
    let (made, pc, elsewhere) = (
        made(),
        tempfile::tempdir().unwrap(),
        tempfile::tempdir().unwrap(),
    );
    drop(open(&made, &pc));
    let parted = copied(&made);
    note_add(&mut open(&made, &pc), "only here");
    put_back(&made, &parted);
    for _ in 0..4 {
        note_add(&mut open(&made, &elsewhere), "only there");
    }
    let vault = open(&made, &pc);
    assert!(
        matches!(vault.notices(), [Notice::OtherLine { seen, now }] if now.counter > seen.counter),
        "{:?}",
        vault.notices()
    );
}

#[test]
fn restoring_and_new_keys_are_no_rollback() {
    let (made, pc) = (made(), tempfile::tempdir().unwrap());
    let mut vault = open(&made, &pc);
    let backup = vault.backup("by-hand").unwrap();
    note_add(&mut vault, "after");
    drop(vault);
    let mut vault = open(&made, &pc);
    vault
        .restore(
            &backup,
            &RestoreOptions::default(),
            Progress::none(),
            |_, _| Ok::<_, VaultError>(()),
        )
        .unwrap();
    drop(vault);
    assert_eq!(open(&made, &pc).notices(), []);
    let new = RecoveryKey::random().unwrap();
    open(&made, &pc).rekey(&[], &new, Progress::none()).unwrap();
    assert_eq!(open_by(&made, &pc, &new).notices(), []);
}

#[test]
fn a_note_that_was_tampered_with_is_told_and_holds_no_secret() {
    let (made, pc) = (made(), tempfile::tempdir().unwrap());
    drop(open(&made, &pc));
    let file = only_file(&pc.path().join("seen"));
    let text = fs::read_to_string(&file).unwrap();
    let lower = text.replace("\"counter\":", "\"counter\":0,\"was\":");
    for bad in [lower, "{}".to_owned(), String::new()] {
        fs::write(&file, bad).unwrap();
        assert_eq!(open(&made, &pc).notices(), [Notice::MemoryUnreadable]);
        assert_eq!(open(&made, &pc).notices(), []);
    }
    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    let mut keys: Vec<_> = value["memory"]
        .as_object()
        .unwrap()
        .keys()
        .cloned()
        .collect();
    keys.sort();
    assert_eq!(
        keys,
        ["at", "counter", "generation", "mark", "slot", "vault"]
    );
}

fn only_file(folder: &Path) -> std::path::PathBuf {
    let mut found = fs::read_dir(folder).unwrap();
    let file = found.next().unwrap().unwrap().path();
    assert!(found.next().is_none());
    file
}
