//! What an IT department schedules: checking, backups, restoring, passphrases and new keys.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod common;

use std::fs;

use common::{PASSPHRASE, Room, names};
use serde_json::Value;

const OTHER: &str = "cobalt tinsel rafter mullet quince";
const CREATE: [&str; 3] = ["vault", "--name", "Crossing paths"];

fn text<'a>(value: &'a Value, pointer: &str) -> &'a str {
    value
        .pointer(pointer)
        .and_then(Value::as_str)
        .unwrap_or_else(|| panic!("{pointer} in {value}"))
}

fn communities(room: &Room) -> usize {
    let list = room.json(["community", "list"], ["vault"]);
    list.as_array().unwrap().len()
}

/// Flips a bit in the middle of a file.
fn damage(path: &std::path::Path) {
    let mut bytes = fs::read(path).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(path, bytes).unwrap();
}

#[test]
fn a_backup_is_made_listed_checked_and_put_back() {
    let room = Room::with_vault();
    fs::create_dir(room.path("stick")).unwrap();
    let made = room.json(
        ["vault", "backup"],
        ["vault", "--label", "Before the visit", "--to", "stick"],
    );
    let backup = text(&made, "/folder").to_owned();
    assert!(backup.ends_with("Z-before-the-visit"), "{backup}");
    let copy = text(&made, "/copies/0/folder").to_owned();
    assert!(room.path(&copy).join("copse.db").exists(), "{copy}");

    let info = room.json(["vault", "info"], ["vault"]);
    assert_eq!(text(&info, "/backups/0/label"), "before-the-visit");
    assert_eq!(
        text(&info, "/lastVerified"),
        text(&info, "/backups/0/madeAt")
    );
    assert_eq!(info["unfit"], Value::Null);

    room.run(["community", "create"], CREATE).succeeds();
    assert_eq!(communities(&room), 1);
    let restored = room.json(["vault", "restore"], ["vault", "--from", &backup]);
    assert_eq!(communities(&room), 0);
    let before = text(&restored, "/backup").to_owned();
    room.json(["vault", "restore"], ["vault", "--from", &before]);
    assert_eq!(communities(&room), 1);

    let verified = room.json(["vault", "verify"], ["vault", "--backups"]);
    assert_eq!(verified["backups"].as_array().unwrap().len(), 3);
    assert_eq!(verified["backups"][0]["whole"], true);
    room.run(["vault", "verify"], [copy.as_str()]).succeeds();
    let audit = room.json(["audit", "verify"], ["vault"]);
    assert_eq!(audit["whole"], true);
    assert!(audit["checked"].as_u64().unwrap() > 0);
}

#[test]
fn damage_ends_with_four_and_says_where() {
    let room = Room::with_vault();
    let made = room.json(["vault", "backup"], ["vault"]);
    let backup = text(&made, "/folder").to_owned();
    damage(&room.path(&backup).join("copse.db"));
    room.run(["vault", "verify"], ["vault"]).succeeds();
    let run = room.run(["vault", "verify"], ["vault", "--backups", "--json"]);
    assert_eq!(run.code, 4, "{}{}", run.out, run.err);
    let verified: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(verified["backups"][0]["whole"], false);
    assert_eq!(text(&verified, "/backups/0/reason"), "backupUnusable");
    assert!(
        run.err.contains("1 backup cannot be relied on"),
        "{}",
        run.err
    );
    room.run(["vault", "verify"], [backup.as_str()])
        .fails(4, "damaged");
    room.run(["vault", "verify"], ["vault/backups/none"])
        .fails(7, "no such backup");
    room.run(["vault", "restore"], ["vault", "--from", "none"])
        .fails(7, "no such backup");
    room.run(["vault", "restore"], ["vault", "--from", &backup])
        .fails(4, "This backup was left as it is");
    damage(&room.vault().join("copse.db"));
    let run = room.run(["vault", "verify"], ["vault", "--json"]);
    assert_eq!(run.code, 4, "{}", run.err);
    let error: Value = serde_json::from_str(&run.err).unwrap();
    assert_eq!(text(&error, "/error/reason"), "damaged");
}

#[test]
fn a_scheduled_backup_keeps_to_its_day_and_tells_of_a_missing_stick() {
    let room = Room::with_vault();
    let backup = || room.json(["vault", "backup"], ["vault", "--if-due", "--thin"]);
    assert!(backup()["folder"].is_string());
    assert_eq!(backup()["folder"], Value::Null);
    let run = room.run(["vault", "backup"], ["vault", "--to", "no stick", "--json"]);
    assert_eq!(run.code, 9, "{}", run.err);
    let made: Value = serde_json::from_str(&run.out).unwrap();
    assert!(made["folder"].is_string());
    assert_eq!(made["copies"][0]["folder"], Value::Null);
    assert!(!room.path("no stick").exists());
    room.typed(["vault", "backup", "vault"], "wrong\n")
        .fails(3, "passphrase");
}

