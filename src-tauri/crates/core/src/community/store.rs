//! The table `community`.

use rusqlite::{Connection, Row};
use uuid::Uuid;

use super::{Community, CommunityDetails, rules};
use crate::{
    error::CoreError,
    ids::CommunityId,
    journal::{self, Done, Kind, Op, Part, Place},
    order,
    record::Stamp,
    sql::{self, Columns, Json, Key, Read, Table, Text, Word, found},
    store::{Store, Tx},
    undo::Putback,
};

/// All communities in order of name.
pub fn community_list(store: &Store) -> Result<Vec<Community>, CoreError> {
    let mut statement = store
        .db()
        .prepare_cached("SELECT * FROM community WHERE deleted_at IS NULL")?;
    let mut list: Vec<Community> = statement
        .query_map([], from_row)?
        .collect::<Result<_, _>>()?;
    list.sort_by(|one, other| order::by_words(&one.details.name, &other.details.name));
    Ok(list)
}

/// One community.
pub fn community_get(store: &Store, id: CommunityId) -> Result<Community, CoreError> {
    load(store.db(), id)
}

/// Sets a community up.
pub fn community_create(
    store: &mut Store,
    details: CommunityDetails,
) -> Result<Done<Community>, CoreError> {
    create(store, details, false)
}

/// Sets the sample community up (domain H10): marked as such, and removed in one step with
/// [`super::sample_remove`].
pub fn community_create_sample(
    store: &mut Store,
    details: CommunityDetails,
) -> Result<Done<Community>, CoreError> {
    create(store, details, true)
}

fn create(
    store: &mut Store,
    details: CommunityDetails,
    sample: bool,
) -> Result<Done<Community>, CoreError> {
    let details = rules::checked(details)?;
    store.transact(Op::CommunityCreate, |tx| {
        let community = Community {
            id: CommunityId::new(),
            stamp: tx.first_stamp(),
            sample,
            details,
        };
        save(tx, &community)?;
        journal::record(tx, place(community.id), None, Some(&community))?;
        Ok(community)
    })
}

/// Changes the settings. `version` is the one that the change was made from.
pub fn community_update(
    store: &mut Store,
    id: CommunityId,
    version: u32,
    details: CommunityDetails,
) -> Result<Done<Community>, CoreError> {
    let details = rules::checked(details)?;
    store.transact(Op::CommunityUpdate, |tx| {
        let before = load(tx, id)?;
        let after = Community {
            stamp: tx.next_stamp(&before.stamp, version)?,
            details,
            ..before.clone()
        };
        save(tx, &after)?;
        journal::record(tx, place(id), Some(&before), Some(&after))?;
        Ok(after)
    })
}

/// Brings a community back whose creation was undone.
pub fn community_restore(store: &mut Store, id: CommunityId) -> Result<Done<Community>, CoreError> {
    store.transact(Op::CommunityRestore, |tx| {
        load_any(tx, id, true)?;
        sql::set_deleted(tx, "community", id, false)?;
        let after = load(tx, id)?;
        journal::record(tx, place(id), None, Some(&after))?;
        Ok(after)
    })
}

