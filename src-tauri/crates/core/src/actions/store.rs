//! The table `action`.

use jiff::civil::Date;
use rusqlite::{Connection, Row};
use uuid::Uuid;

use super::{Action, ActionDetails, rules};
use crate::{
    clock::begin_of,
    community,
    error::CoreError,
    ids::{ActionId, CommunityId},
    journal::{self, Done, Kind, Op, Part, Place},
    meetings::Meeting,
    record::Stamp,
    sql::{self, Columns, Key, Millis, Read, Table, Text, belongs, found, set_deleted},
    store::{Store, Tx},
    undo::Putback,
};

/// An action with the name of its owner.
const SELECT: &str = "SELECT action.*, coalesce(person.name, '') AS owner_name
    FROM action LEFT JOIN person ON person.id = action.owner_id";

/// The actions of a community: open ones first by due day, those without a day last; then done ones, newest first.
pub fn action_list(
    store: &Store,
    community: CommunityId,
    open_only: bool,
) -> Result<Vec<Action>, CoreError> {
    list(store.db(), community, open_only)
}

/// Enters an action.
pub fn action_create(
    store: &mut Store,
    community: CommunityId,
    details: ActionDetails,
) -> Result<Done<Action>, CoreError> {
    let details = rules::cleaned(details);
    store.transact(Op::ActionCreate, |tx| {
        community::exists(tx, community)?;
        check(tx, community, &details)?;
        let new = Action {
            id: ActionId::new(),
            community,
            stamp: tx.first_stamp(),
            owner_name: String::new(),
            details,
        };
        save(tx, &new)?;
        let after = load(tx, new.id, false)?;
        journal::record(tx, place(&after), None, Some(&after))?;
        Ok(after)
    })
}

/// Changes an action. `version` is the one that the change was made from.
pub fn action_update(
    store: &mut Store,
    id: ActionId,
    version: u32,
    details: ActionDetails,
) -> Result<Done<Action>, CoreError> {
    let details = rules::cleaned(details);
    store.transact(Op::ActionUpdate, |tx| {
        let before = load(tx, id, false)?;
        let stamp = tx.next_stamp(&before.stamp, version)?;
        check(tx, before.community, &details)?;
        save(
            tx,
            &Action {
                stamp,
                details,
                ..before.clone()
            },
        )?;
        let after = load(tx, id, false)?;
        journal::record(tx, place(&after), Some(&before), Some(&after))?;
        Ok(after)
    })
}

/// Deletes an action; [`action_restore`] brings it back.
pub fn action_delete(store: &mut Store, id: ActionId) -> Result<Done<()>, CoreError> {
    store.transact(Op::ActionDelete, |tx| {
        let before = load(tx, id, false)?;
        set_deleted(tx, "action", id, true)?;
        journal::record(tx, place(&before), Some(&before), None)
    })
}

/// Brings a deleted action back.
pub fn action_restore(store: &mut Store, id: ActionId) -> Result<Done<Action>, CoreError> {
    store.transact(Op::ActionRestore, |tx| {
        load(tx, id, true)?;
        set_deleted(tx, "action", id, false)?;
        let after = load(tx, id, false)?;
        journal::record(tx, place(&after), None, Some(&after))?;
        Ok(after)
    })
}

fn place(action: &Action) -> Place {
    Place {
        community: action.community,
        part: Part::Action,
        record: action.id.into(),
    }
}

fn check(tx: &Tx<'_>, community: CommunityId, details: &ActionDetails) -> Result<(), CoreError> {
    let mut check = rules::check(details);
    if let Some(owner) = details.owner {
        let message = "This person is not in the community’s list. Choose another, or nobody.";
        check.that(belongs(tx, "person", owner, community)?, "owner", message);
    }
    if let Some(meeting) = details.meeting {
        let message = "This meeting is not one of the community’s. Choose another, or none.";
        check.that(
            belongs(tx, "meeting", meeting, community)?,
            "meeting",
            message,
        );
    }
    if let Some(case) = details.case {
        let message = "This case is not one of the community’s. Choose another, or none.";
        check.that(belongs(tx, "case_study", case, community)?, "case", message);
    }
    check.done()
}

