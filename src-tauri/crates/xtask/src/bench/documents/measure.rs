//! Time and memory of whole programs.

use std::{
    fs,
    path::Path,
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use crate::{
    command,
    problem::{Problem, While},
};

/// How often the memory of a program and its children is looked at.
const GLANCE: Duration = Duration::from_millis(4);

/// Milliseconds from start to end.
pub(super) fn time(command: &mut Command) -> Result<f64, Problem> {
    let start = Instant::now();
    let output = command
        .stdin(Stdio::null())
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

/// The most memory that a program and its children held at one time, in KiB.
///
/// Of the largest process the kernel tells the exact peak (through `time`); what several hold together is looked at
/// while they run, pages that they share counted once. The larger of both. None beside Linux.
pub(super) fn memory(command: &Command, folder: &Path) -> Result<Option<u64>, Problem> {
    if !cfg!(target_os = "linux") {
        return Ok(None);
    }
    let told = folder.join("peak.txt");
    let mut watched = Command::new("time");
    watched
        .args(["--format=%M", "--output"])
        .arg(&told)
        .arg(command.get_program())
        .args(command.get_args())
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => watched.env(name, value),
            None => watched.env_remove(name),
        };
    }
    let mut child = watched
        .spawn()
        .while_doing(command::cannot_start(&watched))?;
    let mut together = 0;
    let status = loop {
        if let Some(status) = child.try_wait().while_doing("Waiting for a program")? {
            break status;
        }
        together = together.max(held(child.id()));
        thread::sleep(GLANCE);
    };
    if !status.success() {
        return Err(command::failed(command));
    }
    let told = fs::read_to_string(&told).while_doing("Reading a program's peak of memory")?;
    Ok(told
        .trim()
        .parse::<u64>()
        .ok()
        .map(|most| most.max(together)))
}

/// What a process and its children hold now, in KiB. Nothing for one that is gone.
fn held(process: u32) -> u64 {
    let own = fs::read_to_string(format!("/proc/{process}/smaps_rollup"))
        .ok()
        .and_then(|text| {
            let line = text.lines().find_map(|line| line.strip_prefix("Pss:"))?;
            line.trim().strip_suffix(" kB")?.trim().parse::<u64>().ok()
        })
        .unwrap_or_default();
    let children = fs::read_to_string(format!("/proc/{process}/task/{process}/children"));
    let children: u64 = children
        .unwrap_or_default()
        .split_whitespace()
        .filter_map(|child| child.parse().ok())
        .map(held)
        .sum();
    own + children
}

pub(super) fn pages(file: &Path) -> u32 {
    command::ask(Command::new("pdfinfo").arg(file))
        .and_then(|info| {
            info.lines()
                .find_map(|line| line.strip_prefix("Pages:")?.trim().parse().ok())
        })
        .unwrap_or_default()
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::held;

    #[test]
    fn a_process_holds_something_and_one_that_is_gone_nothing() {
        assert!(held(std::process::id()) > 100);
        assert_eq!(held(u32::MAX), 0);
    }
}
