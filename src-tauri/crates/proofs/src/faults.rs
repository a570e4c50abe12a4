//! Failing disks, full disks, folders that cannot be written, and a second opener that stands still.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::mpsc;
use std::time::Duration;

use copse_vault::{Vault, VaultError};

use crate::Fallible;
use crate::child::{self, Ended, Running, Task};
use crate::disk::inject::{Fault, Injected, inject};
use crate::hold::Hold;
use crate::ledger::Ledger;
use crate::log::{self, Line};
use crate::report::Report;
use crate::rights;
use crate::room::{PASSPHRASE, Room};
use crate::schema::{self, Migrate};
use crate::settings::Settings;
use crate::state;
use crate::work::Work;

/// Calls that fail: reading, writing, making last, naming.
const CALLS: &str = "pread64,pwrite64,write,fsync,fdatasync,ftruncate,unlink,rename,mkdir";
/// Calls that need room on the disk.
const ROOM: &str = "pwrite64,write,mkdir";
/// How long the second opener may take to be told that the vault is in use.
const PATIENCE: Duration = Duration::from_secs(5);

pub(crate) fn prove(settings: &Settings, report: &mut Report) -> Fallible<()> {
    let failed_calls = u64::from(settings.n(1_000, 10));
    let mut chance = settings.chance(4);
    for what in [
        "failedCalls",
        "acknowledged",
        "acknowledgedAndLost",
        "refused",
    ] {
        report.count(what, 0);
    }
    // One in 200 and one in 50 calls: 0.5 % and 2 %.
    for round in 0.. {
        if report.counted("failedCalls") >= failed_calls {
            break;
        }
        let step = if round % 3 == 0 { 200 } else { 50 };
        let fault = Fault {
            calls: CALLS,
            error: "EIO",
            first: chance.u32(1..=step),
            step,
        };
        let operations = if settings.short { 10 } else { 80 };
        mixed(&fault, operations, 4, &mut chance, report)?;
        if round > 400 {
            return Err("too few calls failed".into());
        }
    }
    let times = settings.n(1_000, 10).div_ceil(25);
    for _ in 0..times {
        let fault = full(&mut chance, 400);
        mixed(&fault, 20, 0, &mut chance, report)?;
        report.count("fullDuringWrites", 1);
        let fault = full(&mut chance, 300);
        mixed(&fault, 4, 100, &mut chance, report)?;
        report.count("fullDuringBackups", 1);
        full_during_migration(&mut chance, report)?;
    }
    read_only(report)?;
    standing_still(report)
}

/// From some call on there is no room.
fn full(chance: &mut fastrand::Rng, most: u32) -> Fault {
    Fault {
        calls: ROOM,
        error: "ENOSPC",
        first: chance.u32(1..most),
        step: 1,
    }
}

/// Mixed work while calls fail; afterwards all that was acknowledged must be there.
fn mixed(
    fault: &Fault,
    operations: u64,
    backups: u8,
    chance: &mut fastrand::Rng,
    report: &mut Report,
) -> Fallible<()> {
    let room = Room::cached()?;
    let mut ledger = Ledger::new(state::read(&room.open(&room.vault())?)?);
    let path = room.scratch().join("log");
    let task = Task::Work(Work {
        folder: room.vault(),
        recovery: room.recovery.to_string(),
        log: path.clone(),
        seed: chance.u64(..),
        first: 1,
        count: operations,
        backups,
        keys: 0,
        mutation: None,
    });
    let done = inject(&task, std::slice::from_ref(fault), room.scratch())?;
    let lines = log::read(&path).unwrap_or_default();
    ledger.add(&lines);
    count(&done, fault, &ledger.said, report);
    report.count("acknowledged", ledger.acknowledged);
    match room.open(&room.vault()) {
        Ok(store) => {
            let faults = ledger.compare(&state::read(&store)?);
            report.count("acknowledgedAndLost", faults.len());
            for sentence in faults {
                report.fail(format!("{fault:?}: {sentence}"));
            }
        }
        Err(problem) => report.fail(format!("{fault:?}: the vault does not open: {problem}")),
    }
    for (name, _) in &ledger.backups {
        let backup = room.vault().join("backups").join(name);
        if let Err(problem) = Vault::unlock(&backup, &room.secret()) {
            report.fail(format!("{fault:?}: an acknowledged backup: {problem}"));
        }
    }
    Ok(())
}

fn full_during_migration(chance: &mut fastrand::Rng, report: &mut Report) -> Fallible<()> {
    let scratch = tempfile::tempdir()?;
    let folder = scratch.path().join("vault");
    let recovery = schema::vault_make(&folder)?;
    let task = Task::Migrate(Migrate {
        folder: folder.clone(),
        recovery: recovery.to_string(),
        log: scratch.path().join("log"),
        to: 3,
    });
    let fault = full(chance, 900);
    let done = inject(&task, std::slice::from_ref(&fault), scratch.path())?;
    let lines = log::read(&scratch.path().join("log")).unwrap_or_default();
    let mut ledger = Ledger::default();
    ledger.add(&lines);
    count(&done, &fault, &ledger.said, report);
    report.count("fullDuringMigrations", 1);
    let step = schema::step_of(&folder, &recovery);
    match step {
        Ok(step) => report.must(step == 3 || !lines.contains(&Line::End), || {
            format!("A migration was acknowledged and is at step {step}.")
        }),
        Err(problem) => report.fail(format!("{fault:?}, migration: {problem}")),
    }
    Ok(())
}

