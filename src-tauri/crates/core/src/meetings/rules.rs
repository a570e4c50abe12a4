//! What holds for meetings: times of day, and when a calendar entry counts as changed.

use jiff::{
    ToSpan,
    civil::{Date, Time},
};

use super::{AgendaItem, AgendaKind, MeetingDetails, TimedItem, Venue};
use crate::{
    check::{Check, LINE_MOST, NAME_MOST, TEXT_MOST, TITLE_MOST, line, lines},
    error::CoreError,
};

/// Title of an item for a case that is not chosen yet.
pub(super) const CASE: &str = "Case";
/// Most minutes of one agenda item.
const MINUTES_MOST: u16 = 600;
/// What is said of a day that is out of range.
pub(super) const DAY_MESSAGE: &str = "Enter a day in this century.";
/// Most items of an agenda.
const ITEMS_MOST: usize = 100;

/// Gives each item the time of day at which it starts, and tells when the last one ends (domain D5).
///
/// Times are those of the clock on the wall; past midnight they go on at 00:00.
pub fn timed(start: Time, items: Vec<AgendaItem>) -> (Vec<TimedItem>, Time) {
    let mut clock = start;
    let with_time = |item: AgendaItem| {
        let starts = clock;
        clock = clock.wrapping_add(i64::from(item.minutes).minutes());
        TimedItem { starts, item }
    };
    let timed = items.into_iter().map(with_time).collect();
    (timed, clock)
}

/// What an item is called on paper (domain D5). `number` is that of its case; `without_case` says that no case is chosen
/// for the meeting.
///
/// A case is "Case 3: A tenancy kept", as everywhere on paper, also where the title was typed or proposed with a comma.
/// The item that every agenda starts with says that its case is still to be chosen.
pub(super) fn printed_title(item: &AgendaItem, number: Option<u16>, without_case: bool) -> String {
    let title = item.title.trim();
    if without_case && item.kind == AgendaKind::Case && title == CASE {
        return "Case, to be chosen".to_owned();
    }
    let after = number.and_then(|number| title.strip_prefix(&format!("{CASE} {number}, ")));
    match (number, after) {
        (Some(number), Some(after)) => format!("{CASE} {number}: {after}"),
        _ => item.title.clone(),
    }
}

/// Minutes by which items of this length overrun the planned end; negative where time is left.
pub fn overrun(start: Time, end: Time, items: &[AgendaItem]) -> i32 {
    let planned = length(start, end);
    items
        .iter()
        .map(|item| i32::from(item.minutes))
        .sum::<i32>()
        - planned
}

/// Minutes from one time of day to another.
pub(super) fn length(start: Time, end: Time) -> i32 {
    let minute = |time: Time| i32::from(time.hour()) * 60 + i32::from(time.minute());
    minute(end) - minute(start)
}

/// SEQUENCE of the calendar entry after a change (RFC 5545 §3.8.7.4): grows where a recipient has to act on it.
pub(super) fn sequence_after(
    sequence: u32,
    before: &MeetingDetails,
    after: &MeetingDetails,
) -> u32 {
    let tells = |details: &MeetingDetails| {
        (
            details.date,
            details.start,
            details.end,
            details.venue.clone(),
            details.status,
        )
    };
    if tells(before) == tells(after) {
        sequence
    } else {
        sequence.saturating_add(1)
    }
}

/// Cleans and checks what was entered (domain D1, D2).
pub(super) fn checked(details: MeetingDetails) -> Result<MeetingDetails, CoreError> {
    let details = MeetingDetails {
        venue: cleaned_venue(&details.venue),
        refreshments: lines(&details.refreshments),
        notes: details.notes.checked("notes")?,
        ..details
    };
    let mut check = Check::default();
    check.that(
        (1..=999).contains(&details.number),
        "number",
        "Enter a number from 1 to 999.",
    );
    check_day(&mut check, "date", details.date);
    check.that(
        details.start < details.end,
        "end",
        "Enter an end that is after the start.",
    );
    check_venue(&mut check, &details.venue);
    check.at_most("refreshments", &details.refreshments, TEXT_MOST);
    check.done()?;
    Ok(details)
}

pub(super) fn check_day(check: &mut Check, field: &str, day: Date) {
    // A slip such as 0227 or 20227 rather than a rule about time.
    check.that((1990..2200).contains(&day.year()), field, DAY_MESSAGE);
}

pub(super) fn cleaned_venue(venue: &Venue) -> Venue {
    Venue {
        name: line(&venue.name),
        address: lines(&venue.address),
        room: line(&venue.room),
        access: lines(&venue.access),
    }
}

pub(super) fn check_venue(check: &mut Check, venue: &Venue) {
    check.all_at_most(
        LINE_MOST,
        &[("venue.name", &venue.name), ("venue.room", &venue.room)],
    );
    check.all_at_most(
        TEXT_MOST,
        &[
            ("venue.address", &venue.address),
            ("venue.access", &venue.access),
        ],
    );
}

