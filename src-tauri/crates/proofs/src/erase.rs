//! People erased for good: no trace in any decrypted page, and none comes back with an older backup.

use std::fs;
use std::path::Path;

use aes::Aes256;
use cbc::Decryptor;
use cbc::cipher::block_padding::NoPadding;
use cbc::cipher::{BlockModeDecrypt as _, KeyIvInit as _};
use copse_core::Store;
use copse_core::cases::{SectionChange, case_create, case_update, section_update};
use copse_core::community::community_list;
use copse_core::erasure::{OlderBackup, erase};
use copse_core::ids::{CommunityId, RecordId};
use copse_core::journal::Part;
use copse_core::people::{person_create, person_list, person_update};
use copse_core::record::RecordRef;
use copse_core::text::RichText;
use copse_testkit::build;
use copse_vault::{Progress, backups};
use memchr::memmem::Finder;

use crate::Fallible;
use crate::keys::Keys;
use crate::report::Report;
use crate::room::Room;
use crate::settings::Settings;

/// Bytes of a page, and of its end that is not data: initialisation vector and authentication code.
const PAGE: usize = 4096;
const RESERVE: usize = 80;
const SALT: usize = 16;
/// A journal's head, and what stands before and after each page in it (<https://www.sqlite.org/fileformat.html>).
const JOURNAL_HEAD: usize = 512;
const JOURNAL_BEFORE: usize = 4;
const JOURNAL_AFTER: usize = 4;
/// Letters at the front of a word that the full-text index may share with its neighbour.
const SHARED: usize = 3;
/// People that are erased as one.
const AT_ONCE: usize = 20;

pub(crate) fn prove(settings: &Settings, report: &mut Report) -> Fallible<()> {
    let people = settings.n(100, 10);
    let mut chance = settings.chance(8);
    for what in ["tracesInPages", "revived", "tracesInPagesAfterARestore"] {
        report.count(what, 0);
    }
    let room = Room::cached()?;
    let mut store = room.open(&room.vault())?;
    if settings.mutate.as_deref() == Some("fts-secure-delete=off") {
        store.index_keep();
    }
    let community = community_list(&store)?.first().ok_or("no community")?.id;
    let words: Vec<String> = (0..people)
        .map(|_| (0..14).map(|_| chance.lowercase()).collect())
        .collect();
    let mut records = Vec::new();
    for word in &words {
        records.push(write(&mut store, community, word)?);
    }
    let older = store.backup("by-hand")?;
    let keys = Keys::find(&room.vault(), &room.recovery)?;
    let finders: Vec<Finder<'_>> = words
        .iter()
        .map(|word| Finder::new(word.get(SHARED..).unwrap_or(word)))
        .collect();
    let before = traces(&room.vault(), &keys, &finders)?;
    report.count("tracesBefore", before);
    report.must(before >= words.len() * 3, || {
        "The search does not find the people while they are there: this run proves nothing."
            .to_owned()
    });

    let held: Vec<OlderBackup> = backups(&room.vault())
        .into_iter()
        .map(|backup| OlderBackup {
            name: backup.label,
            made_at: backup.made_at,
        })
        .collect();
    for some in records.chunks(AT_ONCE) {
        let refs: Vec<RecordRef> = some.iter().flatten().copied().collect();
        let erased = erase(&mut store, &refs, &held)?.value;
        report.must(erased.rewritten, || {
            "Pages were not written anew.".to_owned()
        });
        report.must(!erased.held_by.is_empty(), || {
            "The backup that still holds them is not named.".to_owned()
        });
        for _ in some {
            report.trial();
        }
    }
    let after = traces(&room.vault(), &keys, &finders)?;
    report.count("tracesInPages", after);
    report.must(after == 0, || {
        format!("{after} traces in decrypted pages after erasing.")
    });

    store.restore(&older, None, Progress::none())?;
    let revived = person_list(&store, community)?
        .iter()
        .filter(|person| words.contains(&person.details.notes))
        .count();
    report.count("revived", revived);
    report.must(revived == 0, || {
        format!("{revived} people came back with an older backup.")
    });
    store.close();
    let after = traces(&room.vault(), &keys, &finders)?;
    report.count("tracesInPagesAfterARestore", after);
    report.must(after == 0, || {
        format!("{after} traces in decrypted pages after a restore.")
    });
    Ok(())
}

/// A person and a case, both full of a word and changed once, so that the journal and the full-text index have it too.
fn write(store: &mut Store, community: CommunityId, word: &str) -> Fallible<[RecordRef; 2]> {
    let mut details = build::member(word);
    word.clone_into(&mut details.notes);
    let person = person_create(store, community, details.clone())?.value;
    word.clone_into(&mut details.role);
    person_update(store, person.id, person.stamp.version, details)?;
    let mut details = build::case(word);
    word.clone_into(&mut details.presenter_name);
    let case = case_create(store, community, details.clone())?.value;
    for section in case.sections.iter().take(2) {
        let change = SectionChange {
            heading: section.heading.clone(),
            shown: true,
            body: RichText::from_plain(&format!("What {word} said, and what {word} did.")),
        };
        section_update(store, section.id, section.stamp.version, change)?;
    }
    word.clone_into(&mut details.presenter_role);
    case_update(store, case.case.id, case.case.stamp.version, details)?;
    Ok([
        RecordRef {
            part: Part::Person,
            id: RecordId::from(person.id),
        },
        RecordRef {
            part: Part::Case,
            id: RecordId::from(case.case.id),
        },
    ])
}

/// How often any of the words stands in the pages of the database and of its journal, decrypted.
fn traces(vault: &Path, keys: &Keys, words: &[Finder<'_>]) -> Fallible<usize> {
    let database = fs::read(vault.join("copse.db"))?;
    let mut pages: Vec<Vec<u8>> = Vec::new();
    for (number, page) in database.chunks_exact(PAGE).enumerate() {
        let from = if number == 0 { SALT } else { 0 };
        pages.push(decrypt(page, from, keys)?);
    }
    let journal = fs::read(vault.join("copse.db-journal")).unwrap_or_default();
    let rest = journal.get(JOURNAL_HEAD..).unwrap_or_default();
    for record in rest.chunks_exact(JOURNAL_BEFORE + PAGE + JOURNAL_AFTER) {
        let page = record
            .get(JOURNAL_BEFORE..JOURNAL_BEFORE + PAGE)
            .unwrap_or_default();
        for from in [0, SALT] {
            pages.push(decrypt(page, from, keys)?);
        }
    }
    Ok(pages
        .iter()
        .map(|page| {
            words
                .iter()
                .map(|word| word.find_iter(page).count())
                .sum::<usize>()
        })
        .sum())
}

/// `SQLCipher` 4: AES-256 in CBC mode, the initialisation vector first in what is reserved at the page's end.
fn decrypt(page: &[u8], from: usize, keys: &Keys) -> Fallible<Vec<u8>> {
    let end = PAGE - RESERVE;
    let vector = page.get(end..end + 16).ok_or("a short page")?;
    let mut bytes = page.get(from..end).ok_or("a short page")?.to_vec();
    Decryptor::<Aes256>::new_from_slices(&keys.database, vector)
        .map_err(|_| "a key of another length")?
        .decrypt_padded::<NoPadding>(&mut bytes)
        .map_err(|_| "a page of another length")?;
    Ok(bytes)
}
