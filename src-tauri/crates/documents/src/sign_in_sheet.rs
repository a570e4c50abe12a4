//! The sign-in sheet of a meeting (domain D9).

use copse_core::meetings::{SignInLine, SignInReport};
use copse_press::model::{
    Block, Cell, Column, Document, Edition, HeadingLook, Inline, ParagraphLook, Table, TableLook,
    Width,
};

use crate::furniture::{self, Head, long_date, made_on, meeting_name, meeting_when, venue_line};

/// Fewest lines without a name, for those who come unannounced.
const BLANK: usize = 2;

/// Most lines without a name beyond those, where the page has room: in large print a page that it filled would be of
/// nothing else.
const SPARE: usize = 2;

/// Sets the sheet on which those who come sign (domain D9). It goes round the room, so it says nothing of anybody but
/// name and role, and that somebody has sent apologies.
pub fn sign_in_sheet(report: &SignInReport, edition: Edition) -> Document {
    let head = &report.head;
    let mut document = furniture::document(
        Head {
            title: format!(
                "Sign-in sheet for meeting {}, {}",
                head.number,
                long_date(head.date)
            ),
            community: &head.community,
            author: &head.community,
            language: &head.language,
            mark: &head.confidentiality,
            footer: format!(
                "Sign-in sheet for meeting\u{a0}{}, {}",
                head.number,
                made_on(head.made_on)
            ),
            made_on: head.made_on,
            identifier: format!("sign-in sheet {}", head.id),
        },
        edition,
    );
    let mut lead = format!("{}, {}", meeting_name(head), meeting_when(head));
    let venue = venue_line(&head.venue);
    if !venue.is_empty() {
        lead.push_str(". ");
        lead.push_str(&venue);
    }
    document.blocks = vec![
        Block::heading(1, HeadingLook::Title, "Sign-in sheet"),
        Block::styled(ParagraphLook::Lead, lead),
        Block::Table(Table {
            look: TableLook::SignIn { spare: SPARE },
            columns: vec![
                Column {
                    second: true,
                    ..Column::new("No.", Width::fit(10.0, "000"))
                },
                Column {
                    heads_row: true,
                    ..Column::new("Name", Width::Rest)
                },
                Column::new("Signature", Width::fit(80.0, "")),
            ],
            rows: rows(&report.lines),
        }),
    ];
    document
}

fn number(number: usize) -> Cell {
    vec![Block::paragraph(number.to_string())]
}

fn rows(lines: &[SignInLine]) -> Vec<Vec<Cell>> {
    let named = lines.iter().zip(1_usize..).map(|(line, at)| {
        let apologies = line
            .apologies
            .then(|| Block::styled(ParagraphLook::Small, "Has sent apologies"));
        vec![number(at), name(line), apologies.into_iter().collect()]
    });
    let blank = (lines.len() + 1..=lines.len() + BLANK + SPARE)
        .map(|at| vec![number(at), Vec::new(), Vec::new()]);
    named.chain(blank).collect()
}

fn name(line: &SignInLine) -> Cell {
    let mut cell = vec![Block::paragraph(Inline::bold(line.name.trim()))];
    let below = match (line.role.trim(), line.guest) {
        ("", true) => "Guest".to_owned(),
        (role, true) => format!("{role}, guest"),
        (role, false) => role.to_owned(),
    };
    if !below.is_empty() {
        cell.push(Block::styled(ParagraphLook::Small, below));
    }
    cell
}
