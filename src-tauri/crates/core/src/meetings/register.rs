//! The table `register_entry` (domain D9).

use std::collections::HashSet;

use rusqlite::{Connection, Row, named_params};
use serde_json::Value;
use uuid::Uuid;

use super::{Attendance, Meeting, MeetingFull, RegisterEntry, Reply, store};
use crate::{
    check::Check,
    error::CoreError,
    ids::{CommunityId, MeetingId, PersonId},
    journal::{self, Done, Kind, Op, Part, Place},
    order,
    people::PersonStage,
    sql::{Millis, Read, Text, Word, belongs},
    store::{Store, Tx},
    undo,
};

/// A line of a register with what an invitation needs.
pub(super) struct Line {
    pub(super) entry: RegisterEntry,
    pub(super) email: String,
    /// A member now, or a guest of this meeting: not somebody who has left since.
    pub(super) invited: bool,
}

/// How many of those who are invited answered what.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Replies {
    pub(crate) coming: u32,
    pub(crate) apologies: u32,
    pub(crate) none: u32,
}

/// Enters a person's reply and attendance. An entry that says nothing is taken off the register, and with it a guest
/// who is not invited any more.
pub fn register_set(
    store: &mut Store,
    id: MeetingId,
    person: PersonId,
    guest: bool,
    reply: Reply,
    attendance: Attendance,
) -> Result<Done<MeetingFull>, CoreError> {
    store.transact(Op::RegisterSet, |tx| {
        let meeting = store::load(tx, id, false)?;
        let mut check = Check::default();
        let message = "This person is not in the community’s list. Choose another.";
        check.that(
            belongs(tx, "person", person, meeting.community)?,
            "person",
            message,
        );
        check.done()?;
        let before = entry(tx, &meeting, person)?;
        enter(tx, id, person, guest, reply, attendance)?;
        let after = entry(tx, &meeting, person)?;
        let place = Place {
            community: meeting.community,
            part: Part::Register,
            record: id.into(),
        };
        journal::record(tx, place, before.as_ref(), after.as_ref())?;
        store::full(tx, id, tx.today())
    })
}

fn write(
    tx: &Tx<'_>,
    meeting: MeetingId,
    person: PersonId,
    guest: bool,
    reply: Reply,
    attendance: Attendance,
) -> Result<(), CoreError> {
    tx.prepare_cached(
        "INSERT INTO register_entry (meeting_id, person_id, guest, reply, attendance, changed_at, changed_by)
         VALUES (:meeting, :person, :guest, :reply, :attendance, :now, :who)
         ON CONFLICT DO UPDATE SET guest = excluded.guest, reply = excluded.reply, attendance = excluded.attendance,
            changed_at = excluded.changed_at, changed_by = excluded.changed_by",
    )?
    .execute(named_params! {
        ":meeting": Text(meeting),
        ":person": Text(person),
        ":guest": guest,
        ":reply": Word(reply),
        ":attendance": Word(attendance),
        ":now": Millis(tx.now()),
        ":who": tx.actor(),
    })?;
    Ok(())
}

/// Puts a line of a register back.
pub(crate) fn put_back(
    tx: &mut Tx<'_>,
    id: Uuid,
    from: Option<&Value>,
    to: Option<&Value>,
) -> Result<(), CoreError> {
    let id = MeetingId(id);
    let kind = Kind::Meeting;
    let read = |state: Option<&Value>| -> Result<Option<RegisterEntry>, CoreError> {
        state.map(undo::parsed).transpose()
    };
    let (from, to) = (read(from)?, read(to)?);
    let Some(person) = to.as_ref().or(from.as_ref()).map(|entry| entry.person) else {
        return Ok(());
    };
    let meeting = store::load(tx, id, false).map_err(|_| undo::in_the_way(kind))?;
    let newest = entry(tx, &meeting, person)?;
    let told = |entry: &Option<RegisterEntry>| {
        entry
            .as_ref()
            .map_or((false, Reply::None, Attendance::Expected), |entry| {
                (entry.guest, entry.reply, entry.attendance)
            })
    };
    if told(&from) != told(&newest) {
        return Err(undo::in_the_way(kind));
    }
    let (guest, reply, attendance) = told(&to);
    undo::stored(enter(tx, id, person, guest, reply, attendance), kind)?;
    let after = entry(tx, &meeting, person)?;
    let place = Place {
        community: meeting.community,
        part: Part::Register,
        record: id.into(),
    };
    journal::record(tx, place, newest.as_ref(), after.as_ref())
}

