//! Filling the reports of [`super::report`], and the gate before anything is handed out.

use jiff::civil::Date;
use rusqlite::Connection;

use super::{
    Case, CaseForPack, CaseReport, ReferenceReport, Release, SectionReport, rules, sections, store,
};
use crate::{
    community,
    error::CoreError,
    evidence,
    ids::{CaseId, CommunityId, MeetingId},
    sql::{Read, Text},
    store::Store,
    tally::{sum, tally},
};

/// Everything that a printed case study needs. Handing it out is another matter: see [`case_release_check`].
pub fn case_report(store: &Store, id: CaseId, today: Date) -> Result<CaseReport, CoreError> {
    compose(store.db(), id, today)
}

/// Whether a case may be handed out today (domain E4): freely with permission; with a reason where nobody has asked,
/// there is no answer, or it ran out; never where it was refused or taken back.
pub fn case_release_check(
    store: &Store,
    id: CaseId,
    reason: Option<&str>,
) -> Result<(), CoreError> {
    let case = store::load(store.db(), id, false)?;
    released(
        rules::release(&case.details.permission, store.today()),
        reason,
    )
}

/// The same for a verdict that is known.
pub(crate) fn released(verdict: Release, reason: Option<&str>) -> Result<(), CoreError> {
    let has_reason = reason.is_some_and(|reason| !reason.trim().is_empty());
    match verdict {
        Release::Free => Ok(()),
        Release::NeedsReason { .. } if has_reason => Ok(()),
        Release::NeedsReason { why } => Err(CoreError::NeedsReason { why }),
        Release::Stopped { why } => Err(CoreError::Stopped { why }),
    }
}

pub(crate) fn compose(db: &Connection, id: CaseId, today: Date) -> Result<CaseReport, CoreError> {
    let case = store::load(db, id, false)?;
    let community = community::load(db, case.community)?;
    let printed: Vec<_> = sections::list(db, id)?
        .into_iter()
        .filter(|section| section.shown && !section.body.is_empty())
        .collect();
    let numbers = rules::numbering(printed.iter().map(|section| &section.body));
    let references = evidence::by_ids(db, &numbers)?;
    let presented_on = case
        .details
        .meeting
        .map(|meeting| day_of(db, meeting))
        .transpose()?
        .flatten();
    Ok(CaseReport {
        confidentiality: community::confidentiality(&community.details),
        community: community.details.name,
        language: community::LANGUAGE.to_owned(),
        number: case.number,
        release: rules::release(&case.details.permission, today),
        title: case.details.title,
        presenter: case.details.presenter_name,
        presenter_role: case.details.presenter_role,
        kind: case.details.kind,
        disciplines: case.details.disciplines,
        presented_on,
        state: case.details.state,
        version: case.stamp.version.saturating_add(text_version(db, id)?),
        made_on: today,
        sections: printed
            .into_iter()
            .map(|section| SectionReport {
                heading: section.heading,
                body: section.body,
            })
            .collect(),
        references: references
            .into_iter()
            .map(|item| ReferenceReport {
                id: item.id,
                citation: evidence::citation(&item.details),
                url: item.details.url,
            })
            .collect(),
    })
}

fn text_version(db: &Connection, id: CaseId) -> Result<u32, CoreError> {
    let sql = "SELECT text_version FROM case_study WHERE id = ?1";
    Ok(db
        .prepare_cached(sql)?
        .query_row([Text(id)], |row| row.get(0))?)
}

/// The day of a meeting, unless it was cancelled or deleted.
fn day_of(db: &Connection, meeting: MeetingId) -> Result<Option<Date>, CoreError> {
    let sql =
        "SELECT day FROM meeting WHERE id = ?1 AND deleted_at IS NULL AND status <> 'cancelled'";
    let mut statement = db.prepare_cached(sql)?;
    let mut rows = statement.query([Text(meeting)])?;
    Ok(rows.next()?.map(|row| row.text("day")).transpose()?)
}

/// The cases of an agenda in its order, each once.
pub(crate) fn on_agenda(db: &Connection, meeting: MeetingId) -> Result<Vec<Case>, CoreError> {
    let mut statement = db.prepare_cached(
        "SELECT case_study.*, min(agenda_item.position) AS place FROM agenda_item
         JOIN case_study ON case_study.id = agenda_item.case_id AND case_study.deleted_at IS NULL
         WHERE agenda_item.meeting_id = ?1 GROUP BY case_study.row_number ORDER BY place",
    )?;
    Ok(statement
        .query_map([Text(meeting)], store::from_row)?
        .collect::<Result<_, _>>()?)
}

/// Whether a case may go into a pack today.
pub(crate) fn for_pack(case: &Case, today: Date) -> CaseForPack {
    CaseForPack {
        id: case.id,
        number: case.number,
        title: case.details.title.clone(),
        release: rules::release(&case.details.permission, today),
    }
}

/// How many cases of a community may not be handed out freely today: those without permission, and those of which it
/// ran out ([`rules::release`]). Counted without reading them.
pub(crate) fn without_permission(
    db: &Connection,
    community: CommunityId,
    today: Date,
) -> Result<u32, CoreError> {
    let not_given = sum(&tally(db, community, "case")?, |state| state != "given");
    let ran_out: u32 = db
        .prepare_cached(
            "SELECT count(*) FROM case_study WHERE community_id = ?1 AND permission_until < ?2
                AND permission_state = 'given' AND permission_until IS NOT NULL AND deleted_at IS NULL",
        )?
        .query_row((Text(community), Text(today)), |row| row.get(0))?;
    Ok(not_given + ran_out)
}
