//! Proofs in the real window: `clear-window` and `memory-window`, which are journeys that write JSON.

use std::fs;

use crate::{
    command::{self, heading},
    places::Places,
    problem::{Problem, While},
    setup::{self, For, node},
    test::journeys,
};

/// The proofs, and the journeys that they are.
const JOURNEYS: [(&str, &str); 2] = [
    ("clear-window", "canaries_on_the_disk"),
    ("memory-window", "memory_after_locking"),
];

/// The journey of a proof, where there is one of that name.
pub(super) fn journey(name: &str) -> Option<&'static str> {
    let (_, journey) = JOURNEYS.into_iter().find(|(known, _)| *known == name)?;
    Some(journey)
}

/// Builds the program, makes the journey, and prints its JSON.
pub(super) fn window(
    places: &Places,
    name: &str,
    journey: &str,
    arguments: &[String],
) -> Result<(), Problem> {
    command::keep_output_for_the_result();
    let seed = match arguments {
        [] => None,
        [word, seed] if word == "--seed" && seed.parse::<u64>().is_ok() => Some(seed),
        [word, ..] => return Err(Problem::argument(word)),
    };
    if !cfg!(target_os = "linux") {
        return Err(Problem::new(
            "The proofs in the window need Linux: they read the memory of processes.",
        ));
    }
    let node = setup::setup(places, For::Test, false)?;
    heading("Program");
    node::build_page(places, &node)?;
    command::run(&mut crate::run::build(places, false))?;
    heading("Window");
    let file = places.target.join(format!("{name}.json"));
    if file.exists() {
        fs::remove_file(&file).while_doing("Removing the report of the last time")?;
    }
    let mut command = journeys::command(places)?;
    command
        .args(["--test", "traces", journey, "--", "--ignored"])
        .env("COPSE_REPORT", &file);
    if let Some(seed) = seed {
        command.env("COPSE_SEED", seed);
    }
    let outcome = command::run(&mut command);
    if file.exists() {
        print!(
            "{}",
            fs::read_to_string(&file).while_doing("Reading the report")?
        );
    }
    outcome
}
