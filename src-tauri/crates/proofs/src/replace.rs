//! Restoring and re-keying, cut short: the one moment at which the whole database is another. What is there afterwards is
//! all of the old or all of the new, and opens with the key that belongs to it.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use copse_core::community::community_list;
use copse_core::people::person_create;
use copse_testkit::build;
use copse_vault::{Progress, RecoveryKey, RestoreOptions, Secret, Vault, VaultError};
use serde::{Deserialize, Serialize};

use crate::Fallible;
use crate::child::{self, Running, Task};
use crate::disk::events::History;
use crate::disk::record::record;
use crate::disk::tree::Tree;
use crate::log::{self, Line, Log};
use crate::power::{mark, place};
use crate::report::Report;
use crate::room::{Room, copy_folder, store_on};
use crate::state::{self, State};

/// Attempts for each crash state that was not there before.
const ATTEMPTS: u32 = 10;
/// Events at the end of a recording among which the old is replaced.
const LAST: usize = 60;

/// What to do: restore a backup, or, with a next recovery key, re-key.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Replace {
    folder: PathBuf,
    recovery: String,
    log: PathBuf,
    from: PathBuf,
    next: Option<String>,
}

/// The child's side.
pub(crate) fn run(replace: &Replace) -> Fallible<()> {
    let mut log = Log::open(&replace.log)?;
    let secret = Secret::Recovery(replace.recovery.parse()?);
    let mut vault = Vault::unlock(&replace.folder, &secret)?;
    log.write(&Line::Ready)?;
    if let Some(next) = &replace.next {
        vault.rekey(&[], &next.parse()?, Progress::none())?;
    } else {
        let options = RestoreOptions::default();
        vault.restore(&replace.from, &options, Progress::none(), |_, _| {
            Ok::<(), VaultError>(())
        })?;
    }
    log.write(&Line::Done {
        number: 0,
        made: None,
    })?;
    drop(vault);
    log.write(&Line::End)
}

/// A vault before it is replaced, and what it may hold afterwards.
struct Scene {
    room: Room,
    task: Replace,
    old: State,
    new: State,
}

impl Scene {
    fn make(rekey: bool) -> Fallible<Self> {
        let room = Room::cached()?;
        let mut store = room.open(&room.vault())?;
        let community = community_list(&store)?.first().ok_or("no community")?.id;
        let from = store.backup("by-hand")?;
        let backed_up = state::read(&store)?;
        for number in 0..5 {
            let person = build::member(&format!("Since the backup {number}"));
            person_create(&mut store, community, person)?;
        }
        let old = state::read(&store)?;
        store.close();
        let next = rekey.then(RecoveryKey::random).transpose()?;
        let task = Replace {
            folder: room.vault(),
            recovery: room.recovery.to_string(),
            log: room.scratch().join("log"),
            from,
            next: next.map(|key| key.to_string()),
        };
        Ok(Self {
            new: if rekey { old.clone() } else { backed_up },
            room,
            task,
            old,
        })
    }

    /// How long it takes when nobody kills it.
    fn time(&self) -> Fallible<Duration> {
        let log = self.room.scratch().join("log-whole");
        let task = Replace {
            log: log.clone(),
            ..self.task.clone()
        };
        let mut running = Running::start(&mut child::command(&Task::Replace(task))?)?;
        running.wait_ready(&log)?;
        let start = Instant::now();
        let ended = running.wait()?;
        if ended.code == Some(0) {
            Ok(start.elapsed())
        } else {
            Err(ended.errors.into())
        }
    }

