//! `cargo xtask accept fuzz`: the readers of headers and backups against any bytes, with libFuzzer.
//!
//! Built without a sanitizer, so that the compiler of everything else will do and no nightly one is needed. Little is lost:
//! Copse's own code that reads them is without `unsafe`, and a sanitizer of Rust's leaves the database as the C compiler
//! makes it. Overflows and failed assertions end a run as panics do, and so does an input that takes too long.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::{Instant, SystemTime, UNIX_EPOCH},
};

use crate::{
    command::{self, cargo},
    places::Places,
    problem::{Problem, While},
};

/// Targets in `vault/fuzz`.
const TARGETS: [&str; 2] = ["header", "backup"];
/// Seconds for each target, and in the short form.
const SECONDS: u32 = 60;
const SECONDS_SHORT: u32 = 10;
/// The version of cargo-fuzz that was tried out.
const VERSION: &str = "0.13.2";
/// Seconds after which one input counts as one that hangs.
const TOO_LONG: u32 = 20;
/// Longest input in bytes: more than a header with the most slots.
const LONGEST: u32 = 8192;
/// Fewer inputs than this show nothing: the target did not run.
const FEWEST: u64 = 100;
/// The one mutation: the targets take a rare refusal for a crash.
const PLANTED: &str = "planted";

pub(super) fn fuzz(places: &Places, arguments: &[String]) -> Result<(), Problem> {
    command::keep_output_for_the_result();
    let wish = Wish::parse(arguments)?;
    let program = install(places)?;
    let start = Instant::now();
    let mut outcomes = Vec::new();
    for target in TARGETS {
        build(places, &program, target)?;
        outcomes.push(run(places, &program, target, &wish)?);
    }
    let failed = outcomes.iter().any(|outcome| !outcome.passed);
    let compiler = command::ask(Command::new("rustc").arg("--version")).unwrap_or_default();
    let date = command::ask(Command::new("date").args(["-u", "+%Y-%m-%dT%H:%M:%SZ"]));
    println!(
        "{}",
        json(
            &wish,
            &outcomes,
            &date.unwrap_or_default(),
            &compiler,
            start.elapsed().as_secs()
        )
    );
    if failed {
        return Err(Problem::new(
            "Fuzzing found an input that Copse does not take as it should. It lies in src-tauri/crates/vault/fuzz/artifacts.",
        ));
    }
    Ok(())
}

/// What is asked for.
#[derive(Debug, PartialEq, Eq)]
struct Wish {
    seconds: u32,
    /// For libFuzzer, which takes 0 for "any".
    seed: u32,
    planted: bool,
}

impl Wish {
    fn parse(arguments: &[String]) -> Result<Self, Problem> {
        let now = SystemTime::now().duration_since(UNIX_EPOCH);
        let mut wish = Self {
            seconds: SECONDS,
            seed: now.map_or(1, |time| time.subsec_nanos().max(1)),
            planted: false,
        };
        let mut rest = arguments.iter();
        while let Some(word) = rest.next() {
            let mut number = || {
                rest.next()
                    .and_then(|number| number.parse().ok())
                    .filter(|number| *number > 0)
                    .ok_or_else(|| Problem::new(format!("{word} needs a number above 0.")))
            };
            match word.as_str() {
                "--short" => wish.seconds = SECONDS_SHORT,
                "--seconds" => wish.seconds = number()?,
                "--seed" => wish.seed = number()?,
                "--mutate" if rest.next().is_some_and(|what| what == PLANTED) => {
                    wish.planted = true;
                }
                "--mutate" => {
                    return Err(Problem::new(format!(
                        "--mutate knows only \"{PLANTED}\" here."
                    )));
                }
                other => return Err(Problem::argument(other)),
            }
        }
        Ok(wish)
    }
}

/// What became of one target.
#[derive(Debug)]
struct Outcome {
    target: &'static str,
    /// Inputs tried.
    runs: u64,
    /// Edges of the program's flow that they reached.
    edges: u64,
    passed: bool,
    /// The first line of what was found.
    found: Option<String>,
}