/// The ids of all communities.
pub(crate) fn ids(db: &Connection) -> Result<Vec<CommunityId>, CoreError> {
    let mut statement =
        db.prepare_cached("SELECT id FROM community WHERE deleted_at IS NULL ORDER BY id")?;
    let rows = statement.query_map([], |row| row.text("id"))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Names another facilitator in the settings. An address that is not known leaves none: the old one is not theirs.
pub(crate) fn facilitator_set(
    tx: &mut Tx<'_>,
    id: CommunityId,
    name: &str,
    email: &str,
) -> Result<(), CoreError> {
    let before = load(tx, id)?;
    let mut after = before.clone();
    after.stamp = tx.next_stamp(&before.stamp, before.stamp.version)?;
    name.clone_into(&mut after.details.facilitator);
    email.clone_into(&mut after.details.facilitator_email);
    save(tx, &after)?;
    journal::record(tx, place(id), Some(&before), Some(&after))
}

fn place(id: CommunityId) -> Place {
    Place {
        community: id,
        part: Part::Community,
        record: id.into(),
    }
}

fn save(tx: &Tx<'_>, community: &Community) -> Result<(), CoreError> {
    let details = &community.details;
    let key = Key {
        table: "community",
        id: community.id.into(),
        owner: None,
    };
    let columns: &Columns<'_> = &[
        ("sample", &community.sample),
        ("name", &details.name),
        ("area_of_practice", &details.area_of_practice),
        ("purpose", &details.purpose),
        ("objectives_json", &Json(&details.objectives)),
        ("hosts_json", &Json(&details.hosts)),
        ("locality", &details.locality),
        ("facilitator", &details.facilitator),
        ("facilitator_email", &details.facilitator_email),
        ("size_least", &details.size_least),
        ("size_most", &details.size_most),
        ("meetings_planned", &details.meetings_planned),
        ("rhythm", &Word(details.rhythm)),
        ("attendance_share", &details.attendance_share),
        ("stage", &Word(details.stage)),
        ("confidentiality_mark", &details.confidentiality_mark),
        ("accent", &details.accent),
    ];
    Ok(sql::save(tx, &key, &community.stamp, columns)?)
}

/// One community that is not deleted.
pub(crate) fn load(db: &Connection, id: CommunityId) -> Result<Community, CoreError> {
    let mut statement =
        db.prepare_cached("SELECT * FROM community WHERE id = ?1 AND deleted_at IS NULL")?;
    found(statement.query_row([Text(id)], from_row), Kind::Community)
}

/// One community, deleted or not as asked.
fn load_any(db: &Connection, id: CommunityId, deleted: bool) -> Result<Community, CoreError> {
    let sql = "SELECT * FROM community WHERE id = ?1 AND (deleted_at IS NOT NULL) = ?2";
    found(
        db.prepare_cached(sql)?
            .query_row((Text(id), deleted), from_row),
        Kind::Community,
    )
}

/// Fails with [`CoreError::NotFound`] where there is no such community.
pub(crate) fn exists(db: &Connection, id: CommunityId) -> Result<(), CoreError> {
    let mut statement =
        db.prepare_cached("SELECT 1 FROM community WHERE id = ?1 AND deleted_at IS NULL")?;
    found(statement.query_row([Text(id)], |_| Ok(())), Kind::Community)
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Community> {
    Ok(Community {
        id: row.text("id")?,
        stamp: row.stamp()?,
        sample: row.get("sample")?,
        details: CommunityDetails {
            name: row.get("name")?,
            area_of_practice: row.get("area_of_practice")?,
            purpose: row.get("purpose")?,
            objectives: row.json("objectives_json")?,
            hosts: row.json("hosts_json")?,
            locality: row.get("locality")?,
            facilitator: row.get("facilitator")?,
            facilitator_email: row.get("facilitator_email")?,
            size_least: row.get("size_least")?,
            size_most: row.get("size_most")?,
            meetings_planned: row.get("meetings_planned")?,
            rhythm: row.word("rhythm")?,
            attendance_share: row.get("attendance_share")?,
            stage: row.word("stage")?,
            confidentiality_mark: row.get("confidentiality_mark")?,
            accent: row.get("accent")?,
        },
    })
}

impl Putback for Community {
    const PART: Part = Part::Community;
    const TABLE: Table = "community";

    fn community(&self) -> CommunityId {
        self.id
    }

    fn stamp(&mut self) -> &mut Stamp {
        &mut self.stamp
    }

    fn load(db: &Connection, id: Uuid, deleted: bool) -> Result<Self, CoreError> {
        load_any(db, CommunityId(id), deleted)
    }

    fn store(&self, tx: &Tx<'_>) -> Result<(), CoreError> {
        save(tx, self)
    }
}
