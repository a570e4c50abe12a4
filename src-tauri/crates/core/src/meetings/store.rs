//! The table `meeting`.

use rusqlite::{Connection, Row};
use uuid::Uuid;

use super::{
    Meeting, MeetingDetails, MeetingFull, MeetingKind, MeetingSeries, MeetingStatus, Venue, agenda,
    plan, register, rules, series,
};
use crate::{
    attachments, cases, community,
    error::CoreError,
    ids::{CommunityId, MeetingId},
    journal::{self, Done, Kind, Op, Part, Place},
    record::Stamp,
    sql::{self, Columns, Json, Key, Read, Table, Text, Word, found, set_deleted},
    store::{Store, Tx},
    text::RichText,
    undo::Putback,
};

/// The meetings of a community by day.
pub fn meeting_list(store: &Store, community: CommunityId) -> Result<Vec<Meeting>, CoreError> {
    list(store.db(), community)
}

/// One meeting with agenda and register.
pub fn meeting_get(store: &Store, id: MeetingId) -> Result<MeetingFull, CoreError> {
    full(store.db(), id, store.today())
}

/// Plans a meeting with an agenda to start from. Number 0 stands for the next number.
pub fn meeting_create(
    store: &mut Store,
    community: CommunityId,
    mut details: MeetingDetails,
) -> Result<Done<MeetingFull>, CoreError> {
    store.transact(Op::MeetingCreate, |tx| {
        let facilitator = community::load(tx, community)?.details.facilitator;
        if details.number == 0 {
            details.number = next_number(tx, community)?;
        }
        let meeting = insert(tx, community, rules::checked(details)?, &facilitator)?;
        full(tx, meeting.id, tx.today())
    })
}

/// Plans a whole series in one step (domain D1), each meeting with an agenda to start from.
pub fn meeting_series_create(
    store: &mut Store,
    community: CommunityId,
    planned: MeetingSeries,
) -> Result<Done<Vec<Meeting>>, CoreError> {
    let planned = series::checked_series(planned)?;
    let dates = series::series_dates(planned.first, planned.count, planned.rhythm)
        .ok_or_else(|| CoreError::field("first", rules::DAY_MESSAGE))?;
    store.transact(Op::MeetingSeriesCreate, |tx| {
        let facilitator = community::load(tx, community)?.details.facilitator;
        let next = next_number(tx, community)?;
        let meeting = |(number, date)| {
            let details = MeetingDetails {
                number,
                kind: MeetingKind::Ordinary,
                date,
                start: planned.start,
                end: planned.end,
                venue: planned.venue.clone(),
                refreshments: String::new(),
                status: MeetingStatus::Planned,
                notes: RichText::default(),
            };
            insert(tx, community, rules::checked(details)?, &facilitator)
        };
        (next..).zip(dates).map(meeting).collect()
    })
}

/// Changes a meeting. `version` is the one that the change was made from. The sequence of its calendar entry grows
/// where day, time, venue or status change.
pub fn meeting_update(
    store: &mut Store,
    id: MeetingId,
    version: u32,
    details: MeetingDetails,
) -> Result<Done<MeetingFull>, CoreError> {
    let details = rules::checked(details)?;
    store.transact(Op::MeetingUpdate, |tx| {
        let before = load(tx, id, false)?;
        let stamp = tx.next_stamp(&before.stamp, version)?;
        let sequence = rules::sequence_after(before.sequence, &before.details, &details);
        let after = Meeting {
            stamp,
            sequence,
            details,
            ..before.clone()
        };
        save(tx, &after)?;
        journal::record(tx, place(&after), Some(&before), Some(&after))?;
        // Policy issues tell since when they were seen.
        tx.touch(Kind::Policy);
        full(tx, id, tx.today())
    })
}

/// Deletes a meeting; [`meeting_restore`] brings it back. One that was called off is better cancelled: that keeps
/// its history (domain D14).
pub fn meeting_delete(store: &mut Store, id: MeetingId) -> Result<Done<()>, CoreError> {
    store.transact(Op::MeetingDelete, |tx| {
        let before = load(tx, id, false)?;
        set_deleted(tx, "meeting", id, true)?;
        tx.touch(Kind::Policy);
        journal::record(tx, place(&before), Some(&before), None)
    })
}

/// Brings a deleted meeting back.
pub fn meeting_restore(store: &mut Store, id: MeetingId) -> Result<Done<MeetingFull>, CoreError> {
    store.transact(Op::MeetingRestore, |tx| {
        load(tx, id, true)?;
        set_deleted(tx, "meeting", id, false)?;
        tx.touch(Kind::Policy);
        let after = load(tx, id, false)?;
        journal::record(tx, place(&after), None, Some(&after))?;
        full(tx, id, tx.today())
    })
}

fn insert(
    tx: &mut Tx<'_>,
    community: CommunityId,
    details: MeetingDetails,
    facilitator: &str,
) -> Result<Meeting, CoreError> {
    let minutes = rules::length(details.start, details.end);
    let items = plan::default_agenda(details.number == 1, details.kind, minutes, facilitator);
    let meeting = Meeting {
        id: MeetingId::new(),
        community,
        stamp: tx.first_stamp(),
        sequence: 0,
        details,
    };
    save(tx, &meeting)?;
    journal::record(tx, place(&meeting), None, Some(&meeting))?;
    agenda::write(tx, &meeting, None, items)?;
    Ok(meeting)
}

