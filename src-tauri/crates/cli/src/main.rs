//! `copse-cli`: a vault and its documents without the window.

mod arguments;
mod commands;
mod failure;
mod open;
mod outgoing;
mod output;
mod secret;

use std::process::ExitCode;

use clap::Parser;

use arguments::{Arguments, Command};
use commands::{audit, cases, community, meetings, policy, sample, search, vault};
use failure::Failure;
use output::Output;

fn main() -> ExitCode {
    // The same program reads PDFs of others, in a process of its own.
    if let Some(code) = copse_press::graft::apart::answer_if_asked() {
        return code;
    }
    let arguments = Arguments::parse();
    let output = Output::new(arguments.common.json);
    match run(&arguments, output) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            output.failure(&failure);
            failure.code.into()
        }
    }
}

fn run(arguments: &Arguments, output: Output) -> Result<(), Failure> {
    let common = &arguments.common;
    match &arguments.command {
        Command::Vault(command) => vault::run(common, command, output),
        Command::Audit(command) => audit::run(common, command, output),
        Command::Sample { vault } => sample::run(common, &vault.folder, output),
        Command::Community(command) => community::run(common, command, output),
        Command::Case(command) => cases::run(common, command, output),
        Command::Meeting(command) => meetings::run(common, command, output),
        Command::Policy(command) => policy::run(common, command, output),
        Command::Search {
            vault,
            words,
            community,
        } => search::run(common, &vault.folder, words, community.as_deref(), output),
    }
}
