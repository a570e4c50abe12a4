//! The tables `policy_issue`, `policy_case` and `policy_meeting`.

use rusqlite::{Connection, Row};
use uuid::Uuid;

use super::{PolicyDetails, PolicyIssue, rules};
use crate::{
    community,
    error::CoreError,
    ids::{CaseId, CommunityId, MeetingId, PolicyId},
    journal::{self, Done, Kind, Op, Part, Place},
    record::Stamp,
    search,
    sql::{self, Columns, Json, Key, Read, Table, Text, Word, belongs, found, set_deleted},
    store::{Store, Tx},
    undo::Putback,
};

/// One issue.
pub fn policy_get(store: &Store, id: PolicyId) -> Result<PolicyIssue, CoreError> {
    load(store.db(), id, false)
}

/// Enters an issue. It is noted today where no day is given.
pub fn policy_create(
    store: &mut Store,
    community: CommunityId,
    details: PolicyDetails,
) -> Result<Done<PolicyIssue>, CoreError> {
    let details = rules::cleaned(details, store.today())?;
    store.transact(Op::PolicyCreate, |tx| {
        community::exists(tx, community)?;
        check(tx, community, &details)?;
        let new = PolicyIssue {
            id: PolicyId::new(),
            community,
            stamp: tx.first_stamp(),
            details,
        };
        save(tx, &new)?;
        journal::record(tx, place(&new), None, Some(&new))?;
        Ok(new)
    })
}

/// Changes an issue. `version` is the one that the change was made from.
pub fn policy_update(
    store: &mut Store,
    id: PolicyId,
    version: u32,
    details: PolicyDetails,
) -> Result<Done<PolicyIssue>, CoreError> {
    let details = rules::cleaned(details, store.today())?;
    store.transact(Op::PolicyUpdate, |tx| {
        let before = load(tx, id, false)?;
        let stamp = tx.next_stamp(&before.stamp, version)?;
        check(tx, before.community, &details)?;
        let after = PolicyIssue {
            stamp,
            details,
            ..before.clone()
        };
        save(tx, &after)?;
        journal::record(tx, place(&after), Some(&before), Some(&after))?;
        Ok(after)
    })
}

/// Deletes an issue; [`policy_restore`] brings it back.
pub fn policy_delete(store: &mut Store, id: PolicyId) -> Result<Done<()>, CoreError> {
    store.transact(Op::PolicyDelete, |tx| {
        let before = load(tx, id, false)?;
        set_deleted(tx, "policy_issue", id, true)?;
        journal::record(tx, place(&before), Some(&before), None)
    })
}

/// Brings a deleted issue back.
pub fn policy_restore(store: &mut Store, id: PolicyId) -> Result<Done<PolicyIssue>, CoreError> {
    store.transact(Op::PolicyRestore, |tx| {
        load(tx, id, true)?;
        set_deleted(tx, "policy_issue", id, false)?;
        let after = load(tx, id, false)?;
        journal::record(tx, place(&after), None, Some(&after))?;
        Ok(after)
    })
}

fn place(issue: &PolicyIssue) -> Place {
    Place {
        community: issue.community,
        part: Part::Policy,
        record: issue.id.into(),
    }
}

fn check(tx: &Tx<'_>, community: CommunityId, details: &PolicyDetails) -> Result<(), CoreError> {
    let mut check = rules::check(details);
    let message = "A case is not one of the community’s. Take it off the list.";
    for case in &details.cases {
        let there = belongs(tx, "case_study", *case, community)?;
        check.that(there, "cases", message);
    }
    let message = "A meeting is not one of the community’s. Take it off the list.";
    for meeting in &details.meetings {
        let there = belongs(tx, "meeting", *meeting, community)?;
        check.that(there, "meetings", message);
    }
    check.done()
}

