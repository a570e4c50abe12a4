//! The process that works on a vault: mixed operations, each announced before and acknowledged after.

use std::path::PathBuf;

use copse_core::Store;
use copse_core::cases::{
    CaseSection, SectionChange, case_create, case_get, case_list, section_update,
};
use copse_core::community::community_list;
use copse_core::ids::CommunityId;
use copse_core::people::{Person, person_create, person_delete, person_list, person_update};
use copse_core::text::RichText;
use copse_testkit::build;
use copse_vault::{RecoveryKey, Secret, Vault};
use serde::{Deserialize, Serialize};

use crate::Fallible;
use crate::log::{Line, Log};
use crate::op::Op;
use crate::room::{CASE, store_on};

/// What to do.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Work {
    /// The vault.
    pub(crate) folder: PathBuf,
    /// Its recovery key, which opens it without a second of key derivation.
    pub(crate) recovery: String,
    /// Where to say what was done.
    pub(crate) log: PathBuf,
    /// Start of the chance.
    pub(crate) seed: u64,
    /// Number of the first operation; names are made of it.
    pub(crate) first: u64,
    /// How many; 0 for no end.
    pub(crate) count: u64,
    /// How often in a hundred operations a backup is made.
    pub(crate) backups: u8,
    /// How often in a hundred operations the recovery key is renewed.
    pub(crate) keys: u8,
    /// Statements that weaken the connection on purpose.
    pub(crate) mutation: Option<String>,
}

/// What is needed to choose and do an operation.
struct View {
    community: CommunityId,
    people: Vec<Person>,
    section: CaseSection,
}

/// Failures in a row after which a person would close the program and open it again.
const FAILURES_TO_REOPEN: u32 = 3;
/// Attempts to open the vault.
const MOST_OPENINGS: u32 = 40;

/// Works until all is done, or for ever.
pub(crate) fn run(work: &Work) -> Fallible<()> {
    let mut log = Log::open(&work.log)?;
    let mut chance = fastrand::Rng::with_seed(work.seed);
    let mut next = work.first;
    for _ in 0..MOST_OPENINGS {
        match open(work) {
            Ok(mut store) => {
                log.write(&Line::Ready)?;
                let over = session(work, &mut store, &mut next, &mut chance, &mut log)?;
                store.close();
                if over {
                    return log.write(&Line::End);
                }
            }
            Err(problem) => {
                let said = problem.to_string();
                log.write(&Line::NotOpened { said })?;
                if work.count == 1 {
                    break;
                }
            }
        }
    }
    Ok(())
}

/// Works until all is done, or until too much has failed. Tells whether all is done.
fn session(
    work: &Work,
    store: &mut Store,
    next: &mut u64,
    chance: &mut fastrand::Rng,
    log: &mut Log,
) -> Fallible<bool> {
    let mut failures = 0;
    while work.count == 0 || *next < work.first + work.count {
        let number = *next;
        *next += 1;
        let outcome = View::of(store).and_then(|view| {
            let op = choose(chance, number, &view, work)?;
            log.write(&Line::Begin {
                number,
                op: op.clone(),
            })?;
            carry_out(store, &view, &op)
        });
        match outcome {
            Ok(made) => {
                failures = 0;
                log.write(&Line::Done { number, made })?;
            }
            Err(problem) => {
                failures += 1;
                let said = problem.to_string();
                log.write(&Line::Failed { number, said })?;
            }
        }
        if failures == FAILURES_TO_REOPEN {
            return Ok(false);
        }
    }
    Ok(true)
}

fn open(work: &Work) -> Fallible<Store> {
    let secret = Secret::Recovery(work.recovery.parse()?);
    let mut vault = Vault::unlock(&work.folder, &secret)?;
    if let Some(mutation) = &work.mutation {
        vault.connection().execute_batch(mutation)?;
    }
    store_on(vault)
}

impl View {
    fn of(store: &Store) -> Fallible<Self> {
        let communities = community_list(store)?;
        let community = communities.first().ok_or("no community")?.id;
        let case = case_list(store, community)?
            .into_iter()
            .find(|row| row.case.details.title == CASE)
            .ok_or("no case")?;
        let full = case_get(store, case.case.id)?;
        Ok(Self {
            community,
            people: person_list(store, community)?,
            section: full.sections.into_iter().next().ok_or("no section")?,
        })
    }
}

fn choose(chance: &mut fastrand::Rng, number: u64, view: &View, work: &Work) -> Fallible<Op> {
    let kind = chance.u8(..100);
    if kind < work.backups {
        return Ok(Op::Backup);
    }
    if kind < work.backups.saturating_add(work.keys) {
        let key = RecoveryKey::random()?.to_string();
        return Ok(Op::RecoveryRenew { key });
    }
    // Texts of different lengths, so that pages fill, split and overflow.
    let words = format!("{number} {}", "word ".repeat(chance.usize(..400)));
    let words = words.trim_end().to_owned();
    let somebody = chance
        .choice(&view.people)
        .map(|person| person.details.name.clone());
    Ok(match (chance.u8(..100), somebody) {
        (0..25, Some(name)) => Op::PersonChange { name, notes: words },
        (25..35, Some(name)) if view.people.len() > 5 => Op::PersonRemove { name },
        (35..45, _) => Op::PeopleTogether {
            names: (0..chance.u8(2..6))
                .map(|each| format!("Group {number} {each}"))
                .collect(),
        },
        (45..55, _) => Op::CaseAdd {
            title: format!("Case {number}"),
        },
        (55..80, _) => Op::SectionSave {
            case: CASE.to_owned(),
            words,
        },
        _ => Op::PersonAdd {
            name: format!("Person {number}"),
            notes: words,
        },
    })
}

/// Does it, and returns the name of what was made beside the vault's own files.
fn carry_out(store: &mut Store, view: &View, op: &Op) -> Fallible<Option<String>> {
    let person = |name: &String| {
        view.people
            .iter()
            .find(|person| person.details.name == *name)
            .ok_or("nobody of that name")
    };
    match op {
        Op::PersonAdd { name, notes } => {
            let mut details = build::member(name);
            details.notes.clone_from(notes);
            person_create(store, view.community, details)?;
        }
        Op::PersonChange { name, notes } => {
            let person = person(name)?;
            let mut details = person.details.clone();
            details.notes.clone_from(notes);
            person_update(store, person.id, person.stamp.version, details)?;
        }
        Op::PersonRemove { name } => {
            person_delete(store, person(name)?.id)?;
        }
        Op::PeopleTogether { names } => store.together(|store| {
            for name in names {
                person_create(store, view.community, build::member(name))?;
            }
            Ok(())
        })?,
        Op::CaseAdd { title } => {
            case_create(store, view.community, build::case(title))?;
        }
        Op::SectionSave { words, .. } => {
            let section = &view.section;
            let change = SectionChange {
                heading: section.heading.clone(),
                shown: true,
                body: RichText::from_plain(words),
            };
            section_update(store, section.id, section.stamp.version, change)?;
        }
        Op::RecoveryRenew { key } => {
            store.vault_mut().recovery_key_renew(&key.parse()?)?;
        }
        Op::PassphraseChange => return Err("only the proof of the header does this".into()),
        Op::Backup => {
            let place = store.backup("by-hand")?;
            let name = place.file_name().ok_or("a backup without a name")?;
            return Ok(Some(name.to_string_lossy().into_owned()));
        }
    }
    Ok(None)
}
