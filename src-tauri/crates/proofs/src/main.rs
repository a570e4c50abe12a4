//! Proofs of what the vault promises. Each runs Copse in processes of its own, does to them what happens to PCs
//! (kills, full disks, failing disks, lost writes, flipped bits), and compares what is left with what was acknowledged.
//!
//! `copse-proofs NAME` prints JSON and ends with exit code 1 where the promise is broken; `cargo xtask accept NAME`
//! builds and runs it. `--mutate` weakens Copse on purpose, to show that the proof can fail.

// It talks to its user, who reads JSON.
#![allow(clippy::print_stdout, clippy::print_stderr)]

mod child;
mod clear;
mod disk;
mod erase;
mod faults;
mod fill;
mod flip;
mod header;
mod hold;
mod keys;
mod kill;
mod ledger;
mod log;
mod make;
mod memory;
mod op;
mod papers;
mod power;
mod replace;
mod report;
mod restore;
mod rights;
mod room;
mod schema;
mod settings;
mod speed;
mod state;
mod work;

use std::process::ExitCode;

use clap::Parser as _;
use report::Report;
use settings::{Arguments, Name, Settings};

/// Anything that stops a proof from being carried out: neither passed nor failed.
type Fallible<T> = Result<T, Box<dyn std::error::Error>>;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    if let Name::Child = arguments.name {
        return child::main(&arguments.rest);
    }
    let settings = Settings::from(&arguments);
    let mut report = Report::begin(&settings);
    if let Err(problem) = run(arguments.name, &settings, &mut report) {
        report.fail(format!("The proof could not be carried out: {problem}"));
    }
    room::Room::clear();
    println!("{}", report.to_json());
    if report.passed() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

fn run(name: Name, settings: &Settings, report: &mut Report) -> Fallible<()> {
    match name {
        Name::Kill => kill::prove(settings, report),
        Name::Power => power::prove(settings, report),
        Name::Flip => flip::prove(settings, report),
        Name::Memory => memory::prove(settings, report),
        Name::Speed => speed::prove(settings, report),
        Name::Faults => faults::prove(settings, report),
        Name::Header => header::prove(settings, report),
        Name::Restore => restore::prove(settings, report),
        Name::Clear => clear::prove(settings, report),
        Name::Erase => erase::prove(settings, report),
        Name::Child => Ok(()),
    }
}
