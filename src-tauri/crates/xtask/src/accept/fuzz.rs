//! `cargo xtask accept fuzz`: the readers of headers and backups against any bytes, with libFuzzer.

use std::process::{Command, Stdio};

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
const NO_NIGHTLY: &str = "Fuzzing needs a nightly compiler: `rustup toolchain install nightly`.";

pub(super) fn fuzz(places: &Places, arguments: &[String]) -> Result<(), Problem> {
    let seconds = parse(arguments)?;
    let nightly =
        command::ask(Command::new("rustup").args(["run", "nightly", "rustc", "--version"]))
            .ok_or_else(|| Problem::new(NO_NIGHTLY))?;
    let program = install(places)?;
    let mut failed = false;
    let mut rows = Vec::new();
    for target in TARGETS {
        let (runs, passed) = run(places, &program, target, seconds)?;
        failed |= !passed;
        rows.push(format!(
            "    {{\"target\": \"{target}\", \"seconds\": {seconds}, \"runs\": {runs}, \"result\": \"{}\"}}",
            if passed { "passed" } else { "failed" }
        ));
    }
    println!(
        "{{\n  \"name\": \"fuzz\",\n  \"result\": \"{}\",\n  \"compiler\": \"{nightly}\",\n  \"targets\": [\n{}\n  ]\n}}",
        if failed { "failed" } else { "passed" },
        rows.join(",\n")
    );
    if failed {
        return Err(Problem::new(
            "Fuzzing found an input that Copse does not take as it should. It lies in src-tauri/crates/vault/fuzz/artifacts.",
        ));
    }
    Ok(())
}

fn parse(arguments: &[String]) -> Result<u32, Problem> {
    match arguments {
        [] => Ok(SECONDS),
        [word] if word == "--short" => Ok(SECONDS_SHORT),
        [word, number] if word == "--seconds" => number
            .parse()
            .map_err(|_| Problem::new("--seconds needs a number.")),
        [other, ..] => Err(Problem::argument(other)),
    }
}

/// cargo-fuzz, in the folder of xtask's own tools.
fn install(places: &Places) -> Result<std::path::PathBuf, Problem> {
    let program = places
        .tools()
        .join("bin")
        .join(format!("cargo-fuzz{}", std::env::consts::EXE_SUFFIX));
    if !program.is_file() {
        let mut command = cargo(places);
        command
            .args(["install", "--quiet", "--locked", "cargo-fuzz", "--root"])
            .arg(places.tools())
            .env_remove("CARGO_TARGET_DIR");
        let status = command
            .status()
            .while_doing(command::cannot_start(&command))?;
        if !status.success() {
            return Err(command::failed(&command));
        }
    }
    Ok(program)
}

/// Runs one target, and returns how many inputs it tried and whether all were taken as they should.
fn run(
    places: &Places,
    program: &std::path::Path,
    target: &str,
    seconds: u32,
) -> Result<(u64, bool), Problem> {
    let mut command = Command::new("rustup");
    command
        .args(["run", "nightly"])
        .arg(program)
        .args(["fuzz", "run", "--fuzz-dir"])
        .arg(places.root.join("src-tauri/crates/vault/fuzz"))
        .arg("--target-dir")
        .arg(places.target.join("fuzz"))
        .arg(target)
        .args(["--", "-print_final_stats=1"])
        .arg(format!("-max_total_time={seconds}"))
        .current_dir(places.root.join("src-tauri/crates/vault"))
        .env_remove("CARGO")
        .env_remove("RUSTUP_TOOLCHAIN")
        .stdin(Stdio::null());
    let output = command
        .output()
        .while_doing(command::cannot_start(&command))?;
    let text = String::from_utf8_lossy(&output.stderr);
    let runs = text
        .lines()
        .find_map(|line| line.strip_prefix("stat::number_of_executed_units:"))
        .and_then(|number| number.trim().parse().ok())
        .unwrap_or(0);
    if !output.status.success() {
        eprintln!("{text}");
    }
    Ok((runs, output.status.success() && runs > 0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_is_a_minute_unless_told_otherwise() {
        let words = |text: &str| {
            text.split_whitespace()
                .map(str::to_owned)
                .collect::<Vec<_>>()
        };
        assert_eq!(parse(&words("")).unwrap(), 60);
        assert_eq!(parse(&words("--short")).unwrap(), 10);
        assert_eq!(parse(&words("--seconds 5")).unwrap(), 5);
        assert!(parse(&words("--seconds many")).is_err());
        assert!(parse(&words("--fast")).is_err());
    }
}
