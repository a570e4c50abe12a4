//! The table `facilitator`.

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension, Row};
use serde_json::Value;
use uuid::Uuid;

use super::{Facilitator, FacilitatorDetails, rules};
use crate::{
    error::CoreError,
    ids::{CommunityId, FacilitatorId},
    journal::{self, Done, Kind, Op, Part, Place},
    order,
    sql::{self, Columns, Json, Key, Read, Text},
    store::{Store, Tx},
    undo,
};

/// Everybody, in order of name.
pub fn facilitator_list(store: &Store) -> Result<Vec<Facilitator>, CoreError> {
    list(store.db())
}

/// One of them.
pub fn facilitator_get(store: &Store, id: FacilitatorId) -> Result<Facilitator, CoreError> {
    load(store.db(), id)
}

/// Enters somebody. `slot` is the key slot that was made for them, where one was.
pub fn facilitator_create(
    store: &mut Store,
    details: FacilitatorDetails,
    slot: Option<Uuid>,
) -> Result<Done<Facilitator>, CoreError> {
    let details = rules::cleaned(details);
    store.transact(Op::FacilitatorCreate, |tx| {
        let new = Facilitator {
            id: FacilitatorId::new(),
            stamp: tx.first_stamp(),
            slot,
            details,
        };
        check(tx, &new)?;
        save(tx, &new)?;
        journal::record(tx, place(new.id), None, Some(&new))?;
        Ok(new)
    })
}

/// Changes name, address or roles. `version` is the one that the change was made from.
pub fn facilitator_update(
    store: &mut Store,
    id: FacilitatorId,
    version: u32,
    details: FacilitatorDetails,
) -> Result<Done<Facilitator>, CoreError> {
    let details = rules::cleaned(details);
    let done = store.transact(Op::FacilitatorUpdate, |tx| {
        let before = load(tx, id)?;
        let after = Facilitator {
            stamp: tx.next_stamp(&before.stamp, version)?,
            details,
            ..before.clone()
        };
        check(tx, &after)?;
        change(tx, &before, &after)?;
        Ok(after)
    })?;
    store.name_again()?;
    Ok(done)
}

/// Ties a key slot to somebody, or, without one, takes it away: call it after the vault's slots changed.
pub fn facilitator_slot_set(
    store: &mut Store,
    id: FacilitatorId,
    slot: Option<Uuid>,
) -> Result<Done<Facilitator>, CoreError> {
    store.transact(Op::FacilitatorSlotSet, |tx| {
        let before = load(tx, id)?;
        let after = Facilitator {
            stamp: tx.next_stamp(&before.stamp, before.stamp.version)?,
            slot,
            ..before.clone()
        };
        check(tx, &after)?;
        change(tx, &before, &after)?;
        Ok(after)
    })
}

/// Stores and journals a change.
pub(super) fn change(
    tx: &mut Tx<'_>,
    before: &Facilitator,
    after: &Facilitator,
) -> Result<(), CoreError> {
    save(tx, after)?;
    journal::record(tx, place(after.id), Some(before), Some(after))
}

/// Facilitators belong to the vault, not to a community.
fn place(id: FacilitatorId) -> Place {
    Place {
        community: CommunityId(Uuid::nil()),
        part: Part::Facilitator,
        record: id.into(),
    }
}

fn check(tx: &Tx<'_>, facilitator: &Facilitator) -> Result<(), CoreError> {
    let mut check = rules::check(&facilitator.details);
    let other = |found: Option<Facilitator>| found.is_some_and(|found| found.id != facilitator.id);
    check.that(
        !other(by_name(tx, &facilitator.details.name)?),
        "name",
        "Somebody else has this name. Add something that tells the two apart.",
    );
    if let Some(slot) = facilitator.slot {
        check.that(
            !other(by_slot(tx, slot)?),
            "slot",
            "This passphrase belongs to somebody else. Give each person one of their own.",
        );
    }
    for (at, held) in facilitator.details.roles.iter().enumerate() {
        if let Some(community) = held.community {
            let there: bool = tx
                .prepare_cached("SELECT EXISTS (SELECT 1 FROM community WHERE id = ?1)")?
                .query_row([Text(community)], |row| row.get(0))?;
            check.that(
                there,
                &format!("roles.{at}.community"),
                "This community is not there any more. Choose another, or all.",
            );
        }
    }
    check.done()
}

pub(super) fn save(tx: &Tx<'_>, facilitator: &Facilitator) -> Result<(), CoreError> {
    let details = &facilitator.details;
    let key = Key {
        table: "facilitator",
        id: facilitator.id.into(),
        owner: None,
    };
    let columns: &Columns<'_> = &[
        ("slot_id", &facilitator.slot.map(Text)),
        ("name", &details.name),
        ("email", &details.email),
        ("roles_json", &Json(&details.roles)),
    ];
    Ok(sql::save(tx, &key, &facilitator.stamp, columns)?)
}

