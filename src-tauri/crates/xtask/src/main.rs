//! One door for all tooling: `cargo xtask run`, `test`, `check`, `accept`, `bench`, `types`, `pictures`.
//!
//! No dependencies, so that the first thing a newcomer waits for takes seconds.

// A tool for the command line talks to its user.
#![allow(clippy::print_stdout, clippy::print_stderr)]

mod accept;
mod bench;
mod check;
mod command;
mod pictures;
mod places;
mod problem;
mod run;
mod setup;
mod tally;
mod test;
mod types;

use std::process::ExitCode;

use places::Places;
use problem::Problem;

const HELP: &str = "\
cargo xtask COMMAND

  run [--release] [--yes]      install what is missing, build, open the window
  test [PART ...] [--yes]      install what is missing and run the tests;
                               PART is rust, page, documents or journeys (all without one)
  check [--yes]                formatting, lints, types: what a review should not have to say
  types                        write the page's types from those of Rust
  accept NAME [--short]        prove a promise: nothing lost, nothing in clear … (`accept help`)
  bench [--runs N]             time the documents beside other programs, and the waits in the window
  bench documents [--json]     the documents only: milliseconds, memory, size
  bench vault [--n N]          time unlocking and writing, full vault and empty
  pictures                     take the pictures of the window for the README
  help                         this text

--yes installs system packages without asking (Debian and Ubuntu). CI=true means the same.
Builds go to ./target, or to CARGO_TARGET_DIR.";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match Places::find().and_then(|places| dispatch(&places, &arguments)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("\nxtask: {problem}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(places: &Places, arguments: &[String]) -> Result<(), Problem> {
    let (command, rest) = match arguments.split_first() {
        Some((command, rest)) => (command.as_str(), rest),
        None => ("help", &[] as &[String]),
    };
    match command {
        "run" => run::run(places, rest),
        "test" => test::test(places, rest),
        "check" => check::check(places, rest),
        "types" => types::types(places, rest),
        "accept" => accept::accept(places, rest),
        "bench" => bench::bench(places, rest),
        "pictures" => pictures::pictures(places, rest),
        "help" | "--help" | "-h" => {
            println!("{HELP}");
            Ok(())
        }
        other => Err(Problem::new(format!(
            "There is no command \"{other}\". `cargo xtask help` lists them all."
        ))),
    }
}
