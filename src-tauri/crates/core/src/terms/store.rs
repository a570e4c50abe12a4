//! The table `terms`.

use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, Row};
use serde_json::Value;
use uuid::Uuid;

use super::{Terms, agreements, starter};
use crate::{
    community,
    error::CoreError,
    ids::{CommunityId, TermsId},
    journal::{self, Done, Kind, Op, Part, Place},
    sql::{self, Columns, Json, Key, Read, Text, found},
    store::{Store, Tx},
    text::RichText,
    undo,
};

/// All versions of a community, newest first.
pub fn terms_list(store: &Store, community: CommunityId) -> Result<Vec<Terms>, CoreError> {
    list(store.db(), community)
}

/// One version.
pub fn terms_get(store: &Store, id: TermsId) -> Result<Terms, CoreError> {
    load(store.db(), id)
}

/// Begins a new version from the newest adopted one, or from [`starter::starter_text`]. Only one draft at a time.
pub fn terms_begin(store: &mut Store, community: CommunityId) -> Result<Done<Terms>, CoreError> {
    store.transact(Op::TermsBegin, |tx| {
        let settings = community::load(tx, community)?.details;
        let newest = list(tx, community)?.into_iter().next();
        let (number, body) = match newest {
            Some(Terms { adopted_on: None, .. }) => {
                return Err(CoreError::NotAllowed(
                    "There is already a draft of the next version. Change that one, or adopt it first.",
                ));
            }
            Some(adopted) => (adopted.number.saturating_add(1), adopted.body),
            None => (1, starter::starter_text(&settings)),
        };
        let terms = Terms {
            id: TermsId::new(),
            community,
            stamp: tx.first_stamp(),
            number,
            body,
            adopted_on: None,
            agreements: Vec::new(),
            not_agreed: Vec::new(),
        };
        save(tx, &terms)?;
        journal::record(tx, place(&terms), None, Some(&terms))?;
        Ok(terms)
    })
}

/// Changes a draft. `version` is the one that the change was made from. An adopted version is never changed.
pub fn terms_update(
    store: &mut Store,
    id: TermsId,
    version: u32,
    body: RichText,
) -> Result<Done<Terms>, CoreError> {
    let body = body.checked("body")?;
    store.transact(Op::TermsUpdate, |tx| {
        let before = load(tx, id)?;
        if before.adopted_on.is_some() {
            return Err(CoreError::NotAllowed(
                "These terms are adopted, and people have agreed to them. Begin a new version to change something.",
            ));
        }
        let after = Terms { stamp: tx.next_stamp(&before.stamp, version)?, body, ..before.clone() };
        save(tx, &after)?;
        journal::record(tx, place(&after), Some(&before), Some(&after))?;
        Ok(after)
    })
}

/// Adopts a draft: it holds from the day `on`, and members can agree to it.
pub fn terms_adopt(store: &mut Store, id: TermsId, on: Date) -> Result<Done<Terms>, CoreError> {
    store.transact(Op::TermsAdopt, |tx| {
        let before = load(tx, id)?;
        if before.adopted_on.is_some() {
            return Err(CoreError::NotAllowed("These terms are adopted already."));
        }
        if before.body.is_empty() {
            return Err(CoreError::NotAllowed(
                "There is nothing in these terms yet. Write them first, then adopt them.",
            ));
        }
        let stamp = tx.next_stamp(&before.stamp, before.stamp.version)?;
        save(
            tx,
            &Terms {
                stamp,
                adopted_on: Some(on),
                ..before.clone()
            },
        )?;
        let after = load(tx, id)?;
        journal::record(tx, place(&after), Some(&before), Some(&after))?;
        Ok(after)
    })
}

