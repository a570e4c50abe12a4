//! A meeting as an iCalendar file (RFC 5545, RFC 5546), for domain D7.
//!
//! Written here rather than with a crate: the time zone, quotes in a name and folding each need
//! care that the crates we tried do not take. The file is meant to be attached to a mail and
//! opened: it is published (RFC 5546 §3.2.1), not a request for an answer, and names no attendee,
//! so that nobody's address reaches the others.

use std::fmt::Write as _;

use copse_core::meetings::InvitationReport;
use jiff::{Timestamp, civil::DateTime};

use crate::words::{address, clock, is_cancelled, meeting_name, one_line, place};

/// Longest line in octets, without its line end (RFC 5545 §3.1).
const LINE: usize = 75;

/// Rules of the United Kingdom since 1996: forward on the last Sunday of March, back on the last of
/// October, both at 01:00 UTC. Outlook wants them in the file, whatever it knows of `Europe/London`.
const LONDON: &[&str] = &[
    "BEGIN:VTIMEZONE",
    "TZID:Europe/London",
    "BEGIN:DAYLIGHT",
    "DTSTART:19960331T010000",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    "TZOFFSETFROM:+0000",
    "TZOFFSETTO:+0100",
    "TZNAME:BST",
    "END:DAYLIGHT",
    "BEGIN:STANDARD",
    "DTSTART:19961027T020000",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0000",
    "TZNAME:GMT",
    "END:STANDARD",
    "END:VTIMEZONE",
];

/// The calendar entry of a meeting: UTF-8, lines folded at 75 octets and ended by CR LF.
///
/// One event with a UID of its own that never changes, so that a later file with a higher SEQUENCE
/// takes its place in the recipient's calendar. A cancelled meeting has METHOD:CANCEL. Without an
/// address of the organiser there is neither ORGANIZER nor METHOD, which needs one (RFC 5546 §3.2):
/// the file is then a plain entry that every calendar can take in.
pub fn ics(report: &InvitationReport) -> String {
    let mut file = Lines::default();
    let organiser = address(&report.organiser.email);
    let cancelled = is_cancelled(report);
    file.line("BEGIN:VCALENDAR");
    file.line("VERSION:2.0");
    file.line("PRODID:-//Copse//Copse//EN");
    file.line("CALSCALE:GREGORIAN");
    if organiser.is_some() {
        file.line(if cancelled {
            "METHOD:CANCEL"
        } else {
            "METHOD:PUBLISH"
        });
    }
    for line in LONDON {
        file.line(line);
    }
    event(&mut file, report, organiser.as_deref());
    file.line("END:VCALENDAR");
    file.out
}

fn event(file: &mut Lines, report: &InvitationReport, organiser: Option<&str>) {
    file.line("BEGIN:VEVENT");
    file.line(&format!("UID:{}@copse.invalid", report.head.id));
    file.line(&format!("SEQUENCE:{}", report.sequence));
    file.line(&format!("DTSTAMP:{}", utc(report.changed_at)));
    file.line(&format!("LAST-MODIFIED:{}", utc(report.changed_at)));
    file.line(&format!(
        "DTSTART;TZID=Europe/London:{}",
        local(report.head.date.to_datetime(report.head.start))
    ));
    file.line(&format!(
        "DTEND;TZID=Europe/London:{}",
        local(report.head.date.to_datetime(report.head.end))
    ));
    file.text(
        "SUMMARY",
        &format!(
            "{}: {}",
            one_line(&report.head.community),
            meeting_name(report)
        ),
    );
    let place = place(&report.head.venue);
    if !place.is_empty() {
        file.text("LOCATION", &place);
    }
    file.text("DESCRIPTION", &description(report));
    if let Some(email) = organiser {
        file.line(&format!(
            "ORGANIZER{}:mailto:{}",
            common_name(&report.organiser.name),
            percent(email)
        ));
    }
    file.line(if is_cancelled(report) {
        "STATUS:CANCELLED"
    } else {
        "STATUS:CONFIRMED"
    });
    file.line("TRANSP:OPAQUE");
    file.line("END:VEVENT");
}

fn description(report: &InvitationReport) -> String {
    if is_cancelled(report) {
        return "This meeting is cancelled.".into();
    }
    let mut out = String::new();
    for item in &report.items {
        let _ = writeln!(out, "{} {}", clock(item.starts), one_line(&item.title));
    }
    let access = one_line(&report.head.venue.access);
    if !access.is_empty() {
        let _ = writeln!(out, "\nGetting in: {access}");
    }
    out.push_str("\nFor members only. Please do not pass this entry on.");
    out
}

/// `20270218T100000Z` (RFC 5545 §3.3.5, form 2).
fn utc(at: Timestamp) -> String {
    at.strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// `20270218T100000`, local time of the TZID beside it (RFC 5545 §3.3.5, form 3).
fn local(at: DateTime) -> String {
    at.strftime("%Y%m%dT%H%M%S").to_string()
}

/// A name as parameter CN, in quotes. A double quote cannot stand in one (RFC 5545 §3.2); RFC 6868
/// has a sign for it that Outlook shows as it is, so it becomes a single one.
fn common_name(name: &str) -> String {
    let name = one_line(name).replace('"', "'");
    if name.is_empty() {
        String::new()
    } else {
        format!(";CN=\"{name}\"")
    }
}

/// An address as part of a `mailto` URI (RFC 6068 §2).
fn percent(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    for byte in address.bytes() {
        if byte.is_ascii_alphanumeric() || b"@.-_~+!$'*=/".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

/// Content lines (RFC 5545 §3.1).
#[derive(Default)]
struct Lines {
    out: String,
}

impl Lines {
    /// One content line, folded between characters: the line end and the space that follows it are
    /// taken out again by every reader.
    fn line(&mut self, line: &str) {
        let mut length = 0;
        for c in line.chars() {
            if length + c.len_utf8() > LINE {
                self.out.push_str("\r\n ");
                length = 1;
            }
            self.out.push(c);
            length += c.len_utf8();
        }
        self.out.push_str("\r\n");
    }

    /// A property of type TEXT (RFC 5545 §3.3.11).
    fn text(&mut self, name: &str, value: &str) {
        let mut line = format!("{name}:");
        for c in value.replace("\r\n", "\n").chars() {
            match c {
                '\\' | ';' | ',' => {
                    line.push('\\');
                    line.push(c);
                }
                '\n' => line.push_str("\\n"),
                c if c.is_control() => line.push(' '),
                c => line.push(c),
            }
        }
        self.line(&line);
    }
}
