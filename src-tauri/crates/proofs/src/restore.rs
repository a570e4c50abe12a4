//! Backups put back, damaged ones among them; migrations killed half-way; a schema from the future.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use copse_core::Store;
use copse_core::community::community_list;
use copse_core::people::{person_create, person_delete, person_list};
use copse_testkit::build;
use copse_vault::{Progress, RestoreOptions, Vault, VaultError};
use rusqlite::Connection;
use sha2::{Digest as _, Sha256};

use crate::Fallible;
use crate::child::{self, Running, Task};
use crate::report::Report;
use crate::room::{HEADERS, Room};
use crate::schema::{self, Migrate, STEPS};
use crate::settings::Settings;

/// The longest time that a migration runs before it is killed.
const LONGEST: Duration = Duration::from_millis(250);
/// Tables that the vault keeps for itself; their content belongs to the vault as it is now.
const OWN: &str = "vault_";

pub(crate) fn prove(settings: &Settings, report: &mut Report) -> Fallible<()> {
    let mut chance = settings.chance(6);
    let backups = settings.n(100, 5);
    backups_put_back(backups, &mut chance, report)?;
    killed_migrations(backups.div_ceil(2), &mut chance, report)?;
    newer_schema(report)
}

/// Each table with a hash of all its rows.
type Dump = BTreeMap<String, String>;

fn dump(connection: &Connection) -> Fallible<Dump> {
    let tables = connection
        .prepare(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name",
        )?
        .query_map([], |row| row.get::<_, String>(0))?
        .collect::<Result<Vec<_>, _>>()?;
    let mut dump = Dump::new();
    for table in tables.iter().filter(|table| !table.starts_with(OWN)) {
        let mut statement = connection.prepare(&format!("SELECT * FROM \"{table}\""))?;
        let columns = statement.column_count();
        let mut rows = statement.query([])?;
        // Rows of a table without an order of its own may come in another order.
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let mut text = String::new();
            for column in 0..columns {
                write!(text, "{:?}|", row.get_ref(column)?)?;
            }
            found.push(text);
        }
        found.sort();
        let hash = Sha256::digest(found.join("\n").as_bytes());
        dump.insert(table.clone(), data_encoding::HEXLOWER.encode(&hash));
    }
    Ok(dump)
}

fn dump_of(store: &Store) -> Fallible<Dump> {
    dump(store.vault().connection_ref())
}

fn backups_put_back(times: u32, chance: &mut fastrand::Rng, report: &mut Report) -> Fallible<()> {
    for what in ["equalRowForRow", "damagedRefused"] {
        report.count(what, 0);
    }
    let room = Room::cached()?;
    let mut made: Vec<(PathBuf, Dump)> = Vec::new();
    let mut store = room.open(&room.vault())?;
    for number in 0..times {
        change(&mut store, number, chance)?;
        let held = dump_of(&store)?;
        made.push((store.backup("by-hand")?, held));
    }
    store.close();
    let damaged = usize::try_from(times / 5)?;
    for (backup, _) in made.iter().take(damaged) {
        spoil(backup, chance)?;
    }
    let mut order: Vec<usize> = (0..made.len()).collect();
    chance.shuffle(&mut order);
    for at in order {
        let Some((backup, held)) = made.get(at) else {
            continue;
        };
        report.trial();
        let mut vault = Vault::unlock(&room.vault(), &room.secret())?;
        let before = dump(vault.connection_ref())?;
        let outcome = vault.restore(
            backup,
            &RestoreOptions::default(),
            Progress::none(),
            |_, _| Ok::<(), VaultError>(()),
        );
        let after = dump(vault.connection_ref())?;
        drop(vault);
        match outcome {
            Ok(_) if at < damaged => report.fail("A damaged backup was put back."),
            Ok(_) => {
                report.count("equalRowForRow", usize::from(after == *held));
                report.must(after == *held, || differences("A restore", held, &after));
            }
            Err(problem) if at < damaged => {
                report.count("damagedRefused", 1);
                let said = problem.to_string();
                report.must(said.ends_with('.'), || format!("Not a sentence: {said}"));
                report.must(after == before, || {
                    differences("A refused restore", &before, &after)
                });
            }
            Err(problem) => report.fail(format!("A good backup was refused: {problem}")),
        }
    }
    let opened = room.open(&room.vault());
    report.must(opened.is_ok(), || {
        "The vault does not open at the end.".to_owned()
    });
    Ok(())
}

fn differences(what: &str, before: &Dump, after: &Dump) -> String {
    let tables: Vec<&String> = before
        .keys()
        .chain(after.keys())
        .filter(|table| before.get(*table) != after.get(*table))
        .collect();
    format!("{what} left other rows in {tables:?}")
}

