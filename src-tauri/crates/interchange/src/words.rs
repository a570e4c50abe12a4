//! Dates, times and names as they stand in letters and calendar entries (domain H9).

use copse_core::meetings::{InvitationReport, MeetingKind, MeetingStatus, Venue};
use jiff::civil::{Date, Time};

/// "Thursday 18 February 2027".
pub(crate) fn long_date(date: Date) -> String {
    date.strftime("%A %-d %B %Y").to_string()
}

/// "10:00".
pub(crate) fn clock(time: Time) -> String {
    time.strftime("%H:%M").to_string()
}

/// "meeting 4", or what it is where it is of its own kind (domain D13).
pub(crate) fn meeting_name(report: &InvitationReport) -> String {
    let number = report.head.number;
    match report.head.kind {
        MeetingKind::Ordinary => format!("meeting {number}"),
        MeetingKind::GuestSpeaker => format!("meeting {number}, with a guest speaker"),
        MeetingKind::Training => format!("meeting {number}, training"),
        MeetingKind::Visit => format!("meeting {number}, a visit"),
    }
}

pub(crate) fn is_cancelled(report: &InvitationReport) -> bool {
    report.head.status == MeetingStatus::Cancelled
}

/// Building, room and address as one line.
pub(crate) fn place(venue: &Venue) -> String {
    one_line(&venue.line())
}

/// A name or title as one line: control characters and line ends become spaces, and the
/// characters that turn the direction of what follows (UAX #9) go. Letters of any script stay.
pub(crate) fn one_line(text: &str) -> String {
    let turning = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let ending = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
    text.chars()
        .filter(|c| !turning(*c))
        .map(|c| if ending(c) { ' ' } else { c })
        .collect::<String>()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

/// An e-mail address without what could end it in a header or begin another; none where nothing
/// usable is left.
pub(crate) fn address(text: &str) -> Option<String> {
    let unwanted = |c: char| {
        c.is_control()
            || c.is_whitespace()
            || matches!(
                c,
                '<' | '>' | '"' | '(' | ')' | '[' | ']' | ',' | ';' | ':' | '\\'
            )
    };
    let clean: String = text.chars().filter(|c| !unwanted(*c)).collect();
    let whole = clean.split_once('@').is_some_and(|(local, domain)| {
        !local.is_empty() && !domain.is_empty() && !domain.contains('@')
    });
    whole.then_some(clean)
}
