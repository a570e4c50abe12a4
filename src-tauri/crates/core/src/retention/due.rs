//! What is due for review: records whose time is over and about which nothing was decided that still holds.

use std::collections::HashSet;

use jiff::{ToSpan, civil::Date};
use rusqlite::Connection;

use super::{DataKind, RetentionDue, RetentionRule, rules, store};
use crate::{
    clock,
    error::CoreError,
    ids::{CommunityId, RecordId},
    journal::Part,
    naming, sentence,
    sql::{Read, Text},
    store::Store,
};

/// The records of a kind of data with the day from which their months count: a query for `id`, `community_id`, and
/// either `day` or the instant `at` in milliseconds. `?1` is the community, or none for all. What is deleted is in the
/// bin and leaves by itself.
const SOURCES: [(DataKind, Part, &str); 10] = [
    (
        DataKind::Member,
        Part::Person,
        "SELECT id, community_id, NULL AS day, changed_at AS at FROM person
         WHERE deleted_at IS NULL AND stage = 'left' AND kind <> 'expertByExperience' AND (?1 IS NULL OR community_id = ?1)",
    ),
    (
        DataKind::ExpertByExperience,
        Part::Person,
        "SELECT id, community_id, NULL AS day, changed_at AS at FROM person
         WHERE deleted_at IS NULL AND kind = 'expertByExperience' AND stage NOT IN ('member', 'inducted')
            AND (?1 IS NULL OR community_id = ?1)",
    ),
    (
        DataKind::NotJoined,
        Part::Person,
        "SELECT id, community_id, NULL AS day, changed_at AS at FROM person
         WHERE deleted_at IS NULL AND kind <> 'expertByExperience' AND stage NOT IN ('member', 'inducted', 'left')
            AND (?1 IS NULL OR community_id = ?1)",
    ),
    (
        DataKind::Service,
        Part::Service,
        "SELECT id, community_id, NULL AS day, changed_at AS at FROM service
         WHERE deleted_at IS NULL AND (?1 IS NULL OR community_id = ?1)",
    ),
    (
        DataKind::Meeting,
        Part::Meeting,
        "SELECT id, community_id, day, 0 AS at FROM meeting
         WHERE deleted_at IS NULL AND (?1 IS NULL OR community_id = ?1)",
    ),
    (
        DataKind::Action,
        Part::Action,
        "SELECT id, community_id, done_on AS day, 0 AS at FROM action
         WHERE deleted_at IS NULL AND done_on IS NOT NULL AND (?1 IS NULL OR community_id = ?1)",
    ),
    (
        DataKind::Case,
        Part::Case,
        "SELECT case_study.id, community_id, NULL AS day, max(case_study.changed_at, coalesce(max(case_section.changed_at), 0)) AS at
         FROM case_study LEFT JOIN case_section ON case_section.case_id = case_study.id
         WHERE case_study.deleted_at IS NULL AND (?1 IS NULL OR community_id = ?1) GROUP BY case_study.row_number",
    ),
    (
        DataKind::Terms,
        Part::Terms,
        "SELECT terms.id, terms.community_id, min(next.adopted_on) AS day, 0 AS at
         FROM terms JOIN terms AS next ON next.community_id = terms.community_id AND next.number > terms.number
         WHERE next.adopted_on IS NOT NULL AND (?1 IS NULL OR terms.community_id = ?1) GROUP BY terms.id",
    ),
    (
        DataKind::Policy,
        Part::Policy,
        "SELECT id, community_id, NULL AS day, changed_at AS at FROM policy_issue
         WHERE deleted_at IS NULL AND (?1 IS NULL OR community_id = ?1)",
    ),
    (
        DataKind::Export,
        Part::Export,
        "SELECT id, community_id, NULL AS day, created_at AS at FROM export WHERE ?1 IS NULL OR community_id = ?1",
    ),
];

/// Cases whose permission has ended or was taken back: the day.
const PERMISSION_ENDED: &str =
    "SELECT id, community_id, iif(permission_state = 'given', permission_until, permission_on) AS day, changed_at AS at
     FROM case_study
     WHERE deleted_at IS NULL AND (?1 IS NULL OR community_id = ?1)
        AND ((permission_state = 'given' AND permission_until < ?2) OR permission_state IN ('refused', 'withdrawn'))";

/// What is due for review on a day, longest due first. Nothing is deleted by itself: for each record it is decided to
/// destroy it, to keep it until a day, or to keep it for good, by [`super::retention_decide`].
pub fn retention_due(
    store: &Store,
    community: Option<CommunityId>,
    today: Date,
) -> Result<Vec<RetentionDue>, CoreError> {
    let db = store.db();
    let mut due = Vec::new();
    for (kind, part, sql) in SOURCES {
        let rule = store::load(db, kind)?;
        if let Some(months) = rule.details.months {
            let time = Time { months, today };
            over(db, community, (part, sql), &rule, time, &mut due)?;
        }
    }
    permission_ended(db, community, today, &mut due)?;
    due.sort_by_key(|entry| (entry.due, entry.id));
    // A case whose permission has ended may be over its months as well: it is due once, for what came first.
    let mut seen = HashSet::new();
    due.retain(|entry| seen.insert(entry.id));
    let settled = settled(db, today)?;
    due.retain(|entry| !settled.contains(&entry.id));
    for entry in &mut due {
        entry.title = naming::touched(db, entry.part, entry.id)?.title;
    }
    Ok(due)
}

