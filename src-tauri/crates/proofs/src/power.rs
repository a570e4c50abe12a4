//! Power cuts: crash states rebuilt from what a working process wrote, synced, renamed and removed.

use std::collections::HashSet;
use std::fs;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::{Path, PathBuf};

use copse_vault::{CreateOptions, Kdf, Notice, Passphrase, Secret, Vault};

use crate::Fallible;
use crate::child::Task;
use crate::disk::crash::Left;
use crate::disk::events::History;
use crate::disk::record::record;
use crate::disk::tree::Tree;
use crate::ledger::Ledger;
use crate::log::Line;
use crate::make::Make;
use crate::replace;
use crate::report::Report;
use crate::room::{PASSPHRASE, Room};
use crate::settings::Settings;
use crate::state::{self, State};
use crate::work::Work;

/// Attempts for each crash state that was not there before.
const ATTEMPTS: u32 = 10;
/// Crash states that are taken from one recording.
const STATES_PER_RECORDING: u32 = 500;

pub(crate) fn prove(settings: &Settings, report: &mut Report) -> Fallible<()> {
    let states = settings.n(2_000, 60);
    let mut chance = settings.chance(2);
    let mut distinct = HashSet::new();
    for what in [
        "acknowledgedAndLost",
        "damaged",
        "recordedEvents",
        "unusedPagesMended",
    ] {
        report.count(what, 0);
    }
    let mut done = 0;
    while done < states {
        let here = STATES_PER_RECORDING.min(states - done);
        let operations = if settings.short { 12 } else { 60 };
        let scene = Scene::play(settings, operations, &mut chance)?;
        report.count("recordedEvents", scene.history.events.len());
        scene.cut_often(here, &mut chance, &mut distinct, report)?;
        done += here;
    }
    making(states.div_ceil(5), &mut chance, &mut distinct, report)?;
    if settings.mutate.is_none() {
        replace::cut(states.div_ceil(5), &mut chance, &mut distinct, report)?;
    }
    report.note("distinctStates", distinct.len());
    let enough = report.trials() >= u64::from(states);
    report.must(enough, || {
        "Too few crash states differ from each other.".to_owned()
    });
    Ok(())
}

/// The statements of a mutation: a pragma as given.
///
/// In exclusive mode `SQLite` keeps the journal and overwrites its head with zeros, synced, where it would else remove
/// the file. So FULL alone loses nothing there, which `synchronous=full-and-exclusive` shows; what EXTRA adds matters
/// where the journal is removed.
fn mutation(what: &str) -> String {
    match what {
        "synchronous=full" => "PRAGMA locking_mode = NORMAL; PRAGMA synchronous = FULL;".to_owned(),
        "synchronous=full-and-exclusive" => "PRAGMA synchronous = FULL;".to_owned(),
        other => format!("PRAGMA {other};"),
    }
}

/// A recorded piece of work.
struct Scene {
    room: Room,
    history: History,
    before: State,
}

impl Scene {
    fn play(settings: &Settings, operations: u64, chance: &mut fastrand::Rng) -> Fallible<Self> {
        let room = Room::new()?;
        let before = state::read(&room.open(&room.vault())?)?;
        let base = Tree::read(&room.vault())?;
        let log = room.scratch().join("log");
        let task = Task::Work(Work {
            folder: room.vault(),
            recovery: room.recovery.to_string(),
            log: log.clone(),
            seed: chance.u64(..),
            first: 1,
            count: operations,
            backups: 5,
            keys: 0,
            mutation: settings.mutate.as_deref().map(mutation),
        });
        let calls = record(&task, room.scratch())?;
        let history = History::new(base, &room.vault(), &log, &calls)?;
        Ok(Self {
            room,
            history,
            before,
        })
    }

    fn cut_often(
        &self,
        states: u32,
        chance: &mut fastrand::Rng,
        distinct: &mut HashSet<u64>,
        report: &mut Report,
    ) -> Fallible<()> {
        let after_words = self.history.after_words();
        let folder = place(self.room.scratch())?;
        let mut found = 0;
        for _ in 0..states * ATTEMPTS {
            if found == states {
                break;
            }
            let anywhere = chance.usize(..=self.history.events.len());
            let count = match chance.choice(&after_words) {
                Some(count) if chance.bool() => *count,
                _ => anywhere,
            };
            let left = self.history.cut(count, chance);
            if !distinct.insert(mark(&left)) {
                continue;
            }
            found += 1;
            report.trial();
            report.count("unsyncedChanges", left.unsynced);
            report.count("unsyncedChangesDropped", left.dropped);
            self.verify(&left, &folder, report)?;
        }
        fs::remove_dir_all(&folder)?;
        Ok(())
    }

