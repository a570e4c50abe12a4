//! What large print asks of the layout: no broken words, and no room given away.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod support;

use copse_press::{
    Edition, Options,
    model::{Block, Column, Table, TableLook, Width},
    pdf,
};
use support::{ask, document, pages};

#[test]
fn an_address_is_parted_only_before_its_sign_and_its_dots() {
    let long = "bartholomew.featherstonehaugh-smythe@calderfoot-outreach.example.org";
    let fits = "maren-louise.oakes@example.org";
    let blocks = vec![
        Block::paragraph(format!("Write to {long} or ring.")),
        Block::paragraph(format!(
            "Write to the facilitator at {fits}, under (Article 6(1)(e)(f)(g)(h))."
        )),
    ];
    let lines = pages(&pdf(&document(Edition::GiantPrint, blocks), &Options::default()).unwrap());
    let lines = lines.concat();
    assert_eq!(
        lines[..3],
        [
            "Write to bartholomew",
            ".featherstonehaugh-smythe",
            "@calderfoot-outreach.example.org or"
        ]
    );
    let whole = |word: &str| lines.iter().any(|line| line.contains(word));
    assert!(whole(fits), "it fits on a line of its own: {lines:?}");
    assert!(whole("6(1)(e)(f)(g)(h)"), "{lines:?}");
}

#[test]
fn a_footer_gives_its_first_line_the_whole_width_and_its_last_the_number() {
    let mut document = document(Edition::GiantPrint, vec![Block::paragraph("Text.")]);
    document.furniture.footer =
        "Terms of reference, version\u{a0}1, 9\u{a0}February\u{a0}2027".into();
    let text = ask(
        "pdftotext",
        &pdf(&document, &Options::default()).unwrap(),
        &["-layout"],
        &["-"],
    );
    let lines: Vec<String> = text
        .lines()
        .map(|line| line.replace('\u{a0}', " ").trim().to_owned())
        .collect();
    let at = lines
        .iter()
        .position(|line| line.starts_with("Terms"))
        .unwrap();
    assert_eq!(lines[at], "Terms of reference, version 1,");
    let last: Vec<&str> = lines[at + 1]
        .split("  ")
        .filter(|part| !part.is_empty())
        .collect();
    assert_eq!(last.len(), 2, "{last:?}");
    assert_eq!(
        (last[0], last[1].trim()),
        ("9 February 2027", "Page 1 of 1")
    );
}

#[test]
fn a_table_too_wide_for_its_words_is_set_as_records() {
    let titles = ["Name", "Attended", "Apologies", "Absent", "Guests"];
    let column = |title: &&str| Column {
        heads_row: *title == "Name",
        ..Column::new(*title, Width::Rest)
    };
    let cell = |text: &&str| vec![Block::paragraph(*text)];
    let rows = [
        ["Bartholomew Featherstone", "1", "2", "3", "4"],
        ["Ana Vale", "5", "6", "7", "8"],
    ];
    let mut table = Table {
        look: TableLook::Close,
        columns: titles.iter().map(column).collect(),
        rows: rows
            .iter()
            .map(|row| row.iter().map(cell).collect())
            .collect(),
    };
    table.rows[1][2] = Vec::new();
    let set = |edition| {
        let blocks = vec![Block::Table(table.clone())];
        let bytes = pdf(&document(edition, blocks), &Options::default()).unwrap();
        let tree = ask("pdfinfo", &bytes, &["-struct"], &[]);
        (pages(&bytes).concat(), tree)
    };
    let (lines, _) = set(Edition::Ordinary);
    assert!(
        lines[0].contains("Name") && lines[0].contains("Guests"),
        "{lines:?}"
    );
    let (lines, tree) = set(Edition::GiantPrint);
    assert_eq!(
        lines,
        [
            "Name: Bartholomew Featherstone",
            "Attended: 1",
            "Apologies: 2",
            "Absent: 3",
            "Guests: 4",
            "Name: Ana Vale",
            "Attended: 5",
            "Absent: 7",
            "Guests: 8",
        ]
    );
    // A header for each row, and every cell in its place, also the empty one.
    assert_eq!(
        (
            tree.matches("TR (").count() + tree.matches("TR\n").count(),
            tree.matches("TH").count(),
            tree.matches("TD").count()
        ),
        (2, 2, 8),
        "{tree}"
    );
}
