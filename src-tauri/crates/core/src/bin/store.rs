//! Reading and emptying the bin. A deleted record stays in its own table with the day of its deletion.

use std::cmp::Reverse;

use jiff::{Timestamp, ToSpan, civil::Date};
use rusqlite::Connection;

use super::{BIN_DAYS, BinEmptied, BinEntry};
use crate::{
    actions, attachments, cases, clock, community,
    erasure::{self, How},
    error::CoreError,
    evidence,
    ids::{
        ActionId, AttachmentId, CaseId, CommunityId, EvidenceId, MeetingId, PersonId, PolicyId,
        RecordId, SectionId, ServiceId,
    },
    journal::{Done, Op, Part},
    meetings, naming, people, policy,
    record::RecordRef,
    search, sentence, services,
    sql::{Millis, Read},
    store::Store,
};

/// Where deleted records stand: part, and a query for their id, community, day and name of deletion. Sections of a
/// deleted case go and come with it.
const BINS: [(Part, &str); 10] = [
    (
        Part::Community,
        "SELECT id, id AS community_id, deleted_at, changed_by FROM community WHERE deleted_at IS NOT NULL",
    ),
    (
        Part::Service,
        "SELECT id, community_id, deleted_at, changed_by FROM service WHERE deleted_at IS NOT NULL",
    ),
    (
        Part::Person,
        "SELECT id, community_id, deleted_at, changed_by FROM person WHERE deleted_at IS NOT NULL",
    ),
    (
        Part::Meeting,
        "SELECT id, community_id, deleted_at, changed_by FROM meeting WHERE deleted_at IS NOT NULL",
    ),
    (
        Part::Attachment,
        "SELECT attachment.id, attachment.community_id, attachment.deleted_at, attachment.changed_by
         FROM attachment JOIN meeting ON meeting.id = attachment.meeting_id
         WHERE attachment.deleted_at IS NOT NULL AND meeting.deleted_at IS NULL",
    ),
    (
        Part::Action,
        "SELECT id, community_id, deleted_at, changed_by FROM action WHERE deleted_at IS NOT NULL",
    ),
    (
        Part::Evidence,
        "SELECT id, community_id, deleted_at, changed_by FROM evidence WHERE deleted_at IS NOT NULL",
    ),
    (
        Part::Case,
        "SELECT id, community_id, deleted_at, changed_by FROM case_study WHERE deleted_at IS NOT NULL",
    ),
    (
        Part::Section,
        "SELECT case_section.id, case_study.community_id, case_section.deleted_at, case_section.changed_by
         FROM case_section JOIN case_study ON case_study.id = case_section.case_id
         WHERE case_section.deleted_at IS NOT NULL AND case_study.deleted_at IS NULL",
    ),
    (
        Part::Policy,
        "SELECT id, community_id, deleted_at, changed_by FROM policy_issue WHERE deleted_at IS NOT NULL",
    ),
];

/// A deleted record without its name.
struct Deleted {
    record: RecordRef,
    community: CommunityId,
    at: Timestamp,
    by: String,
}

impl Deleted {
    /// The day on which it leaves the bin.
    fn goes_on(&self) -> Date {
        let day = clock::day_of(self.at);
        day.checked_add(i64::from(BIN_DAYS).days()).unwrap_or(day)
    }
}

fn deleted(db: &Connection) -> Result<Vec<Deleted>, CoreError> {
    let mut found = Vec::new();
    for (part, sql) in BINS {
        let mut statement = db.prepare_cached(sql)?;
        let rows = statement.query_map([], |row| {
            Ok(Deleted {
                record: RecordRef {
                    part,
                    id: row.text("id")?,
                },
                community: row.text("community_id")?,
                at: row.get::<_, Millis>("deleted_at")?.0,
                by: row.get("changed_by")?,
            })
        })?;
        for row in rows {
            found.push(row?);
        }
    }
    Ok(found)
}

