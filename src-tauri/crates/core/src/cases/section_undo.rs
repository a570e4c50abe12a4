//! Bringing sections back: out of the bin, and by undo and redo.

use rusqlite::{Connection, OptionalExtension};
use serde_json::Value;
use uuid::Uuid;

use super::{
    CaseFull, CaseSection,
    sections::{self, Stored},
    store,
};
use crate::{
    error::CoreError,
    ids::{CaseId, SectionId},
    journal::{self, Done, Kind, Op, Part, Place},
    search::{self, IndexRow},
    sql::{self, Text},
    store::{Store, Tx},
    undo,
};

/// Brings a removed section back to its place.
pub fn section_restore(store: &mut Store, id: SectionId) -> Result<Done<CaseFull>, CoreError> {
    store.transact(Op::SectionRestore, |tx| {
        let removed = any(tx, id)?
            .filter(|found| found.deleted)
            .ok_or(CoreError::NotFound { kind: Kind::Case })?;
        // Its case has to be there.
        store::load(tx, removed.stored.case, false)?;
        let after = shown_again(tx, &removed.stored)?;
        journal::record(tx, removed.stored.place(), None, Some(&after))?;
        store::full(tx, removed.stored.case, tx.today())
    })
}

/// A section, removed or not.
struct Found {
    stored: Stored,
    deleted: bool,
}

fn any(db: &Connection, id: SectionId) -> Result<Option<Found>, CoreError> {
    let mut statement = db.prepare_cached(
        "SELECT case_section.*, case_study.community_id FROM case_section
         JOIN case_study ON case_study.id = case_section.case_id
         WHERE case_section.id = ?1 AND case_study.deleted_at IS NULL",
    )?;
    let found = statement
        .query_row([Text(id)], |row| {
            Ok(Found {
                deleted: row.get::<_, Option<i64>>("deleted_at")?.is_some(),
                stored: sections::stored(row)?,
            })
        })
        .optional()?;
    Ok(found)
}

/// Takes the mark of deletion away and puts the text into the index.
fn shown_again(tx: &mut Tx<'_>, stored: &Stored) -> Result<CaseSection, CoreError> {
    sql::set_deleted(tx, "case_section", stored.section.id, false)?;
    let after = sections::load(tx, stored.section.id)?;
    sections::put_in_index(tx, after.row, after.case, &after.section)?;
    sections::text_changed(tx, after.case)?;
    Ok(after.section)
}

/// Puts a section back.
pub(crate) fn section_put_back(
    tx: &mut Tx<'_>,
    id: Uuid,
    from: Option<&Value>,
    to: Option<&Value>,
) -> Result<(), CoreError> {
    let kind = Kind::Case;
    let found = any(tx, SectionId(id))?.ok_or_else(|| undo::in_the_way(kind))?;
    let newest = &found.stored;
    let from: Option<CaseSection> = from.map(undo::parsed).transpose()?;
    let fits = match &from {
        Some(from) => !found.deleted && undo::same(from, &newest.section)?,
        None => found.deleted,
    };
    if !fits {
        return Err(undo::in_the_way(kind));
    }
    let before = from.as_ref().map(|_| &newest.section);
    let Some(to) = to else {
        sql::set_deleted(tx, "case_section", SectionId(id), true)?;
        search::remove(tx, IndexRow::Section(newest.row))?;
        sections::text_changed(tx, newest.case)?;
        return journal::record(tx, newest.place(), Some(&newest.section), None);
    };
    let mut state: CaseSection = undo::parsed(to)?;
    let version = newest.section.stamp.version;
    state.stamp = tx.next_stamp(&newest.section.stamp, version)?;
    sections::check_notes(tx, newest.community, &state.body).map_err(|_| undo::in_the_way(kind))?;
    undo::stored(
        sections::save(tx, newest.case, newest.position, &state),
        kind,
    )?;
    let after = if found.deleted {
        shown_again(tx, newest)?
    } else {
        sections::put_in_index(tx, newest.row, newest.case, &state)?;
        sections::text_changed(tx, newest.case)?;
        state
    };
    journal::record(tx, newest.place(), before, Some(&after))
}

/// Puts the sections of a case into an earlier order.
pub(crate) fn order_put_back(
    tx: &mut Tx<'_>,
    id: Uuid,
    from: Option<&Value>,
    to: Option<&Value>,
) -> Result<(), CoreError> {
    let (case, kind) = (CaseId(id), Kind::Case);
    let (Some(from), Some(to)) = (from, to) else {
        return Err(undo::in_the_way(kind));
    };
    let (from, to): (Vec<SectionId>, Vec<SectionId>) = (undo::parsed(from)?, undo::parsed(to)?);
    let owner = store::load(tx, case, false).map_err(|_| undo::in_the_way(kind))?;
    let newest: Vec<SectionId> = sections::list(tx, case)?
        .into_iter()
        .map(|section| section.id)
        .collect();
    if from != newest {
        return Err(undo::in_the_way(kind));
    }
    sections::put_in_order(tx, &to)?;
    sections::text_changed(tx, case)?;
    let place = Place {
        community: owner.community,
        part: Part::Order,
        record: id,
    };
    journal::record(tx, place, Some(&newest), Some(&to))
}
