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
    model::{Anchor, Block, Column, Cover, Inline, List, Note, Paragraph, Table, TableLook, Width},
    pdf,
};
use support::{MARGIN, ask, document, pages, words};

/// Words of a file with their left edges, in points.
fn lefts(bytes: &[u8]) -> Vec<(String, f32)> {
    let page = ask("pdftotext", bytes, &["-bbox"], &["-"]);
    let word = |line: &str| {
        let left = line.split("xMin=\"").nth(1)?.split('"').next()?;
        let text = line.split('>').nth(1)?.split('<').next()?;
        Some((text.to_owned(), left.parse().ok()?))
    };
    page.lines().filter_map(word).collect()
}

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

#[test]
fn a_mark_of_a_note_stays_with_its_word_and_is_no_heavier() {
    for edition in [Edition::LargePrint, Edition::GiantPrint] {
        let marked = |count: usize| {
            Block::Paragraph(Paragraph {
                text: vec![
                    Inline::text(format!("{} differ.", "x ".repeat(count))),
                    Inline::Note {
                        note: Anchor(1),
                        number: "3".into(),
                    },
                    Inline::text(" And more."),
                ],
                ..Paragraph::default()
            })
        };
        let mut blocks: Vec<Block> = (10..50).map(marked).collect();
        blocks.push(Block::Notes(vec![Note {
            anchor: Anchor(1),
            number: "3".into(),
            text: vec!["The note".into()],
        }]));
        let mut document = document(edition, blocks);
        document.furniture.mark = String::new();
        let bytes = pdf(&document, &Options::default()).unwrap();
        let lines = pages(&bytes).concat();
        let marks = lines.iter().filter(|line| line.contains("[3]"));
        assert!(marks.clone().count() == 40);
        for line in marks {
            assert!(line.contains("differ."), "{line}");
        }
        assert!(!ask("pdffonts", &bytes, &[], &[]).contains("Bold"));
    }
}

/// A table of a document with three columns of which the first is text.
fn actions(titles: [&str; 3], rows: &[[&str; 3]]) -> Block {
    let [what, who, by] = titles;
    let cell = |text: &&str| vec![Block::paragraph(*text)];
    Block::Table(Table {
        look: TableLook::Close,
        columns: vec![
            Column {
                heads_row: true,
                ..Column::new(what, Width::Rest)
            },
            Column::new(who, Width::fit(34.0, "")),
            Column::new(by, Width::fit(22.0, "28 Feb, late")),
        ],
        rows: rows
            .iter()
            .map(|row| row.iter().map(cell).collect())
            .collect(),
    })
}

#[test]
fn a_narrow_column_of_text_makes_records_and_all_tables_of_its_kind_go_with_it() {
    let blocks = vec![
        actions(
            ["What", "Who", "By"],
            &[["Draft two sentences on adjustments", "Ana Vale", "4 Feb"]],
        ),
        actions(["What", "Who", "Done on"], &[["Ring", "Ana", "8 Feb"]]),
        actions(
            ["What happened", "Where", "On"],
            &[["Came", "Hall", "9 Feb"]],
        ),
    ];
    let lines = pages(&pdf(&document(Edition::GiantPrint, blocks), &Options::default()).unwrap());
    let lines = lines.concat();
    let has = |line: &str| lines.iter().any(|other| other == line);
    assert!(has("What: Draft two sentences on"), "{lines:?}");
    assert!(has("What: Ring") && has("Done on: 8 Feb"), "{lines:?}");
    let other = lines.iter().find(|line| line.contains("Came")).unwrap();
    assert!(
        other.contains("Hall") && other.contains("9 Feb"),
        "it fits its columns"
    );
}

#[test]
fn a_title_stays_before_a_value_that_only_begins_with_it() {
    let long = "What happened next to everybody concerned";
    let blocks = vec![
        actions(["What", "Who", "By"], &[[long, "Ana Vale", "4 Feb"]]),
        actions(
            ["Meeting", "Who", "By"],
            &[["Meeting 4, 18 February 2027", "Ana", "1 Feb"]],
        ),
    ];
    let lines = pages(&pdf(&document(Edition::GiantPrint, blocks), &Options::default()).unwrap());
    let lines = lines.concat();
    assert!(lines[0].starts_with("What: What happened"), "{lines:?}");
    assert!(
        lines.iter().any(|line| line.starts_with("Meeting 4, 18")),
        "{lines:?}"
    );
}

