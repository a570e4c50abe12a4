//! How long a person waits: from the key to the first screen, and for a saved change to be acknowledged.
//!
//! Argon2 is left out: its cost is chosen, about a second, and the same for every vault.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use copse_core::Store;
use copse_core::cases::{SectionChange, case_create, section_update};
use copse_core::community::community_list;
use copse_core::ids::CommunityId;
use copse_core::meetings::meeting_create;
use copse_core::people::{person_create, person_get, person_update};
use copse_core::text::RichText;
use copse_core::today::today_get;
use copse_testkit::build;
use copse_vault::{Checks, UnlockOptions, Vault};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use crate::Fallible;
use crate::child::{self, Task};
use crate::keys::Keys;
use crate::report::Report;
use crate::room::{Room, store_on};
use crate::settings::Settings;

/// People, meetings and cases in the full vault.
const FULL: (u32, u32, u32) = (10_000, 2_000, 2_000);
/// The same in the short form.
const SHORT: (u32, u32, u32) = (300, 40, 40);
/// Writes that are timed.
const WRITES: u32 = 200;

pub(crate) fn prove(settings: &Settings, report: &mut Report) -> Fallible<()> {
    let runs = settings.n(9, 3);
    let (people, meetings, cases) = if settings.short { SHORT } else { FULL };
    report.note("people", people);
    report.note("meetings", meetings);
    report.note("cases", cases);
    let empty = Room::new()?;
    let full = Room::new()?;
    let start = Instant::now();
    fill(&full, people, meetings, cases)?;
    report.note("secondsToFill", start.elapsed().as_secs());
    let bytes = fs::metadata(full.vault().join("copse.db"))?.len();
    report.note("databaseMegabytes", bytes / 1_000_000);
    unlocks(&empty, &full, runs, report)?;
    writes(&full, report)?;
    beside_sqlite(&full, runs, report)
}

fn fill(room: &Room, people: u32, meetings: u32, cases: u32) -> Fallible<()> {
    let mut store = room.open(&room.vault())?;
    let community = community_list(&store)?.first().ok_or("no community")?.id;
    let mut chance = fastrand::Rng::with_seed(1);
    store.together(|store| {
        for number in 0..people {
            let mut person = build::member(&format!("Person {number}"));
            person.notes = words(&mut chance, 20);
            person_create(store, community, person)?;
        }
        Ok(())
    })?;
    store.together(|store| {
        let first = build::day("2020-01-06");
        for number in 0..meetings {
            let day = first.saturating_add(jiff::Span::new().days(i64::from(number)));
            let mut meeting = build::meeting(0, &day.to_string());
            meeting.number = u16::try_from(number % 999 + 1).unwrap_or(1);
            meeting_create(store, community, meeting)?;
        }
        Ok(())
    })?;
    for hundred in 0..cases.div_ceil(100) {
        store.together(|store| {
            for number in hundred * 100..cases.min((hundred + 1) * 100) {
                let title = format!("Case {number} of {}", words(&mut chance, 3));
                let case = case_create(store, community, build::case(&title))?.value;
                for section in case.sections.iter().take(4) {
                    let text = SectionChange {
                        heading: section.heading.clone(),
                        shown: true,
                        body: RichText::from_plain(&words(&mut chance, 150)),
                    };
                    section_update(store, section.id, section.stamp.version, text)?;
                }
            }
            Ok(())
        })?;
    }
    store.close();
    Ok(())
}

/// Words of a small language, so that the full-text index has something to do.
fn words(chance: &mut fastrand::Rng, count: usize) -> String {
    const PARTS: [&str; 12] = [
        "al", "der", "mo", "ri", "ca", "ston", "wen", "ley", "har", "ta", "brook", "fi",
    ];
    let word = |chance: &mut fastrand::Rng| -> String {
        (0..chance.usize(1..4))
            .filter_map(|_| chance.choice(PARTS))
            .collect()
    };
    let words: Vec<String> = (0..count).map(|_| word(chance)).collect();
    words.join(" ")
}

/// From the key to the first screen, step by step.
#[derive(Debug, Default)]
struct Waits {
    unlock: Vec<Duration>,
    store: Vec<Duration>,
    today: Vec<Duration>,
    all: Vec<Duration>,
    checks: Vec<Duration>,
}

