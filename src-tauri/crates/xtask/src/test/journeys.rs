//! Journeys through the real window: `tauri-driver` and `WebKitWebDriver` on a display in memory.

use std::{fs, process::Command};

use super::documents::Readers;
use crate::{
    command::{self, cargo},
    places::Places,
    problem::{Problem, While},
    tally::{self, Tally},
};

const DRIVER_VERSION: &str = "2.1.0";

pub(super) fn test(places: &Places, tally: &mut Tally) -> Result<(), Problem> {
    super::build_programs(places)?;
    tally::run(&mut command(places)?, tally)
}

/// `cargo test` of the journeys with all that they need; what to run may be added.
///
/// The programs must have been built.
pub(crate) fn command(places: &Places) -> Result<Command, Problem> {
    install_driver(places)?;
    let readers = Readers::prepare(places)?;
    let mut command = Command::new("xvfb-run");
    command.args(["--auto-servernum", "--server-args=-screen 0 1400x1000x24"]);
    let cargo = cargo(places);
    command.arg(cargo.get_program()).args([
        "test",
        "--locked",
        "-p",
        "copse-journeys",
        "--no-fail-fast",
    ]);
    command.current_dir(&places.root);
    for (name, value) in cargo.get_envs() {
        match value {
            Some(value) => command.env(name, value),
            None => command.env_remove(name),
        };
    }
    // One window at a time: two would share the two cores and the focus.
    command.env("RUST_TEST_THREADS", "1");
    command.env("COPSE_APP", places.program("debug", "copse"));
    command.env("COPSE_TAURI_DRIVER", driver(places));
    // Where a journey that fails leaves a picture of the window.
    command.env("COPSE_FAILURES", places.target.join("journeys"));
    readers.tell(&mut command);
    Ok(command)
}

fn driver(places: &Places) -> std::path::PathBuf {
    places
        .tools()
        .join("bin")
        .join(format!("tauri-driver{}", std::env::consts::EXE_SUFFIX))
}

fn install_driver(places: &Places) -> Result<(), Problem> {
    if driver(places).is_file() {
        return Ok(());
    }
    println!("Installing tauri-driver (about two minutes).");
    fs::create_dir_all(places.tools()).while_doing("Making the tools' folder")?;
    let mut install = cargo(places);
    install.args([
        "install",
        "tauri-driver",
        "--version",
        DRIVER_VERSION,
        "--locked",
        "--quiet",
        "--root",
    ]);
    command::run(install.arg(places.tools()))
}
