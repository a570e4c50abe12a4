//! `cargo xtask bench documents`: Copse's documents beside those of other programs on the same content, in one run.
//!
//! Whole processes are timed, from the start of the program to the written file. The programs take turns, so
//! that a slow minute of the machine falls on all of them.

mod measure;
mod report;
mod tools;

use std::fs;

use crate::{
    command::{self, heading},
    places::Places,
    problem::{Problem, While},
    setup::{self, For},
    test::journeys,
};
use report::Row;
use tools::{Input, Tool, Workshop};

/// Letters in one file, to see how time and memory grow.
const GROWTH: [usize; 3] = [50, 500, 5000];

/// What was asked for.
#[derive(Debug, PartialEq, Eq)]
struct Wish {
    json: bool,
    runs: usize,
    sure: bool,
}

/// The documents, and how long a person waits in the window.
pub(super) fn bench_all(places: &Places, arguments: &[String]) -> Result<(), Problem> {
    bench(places, arguments)?;
    if parse(arguments)?.json {
        return Ok(());
    }
    window(places)
}

/// The documents only. With `--json` nothing else goes to the standard output.
pub(super) fn bench(places: &Places, arguments: &[String]) -> Result<(), Problem> {
    let wish = parse(arguments)?;
    if wish.json {
        command::keep_output_for_the_result();
    }
    setup::setup(places, For::Bench, wish.sure)?;
    let workshop = Workshop::prepare(places)?;
    let mut rows = Vec::new();
    for input in Input::ALL {
        heading(&format!(
            "Timing: {}, {} runs each",
            input.name(),
            wish.runs
        ));
        rows.extend(time(&workshop, input, wish.runs)?);
        let of_input: Vec<&Row> = rows.iter().filter(|row| row.input == input).collect();
        command::say(&report::table(&of_input));
    }
    heading("Growth: letters in one file, Copse");
    let mut growth = Vec::new();
    for letters in GROWTH {
        growth.push((letters, grow(&workshop, letters, wish.runs)?));
    }
    command::say(&report::growth(&growth));
    if wish.json {
        println!("{}", report::json(&rows));
    }
    Ok(())
}

/// How long a person waits in the real window, in the debug build that can be driven.
fn window(places: &Places) -> Result<(), Problem> {
    if !cfg!(target_os = "linux") {
        return Ok(());
    }
    heading("In the window (debug build)");
    let node = setup::setup(places, For::Bench, false)?;
    setup::node::build_page(places, &node)?;
    command::run(&mut crate::run::build(places, false))?;
    command::run(journeys::command(places)?.args([
        "--test",
        "timing",
        "--",
        "--ignored",
        "--nocapture",
    ]))
}

fn parse(arguments: &[String]) -> Result<Wish, Problem> {
    let mut wish = Wish {
        json: false,
        runs: 5,
        sure: false,
    };
    let mut words = arguments.iter();
    while let Some(word) = words.next() {
        match word.as_str() {
            "--json" => wish.json = true,
            "--yes" => wish.sure = true,
            "--runs" => {
                wish.runs = words
                    .next()
                    .and_then(|number| number.parse().ok())
                    .filter(|number| *number > 0)
                    .ok_or_else(|| Problem::new("--runs needs a number of 1 or more."))?;
            }
            other => return Err(Problem::argument(other)),
        }
    }
    Ok(wish)
}

/// Every program on one input. The first round fills the caches of the disk, and is the one in which memory is watched.
fn time(workshop: &Workshop, input: Input, runs: usize) -> Result<Vec<Row>, Problem> {
    let mut rows = Vec::new();
    for tool in Tool::here() {
        let peak = measure::memory(&workshop.command(input, tool)?, &workshop.folder)?;
        rows.push(Row {
            input,
            tool,
            times: Vec::new(),
            peak,
            bytes: 0,
            pages: 0,
        });
    }
    for _ in 0..runs {
        for row in &mut rows {
            row.times
                .push(measure::time(&mut workshop.command(input, row.tool)?)?);
        }
    }
    for row in &mut rows {
        finish(row, workshop)?;
    }
    Ok(rows)
}

/// Copse on so many letters.
fn grow(workshop: &Workshop, letters: usize, runs: usize) -> Result<Row, Problem> {
    let input = Input::Letters;
    let peak = measure::memory(&workshop.letters(letters)?, &workshop.folder)?;
    let times = (0..runs)
        .map(|_| measure::time(&mut workshop.letters(letters)?))
        .collect::<Result<_, _>>()?;
    let mut row = Row {
        input,
        tool: Tool::Copse,
        times,
        peak,
        bytes: 0,
        pages: 0,
    };
    finish(&mut row, workshop)?;
    Ok(row)
}

fn finish(row: &mut Row, workshop: &Workshop) -> Result<(), Problem> {
    let target = workshop.target(row.input, row.tool);
    row.times.sort_by(f64::total_cmp);
    row.bytes = fs::metadata(&target)
        .while_doing(format!("Reading what {} made", row.tool.name()))?
        .len();
    row.pages = measure::pages(&target);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_of_runs_is_checked() {
        let words = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
        let wish = Wish {
            json: true,
            runs: 3,
            sure: false,
        };
        assert_eq!(parse(&words("--json --runs 3")).unwrap(), wish);
        assert!(parse(&words("--runs 0")).is_err());
        assert!(parse(&words("--runs")).is_err());
        assert!(parse(&words("--quick")).is_err());
    }
}