#[test]
fn a_lost_vault_comes_back_from_its_backup() {
    let room = Room::with_vault();
    let made = room.json(["vault", "backup"], ["vault"]);
    let backup = text(&made, "/folder").to_owned();
    fs::write(room.vault().join("copse.db"), "ruined").unwrap();
    room.run(["vault", "restore"], ["vault", "--from", &backup])
        .fails(4, "");
    let done = room.json(["vault", "restore"], ["vault", "--from", &backup, "--lost"]);
    let aside = room.path(text(&done, "/setAside"));
    assert_eq!(fs::read(aside.join("copse.db")).unwrap(), b"ruined");
    room.run(["vault", "verify"], ["vault"]).succeeds();
    // On a new PC.
    room.json(["vault", "restore"], ["other", "--from", &backup, "--lost"]);
    room.run(["community", "list"], ["other"]).succeeds();
}

#[test]
fn passphrases_are_added_changed_and_taken_away() {
    let room = Room::with_vault();
    room.file("other", format!("{OTHER}\n"));
    let list = || room.json(["vault", "slots", "list"], ["vault"]);
    assert_eq!(list().as_array().unwrap().len(), 2);
    let add = [
        "vault",
        "--name",
        "Ama Boateng",
        "--new-passphrase-file",
        "other",
    ];
    let added = room.json(["vault", "slots", "add"], add);
    let id = text(&added, "/slot").to_owned();
    let slots = list();
    let slot = slots
        .as_array()
        .unwrap()
        .iter()
        .find(|slot| slot["id"] == id.as_str())
        .unwrap();
    assert_eq!(
        (text(slot, "/name"), text(slot, "/kind")),
        ("Ama Boateng", "passphrase")
    );
    assert!(slot["memoryKib"].as_u64().unwrap() >= 65_536);
    room.typed(["community", "list", "vault"], &format!("{OTHER}\n"))
        .succeeds();

    // The old one and the new one, line by line.
    let change = ["vault", "slots", "change", "vault"];
    let third = "gravy outpost lilac banter thimble";
    room.typed(change, &format!("{OTHER}\n{third}\n"))
        .succeeds();
    room.typed(["community", "list", "vault"], &format!("{OTHER}\n"))
        .fails(3, "passphrase");
    room.typed(["community", "list", "vault"], &format!("{third}\n"))
        .succeeds();
    room.typed(change, &format!("{third}\nshort\n"))
        .fails(8, "easy to guess");

    room.run(["vault", "slots", "remove"], ["vault", "--slot", &id])
        .succeeds();
    room.run(["vault", "slots", "remove"], ["vault", "--slot", &id])
        .fails(7, "no longer");
    room.typed(["community", "list", "vault"], &format!("{third}\n"))
        .fails(3, "passphrase");

    let renewed = room.json(["vault", "slots", "recovery"], ["vault"]);
    let key = text(&renewed, "/recoveryKey").to_owned();
    let ids: Vec<_> = list()
        .as_array()
        .unwrap()
        .iter()
        .map(|slot| (text(slot, "/kind").to_owned(), text(slot, "/id").to_owned()))
        .collect();
    assert_eq!(ids.len(), 2);
    let first = &ids.iter().find(|(kind, _)| kind == "passphrase").unwrap().1;
    room.run(["vault", "slots", "remove"], ["vault", "--slot", first])
        .succeeds();
    let recovery = &ids.iter().find(|(kind, _)| kind == "recovery").unwrap().1;
    let refused = [
        "vault",
        "slots",
        "remove",
        "vault",
        "--recovery",
        "--slot",
        recovery,
    ];
    room.typed(refused, &format!("{key}\n"))
        .fails(8, "last passphrase or recovery key");
}

