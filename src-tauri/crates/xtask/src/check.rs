//! `cargo xtask check`: what a review should not have to say.

use crate::{
    command::{self, cargo, heading},
    places::Places,
    problem::Problem,
    setup::{self, For, node},
};

pub(crate) fn check(places: &Places, arguments: &[String]) -> Result<(), Problem> {
    let mut sure = false;
    for argument in arguments {
        match argument.as_str() {
            "--yes" | "-y" => sure = true,
            other => return Err(Problem::argument(other)),
        }
    }
    let node = setup::setup(places, For::Run, sure)?;
    let mut failed = Vec::new();
    let mut step = |name: &str, result: Result<(), Problem>| {
        if let Err(problem) = result {
            println!("{problem}");
            failed.push(name.to_owned());
        }
    };
    heading("Page");
    step(
        "page, types",
        command::run(node::npm(places, &node).args(["run", "--silent", "types"])),
    );
    step(
        "page, lint",
        command::run(node::npm(places, &node).args(["run", "--silent", "lint"])),
    );
    step("page, build", node::build_page(places, &node));
    heading("Rust");
    step(
        "rustfmt",
        command::run(cargo(places).args(["fmt", "--all", "--check"])),
    );
    step(
        "clippy",
        command::run(cargo(places).args([
            "clippy",
            "--workspace",
            "--all-targets",
            "--locked",
            "--",
            "--deny",
            "warnings",
        ])),
    );
    heading("Types of the page against those of Rust");
    step("types", crate::types::compare(places));
    if failed.is_empty() {
        println!("\nAll checks passed.");
        return Ok(());
    }
    Err(Problem::new(format!(
        "These checks failed: {}.",
        failed.join("; ")
    )))
}
