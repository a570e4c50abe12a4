//! Where a page may be turned: what stays together, what is cut, and what says that it goes on.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod support;

use copse_press::{
    Edition, Options,
    model::{
        Anchor, Block, Column, HeadingLook, Inline, List, Note, Paragraph, ParagraphLook, Row,
        Table, TableLook, Width,
    },
    pdf,
};
use support::{document, has_colour, ordinary, pages, pixels_at, words};

fn set(edition: Edition, blocks: Vec<Block>) -> Vec<u8> {
    pdf(&document(edition, blocks), &Options::default()).unwrap()
}

/// Short paragraphs, each a line.
fn filler(lines: usize) -> impl Iterator<Item = Block> {
    (0..lines).map(|n| Block::paragraph(format!("Filler {n}.")))
}

fn list(items: &[&str]) -> Block {
    let items = items.iter().map(|item| vec![Block::paragraph(*item)]);
    Block::List(List {
        ordered: false,
        items: items.collect(),
    })
}

fn rows(label: &str, blocks: Vec<Block>) -> Block {
    Block::Rows(vec![Row {
        label: label.into(),
        level: 2,
        bookmark: true,
        blocks,
    }])
}

fn table(look: TableLook, rows: &[Vec<String>]) -> Block {
    Block::Table(Table {
        look,
        columns: vec![
            Column {
                heads_row: true,
                ..Column::new("What", Width::Rest)
            },
            Column::new("Who", Width::fit(30.0, "Somebody")),
        ],
        rows: rows
            .iter()
            .map(|row| {
                row.iter()
                    .map(|cell| vec![Block::paragraph(cell.as_str())])
                    .collect()
            })
            .collect(),
    })
}

#[test]
fn what_no_page_holds_together_begins_where_there_is_room() {
    // A date keeps to the subject of its letter, and here no page holds both.
    let blocks = vec![
        Block::heading(1, HeadingLook::Minor, "The name"),
        Block::paragraph("The service"),
        Block::styled(ParagraphLook::Lead, "The date"),
        Block::heading(2, HeadingLook::Section, words(105)),
        Block::paragraph("Dear colleague"),
    ];
    let pages = pages(&set(Edition::LargePrint, blocks));
    assert_eq!(
        pages[0],
        ["The name", "The service", "The date"],
        "{pages:?}"
    );
}

#[test]
fn a_page_in_the_middle_of_a_row_is_filled_as_one_of_plain_text_is() {
    for edition in [Edition::LargePrint, Edition::GiantPrint] {
        let text = || Block::paragraph(words(900));
        let plain = pages(&set(edition, vec![text()]));
        let row = pages(&set(edition, vec![rows("Label", vec![text()])]));
        assert_eq!(row[1][0], "Label, continued");
        // What says that it goes on takes a line and a little.
        assert!(row[1].len() + 1 >= plain[1].len(), "{edition:?}: {row:?}");
    }
    let text = || Block::paragraph(words(2400));
    let plain = pages(&ordinary(vec![text()]));
    let row = pages(&ordinary(vec![rows("Label", vec![text()])]));
    assert_eq!(row[1].len(), plain[1].len());
}

#[test]
fn a_short_row_is_cut_in_giant_print_rather_than_leave_a_quarter_of_a_page() {
    let four_lines = words(19);
    let mut cut = 0;
    for lines in 4..16 {
        let mut blocks: Vec<Block> = filler(lines).collect();
        blocks.push(rows("Label", vec![Block::paragraph(four_lines.as_str())]));
        let pages = pages(&set(Edition::GiantPrint, blocks));
        let counts: Vec<usize> = pages
            .iter()
            .map(|page| page.iter().filter(|line| line.starts_with("word")).count())
            .filter(|count| *count > 0)
            .collect();
        assert!(
            counts.iter().all(|count| *count > 1),
            "after {lines}: {counts:?}"
        );
        cut += usize::from(counts.len() > 1);
    }
    assert!(cut > 0);
}

#[test]
fn no_page_is_turned_inside_a_word() {
    let address = "www.gov.uk/government/publications/care-act-statutory-guidance/care-and-support-statutory-guidance";
    for edition in Edition::ALL {
        for lines in 4..50 {
            let mut blocks: Vec<Block> = filler(lines).collect();
            blocks.push(Block::paragraph(format!(
                "One two three four five six seven eight nine ten. {address} {}",
                words(30)
            )));
            let pages = pages(&set(edition, blocks));
            for page in pages.split_last().unwrap().1 {
                let last = page.last().unwrap();
                assert!(
                    !last.ends_with(['-', '/']),
                    "{edition:?} after {lines}: {last}"
                );
            }
        }
    }
}