impl Outcome {
    fn read(target: &'static str, text: &str, ended_well: bool) -> Self {
        let runs = text
            .lines()
            .find_map(|line| line.strip_prefix("stat::number_of_executed_units:"))
            .and_then(|number| number.trim().parse().ok())
            .unwrap_or(0);
        let edges = text
            .lines()
            .filter_map(|line| line.split_once(" cov: ")?.1.split(' ').next()?.parse().ok())
            .max()
            .unwrap_or(0);
        let mut lines = text.lines();
        let mut found = lines
            .find(|line| {
                line.contains(" panicked at ") || line.starts_with("==") && line.contains("ERROR")
            })
            .map(str::to_owned);
        // A panic says where in one line, and what in the next.
        if let (Some(first), Some(second)) = (&mut found, lines.next()) {
            first.push(' ');
            first.push_str(second);
        }
        let passed = ended_well && runs >= FEWEST;
        if ended_well && !passed {
            found = Some(format!("Only {runs} inputs were tried."));
        }
        Self {
            target,
            runs,
            edges,
            passed,
            found,
        }
    }
}

fn json(wish: &Wish, outcomes: &[Outcome], date: &str, compiler: &str, seconds: u64) -> String {
    let word = |passed: bool| if passed { "passed" } else { "failed" };
    let rows: Vec<String> = outcomes
        .iter()
        .map(|outcome| {
            let found = match &outcome.found {
                Some(found) => format!(", \"found\": {}", quoted(found)),
                None => String::new(),
            };
            format!(
                "    {{ \"target\": \"{}\", \"n\": {}, \"edges\": {}, \"result\": \"{}\"{found} }}",
                outcome.target,
                outcome.runs,
                outcome.edges,
                word(outcome.passed)
            )
        })
        .collect();
    let mutation = if wish.planted {
        format!("\n  \"mutation\": \"{PLANTED}\",")
    } else {
        String::new()
    };
    format!(
        "{{\n  \"name\": \"fuzz\",{mutation}\n  \"date\": \"{date}\",\n  \"seed\": {},\n  \"n\": {},\n  \"result\": \"{}\",\n  \
         \"seconds\": {seconds},\n  \"secondsEach\": {},\n  \"compiler\": {},\n  \"targets\": [\n{}\n  ]\n}}",
        wish.seed,
        outcomes.iter().map(|outcome| outcome.runs).sum::<u64>(),
        word(outcomes.iter().all(|outcome| outcome.passed)),
        wish.seconds,
        quoted(compiler),
        rows.join(",\n")
    )
}

/// A string in JSON (RFC 8259, section 7).
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' | '\\' => quoted.extend(['\\', letter]),
            letter if letter.is_control() => quoted.push(' '),
            letter => quoted.push(letter),
        }
    }
    quoted.push('"');
    quoted
}

/// cargo-fuzz, in the folder of xtask's own tools.
fn install(places: &Places) -> Result<PathBuf, Problem> {
    let program = places
        .tools()
        .join("bin")
        .join(format!("cargo-fuzz{}", std::env::consts::EXE_SUFFIX));
    if !program.is_file() {
        command::say("Installing cargo-fuzz (about two minutes).");
        let mut install = cargo(places);
        install.args(["install", "--quiet", "--locked", "cargo-fuzz"]);
        install.args(["--version", VERSION, "--root"]);
        command::run(install.arg(places.tools()))?;
    }
    Ok(program)
}

/// cargo-fuzz with a verb. What it builds has a folder of its own: other flags would make everything else build anew.
fn cargo_fuzz(places: &Places, program: &Path, verb: &str) -> Command {
    let mut command = Command::new(program);
    command
        .args(["fuzz", verb, "--sanitizer", "none", "--fuzz-dir"])
        .arg(places.root.join("src-tauri/crates/vault/fuzz"))
        .arg("--target-dir")
        .arg(places.target.join("fuzz"))
        .current_dir(places.root.join("src-tauri/crates/vault"))
        .stdin(Stdio::null());
    command
}

fn build(places: &Places, program: &Path, target: &str) -> Result<(), Problem> {
    command::say(&format!(
        "Building the target {target} (some minutes the first time)."
    ));
    command::run(cargo_fuzz(places, program, "build").arg(target))
}

