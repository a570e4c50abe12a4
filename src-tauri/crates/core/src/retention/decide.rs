//! What was decided about records that were due: the table `retention_decision`.

use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, Row, named_params};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Decision, RetentionDecide, RetentionDecided, RetentionEntry};
use crate::{
    check::{Check, TEXT_MOST, lines},
    erasure::{self, OlderBackup},
    error::CoreError,
    ids::{CommunityId, RecordId},
    journal::{self, Done, Kind, Op, Part, Place},
    naming,
    record::RecordRef,
    sql::{Millis, Read, Text, Word},
    store::{Store, Tx},
    undo,
};

/// A decision as the table and the journal have it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Stored {
    record: RecordRef,
    community: CommunityId,
    decision: Decision,
    at: jiff::Timestamp,
    by: String,
}

/// Decides about a record: destroys it, which erases it for good, or keeps it. A later decision takes the place of an
/// earlier one; the journal has both. `backups` are all that exist: see [`erasure::erase`].
pub fn retention_decide(
    store: &mut Store,
    decide: RetentionDecide,
    backups: &[OlderBackup],
) -> Result<Done<RetentionDecided>, CoreError> {
    let decision = checked(decide.decision, store.today())?;
    let record = decide.record;
    let community = naming::touched(store.db(), record.part, record.id)?
        .community
        .ok_or(CoreError::NotFound {
            kind: record.part.kind(),
        })?;
    let mut changed = Vec::new();
    let mut erased = None;
    if decision == Decision::Destroy {
        let done = erasure::erase(store, &[record], backups)?;
        changed = done.changed;
        erased = Some(done.value);
    }
    let op = if erased.is_some() {
        Op::RetentionDestroy
    } else {
        Op::RetentionDecide
    };
    let done = store.transact(op, |tx| {
        let stored = Stored {
            record,
            community,
            decision,
            at: tx.now(),
            by: tx.actor().to_owned(),
        };
        let before = load(tx, record.id)?;
        write(tx, &stored)?;
        journal::record(tx, place(&stored), before.as_ref(), Some(&stored))?;
        told(tx, stored)
    })?;
    changed.extend(done.changed);
    changed.sort_unstable();
    changed.dedup();
    let entry = done.value;
    Ok(Done {
        value: RetentionDecided { entry, erased },
        changed,
    })
}

/// What was decided, newest first; with a community, about its records.
pub fn retention_decisions(
    store: &Store,
    community: Option<CommunityId>,
) -> Result<Vec<RetentionEntry>, CoreError> {
    let db = store.db();
    let mut statement = db.prepare_cached(
        "SELECT * FROM retention_decision WHERE ?1 IS NULL OR community_id = ?1
         ORDER BY changed_at DESC, record_id DESC",
    )?;
    let rows = statement.query_map([community.map(Text)], from_row)?;
    rows.map(|stored| told(db, stored?)).collect()
}

fn checked(decision: Decision, today: Date) -> Result<Decision, CoreError> {
    let mut check = Check::default();
    let mut reason_checked = |reason: &str| {
        let reason = lines(reason);
        check.required("reason", &reason, TEXT_MOST, "Enter why it is kept.");
        reason
    };
    let decision = match decision {
        Decision::Destroy => Decision::Destroy,
        Decision::KeepForGood { reason } => Decision::KeepForGood {
            reason: reason_checked(&reason),
        },
        Decision::KeepUntil { until, reason } => {
            let reason = reason_checked(&reason);
            check.that(
                until > today,
                "until",
                "Enter a day in the future. It is due for review again after that day.",
            );
            Decision::KeepUntil { until, reason }
        }
    };
    check.done()?;
    Ok(decision)
}

fn place(stored: &Stored) -> Place {
    Place {
        community: stored.community,
        part: Part::RetentionDecision,
        record: stored.record.id.0,
    }
}

fn told(db: &Connection, stored: Stored) -> Result<RetentionEntry, CoreError> {
    let mut record = naming::touched(db, stored.record.part, stored.record.id)?;
    record.community = Some(stored.community);
    Ok(RetentionEntry {
        record,
        decision: stored.decision,
        at: stored.at,
        by: stored.by,
    })
}

fn write(tx: &Tx<'_>, stored: &Stored) -> Result<(), CoreError> {
    let (word, until, reason) = match &stored.decision {
        Decision::Destroy => ("destroy", None, ""),
        Decision::KeepUntil { until, reason } => ("keepUntil", Some(*until), reason.as_str()),
        Decision::KeepForGood { reason } => ("keepForGood", None, reason.as_str()),
    };
    tx.prepare_cached(
        "INSERT OR REPLACE INTO retention_decision
            (record_id, part, community_id, decision, until, reason, changed_at, changed_by)
         VALUES (:record, :part, :community, :decision, :until, :reason, :at, :by)",
    )?
    .execute(named_params! {
        ":record": Text(stored.record.id),
        ":part": Word(stored.record.part),
        ":community": Text(stored.community),
        ":decision": word,
        ":until": until.map(Text),
        ":reason": reason,
        ":at": Millis(stored.at),
        ":by": stored.by,
    })?;
    Ok(())
}

fn load(db: &Connection, record: RecordId) -> Result<Option<Stored>, CoreError> {
    Ok(db
        .prepare_cached("SELECT * FROM retention_decision WHERE record_id = ?1")?
        .query_row([Text(record)], from_row)
        .optional()?)
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Stored> {
    let word: String = row.get("decision")?;
    let until: Option<Date> = row.text_or_none("until")?;
    let reason: String = row.get("reason")?;
    let decision = match (word.as_str(), until) {
        ("keepUntil", Some(until)) => Decision::KeepUntil { until, reason },
        ("destroy", _) => Decision::Destroy,
        _ => Decision::KeepForGood { reason },
    };
    Ok(Stored {
        record: RecordRef {
            part: row.word("part")?,
            id: row.text("record_id")?,
        },
        community: row.text("community_id")?,
        decision,
        at: row.get::<_, Millis>("changed_at")?.0,
        by: row.get("changed_by")?,
    })
}

/// Puts a decision back. What was destroyed is gone.
pub(crate) fn put_back(
    tx: &mut Tx<'_>,
    id: RecordId,
    from: Option<&Value>,
    to: Option<&Value>,
) -> Result<(), CoreError> {
    let from: Option<Stored> = from.map(undo::parsed).transpose()?;
    let to: Option<Stored> = to.map(undo::parsed).transpose()?;
    let newest = load(tx, id)?;
    let destroyed = |stored: &Option<Stored>| {
        stored
            .as_ref()
            .is_some_and(|stored| stored.decision == Decision::Destroy)
    };
    let said = |stored: &Option<Stored>| stored.as_ref().map(|stored| stored.decision.clone());
    if destroyed(&from) || destroyed(&to) || said(&from) != said(&newest) {
        return Err(undo::in_the_way(Kind::Retention));
    }
    match (&to, &newest) {
        (Some(to), _) => {
            write(tx, to)?;
            journal::record(tx, place(to), newest.as_ref(), Some(to))
        }
        (None, Some(newest)) => {
            tx.execute(
                "DELETE FROM retention_decision WHERE record_id = ?1",
                [Text(id)],
            )?;
            journal::record(tx, place(newest), Some(newest), None)
        }
        (None, None) => Ok(()),
    }
}
