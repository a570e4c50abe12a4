//! Reading from the journal what can be undone and redone.

use rusqlite::Connection;
use uuid::Uuid;

use crate::{
    clock,
    error::CoreError,
    journal::{self, JournalRow, Op, Part},
    naming,
    record::Touched,
    sql::{Millis, Read, Text},
    store::Store,
};

use super::UndoStep;

/// The steps of the present session of work.
#[derive(Debug, Default)]
pub(super) struct Steps {
    /// Done, oldest first.
    pub(super) done: Vec<Uuid>,
    /// Undone and not overtaken by something new, in the order in which they were undone.
    pub(super) undone: Vec<Uuid>,
}

/// What a transaction was.
struct Move {
    id: Uuid,
    undoes: Option<Uuid>,
    undo: bool,
    /// All that it did can be undone.
    step: bool,
}

/// Follows the journal since the session of work began.
pub(super) fn steps(store: &Store) -> Result<Steps, CoreError> {
    let start = session_start(store)?;
    let mut steps = Steps::default();
    for a_move in moves(store.db(), start)? {
        match a_move.undoes {
            Some(undone) if a_move.undo => {
                steps.done.retain(|id| *id != undone);
                steps.undone.push(undone);
            }
            Some(redone) => {
                steps.undone.retain(|id| *id != redone);
                steps.done.push(redone);
            }
            None => {
                // Something new: what was undone before it is not done again.
                steps.undone.clear();
                if a_move.step {
                    steps.done.push(a_move.id);
                }
            }
        }
    }
    Ok(steps)
}

/// The last row of the journal before the session of work: somebody else's, or of another day.
fn session_start(store: &Store) -> Result<i64, CoreError> {
    let begins = Millis(clock::begin_of(store.today()));
    let facilitator = store.signed_in().facilitator.map(Text);
    let start = store
        .db()
        .prepare_cached(
            "SELECT number FROM journal WHERE actor_id IS NOT ?1 OR ended_at < ?2 ORDER BY number DESC LIMIT 1",
        )?
        .query_map((facilitator, begins), |row| row.get(0))?
        .next()
        .transpose()?;
    Ok(start.unwrap_or(0))
}

fn moves(db: &Connection, start: i64) -> Result<Vec<Move>, CoreError> {
    let mut statement = db.prepare_cached(
        "SELECT transaction_id, op, undoes FROM journal WHERE number > ?1 ORDER BY number",
    )?;
    let mut rows = statement.query([start])?;
    let mut moves: Vec<Move> = Vec::new();
    while let Some(row) = rows.next()? {
        let id: Uuid = row.text("transaction_id")?;
        let op: Op = row.word("op")?;
        match moves.last_mut() {
            Some(last) if last.id == id => last.step &= op.is_step(),
            _ => moves.push(Move {
                id,
                undoes: row.text_or_none("undoes")?,
                undo: op == Op::Undo,
                step: op.is_step(),
            }),
        }
    }
    Ok(moves)
}

/// The rows of a step that have to be put back, in the order in which they were written: the sections of a new case
/// and the agenda of a new meeting go and come with it.
pub(super) fn rows(db: &Connection, step: Uuid) -> Result<Vec<JournalRow>, CoreError> {
    let rows = journal::journal_of_transaction(db, step)?;
    let new = |part: Part| {
        rows.iter()
            .any(|row| row.part == part && row.before.is_none())
    };
    let (case, meeting) = (new(Part::Case), new(Part::Meeting));
    Ok(rows
        .into_iter()
        .filter(|row| {
            let goes_along = match row.part {
                Part::Section => case,
                Part::Agenda => meeting,
                _ => false,
            };
            !(goes_along && row.before.is_none())
        })
        .collect())
}

/// A step in words; none where its rows are gone.
pub(super) fn told(db: &Connection, rows: &[JournalRow]) -> Result<Option<UndoStep>, CoreError> {
    let Some(first) = rows.first() else {
        return Ok(None);
    };
    let mut records: Vec<Touched> = Vec::new();
    for row in rows {
        if !records
            .iter()
            .any(|known| (known.part, known.id) == (row.part, row.record))
        {
            records.push(naming::touched(db, row.part, row.record)?);
        }
    }
    let title = records
        .first()
        .map(|record| record.title.clone())
        .unwrap_or_default();
    let deed = first.op.deed();
    let what = if title.is_empty() {
        deed.to_owned()
    } else {
        format!("{deed}: {title}")
    };
    let last = rows.last().unwrap_or(first);
    Ok(Some(UndoStep {
        what,
        at: last.ended_at,
        by: first.actor.clone(),
        records,
    }))
}
