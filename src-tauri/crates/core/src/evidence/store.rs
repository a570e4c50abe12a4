//! The table `evidence`.

use std::collections::HashMap;

use rusqlite::{Connection, Row};
use uuid::Uuid;

use super::{Evidence, EvidenceDetails, rules};
use crate::{
    community,
    error::CoreError,
    ids::{CommunityId, EvidenceId},
    journal::{self, Done, Kind, Op, Part, Place},
    order,
    record::Stamp,
    sql::{self, Columns, Key, Read, Table, Text, found, set_deleted},
    store::{Store, Tx},
    undo::Putback,
};

/// All items of a community in order of authors and year.
pub fn evidence_list(store: &Store, community: CommunityId) -> Result<Vec<Evidence>, CoreError> {
    list(store.db(), community)
}

/// One item.
pub fn evidence_get(store: &Store, id: EvidenceId) -> Result<Evidence, CoreError> {
    load(store.db(), id, false)
}

/// Enters an item.
pub fn evidence_create(
    store: &mut Store,
    community: CommunityId,
    details: EvidenceDetails,
) -> Result<Done<Evidence>, CoreError> {
    let details = rules::checked(details)?;
    store.transact(Op::EvidenceCreate, |tx| {
        community::exists(tx, community)?;
        insert(tx, community, details)
    })
}

/// Stores an item whose details were checked, or [`super::accepted`].
pub(crate) fn insert(
    tx: &mut Tx<'_>,
    community: CommunityId,
    details: EvidenceDetails,
) -> Result<Evidence, CoreError> {
    let item = Evidence {
        id: EvidenceId::new(),
        community,
        stamp: tx.first_stamp(),
        details,
    };
    save(tx, &item)?;
    journal::record(tx, place(&item), None, Some(&item))?;
    Ok(item)
}

/// Changes an item. `version` is the one that the change was made from.
pub fn evidence_update(
    store: &mut Store,
    id: EvidenceId,
    version: u32,
    details: EvidenceDetails,
) -> Result<Done<Evidence>, CoreError> {
    let details = rules::checked(details)?;
    store.transact(Op::EvidenceUpdate, |tx| {
        let before = load(tx, id, false)?;
        let after = Evidence {
            stamp: tx.next_stamp(&before.stamp, version)?,
            details,
            ..before.clone()
        };
        save(tx, &after)?;
        journal::record(tx, place(&after), Some(&before), Some(&after))?;
        // Cases show their references.
        tx.touch(Kind::Case);
        Ok(after)
    })
}

/// Takes an item out of the library; [`evidence_restore`] brings it back. Cases that refer to it keep it.
pub fn evidence_delete(store: &mut Store, id: EvidenceId) -> Result<Done<()>, CoreError> {
    store.transact(Op::EvidenceDelete, |tx| {
        let before = load(tx, id, false)?;
        set_deleted(tx, "evidence", id, true)?;
        journal::record(tx, place(&before), Some(&before), None)
    })
}

/// Brings a deleted item back.
pub fn evidence_restore(store: &mut Store, id: EvidenceId) -> Result<Done<Evidence>, CoreError> {
    store.transact(Op::EvidenceRestore, |tx| {
        load(tx, id, true)?;
        set_deleted(tx, "evidence", id, false)?;
        let after = load(tx, id, false)?;
        journal::record(tx, place(&after), None, Some(&after))?;
        Ok(after)
    })
}

fn place(item: &Evidence) -> Place {
    Place {
        community: item.community,
        part: Part::Evidence,
        record: item.id.into(),
    }
}

fn save(tx: &Tx<'_>, item: &Evidence) -> Result<(), CoreError> {
    let details = &item.details;
    let key = Key {
        table: "evidence",
        id: item.id.into(),
        owner: Some(("community_id", item.community.into())),
    };
    let columns: &Columns<'_> = &[
        ("authors", &details.authors),
        ("year", &details.year),
        ("title", &details.title),
        ("source", &details.source),
        ("url", &details.url),
        ("summary", &details.summary),
    ];
    Ok(sql::save(tx, &key, &item.stamp, columns)?)
}

/// All items of a community in order of authors and year.
pub(crate) fn list(db: &Connection, community: CommunityId) -> Result<Vec<Evidence>, CoreError> {
    let mut statement =
        db.prepare_cached("SELECT * FROM evidence WHERE community_id = ?1 AND deleted_at IS NULL")?;
    let mut list: Vec<Evidence> = statement
        .query_map([Text(community)], from_row)?
        .collect::<Result<_, _>>()?;
    list.sort_by(|one, other| {
        let (one, other) = (&one.details, &other.details);
        order::by_words(&one.authors, &other.authors)
            .then_with(|| one.year.cmp(&other.year))
            .then_with(|| order::by_words(&one.title, &other.title))
    });
    Ok(list)
}

/// The items with these ids, in this order, those that are deleted too: a text that refers to one keeps it.
pub(crate) fn by_ids(db: &Connection, ids: &[EvidenceId]) -> Result<Vec<Evidence>, CoreError> {
    let wanted = serde_json::to_string(ids)?;
    let sql = "SELECT * FROM evidence WHERE id IN (SELECT value FROM json_each(?1))";
    let mut statement = db.prepare_cached(sql)?;
    let rows = statement.query_map([wanted], |row| from_row(row).map(|item| (item.id, item)))?;
    let mut items: HashMap<EvidenceId, Evidence> = rows.collect::<Result<_, _>>()?;
    Ok(ids.iter().filter_map(|id| items.remove(id)).collect())
}

fn load(db: &Connection, id: EvidenceId, deleted: bool) -> Result<Evidence, CoreError> {
    let sql = "SELECT * FROM evidence WHERE id = ?1 AND (deleted_at IS NOT NULL) = ?2";
    found(
        db.prepare_cached(sql)?
            .query_row((Text(id), deleted), from_row),
        Kind::Evidence,
    )
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Evidence> {
    Ok(Evidence {
        id: row.text("id")?,
        community: row.text("community_id")?,
        stamp: row.stamp()?,
        details: EvidenceDetails {
            authors: row.get("authors")?,
            year: row.get("year")?,
            title: row.get("title")?,
            source: row.get("source")?,
            url: row.get("url")?,
            summary: row.get("summary")?,
        },
    })
}

impl Putback for Evidence {
    const PART: Part = Part::Evidence;
    const TABLE: Table = "evidence";

    fn community(&self) -> CommunityId {
        self.community
    }

    fn stamp(&mut self) -> &mut Stamp {
        &mut self.stamp
    }

    fn load(db: &Connection, id: Uuid, deleted: bool) -> Result<Self, CoreError> {
        load(db, EvidenceId(id), deleted)
    }

    fn store(&self, tx: &Tx<'_>) -> Result<(), CoreError> {
        save(tx, self)
    }
}
