//! How many records a community has of a kind in a state: counted while they are written, see migration 4.

use rusqlite::Connection;

use crate::{error::CoreError, ids::CommunityId, sql::Text};

/// The counts of one kind, by state as stored. What there is none of is not among them.
pub(crate) fn tally(
    db: &Connection,
    community: CommunityId,
    kind: &str,
) -> Result<Vec<(String, u32)>, CoreError> {
    let mut statement = db.prepare_cached(
        "SELECT substr(what, length(?2) + 2), count FROM tally
         WHERE community_id = ?1 AND what BETWEEN ?2 || ':' AND ?2 || ';'",
    )?;
    let rows = statement.query_map((Text(community), kind), |row| {
        Ok((row.get(0)?, row.get(1)?))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The sum of the states that are asked for.
pub(crate) fn sum(tally: &[(String, u32)], is_asked: impl Fn(&str) -> bool) -> u32 {
    tally
        .iter()
        .filter(|(state, _)| is_asked(state))
        .map(|(_, count)| count)
        .sum()
}