fn save(tx: &Tx<'_>, issue: &PolicyIssue) -> Result<(), CoreError> {
    let details = &issue.details;
    let key = Key {
        table: "policy_issue",
        id: issue.id.into(),
        owner: Some(("community_id", issue.community.into())),
    };
    let columns: &Columns<'_> = &[
        ("title", &details.title),
        ("level", &Word(details.level)),
        ("status", &Word(details.status)),
        ("noted_on", &details.noted_on.map(Text)),
        (
            "come_back",
            &rules::come_back(details.status, &details.told).map(Text),
        ),
        ("outcome", &details.outcome),
        ("told_json", &Json(&details.told)),
        ("happens_schema", &details.happens.schema),
        ("helps_schema", &details.helps.schema),
        ("happens_json", &Json(&details.happens)),
        ("helps_json", &Json(&details.helps)),
    ];
    sql::save(tx, &key, &issue.stamp, columns)?;
    let cases = details.cases.iter().map(|id| id.0);
    link(tx, issue.id, ("policy_case", "case_id"), cases)?;
    let meetings = details.meetings.iter().map(|id| id.0);
    link(tx, issue.id, ("policy_meeting", "meeting_id"), meetings)?;
    let row: i64 = tx
        .prepare_cached("SELECT row_number FROM policy_issue WHERE id = ?1")?
        .query_row([Text(issue.id)], |row| row.get(0))?;
    search::put_policy(tx, row, issue.id, &details.title, &searched(details))
}

/// All words of an issue beside its title.
fn searched(details: &PolicyDetails) -> String {
    let texts = [details.happens.plain(), details.helps.plain()];
    let told = details
        .told
        .iter()
        .flat_map(|told| [told.whom.as_str(), told.answer.as_str()]);
    let mut all: Vec<&str> = texts.iter().map(String::as_str).collect();
    all.push(&details.outcome);
    all.extend(told);
    all.retain(|text| !text.is_empty());
    all.join("\n")
}

/// Puts links in the place of those that were there.
fn link(
    tx: &Tx<'_>,
    id: PolicyId,
    (table, column): (Table, &'static str),
    to: impl Iterator<Item = Uuid>,
) -> Result<(), CoreError> {
    tx.prepare_cached(&format!("DELETE FROM {table} WHERE policy_id = ?1"))?
        .execute([Text(id)])?;
    let sql = format!("INSERT INTO {table} (policy_id, {column}) VALUES (?1, ?2)");
    let mut statement = tx.prepare_cached(&sql)?;
    for other in to {
        statement.execute((Text(id), Text(other)))?;
    }
    Ok(())
}

pub(super) fn load(db: &Connection, id: PolicyId, deleted: bool) -> Result<PolicyIssue, CoreError> {
    let sql = "SELECT * FROM policy_issue WHERE id = ?1 AND (deleted_at IS NOT NULL) = ?2";
    let mut issue = found(
        db.prepare_cached(sql)?
            .query_row((Text(id), deleted), from_row),
        Kind::Policy,
    )?;
    issue.details.cases = links(db, id, "policy_case", "case_id")?
        .into_iter()
        .map(CaseId)
        .collect();
    issue.details.meetings = links(db, id, "policy_meeting", "meeting_id")?
        .into_iter()
        .map(MeetingId)
        .collect();
    Ok(issue)
}

fn links(
    db: &Connection,
    id: PolicyId,
    table: Table,
    column: &'static str,
) -> Result<Vec<Uuid>, CoreError> {
    let sql =
        format!("SELECT {column} AS other FROM {table} WHERE policy_id = ?1 ORDER BY {column}");
    let mut statement = db.prepare_cached(&sql)?;
    let rows = statement.query_map([Text(id)], |row| row.text("other"))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<PolicyIssue> {
    Ok(PolicyIssue {
        id: row.text("id")?,
        community: row.text("community_id")?,
        stamp: row.stamp()?,
        details: PolicyDetails {
            title: row.get("title")?,
            level: row.word("level")?,
            status: row.word("status")?,
            noted_on: row.text_or_none("noted_on")?,
            outcome: row.get("outcome")?,
            cases: Vec::new(),
            meetings: Vec::new(),
            told: row.json("told_json")?,
            happens: row.json("happens_json")?,
            helps: row.json("helps_json")?,
        },
    })
}

impl Putback for PolicyIssue {
    const PART: Part = Part::Policy;
    const TABLE: Table = "policy_issue";

    fn community(&self) -> CommunityId {
        self.community
    }

    fn stamp(&mut self) -> &mut Stamp {
        &mut self.stamp
    }

    fn load(db: &Connection, id: Uuid, deleted: bool) -> Result<Self, CoreError> {
        load(db, PolicyId(id), deleted)
    }

    fn store(&self, tx: &Tx<'_>) -> Result<(), CoreError> {
        save(tx, self)
    }
}
