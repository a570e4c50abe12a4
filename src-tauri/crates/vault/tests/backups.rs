//! Backups: whole, checked, and vaults of their own.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use std::fs;
use std::ops::ControlFlow;

use common::{COPIES, PASSPHRASE, made, note_add, notes, passphrase};
use copse_vault::{
    Probe, Progress, SecondState, Secret, Stage, Step, Vault, VaultError, backup_last_verified,
    backup_verify, backups, backups_in, probe,
};
use jiff::{SignedDuration, Timestamp};

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

#[test]
fn the_list_says_when_why_and_how_large_without_a_secret() {
    let made = made();
    assert!(backups(made.path()).is_empty());
    assert_eq!(backup_last_verified(made.path(), Timestamp::now()), None);
    let mut vault = made.unlock().unwrap();
    let before = Timestamp::now();
    let place = vault.backup("By hand!").unwrap();
    let by_it = made.file("backups").join("2025-01-02T030405Z-from-it");
    fs::create_dir(&by_it).unwrap();
    for name in ["copse.db", COPIES[0], COPIES[1]] {
        fs::copy(place.join(name), by_it.join(name)).unwrap();
    }
    fs::create_dir(made.file("backups").join("other things")).unwrap();
    let found = backups(made.path());
    let [newest, oldest] = found.as_slice() else {
        panic!("{found:?}");
    };
    assert_eq!(
        (newest.folder.as_path(), newest.label.as_str()),
        (place.as_path(), "by-hand")
    );
    assert!(newest.made_at >= before && newest.verified_at >= Some(newest.made_at));
    assert_eq!((newest.schema, newest.vault), (Some(1), Some(vault.id())));
    assert!(newest.bytes > fs::metadata(place.join("copse.db")).unwrap().len());
    // Copied by somebody else: nobody has checked it yet.
    assert_eq!(oldest.made_at, "2025-01-02T03:04:05Z".parse().unwrap());
    assert_eq!(
        (oldest.label.as_str(), oldest.verified_at),
        ("from-it", None)
    );
    assert_eq!(
        backup_last_verified(made.path(), Timestamp::now()),
        Some(newest.made_at)
    );
    let checked = backup_verify(&by_it, &passphrase(PASSPHRASE), Progress::none()).unwrap();
    assert!(checked.verified_at.is_some());
    assert!(
        backups(made.path())
            .iter()
            .all(|info| info.verified_at.is_some())
    );
}

#[test]
fn a_backup_is_due_after_a_day_with_changes_and_never_without() {
    let made = made();
    let mut vault = made.unlock().unwrap();
    let now = Timestamp::now();
    let (soon, later) = (
        now + SignedDuration::from_hours(23),
        now + SignedDuration::from_hours(25),
    );
    assert!(vault.backup_due(now), "there is none yet");
    vault.backup("daily").unwrap();
    assert!(!vault.backup_due(soon) && !vault.backup_due(later));
    note_add(&mut vault, "second");
    assert!(!vault.backup_due(soon) && vault.backup_due(later));
    drop(vault);
    // Also in the next session, which has not changed anything itself.
    let mut vault = made.unlock().unwrap();
    assert!(vault.backup_due(later));
    vault.backup("daily").unwrap();
    assert!(!vault.backup_due(later));
}

#[test]
fn a_backup_of_a_day_when_the_clock_was_wrong_does_not_keep_others_from_being_due() {
    let made = made();
    let mut vault = made.unlock().unwrap();
    vault.backup("daily").unwrap();
    note_add(&mut vault, "second");
    // As if today were nine years before that backup.
    let now = Timestamp::now() - SignedDuration::from_hours(9 * 365 * 24);
    assert!(vault.backup_due(now));
    assert_eq!(backup_last_verified(made.path(), now), None);
    // A clock that is put back by an hour is no reason for another.
    let now = Timestamp::now() - SignedDuration::from_hours(1);
    assert!(!vault.backup_due(now));
    assert!(backup_last_verified(made.path(), now).is_some());
}