#[test]
fn what_announces_a_list_keeps_to_it_on_the_page_too() {
    for lines in 20..50 {
        let mut blocks: Vec<Block> = filler(lines).collect();
        blocks.extend([
            Block::paragraph("Three things:"),
            list(&["One", "Two", "Three"]),
        ]);
        for page in pages(&ordinary(blocks)) {
            assert_ne!(page.last().map(String::as_str), Some("Three things:"));
        }
    }
}

#[test]
fn a_close_of_many_lines_stays_in_one_piece() {
    let mut text = vec![Inline::text("Kind regards")];
    for n in 0..6 {
        text.extend([Inline::Break, Inline::text(format!("Close {n}"))]);
    }
    let close = Block::Paragraph(Paragraph {
        look: ParagraphLook::Body,
        text,
    });
    for lines in 20..50 {
        let mut blocks: Vec<Block> = filler(lines).collect();
        blocks.push(close.clone());
        let pages = pages(&ordinary(blocks));
        let last = pages.last().unwrap();
        assert!(last.len() > 7, "after {lines}: {last:?}");
    }
}

#[test]
fn a_record_that_goes_on_says_so_and_is_not_closed_before() {
    let row = vec![format!("Called {}", words(150)), "Somebody".into()];
    let mut document = document(Edition::LargePrint, vec![table(TableLook::Close, &[row])]);
    document.furniture.mark = String::new();
    let bytes = pdf(&document, &Options::default()).unwrap();
    let set = pages(&bytes);
    assert!(set.len() > 1);
    // The titles of the columns stand above it.
    assert_eq!(set[1][1], "Called word0 word1…, continued");
    // The colour of the rule below a row.
    let hairline = [0xcf, 0xc8, 0xb9];
    let ruled = |page| {
        let wide = 2480;
        let picture = pixels_at(&bytes, page, wide);
        let coloured = |line: &&[[u8; 3]]| {
            let there = line.iter().filter(|pixel| has_colour(&[**pixel], hairline));
            there.count() > 1000
        };
        picture.chunks(wide as usize).filter(coloured).count()
    };
    assert_eq!((ruled(1), ruled(set.len()) > 0), (0, true));
}

#[test]
fn a_row_to_sign_in_is_never_cut() {
    for lines in 5..40 {
        let mut blocks: Vec<Block> = filler(lines).collect();
        blocks.push(table(
            TableLook::Signatures,
            &[vec![words(120), "Somebody".into()]],
        ));
        let pages = pages(&ordinary(blocks));
        let held = |page: &Vec<String>| page.iter().any(|line| line.contains("word"));
        assert_eq!(
            pages.iter().filter(|page| held(page)).count(),
            1,
            "after {lines}"
        );
    }
}

#[test]
fn notes_that_go_on_say_so() {
    let note = |n: u32| Note {
        anchor: Anchor(n),
        number: n.to_string(),
        text: vec![words(30).into()],
    };
    for edition in Edition::ALL {
        let blocks = vec![
            Block::heading(2, HeadingLook::Section, "Notes"),
            Block::Notes((1..40).map(note).collect()),
        ];
        let pages = pages(&set(edition, blocks));
        assert_eq!(pages[0][0], "Notes");
        assert!(pages.len() > 1);
        for page in &pages[1..] {
            assert_eq!(page[0], "Notes, continued");
        }
    }
}

#[test]
fn a_table_leaves_no_few_rows_behind_nor_takes_few_along() {
    for count in [5, 9] {
        for lines in 10..48 {
            let mut blocks: Vec<Block> = filler(lines).collect();
            blocks.push(Block::heading(2, HeadingLook::Section, "Done"));
            let row = |n| vec![format!("Row {n}"), "Somebody".into()];
            let rows: Vec<_> = (0..count).map(row).collect();
            blocks.push(table(TableLook::Close, &rows));
            let counts: Vec<usize> = pages(&ordinary(blocks))
                .iter()
                .map(|page| page.iter().filter(|line| line.starts_with("Row")).count())
                .filter(|count| *count > 0)
                .collect();
            assert!(
                counts.iter().all(|count| *count > 3),
                "{count} after {lines}: {counts:?}"
            );
        }
    }
}
