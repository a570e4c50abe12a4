//! Details of records with only what a test is about filled in.

use copse_core::{
    actions::ActionDetails,
    cases::{CaseDetails, Permission, PermissionState, SectionChange},
    community::CommunityDetails,
    evidence::EvidenceDetails,
    ids::EvidenceId,
    meetings::{AgendaItem, AgendaKind, MeetingDetails, MeetingKind, MeetingStatus, Venue},
    people::{PersonDetails, PersonStage},
    policy::{PolicyDetails, Told},
    services::ServiceDetails,
    text::{Block, Inline, RichText},
};
use jiff::civil::{Date, Time};

/// A day from `YYYY-MM-DD`.
///
/// # Panics
/// Where it is none.
pub fn day(text: &str) -> Date {
    text.parse().expect("a day")
}

/// A time of day from `HH:MM`.
///
/// # Panics
/// Where it is none.
pub fn time(text: &str) -> Time {
    text.parse().expect("a time of day")
}

/// A community.
pub fn community(name: &str) -> CommunityDetails {
    CommunityDetails {
        name: name.to_owned(),
        facilitator: "Maren Oakes".to_owned(),
        ..Default::default()
    }
}

/// A member with an e-mail address.
pub fn member(name: &str) -> PersonDetails {
    let letters: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
    let local = if letters.is_empty() {
        "member".to_owned()
    } else {
        letters.to_lowercase()
    };
    PersonDetails {
        name: name.to_owned(),
        email: format!("{local}@calderfoot.example"),
        stage: PersonStage::Member,
        ..Default::default()
    }
}

/// A service.
pub fn service(name: &str) -> ServiceDetails {
    ServiceDetails {
        name: name.to_owned(),
        ..Default::default()
    }
}

/// A meeting from 10:00 to 12:30.
pub fn meeting(number: u16, on: &str) -> MeetingDetails {
    MeetingDetails {
        number,
        kind: MeetingKind::Ordinary,
        date: day(on),
        start: time("10:00"),
        end: time("12:30"),
        venue: Venue {
            name: "Friends' Meeting House".to_owned(),
            ..Default::default()
        },
        refreshments: String::new(),
        status: MeetingStatus::Planned,
        notes: RichText::default(),
    }
}

/// An agenda item of ten minutes.
pub fn item(title: &str, kind: AgendaKind) -> AgendaItem {
    AgendaItem {
        id: copse_core::ids::AgendaItemId::new(),
        title: title.to_owned(),
        minutes: 10,
        lead: String::new(),
        kind,
        case: None,
    }
}

/// A case for which nobody has asked the client yet.
pub fn case(title: &str) -> CaseDetails {
    CaseDetails {
        title: title.to_owned(),
        ..Default::default()
    }
}

/// A case with the client's permission in a state.
pub fn case_with(title: &str, state: PermissionState) -> CaseDetails {
    CaseDetails {
        permission: Permission {
            state,
            ..Default::default()
        },
        ..case(title)
    }
}

/// An action.
pub fn action(what: &str) -> ActionDetails {
    ActionDetails {
        what: what.to_owned(),
        ..Default::default()
    }
}

/// An item of evidence.
pub fn evidence(title: &str) -> EvidenceDetails {
    EvidenceDetails {
        title: title.to_owned(),
        ..Default::default()
    }
}

/// A policy issue that was noted on 9 February 2027.
pub fn policy(title: &str) -> PolicyDetails {
    PolicyDetails {
        title: title.to_owned(),
        noted_on: Some(day("2027-02-09")),
        ..Default::default()
    }
}

/// That a body was told on a day.
pub fn told(whom: &str, on: &str) -> Told {
    Told {
        whom: whom.to_owned(),
        on: Some(day(on)),
        ..Default::default()
    }
}

/// A text of plain paragraphs, one for each line.
pub fn text(words: &str) -> RichText {
    RichText::from_plain(words)
}

/// A paragraph with notes after its words.
pub fn text_with_notes(words: &str, notes: &[EvidenceId]) -> RichText {
    let mut runs = vec![Inline::plain(words)];
    runs.extend(notes.iter().map(|evidence| Inline::Note {
        evidence: *evidence,
    }));
    RichText {
        blocks: vec![Block::Paragraph { runs }],
        ..Default::default()
    }
}

/// A change of a section to plain words, shown.
pub fn change(heading: &str, words: &str) -> SectionChange {
    SectionChange {
        heading: heading.to_owned(),
        shown: true,
        body: text(words),
    }
}
