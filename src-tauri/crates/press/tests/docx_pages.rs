//! Files for a word processor: what has room, what stays together on a page, and what large print does with tables.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod support;

use std::io::{Cursor, Read};

use copse_press::{
    Document, Edition, docx,
    model::{Block, Column, Inline, List, Paragraph, ParagraphLook, Row, Table, TableLook, Width},
};
use support::{document, words};

fn part(document: &Document, name: &str) -> String {
    let file = docx(document).unwrap();
    let mut zip = zip::ZipArchive::new(Cursor::new(file)).unwrap();
    let mut text = String::new();
    let mut entry = zip.by_name(name).unwrap();
    entry.read_to_string(&mut text).unwrap();
    text
}

fn body(edition: Edition, blocks: Vec<Block>) -> String {
    part(&document(edition, blocks), "word/document.xml")
}

/// The paragraphs of a body, each with its properties.
fn paragraphs(body: &str) -> Vec<&str> {
    body.split("<w:p>").skip(1).collect()
}

/// The paragraph that says something.
fn saying<'b>(body: &'b str, text: &str) -> &'b str {
    let found = paragraphs(body).into_iter().find(|one| one.contains(text));
    found.unwrap_or_else(|| panic!("{text}: {body}"))
}

/// What a paragraph says.
fn said(paragraph: &str) -> String {
    let texts = paragraph.split("<w:t xml:space=\"preserve\">").skip(1);
    texts
        .map(|text| text.split("</w:t>").next().unwrap())
        .collect()
}

/// The numbers of an attribute, in the order of the file.
fn numbers(xml: &str, attribute: &str) -> Vec<f32> {
    let start = format!("{attribute}=\"");
    let starts = xml.split(&start).skip(1);
    starts
        .map(|rest| rest.split('"').next().unwrap().parse().unwrap())
        .collect()
}

fn list(ordered: bool, items: &[&str]) -> List {
    let items = items.iter().map(|text| vec![Block::paragraph(*text)]);
    List {
        ordered,
        items: items.collect(),
    }
}

fn cell(text: &str) -> Vec<Block> {
    if text.is_empty() {
        return Vec::new();
    }
    vec![Block::paragraph(text)]
}

fn actions(look: TableLook, what: &[&str]) -> Table {
    let rows = what.iter().map(|what| {
        vec![
            vec![Block::TickBox],
            cell(what),
            cell("Precious Ndlela"),
            cell("12 Feb"),
            cell(""),
        ]
    });
    Table {
        look,
        columns: vec![
            Column::new("Done", Width::fit(12.0, "")),
            Column {
                heads_row: true,
                ..Column::new("What", Width::Rest)
            },
            Column::new("Who", Width::fit(34.0, "")),
            Column::new("By", Width::fit(22.0, "12 Feb")),
            Column::new("Since", Width::fit(22.0, "")),
        ],
        rows: rows.collect(),
    }
}

const LONG: &str = "Ask the safeguarding board who keeps the list of addresses";

#[test]
fn a_mark_of_a_list_has_room_in_every_size_of_type() {
    for (edition, size) in [
        (Edition::Ordinary, 11.0),
        (Edition::LargePrint, 18.0),
        (Edition::GiantPrint, 24.0),
    ] {
        let mut ten = list(true, &["Item"; 10]);
        ten.items[9].push(Block::List(list(false, &["Inner"])));
        ten.items[9].push(Block::paragraph("Second"));
        let document = document(edition, vec![Block::List(ten)]);
        let numbering = part(&document, "word/numbering.xml");
        let rooms = numbers(&numbering, "w:hanging");
        assert_eq!(rooms.len(), 18, "nine levels of two kinds");
        for room in rooms {
            // A digit of Arial is 0.556 of the size, the full stop 0.278, a dash as a digit.
            let mark = 0.556 + 0.278;
            let gap = room / 20.0 / size - mark;
            assert!((0.3..0.6).contains(&gap), "{room} in {size} points");
        }
        let body = part(&document, "word/document.xml");
        let left = |text| numbers(saying(&body, text), "w:left")[0] / 20.0 / size;
        let mark = |text| numbers(saying(&body, text), "w:hanging")[0] / 20.0 / size;
        let (item, inner) = (left("Item"), left("Inner"));
        assert!(mark("Item") > 2.0 * 0.556 + 0.278 + 0.3, "{}", mark("Item"));
        assert!((item - mark("Item")).abs() < 0.01, "hangs from the margin");
        // The list inside begins where the text around it does.
        assert!((inner - mark("Inner") - item).abs() < 0.01, "{inner}");
        assert!((left("Second") - item).abs() < 0.01);
    }
}

#[test]
fn a_list_is_as_far_from_what_follows_as_from_what_is_before() {
    let blocks = vec![
        Block::List(list(false, &["One", "Two"])),
        Block::paragraph("After"),
    ];
    let body = body(Edition::Ordinary, blocks);
    assert!(saying(&body, "Two").contains("w:after=\"120\""), "{body}");
    assert!(!saying(&body, "One").contains("w:after"), "{body}");
}