/// Puts a version back. One that was just begun is taken away whole: nobody can have agreed to a draft.
pub(crate) fn put_back(
    tx: &mut Tx<'_>,
    id: Uuid,
    from: Option<&Value>,
    to: Option<&Value>,
) -> Result<(), CoreError> {
    let (id, kind) = (TermsId(id), Kind::Terms);
    let newest = match load(tx, id) {
        Ok(terms) => Some(terms),
        Err(CoreError::NotFound { .. }) => None,
        Err(other) => return Err(other),
    };
    let from: Option<Terms> = from.map(undo::parsed).transpose()?;
    let to: Option<Terms> = to.map(undo::parsed).transpose()?;
    let fits = match (&from, &newest) {
        (Some(from), Some(newest)) => undo::same(from, newest)?,
        (None, None) => true,
        _ => false,
    };
    // An adoption to which people have agreed since stays.
    let back_to_draft = to.as_ref().is_none_or(|to| to.adopted_on.is_none());
    let agreed = newest
        .as_ref()
        .is_some_and(|newest| !newest.agreements.is_empty());
    if !fits || (back_to_draft && agreed) {
        return Err(undo::in_the_way(kind));
    }
    let Some(mut state) = to else {
        tx.execute("DELETE FROM terms WHERE id = ?1", [Text(id)])?;
        return match &newest {
            Some(newest) => journal::record(tx, place(newest), Some(newest), None),
            None => Ok(()),
        };
    };
    state.stamp = match &newest {
        Some(newest) => tx.next_stamp(&newest.stamp, newest.stamp.version)?,
        None => tx.first_stamp(),
    };
    undo::stored(save(tx, &state), kind)?;
    let after = load(tx, id)?;
    journal::record(tx, place(&after), newest.as_ref(), Some(&after))
}

fn place(terms: &Terms) -> Place {
    Place {
        community: terms.community,
        part: Part::Terms,
        record: terms.id.into(),
    }
}

fn save(tx: &Tx<'_>, terms: &Terms) -> Result<(), CoreError> {
    let key = Key {
        table: "terms",
        id: terms.id.into(),
        owner: Some(("community_id", terms.community.into())),
    };
    let columns: &Columns<'_> = &[
        ("number", &terms.number),
        ("adopted_on", &terms.adopted_on.map(Text)),
        ("body_schema", &terms.body.schema),
        ("body_json", &Json(&terms.body)),
    ];
    Ok(sql::save(tx, &key, &terms.stamp, columns)?)
}

/// All versions of a community, newest first, with agreements.
pub(crate) fn list(db: &Connection, community: CommunityId) -> Result<Vec<Terms>, CoreError> {
    let mut statement =
        db.prepare_cached("SELECT * FROM terms WHERE community_id = ?1 ORDER BY number DESC")?;
    let mut list: Vec<Terms> = statement
        .query_map([Text(community)], from_row)?
        .collect::<Result<_, _>>()?;
    agreements::fill(db, community, &mut list)?;
    Ok(list)
}

/// The draft that waits to be adopted, with its number.
pub(crate) fn draft_of(
    db: &Connection,
    community: CommunityId,
) -> Result<Option<(TermsId, u16)>, CoreError> {
    let mut statement = db.prepare_cached(
        "SELECT id, number FROM terms WHERE community_id = ?1 AND adopted_on IS NULL ORDER BY number DESC LIMIT 1",
    )?;
    Ok(statement
        .query_row([Text(community)], |row| {
            Ok((row.text("id")?, row.get("number")?))
        })
        .optional()?)
}

/// The version that holds on a day: the newest that was adopted by then.
pub(crate) fn in_force(
    db: &Connection,
    community: CommunityId,
    on: Date,
) -> Result<Option<Terms>, CoreError> {
    let mut statement = db.prepare_cached(
        "SELECT * FROM terms WHERE community_id = ?1 AND adopted_on <= ?2 ORDER BY number DESC LIMIT 1",
    )?;
    let mut terms = statement
        .query_row((Text(community), Text(on)), from_row)
        .optional()?;
    agreements::fill(db, community, terms.as_mut_slice())?;
    Ok(terms)
}

/// One version with agreements.
pub(super) fn load(db: &Connection, id: TermsId) -> Result<Terms, CoreError> {
    let mut statement = db.prepare_cached("SELECT * FROM terms WHERE id = ?1")?;
    let mut terms = found(statement.query_row([Text(id)], from_row), Kind::Terms)?;
    agreements::fill(db, terms.community, std::slice::from_mut(&mut terms))?;
    Ok(terms)
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Terms> {
    Ok(Terms {
        id: row.text("id")?,
        community: row.text("community_id")?,
        stamp: row.stamp()?,
        number: row.get("number")?,
        body: row.json("body_json")?,
        adopted_on: row.text_or_none("adopted_on")?,
        agreements: Vec::new(),
        not_agreed: Vec::new(),
    })
}