    fn name(&self) -> &'static str {
        match self.task.next {
            Some(_) => "reKey",
            None => "restore",
        }
    }

    /// Opens what is left and compares.
    fn verify(&self, vault: &Path, done: bool, report: &mut Report) {
        let name = self.name();
        let open = |key: &str| -> Fallible<State> {
            let vault = Vault::unlock(vault, &Secret::Recovery(key.parse()?))?;
            let store = store_on(vault)?;
            let state = state::read(&store);
            store.close();
            state
        };
        let by_old = open(&self.task.recovery);
        let by_new = self.task.next.as_ref().map(|key| open(key));
        let right = match (&by_old, &by_new) {
            // The old key must not open once the new one was acknowledged.
            (Ok(state), Some(Err(_))) => !done && *state == self.old,
            (Err(_), Some(Ok(state))) => *state == self.new,
            (Ok(state), None) => *state == self.new || !done && *state == self.old,
            _ => false,
        };
        report.count(
            &format!("{name}EndsAsTheNew"),
            usize::from(
                matches!(&by_new, Some(Ok(_)))
                    || by_old
                        .as_ref()
                        .is_ok_and(|state| *state == self.new && self.new != self.old),
            ),
        );
        report.must(right, || {
            let told = |state: &Fallible<State>| match state {
                Ok(state) if *state == self.old => "all of the old".to_owned(),
                Ok(state) if *state == self.new => "all of the new".to_owned(),
                Ok(_) => "something else".to_owned(),
                Err(problem) => problem.to_string(),
            };
            format!(
                "{name}, acknowledged: {done}; by the old key: {}; by the new key: {:?}",
                told(&by_old),
                by_new.as_ref().map(told)
            )
        });
    }
}

/// Power cuts while a backup is restored, and while a vault gets new keys.
pub(crate) fn cut(
    states: u32,
    chance: &mut fastrand::Rng,
    distinct: &mut HashSet<u64>,
    report: &mut Report,
) -> Fallible<()> {
    for rekey in [false, true] {
        let scene = Scene::make(rekey)?;
        let base = Tree::read(&scene.room.vault())?;
        let calls = record(&Task::Replace(scene.task.clone()), scene.room.scratch())?;
        let history = History::new(base, &scene.room.vault(), &scene.task.log, &calls)?;
        let folder = place(scene.room.scratch())?;
        let vault = folder.join("vault");
        let mut found = 0;
        for _ in 0..states * ATTEMPTS {
            if found == states {
                break;
            }
            // Half of the cuts near the end, where the new takes the place of the old.
            let all = history.events.len();
            let least = if chance.bool() {
                all.saturating_sub(LAST)
            } else {
                0
            };
            let count = chance.usize(least..=all);
            let left = history.cut(count, chance);
            if !distinct.insert(mark(&left)) {
                continue;
            }
            found += 1;
            report.trial();
            report.count(&format!("{}States", scene.name()), 1);
            if vault.exists() {
                fs::remove_dir_all(&vault)?;
            }
            left.tree.write(&vault)?;
            let done = left
                .said
                .iter()
                .any(|line| matches!(line, Line::Done { .. }));
            scene.verify(&vault, done, report);
        }
        fs::remove_dir_all(&folder)?;
    }
    Ok(())
}

/// Kills at random moments of the same.
pub(crate) fn killed(kills: u32, chance: &mut fastrand::Rng, report: &mut Report) -> Fallible<()> {
    for rekey in [false, true] {
        let scene = Scene::make(rekey)?;
        let before = scene.room.scratch().join("before");
        copy_folder(&scene.room.vault(), &before)?;
        let longest = scene.time()?;
        copy_folder(&before, &scene.room.vault())?;
        for round in 0..kills {
            let task = Replace {
                log: scene.room.scratch().join(format!("log-{round}")),
                ..scene.task.clone()
            };
            let mut running = Running::start(&mut child::command(&Task::Replace(task.clone()))?)?;
            if !running.wait_ready(&task.log)? {
                return Err(format!("not ready: {}", running.wait()?.errors).into());
            }
            std::thread::sleep(longest.mul_f64(chance.f64()));
            running.kill()?;
            report.trial();
            report.count(&format!("{}Killed", scene.name()), 1);
            let lines = log::read(&task.log)?;
            let done = lines.iter().any(|line| matches!(line, Line::Done { .. }));
            scene.verify(&scene.room.vault(), done, report);
            copy_folder(&before, &scene.room.vault())?;
        }
    }
    Ok(())
}
