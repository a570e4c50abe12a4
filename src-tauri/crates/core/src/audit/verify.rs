//! Checking the chain: at opening, a part at a time, or as a whole.

use rusqlite::{Connection, OptionalExtension};

use super::{
    AuditCheck,
    chain::{self, Mac, Mark},
    store::{Head, head, is_sealed, link, shown},
};
use crate::{error::CoreError, store::Store};

/// Entries that are checked at opening.
const NEWEST: i64 = 500;

/// The check at opening, which takes as long for a large vault as for a small one: the head, and the newest entries, at
/// most [`NEWEST`] of them. Gives up to where the chain is whole, where that is known from its beginning on.
pub(crate) fn check_opened(
    db: &Connection,
    key: &[u8; 32],
) -> Result<(AuditCheck, Option<Mark>), CoreError> {
    let head = match sealed_head(db, key)? {
        Ok(head) => head,
        Err(check) => return Ok((check, None)),
    };
    let from = head.newest.number.saturating_sub(NEWEST);
    if from <= head.verified.number {
        let (check, reached) = check(db, key, &head, head.verified, i64::MAX)?;
        return Ok((check, reached));
    }
    let mac: Option<Vec<u8>> = db
        .query_row("SELECT mac FROM audit WHERE number = ?1", [from], |row| {
            row.get(0)
        })
        .optional()?;
    let Some(mac) = mac.and_then(|mac| Mac::try_from(mac).ok()) else {
        let problem = format!("Entry {from} of the audit trail is missing.");
        return Ok((broken(0, head.newest.number, &problem, Some(from)), None));
    };
    let (check, _) = check(db, key, &head, Mark { number: from, mac }, i64::MAX)?;
    Ok((check, None))
}

/// Checks every entry, in order: a changed or missing one, a gap, and a tail that was taken away are found.
///
/// What it cannot find is a vault that as a whole is older than it was: the vault itself tells that
/// ([`copse_vault::Notice::RolledBack`]).
pub fn audit_verify(store: &Store) -> Result<AuditCheck, CoreError> {
    let (db, key) = (store.db(), store.audit_key());
    match sealed_head(db, key)? {
        Ok(head) => Ok(check(db, key, &head, Mark::START, i64::MAX)?.0),
        Err(check) => Ok(check),
    }
}

/// The same a part at a time, at most `most` entries, for a moment in which nothing else is to be done: each session
/// begins with the first entry. All are checked where `checked` is `entries`.
pub fn audit_verify_next(store: &mut Store, most: u32) -> Result<AuditCheck, CoreError> {
    let start = store.audit_walked();
    let (db, key) = (store.db(), store.audit_key());
    let head = match sealed_head(db, key)? {
        Ok(head) => head,
        Err(check) => return Ok(check),
    };
    let (mut found, reached) = check(db, key, &head, start, i64::from(most))?;
    if let Some(reached) = reached {
        found.checked = shown(reached.number);
        store.audit_walked_to(reached);
    }
    Ok(found)
}

/// The head where it is as Copse wrote it; what is wrong where not.
fn sealed_head(db: &Connection, key: &[u8; 32]) -> Result<Result<Head, AuditCheck>, CoreError> {
    let Some(head) = head(db)? else {
        return Ok(Err(unbegun(db)?));
    };
    if is_sealed(key, &head)? {
        return Ok(Ok(head));
    }
    let problem = "The end of the audit trail was changed by something else than Copse.";
    Ok(Err(broken(0, head.newest.number, problem, None)))
}

/// Follows the chain from a mark, at most so many entries, and tells how far it is whole.
fn check(
    db: &Connection,
    key: &[u8; 32],
    head: &Head,
    start: Mark,
    most: i64,
) -> Result<(AuditCheck, Option<Mark>), CoreError> {
    let (reached, bad) = walk(db, key, start, most)?;
    let checked = reached.number.saturating_sub(start.number);
    let newest = head.newest.number;
    if let Some(at) = bad {
        let problem =
            format!("Entry {at} of the audit trail was changed, or one before it is missing.");
        return Ok((broken(checked, newest, &problem, Some(at)), None));
    }
    if reached != head.newest && checked < most {
        let at = reached.number.saturating_add(1);
        let problem = format!(
            "The audit trail ends at entry {}, but has {newest}: the last ones are missing.",
            reached.number
        );
        return Ok((broken(checked, newest, &problem, Some(at)), None));
    }
    let whole = AuditCheck {
        whole: true,
        checked: shown(checked),
        entries: shown(newest),
        ..AuditCheck::default()
    };
    Ok((whole, Some(reached)))
}

/// Without a head there is a trail only where somebody took the head away.
fn unbegun(db: &Connection) -> Result<AuditCheck, CoreError> {
    let entries: i64 = db.query_row("SELECT coalesce(max(number), 0) FROM audit", [], |row| {
        row.get(0)
    })?;
    if entries > 0 {
        let problem = "The end of the audit trail is missing.";
        return Ok(broken(0, entries, problem, None));
    }
    Ok(AuditCheck {
        whole: true,
        ..AuditCheck::default()
    })
}

fn broken(checked: i64, entries: i64, problem: &str, at: Option<i64>) -> AuditCheck {
    AuditCheck {
        whole: false,
        checked: shown(checked),
        entries: shown(entries),
        broken_at: at.map(shown),
        problem: Some(problem.to_owned()),
    }
}

/// Follows the chain from a mark: how far it is whole, and the first entry that does not fit.
fn walk(
    db: &Connection,
    key: &[u8; 32],
    start: Mark,
    most: i64,
) -> Result<(Mark, Option<i64>), CoreError> {
    let mut statement =
        db.prepare_cached("SELECT * FROM audit WHERE number > ?1 ORDER BY number LIMIT ?2")?;
    let mut rows = statement.query([start.number, most])?;
    let mut reached = start;
    while let Some(row) = rows.next()? {
        let link = link(row)?;
        let expected = reached.number.saturating_add(1);
        if link.number != expected {
            return Ok((reached, Some(expected)));
        }
        let mac = chain::seal(key, &reached.mac, &link)?;
        if row.get_ref("mac")?.as_blob().unwrap_or_default() != mac {
            return Ok((reached, Some(link.number)));
        }
        reached = Mark {
            number: link.number,
            mac,
        };
    }
    Ok((reached, None))
}
