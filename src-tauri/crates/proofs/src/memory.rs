//! What is left in the memory of a process one second after it has locked.
//!
//! This is the Rust side of Copse: vault, database, domain. What the web view keeps is another process's and is reported
//! by the journeys.

use std::fs::{self, File};
use std::io::{Read as _, Seek as _, SeekFrom};
use std::time::Duration;

use memchr::memmem;

use crate::Fallible;
use crate::child::{self, Running, Task};
use crate::hold::Hold;
use crate::keys::Keys;
use crate::log::{self, Line};
use crate::report::Report;
use crate::room::{PASSPHRASE, Room};
use crate::settings::Settings;

/// How long after locking the process is looked at.
const AFTER: Duration = Duration::from_secs(1);

pub(crate) fn prove(settings: &Settings, report: &mut Report) -> Fallible<()> {
    let times = settings.n(20, 2);
    let room = Room::new()?;
    let keys = Keys::find(&room.vault(), &room.recovery)?;
    let secrets = secrets(&keys);
    for (name, _) in &secrets {
        report.count(&format!("locked: {name}"), 0);
    }
    for round in 0..times {
        let hold = Hold {
            folder: room.vault(),
            passphrase: room.scratch().join("typed"),
            log: room.scratch().join(format!("log-{round}")),
            lock_when: room.scratch().join(format!("lock-{round}")),
        };
        fs::write(&hold.passphrase, PASSPHRASE)?;
        let mut running = Running::start(&mut child::command(&Task::Hold(hold.clone()))?)?;
        if !running.wait_ready(&hold.log)? {
            let ended = running.wait()?;
            return Err(format!("the process did not get ready: {}", ended.errors).into());
        }
        let open = look(running.id(), &secrets)?;
        for (name, found) in &open.found {
            report.count(&format!("open: {name}"), *found);
        }
        fs::write(&hold.lock_when, "")?;
        while !log::read(&hold.log)?.contains(&Line::End) {
            std::thread::sleep(Duration::from_millis(2));
        }
        std::thread::sleep(AFTER);
        let locked = look(running.id(), &secrets)?;
        running.kill()?;
        report.trial();
        report.count("bytesSearched", locked.bytes);
        for (name, place) in locked.places {
            report.count(&format!("locked: {name}, {place}"), 1);
        }
        for (name, found) in locked.found {
            report.count(&format!("locked: {name}"), found);
            report.must(found == 0, || {
                format!("round {round}: {name} is in memory {found} times after locking")
            });
        }
    }
    // SQLCipher keeps its own copy of the database key masked, so that one is not found even in an open vault.
    let seen = report.counted("open: vault key");
    report.must(seen > 0, || {
        "The search does not even find the vault key while the vault is open: this run proves nothing.".to_owned()
    });
    Ok(())
}

/// What to look for, in each form that it has on its way.
fn secrets(keys: &Keys) -> Vec<(&'static str, Vec<u8>)> {
    let hex = |bytes: &[u8]| data_encoding::HEXLOWER.encode(bytes).into_bytes();
    let wide = PASSPHRASE.encode_utf16().flat_map(u16::to_le_bytes);
    vec![
        ("vault key", keys.vault.clone()),
        ("vault key as text", hex(&keys.vault)),
        ("database key", keys.database.clone()),
        ("database key as text", hex(&keys.database)),
        (
            "database key as text in capitals",
            hex(&keys.database).to_ascii_uppercase(),
        ),
        ("passphrase", PASSPHRASE.as_bytes().to_vec()),
        ("passphrase in UTF-16", wide.collect()),
    ]
}

struct Seen {
    bytes: usize,
    found: Vec<(&'static str, usize)>,
    /// The kind of memory in which something was found.
    places: Vec<(&'static str, String)>,
}

/// `heap`, `stack`, or what else the system calls it; the heaps and stacks of threads have no name.
fn place(line: &str) -> String {
    let name = line.split_whitespace().nth(5).unwrap_or("without a name");
    name.trim_matches(['[', ']'])
        .rsplit('/')
        .next()
        .unwrap_or(name)
        .to_owned()
}

/// Searches all memory of a process that can be written: heap, stacks and data.
fn look(process: u32, secrets: &[(&'static str, Vec<u8>)]) -> Fallible<Seen> {
    let maps = fs::read_to_string(format!("/proc/{process}/maps"))?;
    let mut memory = File::open(format!("/proc/{process}/mem"))?;
    let mut seen = Seen {
        bytes: 0,
        found: secrets.iter().map(|(name, _)| (*name, 0)).collect(),
        places: Vec::new(),
    };
    for line in maps.lines() {
        let mut words = line.split_whitespace();
        let (Some(range), Some(rights)) = (words.next(), words.next()) else {
            continue;
        };
        if !rights.starts_with("rw") {
            continue;
        }
        let (start, end) = range.split_once('-').ok_or("a range without an end")?;
        let (start, end) = (
            u64::from_str_radix(start, 16)?,
            u64::from_str_radix(end, 16)?,
        );
        let mut bytes = vec![0; usize::try_from(end - start)?];
        memory.seek(SeekFrom::Start(start))?;
        if memory.read_exact(&mut bytes).is_err() {
            continue;
        }
        seen.bytes += bytes.len();
        for ((name, secret), (_, found)) in secrets.iter().zip(&mut seen.found) {
            let here = memmem::find_iter(&bytes, secret).count();
            *found += here;
            seen.places
                .extend(std::iter::repeat_n((*name, place(line)), here));
        }
    }
    Ok(seen)
}
