//! Running other programs: shown before they start, and never ignored when they fail.

use std::{
    ffi::OsStr,
    path::Path,
    process::{Command, Stdio},
    sync::atomic::{AtomicBool, Ordering},
    time::{Duration, Instant},
};

use crate::{
    places::Places,
    problem::{Problem, While},
};

/// Whether the standard output is for the result alone.
static QUIET: AtomicBool = AtomicBool::new(false);

/// From here on only a result goes to the standard output, so that a program can read it; all else goes to the other.
pub(crate) fn keep_output_for_the_result() {
    QUIET.store(true, Ordering::Relaxed);
}

/// A line for the person who waits.
pub(crate) fn say(text: &str) {
    if QUIET.load(Ordering::Relaxed) {
        eprintln!("{text}");
    } else {
        println!("{text}");
    }
}

/// A heading over a stretch of work, with how long it may take.
pub(crate) fn heading(text: &str) {
    say(&format!("\n== {text}"));
}

/// The cargo that runs this.
pub(crate) fn cargo(places: &Places) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command
        .current_dir(&places.root)
        .env("CARGO_TARGET_DIR", &places.target);
    // These describe xtask itself and would make every build script run again.
    for name in [
        "CARGO_MANIFEST_DIR",
        "CARGO_MANIFEST_PATH",
        "CARGO_PKG_NAME",
    ] {
        command.env_remove(name);
    }
    command
}

/// Runs a program to its end, its output going to the user.
pub(crate) fn run(command: &mut Command) -> Result<(), Problem> {
    say(&format!("$ {}", shown(command)));
    if QUIET.load(Ordering::Relaxed) {
        command.stdout(std::io::stderr());
    }
    let status = command.status().while_doing(cannot_start(command))?;
    if status.success() {
        Ok(())
    } else {
        Err(failed(command))
    }
}

/// Runs a program and returns its output, or nothing where it cannot be run or fails.
pub(crate) fn ask(command: &mut Command) -> Option<String> {
    let output = command
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Whether a program is in one of the folders of `PATH`.
pub(crate) fn is_installed(name: &str) -> bool {
    let file = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    std::env::var_os("PATH")
        .is_some_and(|path| std::env::split_paths(&path).any(|folder| folder.join(&file).is_file()))
}

/// How a command looks to the user: without the folders before the program's name.
pub(crate) fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let name = program.file_name().unwrap_or(program.as_os_str());
    std::iter::once(name)
        .chain(command.get_args())
        .map(OsStr::to_string_lossy)
        .collect::<Vec<_>>()
        .join(" ")
}

/// "1 min 12 s" or "3 s".
pub(crate) fn since(start: Instant) -> String {
    duration(start.elapsed())
}

fn duration(time: Duration) -> String {
    let seconds = time.as_secs();
    if seconds < 60 {
        format!("{seconds} s")
    } else {
        format!("{} min {} s", seconds / 60, seconds % 60)
    }
}

pub(crate) fn cannot_start(command: &Command) -> String {
    format!("`{}` could not be started", shown(command))
}

pub(crate) fn failed(command: &Command) -> Problem {
    Problem::new(format!(
        "`{}` failed. Its output above says why.",
        shown(command)
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_shown_by_its_name_and_arguments() {
        let mut command = Command::new("/usr/bin/apt-get");
        command.args(["install", "-y", "xvfb"]);
        assert_eq!(shown(&command), "apt-get install -y xvfb");
    }

    #[test]
    fn a_duration_names_minutes_only_where_there_are_some() {
        assert_eq!(duration(Duration::from_secs(59)), "59 s");
        assert_eq!(duration(Duration::from_secs(61)), "1 min 1 s");
    }
}
