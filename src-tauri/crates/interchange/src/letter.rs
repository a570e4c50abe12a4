//! The text that goes with an invitation, until the facilitator changes it (domain D7).

use std::fmt::Write as _;

use copse_core::meetings::InvitationReport;

use crate::words::{clock, is_cancelled, long_date, meeting_name, one_line, place};

/// Subject of the invitation: what and when.
pub fn letter_subject(report: &InvitationReport) -> String {
    let prefix = if is_cancelled(report) {
        "Cancelled: "
    } else {
        ""
    };
    let community = one_line(&report.head.community);
    format!(
        "{prefix}{community}, {}, {}",
        meeting_name(report),
        long_date(report.head.date)
    )
}

/// Text of the invitation, in paragraphs ended by line feeds.
pub fn letter_body(report: &InvitationReport) -> String {
    let head = &report.head;
    let community = one_line(&head.community);
    let day = long_date(head.date);
    let mut out = String::from("Dear all,\n\n");
    if is_cancelled(report) {
        let _ = write!(
            out,
            "I am sorry that {} of {community} on {day} is cancelled.\n\n\
             Please open the attached calendar file: it takes the meeting out of your calendar.\n",
            meeting_name(report)
        );
    } else {
        let _ = write!(
            out,
            "You are invited to {} of {community}.\n\n{}{}",
            meeting_name(report),
            when_and_where(report),
            agenda(report)
        );
        out.push_str(
            "\nTwo files are attached. The PDF is the pack for the meeting: please read the case before \
             you come, and keep the pack to yourself. The calendar file puts the meeting into your \
             calendar when you open it; if a date changes, I shall send a new one.\n\n\
             If you cannot come, please reply to let me know. The group gets to know each other and \
             the cases over time, so please do not send anybody in your place.\n",
        );
    }
    out.push_str(&signature(report));
    out
}

fn when_and_where(report: &InvitationReport) -> String {
    let head = &report.head;
    let mut out = format!(
        "When: {}, {} to {}\n",
        long_date(head.date),
        clock(head.start),
        clock(head.end)
    );
    let lines = [
        ("Where", place(&head.venue)),
        ("Getting in", one_line(&head.venue.access)),
        ("To eat and drink", one_line(&head.refreshments)),
    ];
    for (label, value) in lines.iter().filter(|(_, value)| !value.is_empty()) {
        let _ = writeln!(out, "{label}: {value}");
    }
    out
}

fn agenda(report: &InvitationReport) -> String {
    if report.items.is_empty() {
        return String::new();
    }
    let mut out = String::from("\nWhat we shall do:\n\n");
    for item in &report.items {
        let lead = one_line(&item.lead);
        let lead = if lead.is_empty() {
            String::new()
        } else {
            format!(" ({lead})")
        };
        let _ = writeln!(
            out,
            "{}  {}{lead}",
            clock(item.starts),
            one_line(&item.title)
        );
    }
    out
}

fn signature(report: &InvitationReport) -> String {
    let facilitator = one_line(&report.head.facilitator);
    let name = if facilitator.is_empty() {
        one_line(&report.organiser.name)
    } else {
        facilitator
    };
    let hosts: Vec<String> = report
        .head
        .hosts
        .iter()
        .map(|host| one_line(host))
        .collect();
    let mut out = String::from("\nWith best wishes\n\n");
    for line in [name, one_line(&report.head.community), hosts.join(", ")] {
        if !line.is_empty() {
            let _ = writeln!(out, "{line}");
        }
    }
    out
}
