//! The table `person`.

use rusqlite::{Connection, Row};
use uuid::Uuid;

use super::{Advice, Person, PersonDetails, rules};
use crate::{
    community,
    error::CoreError,
    ids::{CommunityId, PersonId},
    journal::{self, Done, Kind, Op, Part, Place},
    order,
    record::Stamp,
    sql::{self, Columns, Key, Read, Table, Text, Word, belongs, found, set_deleted},
    store::{Store, Tx},
    tally::{sum, tally},
    undo::Putback,
};

/// A person with the name of the service.
const SELECT: &str = "SELECT person.*, coalesce(service.name, '') AS service_name
    FROM person LEFT JOIN service ON service.id = person.service_id AND service.deleted_at IS NULL";

/// All people of a community in order of name.
pub fn person_list(store: &Store, community: CommunityId) -> Result<Vec<Person>, CoreError> {
    list(store.db(), community)
}

/// One person.
pub fn person_get(store: &Store, id: PersonId) -> Result<Person, CoreError> {
    load(store.db(), id, false)
}

/// Enters a person.
pub fn person_create(
    store: &mut Store,
    community: CommunityId,
    details: PersonDetails,
) -> Result<Done<Person>, CoreError> {
    let details = rules::cleaned(details);
    store.transact(Op::PersonCreate, |tx| {
        community::exists(tx, community)?;
        check(tx, community, None, &details)?;
        let service_name = String::new();
        let new = Person {
            id: PersonId::new(),
            community,
            stamp: tx.first_stamp(),
            service_name,
            details,
        };
        save(tx, &new)?;
        let after = load(tx, new.id, false)?;
        journal::record(tx, place(&after), None, Some(&after))?;
        Ok(after)
    })
}

/// What the composition of a community asks its facilitator to think about (domain C6, C7, C11).
pub fn people_advice(store: &Store, community: CommunityId) -> Result<Vec<Advice>, CoreError> {
    let settings = community::load(store.db(), community)?.details;
    Ok(rules::warnings(&list(store.db(), community)?, &settings))
}

/// Changes a person. `version` is the one that the change was made from.
pub fn person_update(
    store: &mut Store,
    id: PersonId,
    version: u32,
    details: PersonDetails,
) -> Result<Done<Person>, CoreError> {
    let details = rules::cleaned(details);
    store.transact(Op::PersonUpdate, |tx| {
        let before = load(tx, id, false)?;
        let stamp = tx.next_stamp(&before.stamp, version)?;
        check(tx, before.community, Some(id), &details)?;
        save(
            tx,
            &Person {
                stamp,
                details,
                ..before.clone()
            },
        )?;
        let after = load(tx, id, false)?;
        journal::record(tx, place(&after), Some(&before), Some(&after))?;
        touch_where_named(tx);
        Ok(after)
    })
}

/// Deletes a person; [`person_restore`] brings them back. Cases and actions keep the name.
pub fn person_delete(store: &mut Store, id: PersonId) -> Result<Done<()>, CoreError> {
    store.transact(Op::PersonDelete, |tx| {
        let before = load(tx, id, false)?;
        set_deleted(tx, "person", id, true)?;
        touch_where_named(tx);
        journal::record(tx, place(&before), Some(&before), None)
    })
}

/// Brings a deleted person back.
pub fn person_restore(store: &mut Store, id: PersonId) -> Result<Done<Person>, CoreError> {
    store.transact(Op::PersonRestore, |tx| {
        load(tx, id, true)?;
        set_deleted(tx, "person", id, false)?;
        let after = load(tx, id, false)?;
        journal::record(tx, place(&after), None, Some(&after))?;
        touch_where_named(tx);
        Ok(after)
    })
}

/// Registers, agreements and actions show names.
fn touch_where_named(tx: &mut Tx<'_>) {
    for kind in [Kind::Meeting, Kind::Terms, Kind::Action] {
        tx.touch(kind);
    }
}

fn place(person: &Person) -> Place {
    Place {
        community: person.community,
        part: Part::Person,
        record: person.id.into(),
    }
}

fn check(
    tx: &Tx<'_>,
    community: CommunityId,
    id: Option<PersonId>,
    details: &PersonDetails,
) -> Result<(), CoreError> {
    let mut check = rules::check(details);
    if let Some(service) = details.service {
        let message = "This service is not on the community’s map. Choose another, or none.";
        check.that(
            belongs(tx, "service", service, community)?,
            "service",
            message,
        );
    }
    if let Some(other) = details.suggested_by {
        let message = "This person is not in the community’s list. Choose another, or nobody.";
        check.that(
            belongs(tx, "person", other, community)?,
            "suggestedBy",
            message,
        );
        check.that(
            Some(other) != id,
            "suggestedBy",
            "Nobody can be suggested by themselves. Choose another person.",
        );
    }
    check.done()
}

