//! The tables `audit` and `audit_head`.

use rusqlite::{Connection, OptionalExtension, Row, named_params};

use super::chain::{self, Link, Mac, Mark};
use crate::{error::CoreError, tx::Tx};

/// The head as stored.
pub(super) struct Head {
    pub(super) newest: Mark,
    pub(super) verified: Mark,
    seal: Mac,
}

/// Whether the audit trail has begun.
pub(crate) fn has_begun(db: &Connection) -> Result<bool, CoreError> {
    Ok(db
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM audit_head) OR EXISTS (SELECT 1 FROM audit)")?
        .query_row([], |row| row.get(0))?)
}

/// Begins the audit trail with what the journal of earlier versions tells: one entry for each record that each
/// transaction changed.
pub(crate) fn begin(tx: &Tx<'_>, key: &[u8; 32]) -> Result<(), CoreError> {
    let mut head = Mark::START;
    let mut statement = tx.prepare(
        "SELECT min(started_at) AS at, op, part, record_id, actor_id, transaction_id FROM journal
         WHERE NOT (part IN ('section', 'order') AND op IN ('caseCreate', 'caseImport'))
            AND NOT (part = 'agenda' AND op IN ('meetingCreate', 'meetingSeriesCreate'))
         GROUP BY transaction_id, part, record_id ORDER BY min(number)",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let link = Link {
            number: head.number.saturating_add(1),
            at: row.get("at")?,
            event: row.get("op")?,
            part: row.get("part")?,
            record: row.get("record_id")?,
            facilitator: row.get("actor_id")?,
            transaction: row.get("transaction_id")?,
        };
        head = add(tx, key, head, &link)?;
    }
    drop(rows);
    drop(statement);
    write_head(tx, key, head, head)
}

/// Writes the entries of a transaction. `mark` is up to where the chain is known to be whole.
pub(crate) fn append(tx: &Tx<'_>, key: &[u8; 32], mark: Option<Mark>) -> Result<(), CoreError> {
    let audited = tx.audited();
    if audited.is_empty() {
        return Ok(());
    }
    let entries = audited.into_iter().map(|(op, part, record)| Link {
        at: tx.now().as_millisecond(),
        event: word(op),
        part: Some(word(part)),
        record: Some(record.to_string()),
        facilitator: tx.facilitator().map(|id| id.to_string()),
        transaction: Some(tx.id().to_string()),
        number: 0,
    });
    append_links(tx, key, mark, entries)
}

/// The word of an operation or a part, as stored.
pub(super) fn word<T: serde::Serialize>(value: T) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}

/// Writes entries behind the newest one.
///
/// Where the head is missing or was changed, or something stands behind it, a number is left out: what was done to the chain stays visible however
/// much follows.
pub(super) fn append_links(
    db: &Connection,
    key: &[u8; 32],
    mark: Option<Mark>,
    links: impl Iterator<Item = Link>,
) -> Result<(), CoreError> {
    let last: i64 = db
        .prepare_cached("SELECT coalesce(max(number), 0) FROM audit")?
        .query_row([], |row| row.get(0))?;
    let (mut newest, verified) = match head(db)? {
        Some(head) if is_sealed(key, &head)? && last <= head.newest.number => {
            (head.newest, head.verified)
        }
        found => {
            let told = found.map_or(0, |head| head.newest.number);
            let newest = Mark {
                number: last.max(told).saturating_add(1),
                mac: chain::START,
            };
            (newest, Mark::START)
        }
    };
    for link in links {
        let number = newest.number.saturating_add(1);
        newest = add(db, key, newest, &Link { number, ..link })?;
    }
    let further = mark.filter(|mark| mark.number > verified.number);
    write_head(db, key, newest, further.unwrap_or(verified))
}

fn add(db: &Connection, key: &[u8; 32], before: Mark, link: &Link) -> Result<Mark, CoreError> {
    let mac = chain::seal(key, &before.mac, link)?;
    db.prepare_cached(
        "INSERT INTO audit (number, at, event, part, record_id, facilitator_id, transaction_id, mac)
         VALUES (:number, :at, :event, :part, :record, :facilitator, :transaction, :mac)",
    )?
    .execute(named_params! {
        ":number": link.number,
        ":at": link.at,
        ":event": link.event,
        ":part": link.part,
        ":record": link.record,
        ":facilitator": link.facilitator,
        ":transaction": link.transaction,
        ":mac": mac.as_slice(),
    })?;
    Ok(Mark {
        number: link.number,
        mac,
    })
}

