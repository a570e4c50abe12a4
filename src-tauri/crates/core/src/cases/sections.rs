//! The table `case_section`. [`section_update`] runs with every pause in typing, so it is kept light.

use rusqlite::{Connection, Row};

use super::{Case, CaseFull, CaseSection, SectionChange, SectionKind, entry, rules, store};
use crate::{
    check,
    error::CoreError,
    ids::{CaseId, CommunityId, EvidenceId, SectionId},
    journal::{self, Done, Kind, Op, Part, Place},
    search::{self, IndexRow},
    sql::{self, Columns, Json, Key, Read, Text, Word, found},
    store::{Store, Tx},
    text::RichText,
};

/// A section to be stored.
pub(super) struct NewSection {
    pub(super) kind: SectionKind,
    pub(super) heading: String,
    pub(super) shown: bool,
    pub(super) body: RichText,
    pub(super) position: u16,
}

/// A section as stored, with what it belongs to.
pub(super) struct Stored {
    pub(super) section: CaseSection,
    pub(super) case: CaseId,
    pub(super) community: CommunityId,
    pub(super) row: i64,
    pub(super) position: u16,
}

impl Stored {
    pub(super) fn place(&self) -> Place {
        Place {
            community: self.community,
            part: Part::Section,
            record: self.section.id.into(),
        }
    }
}

/// Saves what was typed into a section. `version` is the one that the change was made from.
///
/// Where nothing changed nothing is written. Else: one transaction with the section, the full-text index and one
/// row of the journal, in which a run of typing is one row.
pub fn section_update(
    store: &mut Store,
    id: SectionId,
    version: u32,
    change: SectionChange,
) -> Result<Done<CaseSection>, CoreError> {
    let heading = check::line(&change.heading);
    entry::check_heading(&heading).done()?;
    let body = change.body.checked("body")?;
    store.transact(Op::SectionUpdate, |tx| {
        let before = load(tx, id)?;
        let old = &before.section;
        let stamp = tx.next_stamp(&old.stamp, version)?;
        if (&old.heading, old.shown, &old.body) == (&heading, change.shown, &body) {
            return Ok(before.section);
        }
        check_notes(tx, before.community, &body)?;
        let after = CaseSection {
            id,
            stamp,
            kind: old.kind,
            heading,
            shown: change.shown,
            body,
        };
        save(tx, before.case, before.position, &after)?;
        put_in_index(tx, before.row, before.case, &after)?;
        if journal::record_run(tx, before.place(), before.case, old, &after)? {
            text_changed(tx, before.case)?;
        }
        Ok(after)
    })
}

/// Adds a section at the end. Without a kind, or where the case has one of that kind, it is the facilitator's own.
pub fn section_add(
    store: &mut Store,
    case: CaseId,
    kind: Option<SectionKind>,
    mut heading: String,
) -> Result<Done<CaseFull>, CoreError> {
    heading = check::line(&heading);
    if let (true, Some(kind)) = (heading.is_empty(), kind) {
        rules::standard_heading(kind).clone_into(&mut heading);
    }
    entry::check_heading(&heading).done()?;
    store.transact(Op::SectionAdd, |tx| {
        let owner = store::load(tx, case, false)?;
        let there = list(tx, case)?;
        let free = |kind: &SectionKind| there.iter().all(|section| section.kind != *kind);
        let kind = kind.filter(free).unwrap_or(SectionKind::Own);
        let position = next_position(tx, case)?;
        insert(
            tx,
            &owner,
            NewSection {
                kind,
                heading,
                shown: true,
                body: RichText::default(),
                position,
            },
        )?;
        text_changed(tx, case)?;
        store::full(tx, case, tx.today())
    })
}

/// Removes a section; [`super::section_restore`] brings it back.
pub fn section_remove(store: &mut Store, id: SectionId) -> Result<Done<CaseFull>, CoreError> {
    store.transact(Op::SectionRemove, |tx| {
        let before = load(tx, id)?;
        sql::set_deleted(tx, "case_section", id, true)?;
        search::remove(tx, IndexRow::Section(before.row))?;
        journal::record(tx, before.place(), Some(&before.section), None)?;
        text_changed(tx, before.case)?;
        store::full(tx, before.case, tx.today())
    })
}

/// Moves a section to a place among all sections of its case, from 0; a place after the last one is the last.
pub fn section_move(
    store: &mut Store,
    id: SectionId,
    to: u16,
) -> Result<Done<CaseFull>, CoreError> {
    store.transact(Op::SectionMove, |tx| {
        let moved = load(tx, id)?;
        let before: Vec<SectionId> = list(tx, moved.case)?
            .into_iter()
            .map(|section| section.id)
            .collect();
        let mut after: Vec<SectionId> = before
            .iter()
            .copied()
            .filter(|other| *other != id)
            .collect();
        after.insert(usize::from(to).min(after.len()), id);
        if after != before {
            put_in_order(tx, &after)?;
            let place = Place {
                community: moved.community,
                part: Part::Order,
                record: moved.case.into(),
            };
            journal::record(tx, place, Some(&before), Some(&after))?;
            text_changed(tx, moved.case)?;
        }
        store::full(tx, moved.case, tx.today())
    })
}

