//! One writer at a time, and what a killed writer leaves.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout
)]

mod common;

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use common::{made, note_add, notes};
use copse_vault::{Secret, Vault, VaultError};

const FOLDER: &str = "COPSE_TEST_FOLDER";
const RECOVERY: &str = "COPSE_TEST_RECOVERY";

/// Not a test by itself: the other process of the tests below. Opens, begins a change, waits for its end.
#[test]
#[ignore = "run by the tests of this file in a process of its own"]
fn holder() {
    let folder = std::env::var_os(FOLDER).unwrap();
    let recovery = std::env::var(RECOVERY).unwrap().parse().unwrap();
    let mut vault = Vault::unlock(Path::new(&folder), &Secret::Recovery(recovery)).unwrap();
    note_add(&mut vault, "acknowledged");
    vault
        .connection()
        .execute_batch("PRAGMA cache_size = 1; BEGIN")
        .unwrap();
    // More than the cache holds, so that pages of an unfinished change are in the file.
    for _ in 0..200 {
        note_add(&mut vault, &"unfinished ".repeat(400));
    }
    println!("\nholding");
    std::io::stdin().read_line(&mut String::new()).unwrap();
}

fn holder_start(made: &common::Made) -> Child {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "holder", "--ignored", "--nocapture"])
        .env(FOLDER, made.path())
        .env(RECOVERY, made.recovery.to_string())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let output = BufReader::new(child.stdout.as_mut().unwrap());
    let holding = output.lines().any(|line| line.unwrap() == "holding");
    assert!(holding, "the other process did not open the vault");
    child
}

#[test]
fn a_second_opener_in_another_process_is_told_who_has_it_and_a_killed_one_lets_go() {
    let made = made();
    let mut child = holder_start(&made);
    let error = made.unlock().unwrap_err();
    let VaultError::InUse {
        by,
        since,
        who: None,
    } = &error
    else {
        panic!("{error:?}");
    };
    assert_eq!(*by, format!("this PC (process {})", child.id()));
    assert!(since.is_some());

    child.kill().unwrap();
    child.wait().unwrap();
    assert!(
        made.file("copse.db-journal").exists(),
        "nothing was unfinished"
    );
    let vault = made.unlock().unwrap();
    assert_eq!(notes(&vault), ["first", "acknowledged"]);
}

#[test]
fn who_is_signed_in_is_told_to_those_only_who_can_open_the_vault() {
    let made = made();
    let mut first = made.unlock().unwrap();
    first.holder_name_set("Maren Oakes\n").unwrap();
    let error = made.unlock().unwrap_err();
    assert!(error.to_string().contains(" by Maren Oakes."), "{error}");
    let stranger = common::passphrase("wrong");
    let error = Vault::unlock(made.path(), &stranger).unwrap_err();
    assert!(
        matches!(error, VaultError::InUse { who: None, .. }),
        "{error:?}"
    );
    let kept = std::fs::read_to_string(made.file("in-use.json")).unwrap();
    assert!(
        !kept.contains("Maren") && kept.contains("process"),
        "{kept}"
    );
    drop(first);
    assert!(!made.file("in-use.json").exists());
}

#[test]
fn a_second_opener_in_the_same_process_is_refused_until_the_first_is_closed() {
    let made = made();
    let first = made.unlock().unwrap();
    let error = made.unlock().unwrap_err();
    assert!(matches!(error, VaultError::InUse { .. }), "{error:?}");
    drop(first);
    made.unlock().unwrap();
}

#[test]
fn no_other_program_can_write_the_database_while_it_is_open() {
    let made = made();
    let _vault = made.unlock().unwrap();
    let other = rusqlite::Connection::open(made.file("copse.db")).unwrap();
    other.busy_timeout(std::time::Duration::ZERO).unwrap();
    let error = other.execute_batch("BEGIN IMMEDIATE").unwrap_err();
    assert_eq!(
        error.sqlite_error_code(),
        Some(rusqlite::ErrorCode::DatabaseBusy)
    );
}