/// How long a kind is kept, and the day on which it is asked.
#[derive(Clone, Copy)]
struct Time {
    months: u16,
    today: Date,
}

/// A record with the day from which its time counts.
struct Since {
    id: RecordId,
    community: CommunityId,
    day: Date,
}

fn since(row: &rusqlite::Row<'_>) -> rusqlite::Result<Since> {
    let day: Option<Date> = row.text_or_none("day")?;
    let at: crate::sql::Millis = row.get("at")?;
    Ok(Since {
        id: row.text("id")?,
        community: row.text("community_id")?,
        day: day.unwrap_or_else(|| clock::day_of(at.0)),
    })
}

fn over(
    db: &Connection,
    community: Option<CommunityId>,
    (part, sql): (Part, &str),
    rule: &RetentionRule,
    time: Time,
    due: &mut Vec<RetentionDue>,
) -> Result<(), CoreError> {
    let mut statement = db.prepare_cached(sql)?;
    let rows = statement.query_map([community.map(Text)], since)?;
    for row in rows {
        let Since { id, community, day } = row?;
        let on = day
            .checked_add(i32::from(time.months).months())
            .unwrap_or(Date::MAX);
        if on <= time.today {
            let length = length(time.months);
            due.push(RetentionDue {
                part,
                kind: part.kind(),
                id,
                community,
                title: String::new(),
                data: rule.kind,
                since: day,
                due: on,
                why: format!(
                    "Kept for {length} {}, which was over on {}.",
                    rule.starts,
                    sentence::day(on)
                ),
            });
        }
    }
    Ok(())
}

/// "36 months" as people say it.
fn length(months: u16) -> String {
    match (months / 12, months % 12) {
        (0, _) | (_, 1..) => format!(
            "{} {}",
            sentence::number(u32::from(months)),
            if months == 1 { "month" } else { "months" }
        ),
        (1, _) => "one year".to_owned(),
        (years, _) => format!("{} years", sentence::number(u32::from(years))),
    }
}

fn permission_ended(
    db: &Connection,
    community: Option<CommunityId>,
    today: Date,
    due: &mut Vec<RetentionDue>,
) -> Result<(), CoreError> {
    let mut statement = db.prepare_cached(PERMISSION_ENDED)?;
    let rows = statement.query_map((community.map(Text), Text(today)), since)?;
    for row in rows {
        let Since { id, community, day } = row?;
        due.push(RetentionDue {
            part: Part::Case,
            kind: Part::Case.kind(),
            id,
            community,
            title: String::new(),
            data: DataKind::Case,
            since: day,
            due: day.tomorrow().unwrap_or(day),
            why: "The client’s permission has ended, or was refused or taken back.".to_owned(),
        });
    }
    Ok(())
}

/// Records about which something was decided that holds on a day.
fn settled(db: &Connection, today: Date) -> Result<HashSet<RecordId>, CoreError> {
    let mut statement = db.prepare_cached(
        "SELECT record_id FROM retention_decision WHERE decision <> 'keepUntil' OR until >= ?1",
    )?;
    let rows = statement.query_map([Text(today)], |row| row.text("record_id"))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// How many records of each kind of data there are, deleted ones in the bin included.
pub(super) fn counts(db: &Connection) -> Result<Vec<super::DataCount>, CoreError> {
    rules::KINDS
        .into_iter()
        .map(|kind| {
            let sql = match kind {
                DataKind::Member => "SELECT count(*) FROM person WHERE kind <> 'expertByExperience' AND stage IN ('member', 'inducted', 'left')",
                DataKind::ExpertByExperience => "SELECT count(*) FROM person WHERE kind = 'expertByExperience'",
                DataKind::NotJoined => "SELECT count(*) FROM person WHERE kind <> 'expertByExperience' AND stage NOT IN ('member', 'inducted', 'left')",
                DataKind::Service => "SELECT count(*) FROM service",
                DataKind::Meeting => "SELECT count(*) FROM meeting",
                DataKind::Action => "SELECT count(*) FROM action",
                DataKind::Case => "SELECT count(*) FROM case_study",
                DataKind::Terms => "SELECT count(*) FROM terms",
                DataKind::Evidence => "SELECT count(*) FROM evidence",
                DataKind::Facilitator => "SELECT count(*) FROM facilitator",
                DataKind::Export => "SELECT count(*) FROM export",
                DataKind::Audit => "SELECT count(*) FROM audit",
                DataKind::Policy => "SELECT count(*) FROM policy_issue",
            };
            Ok(super::DataCount {
                kind,
                label: rules::suggested(kind).label,
                count: db.query_row(sql, [], |row| row.get(0))?,
            })
        })
        .collect()
}