/// What failed, and that each refusal was a sentence.
fn count(done: &Injected, fault: &Fault, said: &[String], report: &mut Report) {
    report.trial();
    report.count("failedCalls", done.failed);
    report.count("calls", done.calls);
    report.count("refused", said.len());
    for said in said {
        report.must(is_sentence(said), || format!("Not a sentence: {said:?}"));
    }
    must_have_ended(&done.ended, fault, report);
}

fn must_have_ended(ended: &Ended, fault: &Fault, report: &mut Report) {
    let calm = ended.code == Some(0) && !ended.errors.contains("panicked");
    report.must(calm, || {
        format!("{fault:?}: ended with {:?}: {}", ended.code, ended.errors)
    });
}

/// For a person: begins with a capital, ends with a full stop, and is not a program's debris.
fn is_sentence(said: &str) -> bool {
    said.starts_with(char::is_uppercase)
        && said.ends_with('.')
        && !["panicked", "Error {", "Error(", "os error"]
            .iter()
            .any(|debris| said.contains(debris))
}

/// A folder that may be read and not written, as on a server's share: opened as somebody without rights.
fn read_only(report: &mut Report) -> Fallible<()> {
    let room = Room::cached()?;
    let program = room.scratch().join("program");
    fs::copy(child::program()?, &program)?;
    let log = room.scratch().join("log");
    fs::write(&log, "")?;
    rights::set(&log, 0o666)?;
    rights::set(&program, 0o755)?;
    rights::set(room.scratch(), 0o755)?;
    set_below(&room.vault(), 0o555, 0o444)?;
    let task = Task::Work(Work {
        folder: room.vault(),
        recovery: room.recovery.to_string(),
        log: log.clone(),
        seed: 1,
        first: 1,
        count: 1,
        backups: 0,
        keys: 0,
        mutation: None,
    });
    let mut command = Command::new(&program);
    command.args(child::arguments(&task)?);
    rights::give_up(&mut command)?;
    let ended = Running::start(&mut command)?.wait()?;
    let lines = log::read(&log)?;
    report.trial();
    report.note(
        "readOnlyFolder",
        match lines.as_slice() {
            [Line::NotOpened { said }] => said.clone(),
            other => format!("{other:?}, {}", ended.errors),
        },
    );
    let told = matches!(lines.as_slice(), [Line::NotOpened { said }] if is_sentence(said));
    report.must(told, || {
        format!("A read-only folder: {lines:?} {}", ended.errors)
    });
    set_below(&room.vault(), 0o755, 0o644)?;
    report.must(room.open(&room.vault()).is_ok(), || {
        "The vault does not open after it was read-only.".to_owned()
    });
    Ok(())
}

fn set_below(folder: &Path, folders: u32, files: u32) -> Fallible<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            set_below(&entry.path(), folders, files)?;
        } else {
            rights::set(&entry.path(), files)?;
        }
    }
    rights::set(folder, folders)
}

/// A process that has the vault open and does not run: the next one is told at once and waits for nothing.
fn standing_still(report: &mut Report) -> Fallible<()> {
    let room = Room::cached()?;
    let hold = Hold {
        folder: room.vault(),
        passphrase: room.scratch().join("typed"),
        log: room.scratch().join("log"),
        lock_when: room.scratch().join("never"),
    };
    fs::write(&hold.passphrase, PASSPHRASE)?;
    let mut running = Running::start(&mut child::command(&Task::Hold(hold.clone()))?)?;
    if !running.wait_ready(&hold.log)? {
        return Err("the process that holds the vault did not get ready".into());
    }
    let id = running.id().to_string();
    Command::new("kill").args(["-STOP", &id]).status()?;
    let (sender, receiver) = mpsc::channel();
    let (folder, secret) = (room.vault(), room.secret());
    std::thread::spawn(move || sender.send(Vault::unlock(&folder, &secret).map(drop)));
    let told = receiver.recv_timeout(PATIENCE);
    report.trial();
    match told {
        Ok(Err(error @ VaultError::InUse { .. })) => {
            let said = error.to_string();
            report.must(is_sentence(&said), || format!("Not a sentence: {said:?}"));
            report.note("inUse", said);
        }
        other => report.fail(format!("A second opener of a stopped one: {other:?}")),
    }
    running.kill()?;
    report.must(room.open(&room.vault()).is_ok(), || {
        "The vault stays locked after its holder was killed.".to_owned()
    });
    Ok(())
}
