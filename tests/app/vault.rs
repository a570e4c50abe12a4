//! Making, locking and unlocking the vault.

use copse_shell::Event;
use serde_json::json;

use crate::bench::{Bench, PASSPHRASE};

#[test]
fn a_vault_is_made_locked_and_unlocked_and_says_where_it_stands() {
    let bench = Bench::new();
    assert_eq!(bench.ok("vault_status", json!({}))["state"], "none");
    bench.ok(
        "vault_create",
        json!({ "passphrase": PASSPHRASE, "name": "Ffion" }),
    );
    assert_eq!(bench.ok("vault_status", json!({}))["state"], "open");
    assert_eq!(bench.ok("vault_lock", json!({}))["state"], "locked");
    assert_eq!(bench.desk.lock().unwrap().events, [Event::VaultLocked]);

    let failure = bench.error(
        "vault_unlock",
        json!({ "secret": "lantern orchid gravel", "recovery": false }),
    );
    assert_eq!(failure.code, "wrongPassphrase");
    assert!(failure.message.contains("Caps Lock"), "{}", failure.message);
    assert_eq!(bench.ok("vault_status", json!({}))["state"], "locked");

    let status = bench.ok(
        "vault_unlock",
        json!({ "secret": PASSPHRASE, "recovery": false }),
    );
    assert_eq!(
        (&status["state"], &status["message"]),
        (&json!("open"), &json!(null))
    );
}

#[test]
fn the_recovery_key_opens_the_vault_and_a_mistyped_one_does_not() {
    let bench = Bench::new();
    let made = bench.ok(
        "vault_create",
        json!({ "passphrase": PASSPHRASE, "name": "" }),
    );
    let key = made["recoveryKey"].as_str().unwrap().to_owned();
    bench.ok("vault_lock", json!({}));

    let mistyped: String = key.chars().rev().collect();
    let failure = bench.error(
        "vault_unlock",
        json!({ "secret": mistyped, "recovery": true }),
    );
    assert_eq!(failure.code, "wrongPassphrase");
    assert!(failure.message.contains("mistake"), "{}", failure.message);

    let as_typed = key.to_lowercase().replace('-', " ");
    assert_eq!(
        bench.ok(
            "vault_unlock",
            json!({ "secret": as_typed, "recovery": true })
        )["state"],
        "open"
    );
}

#[test]
fn a_weak_passphrase_is_refused_at_its_field_and_nothing_is_made() {
    let bench = Bench::new();
    let failure = bench.error(
        "vault_create",
        json!({ "passphrase": "password1234", "name": "Ffion" }),
    );
    assert_eq!(failure.code, "invalid");
    assert!(failure.fields.contains("passphrase"));
    assert_eq!(bench.ok("vault_status", json!({}))["state"], "none");
    let judged = bench.ok("passphrase_judge", json!({ "passphrase": "password1234" }));
    assert_eq!(judged["enough"], false);
    let suggested = bench.ok("passphrase_suggest", json!({}));
    let judged = bench.ok("passphrase_judge", json!({ "passphrase": suggested }));
    assert_eq!(judged["enough"], true);
}

#[test]
fn the_recovery_sheet_is_made_only_in_the_session_of_the_new_vault() {
    let bench = Bench::open();
    let sheet = bench.ok("recovery_sheet_make", json!({}));
    assert_eq!(sheet["pages"], 1);
    bench.ok("document_save", json!({ "handle": sheet["handle"] }));
    assert_eq!(bench.handed_out().len(), 1);
    bench.ok("vault_lock", json!({}));
    bench.ok(
        "vault_unlock",
        json!({ "secret": PASSPHRASE, "recovery": false }),
    );
    assert_eq!(
        bench.error("recovery_sheet_make", json!({})).code,
        "notFound"
    );
}

#[test]
fn a_folder_with_other_things_is_told_and_left_alone() {
    let bench = Bench::new();
    let folder = bench.folder.path().join("vault");
    std::fs::create_dir(&folder).unwrap();
    std::fs::write(folder.join("holiday.jpg"), "x").unwrap();
    let status = bench.ok("vault_status", json!({}));
    assert_eq!(status["state"], "broken");
    assert!(
        status["message"].as_str().unwrap().contains("folder"),
        "{status}"
    );
    bench.error(
        "vault_create",
        json!({ "passphrase": PASSPHRASE, "name": "Ffion" }),
    );
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 1);
}

#[test]
fn a_database_of_noise_is_told_apart_from_a_wrong_passphrase() {
    let bench = Bench::open();
    bench.ok("vault_lock", json!({}));
    let database = bench.folder.path().join("vault/copse.db");
    let length = std::fs::metadata(&database).unwrap().len();
    std::fs::write(&database, vec![0x5A; usize::try_from(length).unwrap()]).unwrap();
    let failure = bench.error(
        "vault_unlock",
        json!({ "secret": PASSPHRASE, "recovery": false }),
    );
    assert_eq!(failure.code, "damaged");
    assert!(failure.message.contains("backup"), "{}", failure.message);
    let log = std::fs::read_to_string(bench.folder.path().join("incidents.log")).unwrap();
    assert!(log.contains("vault: damaged"), "{log}");
}

#[test]
fn settings_work_on_the_lock_screen_and_wrong_ones_change_nothing() {
    let bench = Bench::new();
    let mut settings = bench.ok("settings_get", json!({}));
    assert_eq!(
        (&settings["theme"], &settings["lockAfterMinutes"]),
        (&json!("system"), &json!(5))
    );
    settings["theme"] = json!("dark");
    settings["lockAfterMinutes"] = json!(10);
    assert_eq!(
        bench.ok("settings_set", json!({ "settings": settings })),
        settings
    );
    settings["textSize"] = json!(110);
    let failure = bench.error("settings_set", json!({ "settings": settings }));
    assert_eq!(failure.code, "invalid");
    assert!(failure.fields.contains("textSize"));
    assert_eq!(bench.ok("settings_get", json!({}))["textSize"], 100);
    assert!(bench.folder.path().join("settings.json").is_file());
}
