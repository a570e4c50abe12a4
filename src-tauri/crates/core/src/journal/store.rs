//! The table `journal`.

use jiff::{SignedDuration, Timestamp};
use rusqlite::{Connection, OptionalExtension, Row, named_params};
use serde::Serialize;
use uuid::Uuid;

use super::{JournalRow, Op, Part};
use crate::{
    error::CoreError,
    ids::{CaseId, CommunityId, RecordId},
    sql::{Json, Millis, Read, Text, Word},
    store::{Store, Tx},
};

/// A pause in typing after which the next change starts a row of its own.
const RUN_PAUSE: SignedDuration = SignedDuration::from_secs(10);
/// The longest run of typing that is kept as one row.
const RUN_MOST: SignedDuration = SignedDuration::from_secs(120);

/// Where a change happened.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place {
    pub(crate) community: CommunityId,
    pub(crate) part: Part,
    pub(crate) record: Uuid,
}

/// Writes one change. `before` is none for something new, `after` for something deleted.
pub(crate) fn record<T: Serialize>(
    tx: &mut Tx<'_>,
    place: Place,
    before: Option<&T>,
    after: Option<&T>,
) -> Result<(), CoreError> {
    tx.prepare_cached(
        "INSERT INTO journal (transaction_id, community_id, op, part, record_id, started_at, ended_at, actor,
            actor_id, undoes, before_json, after_json)
         VALUES (:transaction, :community, :op, :part, :record, :now, :now, :actor, :facilitator, :undoes, :before,
            :after)",
    )?
    .execute(named_params! {
        ":transaction": Text(tx.id()),
        ":community": Text(place.community),
        ":op": Word(tx.op()),
        ":part": Word(place.part),
        ":record": Text(place.record),
        ":now": Millis(tx.now()),
        ":actor": tx.actor(),
        ":facilitator": tx.facilitator().map(Text),
        ":undoes": tx.undoes().map(Text),
        ":before": before.map(Json),
        ":after": after.map(Json),
    })?;
    tx.touch(place.part.kind());
    tx.changed(place.part, RecordId(place.record));
    Ok(())
}

/// Writes one change of a section while somebody types, and tells whether it started a new row.
///
/// Each pause in typing saves; a row for each would fill the vault with copies of the same text. So changes of one
/// person to one section that follow each other within [`RUN_PAUSE`] are one row, for at most [`RUN_MOST`]: its
/// `before` is the text before the run, its `after` the text now. What stood there before somebody sat down to
/// change it is never lost. An export in between ends the run, so that what was handed out stays in the journal.
pub(crate) fn record_run<T: Serialize>(
    tx: &mut Tx<'_>,
    place: Place,
    case: CaseId,
    before: &T,
    after: &T,
) -> Result<bool, CoreError> {
    let Some(number) = open_run(tx, place, case)? else {
        record(tx, place, Some(before), Some(after))?;
        return Ok(true);
    };
    tx.prepare_cached("UPDATE journal SET after_json = ?2, ended_at = ?3 WHERE number = ?1")?
        .execute((number, Json(after), Millis(tx.now())))?;
    tx.touch(place.part.kind());
    Ok(false)
}

/// The row to which a further change of the same run belongs.
fn open_run(tx: &Tx<'_>, place: Place, case: CaseId) -> Result<Option<i64>, CoreError> {
    let last = tx
        .prepare_cached(
            "SELECT number, op, actor, started_at, ended_at FROM journal
             WHERE record_id = ?1 AND part = ?2 ORDER BY number DESC LIMIT 1",
        )?
        .query_row((Text(place.record), Word(place.part)), |row| {
            Ok((
                row.get::<_, i64>("number")?,
                row.word::<Op>("op")?,
                row.get::<_, String>("actor")?,
                row.get::<_, Millis>("started_at")?.0,
                row.get::<_, Millis>("ended_at")?.0,
            ))
        })
        .optional()?;
    let Some((number, op, actor, started, ended)) = last else {
        return Ok(None);
    };
    let since = |then: Timestamp| tx.now().duration_since(then);
    let fresh = |then: Timestamp, most| !since(then).is_negative() && since(then) <= most;
    let same =
        op == tx.op() && actor == tx.actor() && fresh(ended, RUN_PAUSE) && fresh(started, RUN_MOST);
    if !same || exported_since(tx, case, started)? {
        return Ok(None);
    }
    Ok(Some(number))
}

fn exported_since(tx: &Tx<'_>, case: CaseId, then: Timestamp) -> Result<bool, CoreError> {
    let found = tx
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM export_case JOIN export ON export.id = export_case.export_id
             WHERE export_case.case_id = ?1 AND export.created_at >= ?2)",
        )?
        .query_row((Text(case), Millis(then)), |row| row.get(0))?;
    Ok(found)
}

/// Who made the last change; none in a new vault.
pub(crate) fn actor_last(connection: &Connection) -> Result<Option<String>, CoreError> {
    let sql = "SELECT actor FROM journal ORDER BY number DESC LIMIT 1";
    Ok(connection.query_row(sql, [], |row| row.get(0)).optional()?)
}

/// All rows about one record, oldest first.
pub fn journal_of(
    store: &Store,
    record: impl Into<RecordId>,
) -> Result<Vec<JournalRow>, CoreError> {
    let mut statement = store
        .db()
        .prepare_cached("SELECT * FROM journal WHERE record_id = ?1 ORDER BY number")?;
    let rows = statement.query_map([Text(record.into())], from_row)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// All rows of one transaction, oldest first.
pub(crate) fn journal_of_transaction(
    db: &Connection,
    transaction: Uuid,
) -> Result<Vec<JournalRow>, CoreError> {
    let mut statement =
        db.prepare_cached("SELECT * FROM journal WHERE transaction_id = ?1 ORDER BY number")?;
    let rows = statement.query_map([Text(transaction)], from_row)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// All rows of a community, oldest first.
pub fn journal_list(store: &Store, community: CommunityId) -> Result<Vec<JournalRow>, CoreError> {
    let sql = "SELECT * FROM journal WHERE community_id = ?1 ORDER BY number";
    let mut statement = store.db().prepare_cached(sql)?;
    let rows = statement.query_map([Text(community)], from_row)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<JournalRow> {
    Ok(JournalRow {
        number: row.get("number")?,
        transaction: row.text("transaction_id")?,
        op: row.word("op")?,
        part: row.word("part")?,
        record: row.text("record_id")?,
        started_at: row.get::<_, Millis>("started_at")?.0,
        ended_at: row.get::<_, Millis>("ended_at")?.0,
        actor: row.get("actor")?,
        facilitator: row.text_or_none("actor_id")?,
        undoes: row.text_or_none("undoes")?,
        before: row
            .get::<_, Option<Json<_>>>("before_json")?
            .map(|json| json.0),
        after: row
            .get::<_, Option<Json<_>>>("after_json")?
            .map(|json| json.0),
    })
}