fn save(tx: &Tx<'_>, action: &Action) -> Result<(), CoreError> {
    let details = &action.details;
    let key = Key {
        table: "action",
        id: action.id.into(),
        owner: Some(("community_id", action.community.into())),
    };
    let columns: &Columns<'_> = &[
        ("what", &details.what),
        ("owner_id", &details.owner.map(Text)),
        ("due", &details.due.map(Text)),
        ("done_on", &details.done_on.map(Text)),
        ("meeting_id", &details.meeting.map(Text)),
        ("case_id", &details.case.map(Text)),
    ];
    Ok(sql::save(tx, &key, &action.stamp, columns)?)
}

/// As [`action_list`].
pub(crate) fn list(
    db: &Connection,
    community: CommunityId,
    open_only: bool,
) -> Result<Vec<Action>, CoreError> {
    let sql = format!(
        "{SELECT} WHERE action.community_id = ?1 AND action.deleted_at IS NULL AND (NOT ?2 OR done_on IS NULL)
         ORDER BY done_on IS NOT NULL, done_on DESC, due IS NULL, due, action.id"
    );
    let mut statement = db.prepare_cached(&sql)?;
    let rows = statement.query_map((Text(community), open_only), from_row)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The actions that come back on the agenda of a meeting (domain D11): agreed at an earlier meeting, or, where they are
/// of none, entered by its day; and open on its day, or today where that is still to come. The agenda of a meeting that
/// is over thus shows what was open then, whatever was agreed or done since.
pub(crate) fn open_before(
    db: &Connection,
    meeting: &Meeting,
    today: Date,
) -> Result<Vec<Action>, CoreError> {
    let (day, start) = (meeting.details.date, meeting.details.start);
    let next_day = begin_of(day.tomorrow().unwrap_or(day));
    let mut statement = db.prepare_cached(
        "SELECT action.*, coalesce(person.name, '') AS owner_name
         FROM action
         LEFT JOIN person ON person.id = action.owner_id
         LEFT JOIN meeting AS agreed ON agreed.id = action.meeting_id AND agreed.deleted_at IS NULL
         WHERE action.community_id = ?1 AND action.deleted_at IS NULL
            AND (action.done_on IS NULL OR action.done_on > ?2)
            AND iif(agreed.id IS NULL, action.created_at < ?3, (agreed.day, agreed.starts) < (?4, ?5))
         ORDER BY due IS NULL, due, action.id",
    )?;
    let values = (
        Text(meeting.community),
        Text(day.min(today)),
        Millis(next_day),
        Text(day),
        Text(start),
    );
    let rows = statement.query_map(values, from_row)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn load(db: &Connection, id: ActionId, deleted: bool) -> Result<Action, CoreError> {
    let sql = format!("{SELECT} WHERE action.id = ?1 AND (action.deleted_at IS NOT NULL) = ?2");
    found(
        db.prepare_cached(&sql)?
            .query_row((Text(id), deleted), from_row),
        Kind::Action,
    )
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Action> {
    Ok(Action {
        id: row.text("id")?,
        community: row.text("community_id")?,
        stamp: row.stamp()?,
        owner_name: row.get("owner_name")?,
        details: ActionDetails {
            what: row.get("what")?,
            owner: row.text_or_none("owner_id")?,
            due: row.text_or_none("due")?,
            done_on: row.text_or_none("done_on")?,
            meeting: row.text_or_none("meeting_id")?,
            case: row.text_or_none("case_id")?,
        },
    })
}

impl Putback for Action {
    const PART: Part = Part::Action;
    const TABLE: Table = "action";

    fn community(&self) -> CommunityId {
        self.community
    }

    fn stamp(&mut self) -> &mut Stamp {
        &mut self.stamp
    }

    fn load(db: &Connection, id: Uuid, deleted: bool) -> Result<Self, CoreError> {
        load(db, ActionId(id), deleted)
    }

    fn store(&self, tx: &Tx<'_>) -> Result<(), CoreError> {
        save(tx, self)
    }
}
