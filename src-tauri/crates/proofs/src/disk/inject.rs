//! Failing system calls, made to fail by strace.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::Fallible;
use crate::child::{self, Ended, Running, Task};

/// Which calls fail, how, and which of them.
#[derive(Debug, Clone)]
pub(crate) struct Fault {
    /// Names with commas.
    pub(crate) calls: &'static str,
    /// Such as `EIO`.
    pub(crate) error: &'static str,
    /// The first of each that fails, from 1.
    pub(crate) first: u32,
    /// From then on each of this many; 0 for that one alone, 1 for all.
    pub(crate) step: u32,
}

/// How the process ended, and how many of its calls failed.
#[derive(Debug)]
pub(crate) struct Injected {
    pub(crate) ended: Ended,
    pub(crate) failed: usize,
    pub(crate) calls: usize,
}

/// Runs a child to its end while calls fail.
pub(crate) fn inject(task: &Task, faults: &[Fault], scratch: &Path) -> Fallible<Injected> {
    let output = scratch.join("strace");
    let all: Vec<&str> = faults.iter().map(|fault| fault.calls).collect();
    let mut command = Command::new("strace");
    command
        .args(["-f", "-qq", "-s", "0", "-e", "signal=none"])
        .arg(format!("--trace={}", all.join(",")))
        .arg("-o")
        .arg(&output);
    for fault in faults {
        let when = match fault.step {
            0 => format!("{}", fault.first),
            step => format!("{}+{step}", fault.first),
        };
        command.arg(format!(
            "--inject={}:error={}:when={when}",
            fault.calls, fault.error
        ));
    }
    command.arg(child::program()?).args(child::arguments(task)?);
    let ended = Running::start(&mut command)?.wait()?;
    let text = fs::read_to_string(&output)?;
    fs::remove_file(&output)?;
    Ok(Injected {
        ended,
        failed: text.matches("(INJECTED)").count(),
        calls: text.lines().count(),
    })
}