/// From the key to the first screen, on both vaults in turns.
fn unlocks(empty: &Room, full: &Room, runs: u32, report: &mut Report) -> Fallible<()> {
    let mut both = [Waits::default(), Waits::default()];
    for round in 0..=runs {
        for (room, waits) in [empty, full].into_iter().zip(&mut both) {
            let start = Instant::now();
            let options = UnlockOptions {
                checks: Checks::Behind,
                ..UnlockOptions::default()
            };
            let vault = Vault::unlock_with(&room.vault(), &room.secret(), options)?;
            let unlocked = start.elapsed();
            let mut store = store_on(vault)?;
            let opened = start.elapsed();
            let community = community_list(&store)?.first().ok_or("no community")?.id;
            today_get(&store, community)?;
            let all = start.elapsed();
            // From here on the screen is there; the first write would wait for this.
            store.vault_mut().settle()?;
            let settled = start.elapsed();
            report.trial();
            // The first round only fills the caches of the disk.
            if round > 0 {
                waits.unlock.push(unlocked);
                waits.store.push(opened.saturating_sub(unlocked));
                waits.today.push(all.saturating_sub(opened));
                waits.all.push(all);
                waits.checks.push(settled);
            }
            store.close();
        }
    }
    let mut all = Vec::new();
    for (name, waits) in ["empty", "full"].into_iter().zip(&mut both) {
        report.note(&format!("{name}UnlockMs"), median(&mut waits.unlock));
        report.note(&format!("{name}StoreMs"), median(&mut waits.store));
        report.note(&format!("{name}TodayMs"), median(&mut waits.today));
        report.note(&format!("{name}KeyToCheckedMs"), median(&mut waits.checks));
        let time = median(&mut waits.all);
        report.note(&format!("{name}KeyToTodayMs"), time);
        all.push(time);
    }
    if let [small, large] = all.as_slice() {
        let ratio = large / small;
        report.note("keyToTodayFullToEmpty", ratio);
        report.must(ratio <= 1.5, || {
            format!("The first screen takes {ratio:.2} times as long with the full vault; the limit is 1.5.")
        });
    }
    Ok(())
}

/// What a person waits for after a change, with all that Copse does on the way.
fn writes(full: &Room, report: &mut Report) -> Fallible<()> {
    let mut store = full.open(&full.vault())?;
    let community = community_list(&store)?.first().ok_or("no community")?.id;
    let mut times = Vec::new();
    for number in 0..WRITES {
        times.push(one_write(&mut store, community, number)?);
    }
    store.close();
    let time = median(&mut times);
    report.note("writeAcknowledgedMs", time);
    report.must(time <= 50.0, || {
        format!("A write is acknowledged after {time:.0} ms; the limit is 50.")
    });
    Ok(())
}

fn one_write(store: &mut Store, community: CommunityId, number: u32) -> Fallible<Duration> {
    let mut details = build::member(&format!("Written {number}"));
    "As it was.".clone_into(&mut details.notes);
    let person = person_create(store, community, details)?.value;
    let mut details = person_get(store, person.id)?.details;
    details.notes = format!("Changed {number} times.");
    let start = Instant::now();
    person_update(store, person.id, person.stamp.version, details)?;
    Ok(start.elapsed())
}

/// A series of the same statements on one database.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Series {
    database: PathBuf,
    /// Statements before the first read; the key is among them.
    before: String,
    writes: u32,
    result: PathBuf,
}

/// Median in milliseconds of one write, and processor time of all in milliseconds.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
struct Timed {
    median: f64,
    processor: f64,
    /// Reading every page once, in milliseconds.
    reading: f64,
}

/// The same write in `SQLCipher` as Copse sets it, without its memory security, and in plain `SQLite`, in turns.
fn beside_sqlite(full: &Room, runs: u32, report: &mut Report) -> Fallible<()> {
    let keys = Keys::find(&full.vault(), &full.recovery)?;
    let database = full.scratch().join("copse.db");
    fs::copy(full.vault().join("copse.db"), &database)?;
    let plain = full.scratch().join("plain.db");
    let key = format!(
        "PRAGMA key = \"x'{}{}'\";",
        data_encoding::HEXLOWER.encode(&keys.database),
        data_encoding::HEXLOWER.encode(&keys.salt)
    );
    export(&database, &key, &plain)?;
    let secure = format!("PRAGMA cipher_memory_security = ON; {key}");
    let quick = format!("PRAGMA cipher_memory_security = OFF; {key}");
    let kinds = [
        ("plainSqlite", &plain, String::new()),
        ("sqlcipher", &database, secure),
        ("sqlcipherWithoutMemorySecurity", &database, quick),
    ];
    let mut all = vec![(Vec::new(), Vec::new(), Vec::new()); kinds.len()];
    for _ in 0..runs {
        for ((_, database, before), (medians, processor, reading)) in kinds.iter().zip(&mut all) {
            let timed = series(full.scratch(), database, before)?;
            medians.push(Duration::from_secs_f64(timed.median / 1000.0));
            processor.push(Duration::from_secs_f64(timed.processor / 1000.0));
            reading.push(Duration::from_secs_f64(timed.reading / 1000.0));
        }
    }
    let mut figures = Vec::new();
    for ((name, _, _), (mut medians, mut processor, mut reading)) in kinds.iter().zip(all) {
        let (time, processor) = (median(&mut medians), median(&mut processor));
        let reading = median(&mut reading);
        report.note(&format!("{name}IntegrityCheckMs"), reading);
        report.note(&format!("{name}WriteMs"), time);
        report.note(
            &format!("{name}ProcessorMsPerWrite"),
            processor / f64::from(WRITES),
        );
        figures.push((time, processor, reading));
    }
    if let [plain, cipher, quick] = figures.as_slice() {
        report.note("writeToPlainSqlite", cipher.0 / plain.0);
        report.note("memorySecurityWriteRatio", cipher.0 / quick.0);
        report.note("memorySecurityProcessorRatio", cipher.1 / quick.1);
        report.note("memorySecurityReadingRatio", cipher.2 / quick.2);
    }
    Ok(())
}

