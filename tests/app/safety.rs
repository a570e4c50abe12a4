//! Backups, keys and damage, as the page meets them.

use std::{fs, thread, time::Duration};

use serde_json::{Value, json};

use crate::bench::{Bench, PASSPHRASE};

/// The sample, with one backup; the backup's name.
fn backed_up() -> (Bench, String, Value) {
    let (bench, community) = Bench::with_sample();
    let state = bench.ok("backup_make", json!({}));
    assert_eq!(state["amber"], false);
    let name = state["rows"][0]["name"].clone();
    (bench, community, name)
}

fn unlock(bench: &Bench) -> Value {
    bench.ok(
        "vault_unlock",
        json!({ "secret": PASSPHRASE, "recovery": false }),
    )
}

#[test]
fn nothing_is_written_from_a_backup_that_is_looked_at() {
    let (bench, community, name) = backed_up();
    let status = bench.ok(
        "backup_look",
        json!({ "name": name, "current": PASSPHRASE }),
    );
    assert_eq!(
        (&status["state"], &status["readOnly"]),
        (&json!("open"), &json!(true))
    );
    let people = bench.ok("person_list", json!({ "community": community }));
    assert!(people.as_array().unwrap().len() >= 10);

    let meetings = bench.ok("meeting_list", json!({ "community": community }));
    let request = json!({ "kind": "agenda", "meeting": meetings[0]["id"] });
    let made = bench.ok(
        "document_make",
        json!({ "request": request, "edition": "ordinary" }),
    );
    let failure = bench.error("document_save", json!({ "handle": made["handle"] }));
    assert_eq!(failure.code, "readOnly", "{}", failure.message);
    assert!(bench.handed_out().is_empty());

    bench.ok("vault_lock", json!({}));
    assert_eq!(unlock(&bench)["readOnly"], false);
}

#[test]
fn a_new_recovery_key_counts_only_once_a_group_of_it_was_typed() {
    let (bench, _) = Bench::with_sample();
    let made = bench.ok("recovery_key_make", json!({}));
    let key = made["recoveryKey"].as_str().unwrap().to_owned();
    let ask = usize::try_from(made["ask"].as_u64().unwrap()).unwrap();
    let group = key.split('-').nth(ask - 1).unwrap();
    let confirm = |typed: &str, current: &str| json!({ "current": current, "typed": typed });

    let wrong = bench.error("recovery_key_confirm", confirm("00000", PASSPHRASE));
    assert!(wrong.fields.contains("typed"));
    let stranger = bench.error("recovery_key_confirm", confirm(group, "not this one"));
    assert!(stranger.fields.contains("current"));
    bench.ok("recovery_key_confirm", confirm(group, PASSPHRASE));

    bench.ok("vault_lock", json!({}));
    let status = bench.ok("vault_unlock", json!({ "secret": key, "recovery": true }));
    assert_eq!(status["signedIn"]["with"], "recoveryKey");
}

#[test]
fn damage_closes_the_vault_and_a_backup_takes_its_place() {
    let (bench, _, name) = backed_up();
    bench.ok("vault_lock", json!({}));
    let database = bench.folder.path().join("vault/copse.db");
    let mut bytes = fs::read(&database).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&database, bytes).unwrap();

    // The checks run behind the open vault, which is then closed; afterwards they come first.
    let unlocking = json!({ "secret": PASSPHRASE, "recovery": false });
    let attempt = || Bench::call_from(&bench.page, "vault_unlock", &unlocking);
    let mut answer = attempt();
    for _ in 0..500 {
        let told = bench.ok("vault_status", json!({}));
        if answer.is_err() || (told["state"] == "locked" && !told["message"].is_null()) {
            break;
        }
        thread::sleep(Duration::from_millis(20));
    }
    if answer.is_ok() {
        answer = attempt();
    }
    assert_eq!(answer.err().unwrap()["code"], "damaged");

    let lost = json!({ "secret": PASSPHRASE, "recovery": false, "backup": name });
    let status = bench.ok("vault_restore_lost", lost);
    assert_eq!(
        (&status["state"], &status["message"]),
        (&json!("locked"), &json!(null))
    );
    assert_eq!(unlock(&bench)["state"], "open");
}
