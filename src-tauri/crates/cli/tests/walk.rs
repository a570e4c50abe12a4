//! From an empty folder to the documents of a meeting, and what each command prints on the way.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod common;

use std::fs;

use common::{PASSPHRASE, Room};
use serde_json::Value;

const CASE: &str = "\
---
title: Between two duty desks
presenter: Ama Boateng
presenter_role: Outreach worker
kind: difficult
disciplines: [housing, mental health]
permission: given
---

## Focus

Nobody felt **responsible** for the evening calls.

## History

- A first stay
  - with two moves
- A second stay[^1]

[^1]: Cornes, M. (2011) Working together. London.

## What the family said

An own section.
";

fn text<'a>(value: &'a Value, pointer: &str) -> &'a str {
    value
        .pointer(pointer)
        .and_then(Value::as_str)
        .unwrap_or_else(|| panic!("{pointer} in {value}"))
}

#[test]
fn a_vault_is_made_opened_and_told_about() {
    let room = Room::empty();
    let made = room.json(["vault", "init"], ["vault"]);
    let key = text(&made, "/recoveryKey").to_owned();
    assert_eq!(
        text(&room.json(["vault", "info"], ["vault"]), "/state"),
        "vault"
    );
    assert_eq!(
        text(&room.json(["vault", "info"], ["nowhere"]), "/state"),
        "none"
    );
    // From standard input, with the ending of a line that Windows writes.
    room.typed(["community", "list", "vault"], &format!("{PASSPHRASE}\r\n"))
        .succeeds();
    // By the recovery key, as somebody types it from paper.
    let typed = key.to_lowercase().replace('-', " ");
    room.typed(["community", "list", "vault", "--recovery"], &typed)
        .succeeds();
    room.run(["vault", "init"], ["vault"])
        .fails(9, "empty folder");
}

#[test]
fn a_case_goes_in_as_markdown_and_comes_out_as_a_document() {
    let room = Room::with_vault();
    room.run(
        ["community", "create"],
        ["vault", "--name", "Crossing paths"],
    )
    .succeeds();
    room.file("case.md", CASE);
    let imported = room.json(
        ["case", "import"],
        ["vault", "--community", "crossing paths", "case.md"],
    );
    assert_eq!(text(&imported, "/title"), "Between two duty desks");
    assert_eq!(
        imported.pointer("/sections"),
        Some(&Value::from(3)),
        "{imported}"
    );

    let list = room.json(["case", "list"], ["vault"]);
    assert_eq!(text(&list, "/0/title"), "Between two duty desks");
    assert_eq!(text(&list, "/0/release/verdict"), "free");

    let by_number = room
        .run(
            ["case", "export"],
            ["vault", "--case", "1", "--to", "case.pdf"],
        )
        .succeeds();
    assert!(
        by_number.out.contains("Between two duty desks"),
        "{}",
        by_number.out
    );
    let id = text(&list, "/0/id");
    room.run(
        ["case", "export"],
        ["vault", "--case", id, "--to", "large.pdf", "--large-print"],
    )
    .succeeds();
    for name in ["case.pdf", "large.pdf"] {
        assert!(
            fs::read(room.path(name)).unwrap().starts_with(b"%PDF-"),
            "{name}"
        );
    }

    let found = room.json(["search"], ["vault", "evening", "call"]);
    assert_eq!(text(&found, "/0/id"), id);
    assert_eq!(text(&found, "/0/heading"), "Focus");
    assert_eq!(
        room.json(["search"], ["vault", "\"unbalanced", "AND", "(*"]),
        Value::Array(Vec::new())
    );
}

#[test]
fn the_sample_community_gives_a_briefing() {
    let room = Room::empty();
    room.json(["sample"], ["vault"]);
    let named = ["vault", "--community", "Calderfoot Dual Diagnosis"];
    let issues = room.json(["policy", "list"], named);
    let issues = issues.as_array().unwrap();
    assert_eq!(issues.len(), 4);
    let told = room.run(["policy", "list"], named).succeeds();
    assert!(told.out.contains("(raised, local, 1 case)"), "{}", told.out);

    let to = |rest: &[&'static str]| -> Vec<&'static str> { [&named[..], rest].concat() };
    room.run(["policy", "briefing"], to(&["--to", "briefing.pdf"]))
        .succeeds();
    room.run(
        ["policy", "briefing"],
        to(&["--to", "large.pdf", "--large-print"]),
    )
    .succeeds();
    room.run(["policy", "briefing"], to(&["--to", "briefing.docx"]))
        .succeeds();
    for (name, begins) in [
        ("briefing.pdf", &b"%PDF-"[..]),
        ("large.pdf", b"%PDF-"),
        ("briefing.docx", b"PK"),
    ] {
        assert!(
            fs::read(room.path(name)).unwrap().starts_with(begins),
            "{name}"
        );
    }
    room.run(["policy", "briefing"], to(&["--to", "briefing.txt"]))
        .fails(8, "ends in .pdf or .docx");
    room.run(["policy", "briefing"], to(&["--to", "briefing.pdf"]))
        .fails(9, "");
    let changed = text(&issues[3], "/id");
    let one = ["--to", "one.pdf", "--issue", changed];
    room.run(["policy", "briefing"], [&named[..], &one[..]].concat())
        .succeeds();
}

#[test]
fn the_sample_community_gives_a_pack_and_an_invitation() {
    let room = Room::empty();
    let made = room.json(["sample"], ["vault"]);
    assert_eq!(made.pointer("/community/sample"), Some(&Value::Bool(true)));
    assert!(!text(&made, "/recoveryKey").is_empty());
    let meetings = room.json(["meeting", "list"], ["vault"]);
    assert!(meetings.as_array().unwrap().len() >= 4);

    room.run(
        ["meeting", "pack"],
        ["vault", "--meeting", "2", "--to", "pack.pdf"],
    )
    .succeeds();
    assert!(
        fs::read(room.path("pack.pdf"))
            .unwrap()
            .starts_with(b"%PDF-")
    );

    // A folder that is not there is made.
    let made = room.json(
        ["meeting", "invite"],
        ["vault", "--meeting", "2", "--to", "out"],
    );
    assert!(
        made.pointer("/recipients").and_then(Value::as_u64).unwrap() >= 8,
        "{made}"
    );
    let names = room.names("out");
    assert_eq!(names.len(), 3, "{names:?}");
    for ending in [".eml", ".ics", ".pdf"] {
        assert!(names.iter().any(|name| name.ends_with(ending)), "{names:?}");
    }
    // Nothing of the documents was left behind on the way.
    assert!(room.names("tmp").is_empty());
}

#[test]
fn the_help_tells_of_all_commands_and_exit_codes() {
    let room = Room::empty();
    let help = room.typed(["help"], "").succeeds().out;
    for word in [
        "vault",
        "sample",
        "community",
        "case",
        "meeting",
        "search",
        "--passphrase-file",
        "Exit codes",
    ] {
        assert!(help.contains(word), "no {word} in: {help}");
    }
    let help = room.typed(["help", "meeting", "invite"], "").succeeds().out;
    for word in ["--meeting", "--to", "--large-print", "--reason", "--force"] {
        assert!(help.contains(word), "no {word} in: {help}");
    }
}
