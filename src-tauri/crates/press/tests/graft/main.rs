//! PDFs of others inside ours: what survives, what stays behind, what is said, and what files that are broken or bad do.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod acts;
mod apart;
mod broken;
mod honest;
#[path = "../support/mod.rs"]
mod support;
mod survives;

use copse_press::{
    Attachment, Document, Edition, Made, Options, make,
    model::{
        Anchor, Block, Column, ContentsLine, HeadingLook, Inline, Insert, List, Paragraph,
        ParagraphLook, Table, TableLook, Width,
    },
};
use support::{ask, document, ordinary};

/// A tagged file as somebody else could have made it: headings, a list, a table, a link, two pages.
fn tagged(word: &str) -> Vec<u8> {
    let cell = |text: &str| vec![Block::paragraph(text)];
    ordinary(vec![
        Block::heading(1, HeadingLook::Title, format!("{word} title")),
        Block::List(List {
            ordered: true,
            items: vec![cell("first item"), cell("second item")],
        }),
        Block::Table(Table {
            look: TableLook::Close,
            columns: vec![
                Column {
                    heads_row: true,
                    ..Column::new("Who", Width::Rest)
                },
                Column::new("What", Width::Rest),
            ],
            rows: vec![vec![cell("Ann"), cell("Writes")]],
        }),
        Block::PageBreak,
        Block::heading(2, HeadingLook::Section, format!("{word} section")),
        Block::Paragraph(Paragraph {
            look: ParagraphLook::Body,
            text: vec![Inline::link("A link", "https://example.org/there")],
        }),
    ])
}

fn insert(title: &str, bytes: Vec<u8>, anchor: Option<Anchor>) -> Block {
    Block::Attachment(Insert {
        title: title.into(),
        level: 1,
        anchor,
        file: Attachment::open(bytes).unwrap(),
    })
}

/// An attachment that was opened, in a document of its own.
fn alone(title: &str, file: Attachment) -> Made {
    let insert = Insert {
        title: title.into(),
        level: 1,
        anchor: None,
        file,
    };
    let document = document(Edition::Ordinary, vec![Block::Attachment(insert)]);
    make(&document, &Options::default()).unwrap()
}

fn pack(inserts: Vec<Block>) -> Document {
    let line = |title: &str, place| ContentsLine {
        title: title.into(),
        detail: String::new(),
        place: Anchor(place),
    };
    let mut blocks = vec![
        Block::heading(1, HeadingLook::Title, "Pack"),
        Block::Contents(vec![line("The attachment", 1), line("The end", 2)]),
    ];
    blocks.extend(inserts);
    blocks.push(Block::Heading(copse_press::model::Heading {
        level: 1,
        look: HeadingLook::Title,
        text: vec!["The end".into()],
        anchor: Some(Anchor(2)),
        bookmark: true,
    }));
    document(Edition::Ordinary, blocks)
}

fn made(inserts: Vec<Block>) -> Made {
    let made = make(&pack(inserts), &Options::default()).unwrap();
    let said = ask("qpdf", &made.bytes, &["--check"], &[]);
    assert!(
        said.contains("No syntax or stream encoding errors"),
        "{said}"
    );
    made
}
