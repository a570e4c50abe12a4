//! Nothing of a vault can be had while it is locked.

use serde_json::{Value, json};
use ts_rs::Config;

use crate::bench::{Bench, PASSPHRASE};

/// Commands that work without an open vault.
const FREE: [&str; 15] = [
    "activity",
    "passphrase_judge",
    "passphrase_suggest",
    "settings_get",
    "settings_set",
    "vault_create",
    "vault_lock",
    "vault_status",
    "vault_look",
    "vault_restore_lost",
    "vault_unlock",
    "vault_unlock_keychain",
    "clipboard_note",
    "work_get",
    "work_stop",
];

const ID: &str = "0192f0c1-2345-7abc-8def-0123456789ab";

/// Every field that any command takes; each picks its own.
fn any_input(command: &str) -> Value {
    let mut input = json!({
        "id": ID, "community": ID, "case": ID, "person": ID, "meeting": ID, "version": 1,
        "handle": "x", "page": 1, "width": 200, "edition": "ordinary", "reasons": [],
        "request": { "kind": "agenda", "meeting": ID },
        "reason": null, "openOnly": true, "words": "housing", "heading": "More", "to": 0, "items": [],
        "guest": false, "reply": "none", "attendance": "expected", "on": "2027-02-01",
        "body": { "schema": 1, "blocks": [] },
        "change": { "heading": "Focus", "shown": true, "body": { "schema": 1, "blocks": [] } },
        "details": {}, "up": true, "filter": {}, "format": "csv", "list": "people", "name": "x",
        "current": "x", "typed": "x", "passphrase": "x", "facilitator": ID, "records": [],
        "record": { "part": "person", "id": ID },
        "decision": { "type": "destroy" }, "role": "facilitator", "from": ID,
    });
    match command {
        "document_save" | "document_save_open" => input["format"] = json!("pdf"),
        "keychain_set" => input["on"] = json!(true),
        "hand_over" => {
            input["to"] = json!(ID);
            input["community"] = Value::Null;
        }
        "retention_rule_reset" => input["kind"] = json!("member"),
        "retention_rule_set" => {
            input["kind"] = json!("member");
            input["details"] = json!({ "why": "x", "basis": "x", "months": 12 });
        }
        "facilitator_create" | "facilitator_update" => {
            input["details"] = json!({ "name": "x", "email": "", "roles": [] });
        }
        _ => {}
    }
    if command.starts_with("meeting_series") {
        input["details"] = json!({
            "first": "2027-02-18", "count": 3, "rhythm": "monthly", "start": "14:00:00", "end": "16:00:00",
        });
    } else if command.starts_with("meeting") {
        input["details"] = json!({
            "number": 1, "kind": "ordinary", "date": "2027-02-18", "start": "14:00:00", "end": "16:00:00",
        });
    }
    input
}

#[test]
fn every_command_of_the_domain_answers_locked() {
    let bench = Bench::open();
    bench.ok("vault_lock", json!({}));
    let commands = copse_shell::command_types(&Config::new());
    assert!(
        commands.len() > 60,
        "the table has {} commands",
        commands.len()
    );
    for command in commands
        .iter()
        .filter(|command| !FREE.contains(&command.name))
    {
        let failure = bench.error(command.name, any_input(command.name));
        assert_eq!(
            failure.code, "locked",
            "{}: {}",
            command.name, failure.message
        );
    }
}

#[test]
fn a_document_does_not_outlive_the_session_in_which_it_was_made() {
    let (bench, community) = Bench::with_sample();
    let meetings = bench.ok("meeting_list", json!({ "community": community }));
    let request = json!({ "kind": "agenda", "meeting": meetings[0]["id"] });
    let made = bench.ok(
        "document_make",
        json!({ "request": request, "edition": "ordinary" }),
    );
    let page = json!({ "handle": made["handle"], "page": 1, "width": 200 });
    assert!(!bench.raw("document_page", page.clone()).is_empty());

    bench.ok("vault_lock", json!({}));
    assert_eq!(bench.error("document_page", page.clone()).code, "locked");
    bench.ok(
        "vault_unlock",
        json!({ "secret": PASSPHRASE, "recovery": false }),
    );
    assert_eq!(bench.error("document_page", page).code, "notFound");
    assert_eq!(
        bench
            .error("document_save", json!({ "handle": made["handle"] }))
            .code,
        "notFound"
    );
    assert!(bench.handed_out().is_empty());
}
