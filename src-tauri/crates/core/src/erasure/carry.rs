//! What a restore carries over from today's vault: what was erased is erased again, and what happened since the backup
//! stays in the audit trail, in the register of exports and in the list of facilitators.

use rusqlite::{Connection, TransactionBehavior};

use super::{gone, lasting, store};
use crate::{
    audit,
    error::CoreError,
    exports, facilitators,
    journal::Op,
    tx::{Hand, Tx},
};

/// Carries over from today's database into a copy that is about to take its place. Gives how many records were erased
/// again.
///
/// A copy of another vault has another chain and other people: nothing is carried there.
pub(crate) fn carry(
    today: &Connection,
    copy: &mut Connection,
    key: &[u8; 32],
    hand: Hand,
) -> Result<u32, CoreError> {
    if !audit::same_chain(copy, key)? {
        return Ok(0);
    }
    let scope = copy.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let mut tx = Tx::new(&scope, Op::EraseAgain, hand);
    let older = !audit::has_begun(&tx)?;
    facilitators::carry(today, &tx)?;
    audit::carry(today, &tx, key)?;
    if older {
        facilitators::name_all(&tx)?;
    }
    if !audit::has_begun(&tx)? {
        audit::begin(&tx, key)?;
    }
    exports::carry(today, &tx)?;
    carry_marks(today, &tx)?;
    let marks = gone::marks(&tx)?;
    let revived = lasting::take_out_again(&mut tx, key, &marks)?;
    audit::append(&tx, key, None)?;
    scope.commit()?;
    if revived > 0 {
        store::rewrite(copy, true)?;
    }
    Ok(u32::try_from(revived).unwrap_or(u32::MAX))
}

fn carry_marks(today: &Connection, tx: &Tx<'_>) -> Result<(), CoreError> {
    let mut statement = today.prepare("SELECT seal, part, at, facilitator_id FROM erasure")?;
    let mut rows = statement.query([])?;
    let mut insert = tx.prepare(
        "INSERT OR IGNORE INTO erasure (seal, part, at, facilitator_id) VALUES (?1, ?2, ?3, ?4)",
    )?;
    while let Some(row) = rows.next()? {
        insert.execute((
            row.get::<_, Vec<u8>>(0)?,
            row.get::<_, String>(1)?,
            row.get::<_, i64>(2)?,
            row.get::<_, Option<String>>(3)?,
        ))?;
    }
    Ok(())
}
