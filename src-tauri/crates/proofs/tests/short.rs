//! The short form of each proof, a few seconds each. The long forms and how they ended: `docs/evidence`.
#![cfg(target_os = "linux")]
#![allow(clippy::expect_used, clippy::panic)]

use std::process::{Command, Output};

fn run(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_copse-proofs"))
        .args(arguments)
        .args(["--short", "--seed", "1"])
        .output()
        .expect("the proofs start")
}

/// The promise is kept.
#[track_caller]
fn holds(name: &str) {
    let output = run(&[name]);
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(
        output.status.success() && said.contains("\"result\": \"passed\""),
        "{said}{}",
        String::from_utf8_lossy(&output.stderr)
    );
}

/// With Copse weakened on purpose the proof must fail: so it can.
#[track_caller]
fn fails_with(name: &str, mutation: &str) {
    let output = run(&[name, "--mutate", mutation]);
    let said = String::from_utf8_lossy(&output.stdout);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("\"result\": \"failed\""), "{said}");
    assert!(!said.contains("could not be carried out"), "{said}");
}

#[test]
fn a_killed_process_loses_nothing_that_it_acknowledged() {
    holds("kill");
}

#[test]
fn a_power_cut_loses_nothing_that_was_acknowledged() {
    holds("power");
}

#[test]
fn with_fewer_syncs_a_power_cut_does_lose_something() {
    fails_with("power", "synchronous=full");
}

#[test]
fn flipped_bits_and_foreign_pages_are_noticed() {
    holds("flip");
}

#[test]
fn failing_and_full_disks_end_in_a_sentence() {
    holds("faults");
}

#[test]
fn headers_are_neither_lost_nor_weakened() {
    holds("header");
}

#[test]
fn nothing_that_was_typed_is_found_outside() {
    holds("clear");
}

#[test]
fn a_document_that_is_left_behind_is_found() {
    fails_with("clear", "left-behind");
}

#[test]
fn backups_are_put_back_row_for_row() {
    holds("restore");
}

#[test]
fn a_locked_process_has_no_keys_in_memory() {
    holds("memory");
}

#[test]
fn erased_people_leave_no_trace() {
    holds("erase");
}

#[test]
fn without_the_indexs_own_secure_delete_a_trace_is_found() {
    fails_with("erase", "fts-secure-delete=off");
}
