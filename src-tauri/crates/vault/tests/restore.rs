//! Putting a backup in the place of today's records.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use std::fs;
use std::ops::ControlFlow;
use std::path::Path;

use common::{COPIES, NOTES, PASSPHRASE, files, flip, made, note_add, notes, passphrase};
use copse_vault::{
    Kdf, Migration, Passphrase, Progress, RecoveryKey, RestoreOptions, Secret, Stage, Vault,
    VaultError, restore_lost,
};
use rusqlite::Connection;

const SECOND: &str = "cobalt tinsel rafter mullet quince";

#[allow(clippy::unnecessary_wraps)]
fn nothing(_: &Connection, _: &mut Connection) -> Result<(), VaultError> {
    Ok(())
}

#[test]
fn the_records_of_a_backup_come_back_and_todays_are_backed_up_first() {
    let made = made();
    let mut vault = made.unlock().unwrap();
    let old = vault.backup("by-hand").unwrap();
    note_add(&mut vault, "today");
    let outcome = vault
        .restore(&old, &RestoreOptions::default(), Progress::none(), nothing)
        .unwrap();
    assert!(outcome.made_at.is_some());
    assert_eq!(notes(&vault), ["first"]);
    note_add(&mut vault, "tomorrow");
    let today = Vault::look(&outcome.backup, &passphrase(PASSPHRASE)).unwrap();
    assert_eq!(notes(&today), ["first", "today"]);
    drop(vault);
    let mut vault = made.unlock().unwrap();
    assert_eq!(notes(&vault), ["first", "tomorrow"]);
    assert_eq!(vault.notices(), []);
    // And back again.
    vault
        .restore(
            &outcome.backup,
            &RestoreOptions::default(),
            Progress::none(),
            nothing,
        )
        .unwrap();
    assert_eq!(notes(&vault), ["first", "today"]);
}

#[test]
fn restoring_brings_no_removed_passphrase_back() {
    let made = made();
    let mut vault = made.unlock().unwrap();
    let id = vault
        .passphrase_add(&Passphrase::new(SECOND.to_owned()), Kdf::Floor)
        .unwrap();
    let old = vault.backup("by-hand").unwrap();
    vault.slot_remove(id).unwrap();
    vault
        .restore(&old, &RestoreOptions::default(), Progress::none(), nothing)
        .unwrap();
    drop(vault);
    let error = Vault::unlock(made.path(), &passphrase(SECOND)).unwrap_err();
    assert!(matches!(error, VaultError::WrongPassphrase), "{error:?}");
    assert_eq!(made.unlock().unwrap().notices(), []);
}

#[test]
fn a_backup_from_before_new_keys_needs_the_secret_of_its_time() {
    let made = made();
    let mut vault = Vault::unlock(made.path(), &passphrase(PASSPHRASE)).unwrap();
    let audit = vault.audit_key().unwrap();
    let old = vault.backup("by-hand").unwrap();
    note_add(&mut vault, "after");
    let new = RecoveryKey::random().unwrap();
    vault.rekey(&[], &new, Progress::none()).unwrap();
    let error = vault
        .restore(&old, &RestoreOptions::default(), Progress::none(), nothing)
        .unwrap_err();
    assert!(matches!(error, VaultError::OtherKeys), "{error:?}");
    let secret = passphrase(PASSPHRASE);
    let options = RestoreOptions {
        secret: Some(&secret),
        ..RestoreOptions::default()
    };
    vault
        .restore(&old, &options, Progress::none(), nothing)
        .unwrap();
    assert_eq!(notes(&vault), ["first"]);
    assert_eq!(*vault.audit_key().unwrap(), *audit);
    drop(vault);
    let vault = Vault::unlock(made.path(), &Secret::Recovery(new)).unwrap();
    assert_eq!(notes(&vault), ["first"]);
    assert!(Vault::unlock(made.path(), &secret).is_err());
}