fn save(tx: &Tx<'_>, person: &Person) -> Result<(), CoreError> {
    let details = &person.details;
    let key = Key {
        table: "person",
        id: person.id.into(),
        owner: Some(("community_id", person.community.into())),
    };
    let columns: &Columns<'_> = &[
        ("name", &details.name),
        ("role", &details.role),
        ("discipline", &details.discipline),
        ("service_id", &details.service.map(Text)),
        ("kind", &Word(details.kind)),
        ("email", &details.email),
        ("phone", &details.phone),
        ("preferred_contact", &Word(details.preferred_contact)),
        ("how_found", &Word(details.how_found)),
        ("suggested_by", &details.suggested_by.map(Text)),
        ("access_needs", &details.access_needs),
        ("dietary_needs", &details.dietary_needs),
        ("large_print", &details.large_print),
        ("stage", &Word(details.stage)),
        ("notes", &details.notes),
    ];
    Ok(sql::save(tx, &key, &person.stamp, columns)?)
}

/// All people of a community in order of name.
pub(crate) fn list(db: &Connection, community: CommunityId) -> Result<Vec<Person>, CoreError> {
    let sql = format!("{SELECT} WHERE person.community_id = ?1 AND person.deleted_at IS NULL");
    let mut statement = db.prepare_cached(&sql)?;
    let mut list: Vec<Person> = statement
        .query_map([Text(community)], from_row)?
        .collect::<Result<_, _>>()?;
    list.sort_by(|one, other| order::by_words(&one.details.name, &other.details.name));
    Ok(list)
}

/// How many are members, and how many are on their way to it (domain C11): without reading them.
pub(crate) fn counts(db: &Connection, community: CommunityId) -> Result<(u32, u32), CoreError> {
    let counted = tally(db, community, "person")?;
    let on_their_way = ["approached", "managerAgreed", "inducted"];
    Ok((
        sum(&counted, |stage| stage == "member"),
        sum(&counted, |stage| on_their_way.contains(&stage)),
    ))
}

/// One person, deleted or not as asked.
fn load(db: &Connection, id: PersonId, deleted: bool) -> Result<Person, CoreError> {
    let sql = format!("{SELECT} WHERE person.id = ?1 AND (person.deleted_at IS NOT NULL) = ?2");
    found(
        db.prepare_cached(&sql)?
            .query_row((Text(id), deleted), from_row),
        Kind::Person,
    )
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Person> {
    Ok(Person {
        id: row.text("id")?,
        community: row.text("community_id")?,
        stamp: row.stamp()?,
        service_name: row.get("service_name")?,
        details: PersonDetails {
            name: row.get("name")?,
            role: row.get("role")?,
            discipline: row.get("discipline")?,
            service: row.text_or_none("service_id")?,
            kind: row.word("kind")?,
            email: row.get("email")?,
            phone: row.get("phone")?,
            preferred_contact: row.word("preferred_contact")?,
            how_found: row.word("how_found")?,
            suggested_by: row.text_or_none("suggested_by")?,
            access_needs: row.get("access_needs")?,
            dietary_needs: row.get("dietary_needs")?,
            large_print: row.get("large_print")?,
            stage: row.word("stage")?,
            notes: row.get("notes")?,
        },
    })
}

/// Name and role as they are printed, of a person who may be deleted.
pub(crate) fn printed(db: &Connection, id: PersonId) -> Result<(String, String), CoreError> {
    let sql = "SELECT name, role FROM person WHERE id = ?1";
    let row = db
        .prepare_cached(sql)?
        .query_row([Text(id)], |row| Ok((row.get(0)?, row.get(1)?)));
    found(row, Kind::Person)
}

impl Putback for Person {
    const PART: Part = Part::Person;
    const TABLE: Table = "person";

    fn community(&self) -> CommunityId {
        self.community
    }

    fn stamp(&mut self) -> &mut Stamp {
        &mut self.stamp
    }

    fn load(db: &Connection, id: Uuid, deleted: bool) -> Result<Self, CoreError> {
        load(db, PersonId(id), deleted)
    }

    fn store(&self, tx: &Tx<'_>) -> Result<(), CoreError> {
        save(tx, self)
    }
}
