//! Filling the reports of a meeting's other papers, and of attendance.

use std::collections::BTreeMap;

use rusqlite::Connection;

use super::{
    Attendance, AttendanceReport, Meeting, MeetingAttendance, MeetingStatus, MemberAttendance,
    NotesReport, RegisterEntry, Reply, SignInLine, SignInReport, compose, register, store,
};
use crate::{
    actions, cases, community,
    error::CoreError,
    ids::{CommunityId, MeetingId, PersonId},
    order,
    store::Store,
};

/// Everything that a sign-in sheet needs (domain D9): those who are invited, by name.
pub fn sign_in_report(store: &Store, id: MeetingId) -> Result<SignInReport, CoreError> {
    let (db, today) = (store.db(), store.today());
    let meeting = store::load(db, id, false)?;
    let community = community::load(db, meeting.community)?;
    let lines = register::lines(db, &meeting)?
        .into_iter()
        .filter(|line| line.invited)
        .map(|line| SignInLine {
            name: line.entry.name,
            role: line.entry.role,
            guest: line.entry.guest,
            apologies: line.entry.reply == Reply::Apologies,
        })
        .collect();
    Ok(SignInReport {
        head: compose::head(&meeting, &community, today),
        lines,
    })
}

/// Everything that the notes of a meeting need (domain D11).
pub fn notes_report(store: &Store, id: MeetingId) -> Result<NotesReport, CoreError> {
    let (db, today) = (store.db(), store.today());
    let meeting = store::load(db, id, false)?;
    let community = community::load(db, meeting.community)?;
    let register = entries(db, &meeting)?;
    let named = |wanted: Attendance| -> Vec<String> {
        let there = register.iter().filter(|entry| entry.attendance == wanted);
        there.map(name_of).collect()
    };
    let cases = cases::on_agenda(db, id)?
        .into_iter()
        .map(|case| format!("Case {}: {}", case.number, case.details.title))
        .collect();
    Ok(NotesReport {
        head: compose::head(&meeting, &community, today),
        attended: named(Attendance::Attended),
        apologies: named(Attendance::Apologies),
        cases,
        actions: actions::agreed_at(db, &meeting, today)?,
        body: meeting.details.notes,
    })
}

fn name_of(entry: &RegisterEntry) -> String {
    if entry.guest {
        format!("{} (guest)", entry.name)
    } else {
        entry.name.clone()
    }
}

/// Everything that a chart of attendance and its tables need (domain D10).
pub fn attendance_report(
    store: &Store,
    community: CommunityId,
) -> Result<AttendanceReport, CoreError> {
    let (db, today) = (store.db(), store.today());
    let settings = community::load(db, community)?.details;
    let entered = register::with_register(db, community)?;
    let mut meetings = Vec::new();
    let mut members: BTreeMap<PersonId, MemberAttendance> = BTreeMap::new();
    for meeting in store::list(db, community)? {
        let counts = meeting.details.status != MeetingStatus::Cancelled
            && meeting.details.date <= today
            && entered.contains(&meeting.id);
        if counts {
            meetings.push(one(db, &meeting, &mut members)?);
        }
    }
    let mut members: Vec<MemberAttendance> = members.into_values().collect();
    members.sort_by(|one, other| order::by_words(&one.name, &other.name));
    Ok(AttendanceReport {
        community: settings.name.clone(),
        confidentiality: community::confidentiality(&settings),
        language: community::LANGUAGE.to_owned(),
        share: settings.attendance_share,
        meetings,
        members,
        made_on: today,
    })
}

/// Counts one meeting, and adds it to what is known of each member.
fn one(
    db: &Connection,
    meeting: &Meeting,
    members: &mut BTreeMap<PersonId, MemberAttendance>,
) -> Result<MeetingAttendance, CoreError> {
    let mut count = MeetingAttendance {
        number: meeting.details.number,
        date: meeting.details.date,
        attended: 0,
        guests: 0,
        apologies: 0,
        absent: 0,
    };
    for entry in entries(db, meeting)? {
        if entry.guest {
            count.guests += u32::from(entry.attendance == Attendance::Attended);
            continue;
        }
        if entry.attendance == Attendance::Expected {
            continue;
        }
        let member = members
            .entry(entry.person)
            .or_insert_with(|| MemberAttendance {
                name: entry.name,
                attended: 0,
                apologies: 0,
                absent: 0,
            });
        let (all, own) = match entry.attendance {
            Attendance::Attended => (&mut count.attended, &mut member.attended),
            Attendance::Apologies => (&mut count.apologies, &mut member.apologies),
            _ => (&mut count.absent, &mut member.absent),
        };
        *all += 1;
        *own += 1;
    }
    Ok(count)
}

fn entries(db: &Connection, meeting: &Meeting) -> Result<Vec<RegisterEntry>, CoreError> {
    let lines = register::lines(db, meeting)?;
    Ok(lines.into_iter().map(|line| line.entry).collect())
}
