//! A meeting to invite to.
#![allow(dead_code, reason = "each test file uses some of these")]

use copse_core::{
    ids::MeetingId,
    meetings::{
        AgendaKind, AgendaLine, Contact, InvitationReport, MeetingHead, MeetingKind, MeetingStatus,
        Venue,
    },
};
use jiff::civil::{date, time};

/// A name with an address.
pub(crate) fn contact(name: &str, email: &str) -> Contact {
    Contact {
        name: name.into(),
        email: email.into(),
    }
}

fn line(minute: i8, title: &str, lead: &str) -> AgendaLine {
    AgendaLine {
        starts: time(10, minute, 0, 0),
        minutes: 10,
        title: title.into(),
        lead: lead.into(),
        kind: AgendaKind::Other,
    }
}

fn head() -> MeetingHead {
    MeetingHead {
        id: MeetingId("0190c2f0-0000-7000-8000-000000000001".parse().unwrap()),
        community: "Calderfoot Dual Diagnosis".into(),
        hosts: vec!["Alderbank Trust".into()],
        confidentiality: "Confidential: members only".into(),
        language: "en-GB".into(),
        facilitator: "Maren Oakes".into(),
        facilitator_email: "maren.oakes@alderbank.example".into(),
        number: 4,
        kind: MeetingKind::Ordinary,
        status: MeetingStatus::Planned,
        date: date(2027, 7, 15),
        start: time(10, 0, 0, 0),
        end: time(12, 30, 0, 0),
        venue: Venue {
            name: "Friends’ Meeting House".into(),
            address: "Loom Street, Calderfoot\nZZ1 4AB".into(),
            room: "Back room".into(),
            access: "Step-free; hearing loop, no parking".into(),
        },
        refreshments: "Tea, and lunch for twelve".into(),
        made_on: date(2027, 7, 6),
    }
}

/// An invitation like one from the sample community.
pub(crate) fn invitation() -> InvitationReport {
    InvitationReport {
        head: head(),
        sequence: 2,
        changed_at: "2027-07-01T09:30:00Z".parse().unwrap(),
        organiser: contact("Maren Oakes", "maren@alderbank.example"),
        recipients: vec![
            contact("Siân Gŵyn", "sian@example.org"),
            contact("Tomasz Wilk", "tomasz@example.org"),
        ],
        items: vec![
            line(0, "Welcome, and ground rules", "Maren Oakes"),
            line(10, "Case 4, Between two duty desks; news", "Tomasz Wilk"),
        ],
    }
}
