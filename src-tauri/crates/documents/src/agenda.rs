//! The agenda (domain D5) with the open actions (domain D11).

use copse_core::meetings::{
    ActionLine, AgendaKind, AgendaLine, AgendaReport, MeetingHead, MeetingKind, MeetingStatus,
};
use copse_press::model::{
    Anchor, Block, Cell, Column, Document, Edition, Heading, HeadingLook, Inline, ParagraphLook,
    Table, TableLook, Width,
};
use jiff::civil::Date;

use crate::{
    actions::owner_cell,
    furniture::{
        self, Head, clock, long_date, meeting_name, meeting_when, short_date, text_cell,
        unbroken_date, venue_line,
    },
};

/// Sets the agenda of a meeting with its times of day (domain D5) and the actions that are still open
/// (domain D11).
pub fn agenda(report: &AgendaReport, edition: Edition) -> Document {
    let head = &report.head;
    let mut document = furniture::document(
        Head {
            title: format!(
                "Agenda for meeting {}, {}",
                head.number,
                long_date(head.date)
            ),
            community: &head.community,
            author: &head.community,
            language: &head.language,
            mark: &head.confidentiality,
            footer: format!(
                "Agenda for meeting {}, made on {}",
                head.number,
                unbroken_date(head.made_on)
            ),
            made_on: head.made_on,
            identifier: format!("agenda {}", head.id),
        },
        edition,
    );
    document.blocks = part(report, 1, None);
    document
        .blocks
        .extend(actions(report, 2, "Still open from earlier meetings", None));
    document
}

/// The timed items as a part of a document.
pub(crate) fn part(report: &AgendaReport, level: u8, place: Option<Anchor>) -> Vec<Block> {
    let mut blocks = vec![
        Block::Heading(Heading {
            level,
            look: HeadingLook::Title,
            text: vec!["Agenda".into()],
            anchor: place,
            bookmark: true,
        }),
        Block::styled(ParagraphLook::Lead, lead(&report.head)),
    ];
    if report.head.status == MeetingStatus::Cancelled {
        blocks.push(Block::paragraph(Inline::bold("This meeting is cancelled.")));
    }
    if report.items.is_empty() {
        blocks.push(Block::styled(
            ParagraphLook::Second,
            "There are no items on the agenda yet.",
        ));
    } else {
        blocks.push(Block::Table(Table {
            look: TableLook::Open,
            columns: columns(),
            rows: report.items.iter().map(row).collect(),
        }));
    }
    blocks
}

fn lead(head: &MeetingHead) -> String {
    let kind = match head.kind {
        MeetingKind::Ordinary => "",
        MeetingKind::GuestSpeaker => " with a guest speaker",
        MeetingKind::Training => ", training",
        MeetingKind::Visit => ", a visit",
    };
    let mut line = format!("{}{kind}, {}", meeting_name(head), meeting_when(head));
    let venue = venue_line(&head.venue);
    if !venue.is_empty() {
        line.push_str(". ");
        line.push_str(&venue);
    }
    line
}

fn columns() -> Vec<Column> {
    vec![
        Column {
            second: true,
            ..Column::new("Starts", Width::fit(22.0, "00:00"))
        },
        Column {
            heads_row: true,
            ..Column::new("What", Width::Rest)
        },
        Column {
            second: true,
            right: true,
            ..Column::new("Takes", Width::fit(22.0, "600 min"))
        },
    ]
}

fn row(line: &AgendaLine) -> Vec<Cell> {
    let title = line.title.trim();
    let what = match line.kind {
        AgendaKind::Break => Block::styled(ParagraphLook::Second, title),
        AgendaKind::Case | AgendaKind::Discussion => Block::paragraph(Inline::bold(title)),
        _ => Block::paragraph(title),
    };
    let mut cell = vec![what];
    let lead = line.lead.trim();
    if !lead.is_empty() {
        cell.push(Block::styled(ParagraphLook::Small, lead));
    }
    vec![
        vec![Block::paragraph(clock(line.starts))],
        cell,
        vec![Block::paragraph(format!("{} min", line.minutes))],
    ]
}

/// The open actions as a part of a document; nothing where there are none.
pub(crate) fn actions(
    report: &AgendaReport,
    level: u8,
    title: &str,
    place: Option<Anchor>,
) -> Vec<Block> {
    if report.actions.is_empty() {
        return Vec::new();
    }
    vec![
        Block::Heading(Heading {
            level,
            look: HeadingLook::Section,
            text: vec![title.into()],
            anchor: place,
            bookmark: true,
        }),
        Block::Table(action_table(&report.actions, report.head.date)),
    ]
}

/// `near` is the day whose year goes without saying.
fn action_table(actions: &[ActionLine], near: Date) -> Table {
    let dates: Vec<String> = actions.iter().map(|action| due(action, near)).collect();
    let longest = dates.iter().max_by_key(|date| date.chars().count());
    let longest = longest.cloned().unwrap_or_default();
    let rows = actions.iter().zip(&dates).map(|(action, date)| {
        vec![
            vec![Block::TickBox],
            vec![Block::paragraph(action.what.trim())],
            owner_cell(&action.owner),
            text_cell(date),
        ]
    });
    Table {
        look: TableLook::Close,
        rows: rows.collect(),
        columns: vec![
            Column::new("Done", Width::fit(12.0, "")),
            Column {
                heads_row: true,
                ..Column::new("What", Width::Rest)
            },
            Column::new("Who", Width::fit(34.0, "")),
            Column::new("By", Width::fit(22.0, longest)),
        ],
    }
}

fn due(action: &ActionLine, near: Date) -> String {
    match action.due {
        Some(day) if action.overdue => format!("{}, late", short_date(day, near)),
        Some(day) => short_date(day, near),
        None => String::new(),
    }
}
