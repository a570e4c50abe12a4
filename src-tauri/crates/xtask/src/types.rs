//! `cargo xtask types`: the page's types, written from those of Rust.

use std::process::Command;

use crate::{
    command::{self, cargo, heading},
    places::Places,
    problem::Problem,
    setup::{self, For},
};

pub(crate) fn types(places: &Places, arguments: &[String]) -> Result<(), Problem> {
    if let Some(word) = arguments.first() {
        return Err(Problem::argument(word));
    }
    setup::setup(places, For::Run, false)?;
    heading("Types");
    command::run(test(places).env("COPSE_BLESS", "1"))
}

/// The tests that compare `ui/src/api/types/` with Rust, or write it where `COPSE_BLESS` is set.
pub(crate) fn test(places: &Places) -> Command {
    let mut command = cargo(places);
    command.args([
        "test",
        "--quiet",
        "--locked",
        "-p",
        "copse-core",
        "-p",
        "copse",
        "--test",
        "types",
    ]);
    command
}