#[test]
fn a_second_folder_gets_a_copy_and_its_absence_is_only_told() {
    let made = made();
    let stick = tempfile::tempdir().unwrap();
    let (absent, blocked) = (
        stick.path().join("not plugged in"),
        stick.path().join("full"),
    );
    fs::create_dir(&blocked).unwrap();
    let mut vault = made.unlock().unwrap();
    let id = vault.id().simple().to_string();
    fs::write(blocked.join(format!("copse-{}", &id[..8])), "in the way").unwrap();
    let seconds = [stick.path().to_path_buf(), absent.clone(), blocked];
    let outcome = vault
        .backup_make("by-hand", &seconds, Progress::none())
        .unwrap();
    let [there, gone, failed] = outcome.seconds.as_slice() else {
        panic!("{outcome:?}");
    };
    let SecondState::Made(place) = &there.state else {
        panic!("{there:?}");
    };
    assert!(matches!(gone.state, SecondState::Absent) && !absent.exists());
    assert!(matches!(failed.state, SecondState::Failed(_)), "{failed:?}");
    for name in ["copse.db", COPIES[0], COPIES[1], "backup.json"] {
        assert_eq!(
            fs::read(place.join(name)).unwrap(),
            fs::read(outcome.folder.join(name)).unwrap()
        );
    }
    let found = backups_in(stick.path(), vault.id());
    assert_eq!(found.len(), 1);
    assert!(backups_in(&absent, vault.id()).is_empty());
    let copy = Vault::look(place, &passphrase(PASSPHRASE)).unwrap();
    assert_eq!(notes(&copy), ["first"]);
}

#[test]
fn a_backup_tells_how_far_it_is_and_stops_at_once() {
    let made = made();
    let mut vault = made.unlock().unwrap();
    let rows = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)
                INSERT INTO note (body) SELECT hex(randomblob(200)) FROM n;";
    vault.connection().execute_batch(rows).unwrap();
    let seen = std::sync::Mutex::new(Vec::new());
    let tell = |step: Step| {
        seen.lock().unwrap().push(step);
        ControlFlow::Continue(())
    };
    vault
        .backup_make("by-hand", &[], Progress::new(&tell))
        .unwrap();
    let steps = seen.lock().unwrap().clone();
    for stage in [Stage::Copying, Stage::Checking] {
        let done: Vec<_> = steps
            .iter()
            .filter(|step| step.stage == stage)
            .map(|step| step.done)
            .collect();
        assert!(
            done.is_sorted() && done.first() == Some(&0.0) && done.last() == Some(&1.0),
            "{done:?}"
        );
    }
    for stage in [Stage::Copying, Stage::Checking] {
        let stop = |step: Step| {
            if step.stage == stage {
                ControlFlow::Break(())
            } else {
                ControlFlow::Continue(())
            }
        };
        let error = vault
            .backup_make("by-hand", &[], Progress::new(&stop))
            .unwrap_err();
        assert!(matches!(error, VaultError::Stopped), "{error:?}");
        assert_eq!(fs::read_dir(made.file("backups")).unwrap().count(), 1);
    }
    note_add(&mut vault, "goes on");
}

#[test]
fn old_backups_are_thinned_and_what_is_not_ours_stays() {
    let (made, other) = (made(), made());
    let stick = tempfile::tempdir().unwrap();
    let mut vault = made.unlock().unwrap();
    let second = [stick.path().to_path_buf()];
    let newest = vault
        .backup_make("by-hand", &second, Progress::none())
        .unwrap()
        .folder;
    let now = Timestamp::now();
    let age = |folder: &std::path::Path, days: i64| {
        let text = fs::read_to_string(newest.join("backup.json")).unwrap();
        let mut note: serde_json::Value = serde_json::from_str(&text).unwrap();
        note["madeAt"] = (now - SignedDuration::from_hours(24 * days))
            .to_string()
            .into();
        fs::create_dir(folder).unwrap();
        for name in ["copse.db", COPIES[0], COPIES[1]] {
            fs::copy(newest.join(name), folder.join(name)).unwrap();
        }
        fs::write(folder.join("backup.json"), note.to_string()).unwrap();
    };
    let all = made.file("backups");
    for days in 1..200 {
        age(&all.join(format!("old-{days}")), days);
    }
    let stranger = all.join("2020-01-01T000000Z-other-vault");
    fs::rename(other.unlock().unwrap().backup("x").unwrap(), &stranger).unwrap();
    let unknown = all.join("2020-01-01T000000Z-unchecked");
    fs::create_dir(&unknown).unwrap();
    fs::write(unknown.join("copse.db"), "x").unwrap();

    let removed = vault.backups_thin(&second, now);
    assert!(removed.len() > 180, "{}", removed.len());
    assert!(removed.iter().all(|folder| !folder.exists()));
    for stays in [&newest, &stranger, &unknown] {
        assert!(stays.join("copse.db").exists(), "{stays:?}");
    }
    assert!(all.join("old-1").exists());
    // At most 7 + 4 + 3 of ours; each still whole.
    let ours: Vec<_> = backups(made.path())
        .into_iter()
        .filter(|info| info.vault == Some(vault.id()))
        .collect();
    assert!((8..=15).contains(&ours.len()), "{}", ours.len());
    assert_eq!(backups_in(stick.path(), vault.id()).len(), 1);
    assert!(vault.backups_thin(&second, now).is_empty());
}
