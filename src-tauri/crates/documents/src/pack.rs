//! The meeting pack (domain D8): one PDF with everything that members read before a meeting.

use copse_core::meetings::{ActionLine, MeetingHead, MeetingStatus, PackReport};
use copse_press::{
    Attachment,
    model::{
        Anchor, Block, ContentsLine, Cover, Document, Edition, Heading, HeadingLook, Inline,
        Insert, Row,
    },
};

use crate::{
    agenda, case_study,
    furniture::{
        self, Head, Places, counted, long_date, meeting_name, meeting_when, sentence, venue_line,
    },
    terms_of_reference,
};

/// First place of attachments.
const ATTACHMENTS: u32 = 1_000_000;

/// Sets the pack of a meeting (domain D8): cover, contents, agenda, open actions, terms of reference and
/// case studies, with page numbers through and a bookmark for each part and each section of a case.
///
/// Cases that are held back (domain E4) do not appear in it, not even by title.
pub fn pack(report: &PackReport, edition: Edition) -> Document {
    let head = &report.agenda.head;
    let name = format!("Pack for meeting {}", head.number);
    let author = head
        .hosts
        .first()
        .map_or(head.community.as_str(), String::as_str);
    let mut document = furniture::document(
        Head {
            title: format!("{name}, {}", long_date(head.date)),
            community: &head.community,
            author,
            language: &head.language,
            mark: &head.confidentiality,
            footer: name,
            made_on: head.made_on,
            identifier: format!("pack {}", head.id),
        },
        edition,
    );
    let mut places = Places::default();
    let mut parts = Vec::new();
    let mut contents = Vec::new();
    agenda_part(report, &mut places, &mut contents, &mut parts);
    terms_part(report, &mut places, &mut contents, &mut parts);
    for case in &report.cases {
        let place = places.next();
        contents.push(ContentsLine {
            title: case_study::case_name(case),
            detail: case_study::brought_by(case),
            place,
        });
        parts.push(Block::PageBreak);
        parts.extend(case_study::part(case, 2, Some(place), &mut places));
    }
    document.blocks = front(report, contents);
    document.blocks.extend(parts);
    document
}

/// Cover and contents.
fn front(report: &PackReport, contents: Vec<ContentsLine>) -> Vec<Block> {
    let head = &report.agenda.head;
    let mut lines = vec![meeting_name(head), meeting_when(head)];
    let venue = venue_line(&head.venue);
    if !venue.is_empty() {
        lines.push(venue);
    }
    let cancelled = head.status == MeetingStatus::Cancelled;
    let mut blocks = vec![
        Block::Cover(Cover {
            host: head.hosts.join(", "),
            title: head.community.clone(),
            lines,
            note: if cancelled {
                "This meeting is cancelled.".into()
            } else {
                String::new()
            },
        }),
        Block::heading(2, HeadingLook::Title, "What is in this pack"),
        Block::Contents(contents),
    ];
    let rows = before_you_come(head);
    if !rows.is_empty() && !cancelled {
        blocks.push(Block::Heading(Heading {
            level: 3,
            look: HeadingLook::Section,
            text: vec!["Before you come".into()],
            anchor: None,
            bookmark: false,
        }));
        blocks.push(Block::Rows(rows));
    }
    blocks
}

fn before_you_come(head: &MeetingHead) -> Vec<Row> {
    let row = |label: &str, text: String| Row {
        label: label.into(),
        level: 4,
        bookmark: false,
        blocks: vec![Block::paragraph(Inline::text(text))],
    };
    let mut rows = Vec::new();
    let venue = &head.venue;
    let getting_there: Vec<String> = [venue.line(), venue.access.trim().to_owned()]
        .iter()
        .map(|part| sentence(part))
        .filter(|part| !part.is_empty())
        .collect();
    if !getting_there.is_empty() {
        rows.push(row("Getting there", getting_there.join(" ")));
    }
    if !head.refreshments.trim().is_empty() {
        rows.push(row("Refreshments", sentence(&head.refreshments)));
    }
    let tell = match (head.facilitator.trim(), head.facilitator_email.trim()) {
        ("", "") => None,
        ("", email) => Some(format!("Write to {email}.")),
        (name, "") => Some(format!("Tell {name}.")),
        (name, email) => Some(format!("Tell {name} at {email}.")),
    };
    if let Some(tell) = tell {
        rows.push(row(
            "If you cannot come",
            format!("{tell} Please do not send anybody in your place."),
        ));
    }
    rows
}

fn agenda_part(
    report: &PackReport,
    places: &mut Places,
    contents: &mut Vec<ContentsLine>,
    parts: &mut Vec<Block>,
) {
    let place = places.next();
    contents.push(ContentsLine {
        title: "Agenda".into(),
        detail: meeting_when(&report.agenda.head),
        place,
    });
    parts.push(Block::PageBreak);
    parts.extend(agenda::part(&report.agenda, 2, Some(place)));
    if !report.agenda.actions.is_empty() {
        let place: Anchor = places.next();
        contents.push(ContentsLine {
            title: "Open actions".into(),
            detail: open_actions(&report.agenda.actions),
            place,
        });
        parts.extend(agenda::actions(
            &report.agenda,
            2,
            "Open actions",
            Some(place),
        ));
    }
}

/// `Five, two of them late`.
fn open_actions(actions: &[ActionLine]) -> String {
    let late = actions.iter().filter(|action| action.overdue).count();
    counted(actions.len(), "", late, "late")
}

fn terms_part(
    report: &PackReport,
    places: &mut Places,
    contents: &mut Vec<ContentsLine>,
    parts: &mut Vec<Block>,
) {
    let Some(terms) = &report.terms else { return };
    let place = places.next();
    contents.push(ContentsLine {
        title: "Terms of reference".into(),
        detail: terms_of_reference::standing(terms),
        place,
    });
    parts.push(Block::PageBreak);
    parts.extend(terms_of_reference::part(terms, 2, Some(place)));
}

/// A PDF of somebody else at the end of a pack, with its line in the contents.
pub fn pack_attach(document: &mut Document, number: u32, title: &str, file: Attachment) {
    // Beyond all places that the pack itself has.
    let place = Anchor(ATTACHMENTS + number);
    let pages = match file.pages() {
        1 => "1 page".to_owned(),
        pages => format!("{pages} pages"),
    };
    let detail = if file.is_tagged() {
        format!("{pages}, attached")
    } else {
        format!("{pages}, attached; not made for screen readers")
    };
    let contents = document.blocks.iter_mut().find_map(|block| match block {
        Block::Contents(lines) => Some(lines),
        _ => None,
    });
    if let Some(contents) = contents {
        contents.push(ContentsLine {
            title: title.to_owned(),
            detail,
            place,
        });
    }
    document.blocks.push(Block::Attachment(Insert {
        title: title.to_owned(),
        level: 2,
        anchor: Some(place),
        file,
    }));
}