#[test]
fn new_keys_leave_only_those_who_are_kept() {
    let room = Room::empty();
    let old_key = text(&room.json(["vault", "init"], ["vault"]), "/recoveryKey").to_owned();
    room.run(["community", "create"], CREATE).succeeds();
    for (file, phrase) in [
        ("kept", OTHER),
        ("gone", "gravy outpost lilac banter thimble"),
    ] {
        room.file(file, phrase);
        let add = ["vault", "--name", file, "--new-passphrase-file", file];
        room.run(["vault", "slots", "add"], add).succeeds();
    }
    room.file("wrong", "none of these opens anything");
    room.run(["vault", "rekey"], ["vault", "--keep", "wrong"])
        .fails(3, "Nothing was changed");
    let done = room.json(["vault", "rekey"], ["vault", "--keep", "kept"]);
    assert_eq!(done["removed"].as_array().unwrap().len(), 2);
    assert_eq!(communities(&room), 1);
    room.typed(["community", "list", "vault"], &format!("{OTHER}\n"))
        .succeeds();
    let gone = fs::read_to_string(room.path("gone")).unwrap();
    room.typed(["community", "list", "vault"], &gone)
        .fails(3, "passphrase");
    room.typed(["community", "list", "vault", "--recovery"], &old_key)
        .fails(3, "recovery key");
    let new_key = text(&done, "/recoveryKey");
    room.typed(["community", "list", "vault", "--recovery"], new_key)
        .succeeds();
    assert_eq!(room.json(["audit", "verify"], ["vault"])["whole"], true);

    // The backup of before has its own keys, which is no damage.
    let backup = text(&done, "/backup").to_owned();
    let checked = room.json(["vault", "verify"], ["vault", "--backups"]);
    assert_eq!(checked["backups"][0]["whole"], Value::Null);
    assert_eq!(text(&checked, "/backups/0/reason"), "otherKeys");
    let database = room.path(&backup).join("copse.db");
    damage(&database);
    let run = room.run(["vault", "verify"], ["vault", "--backups"]);
    assert_eq!(run.code, 4, "{}{}", run.out, run.err);
    assert!(run.out.contains("is not the one"), "{}", run.out);
    // The same bit once more: it is whole again.
    damage(&database);
    room.run(["vault", "restore"], ["vault", "--from", &backup])
        .fails(3, "of that time");
    let from = [
        "vault",
        "--from",
        &backup,
        "--backup-passphrase-file",
        "gone",
    ];
    room.run(["vault", "restore"], from).succeeds();
    room.typed(["community", "list", "vault"], &gone)
        .fails(3, "passphrase");
    assert_eq!(communities(&room), 1);
}

#[test]
fn a_synchronised_folder_is_refused_with_a_code_of_its_own() {
    let room = Room::empty();
    room.run(["vault", "init"], ["Dropbox/vault"])
        .fails(11, "Dropbox");
    assert!(!room.path("Dropbox").exists());
    let init = ["Dropbox/vault", "--allow-unfit-folder"];
    room.run(["vault", "init"], init).succeeds();
    room.run(["community", "list"], ["Dropbox/vault"])
        .fails(11, "only on this PC");
    let info = room.json(["vault", "info"], ["Dropbox/vault"]);
    assert!(text(&info, "/unfit").contains("Dropbox"));
}

#[test]
fn an_old_copy_that_was_put_back_is_told() {
    let room = Room::with_vault();
    let seen = ["vault", "--memory", "seen"];
    room.run(["vault", "verify"], seen).succeeds();
    fs::create_dir(room.path("old")).unwrap();
    let files = ["copse.db", "header-a.copse", "header-b.copse"];
    for name in files {
        fs::copy(room.vault().join(name), room.path("old").join(name)).unwrap();
    }
    room.run(
        ["community", "create"],
        CREATE.into_iter().chain(["--memory", "seen"]),
    )
    .succeeds();
    for name in files {
        fs::copy(room.path("old").join(name), room.vault().join(name)).unwrap();
    }
    let verified = room.json(["vault", "verify"], seen);
    assert_eq!(text(&verified, "/notices/0"), "rolledBack");
    let run = room.run(["vault", "verify"], seen).succeeds();
    assert!(
        run.err.contains("older than when this PC last saw it"),
        "{}",
        run.err
    );
    let copies = room.json(["vault", "info"], ["vault"]);
    assert_eq!(text(&copies, "/copies/0/kind"), "folder");
}

#[test]
fn what_was_put_on_the_command_line_never_reaches_a_file() {
    let room = Room::with_vault();
    room.file("other", OTHER);
    // Long enough that chance does not put it among the bytes of an encrypted file.
    let person = "Ama Boateng-Ashworth";
    let add = ["vault", "--name", person, "--new-passphrase-file", "other"];
    room.run(["vault", "slots", "add"], add).succeeds();
    room.run(["vault", "backup"], ["vault"]).succeeds();
    for name in names(&room.vault()) {
        let path = room.vault().join(name);
        if path.is_file() {
            let bytes = fs::read(path).unwrap();
            for secret in [PASSPHRASE, OTHER, person] {
                let found = bytes
                    .windows(secret.len())
                    .any(|part| part == secret.as_bytes());
                assert!(!found);
            }
        }
    }
}