    fn verify(&self, left: &Left<'_>, folder: &Path, report: &mut Report) -> Fallible<()> {
        let vault = folder.join("vault");
        if vault.exists() {
            fs::remove_dir_all(&vault)?;
        }
        left.tree.write(&vault)?;
        let mut ledger = Ledger::new(self.before.clone());
        let said: Vec<_> = left.said.iter().map(|line| (*line).clone()).collect();
        ledger.add(&said);
        report.count("acknowledged", ledger.acknowledged);
        match self.room.open(&vault) {
            Ok(store) => {
                let mended = store.notices().contains(&Notice::UnusedPagesMended);
                report.count("unusedPagesMended", usize::from(mended));
                let faults = ledger.compare(&state::read(&store)?);
                report.count("acknowledgedAndLost", faults.len());
                for fault in faults {
                    report.fail(fault);
                }
            }
            Err(problem) => {
                report.count("damaged", 1);
                report.fail(format!("The vault does not open any more: {problem}"));
            }
        }
        for (name, _) in &ledger.backups {
            let backup = vault.join("backups").join(name);
            report.must(backup.join("copse.db").exists(), || {
                "An acknowledged backup is gone.".to_owned()
            });
        }
        Ok(())
    }
}

/// Power cuts while a vault is made: before it is said to be there a second attempt succeeds, or it opens; from then on
/// it opens.
fn making(
    states: u32,
    chance: &mut fastrand::Rng,
    distinct: &mut HashSet<u64>,
    report: &mut Report,
) -> Fallible<()> {
    let scratch = tempfile::tempdir()?;
    let root = scratch.path().join("vault");
    fs::create_dir(&root)?;
    let base = Tree::read(&root)?;
    let make = Make {
        folder: root.clone(),
        recovery: scratch.path().join("recovery"),
        log: scratch.path().join("log"),
    };
    let calls = record(&Task::Make(make.clone()), scratch.path())?;
    let history = History::new(base, &root, &make.log, &calls)?;
    let secret = Secret::Recovery(fs::read_to_string(&make.recovery)?.parse()?);
    let folder = place(scratch.path())?;
    let vault = folder.join("vault");
    for _ in 0..states {
        let count = chance.usize(..=history.events.len());
        let left = history.cut(count, chance);
        if !distinct.insert(mark(&left)) {
            continue;
        }
        report.trial();
        report.count("statesWhileAVaultIsMade", 1);
        if vault.exists() {
            fs::remove_dir_all(&vault)?;
        }
        left.tree.write(&vault)?;
        let said = left.said.contains(&&Line::Ready);
        match Vault::unlock(&vault, &secret) {
            Ok(_) => report.count("madeAndOpens", 1),
            Err(problem) if said => {
                report.count("acknowledgedAndLost", 1);
                report.fail(format!("A vault that was made does not open: {problem}"));
            }
            Err(problem) => {
                let passphrase = Passphrase::new(PASSPHRASE.to_owned());
                let options = CreateOptions { kdf: Kdf::Floor };
                let again = Vault::create(&vault, &passphrase, options).map(drop);
                report.count("madeAtTheSecondAttempt", usize::from(again.is_ok()));
                report.must(again.is_ok(), || {
                    format!(
                        "A half-made vault neither opens ({problem}) nor is made anew: {again:?}"
                    )
                });
            }
        }
    }
    fs::remove_dir_all(&folder)?;
    Ok(())
}

/// Tells states apart: by all bytes, and by how much had been said.
pub(crate) fn mark(left: &Left<'_>) -> u64 {
    let mut hasher = DefaultHasher::new();
    left.tree.hash(&mut hasher);
    left.said.len().hash(&mut hasher);
    hasher.finish()
}

/// Where crash states are laid out: in memory where there is such a place, since they are read once.
pub(crate) fn place(scratch: &Path) -> Fallible<PathBuf> {
    let name = scratch.file_name().ok_or("a folder without a name")?;
    let memory = Path::new("/dev/shm");
    let folder = if memory.is_dir() {
        memory.join(name)
    } else {
        scratch.join("states")
    };
    fs::create_dir_all(&folder)?;
    Ok(folder)
}