/// Gives the sections of a case their places.
pub(super) fn put_in_order(tx: &Tx<'_>, order: &[SectionId]) -> Result<(), CoreError> {
    let mut statement = tx.prepare_cached("UPDATE case_section SET position = ?2 WHERE id = ?1")?;
    for (position, id) in (0_u32..).zip(order) {
        statement.execute((Text(*id), position))?;
    }
    Ok(())
}

/// Stores a new section.
pub(super) fn insert(
    tx: &mut Tx<'_>,
    case: &Case,
    new: NewSection,
) -> Result<CaseSection, CoreError> {
    let NewSection {
        kind,
        heading,
        shown,
        body,
        position,
    } = new;
    let section = CaseSection {
        id: SectionId::new(),
        stamp: tx.first_stamp(),
        kind,
        heading,
        shown,
        body,
    };
    save(tx, case.id, position, &section)?;
    put_in_index(tx, tx.last_insert_rowid(), case.id, &section)?;
    let place = Place {
        community: case.community,
        part: Part::Section,
        record: section.id.into(),
    };
    journal::record(tx, place, None, Some(&section))?;
    Ok(section)
}

/// The sections of a case in order.
pub(super) fn list(db: &Connection, case: CaseId) -> Result<Vec<CaseSection>, CoreError> {
    let mut statement = db.prepare_cached(
        "SELECT * FROM case_section WHERE case_id = ?1 AND deleted_at IS NULL ORDER BY position, row_number",
    )?;
    Ok(statement
        .query_map([Text(case)], from_row)?
        .collect::<Result<_, _>>()?)
}

/// The place after the last section of a case.
pub(super) fn next_position(db: &Connection, case: CaseId) -> Result<u16, CoreError> {
    let sql = "SELECT coalesce(max(position), -1) + 1 FROM case_section WHERE case_id = ?1";
    Ok(db
        .prepare_cached(sql)?
        .query_row([Text(case)], |row| row.get(0))?)
}

/// A note may only point at an item of the same community.
pub(super) fn check_notes(
    tx: &Tx<'_>,
    community: CommunityId,
    body: &RichText,
) -> Result<(), CoreError> {
    let notes: Vec<EvidenceId> = rules::numbering([body]);
    if notes.is_empty() {
        return Ok(());
    }
    let all_known: bool = tx
        .prepare_cached(
            "SELECT NOT EXISTS (SELECT 1 FROM json_each(?2)
             WHERE NOT EXISTS (SELECT 1 FROM evidence WHERE id = value AND community_id = ?1))",
        )?
        .query_row((Text(community), Json(&notes)), |row| row.get(0))?;
    if all_known {
        return Ok(());
    }
    let message = "A reference in this text points at an item that is not in this community's evidence. \
                   Remove the reference, or add the item first.";
    Err(CoreError::field("body", message))
}

pub(super) fn put_in_index(
    tx: &Tx<'_>,
    row: i64,
    case: CaseId,
    section: &CaseSection,
) -> Result<(), CoreError> {
    search::put(
        tx,
        IndexRow::Section(row),
        case,
        &section.heading,
        &section.body.plain(),
    )
}

/// The document of a case has a new version.
pub(super) fn text_changed(tx: &Tx<'_>, case: CaseId) -> Result<(), CoreError> {
    tx.prepare_cached("UPDATE case_study SET text_version = text_version + 1 WHERE id = ?1")?
        .execute([Text(case)])?;
    Ok(())
}

pub(super) fn save(
    tx: &Tx<'_>,
    case: CaseId,
    position: u16,
    section: &CaseSection,
) -> Result<(), CoreError> {
    let key = Key {
        table: "case_section",
        id: section.id.into(),
        owner: Some(("case_id", case.into())),
    };
    let columns: &Columns<'_> = &[
        ("position", &position),
        ("kind", &Word(section.kind)),
        ("heading", &section.heading),
        ("shown", &section.shown),
        ("words", &section.body.words()),
        ("body_schema", &section.body.schema),
        ("body_json", &Json(&section.body)),
    ];
    Ok(sql::save(tx, &key, &section.stamp, columns)?)
}

pub(super) fn load(db: &Connection, id: SectionId) -> Result<Stored, CoreError> {
    let mut statement = db.prepare_cached(
        "SELECT case_section.*, case_study.community_id FROM case_section
         JOIN case_study ON case_study.id = case_section.case_id
         WHERE case_section.id = ?1 AND case_section.deleted_at IS NULL AND case_study.deleted_at IS NULL",
    )?;
    found(statement.query_row([Text(id)], stored), Kind::Case)
}

/// A section with what it belongs to.
pub(super) fn stored(row: &Row<'_>) -> rusqlite::Result<Stored> {
    Ok(Stored {
        section: from_row(row)?,
        case: row.text("case_id")?,
        community: row.text("community_id")?,
        row: row.get("row_number")?,
        position: row.get("position")?,
    })
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<CaseSection> {
    Ok(CaseSection {
        id: row.text("id")?,
        stamp: row.stamp()?,
        kind: row.word("kind")?,
        heading: row.get("heading")?,
        shown: row.get("shown")?,
        body: row.json("body_json")?,
    })
}