#[test]
fn another_vaults_backup_is_refused_unless_it_is_asked_for() {
    let (made, other) = (made(), made());
    let theirs = {
        let mut vault = other.unlock().unwrap();
        note_add(&mut vault, "theirs");
        vault.backup("by-hand").unwrap()
    };
    let mut vault = made.unlock().unwrap();
    let secret = Secret::Recovery(other.recovery.clone());
    for options in [
        RestoreOptions::default(),
        RestoreOptions {
            secret: Some(&secret),
            ..RestoreOptions::default()
        },
    ] {
        let error = vault
            .restore(&theirs, &options, Progress::none(), nothing)
            .unwrap_err();
        assert!(matches!(error, VaultError::NotThisVault), "{error:?}");
    }
    let options = RestoreOptions {
        secret: Some(&secret),
        other_vault: true,
        ..RestoreOptions::default()
    };
    vault
        .restore(&theirs, &options, Progress::none(), nothing)
        .unwrap();
    drop(vault);
    assert_eq!(notes(&made.unlock().unwrap()), ["first", "theirs"]);
}

#[test]
fn a_damaged_backup_is_refused_and_nothing_is_changed() {
    let made = made();
    let mut vault = made.unlock().unwrap();
    let rows = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100)
                INSERT INTO note (body) SELECT hex(randomblob(200)) FROM n;";
    vault.connection().execute_batch(rows).unwrap();
    let old = vault.backup("by-hand").unwrap();
    let good = fs::read(old.join("copse.db")).unwrap();
    let before = notes(&vault);
    for offset in [17, 4096 + 5, good.len() / 2, good.len() - 1] {
        flip(&old.join("copse.db"), offset);
        let error = vault
            .restore(&old, &RestoreOptions::default(), Progress::none(), nothing)
            .unwrap_err();
        assert!(
            matches!(error, VaultError::BackupUnusable { .. }),
            "{error:?}"
        );
        assert!(vault.backup_verify(&old, Progress::none()).is_err());
        fs::write(old.join("copse.db"), &good).unwrap();
    }
    assert_eq!(notes(&vault), before);
    assert_eq!(fs::read_dir(made.file("backups")).unwrap().count(), 1);
    let info = vault.backup_verify(&old, Progress::none()).unwrap();
    assert!(info.verified_at.is_some());
}

#[test]
fn an_older_backup_is_brought_up_to_date_and_what_must_be_carried_over_is() {
    const NEWER: [Migration; 2] = [
        NOTES[0],
        Migration {
            number: 2,
            name: "gone",
            sql: "CREATE TABLE gone (body TEXT NOT NULL) STRICT;",
        },
    ];
    let made = made();
    let mut vault = made.unlock().unwrap();
    note_add(&mut vault, "erase me");
    let old = vault.backup("by-hand").unwrap();
    vault.migrate(&NEWER).unwrap();
    vault
        .connection()
        .execute_batch("DELETE FROM note WHERE id = 2; INSERT INTO gone VALUES ('erase me')")
        .unwrap();
    let options = RestoreOptions {
        migrations: &NEWER,
        ..RestoreOptions::default()
    };
    vault
        .restore(&old, &options, Progress::none(), |today, copy| {
            let gone: String = today.query_row("SELECT body FROM gone", [], |row| row.get(0))?;
            copy.execute("DELETE FROM note WHERE body = ?1", [&gone])?;
            copy.execute("INSERT INTO gone VALUES (?1)", [&gone])?;
            Ok::<_, VaultError>(())
        })
        .unwrap();
    drop(vault);
    let mut vault = made.unlock().unwrap();
    assert_eq!(notes(&vault), ["first"]);
    assert!(vault.migrate(&NEWER).unwrap().applied.is_empty());
    // What the caller cannot carry over stops it.
    let error = vault
        .restore(&old, &options, Progress::none(), |_, _| {
            Err(VaultError::DiskFull)
        })
        .unwrap_err();
    assert!(matches!(error, VaultError::DiskFull));
    // A program that knows less than the backup refuses it.
    let newer = vault.backup("by-hand").unwrap();
    let older = RestoreOptions {
        migrations: &NOTES,
        ..RestoreOptions::default()
    };
    let error = vault
        .restore(&newer, &older, Progress::none(), nothing)
        .unwrap_err();
    assert!(
        matches!(error, VaultError::NewerSchema { found: 2, known: 1 }),
        "{error:?}"
    );
    assert_eq!(notes(&vault), ["first"]);
}

