//! `cargo xtask bench vault`: from the key to the first screen, and a write's way to the disk.

use std::process::Command;

use crate::{
    command::{self, cargo},
    places::Places,
    problem::{Problem, While},
};

/// Builds the proofs with all optimisation and lets them time. What is printed is JSON and nothing else; the exit code
/// says whether the limits are kept.
pub(super) fn bench(places: &Places, arguments: &[String]) -> Result<(), Problem> {
    let mut build = cargo(places);
    build.args([
        "build",
        "--quiet",
        "--release",
        "--locked",
        "-p",
        "copse-proofs",
    ]);
    let status = build.status().while_doing(command::cannot_start(&build))?;
    if !status.success() {
        return Err(command::failed(&build));
    }
    let mut command = Command::new(places.program("release", "copse-proofs"));
    command.arg("speed").args(arguments);
    let status = command
        .status()
        .while_doing(command::cannot_start(&command))?;
    if status.success() {
        Ok(())
    } else {
        Err(Problem::new(
            "A limit is not kept. What was printed says which.",
        ))
    }
}
