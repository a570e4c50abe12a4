//! `cargo xtask types`: the page's types, written from those of Rust.

use crate::{
    command::{self, cargo, heading},
    places::Places,
    problem::Problem,
    setup::{self, For},
};

/// The tests that compare `ui/src/api/types/` with Rust: those of core, and those of the shell.
const TESTS: [&[&str]; 2] = [
    &["-p", "copse-core", "--test", "types"],
    &["-p", "copse", "--test", "app", "types::"],
];

pub(crate) fn types(places: &Places, arguments: &[String]) -> Result<(), Problem> {
    if let Some(word) = arguments.first() {
        return Err(Problem::argument(word));
    }
    setup::setup(places, For::Run, false)?;
    heading("Types");
    for test in TESTS {
        command::run(
            cargo(places)
                .args(["test", "--quiet", "--locked"])
                .args(test)
                .env("COPSE_BLESS", "1"),
        )?;
    }
    Ok(())
}

/// Fails where the page's types are not those of Rust.
pub(crate) fn compare(places: &Places) -> Result<(), Problem> {
    TESTS
        .into_iter()
        .map(|test| {
            command::run(
                cargo(places)
                    .args(["test", "--quiet", "--locked"])
                    .args(test),
            )
        })
        .fold(Ok(()), Result::and)
}
