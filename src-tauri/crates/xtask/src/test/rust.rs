//! Tests of all crates but the journeys, in one build.

use crate::{
    command::{cargo, is_installed},
    places::Places,
    problem::Problem,
    tally::{self, Tally},
};

pub(super) fn test(places: &Places, tally: &mut Tally) -> Result<(), Problem> {
    let mut command = cargo(places);
    if is_installed("cargo-nextest") {
        command.args(["nextest", "run", "--no-fail-fast"]);
    } else {
        command.args(["test", "--no-fail-fast"]);
    }
    command.args(["--workspace", "--exclude", "copse-journeys", "--locked"]);
    tally::run(&mut command, tally)
}
