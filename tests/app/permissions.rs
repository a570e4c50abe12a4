//! The page may call our commands and nothing else; no other window may call anything.

use serde_json::json;
use tauri::WebviewWindowBuilder;

use crate::bench::Bench;

#[test]
fn another_window_may_call_nothing() {
    let bench = Bench::new();
    let other = WebviewWindowBuilder::new(&bench.app, "other", tauri::WebviewUrl::default())
        .build()
        .unwrap();
    assert!(Bench::call_from(&bench.page, "vault_status", &json!({})).is_ok());
    let refused = Bench::call_from(&other, "vault_status", &json!({})).unwrap_err();
    assert!(refused.to_string().contains("not allowed"), "{refused}");
}

#[test]
fn the_page_may_not_use_dialogs_or_the_window_by_itself() {
    let bench = Bench::new();
    for command in [
        "plugin:dialog|open",
        "plugin:dialog|save",
        "plugin:window|create",
        "plugin:event|emit",
    ] {
        let refused = Bench::call_from(&bench.page, command, &json!({})).unwrap_err();
        assert!(
            refused.to_string().contains("not allowed"),
            "{command}: {refused}"
        );
    }
}
