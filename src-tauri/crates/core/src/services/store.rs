//! The table `service`.

use rusqlite::{Connection, Row};
use uuid::Uuid;

use super::{Service, ServiceDetails, rules};
use crate::{
    community,
    error::CoreError,
    ids::{CommunityId, ServiceId},
    journal::{self, Done, Kind, Op, Part, Place},
    order,
    record::Stamp,
    sql::{self, Columns, Key, Read, Table, Text, Word, found, set_deleted},
    store::{Store, Tx},
    undo::Putback,
};

/// All services of a community in order of name.
pub fn service_list(store: &Store, community: CommunityId) -> Result<Vec<Service>, CoreError> {
    let sql = "SELECT * FROM service WHERE community_id = ?1 AND deleted_at IS NULL";
    let mut statement = store.db().prepare_cached(sql)?;
    let mut list: Vec<Service> = statement
        .query_map([Text(community)], from_row)?
        .collect::<Result<_, _>>()?;
    list.sort_by(|one, other| order::by_words(&one.details.name, &other.details.name));
    Ok(list)
}

/// One service.
pub fn service_get(store: &Store, id: ServiceId) -> Result<Service, CoreError> {
    load(store.db(), id, false)
}

/// Puts a service on the map.
pub fn service_create(
    store: &mut Store,
    community: CommunityId,
    details: ServiceDetails,
) -> Result<Done<Service>, CoreError> {
    let details = rules::checked(details)?;
    store.transact(Op::ServiceCreate, |tx| {
        community::exists(tx, community)?;
        let service = Service {
            id: ServiceId::new(),
            community,
            stamp: tx.first_stamp(),
            details,
        };
        save(tx, &service)?;
        journal::record(tx, place(&service), None, Some(&service))?;
        Ok(service)
    })
}

/// Changes a service. `version` is the one that the change was made from.
pub fn service_update(
    store: &mut Store,
    id: ServiceId,
    version: u32,
    details: ServiceDetails,
) -> Result<Done<Service>, CoreError> {
    let details = rules::checked(details)?;
    store.transact(Op::ServiceUpdate, |tx| {
        let before = load(tx, id, false)?;
        let after = Service {
            stamp: tx.next_stamp(&before.stamp, version)?,
            details,
            ..before.clone()
        };
        save(tx, &after)?;
        journal::record(tx, place(&after), Some(&before), Some(&after))?;
        // Lists of people show the name of their service.
        tx.touch(Kind::Person);
        Ok(after)
    })
}

/// Deletes a service; [`service_restore`] brings it back.
pub fn service_delete(store: &mut Store, id: ServiceId) -> Result<Done<()>, CoreError> {
    store.transact(Op::ServiceDelete, |tx| {
        let before = load(tx, id, false)?;
        set_deleted(tx, "service", id, true)?;
        tx.touch(Kind::Person);
        journal::record(tx, place(&before), Some(&before), None)
    })
}

/// Brings a deleted service back.
pub fn service_restore(store: &mut Store, id: ServiceId) -> Result<Done<Service>, CoreError> {
    store.transact(Op::ServiceRestore, |tx| {
        load(tx, id, true)?;
        set_deleted(tx, "service", id, false)?;
        let after = load(tx, id, false)?;
        journal::record(tx, place(&after), None, Some(&after))?;
        tx.touch(Kind::Person);
        Ok(after)
    })
}

fn place(service: &Service) -> Place {
    Place {
        community: service.community,
        part: Part::Service,
        record: service.id.into(),
    }
}

fn save(tx: &Tx<'_>, service: &Service) -> Result<(), CoreError> {
    let details = &service.details;
    let key = Key {
        table: "service",
        id: service.id.into(),
        owner: Some(("community_id", service.community.into())),
    };
    let columns: &Columns<'_> = &[
        ("name", &details.name),
        ("organisation", &details.organisation),
        ("sector", &Word(details.sector)),
        ("discipline", &details.discipline),
        ("offers", &details.offers),
        ("contact_name", &details.contact_name),
        ("email", &details.email),
        ("phone", &details.phone),
        ("link", &Word(details.link)),
        ("wanted", &Word(details.wanted)),
    ];
    Ok(sql::save(tx, &key, &service.stamp, columns)?)
}

/// One service, deleted or not as asked.
fn load(db: &Connection, id: ServiceId, deleted: bool) -> Result<Service, CoreError> {
    let sql = "SELECT * FROM service WHERE id = ?1 AND (deleted_at IS NOT NULL) = ?2";
    found(
        db.prepare_cached(sql)?
            .query_row((Text(id), deleted), from_row),
        Kind::Service,
    )
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Service> {
    Ok(Service {
        id: row.text("id")?,
        community: row.text("community_id")?,
        stamp: row.stamp()?,
        details: ServiceDetails {
            name: row.get("name")?,
            organisation: row.get("organisation")?,
            sector: row.word("sector")?,
            discipline: row.get("discipline")?,
            offers: row.get("offers")?,
            contact_name: row.get("contact_name")?,
            email: row.get("email")?,
            phone: row.get("phone")?,
            link: row.word("link")?,
            wanted: row.word("wanted")?,
        },
    })
}

impl Putback for Service {
    const PART: Part = Part::Service;
    const TABLE: Table = "service";

    fn community(&self) -> CommunityId {
        self.community
    }

    fn stamp(&mut self) -> &mut Stamp {
        &mut self.stamp
    }

    fn load(db: &Connection, id: Uuid, deleted: bool) -> Result<Self, CoreError> {
        load(db, ServiceId(id), deleted)
    }

    fn store(&self, tx: &Tx<'_>) -> Result<(), CoreError> {
        save(tx, self)
    }
}
