//! What the first screen tells of the calendar.

use jiff::civil::Date;
use rusqlite::Connection;

use super::MeetingKind;
use crate::{
    error::CoreError,
    ids::{CommunityId, MeetingId},
    sql::{Read, Text},
    tally::{sum, tally},
};

/// What the first screen needs to know of a meeting.
pub(crate) struct MeetingLine {
    pub(crate) id: MeetingId,
    pub(crate) number: u16,
    pub(crate) kind: MeetingKind,
    pub(crate) date: Date,
}

/// What the first screen tells of the meetings of a community.
pub(crate) struct Calendar {
    /// The next one that is planned, today's included.
    pub(crate) next: Option<MeetingLine>,
    /// Those of the past without a register, newest first, at most as many as were asked for.
    pub(crate) without_register: Vec<MeetingLine>,
    /// Held: said so, or in the past with a register.
    pub(crate) held: u32,
    /// All but the cancelled ones.
    pub(crate) not_cancelled: u32,
}

/// Reads few meetings, however many there are.
pub(crate) fn calendar(
    db: &Connection,
    community: CommunityId,
    today: Date,
    most: u32,
) -> Result<Calendar, CoreError> {
    let counted = tally(db, community, "meeting")?;
    let held_unsaid: u32 = db
        .prepare_cached(
            "SELECT count(*) FROM meeting INDEXED BY meeting_with_register WHERE community_id = ?1 AND day < ?2
                AND registered = 1 AND status = 'planned' AND deleted_at IS NULL",
        )?
        .query_row((Text(community), Text(today)), |row| row.get(0))?;
    let next = lines(
        db,
        "INDEXED BY meeting_by_community WHERE community_id = ?1 AND day >= ?2 AND status = 'planned'
            AND deleted_at IS NULL ORDER BY day, starts, number LIMIT ?3",
        (Text(community), Text(today), 1),
    )?;
    let without_register = lines(
        db,
        "INDEXED BY meeting_without_register WHERE community_id = ?1 AND day < ?2
            AND registered = 0 AND status <> 'cancelled' AND deleted_at IS NULL
         ORDER BY day DESC LIMIT ?3",
        (Text(community), Text(today), most),
    )?;
    Ok(Calendar {
        next: next.into_iter().next(),
        without_register,
        held: sum(&counted, |status| status == "held") + held_unsaid,
        not_cancelled: sum(&counted, |status| status != "cancelled"),
    })
}

fn lines(
    db: &Connection,
    which: &str,
    parameters: impl rusqlite::Params,
) -> Result<Vec<MeetingLine>, CoreError> {
    let sql = format!("SELECT id, number, kind, day FROM meeting {which}");
    let mut statement = db.prepare_cached(&sql)?;
    let rows = statement.query_map(parameters, |row| {
        Ok(MeetingLine {
            id: row.text("id")?,
            number: row.get("number")?,
            kind: row.word("kind")?,
            date: row.text("day")?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
