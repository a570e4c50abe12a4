//! `cargo xtask bench` without a word: Copse's documents beside Typst and `WeasyPrint` on the same content, in one run.
//!
//! Whole processes are timed, from the start of the program to the written file. The programs take turns, so
//! that a slow minute of the machine falls on all of them.

use std::{
    fmt::Write as _,
    fs,
    path::PathBuf,
    process::{Command, Stdio},
    time::Instant,
};

use crate::{
    command::{self, cargo, heading},
    places::Places,
    problem::{Problem, While},
    setup::{self, For, node, python},
    test::journeys,
};

const FONTS: &str = "ui/node_modules/@expo-google-fonts/noto-sans";

/// The sample's long cases. Twice in the pack, which then has about 29 pages.
const CASES: [&str; 3] = [
    "between-two-duty-desks",
    "a-tenancy-kept",
    "the-flat-above-the-shop",
];

const DOCUMENTS: [&str; 2] = ["case", "pack"];
const PROGRAMS: [&str; 3] = ["Copse", "Typst", "WeasyPrint"];

pub(super) fn bench(places: &Places, arguments: &[String]) -> Result<(), Problem> {
    let (json, runs) = parse(arguments)?;
    let node = setup::setup(places, For::Bench, false)?;
    node::build_page(places, &node)?;
    let bench = Bench::prepare(places)?;
    let mut rows = Vec::new();
    for document in DOCUMENTS {
        rows.extend(bench.time(document, runs)?);
    }
    print!(
        "{}",
        if json {
            as_json(&rows)
        } else {
            as_table(&rows)
        }
    );
    if json { Ok(()) } else { window(places) }
}

/// How long a person waits in the real window, in the debug build that can be driven.
fn window(places: &Places) -> Result<(), Problem> {
    if !cfg!(target_os = "linux") {
        return Ok(());
    }
    heading("In the window (debug build)");
    command::run(&mut crate::run::build(places, false))?;
    command::run(journeys::command(places)?.args([
        "--test",
        "timing",
        "--",
        "--ignored",
        "--nocapture",
    ]))
}

fn parse(arguments: &[String]) -> Result<(bool, usize), Problem> {
    let mut json = false;
    let mut runs = 9;
    let mut words = arguments.iter();
    while let Some(word) = words.next() {
        match word.as_str() {
            "--json" => json = true,
            "--runs" => {
                runs = words
                    .next()
                    .and_then(|number| number.parse().ok())
                    .filter(|number| *number > 0)
                    .ok_or_else(|| Problem::new("--runs needs a number of 1 or more."))?;
            }
            other => return Err(Problem::argument(other)),
        }
    }
    Ok((json, runs))
}

/// One program on one document.
struct Row {
    document: &'static str,
    program: &'static str,
    /// Milliseconds, sorted.
    times: Vec<f64>,
    pages: u32,
    bytes: u64,
}

impl Row {
    fn median(&self) -> f64 {
        self.times
            .get(self.times.len() / 2)
            .copied()
            .unwrap_or(f64::NAN)
    }

    fn least(&self) -> f64 {
        self.times.first().copied().unwrap_or(f64::NAN)
    }

    fn most(&self) -> f64 {
        self.times.last().copied().unwrap_or(f64::NAN)
    }
}

struct Bench {
    folder: PathBuf,
    scripts: PathBuf,
    fonts: PathBuf,
    python: PathBuf,
    copse: PathBuf,
    cases: Vec<PathBuf>,
}

impl Bench {
    fn prepare(places: &Places) -> Result<Self, Problem> {
        heading("Programs to compare (the release build takes some minutes)");
        let scripts = places.root.join("tests/fixtures/bench");
        let environment = python::environment(places, "bench", &scripts.join("requirements.txt"))?;
        command::run(cargo(places).args([
            "build",
            "--release",
            "--locked",
            "-p",
            "copse-cli",
            "--example",
            "set_documents",
        ]))?;
        let folder = places.target.join("bench");
        fs::create_dir_all(&folder).while_doing("Making a folder for the documents")?;
        let sample = places.root.join("src-tauri/crates/sample/cases");
        let bench = Self {
            folder,
            scripts,
            fonts: places.root.join(FONTS),
            python: python::program(&environment, "python"),
            copse: places.program("release/examples", "set_documents"),
            cases: CASES
                .iter()
                .cycle()
                .take(2 * CASES.len())
                .map(|name| sample.join(format!("{name}.md")))
                .collect(),
        };
        let mut inputs = bench.script("inputs.py");
        command::run(
            inputs
                .arg(&bench.fonts)
                .arg(&bench.folder)
                .args(&bench.cases),
        )?;
        Ok(bench)
    }

