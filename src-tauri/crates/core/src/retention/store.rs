//! The table `retention_rule`.

use rusqlite::{Connection, OptionalExtension, Row};
use serde_json::Value;
use uuid::Uuid;

use super::{DataKind, RetentionDetails, RetentionRule, rules};
use crate::{
    error::CoreError,
    ids::{CommunityId, RecordId},
    journal::{self, Done, Kind, Op, Part, Place},
    sql::{Millis, Word},
    store::{Store, Tx},
    undo,
};

/// The rules for all kinds of data, changed or as suggested.
pub fn retention_rules(store: &Store) -> Result<Vec<RetentionRule>, CoreError> {
    list(store.db())
}

pub(super) fn list(db: &Connection) -> Result<Vec<RetentionRule>, CoreError> {
    rules::KINDS
        .into_iter()
        .map(|kind| load(db, kind))
        .collect()
}

/// Changes a rule. `version` is the one that the change was made from, 0 for a suggested one.
pub fn retention_rule_set(
    store: &mut Store,
    kind: DataKind,
    version: u32,
    details: &RetentionDetails,
) -> Result<Done<RetentionRule>, CoreError> {
    let details = rules::checked(kind, details)?;
    store.transact(Op::RetentionRuleSet, |tx| {
        let before = load(tx, kind)?;
        if before.version != version {
            return Err(CoreError::Stale);
        }
        change(tx, &before, &details)
    })
}

/// Goes back to what Copse suggests.
pub fn retention_rule_reset(
    store: &mut Store,
    kind: DataKind,
) -> Result<Done<RetentionRule>, CoreError> {
    store.transact(Op::RetentionRuleSet, |tx| {
        let before = load(tx, kind)?;
        change(tx, &before, &rules::suggested(kind).details)
    })
}

fn change(
    tx: &mut Tx<'_>,
    before: &RetentionRule,
    details: &RetentionDetails,
) -> Result<RetentionRule, CoreError> {
    if before.details == *details {
        return Ok(before.clone());
    }
    let kind = before.kind;
    tx.execute(
        "INSERT OR REPLACE INTO retention_rule (kind, version, changed_at, changed_by, why, basis, months)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        (
            Word(kind),
            before.version.saturating_add(1),
            Millis(tx.now()),
            tx.actor(),
            &details.why,
            &details.basis,
            details.months,
        ),
    )?;
    let after = load(tx, kind)?;
    let place = Place {
        // Rules belong to the vault, not to a community.
        community: CommunityId(Uuid::nil()),
        part: Part::RetentionRule,
        record: rules::id_of(kind).0,
    };
    journal::record(tx, place, Some(before), Some(&after))?;
    Ok(after)
}

/// Puts a rule back.
pub(crate) fn put_back(
    tx: &mut Tx<'_>,
    id: RecordId,
    from: Option<&Value>,
    to: Option<&Value>,
) -> Result<(), CoreError> {
    let (Some(from), Some(to), Some(kind)) = (from, to, rules::kind_of(id)) else {
        return Err(undo::in_the_way(Kind::Retention));
    };
    let (from, to): (RetentionRule, RetentionRule) = (undo::parsed(from)?, undo::parsed(to)?);
    let newest = load(tx, kind)?;
    if newest.details != from.details {
        return Err(undo::in_the_way(Kind::Retention));
    }
    change(tx, &newest, &to.details)?;
    Ok(())
}

pub(super) fn load(db: &Connection, kind: DataKind) -> Result<RetentionRule, CoreError> {
    let suggested = rules::suggested(kind);
    let read = |row: &Row<'_>| {
        Ok((
            row.get("version")?,
            RetentionDetails {
                why: row.get("why")?,
                basis: row.get("basis")?,
                months: row.get("months")?,
            },
        ))
    };
    let changed: Option<(u32, RetentionDetails)> = db
        .prepare_cached("SELECT * FROM retention_rule WHERE kind = ?1")?
        .query_row([Word(kind)], read)
        .optional()?;
    Ok(match changed {
        Some((version, details)) => RetentionRule {
            changed: details != suggested.details,
            version,
            details,
            ..suggested
        },
        None => suggested,
    })
}