/// The number after the highest of the community's meetings.
fn next_number(db: &Connection, community: CommunityId) -> Result<u16, CoreError> {
    let sql = "SELECT coalesce(max(number), 0) + 1 FROM meeting WHERE community_id = ?1 AND deleted_at IS NULL";
    Ok(db
        .prepare_cached(sql)?
        .query_row([Text(community)], |row| row.get(0))?)
}

fn place(meeting: &Meeting) -> Place {
    Place {
        community: meeting.community,
        part: Part::Meeting,
        record: meeting.id.into(),
    }
}

pub(super) fn save(tx: &Tx<'_>, meeting: &Meeting) -> Result<(), CoreError> {
    let details = &meeting.details;
    let key = Key {
        table: "meeting",
        id: meeting.id.into(),
        owner: Some(("community_id", meeting.community.into())),
    };
    let columns: &Columns<'_> = &[
        ("sequence", &meeting.sequence),
        ("number", &details.number),
        ("kind", &Word(details.kind)),
        ("day", &Text(details.date)),
        ("starts", &Text(details.start)),
        ("ends", &Text(details.end)),
        ("venue_name", &details.venue.name),
        ("venue_address", &details.venue.address),
        ("venue_room", &details.venue.room),
        ("venue_access", &details.venue.access),
        ("refreshments", &details.refreshments),
        ("status", &Word(details.status)),
        ("notes_schema", &details.notes.schema),
        ("notes_json", &Json(&details.notes)),
    ];
    Ok(sql::save(tx, &key, &meeting.stamp, columns)?)
}

/// A meeting with all that its screen shows.
pub(super) fn full(
    db: &Connection,
    id: MeetingId,
    today: jiff::civil::Date,
) -> Result<MeetingFull, CoreError> {
    let meeting = load(db, id, false)?;
    let items = agenda::list(db, id)?;
    let overrun = rules::overrun(meeting.details.start, meeting.details.end, &items);
    let (agenda, agenda_ends) = rules::timed(meeting.details.start, items);
    let lines = register::lines(db, &meeting)?;
    let without_email = lines
        .iter()
        .filter(|line| line.invited && line.email.is_empty())
        .map(|line| line.entry.name.clone())
        .collect();
    let register = lines.into_iter().map(|line| line.entry).collect();
    let cases = cases::on_agenda(db, id)?
        .iter()
        .map(|case| cases::for_pack(case, today))
        .collect();
    Ok(MeetingFull {
        meeting,
        agenda,
        agenda_ends,
        overrun,
        register,
        cases,
        without_email,
        attachments: attachments::list(db, id)?,
    })
}

/// The meetings of a community by day.
pub(crate) fn list(db: &Connection, community: CommunityId) -> Result<Vec<Meeting>, CoreError> {
    let mut statement = db.prepare_cached(
        "SELECT * FROM meeting WHERE community_id = ?1 AND deleted_at IS NULL ORDER BY day, starts, number",
    )?;
    Ok(statement
        .query_map([Text(community)], from_row)?
        .collect::<Result<_, _>>()?)
}

/// One meeting.
pub(crate) fn one(db: &Connection, id: MeetingId) -> Result<Meeting, CoreError> {
    load(db, id, false)
}

/// One meeting, deleted or not as asked.
pub(super) fn load(db: &Connection, id: MeetingId, deleted: bool) -> Result<Meeting, CoreError> {
    let sql = "SELECT * FROM meeting WHERE id = ?1 AND (deleted_at IS NOT NULL) = ?2";
    found(
        db.prepare_cached(sql)?
            .query_row((Text(id), deleted), from_row),
        Kind::Meeting,
    )
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Meeting> {
    Ok(Meeting {
        id: row.text("id")?,
        community: row.text("community_id")?,
        stamp: row.stamp()?,
        sequence: row.get("sequence")?,
        details: MeetingDetails {
            number: row.get("number")?,
            kind: row.word("kind")?,
            date: row.text("day")?,
            start: row.text("starts")?,
            end: row.text("ends")?,
            venue: Venue {
                name: row.get("venue_name")?,
                address: row.get("venue_address")?,
                room: row.get("venue_room")?,
                access: row.get("venue_access")?,
            },
            refreshments: row.get("refreshments")?,
            status: row.word("status")?,
            notes: row.json("notes_json")?,
        },
    })
}

impl Putback for Meeting {
    const PART: Part = Part::Meeting;
    const TABLE: Table = "meeting";

    fn community(&self) -> CommunityId {
        self.community
    }

    fn stamp(&mut self) -> &mut Stamp {
        &mut self.stamp
    }

    fn load(db: &Connection, id: Uuid, deleted: bool) -> Result<Self, CoreError> {
        load(db, MeetingId(id), deleted)
    }

    fn store(&self, tx: &Tx<'_>) -> Result<(), CoreError> {
        save(tx, self)
    }

    /// A calendar entry that was sent never gets a smaller sequence (RFC 5546 §2.1.4).
    fn keep_from(&mut self, newest: &Self) {
        self.sequence = rules::sequence_after(newest.sequence, &newest.details, &self.details);
    }
}

/// The community of a meeting that is not deleted.
pub(crate) fn community_of(
    db: &Connection,
    id: MeetingId,
) -> Result<crate::ids::CommunityId, CoreError> {
    Ok(load(db, id, false)?.community)
}
