//! Opening with checks behind, opening for a look, and folders that are not fit.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use std::fs;
use std::path::Path;
use std::sync::mpsc;

use common::{
    COPIES, FLOOR, Made, NOTES, PASSPHRASE, files, flip, made, note_add, notes, passphrase,
};
use copse_vault::{
    CheckState, Checks, ConflictKind, FolderVerdict, Migration, Passphrase, Secret, UnlockOptions,
    Vault, VaultError, conflict_copies,
};

fn behind(made: &Made) -> (Vault, mpsc::Receiver<bool>) {
    let (told, outcome) = mpsc::channel();
    let options = UnlockOptions {
        checks: Checks::Behind,
        on_checked: Some(Box::new(move |outcome| told.send(outcome.is_ok()).unwrap())),
        ..UnlockOptions::default()
    };
    let secret = Secret::Recovery(made.recovery.clone());
    let vault = Vault::unlock_with(made.path(), &secret, options).unwrap();
    (vault, outcome)
}

#[test]
fn with_checks_behind_the_vault_is_read_at_once_and_written_after_them() {
    let made = made();
    let before = fs::read(made.file("copse.db")).unwrap();
    let (mut vault, outcome) = behind(&made);
    assert_eq!(notes(&vault), ["first"]);
    let too_early = vault
        .connection()
        .execute("INSERT INTO note (body) VALUES ('early')", [])
        .unwrap_err();
    assert_eq!(
        too_early.sqlite_error_code(),
        Some(rusqlite::ErrorCode::ReadOnly)
    );
    assert!(outcome.recv().unwrap());
    assert_eq!(vault.check_state(), CheckState::Passed);
    // Nothing was written so far.
    assert_eq!(fs::read(made.file("copse.db")).unwrap(), before);
    vault.settle().unwrap();
    vault.settle().unwrap();
    note_add(&mut vault, "second");
    let other = rusqlite::Connection::open(made.file("copse.db")).unwrap();
    other.busy_timeout(std::time::Duration::ZERO).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap_err();
    drop(vault);
    assert_eq!(notes(&made.unlock().unwrap()), ["first", "second"]);
}

#[test]
fn damage_found_behind_is_told_and_nothing_is_ever_written() {
    let made = made();
    let mut vault = made.unlock().unwrap();
    let rows = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300)
                INSERT INTO note (body) SELECT hex(randomblob(200)) FROM n;";
    vault.connection().execute_batch(rows).unwrap();
    drop(vault);
    let size = usize::try_from(fs::metadata(made.file("copse.db")).unwrap().len()).unwrap();
    flip(&made.file("copse.db"), size - 5000);
    let before = fs::read(made.file("copse.db")).unwrap();

    let (mut vault, outcome) = behind(&made);
    assert!(!outcome.recv().unwrap());
    assert_eq!(vault.check_state(), CheckState::Failed);
    for _ in 0..2 {
        let error = vault.settle().unwrap_err();
        assert!(matches!(error, VaultError::Damaged { .. }), "{error:?}");
    }
    vault.backup("by-hand").unwrap_err();
    vault
        .connection()
        .execute("DELETE FROM note", [])
        .unwrap_err();
    drop(vault);
    assert_eq!(fs::read(made.file("copse.db")).unwrap(), before);
    assert!(!made.file("backups").exists());
}

#[test]
fn a_vault_that_is_closed_while_it_is_checked_lets_go_of_everything() {
    let made = made();
    for _ in 0..5 {
        let (vault, _outcome) = behind(&made);
        drop(vault);
        made.unlock().unwrap().close().unwrap();
    }
}

#[test]
fn a_look_at_a_backup_writes_nothing_and_may_be_had_while_the_vault_is_open() {
    let made = made();
    let mut vault = made.unlock().unwrap();
    let place = vault.backup("by-hand").unwrap();
    note_add(&mut vault, "after the backup");
    let before = files(&place);
    let looks = [0; 2].map(|_| Vault::look(&place, &passphrase(PASSPHRASE)).unwrap());
    for mut look in looks {
        assert!(look.is_read_only());
        assert_eq!(
            (look.id(), notes(&look)),
            (vault.id(), vec!["first".to_owned()])
        );
        assert_eq!(*look.audit_key().unwrap(), *vault.audit_key().unwrap());
        look.migrate(&NOTES).unwrap();
        look.connection()
            .execute("DELETE FROM note", [])
            .unwrap_err();
        let id = look.slot_opened();
        for refused in [
            look.settle(),
            look.remember(),
            look.slot_remove(id),
            look.backup("x").map(|_| ()),
            look.holder_name_set("Maren"),
        ] {
            assert!(
                matches!(refused, Err(VaultError::ReadOnlyLook)),
                "{refused:?}"
            );
        }
        look.close().unwrap();
    }
    assert_eq!(files(&place), before);
    let wrong = Vault::look(&place, &passphrase("wrong"));
    assert!(matches!(wrong, Err(VaultError::WrongPassphrase)));
}

