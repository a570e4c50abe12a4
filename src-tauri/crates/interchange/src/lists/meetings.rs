//! Meetings, their registers, and actions.

use copse_core::{
    actions::{ActionItem, ActionsReport},
    meetings::{Meeting, MeetingFull},
};

use super::{sheet, words};
use crate::sheet::{Sheet, Value};

/// The meetings of a community (domain D1, D2), in the order given.
pub fn meetings(meetings: &[Meeting]) -> Sheet {
    let row = |meeting: &Meeting| {
        let details = &meeting.details;
        let address: Vec<&str> = details.venue.address.lines().map(str::trim).collect();
        vec![
            Value::Number(i64::from(details.number)),
            Value::Date(details.date),
            Value::Time(details.start),
            Value::Time(details.end),
            words::meeting_kind(details.kind).into(),
            words::meeting_status(details.status).into(),
            Value::from(&details.venue.name),
            Value::from(&details.venue.room),
            Value::text(address.join(", ")),
            Value::from(&details.venue.access),
            Value::from(&details.refreshments),
            Value::Instant(meeting.stamp.changed_at),
        ]
    };
    sheet(
        "Meetings",
        &[
            "Number",
            "Day",
            "Start",
            "End",
            "Kind",
            "Status",
            "Building",
            "Room",
            "Address",
            "Access",
            "Refreshments",
            "Last changed",
        ],
        meetings.iter().map(row).collect(),
    )
}

/// The registers of one or several meetings (domain D9), one row for each meeting and person, so that Excel can count
/// them any way round. What people eat or need is not in it: that is in the list of people.
pub fn register(meetings: &[MeetingFull]) -> Sheet {
    let rows = meetings.iter().flat_map(|full| {
        let details = &full.meeting.details;
        full.register.iter().map(|entry| {
            vec![
                Value::from(&entry.name),
                Value::from(&entry.role),
                Value::Yes(entry.guest),
                Value::Number(i64::from(details.number)),
                Value::Date(details.date),
                words::reply(entry.reply).into(),
                words::attendance(entry.attendance).into(),
            ]
        })
    });
    sheet(
        "Register",
        &[
            "Name",
            "Role",
            "Guest",
            "Meeting",
            "Day",
            "Reply",
            "Attendance",
        ],
        rows.collect(),
    )
}

/// Open actions, then done ones (domain D11).
pub fn actions(report: &ActionsReport) -> Sheet {
    let row = |action: &ActionItem| {
        let status = match (action.done_on, action.overdue) {
            (Some(_), _) => "Done",
            (None, true) => "Late",
            (None, false) => "Open",
        };
        vec![
            Value::from(&action.what),
            Value::from(&action.owner),
            Value::date(action.due),
            Value::date(action.done_on),
            status.into(),
            action
                .agreed_at
                .map_or(Value::Empty, |(number, _)| Value::Number(i64::from(number))),
            Value::date(action.agreed_at.map(|(_, day)| day)),
        ]
    };
    sheet(
        "Actions",
        &[
            "What",
            "Who",
            "By",
            "Done on",
            "Status",
            "Agreed at meeting",
            "Day of that meeting",
        ],
        report.open.iter().chain(&report.done).map(row).collect(),
    )
}