#[test]
fn a_fact_is_said_as_its_name_and_what_it_is() {
    let cell = |text: &str| vec![Block::paragraph(text)];
    let table = Table {
        look: TableLook::Facts,
        columns: vec![
            Column {
                heads_row: true,
                ..Column::new("What", Width::Rest)
            },
            Column::new("Value", Width::Rest),
            Column::new("Third party", Width::fit(20.0, "Redact")),
        ],
        rows: vec![
            vec![cell("Name"), cell("Anjali Menon"), Vec::new()],
            vec![
                cell("Likes to be contacted by"),
                cell("e-mail"),
                cell("Redact"),
            ],
        ],
    };
    let bytes = pdf(
        &document(Edition::GiantPrint, vec![Block::Table(table)]),
        &Options::default(),
    )
    .unwrap();
    assert_eq!(
        pages(&bytes).concat(),
        [
            "Name: Anjali Menon",
            "Likes to be contacted by: e-mail",
            "Third party: Redact"
        ]
    );
    let tree = ask("pdfinfo", &bytes, &["-struct"], &[]);
    assert_eq!(
        (tree.matches("TH").count(), tree.matches("TD").count()),
        (2, 4),
        "{tree}"
    );
}

#[test]
fn texts_of_all_lists_stand_below_each_other() {
    for edition in Edition::ALL {
        let list = |ordered, text: &str| {
            Block::List(List {
                ordered,
                items: vec![vec![Block::paragraph(text)]],
            })
        };
        let blocks = vec![list(false, "Bullet"), list(true, "Number")];
        let lefts = lefts(&pdf(&document(edition, blocks), &Options::default()).unwrap());
        let left = |word: &str| lefts.iter().find(|(other, _)| other == word).unwrap().1;
        assert!((left("Bullet") - left("Number")).abs() < 0.1, "{lefts:?}");
        assert!((left("1.") - left("•")).abs() < 2.0, "{lefts:?}");
    }
}

#[test]
fn a_footer_of_a_short_document_is_not_broken_for_the_sake_of_a_long_one() {
    let mut document = document(Edition::GiantPrint, vec![Block::paragraph("Text.")]);
    document.furniture.footer = "Calderfoot Dual Diagnosis".into();
    let bytes = pdf(&document, &Options::default()).unwrap();
    let text = ask("pdftotext", &bytes, &["-layout"], &["-"]);
    assert!(text.contains("Calderfoot Dual Diagnosis"), "{text}");
    // A document of as many pages as the number has room for.
    document.blocks = vec![Block::paragraph(words(8000))];
    let bytes = pdf(&document, &Options::default()).unwrap();
    let text = ask("pdftotext", &bytes, &["-layout"], &["-"]);
    let pages = text.matches('\u{c}').count();
    assert!(pages > 99, "{pages}");
    let line = text.lines().rfind(|line| line.contains("Page ")).unwrap();
    assert!(
        line.contains("Diagnosis  ") && !line.contains("Calderfoot"),
        "{line}"
    );
}

#[test]
fn a_cover_has_the_edges_and_the_measure_of_a_page() {
    let cover = Cover {
        host: "Alderbank Trust".into(),
        title: "Calderfoot Dual Diagnosis".into(),
        lines: Vec::new(),
        note: String::new(),
    };
    let blocks = vec![Block::Cover(cover), Block::paragraph("Inside")];
    let lefts = lefts(&pdf(&document(Edition::LargePrint, blocks), &Options::default()).unwrap());
    for word in ["Alderbank", "Calderfoot", "Inside"] {
        let left = lefts.iter().find(|(other, _)| other == word).unwrap().1;
        assert!((left - MARGIN).abs() < 1.0, "{word}: {left}");
    }
}

#[test]
fn short_addresses_and_names_in_brackets_are_not_broken() {
    for edition in [Edition::LargePrint, Edition::GiantPrint] {
        for count in 0..30 {
            let before = "x ".repeat(count);
            let blocks = vec![
                Block::paragraph(format!("{before} example.org/calderfoot/mr-p")),
                Block::paragraph(format!("{before} “I want an e-mail”")),
                Block::paragraph(format!("{before} Ayesha Khan (محمد عبد الله)")),
            ];
            let bytes = pdf(&document(edition, blocks), &Options::default()).unwrap();
            let lines = pages(&bytes).concat();
            let whole = |part: &str| lines.iter().any(|line| line.contains(part));
            assert!(whole("example.org/calderfoot/mr-p"), "{lines:?}");
            assert!(whole("“I want") && whole("e-mail”"), "{lines:?}");
            let letters = |c: &char| ('\u{600}'..'\u{700}').contains(c);
            let lines = lines
                .iter()
                .filter(|line| line.chars().any(|c| letters(&c)));
            assert_eq!(lines.count(), 1);
        }
    }
}
