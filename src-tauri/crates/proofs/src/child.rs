//! Processes that a proof starts: this same program, told by JSON what to do.

use std::io::{BufRead as _, BufReader, Read as _};
use std::path::PathBuf;
use std::process::{Child, ChildStdout, Command, ExitCode, Stdio};

use serde::{Deserialize, Serialize};

use crate::Fallible;
use crate::work::{self, Work};

/// What a child does.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum Task {
    /// Mixed work on a vault.
    Work(Work),
}

/// The word with which a child says that it is about to begin.
const READY: &str = "ready";

/// Says so.
pub(crate) fn say_ready() {
    println!("{READY}");
}

/// The child's side.
pub(crate) fn main(arguments: &[String]) -> ExitCode {
    let outcome = arguments
        .first()
        .ok_or_else(|| "a child needs a task".into())
        .and_then(|task| Ok(serde_json::from_str::<Task>(task)?))
        .and_then(|task| match task {
            Task::Work(work) => work::run(&work),
        });
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("child: {problem}");
            ExitCode::from(3)
        }
    }
}

/// A child that was started.
#[derive(Debug)]
pub(crate) struct Running {
    child: Child,
    out: BufReader<ChildStdout>,
}

/// How a child ended.
#[derive(Debug)]
pub(crate) struct Ended {
    /// Its exit code; none where a signal ended it.
    pub(crate) code: Option<i32>,
    /// What it wrote to standard error.
    pub(crate) errors: String,
}

/// The command that starts a child.
pub(crate) fn command(task: &Task) -> Fallible<Command> {
    let mut command = Command::new(program()?);
    command.args(arguments(task)?);
    Ok(command)
}

/// This program.
pub(crate) fn program() -> Fallible<PathBuf> {
    Ok(std::env::current_exe()?)
}

/// What follows the program's name.
pub(crate) fn arguments(task: &Task) -> Fallible<[String; 3]> {
    let task = serde_json::to_string(task)?;
    Ok(["child".to_owned(), "--".to_owned(), task])
}

impl Running {
    pub(crate) fn start(command: &mut Command) -> Fallible<Self> {
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()?;
        let out = child.stdout.take().ok_or("a child without output")?;
        Ok(Self {
            child,
            out: BufReader::new(out),
        })
    }

    /// Waits until the child is about to begin, or has ended.
    pub(crate) fn wait_ready(&mut self) -> Fallible<bool> {
        let mut line = String::new();
        while self.out.read_line(&mut line)? > 0 {
            if line.trim_end() == READY {
                return Ok(true);
            }
            line.clear();
        }
        Ok(false)
    }

    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    /// Ends it at once, as a power cut or the task manager would.
    pub(crate) fn kill(mut self) -> Fallible<Ended> {
        self.child.kill()?;
        self.wait()
    }

    /// Waits for its end.
    pub(crate) fn wait(mut self) -> Fallible<Ended> {
        let mut rest = String::new();
        self.out.read_to_string(&mut rest)?;
        let mut errors = String::new();
        if let Some(mut pipe) = self.child.stderr.take() {
            pipe.read_to_string(&mut errors)?;
        }
        let status = self.child.wait()?;
        Ok(Ended {
            code: status.code(),
            errors,
        })
    }
}