/// Writes a line, or takes it off where it says nothing.
fn enter(
    tx: &Tx<'_>,
    meeting: MeetingId,
    person: PersonId,
    guest: bool,
    reply: Reply,
    attendance: Attendance,
) -> Result<(), CoreError> {
    if guest || reply != Reply::None || attendance != Attendance::Expected {
        return write(tx, meeting, person, guest, reply, attendance);
    }
    tx.prepare_cached("DELETE FROM register_entry WHERE meeting_id = ?1 AND person_id = ?2")?
        .execute((Text(meeting), Text(person)))?;
    Ok(())
}

fn entry(
    db: &Connection,
    meeting: &Meeting,
    person: PersonId,
) -> Result<Option<RegisterEntry>, CoreError> {
    Ok(lines(db, meeting)?
        .into_iter()
        .map(|line| line.entry)
        .find(|entry| entry.person == person))
}

/// The register of a meeting by name: every current member, and everybody who was entered.
pub(super) fn lines(db: &Connection, meeting: &Meeting) -> Result<Vec<Line>, CoreError> {
    let mut statement = db.prepare_cached(
        "SELECT person.id, person.name, person.role, person.email, person.stage, person.dietary_needs,
            person.access_needs, coalesce(register_entry.guest, 0) AS guest,
            coalesce(register_entry.reply, 'none') AS reply,
            coalesce(register_entry.attendance, 'expected') AS attendance
         FROM person
         LEFT JOIN register_entry ON register_entry.person_id = person.id AND register_entry.meeting_id = ?1
         WHERE person.community_id = ?2 AND person.deleted_at IS NULL
            AND (person.stage = 'member' OR register_entry.meeting_id IS NOT NULL)",
    )?;
    let rows = statement.query_map((Text(meeting.id), Text(meeting.community)), from_row)?;
    let mut lines: Vec<Line> = rows.collect::<Result<_, _>>()?;
    lines.sort_by(|one, other| order::by_words(&one.entry.name, &other.entry.name));
    Ok(lines)
}

/// How many of those who are invited answered what: `members` are invited, and guests. Only the meeting's own lines
/// are read.
pub(crate) fn replies(
    db: &Connection,
    meeting: &Meeting,
    members: u32,
) -> Result<Replies, CoreError> {
    let mut statement = db.prepare_cached(
        "SELECT count(*) FILTER (WHERE reply = 'coming') AS coming,
            count(*) FILTER (WHERE reply = 'apologies') AS apologies,
            count(*) FILTER (WHERE stage <> 'member') AS guests
         FROM register_entry JOIN person ON person.id = register_entry.person_id
         WHERE register_entry.meeting_id = ?1 AND person.community_id = ?2 AND person.deleted_at IS NULL
            AND (guest OR stage = 'member')",
    )?;
    let values = (Text(meeting.id), Text(meeting.community));
    Ok(statement.query_row(values, |row| {
        let (coming, apologies): (u32, u32) = (row.get("coming")?, row.get("apologies")?);
        let invited = members.saturating_add(row.get("guests")?);
        Ok(Replies {
            coming,
            apologies,
            none: invited.saturating_sub(coming).saturating_sub(apologies),
        })
    })?)
}

/// The meetings of a community for which attendance was entered.
pub(crate) fn with_register(
    db: &Connection,
    community: CommunityId,
) -> Result<HashSet<MeetingId>, CoreError> {
    let mut statement = db.prepare_cached(
        "SELECT DISTINCT meeting.id FROM register_entry JOIN meeting ON meeting.id = register_entry.meeting_id
         WHERE meeting.community_id = ?1 AND register_entry.attendance <> 'expected'",
    )?;
    Ok(statement
        .query_map([Text(community)], |row| row.text("id"))?
        .collect::<Result<_, _>>()?)
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Line> {
    let needs: [String; 2] = [row.get("dietary_needs")?, row.get("access_needs")?];
    let needs: Vec<String> = needs.into_iter().filter(|need| !need.is_empty()).collect();
    let guest = row.get("guest")?;
    Ok(Line {
        entry: RegisterEntry {
            person: row.text("id")?,
            name: row.get("name")?,
            role: row.get("role")?,
            needs: needs.join("; "),
            guest,
            reply: row.word("reply")?,
            attendance: row.word("attendance")?,
        },
        email: row.get("email")?,
        invited: guest || row.word::<PersonStage>("stage")? == PersonStage::Member,
    })
}
