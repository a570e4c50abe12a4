//! Processes killed at random moments of mixed work.

use std::fs;
use std::path::Path;
use std::time::Duration;

use copse_core::Store;
use copse_core::audit::audit_verify;
use copse_vault::{Secret, Vault};

use crate::Fallible;
use crate::child::{self, Running, Task};
use crate::ledger::Ledger;
use crate::log;
use crate::op::{Op, RECOVERY};
use crate::replace;
use crate::report::Report;
use crate::room::{Room, copy_folder, store_on};
use crate::settings::Settings;
use crate::state;
use crate::work::Work;

/// Kills after which a new vault is begun, so that vaults stay as small as those of a first year.
const KILLS_PER_VAULT: u32 = 40;
/// The longest time that a process works before it is killed.
const LONGEST: Duration = Duration::from_millis(250);
/// First bytes of a journal that is in force (<https://www.sqlite.org/fileformat.html#the_rollback_journal>).
const JOURNAL: [u8; 8] = [0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7];

pub(crate) fn prove(settings: &Settings, report: &mut Report) -> Fallible<()> {
    let kills = settings.n(1_000, 12);
    let mut chance = settings.chance(1);
    for what in [
        "acknowledged",
        "acknowledgedAndLost",
        "damaged",
        "inMidTransaction",
    ] {
        report.count(what, 0);
    }
    let mut done = 0;
    while done < kills {
        let here = KILLS_PER_VAULT.min(kills - done);
        one_vault(here, &mut chance, report)?;
        done += here;
    }
    replace::killed(kills.div_ceil(20), &mut chance, report)?;
    let middle = report.counted("inMidTransaction");
    report.must(middle * 100 >= u64::from(kills) * 30, || {
        format!("Only {middle} of {kills} processes were killed in mid-transaction: this run proves nothing.")
    });
    Ok(())
}

fn one_vault(kills: u32, chance: &mut fastrand::Rng, report: &mut Report) -> Fallible<()> {
    let mut room = Room::cached()?;
    let vault = room.vault();
    let mut start = state::read(&room.open(&vault)?)?;
    start.insert(RECOVERY.to_owned(), room.recovery.to_string());
    let mut ledger = Ledger::new(start);
    for round in 0..kills {
        let path = room.scratch().join(format!("log-{round}"));
        let work = Work {
            folder: vault.clone(),
            recovery: room.recovery.to_string(),
            log: path.clone(),
            seed: chance.u64(..),
            first: u64::from(round) * 1_000_000 + 1,
            count: 0,
            backups: 4,
            keys: 8,
            mutation: None,
        };
        let mut running = Running::start(&mut child::command(&Task::Work(work))?)?;
        if !running.wait_ready(&path)? {
            let ended = running.wait()?;
            report.fail(format!("The vault was not opened: {}", ended.errors));
            return Ok(());
        }
        std::thread::sleep(LONGEST.mul_f64(chance.f64()));
        let ended = running.kill()?;
        report.trial();
        report.must(ended.code.is_none(), || {
            format!("The process ended by itself: {}", ended.errors)
        });
        let before = ledger.acknowledged;
        ledger.add(&log::read(&path)?);
        report.count("acknowledged", ledger.acknowledged - before);
        look(&vault, &ledger, report);
        if !verify(&mut room, &mut ledger, chance, report)? {
            return Ok(());
        }
    }
    Ok(())
}

/// Where the process was when it was killed.
fn look(vault: &Path, ledger: &Ledger, report: &mut Report) {
    let head = fs::read(vault.join("copse.db-journal")).unwrap_or_default();
    let hot = head.starts_with(&JOURNAL);
    report.count("withAJournalInForce", usize::from(hot));
    if let Some(op) = &ledger.unfinished {
        report.count("inMidTransaction", 1);
        report.count("inMidBackup", usize::from(matches!(op, Op::Backup)));
        let slot = matches!(op, Op::RecoveryRenew { .. });
        report.count("inMidSlotChange", usize::from(slot));
    }
}

/// Opens the vault with the recovery key that must open it, or with the one that was about to.
fn open(room: &mut Room, ledger: &Ledger, report: &mut Report) -> Fallible<Option<Store>> {
    let mut problems = Vec::new();
    for key in ledger.may_be(RECOVERY) {
        room.recovery = key.parse()?;
        match room.open(&room.vault()) {
            Ok(store) => return Ok(Some(store)),
            Err(problem) => problems.push(problem.to_string()),
        }
    }
    report.count("damaged", 1);
    let kept = keep(room, ledger)?;
    report.fail(format!(
        "The vault does not open any more: {problems:?} It is kept in the temporary folder as {kept}."
    ));
    Ok(None)
}

/// Copies a vault that was refused to where it outlasts the run, with the keys that should open it, and gives the
/// folder's name. What is in it is invented.
fn keep(room: &Room, ledger: &Ledger) -> Fallible<String> {
    let folder = tempfile::Builder::new()
        .prefix("copse-refused-")
        .tempdir()?
        .keep();
    copy_folder(&room.vault(), &folder.join("vault"))?;
    fs::write(
        folder.join("recovery-keys.txt"),
        ledger.may_be(RECOVERY).join("\n"),
    )?;
    let name = folder.file_name().unwrap_or_default();
    Ok(name.to_string_lossy().into_owned())
}

fn look_into(backup: &Path, key: &str) -> Fallible<Store> {
    let vault = Vault::look(backup, &Secret::Recovery(key.parse()?))?;
    store_on(vault)
}

/// Opens the vault, which checks all of it, and compares. Tells whether it can go on.
fn verify(
    room: &mut Room,
    ledger: &mut Ledger,
    chance: &mut fastrand::Rng,
    report: &mut Report,
) -> Fallible<bool> {
    let Some(store) = open(room, ledger, report)? else {
        return Ok(false);
    };
    let trail = store.audit_opened().whole && audit_verify(&store)?.whole;
    report.must(trail, || "The audit trail is broken.".to_owned());
    let mut actual = state::read(&store)?;
    actual.insert(RECOVERY.to_owned(), room.recovery.to_string());
    store.close();
    let faults = ledger.compare(&actual);
    report.count("acknowledgedAndLost", faults.len());
    for fault in faults {
        report.fail(fault);
    }
    ledger.settle(actual);
    if let Some((name, expected)) = chance.choice(&ledger.backups) {
        let backup = room.vault().join("backups").join(name);
        // A backup opens with the key of its time.
        let mut expected = expected.clone();
        let key = expected.remove(RECOVERY).unwrap_or_default();
        match look_into(&backup, &key) {
            Ok(store) => report.must(state::read(&store)? == expected, || {
                "A backup does not hold what was there when it was acknowledged.".to_owned()
            }),
            Err(problem) => report.fail(format!("An acknowledged backup does not open: {problem}")),
        }
        report.count("backupsOpened", 1);
    }
    Ok(true)
}
