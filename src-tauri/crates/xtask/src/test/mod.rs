//! `cargo xtask test`: everything that says whether Copse works, from one command on a fresh machine.

pub(crate) mod documents;
pub(crate) mod journeys;
mod page;
mod rust;

use std::time::Instant;

use crate::{
    command::{self, heading, since},
    places::Places,
    problem::Problem,
    setup::{self, For, Node, node},
    tally::Tally,
};

/// A part of the tests that can be run alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// Types, lint and tests of the page.
    Page,
    /// All crates but the journeys.
    Rust,
    /// Documents made by `copse-cli`, read again by other programs.
    Documents,
    /// Journeys through the real window.
    Journeys,
}

const ALL: [Part; 4] = [Part::Page, Part::Rust, Part::Documents, Part::Journeys];

impl Part {
    fn parse(word: &str) -> Option<Self> {
        ALL.into_iter().find(|part| part.name() == word)
    }

    fn name(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::Rust => "rust",
            Self::Documents => "documents",
            Self::Journeys => "journeys",
        }
    }

    fn title(self) -> &'static str {
        match self {
            Self::Page => "Page: types, lint, tests",
            Self::Rust => "Rust: tests of all crates (about 10 minutes the first time)",
            Self::Documents => "Documents, read again by other programs",
            Self::Journeys => "Journeys through the real window",
        }
    }

    /// The last two need tools that xtask only sets up on Linux.
    fn runs_here(self) -> bool {
        cfg!(target_os = "linux") || matches!(self, Self::Page | Self::Rust)
    }

    fn run(self, places: &Places, node: &Node, tally: &mut Tally) -> Result<(), Problem> {
        match self {
            Self::Page => page::test(places, node, tally),
            Self::Rust => rust::test(places, tally),
            Self::Documents => documents::test(places, tally),
            Self::Journeys => journeys::test(places, tally),
        }
    }
}

pub(crate) fn test(places: &Places, arguments: &[String]) -> Result<(), Problem> {
    let (parts, sure) = parse(arguments)?;
    let start = Instant::now();
    println!("Copse's tests. The first time takes about 20 minutes on two cores, later 3 to 5.");
    let node = setup::setup(places, For::Test, sure)?;
    heading("Page: build");
    node::build_page(places, &node)?;
    let mut tally = Tally::default();
    let mut failed = Vec::new();
    for part in parts {
        if !part.runs_here() {
            println!("\n== {}: not run here, only on Linux.", part.title());
            continue;
        }
        heading(part.title());
        if let Err(problem) = part.run(places, &node, &mut tally) {
            println!("{problem}");
            failed.push(part.name());
        }
    }
    close(tally, &failed, &since(start))
}

fn parse(arguments: &[String]) -> Result<(Vec<Part>, bool), Problem> {
    let mut parts = Vec::new();
    let mut sure = false;
    for argument in arguments {
        match (argument.as_str(), Part::parse(argument)) {
            ("--yes" | "-y", _) => sure = true,
            (_, Some(part)) => parts.push(part),
            (other, None) => return Err(Problem::argument(other)),
        }
    }
    if parts.is_empty() {
        parts.extend(ALL);
    }
    Ok((parts, sure))
}

fn close(tally: Tally, failed: &[&str], time: &str) -> Result<(), Problem> {
    println!(
        "\n{} passed, {} failed, in {time}",
        tally.passed, tally.failed
    );
    if failed.is_empty() {
        return Ok(());
    }
    Err(Problem::new(format!(
        "These parts failed: {}. `cargo xtask test {}` runs only them.",
        failed.join(", "),
        failed.join(" ")
    )))
}

/// Builds both programs with the features that the tests use.
fn build_programs(places: &Places) -> Result<(), Problem> {
    command::run(&mut crate::run::build(places, false))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_part_all_parts_run() {
        let (parts, sure) = parse(&["--yes".to_owned()]).unwrap();
        assert_eq!(parts, ALL);
        assert!(sure);
    }

    #[test]
    fn an_unknown_part_is_named() {
        let problem = parse(&["jurneys".to_owned()]).unwrap_err();
        assert!(problem.to_string().contains("\"jurneys\""));
    }

    #[test]
    fn a_failed_part_fails_the_run() {
        assert!(
            close(
                Tally {
                    passed: 3,
                    failed: 0
                },
                &["page"],
                "1 s"
            )
            .is_err()
        );
        assert!(
            close(
                Tally {
                    passed: 3,
                    failed: 0
                },
                &[],
                "1 s"
            )
            .is_ok()
        );
    }
}