/// What was deleted from a community, newest first; a deleted community is in its own bin.
pub fn bin_list(store: &Store, community: CommunityId) -> Result<Vec<BinEntry>, CoreError> {
    let db = store.db();
    let today = store.today();
    let mut of_it = deleted(db)?;
    of_it.retain(|deleted| deleted.community == community);
    of_it.sort_by_key(|deleted| Reverse((deleted.at, deleted.record.id)));
    of_it
        .into_iter()
        .map(|deleted| {
            let RecordRef { part, id } = deleted.record;
            let goes_on = deleted.goes_on();
            let left = sentence::days_between(today, goes_on);
            Ok(BinEntry {
                part,
                kind: part.kind(),
                id,
                community,
                title: naming::touched(db, part, id)?.title,
                deleted_at: deleted.at,
                deleted_by: deleted.by,
                days_left: u16::try_from(left).unwrap_or(0),
                goes_on,
            })
        })
        .collect()
}

/// How many records are in the bins of all communities.
pub(crate) fn count(db: &Connection) -> Result<usize, CoreError> {
    Ok(deleted(db)?.len())
}

/// Brings a record back out of the bin.
pub fn bin_restore(store: &mut Store, record: RecordRef) -> Result<Done<()>, CoreError> {
    let RecordId(id) = record.id;
    Ok(match record.part {
        Part::Community => community::community_restore(store, CommunityId(id))?.map(drop),
        Part::Service => services::service_restore(store, ServiceId(id))?.map(drop),
        Part::Person => people::person_restore(store, PersonId(id))?.map(drop),
        Part::Meeting => meetings::meeting_restore(store, MeetingId(id))?.map(drop),
        Part::Attachment => attachments::attachment_restore(store, AttachmentId(id))?.map(drop),
        Part::Action => actions::action_restore(store, ActionId(id))?.map(drop),
        Part::Evidence => evidence::evidence_restore(store, EvidenceId(id))?.map(drop),
        Part::Case => cases::case_restore(store, CaseId(id))?.map(drop),
        Part::Section => cases::section_restore(store, SectionId(id))?.map(drop),
        Part::Policy => policy::policy_restore(store, PolicyId(id))?.map(drop),
        _ => {
            return Err(CoreError::NotAllowed(
                "This cannot be in the bin by itself. Look for the record that it belongs to.",
            ));
        }
    })
}

/// Takes out of the bin for good what was deleted 30 days before `today` or earlier, in all communities. Its earlier
/// states leave the journal. What something else still needs, such as an item of evidence that a case refers to,
/// stays. In contrast to erasing, no mark is left: an older backup still has it, and a restore brings it back.
///
/// Nothing is written where nothing is due.
pub fn bin_empty_due(store: &mut Store, today: Date) -> Result<Done<BinEmptied>, CoreError> {
    let mut due = Vec::new();
    let mut kept = 0;
    for deleted in deleted(store.db())? {
        if deleted.goes_on() > today {
            continue;
        }
        let RecordRef { part, id } = deleted.record;
        if erasure::blocked(store.db(), part, id)?.is_some() {
            kept += 1;
        } else {
            due.push(deleted.record);
        }
    }
    let emptied = BinEmptied {
        records: u32::try_from(due.len()).unwrap_or(u32::MAX),
        kept,
    };
    if due.is_empty() {
        return Ok(Done {
            value: emptied,
            changed: Vec::new(),
        });
    }
    store.transact(Op::BinEmpty, |tx| {
        // Communities come first and take all of their own with them.
        let (communities, others): (Vec<_>, Vec<_>) = due
            .into_iter()
            .partition(|record| record.part == Part::Community);
        erasure::take_out(tx, &communities, How::Bin)?;
        let mut left = Vec::new();
        for record in others {
            if naming::touched(tx, record.part, record.id)?
                .community
                .is_some()
            {
                left.push(record);
            }
        }
        erasure::take_out(tx, &left, How::Bin)?;
        search::index_anew(tx)?;
        Ok(emptied)
    })
}