fn export(database: &Path, key: &str, plain: &Path) -> Fallible<()> {
    let connection = Connection::open(database)?;
    connection.execute_batch(key)?;
    let target = plain.to_str().ok_or("a path that is not Unicode")?;
    connection.execute("ATTACH DATABASE ?1 AS plain KEY ''", [target])?;
    connection.query_row("SELECT sqlcipher_export('plain')", [], |_| Ok(()))?;
    Ok(connection.execute_batch("DETACH DATABASE plain")?)
}

/// In a process of its own, because memory security is a setting of the whole process.
fn series(scratch: &Path, database: &Path, before: &str) -> Fallible<Timed> {
    let series = Series {
        database: database.to_path_buf(),
        before: before.to_owned(),
        writes: WRITES,
        result: scratch.join("timed"),
    };
    let mut command: Command = child::command(&Task::Series(series.clone()))?;
    let ended = child::Running::start(&mut command)?.wait()?;
    if ended.code != Some(0) {
        return Err(format!("a timed process failed: {}", ended.errors).into());
    }
    Ok(serde_json::from_slice(&fs::read(&series.result)?)?)
}

/// The child's side.
pub(crate) fn run(series: &Series) -> Fallible<()> {
    let mut connection = Connection::open(&series.database)?;
    connection.execute_batch(&series.before)?;
    // As in the vault's `database.rs`.
    connection.execute_batch(
        "PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;
         PRAGMA mmap_size = 0; PRAGMA foreign_keys = ON; PRAGMA journal_mode = DELETE;
         PRAGMA synchronous = EXTRA; PRAGMA fullfsync = ON; PRAGMA secure_delete = ON;
         PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT;",
    )?;
    let ids = connection
        .prepare("SELECT id FROM person ORDER BY id LIMIT 1000")?
        .query_map([], |row| row.get::<_, String>(0))?
        .collect::<Result<Vec<_>, _>>()?;
    let mut times = Vec::new();
    let before = processor_time()?;
    for (number, id) in (0..series.writes).zip(ids.iter().cycle()) {
        let start = Instant::now();
        same_write(&mut connection, id, number)?;
        times.push(start.elapsed());
    }
    let processor = processor_time()? - before;
    let start = Instant::now();
    connection.query_row("PRAGMA integrity_check", [], |_| Ok(()))?;
    let result = Timed {
        median: median(&mut times),
        processor,
        reading: start.elapsed().as_secs_f64() * 1000.0,
    };
    Ok(fs::write(&series.result, serde_json::to_vec(&result)?)?)
}

/// What changing a person does to tables: the record, and its row in the journal.
fn same_write(connection: &mut Connection, id: &str, number: u32) -> Fallible<()> {
    let transaction =
        connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
    let notes = format!("Changed {number} times in this run.");
    transaction
        .prepare_cached("UPDATE person SET notes = ?2, version = version + 1 WHERE id = ?1")?
        .execute((id, &notes))?;
    transaction
        .prepare_cached(
            "INSERT INTO journal (transaction_id, community_id, op, part, record_id, started_at, ended_at, actor,
                before_json, after_json)
             SELECT ?1, community_id, op, part, record_id, started_at, ended_at, actor, before_json, after_json
             FROM journal WHERE record_id = ?1 ORDER BY number LIMIT 1",
        )?
        .execute([id])?;
    Ok(transaction.commit()?)
}

/// Processor time of this process in milliseconds.
fn processor_time() -> Fallible<f64> {
    let stat = fs::read_to_string("/proc/self/stat")?;
    let (_, rest) = stat.rsplit_once(')').ok_or("an unknown form of stat")?;
    let field = |at| {
        rest.split_whitespace()
            .nth(at)
            .and_then(|text| text.parse().ok())
    };
    let (user, system): (f64, f64) = (
        field(11).ok_or("no user time")?,
        field(12).ok_or("no system time")?,
    );
    // Linux counts in hundredths of a second.
    Ok((user + system) * 10.0)
}

/// In milliseconds.
fn median(times: &mut [Duration]) -> f64 {
    times.sort();
    times
        .get(times.len() / 2)
        .map_or(f64::NAN, |time| time.as_secs_f64() * 1000.0)
}