/// Cleans the items of an agenda (domain D5).
pub(super) fn cleaned_items(items: Vec<AgendaItem>) -> Vec<AgendaItem> {
    let cleaned = |item: AgendaItem| AgendaItem {
        title: line(&item.title),
        lead: line(&item.lead),
        ..item
    };
    items.into_iter().map(cleaned).collect()
}

/// Checks the items of an agenda (domain D5).
pub(super) fn check_items(items: &[AgendaItem]) -> Check {
    let mut check = Check::default();
    check.that(
        items.len() <= ITEMS_MOST,
        "items",
        "Keep an agenda to 100 items or fewer.",
    );
    for (at, item) in items.iter().enumerate() {
        let field = |name: &str| format!("items.{at}.{name}");
        check.required(
            &field("title"),
            &item.title,
            TITLE_MOST,
            "Enter what the item is about.",
        );
        check.at_most(&field("lead"), &item.lead, NAME_MOST);
        let fits = item.minutes <= MINUTES_MOST;
        check.that(fits, &field("minutes"), "Enter minutes from 0 to 600.");
    }
    check
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{ids::AgendaItemId, meetings::AgendaKind};

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn time(text: &str) -> Time {
        text.parse().unwrap()
    }

    fn items(minutes: &[u16]) -> Vec<AgendaItem> {
        let item = |minutes: &u16| AgendaItem {
            id: AgendaItemId::new(),
            title: "T".to_owned(),
            minutes: *minutes,
            lead: String::new(),
            kind: AgendaKind::Other,
            case: None,
        };
        minutes.iter().map(item).collect()
    }

    #[test]
    fn times_of_day_follow_from_the_start() {
        let (agenda, ends) = timed(time("10:00"), items(&[10, 0, 35]));
        let starts: Vec<_> = agenda.iter().map(|item| item.starts.to_string()).collect();
        assert_eq!(starts, ["10:00:00", "10:10:00", "10:10:00"]);
        assert_eq!(ends, time("10:45"));
        assert_eq!(
            timed(time("10:00"), Vec::new()).1,
            time("10:00"),
            "an empty agenda ends as it starts"
        );
        assert_eq!(
            timed(time("23:50"), items(&[20])).1,
            time("00:10"),
            "past midnight the clock goes on"
        );
    }

    #[test]
    fn the_overrun_is_told_in_minutes_either_way() {
        assert_eq!(
            overrun(time("10:00"), time("12:30"), &items(&[100, 60])),
            10
        );
        assert_eq!(overrun(time("10:00"), time("12:30"), &items(&[100])), -50);
        assert_eq!(
            overrun(time("22:00"), time("23:00"), &items(&[600])),
            540,
            "midnight does not hide an overrun"
        );
    }

    fn meeting() -> MeetingDetails {
        MeetingDetails {
            number: 1,
            kind: crate::meetings::MeetingKind::default(),
            date: date("2027-02-18"),
            start: time("10:00"),
            end: time("12:30"),
            venue: Venue::default(),
            refreshments: String::new(),
            status: crate::meetings::MeetingStatus::default(),
            notes: crate::text::RichText::default(),
        }
    }

    #[test]
    fn the_calendar_entry_changes_with_day_time_place_and_status_only() {
        let before = meeting();
        let quiet = MeetingDetails {
            number: 2,
            refreshments: "Tea".to_owned(),
            ..before.clone()
        };
        assert_eq!(sequence_after(3, &before, &quiet), 3);
        let room = Venue {
            room: "2".to_owned(),
            ..Venue::default()
        };
        for loud in [
            MeetingDetails {
                date: date("2027-02-19"),
                ..before.clone()
            },
            MeetingDetails {
                start: time("10:30"),
                ..before.clone()
            },
            MeetingDetails {
                end: time("12:00"),
                ..before.clone()
            },
            MeetingDetails {
                venue: room,
                ..before.clone()
            },
            MeetingDetails {
                status: crate::meetings::MeetingStatus::Cancelled,
                ..before.clone()
            },
        ] {
            assert_eq!(sequence_after(3, &before, &loud), 4, "{loud:?}");
        }
    }

    #[test]
    fn a_meeting_ends_after_it_starts_and_items_are_at_most_ten_hours() {
        let wrong = MeetingDetails {
            number: 0,
            end: time("10:00"),
            date: date("0227-02-18"),
            ..meeting()
        };
        let Err(CoreError::Invalid(problems)) = checked(wrong) else {
            panic!("three fields are wrong")
        };
        assert_eq!(
            problems
                .iter()
                .map(|problem| problem.field.as_str())
                .collect::<Vec<_>>(),
            ["number", "date", "end"]
        );
        let Err(CoreError::Invalid(problems)) = check_items(&items(&[600, 601])).done() else {
            panic!("one is wrong")
        };
        assert_eq!(
            problems
                .iter()
                .map(|problem| problem.field.as_str())
                .collect::<Vec<_>>(),
            ["items.1.minutes"]
        );
    }
}