fn write_head(
    db: &Connection,
    key: &[u8; 32],
    newest: Mark,
    verified: Mark,
) -> Result<(), CoreError> {
    let seal = chain::head_seal(key, newest, verified)?;
    db.prepare_cached(
        "INSERT OR REPLACE INTO audit_head (id, number, mac, verified, verified_mac, seal)
         VALUES (1, ?1, ?2, ?3, ?4, ?5)",
    )?
    .execute((
        newest.number,
        newest.mac.as_slice(),
        verified.number,
        verified.mac.as_slice(),
        seal.as_slice(),
    ))?;
    Ok(())
}

pub(super) fn head(db: &Connection) -> Result<Option<Head>, CoreError> {
    let mac = |row: &Row<'_>, column: &str| -> rusqlite::Result<Mac> {
        // Bytes of another length fit no code.
        Ok(row
            .get::<_, Vec<u8>>(column)?
            .try_into()
            .unwrap_or(chain::START))
    };
    Ok(db
        .prepare_cached("SELECT * FROM audit_head WHERE id = 1")?
        .query_row([], |row| {
            Ok(Head {
                newest: Mark {
                    number: row.get("number")?,
                    mac: mac(row, "mac")?,
                },
                verified: Mark {
                    number: row.get("verified")?,
                    mac: mac(row, "verified_mac")?,
                },
                seal: mac(row, "seal")?,
            })
        })
        .optional()?)
}

pub(super) fn is_sealed(key: &[u8; 32], head: &Head) -> Result<bool, CoreError> {
    Ok(chain::head_seal(key, head.newest, head.verified)? == head.seal)
}

pub(super) fn shown(number: i64) -> u32 {
    u32::try_from(number).unwrap_or(0)
}

pub(super) fn link(row: &Row<'_>) -> rusqlite::Result<Link> {
    Ok(Link {
        number: row.get("number")?,
        at: row.get("at")?,
        event: row.get("event")?,
        part: row.get("part")?,
        record: row.get("record_id")?,
        facilitator: row.get("facilitator_id")?,
        transaction: row.get("transaction_id")?,
    })
}

/// Whether a copy has the chain of this key, or none yet.
pub(crate) fn same_chain(copy: &Connection, key: &[u8; 32]) -> Result<bool, CoreError> {
    match head(copy)? {
        Some(head) => is_sealed(key, &head),
        None => Ok(true),
    }
}

/// Puts today's audit trail into an older copy of the same vault, so that a restore hides nothing. A copy whose newest
/// entry is not in today's keeps its own.
pub(crate) fn carry(today: &Connection, copy: &Tx<'_>, key: &[u8; 32]) -> Result<(), CoreError> {
    let Some(newer) = head(today)? else {
        return Ok(());
    };
    if let Some(older) = head(copy)?.filter(|older| older.newest.number > 0) {
        let known: Option<Vec<u8>> = today
            .query_row(
                "SELECT mac FROM audit WHERE number = ?1",
                [older.newest.number],
                |row| row.get(0),
            )
            .optional()?;
        if known.as_deref() != Some(older.newest.mac.as_slice()) {
            return Ok(());
        }
    }
    copy.execute("DELETE FROM audit", [])?;
    let mut statement = today.prepare("SELECT * FROM audit ORDER BY number")?;
    let mut rows = statement.query([])?;
    let mut insert = copy.prepare(
        "INSERT INTO audit (number, at, event, part, record_id, facilitator_id, transaction_id, mac)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?;
    while let Some(row) = rows.next()? {
        let link = link(row)?;
        insert.execute((
            link.number,
            link.at,
            link.event,
            link.part,
            link.record,
            link.facilitator,
            link.transaction,
            row.get::<_, Vec<u8>>("mac")?,
        ))?;
    }
    write_head(copy, key, newer.newest, newer.verified)
}