fn change(store: &mut Store, number: u32, chance: &mut fastrand::Rng) -> Fallible<()> {
    let community = community_list(store)?.first().ok_or("no community")?.id;
    for each in 0..chance.u8(1..4) {
        let mut person = build::member(&format!("Person {number} {each}"));
        "words "
            .repeat(chance.usize(..300))
            .trim_end()
            .clone_into(&mut person.notes);
        person_create(store, community, person)?;
    }
    let people = person_list(store, community)?;
    if people.len() > 20
        && let Some(person) = chance.choice(&people)
    {
        person_delete(store, person.id)?;
    }
    Ok(())
}

/// Damage of one of several kinds.
fn spoil(backup: &Path, chance: &mut fastrand::Rng) -> Fallible<()> {
    let database = backup.join("copse.db");
    let mut bytes = fs::read(&database)?;
    match chance.u8(..4) {
        0 => {
            let at = chance.usize(16..bytes.len());
            if let Some(byte) = bytes.get_mut(at) {
                *byte ^= 1 << chance.u8(..8);
            }
            fs::write(database, bytes)?;
        }
        1 => fs::write(database, bytes.get(..bytes.len() / 2).unwrap_or_default())?,
        2 => fs::remove_file(database)?,
        _ => {
            for name in HEADERS {
                let mut header = fs::read(backup.join(name))?;
                let at = chance.usize(..header.len());
                if let Some(byte) = header.get_mut(at) {
                    *byte ^= 1 << chance.u8(..8);
                }
                fs::write(backup.join(name), header)?;
            }
        }
    }
    Ok(())
}

fn killed_migrations(times: u32, chance: &mut fastrand::Rng, report: &mut Report) -> Fallible<()> {
    for what in ["killedInMigration", "halfMigrated"] {
        report.count(what, 0);
    }
    let first = tempfile::tempdir()?;
    let recovery = schema::vault_make(&first.path().join("vault"))?;
    let mut killed = 0;
    for round in 0..times * 10 {
        if killed == times {
            break;
        }
        let scratch = tempfile::tempdir()?;
        let folder = scratch.path().join("vault");
        crate::room::copy_folder(&first.path().join("vault"), &folder)?;
        let log = scratch.path().join("log");
        let task = Task::Migrate(Migrate {
            folder: folder.clone(),
            recovery: recovery.to_string(),
            log: log.clone(),
            to: 3,
        });
        let mut running = Running::start(&mut child::command(&task)?)?;
        if !running.wait_ready(&log)? {
            return Err(format!("not ready: {}", running.wait()?.errors).into());
        }
        std::thread::sleep(LONGEST.mul_f64(chance.f64()));
        let ended = running.kill()?;
        if ended.code.is_some() {
            report.count("endedBeforeTheKill", 1);
            continue;
        }
        killed += 1;
        report.trial();
        report.count("killedInMigration", 1);
        match schema::step_of(&folder, &recovery) {
            Ok(step) => {
                report.count(&format!("afterTheKillAtStep{step}"), 1);
                // And the next opening brings it to the end.
                let mut vault =
                    Vault::unlock(&folder, &copse_vault::Secret::Recovery(recovery.clone()))?;
                vault.migrate(&STEPS)?;
                drop(vault);
                let step = schema::step_of(&folder, &recovery)?;
                report.must(step == 3, || format!("round {round}: ends at step {step}"));
            }
            Err(problem) => {
                report.count("halfMigrated", 1);
                report.fail(format!("round {round}: {problem}"));
            }
        }
    }
    report.must(killed == times, || {
        format!("Only {killed} of {times} migrations were killed half-way.")
    });
    Ok(())
}

/// A vault, and a backup, that a later version has written.
fn newer_schema(report: &mut Report) -> Fallible<()> {
    let room = Room::cached()?;
    let mut vault = Vault::unlock(&room.vault(), &room.secret())?;
    vault
        .connection()
        .pragma_update(None, "user_version", 9_999)?;
    let backup = vault.backup("by-hand")?;
    drop(vault);
    let before = fs::read(room.vault().join("copse.db"))?;
    report.trial();
    let said = match room.open(&room.vault()) {
        Ok(_) => "opened".to_owned(),
        Err(problem) => problem.to_string(),
    };
    let refused = said.contains("newer version of Copse");
    report.must(refused, || format!("A newer schema: {said}"));
    report.note("newerSchema", said);
    let length = fs::read(room.vault().join("copse.db"))?.len();
    report.must(length == before.len(), || {
        "A newer vault was changed.".to_owned()
    });

    let other = Room::cached()?;
    let mut vault = Vault::unlock(&other.vault(), &other.secret())?;
    let options = RestoreOptions {
        migrations: &STEPS,
        ..RestoreOptions::default()
    };
    let outcome = vault.restore(&backup, &options, Progress::none(), |_, _| {
        Ok::<(), VaultError>(())
    });
    report.trial();
    report.must(
        matches!(outcome, Err(VaultError::NewerSchema { .. })),
        || format!("A backup with a newer schema: {outcome:?}"),
    );
    Ok(())
}
