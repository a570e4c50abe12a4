//! Notes of a meeting (domain D11).

use copse_core::{
    actions::ActionItem,
    meetings::{MeetingStatus, NotesReport},
};
use copse_press::model::{Block, Document, Edition, HeadingLook, Inline, ParagraphLook, Row};

use crate::{
    actions,
    furniture::{self, Head, long_date, meeting_when, unbroken_date, venue_line},
    text::{self, Notes, Subheads},
};

/// Sets the notes of a meeting with who came and the actions that were agreed (domain D11).
pub fn meeting_notes(report: &NotesReport, edition: Edition) -> Document {
    let head = &report.head;
    let mut document = furniture::document(
        Head {
            title: format!("Notes of meeting {}, {}", head.number, long_date(head.date)),
            community: &head.community,
            author: &head.community,
            language: &head.language,
            mark: &head.confidentiality,
            footer: format!(
                "Notes of meeting {}, made on {}",
                head.number,
                unbroken_date(head.made_on)
            ),
            made_on: head.made_on,
            identifier: format!("notes {}", head.id),
        },
        edition,
    );
    let mut lead = meeting_when(head);
    let venue = venue_line(&head.venue);
    if !venue.is_empty() {
        lead.push_str(". ");
        lead.push_str(&venue);
    }
    let title = format!("Notes of meeting {}", head.number);
    document.blocks = vec![
        Block::heading(1, HeadingLook::Title, title),
        Block::styled(ParagraphLook::Lead, lead),
    ];
    if head.status == MeetingStatus::Cancelled {
        let cancelled = Inline::bold("This meeting was cancelled.");
        document.blocks.push(Block::paragraph(cancelled));
    } else if head.status == MeetingStatus::Planned && head.date > head.made_on {
        let ahead = Inline::bold("This meeting has not been held yet.");
        document.blocks.push(Block::paragraph(ahead));
    }
    let rows = who_and_what(report);
    if !rows.is_empty() {
        document.blocks.push(Block::Rows(rows));
    }
    document.blocks.extend(body(report));
    document.blocks.extend(agreed(&report.actions, report));
    document
}

/// Who came, who could not, and which cases were on the agenda.
fn who_and_what(report: &NotesReport) -> Vec<Row> {
    let row = |label: &str, names: &[String]| {
        (!names.is_empty()).then(|| Row {
            label: label.into(),
            level: 2,
            bookmark: false,
            blocks: vec![Block::paragraph(names.join(", "))],
        })
    };
    let facilitator = report.head.facilitator.trim();
    let facilitator = (!facilitator.is_empty()).then(|| facilitator.to_owned());
    let cases = (!report.cases.is_empty()).then(|| Row {
        label: "Cases".into(),
        level: 2,
        bookmark: false,
        blocks: report
            .cases
            .iter()
            .map(|case| Block::paragraph(case.trim()))
            .collect(),
    });
    [
        row("Facilitator", facilitator.as_slice()),
        row("Present", &report.attended),
        row("Apologies", &report.apologies),
        cases,
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn body(report: &NotesReport) -> Vec<Block> {
    let subheads = Subheads {
        level: 2,
        look: HeadingLook::Section,
    };
    let blocks = text::blocks(&report.body, &Notes::default(), subheads);
    if blocks.is_empty() {
        let none = "Nothing has been written down yet.";
        return vec![Block::styled(ParagraphLook::Second, none)];
    }
    // Text that begins without a heading of its own would read on from the list of names.
    let headed = matches!(blocks.first(), Some(Block::Heading(_)));
    let heading =
        (!headed).then(|| Block::heading(2, HeadingLook::Section, "What was talked about"));
    heading.into_iter().chain(blocks).collect()
}

fn agreed(actions: &[ActionItem], report: &NotesReport) -> Vec<Block> {
    if actions.is_empty() {
        return Vec::new();
    }
    // Where they were agreed is said by the title of the notes.
    let plain = |action: &ActionItem| ActionItem {
        agreed_at: None,
        ..action.clone()
    };
    let (done, open): (Vec<ActionItem>, Vec<ActionItem>) = actions
        .iter()
        .map(plain)
        .partition(|action| action.done_on.is_some());
    let near = report.head.date;
    let mut blocks = vec![Block::heading(2, HeadingLook::Section, "What was agreed")];
    if !open.is_empty() {
        blocks.push(Block::Table(actions::open_table(&open, near)));
    }
    if !done.is_empty() {
        blocks.push(Block::heading(3, HeadingLook::Minor, "Done since"));
        blocks.push(Block::Table(actions::done_table(&done, near)));
    }
    blocks
}