    fn script(&self, name: &str) -> Command {
        let mut command = Command::new(&self.python);
        command
            .arg(self.scripts.join(name))
            .env("PYTHONDONTWRITEBYTECODE", "1");
        command
    }

    fn target(&self, document: &str, program: &str) -> PathBuf {
        self.folder.join(format!("{document}-{program}.pdf"))
    }

    fn command(&self, document: &str, program: &str) -> Command {
        let target = self.target(document, program);
        let source = |ending: &str| self.folder.join(format!("{document}.{ending}"));
        match program {
            "Typst" => {
                let mut command = self.script("with_typst.py");
                command.arg(&self.fonts).arg(source("typ")).arg(target);
                command
            }
            "WeasyPrint" => {
                let mut command = self.script("with_weasyprint.py");
                command.arg(source("html")).arg(target);
                command
            }
            _ => {
                let mut command = Command::new(&self.copse);
                command.arg(document).arg(target);
                if document == "case" {
                    command.args(self.cases.first());
                } else {
                    command
                        .arg(self.scripts.join("meeting.json"))
                        .args(&self.cases);
                }
                command
            }
        }
    }

    fn time(&self, document: &'static str, runs: usize) -> Result<Vec<Row>, Problem> {
        heading(&format!("Timing: {document}, {runs} runs each"));
        let row = |program| Row {
            document,
            program,
            times: Vec::new(),
            pages: 0,
            bytes: 0,
        };
        let mut rows = PROGRAMS.map(row);
        // The first round only fills the caches of the disk.
        for round in 0..=runs {
            for row in &mut rows {
                let time = run(&mut self.command(document, row.program))?;
                if round > 0 {
                    row.times.push(time);
                }
            }
        }
        for row in &mut rows {
            let target = self.target(document, row.program);
            row.times.sort_by(f64::total_cmp);
            row.bytes = fs::metadata(&target)
                .while_doing("Reading a document's size")?
                .len();
            row.pages = pages(&target);
        }
        Ok(rows.into())
    }
}

/// Milliseconds from start to end.
fn run(command: &mut Command) -> Result<f64, Problem> {
    let start = Instant::now();
    let output = command
        .stdout(Stdio::null())
        .output()
        .while_doing(command::cannot_start(command))?;
    let time = start.elapsed().as_secs_f64() * 1000.0;
    if output.status.success() {
        return Ok(time);
    }
    eprintln!("{}", String::from_utf8_lossy(&output.stderr));
    Err(command::failed(command))
}

fn pages(file: &std::path::Path) -> u32 {
    command::ask(Command::new("pdfinfo").arg(file))
        .and_then(|info| {
            info.lines()
                .find_map(|line| line.strip_prefix("Pages:")?.trim().parse().ok())
        })
        .unwrap_or_default()
}

fn as_table(rows: &[Row]) -> String {
    let mut text =
        String::from("\nDocument  Program      median ms   least    most  pages      KB\n");
    for row in rows {
        let kilobytes = row.bytes / 1000;
        // Writing to a string cannot fail.
        let _ = writeln!(
            text,
            "{:<9} {:<11} {:>10.0} {:>7.0} {:>7.0} {:>6} {:>7}",
            row.document,
            row.program,
            row.median(),
            row.least(),
            row.most(),
            row.pages,
            kilobytes
        );
    }
    text
}

fn as_json(rows: &[Row]) -> String {
    let rows: Vec<String> = rows
        .iter()
        .map(|row| {
            format!(
                "  {{\"document\": \"{}\", \"program\": \"{}\", \"runs\": {}, \"medianMs\": {:.1}, \"leastMs\": {:.1}, \"mostMs\": {:.1}, \"pages\": {}, \"bytes\": {}}}",
                row.document,
                row.program,
                row.times.len(),
                row.median(),
                row.least(),
                row.most(),
                row.pages,
                row.bytes
            )
        })
        .collect();
    format!("[\n{}\n]\n", rows.join(",\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_of_runs_is_checked() {
        let words = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(parse(&words("--json --runs 3")).unwrap(), (true, 3));
        assert!(parse(&words("--runs 0")).is_err());
        assert!(parse(&words("--runs")).is_err());
    }

    #[test]
    fn the_median_is_the_middle_time() {
        let row = Row {
            document: "case",
            program: "Copse",
            times: vec![1.0, 2.0, 90.0],
            pages: 1,
            bytes: 1,
        };
        assert!((row.median() - 2.0).abs() < f64::EPSILON);
        assert!(as_json(&[row]).contains("\"medianMs\": 2.0"));
    }
}
