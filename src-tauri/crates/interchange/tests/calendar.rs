//! The calendar entry, checked against RFC 5545 and read by a parser that did not write it.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

#[path = "common/meeting.rs"]
mod meeting;

use copse_core::meetings::MeetingStatus;
use copse_interchange::ics;
use icalendar::parser::{Component, read_calendar, unfold};
use meeting::invitation;

fn property(component: &Component<'_>, name: &str) -> Option<String> {
    component
        .properties
        .iter()
        .find(|p| p.name == name)
        .map(|p| p.val.to_string())
}

/// The event of a file, by its property's name.
fn event(file: &str, name: &str) -> Option<String> {
    let text = unfold(file);
    let calendar = read_calendar(&text).unwrap();
    let event = calendar
        .components
        .iter()
        .find(|c| c.name == "VEVENT")
        .unwrap();
    property(event, name)
}

#[test]
fn every_line_is_at_most_75_octets_and_ends_with_cr_lf() {
    let mut report = invitation();
    report.items[0].title = "Ŵ wŷ 会議 🌳 ".repeat(60);
    let file = ics(&report);
    assert!(file.ends_with("END:VCALENDAR\r\n"));
    assert_eq!(file.matches('\n').count(), file.matches("\r\n").count());
    for line in file.trim_end_matches("\r\n").split("\r\n") {
        assert!(line.len() <= 75, "{} octets: {line}", line.len());
    }
    assert!(event(&file, "DESCRIPTION").unwrap().contains("会議 🌳"));
}

#[test]
fn a_meeting_is_published_in_london_time_with_the_rules_of_the_zone() {
    let file = ics(&invitation());
    let text = unfold(&file);
    let calendar = read_calendar(&text).unwrap();
    assert_eq!(
        calendar
            .properties
            .iter()
            .find(|p| p.name == "METHOD")
            .unwrap()
            .val
            .to_string(),
        "PUBLISH"
    );
    let zone = calendar
        .components
        .iter()
        .find(|c| c.name == "VTIMEZONE")
        .unwrap();
    assert_eq!(property(zone, "TZID").unwrap(), "Europe/London");
    let rules: Vec<_> = zone
        .components
        .iter()
        .map(|c| {
            (
                c.name.to_string(),
                property(c, "TZOFFSETTO").unwrap(),
                property(c, "RRULE").unwrap(),
            )
        })
        .collect();
    assert_eq!(
        rules,
        [
            (
                "DAYLIGHT".into(),
                "+0100".into(),
                "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU".into()
            ),
            (
                "STANDARD".into(),
                "+0000".into(),
                "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU".to_string()
            ),
        ]
    );
    assert!(text.contains("DTSTART;TZID=Europe/London:20270715T100000\r\n"));
    assert!(text.contains("DTEND;TZID=Europe/London:20270715T123000\r\n"));
    assert_eq!(event(&file, "DTSTAMP").unwrap(), "20270701T093000Z");
    assert_eq!(event(&file, "LAST-MODIFIED").unwrap(), "20270701T093000Z");
    assert_eq!(event(&file, "STATUS").unwrap(), "CONFIRMED");
    assert_eq!(
        event(&file, "SUMMARY").unwrap(),
        "Calderfoot Dual Diagnosis: meeting 4"
    );
}

#[test]
fn the_same_meeting_keeps_its_uid_and_counts_its_changes() {
    let mut report = invitation();
    let before = ics(&report);
    report.sequence = 3;
    report.head.date = jiff::civil::date(2027, 7, 22);
    let after = ics(&report);
    assert_eq!(event(&before, "UID"), event(&after, "UID"));
    assert_eq!(event(&before, "SEQUENCE").unwrap(), "2");
    assert_eq!(event(&after, "SEQUENCE").unwrap(), "3");
}

#[test]
fn a_cancelled_meeting_leaves_the_calendar() {
    let mut report = invitation();
    report.head.status = MeetingStatus::Cancelled;
    let file = ics(&report);
    assert!(file.contains("\r\nMETHOD:CANCEL\r\n"));
    assert_eq!(event(&file, "STATUS").unwrap(), "CANCELLED");
    assert_eq!(event(&file, "UID"), event(&ics(&invitation()), "UID"));
}

#[test]
fn members_addresses_stay_private() {
    let file = unfold(&ics(&invitation()));
    assert!(!file.contains("ATTENDEE"));
    assert!(!file.contains("sian@example.org"));
    assert!(!file.contains("Tomasz Wilk"));
}

#[test]
fn without_an_address_of_the_organiser_there_is_no_method_that_needs_one() {
    let mut report = invitation();
    report.organiser.email = String::new();
    let file = ics(&report);
    assert!(!file.contains("METHOD:"));
    assert!(!file.contains("ORGANIZER"));
    assert_eq!(event(&file, "STATUS").unwrap(), "CONFIRMED");
}

#[test]
fn a_name_cannot_end_its_parameter_or_its_line() {
    let mut report = invitation();
    report.organiser.name = "Maren \"Mo\" Oakes; x:y,\r\nATTENDEE:mailto:a@b.example".into();
    report.organiser.email = "maren@alderbank.example\r\nATTENDEE:mailto:b".into();
    let text = unfold(&ics(&report));
    let lines: Vec<_> = text
        .lines()
        .filter(|line| line.starts_with("ORGANIZER"))
        .collect();
    assert_eq!(
        lines,
        [concat!(
            "ORGANIZER;CN=\"Maren 'Mo' Oakes; x:y, ATTENDEE:mailto:a@b.example\"",
            ":mailto:maren@alderbank.exampleATTENDEEmailtob"
        )]
    );
    assert!(!text.lines().any(|line| line.starts_with("ATTENDEE")));
}

#[test]
fn commas_semicolons_backslashes_and_lines_are_escaped() {
    let mut report = invitation();
    report.head.venue.name = "A\\B; C, D".into();
    let text = unfold(&ics(&report));
    assert!(text.contains(
        "\r\nLOCATION:A\\\\B\\; C\\, D\\, Back room\\, Loom Street\\, Calderfoot\\, ZZ1 4AB\r\n"
    ));
    assert!(text.contains(
        "10:00 Welcome\\, and ground rules\\n10:10 Case 4\\, Between two duty desks\\; news\\n"
    ));
    assert!(text.contains("Getting in: Step-free\\; hearing loop\\, no parking\\n"));
}