#[test]
fn a_look_at_an_older_schema_is_brought_up_to_date_in_memory_only() {
    const NEWER: [Migration; 2] = [
        NOTES[0],
        Migration {
            number: 2,
            name: "title",
            sql: "ALTER TABLE note ADD COLUMN title TEXT NOT NULL DEFAULT 'none';
                  CREATE VIRTUAL TABLE found USING fts5(body, content='note', content_rowid='id');
                  INSERT INTO found (found) VALUES ('rebuild');",
        },
    ];
    let made = made();
    let place = made.unlock().unwrap().backup("by-hand").unwrap();
    let before = files(&place);
    let mut look = Vault::look(&place, &passphrase(PASSPHRASE)).unwrap();
    let outcome = look.migrate(&NEWER).unwrap();
    assert_eq!((outcome.from, outcome.to, outcome.backup), (1, 2, None));
    let found: String = look
        .connection_ref()
        .query_row(
            "SELECT title FROM note JOIN found ON found.rowid = note.id WHERE found MATCH 'first'",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(found, "none");
    look.connection()
        .execute("DELETE FROM note", [])
        .unwrap_err();
    drop(look);
    assert_eq!(files(&place), before);
    assert!(matches!(
        Vault::look(&place, &passphrase(PASSPHRASE))
            .unwrap()
            .migrate(&[]),
        Err(VaultError::NewerSchema { found: 1, known: 0 })
    ));
}

#[test]
fn a_folder_that_is_carried_to_other_pcs_is_refused_unless_one_insists() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("OneDrive - Calderfoot/Copse");
    let (phrase, refused) = (Passphrase::new(PASSPHRASE.to_owned()), "folderUnfit");
    let error = Vault::create(&place, &phrase, FLOOR).unwrap_err();
    assert_eq!(error.code(), refused);
    let VaultError::FolderUnfit { verdict } = &error else {
        panic!("{error:?}");
    };
    assert_eq!(
        *verdict,
        FolderVerdict::Synced {
            service: "OneDrive".to_owned()
        }
    );
    assert!(error.to_string().contains("only on this PC"), "{error}");
    assert!(!place.exists());

    let insist = || UnlockOptions {
        allow_unfit: true,
        ..UnlockOptions::default()
    };
    let (vault, recovery) = Vault::create_with(&place, &phrase, FLOOR, insist()).unwrap();
    drop(vault);
    let secret = Secret::Recovery(recovery);
    let before = files(&place);
    assert_eq!(Vault::unlock(&place, &secret).unwrap_err().code(), refused);
    assert_eq!(files(&place), before);
    // Looking harms nothing.
    Vault::look(&place, &secret).unwrap();
    Vault::unlock_with(&place, &secret, insist()).unwrap();
}

#[test]
fn copies_with_the_same_id_are_found_and_left_alone() {
    let (made, other) = (made(), made());
    assert_eq!(conflict_copies(made.path()), []);
    let parent = tempfile::tempdir().unwrap();
    let home = parent.path().join("Copse");
    copy_vault(made.path(), &home);
    copy_vault(made.path(), &parent.path().join("Copse (2)"));
    copy_vault(other.path(), &parent.path().join("Other"));
    fs::copy(
        home.join("copse.db"),
        home.join("copse (PC-12's conflicted copy).db"),
    )
    .unwrap();
    fs::copy(home.join(COPIES[0]), home.join("header-a-PC12.copse")).unwrap();
    // Of another vault, and no header at all.
    fs::copy(other.file(COPIES[0]), home.join("header-a-other.copse")).unwrap();
    fs::write(home.join("notes.copse"), "x").unwrap();
    let before = files(parent.path());
    let found: Vec<_> = conflict_copies(&home)
        .into_iter()
        .map(|copy| {
            assert!(copy.modified.is_some());
            (
                copy.path
                    .strip_prefix(parent.path().canonicalize().unwrap())
                    .map(Path::to_path_buf)
                    .or_else(|_| copy.path.strip_prefix(parent.path()).map(Path::to_path_buf))
                    .unwrap(),
                copy.kind,
            )
        })
        .collect();
    let expected = [
        (
            "Copse/copse (PC-12's conflicted copy).db",
            ConflictKind::Database,
        ),
        ("Copse/header-a-PC12.copse", ConflictKind::Header),
        ("Copse (2)", ConflictKind::Folder),
    ]
    .map(|(path, kind)| (Path::new(path).to_path_buf(), kind));
    assert_eq!(found, expected);
    assert_eq!(files(parent.path()), before);
    assert_eq!(conflict_copies(&parent.path().join("Other")), []);
}

fn copy_vault(from: &Path, to: &Path) {
    fs::create_dir(to).unwrap();
    for name in ["copse.db", COPIES[0], COPIES[1]] {
        fs::copy(from.join(name), to.join(name)).unwrap();
    }
}
