//! Terms of reference with a signature sheet (domain D6).

use copse_core::{terms::TermsReport, text::Block as CoreBlock};
use copse_press::model::{
    Anchor, Block, Cell, Column, Document, Edition, Heading, HeadingLook, Inline, ParagraphLook,
    Row, Table, TableLook, Width,
};

use crate::{
    furniture::{self, Head, date_in_brief, made_on, unbroken_date},
    text::{self, Notes, Subheads},
};

/// Sets the terms of reference, and on a page of its own the sheet on which members agree (domain D6).
pub fn terms_of_reference(report: &TermsReport, edition: Edition) -> Document {
    let mut document = furniture::document(
        Head {
            title: format!("Terms of reference, version {}", report.number),
            community: &report.community,
            author: &report.community,
            language: &report.language,
            mark: &report.confidentiality,
            footer: format!(
                "Terms of reference, version\u{a0}{}, {}",
                report.number,
                made_on(report.made_on)
            ),
            made_on: report.made_on,
            identifier: format!("terms {}", report.number),
        },
        edition,
    );
    document.blocks = part(report, 1, None);
    document.blocks.extend(signatures(report, edition));
    document
}

/// `Version 2, in force from 19 November 2026`.
pub(crate) fn standing(report: &TermsReport) -> String {
    match report.adopted_on {
        Some(day) if day > report.made_on => format!(
            "Version\u{a0}{}, in force from {}",
            report.number,
            unbroken_date(day)
        ),
        Some(day) => format!(
            "Version\u{a0}{}, in force from {}",
            report.number,
            unbroken_date(day)
        ),
        None => format!(
            "Version\u{a0}{}, a draft that has not been adopted",
            report.number
        ),
    }
}

/// The text as a part of a document: what stands under a heading is set beside it.
pub(crate) fn part(report: &TermsReport, level: u8, place: Option<Anchor>) -> Vec<Block> {
    let inner = level.saturating_add(1);
    let mut blocks = vec![
        Block::Heading(Heading {
            level,
            look: HeadingLook::Title,
            text: vec!["Terms of reference".into()],
            anchor: place,
            bookmark: true,
        }),
        Block::styled(ParagraphLook::Lead, standing(report)),
    ];
    let subheads = Subheads {
        level: inner,
        look: HeadingLook::Section,
    };
    let notes = Notes::default();
    let mut rows: Vec<Row> = Vec::new();
    for block in &report.body.blocks {
        if let CoreBlock::Heading { runs } = block {
            let label = text::words(&text::inlines(runs, &notes));
            if !label.is_empty() {
                rows.push(Row {
                    label,
                    level: inner,
                    bookmark: true,
                    blocks: Vec::new(),
                });
            }
        } else if let Some(block) = text::convert(block, &notes, subheads) {
            match rows.last_mut() {
                Some(row) => row.blocks.push(block),
                None => blocks.push(block),
            }
        }
    }
    if !rows.is_empty() {
        blocks.push(Block::Rows(rows));
    } else if blocks.len() == 2 {
        blocks.push(Block::styled(
            ParagraphLook::Second,
            "Nothing has been written yet.",
        ));
    }
    blocks
}

/// The sheet on which members agree: their names, room to sign, and since when they have agreed. In large print the last
/// stands below the name, or there would be no room to sign.
fn signatures(report: &TermsReport, edition: Edition) -> Vec<Block> {
    let below = edition != Edition::Ordinary;
    let name = Column {
        heads_row: true,
        ..Column::new("Name", Width::Rest)
    };
    let mut columns = vec![
        Column {
            second: true,
            ..Column::new("No.", Width::fit(10.0, "000"))
        },
        name,
        Column::new("Signature and date", Width::fit(66.0, "")),
    ];
    if !below {
        let agreed = format!("Agreed to version {}", report.number);
        columns.push(Column::new(
            agreed,
            Width::fit(38.0, "30\u{a0}Sep\u{a0}2000"),
        ));
    }
    vec![
        Block::PageBreak,
        Block::heading(2, HeadingLook::Title, "Who has agreed"),
        Block::styled(
            ParagraphLook::Lead,
            "By signing, a member agrees to these terms, and to keep in the room what is said there.",
        ),
        Block::Table(Table {
            look: TableLook::Signatures,
            columns,
            rows: signature_rows(report, below),
        }),
    ]
}

/// Lines to sign on where no members are known yet.
const BLANK_LINES: usize = 8;

/// `below` puts the day on which somebody agreed below the name instead of into a column of its own.
fn signature_rows(report: &TermsReport, below: bool) -> Vec<Vec<Cell>> {
    let row = |number: usize, mut name: Cell, agreed: Option<String>| {
        let number = vec![Block::paragraph(number.to_string())];
        let small = |text| Block::styled(ParagraphLook::Small, text);
        if below {
            let version = report.number;
            let agreed =
                agreed.map(|day| small(format!("Agreed to version\u{a0}{version}, {day}")));
            name.extend(agreed);
            vec![number, name, Vec::new()]
        } else {
            vec![
                number,
                name,
                Vec::new(),
                agreed.map(small).into_iter().collect(),
            ]
        }
    };
    if report.members.is_empty() {
        return (1..=BLANK_LINES)
            .map(|line| row(line, Vec::new(), None))
            .collect();
    }
    let name = |name: &str| vec![Block::paragraph(Inline::bold(name.trim()))];
    let members = report.members.iter().zip(1_usize..);
    members
        .map(|((who, on), line)| row(line, name(who), on.map(date_in_brief)))
        .collect()
}
