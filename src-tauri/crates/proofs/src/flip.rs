//! Damage to what lies on the disk: all of it must be noticed, and what can be mended is.

use std::fs;
use std::path::{Path, PathBuf};

use copse_core::community::community_list;
use copse_core::people::person_create;
use copse_testkit::build;
use copse_vault::{Notice, Vault, VaultError};

use crate::Fallible;
use crate::report::Report;
use crate::room::{HEADERS, Room};
use crate::settings::Settings;
use crate::state;

/// Bytes of a page of the database.
const PAGE: usize = 4096;
/// Bytes of the salt at the start of the database.
const SALT: usize = 16;

struct Flip<'r> {
    room: Room,
    vault: PathBuf,
    database: PathBuf,
    good: Vec<u8>,
    chance: fastrand::Rng,
    report: &'r mut Report,
    short: bool,
}

pub(crate) fn prove(settings: &Settings, report: &mut Report) -> Fallible<()> {
    let room = Room::new()?;
    let vault = room.vault();
    fill(&room, settings.n(400, 25))?;
    let database = vault.join("copse.db");
    let good = fs::read(&database)?;
    report.note("pages", good.len() / PAGE);
    report.note("pageBytes", PAGE);
    let mut flip = Flip {
        room,
        vault,
        database,
        good,
        chance: settings.chance(3),
        report,
        short: settings.short,
    };
    flip.pages()?;
    flip.cuts()?;
    flip.foreign_pages()?;
    flip.salt()?;
    flip.headers()?;
    flip.old_pages()
}

fn fill(room: &Room, people: u32) -> Fallible<()> {
    let mut store = room.open(&room.vault())?;
    let community = community_list(&store)?.first().ok_or("no community")?.id;
    store.together(|store| {
        for number in 0..people {
            let mut person = build::member(&format!("Person {number}"));
            person.notes = "A note of some length about what was agreed. ".repeat(8);
            person_create(store, community, person)?;
        }
        Ok(())
    })?;
    store.close();
    Ok(())
}