/// Runs one target.
fn run(
    places: &Places,
    program: &Path,
    target: &'static str,
    wish: &Wish,
) -> Result<Outcome, Problem> {
    // What a run adds to the corpus stays until the next one, to choose from; the vaults that the target makes go away.
    let corpus = empty(places.target.join("fuzz/corpus").join(target))?;
    let vaults = empty(vaults(places))?;
    let kept = places
        .root
        .join("src-tauri/crates/vault/fuzz/corpus")
        .join(target);
    let mut command = cargo_fuzz(places, program, "run");
    command
        .arg(target)
        .args([&corpus, &kept])
        .args(["--", "-print_final_stats=1"])
        .arg(format!("-max_total_time={}", wish.seconds))
        .arg(format!("-seed={}", wish.seed))
        .arg(format!("-timeout={TOO_LONG}"))
        .arg(format!("-max_len={LONGEST}"))
        .env("TMPDIR", &vaults);
    if wish.planted {
        command.env("COPSE_FUZZ_PLANTED", "1");
    }
    command::say(&format!("Fuzzing {target} for {} s.", wish.seconds));
    let output = command
        .output()
        .while_doing(command::cannot_start(&command))?;
    drop(fs::remove_dir_all(&vaults));
    let text = String::from_utf8_lossy(&output.stderr);
    let outcome = Outcome::read(target, &text, output.status.success());
    if !outcome.passed {
        eprintln!("{text}");
    }
    Ok(outcome)
}

/// Where the targets make their vaults: in memory where the system has a place for that, since every input writes some.
fn vaults(places: &Places) -> PathBuf {
    let memory = Path::new("/dev/shm");
    if memory.is_dir() {
        memory.join(format!("copse-fuzz-{}", std::process::id()))
    } else {
        places.target.join("fuzz/vaults")
    }
}

fn empty(folder: PathBuf) -> Result<PathBuf, Problem> {
    if folder.exists() {
        fs::remove_dir_all(&folder).while_doing("Emptying a folder for fuzzing")?;
    }
    fs::create_dir_all(&folder).while_doing("Making a folder for fuzzing")?;
    Ok(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<Wish, Problem> {
        let words: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
        Wish::parse(&words)
    }

    #[test]
    fn the_time_is_a_minute_unless_told_otherwise() {
        assert_eq!(parse("").unwrap().seconds, 60);
        assert_eq!(parse("--short").unwrap().seconds, 10);
        let wish = parse("--seconds 5 --seed 7 --mutate planted").unwrap();
        assert_eq!((wish.seconds, wish.seed, wish.planted), (5, 7, true));
        for wrong in ["--seconds many", "--seed 0", "--fast", "--mutate it"] {
            assert!(parse(wrong).is_err(), "{wrong}");
        }
    }

    const ENDED: &str = "#2\tINITED cov: 12 ft: 13 corp: 1/1b exec/s: 0 rss: 40Mb\n\
                         #900\tDONE   cov: 480 ft: 900 corp: 20/4Kb exec/s: 90 rss: 60Mb\n\
                         stat::number_of_executed_units: 900\n";

    #[test]
    fn a_target_that_hardly_ran_has_not_passed() {
        let outcome = Outcome::read("header", ENDED, true);
        assert!(outcome.passed);
        assert_eq!((outcome.runs, outcome.edges), (900, 480));
        assert!(!Outcome::read("header", "", true).passed);
        assert!(!Outcome::read("header", ENDED, false).passed);
    }

    #[test]
    fn what_was_found_is_in_the_json() {
        let text = format!("{ENDED}thread '<unnamed>' panicked at header.rs:9:5:\nsaid \"no\"\n");
        let outcome = Outcome::read("header", &text, false);
        let wish = parse("--seed 7").unwrap();
        let json = json(&wish, &[outcome], "2026-11-29", "rustc 1", 60);
        assert!(json.contains("\"result\": \"failed\""), "{json}");
        assert!(json.contains("header.rs:9:5: said \\\"no\\\"\""), "{json}");
        assert!(json.contains("\"n\": 900"), "{json}");
    }
}
