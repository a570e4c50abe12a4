//! Python environments of the project's own, inside the build folder.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    command::{is_installed, run, say},
    places::Places,
    problem::{Problem, While},
};

/// An environment with the packages of `requirements`; renewed when that file changes.
pub(crate) fn environment(
    places: &Places,
    name: &str,
    requirements: &Path,
) -> Result<PathBuf, Problem> {
    let environment = places.tools().join(name);
    let wanted = fs::read_to_string(requirements)
        .while_doing(format!("Reading {}", requirements.display()))?;
    let stamp = environment.join("requirements.txt");
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(environment);
    }
    say(&format!(
        "Installing Python packages for {name} (about half a minute)."
    ));
    create(&environment)?;
    // Without dependencies: the file names every package with its version.
    run(pip(&environment)
        .args(["install", "--no-deps", "--requirement"])
        .arg(requirements))?;
    fs::write(&stamp, wanted).while_doing(format!("Writing {}", stamp.display()))?;
    Ok(environment)
}

/// Makes an empty environment, over what is left of an earlier one.
pub(super) fn create(environment: &Path) -> Result<(), Problem> {
    let python = if is_installed("python3") {
        "python3"
    } else {
        "python"
    };
    run(Command::new(python).args(["-m", "venv", "--clear"]).arg(environment))
        .map_err(|_| Problem::new("Python could not make an environment. Install Python 3.11 or newer with its venv module."))
}

/// `pip` of an environment.
pub(super) fn pip(environment: &Path) -> Command {
    let mut command = Command::new(program(environment, "python"));
    command.args(["-m", "pip", "--quiet", "--disable-pip-version-check"]);
    command
}

/// The folder of an environment's programs.
pub(super) fn programs(environment: &Path) -> PathBuf {
    environment.join(if cfg!(windows) { "Scripts" } else { "bin" })
}

/// A program of an environment.
pub(crate) fn program(environment: &Path, name: &str) -> PathBuf {
    programs(environment).join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}