/// Ties a slot at sign-in: no change of what anybody entered.
pub(super) fn tie(tx: &Tx<'_>, id: FacilitatorId, slot: Option<Uuid>) -> Result<(), CoreError> {
    tx.execute(
        "UPDATE facilitator SET slot_id = ?2 WHERE id = ?1",
        (Text(id), slot.map(Text)),
    )?;
    Ok(())
}

/// Everybody, in order of name.
pub(super) fn list(db: &Connection) -> Result<Vec<Facilitator>, CoreError> {
    let mut statement = db.prepare_cached("SELECT * FROM facilitator")?;
    let mut list: Vec<Facilitator> = statement
        .query_map([], from_row)?
        .collect::<Result<_, _>>()?;
    list.sort_by(|one, other| order::by_words(&one.details.name, &other.details.name));
    Ok(list)
}

/// The names of all.
pub(crate) fn names(db: &Connection) -> Result<HashMap<FacilitatorId, String>, CoreError> {
    let mut statement = db.prepare_cached("SELECT id, name FROM facilitator")?;
    let rows = statement.query_map([], |row| Ok((row.text("id")?, row.get("name")?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The name of one of them.
pub(crate) fn name(db: &Connection, id: FacilitatorId) -> Result<Option<String>, CoreError> {
    Ok(find(db, id)?.map(|found| found.details.name))
}

pub(super) fn load(db: &Connection, id: FacilitatorId) -> Result<Facilitator, CoreError> {
    find(db, id)?.ok_or(CoreError::NotFound {
        kind: Kind::Facilitator,
    })
}

pub(super) fn find(db: &Connection, id: FacilitatorId) -> Result<Option<Facilitator>, CoreError> {
    Ok(db
        .prepare_cached("SELECT * FROM facilitator WHERE id = ?1")?
        .query_row([Text(id)], from_row)
        .optional()?)
}

pub(super) fn by_slot(db: &Connection, slot: Uuid) -> Result<Option<Facilitator>, CoreError> {
    Ok(db
        .prepare_cached("SELECT * FROM facilitator WHERE slot_id = ?1")?
        .query_row([Text(slot)], from_row)
        .optional()?)
}

/// The one of that name in any case: the database's own folding knows ASCII only.
pub(super) fn by_name(db: &Connection, name: &str) -> Result<Option<Facilitator>, CoreError> {
    let wanted = name.to_lowercase();
    let same = |facilitator: &Facilitator| facilitator.details.name.to_lowercase() == wanted;
    Ok(list(db)?.into_iter().find(same))
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Facilitator> {
    Ok(Facilitator {
        id: row.text("id")?,
        stamp: row.stamp()?,
        slot: row.text_or_none("slot_id")?,
        details: FacilitatorDetails {
            name: row.get("name")?,
            email: row.get("email")?,
            roles: row.json("roles_json")?,
        },
    })
}

/// Puts somebody's details back. Whose slot is whose stays.
pub(crate) fn put_back(
    tx: &mut Tx<'_>,
    id: Uuid,
    from: Option<&Value>,
    to: Option<&Value>,
) -> Result<(), CoreError> {
    let (id, kind) = (FacilitatorId(id), Kind::Facilitator);
    let (Some(from), Some(to)) = (from, to) else {
        return Err(undo::in_the_way(kind));
    };
    let (from, to): (Facilitator, Facilitator) = (undo::parsed(from)?, undo::parsed(to)?);
    let newest = load(tx, id).map_err(|_| undo::in_the_way(kind))?;
    if from.details != newest.details {
        return Err(undo::in_the_way(kind));
    }
    let state = Facilitator {
        stamp: tx.next_stamp(&newest.stamp, newest.stamp.version)?,
        details: to.details,
        ..newest.clone()
    };
    check(tx, &state).map_err(|_| undo::in_the_way(kind))?;
    change(tx, &newest, &state)
}

/// Puts today's facilitators into an older copy of the same vault: who has which way in is a matter of today.
pub(crate) fn carry(today: &Connection, copy: &Tx<'_>) -> Result<(), CoreError> {
    let all = "id, version, created_at, created_by, changed_at, changed_by, slot_id, name, email, roles_json";
    copy.execute("UPDATE facilitator SET slot_id = NULL", [])?;
    let mut statement = today.prepare(&format!("SELECT {all} FROM facilitator"))?;
    let mut rows = statement.query([])?;
    let mut insert = copy.prepare(&format!(
        "INSERT OR REPLACE INTO facilitator ({all}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"
    ))?;
    while let Some(row) = rows.next()? {
        let values: Vec<rusqlite::types::Value> =
            (0..10).map(|at| row.get(at)).collect::<Result<_, _>>()?;
        insert.execute(rusqlite::params_from_iter(values))?;
    }
    Ok(())
}
