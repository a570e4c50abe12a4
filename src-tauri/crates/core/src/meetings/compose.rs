//! Filling the reports of [`super::report`].

use std::collections::HashMap;

use rusqlite::Connection;

use super::{
    ActionLine, AgendaLine, AgendaReport, Contact, HeldBack, InvitationReport, Meeting,
    MeetingHead, PackReport, agenda, register, rules, store,
};
use crate::{
    actions,
    cases::{self, CaseOverride},
    community::{self, Community},
    error::CoreError,
    ids::{CaseId, MeetingId},
    store::Store,
    terms,
};

/// Everything that a printed agenda needs.
pub fn agenda_report(store: &Store, id: MeetingId) -> Result<AgendaReport, CoreError> {
    let (db, today) = (store.db(), store.today());
    let meeting = store::load(db, id, false)?;
    let community = community::load(db, meeting.community)?;
    agenda_of(db, &meeting, &community, today)
}

/// Everything that a meeting pack needs (domain D8). A case without permission goes in where `overrides` gives a
/// reason; one whose permission was refused or taken back never does.
pub fn pack_report(
    store: &Store,
    id: MeetingId,
    overrides: &[CaseOverride],
) -> Result<PackReport, CoreError> {
    let (db, today) = (store.db(), store.today());
    let meeting = store::load(db, id, false)?;
    let community = community::load(db, meeting.community)?;
    let mut cases = Vec::new();
    let mut held_back = Vec::new();
    for case in cases::on_agenda(db, id)? {
        let case = cases::for_pack(&case, today);
        let reason = overrides
            .iter()
            .find(|given| given.case == case.id)
            .map(|given| given.reason.as_str());
        if cases::released(case.release.clone(), reason).is_ok() {
            cases.push(cases::compose(db, case.id, today)?);
        } else {
            let title = format!("Case {}, {}", case.number, case.title);
            held_back.push(HeldBack {
                id: case.id,
                title,
                release: case.release,
            });
        }
    }
    // The terms that hold on the day of the meeting, which may be adopted for a day between now and then.
    let on = meeting.details.date.max(today);
    let terms = terms::in_force(db, meeting.community, on)?
        .map(|terms| terms::compose(db, terms, &community, today))
        .transpose()?;
    Ok(PackReport {
        agenda: agenda_of(db, &meeting, &community, today)?,
        terms,
        cases,
        held_back,
    })
}

/// Everything that a calendar entry and an invitation mail need (domain D7). Members and guests of the meeting are
/// invited.
pub fn invitation_report(store: &Store, id: MeetingId) -> Result<InvitationReport, CoreError> {
    let (db, today) = (store.db(), store.today());
    let meeting = store::load(db, id, false)?;
    let community = community::load(db, meeting.community)?;
    let recipients = register::lines(db, &meeting)?
        .into_iter()
        .filter(|line| line.invited && !line.email.is_empty())
        .map(|line| Contact {
            name: line.entry.name,
            email: line.email,
        })
        .collect();
    Ok(InvitationReport {
        head: head(&meeting, &community, today),
        sequence: meeting.sequence,
        changed_at: meeting.stamp.changed_at,
        organiser: Contact {
            name: community.details.facilitator.clone(),
            email: community.details.facilitator_email.clone(),
        },
        recipients,
        items: agenda_of(db, &meeting, &community, today)?.items,
    })
}

fn agenda_of(
    db: &Connection,
    meeting: &Meeting,
    community: &Community,
    today: jiff::civil::Date,
) -> Result<AgendaReport, CoreError> {
    let (timed, ends) = rules::timed(meeting.details.start, agenda::list(db, meeting.id)?);
    let numbers: HashMap<CaseId, u16> = cases::on_agenda(db, meeting.id)?
        .into_iter()
        .map(|case| (case.id, case.number))
        .collect();
    let without_case = agenda::is_without_case(db, meeting.id)?;
    let items = timed
        .into_iter()
        .map(|timed| {
            let number = timed.item.case.and_then(|case| numbers.get(&case));
            AgendaLine {
                starts: timed.starts,
                minutes: timed.item.minutes,
                title: rules::printed_title(&timed.item, number.copied(), without_case),
                lead: timed.item.lead,
                kind: timed.item.kind,
            }
        })
        .collect();
    let as_of = meeting.details.date.min(today);
    let actions = actions::open_before(db, meeting, today)?
        .into_iter()
        .map(|action| ActionLine {
            what: action.details.what,
            owner: action.owner_name,
            due: action.details.due,
            overdue: action.details.due.is_some_and(|due| due < as_of),
        })
        .collect();
    Ok(AgendaReport {
        head: head(meeting, community, today),
        items,
        ends,
        actions,
    })
}

pub(super) fn head(
    meeting: &Meeting,
    community: &Community,
    today: jiff::civil::Date,
) -> MeetingHead {
    let (details, settings) = (&meeting.details, &community.details);
    MeetingHead {
        id: meeting.id,
        community: settings.name.clone(),
        hosts: settings.hosts.clone(),
        confidentiality: community::confidentiality(settings),
        language: community::LANGUAGE.to_owned(),
        facilitator: settings.facilitator.clone(),
        facilitator_email: settings.facilitator_email.clone(),
        number: details.number,
        kind: details.kind,
        status: details.status,
        date: details.date,
        start: details.start,
        end: details.end,
        venue: details.venue.clone(),
        refreshments: details.refreshments.clone(),
        made_on: today,
    }
}
