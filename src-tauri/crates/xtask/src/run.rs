//! `cargo xtask run`: from a fresh clone to the open window.

use std::{process::Command, time::Instant};

use crate::{
    command::{self, cargo, heading, since},
    places::Places,
    problem::Problem,
    setup::{self, For, node},
};

const NO_DISPLAY: &str = "
Copse is built, but there is no display here to open its window on.

  With a screen in memory:   xvfb-run -a cargo xtask run     (package xvfb)
  Without a window:          cargo run -p copse-cli -- help
  Over the network:          ssh -X, then cargo xtask run

The sample community without a window (the passphrase is asked for):
  cargo run -p copse-cli -- sample copse-vault";

pub(crate) fn run(places: &Places, arguments: &[String]) -> Result<(), Problem> {
    let mut release = false;
    let mut sure = false;
    for argument in arguments {
        match argument.as_str() {
            "--release" => release = true,
            "--yes" | "-y" => sure = true,
            other => return Err(Problem::argument(other)),
        }
    }
    println!(
        "Copse: set-up, build, window. The first time takes 10 to 15 minutes on two cores, later about ten seconds."
    );
    let node = setup::setup(places, For::Run, sure)?;
    heading("Page");
    node::build_page(places, &node)?;
    heading("Program (8 to 10 minutes the first time)");
    let start = Instant::now();
    let profile = if release { "release" } else { "debug" };
    command::run(&mut build(places, release))?;
    println!("Built in {}.", since(start));
    if !has_display() {
        println!("{NO_DISPLAY}");
        return Ok(());
    }
    heading("Window");
    println!(
        "Copse opens now. \"Explore a sample community\" shows it filled. Close the window to end."
    );
    let program = places.program(profile, "copse");
    command::run(Command::new(&program).current_dir(&places.root))
}

/// Both programs, as the tests build them: another choice of packages would change the
/// features of shared libraries and build those again.
pub(crate) fn build(places: &Places, release: bool) -> Command {
    let mut command = cargo(places);
    command.args([
        "build",
        "--workspace",
        "--exclude",
        "copse-journeys",
        "--bins",
        "--locked",
    ]);
    if release {
        command.arg("--release");
    }
    command
}

fn has_display() -> bool {
    if !cfg!(target_os = "linux") {
        return true;
    }
    ["DISPLAY", "WAYLAND_DISPLAY"]
        .iter()
        .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}