impl Flip<'_> {
    /// How many places: all, or in the short form some of them.
    fn some(&mut self, all: usize) -> Vec<usize> {
        if self.short && all > 8 {
            (0..8).map(|_| self.chance.usize(..all)).collect()
        } else {
            (0..all).collect()
        }
    }

    /// Damage to the database must be told as damage, and nothing may be changed by looking; but a page that is not in
    /// use, and an index that does not agree with its texts, are told and mended.
    fn must_be_noticed(&mut self, what: &str, bytes: &[u8]) -> Fallible<()> {
        fs::write(&self.database, bytes)?;
        self.report.trial();
        self.report.count(what, 1);
        match Vault::unlock(&self.vault, &self.room.secret()) {
            Err(VaultError::Damaged { .. }) => self.report.count("noticed", 1),
            Err(other) => self
                .report
                .fail(format!("{what}: told as something else: {other}")),
            Ok(vault)
                if vault.notices().iter().any(|notice| {
                    matches!(notice, Notice::UnusedPagesMended | Notice::IndexMadeAnew)
                }) =>
            {
                drop(vault);
                self.report.count("noticedAndMended", 1);
                return Ok(fs::write(&self.database, &self.good)?);
            }
            Ok(_) => self.report.fail(format!("{what}: was not noticed")),
        }
        let untouched = fs::read(&self.database)? == bytes;
        self.report.must(untouched, || {
            format!("{what}: the damaged file was changed")
        });
        fs::write(&self.database, &self.good)?;
        Ok(())
    }

    fn pages(&mut self) -> Fallible<()> {
        for page in self.some(self.good.len() / PAGE) {
            let first = if page == 0 { SALT } else { 0 };
            let at = page * PAGE + self.chance.usize(first..PAGE);
            let mut bytes = self.good.clone();
            flip_bit(&mut bytes, at, self.chance.u8(..8));
            self.must_be_noticed("bitsInPages", &bytes)?;
        }
        Ok(())
    }

    fn cuts(&mut self) -> Fallible<()> {
        for page in self.some(self.good.len() / PAGE) {
            for extra in [0, self.chance.usize(1..PAGE)] {
                let bytes = self
                    .good
                    .get(..page * PAGE + extra)
                    .unwrap_or_default()
                    .to_vec();
                self.must_be_noticed("truncations", &bytes)?;
            }
        }
        Ok(())
    }

    fn foreign_pages(&mut self) -> Fallible<()> {
        let other = Room::new()?;
        let theirs = fs::read(other.vault().join("copse.db"))?;
        let noise: Vec<u8> = (0..PAGE).map(|_| self.chance.u8(..)).collect();
        let own = self.good.get(PAGE..2 * PAGE).unwrap_or_default().to_vec();
        let mut appended = vec![noise, own, vec![0; PAGE]];
        let foreign: Vec<&[u8]> = theirs.chunks(PAGE).collect();
        for page in self.some(foreign.len()) {
            appended.extend(foreign.get(page).map(|page| page.to_vec()));
        }
        for page in appended {
            let bytes = [self.good.as_slice(), &page].concat();
            self.must_be_noticed("pagesAppended", &bytes)?;
        }
        // In the place of one's own.
        for page in self.some(theirs.len().min(self.good.len()) / PAGE) {
            let range = page * PAGE..(page + 1) * PAGE;
            let mut bytes = self.good.clone();
            if let (Some(own), Some(foreign)) = (bytes.get_mut(range.clone()), theirs.get(range)) {
                own.copy_from_slice(foreign);
            }
            self.must_be_noticed("pagesExchanged", &bytes)?;
        }
        Ok(())
    }

    /// The salt is kept in the header too, so the file's own may be anything, and is written anew.
    fn salt(&mut self) -> Fallible<()> {
        for at in 0..SALT {
            let mut bytes = self.good.clone();
            flip_bit(&mut bytes, at, self.chance.u8(..8));
            fs::write(&self.database, &bytes)?;
            self.report.trial();
            self.report.count("bitsInTheSalt", 1);
            let mut store = match self.room.open(&self.vault) {
                Ok(store) => store,
                Err(problem) => {
                    self.report.fail(format!("salt, byte {at}: {problem}"));
                    continue;
                }
            };
            let community = community_list(&store)?.first().ok_or("no community")?.id;
            person_create(&mut store, community, build::member(&format!("Salt {at}")))?;
            store.close();
            let now = fs::read(&self.database)?;
            let mended = now.get(..SALT) == self.good.get(..SALT);
            self.report.count("saltMended", usize::from(mended));
            self.report
                .must(mended, || format!("salt, byte {at}: not mended by a write"));
        }
        self.good = fs::read(&self.database)?;
        Ok(())
    }

    fn headers(&mut self) -> Fallible<()> {
        for name in HEADERS {
            let path = self.vault.join(name);
            let good = fs::read(&path)?;
            for at in self.some(good.len()) {
                let mut bytes = good.clone();
                flip_bit(&mut bytes, at, self.chance.u8(..8));
                fs::write(&path, bytes)?;
                self.report.trial();
                self.report.count("bitsInAHeaderCopy", 1);
                let noticed = match Vault::unlock(&self.vault, &self.room.secret()) {
                    Ok(vault) => vault.notices().contains(&Notice::HeaderRepaired),
                    Err(problem) => {
                        self.report.fail(format!("{name}, byte {at}: {problem}"));
                        false
                    }
                };
                let mended = fs::read(&path)? == good;
                self.report
                    .count("headerCopyMended", usize::from(noticed && mended));
                self.report.must(noticed && mended, || {
                    format!("{name}, byte {at}: noticed {noticed}, mended {mended}")
                });
            }
        }
        Ok(())
    }

    /// Pages of an earlier state in their old places. Each is authentic by itself, so only what pages say about each
    /// other can show it: the outcome is stated, and a mixture must never be told as something else than damage.
    fn old_pages(&mut self) -> Fallible<()> {
        let old = self.good.clone();
        let mut store = self.room.open(&self.vault)?;
        let community = community_list(&store)?.first().ok_or("no community")?.id;
        for number in 0..10 {
            let person = build::member(&format!("Later {number}"));
            person_create(&mut store, community, person)?;
        }
        let now = state::read(&store)?;
        store.close();
        let new = fs::read(&self.database)?;
        for what in [
            "oldPagesNoticed",
            "oldPagesNotNoticedAndSomethingMissing",
            "oldPagesWithoutEffect",
        ] {
            self.report.count(what, 0);
        }
        for (page, bytes) in old.chunks(PAGE).enumerate() {
            let range = page * PAGE..(page + 1) * PAGE;
            if new.get(range.clone()) == Some(bytes) {
                continue;
            }
            let mut mixed = new.clone();
            if let Some(place) = mixed.get_mut(range) {
                place.copy_from_slice(bytes);
            }
            fs::write(&self.database, &mixed)?;
            self.report.count("oldPagesReplayed", 1);
            match self.room.open(&self.vault) {
                Err(_) => self.report.count("oldPagesNoticed", 1),
                Ok(store) if state::read(&store).is_ok_and(|found| found == now) => {
                    self.report.count("oldPagesWithoutEffect", 1);
                }
                Ok(_) => self
                    .report
                    .count("oldPagesNotNoticedAndSomethingMissing", 1),
            }
            fs::write(&self.database, &new)?;
        }
        self.report.note(
            "replay",
            "A page of an earlier state is authentic in its own place. It is noticed where other pages refer to it \
             (indexes, page links); where none does, the records on it are as they were. Who can do this can also put \
             the whole earlier file back, which the memory of what this PC saw last tells.",
        );
        self.whole_vault_again();
        Ok(())
    }

    fn whole_vault_again(&mut self) {
        let opened = self.room.open(Path::new(&self.vault));
        self.report.must(opened.is_ok(), || {
            "The vault with all its own pages does not open.".to_owned()
        });
    }
}

fn flip_bit(bytes: &mut [u8], at: usize, bit: u8) {
    if let Some(byte) = bytes.get_mut(at) {
        *byte ^= 1 << bit;
    }
}
