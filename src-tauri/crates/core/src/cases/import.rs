//! Storing a case that came from outside: whatever it holds, it is kept.

use std::collections::{HashMap, HashSet};

use super::{
    CaseDetails, CaseDraft, CaseFull, DraftNote, DraftSection, SectionKind, entry, rules,
    sections::{self, NewSection},
    store,
};
use crate::{
    check::TITLE_MOST,
    error::CoreError,
    evidence,
    ids::{CommunityId, EvidenceId},
    journal::{Done, Op},
    people,
    sql::belongs,
    store::{Store, Tx},
    text::{Block, Inline, ListItem, RichText},
};

/// Stands where a draft refers to a note that it does not have.
const NOTE_MISSING: &str = "[reference missing]";

/// Stores a draft as a case: its sections in the order of the source, all shown, then the standard sections that it
/// does not have. A second section of the same kind stays a section of its own.
pub fn case_import(
    store: &mut Store,
    community: CommunityId,
    draft: CaseDraft,
) -> Result<Done<CaseFull>, CoreError> {
    store.transact(Op::CaseImport, |tx| {
        crate::community::exists(tx, community)?;
        let details = known_people(tx, community, entry::accepted(draft.details))?;
        let case = store::insert(tx, community, details)?;
        let notes = insert_notes(tx, community, draft.notes)?;
        let mut taken = HashSet::new();
        let mut position = 0;
        for section in draft.sections {
            let kind = if taken.insert(section.kind) {
                section.kind
            } else {
                SectionKind::Own
            };
            sections::insert(tx, &case, from_draft(section, kind, position, &notes)?)?;
            position += 1;
        }
        for (kind, shown) in rules::STANDARD {
            if !taken.contains(&kind) {
                let heading = rules::standard_heading(kind).to_owned();
                sections::insert(
                    tx,
                    &case,
                    NewSection {
                        kind,
                        heading,
                        shown,
                        body: RichText::default(),
                        position,
                    },
                )?;
                position += 1;
            }
        }
        store::full(tx, case.id, tx.today())
    })
}

/// Finds the presenter among the people of the community by name, and drops references to other communities.
fn known_people(
    tx: &Tx<'_>,
    community: CommunityId,
    mut details: CaseDetails,
) -> Result<CaseDetails, CoreError> {
    if let Some(meeting) = details.meeting
        && !belongs(tx, "meeting", meeting, community)?
    {
        details.meeting = None;
    }
    if let Some(presenter) = details.presenter
        && !belongs(tx, "person", presenter, community)?
    {
        details.presenter = None;
    }
    if details.presenter.is_none() && !details.presenter_name.is_empty() {
        let wanted = details.presenter_name.to_lowercase();
        let found = people::list(tx, community)?
            .into_iter()
            .find(|person| person.details.name.to_lowercase() == wanted);
        details.presenter = found.map(|person| person.id);
    }
    Ok(details)
}

/// Stores the notes as evidence, and tells which item each became. An item that the community has is used again.
fn insert_notes(
    tx: &mut Tx<'_>,
    community: CommunityId,
    notes: Vec<DraftNote>,
) -> Result<HashMap<EvidenceId, EvidenceId>, CoreError> {
    let mut known: HashMap<_, _> = evidence::list(tx, community)?
        .into_iter()
        .map(|item| (item.details, item.id))
        .collect();
    let mut became = HashMap::new();
    for note in notes {
        let details = evidence::accepted(note.details);
        let id = match known.get(&details) {
            Some(id) => *id,
            None => evidence::insert(tx, community, details.clone())?.id,
        };
        known.insert(details, id);
        became.insert(note.id, id);
    }
    Ok(became)
}

fn from_draft(
    section: DraftSection,
    kind: SectionKind,
    position: u16,
    notes: &HashMap<EvidenceId, EvidenceId>,
) -> Result<NewSection, CoreError> {
    let mut blocks = section.blocks;
    let mut heading = entry::fitting_heading(&section.heading);
    if section.heading.chars().count() > TITLE_MOST {
        blocks.insert(0, Block::heading(&section.heading));
    }
    if heading.is_empty() {
        rules::standard_heading(kind).clone_into(&mut heading);
    }
    let body = RichText {
        blocks: renumbered(blocks, notes),
        ..RichText::default()
    }
    .checked("sections")?;
    Ok(NewSection {
        kind,
        heading,
        shown: true,
        body,
        position,
    })
}

/// The blocks with each note pointing at the stored item.
fn renumbered(blocks: Vec<Block>, notes: &HashMap<EvidenceId, EvidenceId>) -> Vec<Block> {
    let run = |run: Inline| match run {
        Inline::Note { evidence } => match notes.get(&evidence) {
            Some(stored) => Inline::Note { evidence: *stored },
            None => Inline::plain(NOTE_MISSING),
        },
        other => other,
    };
    let item = |item: ListItem| ListItem {
        blocks: renumbered(item.blocks, notes),
    };
    let block = |block: Block| match block {
        Block::Paragraph { runs } => Block::Paragraph {
            runs: runs.into_iter().map(run).collect(),
        },
        Block::Heading { runs } => Block::Heading {
            runs: runs.into_iter().map(run).collect(),
        },
        Block::List { ordered, items } => Block::List {
            ordered,
            items: items.into_iter().map(item).collect(),
        },
    };
    blocks.into_iter().map(block).collect()
}
