//! Making, opening, closing.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use std::fs;

use common::{FLOOR, NOTES, PASSPHRASE, made, note_add, notes, passphrase};
use copse_vault::{
    CreateOptions, Kdf, Passphrase, Probe, RecoveryKey, Secret, Vault, VaultError, probe,
};

#[test]
fn what_was_written_is_there_after_opening_with_either_secret() {
    let made = made();
    let mut vault = Vault::unlock(made.path(), &passphrase(PASSPHRASE)).unwrap();
    note_add(&mut vault, "second");
    drop(vault);
    let printed: RecoveryKey = made.recovery.to_string().parse().unwrap();
    let vault = Vault::unlock(made.path(), &Secret::Recovery(printed)).unwrap();
    assert_eq!(notes(&vault), ["first", "second"]);
    assert_eq!(vault.notices(), []);
    assert_eq!(vault.folder(), made.path());
}

#[test]
fn the_same_passphrase_in_another_unicode_form_opens() {
    let folder = tempfile::tempdir().unwrap();
    // "é" as one character, "ﬁ" as a ligature, a full-width "A".
    let composed = "caf\u{e9} \u{fb01}sh \u{ff21}pple orchard";
    let plain = "cafe\u{301} fish Apple orchard";
    drop(Vault::create(folder.path(), &Passphrase::new(composed.to_owned()), FLOOR).unwrap());
    Vault::unlock(folder.path(), &passphrase(plain)).unwrap();
}

#[test]
fn a_wrong_secret_is_told_apart_and_changes_nothing() {
    let made = made();
    let before = common::files(made.path());
    let error = Vault::unlock(
        made.path(),
        &passphrase("Unmoving gallstone precook jersey opal"),
    );
    assert!(
        matches!(error, Err(VaultError::WrongPassphrase)),
        "{error:?}"
    );
    let other = common::made().recovery;
    let error = Vault::unlock(made.path(), &Secret::Recovery(other));
    assert!(
        matches!(error, Err(VaultError::WrongRecoveryKey)),
        "{error:?}"
    );
    assert_eq!(common::files(made.path()), before);
}

#[test]
fn a_calibrated_vault_opens_again() {
    let folder = tempfile::tempdir().unwrap();
    let options = CreateOptions::default();
    assert_eq!(options.kdf, Kdf::Calibrated);
    drop(
        Vault::create(
            folder.path(),
            &Passphrase::new(PASSPHRASE.to_owned()),
            options,
        )
        .unwrap(),
    );
    Vault::unlock(folder.path(), &passphrase(PASSPHRASE)).unwrap();
}

#[test]
fn a_guessable_passphrase_makes_no_vault_and_no_folder() {
    let folder = tempfile::tempdir().unwrap();
    let vault = folder.path().join("vault");
    for weak in ["", "password1234", "aaaaaaaaaaaaaaaa", "x7$Qp"] {
        let error = Vault::create(&vault, &Passphrase::new(weak.to_owned()), FLOOR);
        assert!(
            matches!(error, Err(VaultError::TooWeak)),
            "{weak}: {error:?}"
        );
    }
    assert!(!vault.exists());
}

#[test]
fn the_connection_is_durable_and_distrustful() {
    let made = made();
    let vault = made.unlock().unwrap();
    let expected = [
        ("journal_mode", "delete"),
        ("synchronous", "3"),
        ("fullfsync", "1"),
        ("locking_mode", "exclusive"),
        ("secure_delete", "1"),
        ("temp_store", "2"),
        ("foreign_keys", "1"),
        ("trusted_schema", "0"),
        ("cell_size_check", "1"),
        ("cipher_memory_security", "1"),
        ("cipher_log_level", "NONE"),
    ];
    for (pragma, value) in expected {
        let found: rusqlite::types::Value = vault
            .connection_ref()
            .pragma_query_value(None, pragma, |row| row.get(0))
            .unwrap();
        let found = match found {
            rusqlite::types::Value::Integer(number) => number.to_string(),
            rusqlite::types::Value::Text(text) => text,
            other => panic!("{pragma}: {other:?}"),
        };
        assert_eq!(found, value, "{pragma}");
    }
}

#[test]
fn an_interrupted_creation_is_finished_or_starts_afresh() {
    // Killed between the header and the database's last name.
    let whole = made();
    fs::rename(whole.file("copse.db"), whole.file("copse.db.new")).unwrap();
    assert!(matches!(probe(whole.path()), Probe::Vault { .. }));
    assert_eq!(notes(&whole.unlock().unwrap()), ["first"]);

    // Killed before there was a header: nothing could ever open what is there.
    let folder = tempfile::tempdir().unwrap();
    let part = format!(".copse-tmp-{}", "0".repeat(32));
    for name in [
        "copse.db.new",
        "copse.db.new-journal",
        "in-use.lock",
        "in-use.json",
        &part,
    ] {
        fs::write(folder.path().join(name), "half").unwrap();
    }
    assert!(matches!(probe(folder.path()), Probe::None));
    let (mut vault, _) = Vault::create(
        folder.path(),
        &Passphrase::new(PASSPHRASE.to_owned()),
        FLOOR,
    )
    .unwrap();
    vault.migrate(&NOTES).unwrap();
    assert!(!folder.path().join(part).exists());
}

#[test]
fn an_open_vault_shows_no_secret_when_printed_for_debugging() {
    let folder = tempfile::tempdir().unwrap();
    let secret = Passphrase::new(PASSPHRASE.to_owned());
    let (vault, recovery) = Vault::create(folder.path(), &secret, FLOOR).unwrap();
    let secrets = [
        Secret::Passphrase(secret),
        Secret::Recovery(recovery.clone()),
    ];
    let text = format!("{vault:?} {secrets:?} {recovery:?}");
    let first_group = &recovery.to_string()[..5];
    assert!(
        !text.contains("gallstone") && !text.contains(first_group),
        "{text}"
    );
}

#[test]
fn vault_keys_differ_by_purpose() {
    let made = made();
    let vault = made.unlock().unwrap();
    let audit = vault.audit_key().unwrap();
    assert_eq!(vault.audit_key().unwrap(), audit);
    drop(vault);
    assert_eq!(made.unlock().unwrap().audit_key().unwrap(), audit);
    let other = common::made();
    assert_ne!(other.unlock().unwrap().audit_key().unwrap(), audit);
}