#[test]
fn it_can_be_stopped_and_leaves_nothing_half_done() {
    let made = made();
    let mut vault = made.unlock().unwrap();
    let old = vault.backup("by-hand").unwrap();
    note_add(&mut vault, "today");
    for stage in [Stage::Checking, Stage::Copying, Stage::Replacing] {
        let stop = |step: copse_vault::Step| {
            if step.stage == stage {
                ControlFlow::Break(())
            } else {
                ControlFlow::Continue(())
            }
        };
        let error = vault
            .restore(
                &old,
                &RestoreOptions::default(),
                Progress::new(&stop),
                nothing,
            )
            .unwrap_err();
        assert!(matches!(error, VaultError::Stopped), "{error:?}");
        assert_eq!(notes(&vault), ["first", "today"]);
        let left = files(made.path());
        assert!(
            !left
                .iter()
                .any(|(path, _)| path.to_str().unwrap().contains("copse-tmp"))
        );
    }
}

#[test]
fn a_vault_that_is_lost_comes_back_and_what_was_left_of_it_is_set_aside() {
    let made = made();
    let mut vault = made.unlock().unwrap();
    let backup = vault.backup("by-hand").unwrap();
    drop(vault);
    fs::write(made.file("copse.db"), "ruined").unwrap();
    fs::remove_file(made.file(COPIES[1])).unwrap();
    let header = fs::read(made.file(COPIES[0])).unwrap();
    let secret = passphrase(PASSPHRASE);
    let wrong = restore_lost(
        made.path(),
        &backup,
        &passphrase("x"),
        false,
        Progress::none(),
    );
    assert!(matches!(wrong, Err(VaultError::WrongPassphrase)));
    let outcome = restore_lost(made.path(), &backup, &secret, false, Progress::none()).unwrap();
    assert_eq!(notes(&made.unlock().unwrap()), ["first"]);
    let aside = outcome.folder.unwrap();
    assert_eq!(fs::read(aside.join("copse.db")).unwrap(), b"ruined");
    assert_eq!(fs::read(aside.join(COPIES[0])).unwrap(), header);
    assert!(!aside.join(COPIES[1]).exists());
    // While it is open nobody puts another one in its place.
    let _vault = made.unlock().unwrap();
    let busy = restore_lost(made.path(), &backup, &secret, false, Progress::none());
    assert!(matches!(busy, Err(VaultError::InUse { .. })), "{busy:?}");
}

#[test]
fn a_backup_becomes_the_vault_of_a_new_pc() {
    let made = made();
    let backup = made.unlock().unwrap().backup("by-hand").unwrap();
    let pc = tempfile::tempdir().unwrap();
    let folder = pc.path().join("Copse");
    let secret = Secret::Recovery(made.recovery.clone());
    let outcome = restore_lost(&folder, &backup, &secret, false, Progress::none()).unwrap();
    assert_eq!(outcome.folder, None);
    let vault = Vault::unlock(&folder, &secret).unwrap();
    assert_eq!(notes(&vault), ["first"]);
    assert_eq!(vault.notices(), []);
    // Not among other things.
    fs::write(pc.path().join("letter.odt"), "x").unwrap();
    let other = restore_lost(pc.path(), &backup, &secret, false, Progress::none());
    assert!(
        matches!(other, Err(VaultError::FolderNotEmpty)),
        "{other:?}"
    );
    assert!(Path::new(&pc.path().join("letter.odt")).exists());
}
