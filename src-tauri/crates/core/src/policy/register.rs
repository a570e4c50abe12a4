//! The register of policy issues, and what of it is due: read without the long texts.

use std::collections::HashMap;

use jiff::civil::Date;
use rusqlite::{Connection, Row};
use uuid::Uuid;

use super::{PolicyDetails, PolicyLine, Told, rules};
use crate::{
    error::CoreError,
    ids::{CaseId, CommunityId, MeetingId, PolicyId},
    sql::{Read, Table, Text},
    store::Store,
};

/// The register of a community: what is open first, newest first within a status (domain E10).
pub fn policy_list(store: &Store, community: CommunityId) -> Result<Vec<PolicyLine>, CoreError> {
    list(store.db(), community, store.today())
}

/// As [`policy_list`].
pub(super) fn list(
    db: &Connection,
    community: CommunityId,
    today: Date,
) -> Result<Vec<PolicyLine>, CoreError> {
    let mut cases: HashMap<PolicyId, Vec<CaseId>> = HashMap::new();
    for (issue, case) in linked(db, community, "policy_case", "case_study", "case_id")? {
        cases.entry(issue).or_default().push(CaseId(case));
    }
    let mut meetings: HashMap<PolicyId, Vec<MeetingId>> = HashMap::new();
    for (issue, meeting) in linked(db, community, "policy_meeting", "meeting", "meeting_id")? {
        meetings.entry(issue).or_default().push(MeetingId(meeting));
    }
    let days = days(db, community)?;
    // Without the columns that hold the long texts.
    let mut statement = db.prepare_cached(
        "SELECT id, community_id, version, changed_at, changed_by, title, level, status, noted_on, come_back, outcome,
            told_json
         FROM policy_issue WHERE community_id = ?1 AND deleted_at IS NULL",
    )?;
    let rows = statement.query_map([Text(community)], |row| {
        let id: PolicyId = row.text("id")?;
        let meetings = meetings.remove(&id).unwrap_or_default();
        let since = meetings.iter().filter_map(|meeting| days.get(meeting));
        let since = rules::since(row.text("noted_on")?, since.copied());
        line(
            row,
            cases.remove(&id).unwrap_or_default(),
            meetings,
            since,
            today,
        )
    })?;
    let mut list: Vec<PolicyLine> = rows.collect::<Result<_, _>>()?;
    list.sort_by(|one, other| {
        (one.status, other.noted_on, other.id).cmp(&(other.status, one.noted_on, one.id))
    });
    Ok(list)
}

fn line(
    row: &Row<'_>,
    cases: Vec<CaseId>,
    meetings: Vec<MeetingId>,
    since: Date,
    today: Date,
) -> rusqlite::Result<PolicyLine> {
    let told: Vec<Told> = row.json("told_json")?;
    let come_back: Option<Date> = row.text_or_none("come_back")?;
    let mut whom: Vec<String> = Vec::new();
    for told in &told {
        if !whom.contains(&told.whom) {
            whom.push(told.whom.clone());
        }
    }
    let details = PolicyDetails {
        title: row.get("title")?,
        status: row.word("status")?,
        outcome: row.get("outcome")?,
        told,
        ..PolicyDetails::default()
    };
    let next = rules::next_status(details.status);
    let missing = next.map(|next| rules::missing(&details, next));
    Ok(PolicyLine {
        id: row.text("id")?,
        community: row.text("community_id")?,
        stamp: row.stamp()?,
        level: row.word("level")?,
        status: details.status,
        noted_on: row.text("noted_on")?,
        since,
        cases,
        meetings,
        told: whom,
        come_back,
        overdue: come_back.is_some_and(|day| day < today),
        next,
        missing: missing
            .unwrap_or_default()
            .iter()
            .map(|missing| missing.what.to_owned())
            .collect(),
        title: details.title,
        outcome: details.outcome,
    })
}

/// Issues with what they are linked to, without what is in the bin. Names are constants of the program.
fn linked(
    db: &Connection,
    community: CommunityId,
    table: Table,
    other: Table,
    column: &'static str,
) -> Result<Vec<(PolicyId, Uuid)>, CoreError> {
    let sql = format!(
        "SELECT policy_id, {column} AS other FROM {table} JOIN {other} ON {other}.id = {column}
         WHERE {other}.community_id = ?1 AND {other}.deleted_at IS NULL ORDER BY policy_id, {column}"
    );
    let mut statement = db.prepare_cached(&sql)?;
    let rows = statement.query_map([Text(community)], |row| {
        Ok((row.text("policy_id")?, row.text("other")?))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The days of a community's meetings.
fn days(db: &Connection, community: CommunityId) -> Result<HashMap<MeetingId, Date>, CoreError> {
    let mut statement = db.prepare_cached(
        "SELECT id, day FROM meeting WHERE community_id = ?1 AND deleted_at IS NULL",
    )?;
    let rows = statement.query_map([Text(community)], |row| {
        Ok((row.text("id")?, row.text("day")?))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// To whom to come back, and when: for the first screen.
pub(crate) struct ComeBack {
    pub(crate) id: PolicyId,
    pub(crate) title: String,
    pub(crate) whom: String,
    pub(crate) day: Date,
}

/// All days on which to come back to somebody, of issues that are still open.
pub(crate) fn due(db: &Connection, community: CommunityId) -> Result<Vec<ComeBack>, CoreError> {
    let mut statement = db.prepare_cached(
        "SELECT id, title, told_json FROM policy_issue
         WHERE community_id = ?1 AND come_back IS NOT NULL AND deleted_at IS NULL ORDER BY come_back, id",
    )?;
    let rows = statement.query_map([Text(community)], |row| {
        let told: Vec<Told> = row.json("told_json")?;
        Ok((row.text("id")?, row.get::<_, String>("title")?, told))
    })?;
    let mut due = Vec::new();
    for row in rows {
        let (id, title, told) = row?;
        due.extend(told.into_iter().filter_map(|told| {
            Some(ComeBack {
                id,
                title: title.clone(),
                day: told.come_back?,
                whom: told.whom,
            })
        }));
    }
    Ok(due)
}
