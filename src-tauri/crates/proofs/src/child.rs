//! Processes that a proof starts: this same program, told by JSON what to do.

use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitCode, Stdio};

use serde::{Deserialize, Serialize};

use crate::Fallible;
use crate::fill::{self, Fill};
use crate::header::{self, Slots};
use crate::hold::{self, Hold};
use crate::log;
use crate::make::{self, Make};
use crate::papers::{self, Papers};
use crate::replace::{self, Replace};
use crate::schema::{self, Migrate};
use crate::speed::{self, Series};
use crate::work::{self, Work};

/// What a child does.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum Task {
    /// Mixed work on a vault.
    Work(Work),
    /// A vault whose database is replaced.
    Replace(Replace),
    /// A vault that is made.
    Make(Make),
    /// Forms that are filled.
    Fill(Fill),
    /// Documents of every kind that are handed out.
    Papers(Papers),
    /// Slots that change without end.
    Slots(Slots),
    /// A vault that is brought up to date.
    Migrate(Migrate),
    /// Timed writes.
    Series(Series),
    /// A vault that is opened, used, locked, and then waits.
    Hold(Hold),
}

/// The child's side.
pub(crate) fn main(arguments: &[String]) -> ExitCode {
    let outcome = arguments
        .first()
        .ok_or_else(|| "a child needs a task".into())
        .and_then(|task| Ok(serde_json::from_str::<Task>(task)?))
        .and_then(|task| match task {
            Task::Work(work) => work::run(&work),
            Task::Replace(replace) => replace::run(&replace),
            Task::Make(make) => make::run(&make),
            Task::Fill(fill) => fill::run(&fill),
            Task::Papers(papers) => papers::run(&papers),
            Task::Slots(slots) => header::run(&slots),
            Task::Migrate(migrate) => schema::run(&migrate),
            Task::Series(series) => speed::run(&series),
            Task::Hold(hold) => hold::run(&hold),
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
pub(crate) struct Running(Child);

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
        let child = command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()?;
        Ok(Self(child))
    }

    /// Waits until the child has said in its log that it is about to begin. Tells whether it did, rather than end.
    pub(crate) fn wait_ready(&mut self, log: &Path) -> Fallible<bool> {
        log::wait_ready(log, || Ok(self.0.try_wait()?.is_some()))
    }

    pub(crate) fn id(&self) -> u32 {
        self.0.id()
    }

    /// Ends it at once, as a power cut or the task manager would.
    pub(crate) fn kill(mut self) -> Fallible<Ended> {
        self.0.kill()?;
        self.wait()
    }

    /// Waits for its end.
    pub(crate) fn wait(mut self) -> Fallible<Ended> {
        let mut errors = String::new();
        if let Some(mut pipe) = self.0.stderr.take() {
            pipe.read_to_string(&mut errors)?;
        }
        let status = self.0.wait()?;
        Ok(Ended {
            code: status.code(),
            errors,
        })
    }
}
