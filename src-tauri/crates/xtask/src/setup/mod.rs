//! What a fresh machine lacks: found, named, and installed after asking.

pub(crate) mod node;
mod packages;
pub(crate) mod python;

use std::path::PathBuf;

use crate::{command, places::Places, problem::Problem};

/// How far to go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum For {
    /// Building and opening the window.
    Run,
    /// Also everything that the tests use.
    Test,
    /// Also the office programs that open what is made for them.
    Documents,
    /// Also what the programs need beside which Copse is timed.
    Bench,
}

/// Installs what is missing for `purpose`: system packages, Node.js, the page's packages.
///
/// `sure`: do not ask before system packages are installed.
pub(crate) fn setup(places: &Places, purpose: For, sure: bool) -> Result<Node, Problem> {
    command::heading("Set-up");
    packages::install(&packages::missing(purpose), sure)?;
    let node = node::find_or_install(places)?;
    node::page_packages(places, &node)?;
    command::say("Set-up is complete.");
    Ok(node)
}

/// A Node.js that is new enough for the page's tools.
#[derive(Debug)]
pub(crate) struct Node {
    /// Folder to put first on `PATH`; none where the system's Node.js will do.
    pub(crate) folder: Option<PathBuf>,
}
