//! The proofs of the package `copse-proofs`.

use std::process::Command;

use crate::{
    command::{self, cargo, is_installed},
    places::Places,
    problem::{Problem, While},
};

/// The proofs, in the order in which `all` runs them.
pub(super) const NAMES: [&str; 9] = [
    "kill", "power", "flip", "faults", "header", "clear", "restore", "memory", "erase",
];

/// Builds the proofs and runs one. What it prints is its JSON and nothing else.
pub(super) fn one(places: &Places, name: &str, arguments: &[String]) -> Result<(), Problem> {
    build(places)?;
    run(places, name, arguments)
}

/// Builds the proofs and runs all, also after one has failed.
pub(super) fn all(places: &Places, arguments: &[String]) -> Result<(), Problem> {
    build(places)?;
    let failed: Vec<&str> = NAMES
        .into_iter()
        .filter(|name| run(places, name, arguments).is_err())
        .collect();
    if failed.is_empty() {
        return Ok(());
    }
    Err(Problem::new(format!(
        "These proofs failed: {}.",
        failed.join(", ")
    )))
}

fn build(places: &Places) -> Result<(), Problem> {
    if !cfg!(target_os = "linux") {
        return Err(Problem::new(
            "The proofs need Linux: they kill processes, record system calls and read memory.",
        ));
    }
    if !is_installed("strace") {
        return Err(Problem::new(
            "The proofs need strace. `cargo xtask test` installs it, or install the package strace.",
        ));
    }
    if !is_installed("pdftotext") {
        return Err(Problem::new(
            "The proof \"clear\" reads PDFs with pdftotext. `cargo xtask test` installs it, or install the package poppler-utils.",
        ));
    }
    let mut command = cargo(places);
    // The command line too: `clear` makes its documents with it.
    command.args([
        "build",
        "--quiet",
        "--locked",
        "-p",
        "copse-proofs",
        "-p",
        "copse-cli",
    ]);
    let status = command
        .status()
        .while_doing(command::cannot_start(&command))?;
    if status.success() {
        Ok(())
    } else {
        Err(command::failed(&command))
    }
}

fn run(places: &Places, name: &str, arguments: &[String]) -> Result<(), Problem> {
    let mut command = Command::new(places.program("debug", "copse-proofs"));
    command.current_dir(&places.root).arg(name).args(arguments);
    let status = command
        .status()
        .while_doing(command::cannot_start(&command))?;
    if status.success() {
        Ok(())
    } else {
        Err(Problem::new(format!(
            "The proof \"{name}\" failed. What it printed says why."
        )))
    }
}
