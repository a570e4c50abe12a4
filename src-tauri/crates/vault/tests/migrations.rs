//! Bringing the schema up to date.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use std::fs;

use common::{FLOOR, NOTES, PASSPHRASE, made, note_add, notes};
use copse_vault::{Migration, Passphrase, Secret, Vault, VaultError};

fn step(number: u32, sql: &'static str) -> Migration {
    Migration {
        number,
        name: "step",
        sql,
    }
}

fn backups(made: &common::Made) -> usize {
    fs::read_dir(made.file("backups")).map_or(0, Iterator::count)
}

#[test]
fn a_new_vault_runs_all_steps_without_a_backup_and_the_second_time_none() {
    let folder = tempfile::tempdir().unwrap();
    let secret = Passphrase::new(PASSPHRASE.to_owned());
    let (mut vault, _) = Vault::create(folder.path(), &secret, FLOOR).unwrap();
    let steps = [NOTES[0], step(2, "ALTER TABLE note ADD COLUMN title TEXT;")];
    let outcome = vault.migrate(&steps).unwrap();
    assert_eq!(
        (outcome.from, outcome.to, outcome.applied),
        (0, 2, vec![1, 2])
    );
    assert_eq!(outcome.backup, None);
    let outcome = vault.migrate(&steps).unwrap();
    assert_eq!((outcome.from, outcome.to, outcome.applied), (2, 2, vec![]));
    assert!(!folder.path().join("backups").exists());
}

#[test]
fn an_old_vault_is_backed_up_first_and_keeps_its_records() {
    let made = made();
    let mut vault = made.unlock().unwrap();
    let steps = [
        NOTES[0],
        step(
            2,
            "ALTER TABLE note ADD COLUMN title TEXT NOT NULL DEFAULT 'x';",
        ),
    ];
    let outcome = vault.migrate(&steps).unwrap();
    assert_eq!((outcome.from, outcome.to, outcome.applied), (1, 2, vec![2]));
    let backup = outcome.backup.unwrap();
    assert!(
        backup.to_str().unwrap().ends_with("Z-before-migration-2"),
        "{backup:?}"
    );
    drop(vault);

    let vault = made.unlock().unwrap();
    assert_eq!(notes(&vault), ["first"]);
    vault
        .connection_ref()
        .query_row("SELECT title FROM note", [], |_| Ok(()))
        .unwrap();

    let old = Vault::unlock(&backup, &Secret::Recovery(made.recovery.clone())).unwrap();
    assert_eq!(notes(&old), ["first"]);
    assert!(
        old.connection_ref()
            .prepare("SELECT title FROM note")
            .is_err()
    );
}

#[test]
fn a_step_that_fails_half_way_leaves_nothing_of_itself_and_keeps_those_before() {
    let made = made();
    let mut vault = made.unlock().unwrap();
    let broken = [
        (
            "an error in SQL",
            "CREATE TABLE half (id); INSERT INTO nowhere VALUES (1);",
        ),
        (
            "a broken reference",
            "CREATE TABLE half (note REFERENCES note (id)); INSERT INTO half VALUES (99);",
        ),
        (
            "its own COMMIT",
            "CREATE TABLE other (id); DROP TABLE other; COMMIT;",
        ),
    ];
    for (why, sql) in broken {
        let steps = [
            NOTES[0],
            step(2, "CREATE TABLE IF NOT EXISTS tag (id);"),
            step(3, sql),
        ];
        let error = vault.migrate(&steps).unwrap_err();
        assert!(
            matches!(error, VaultError::MigrationFailed { number: 3, .. }),
            "{why}: {error:?}"
        );
        let again = vault.migrate(&steps[..2]).unwrap();
        assert_eq!((again.from, again.applied.len()), (2, 0), "{why}");
        assert!(
            vault
                .connection_ref()
                .prepare("SELECT * FROM half")
                .is_err(),
            "{why}"
        );
        vault.connection_ref().prepare("SELECT * FROM tag").unwrap();
    }
    let enforced: bool = vault
        .connection_ref()
        .pragma_query_value(None, "foreign_keys", |row| row.get(0))
        .unwrap();
    assert!(enforced);
    drop(vault);
    assert_eq!(notes(&made.unlock().unwrap()), ["first"]);
}

#[test]
fn a_table_that_others_refer_to_can_be_rebuilt_without_losing_them() {
    let made = made();
    let mut vault = made.unlock().unwrap();
    let steps = [
        NOTES[0],
        step(2, "CREATE TABLE tag (note INTEGER NOT NULL REFERENCES note (id) ON DELETE CASCADE) STRICT;
                 INSERT INTO tag SELECT id FROM note;"),
        step(3, "CREATE TABLE new (id INTEGER PRIMARY KEY, body TEXT NOT NULL, title TEXT) STRICT;
                 INSERT INTO new (id, body) SELECT id, body FROM note;
                 DROP TABLE note;
                 ALTER TABLE new RENAME TO note;"),
    ];
    vault.migrate(&steps).unwrap();
    let tags: i64 = vault
        .connection_ref()
        .query_row(
            "SELECT count(*) FROM tag JOIN note ON tag.note = note.id",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(tags, 1);
}

#[test]
fn a_vault_of_a_newer_program_is_refused_and_left_alone() {
    let made = made();
    let mut vault = made.unlock().unwrap();
    vault
        .migrate(&[NOTES[0], step(2, "CREATE TABLE tag (id);")])
        .unwrap();
    let error = vault.migrate(&NOTES).unwrap_err();
    assert!(
        matches!(error, VaultError::NewerSchema { found: 2, known: 1 }),
        "{error:?}"
    );
    assert!(error.to_string().contains("newer version of Copse"));
    assert_eq!(backups(&made), 1);
}

#[test]
fn a_full_disk_in_a_migration_rolls_back() {
    let made = made();
    let mut vault = made.unlock().unwrap();
    // SQLite answers "full" at this size as it does when the disk has no room.
    vault
        .connection()
        .execute_batch("PRAGMA max_page_count = 40")
        .unwrap();
    let steps = [
        NOTES[0],
        step(
            2,
            "CREATE TABLE big (body BLOB); INSERT INTO big VALUES (randomblob(1000000));",
        ),
    ];
    let error = vault.migrate(&steps).unwrap_err();
    assert!(matches!(error, VaultError::DiskFull), "{error:?}");
    assert!(vault.connection_ref().prepare("SELECT * FROM big").is_err());
    note_add(&mut vault, "second");
    drop(vault);
    assert_eq!(notes(&made.unlock().unwrap()), ["first", "second"]);
}

#[test]
fn steps_that_are_not_numbered_in_order_are_a_mistake_in_the_program() {
    let made = made();
    let mut vault = made.unlock().unwrap();
    for steps in [
        vec![step(2, "")],
        vec![NOTES[0], step(3, "")],
        vec![step(1, ""), step(1, "")],
    ] {
        let error = vault.migrate(&steps).unwrap_err();
        assert!(matches!(error, VaultError::Misused(_)), "{error:?}");
    }
}
