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

#[test]
fn in_large_print_a_table_with_a_narrow_text_becomes_records() {
    let table = actions(TableLook::Close, &[LONG, "Ring Kit Farrow", "Close"]);
    let ordinary = body(Edition::Ordinary, vec![Block::Table(table.clone())]);
    assert!(ordinary.contains("<w:tblHeader/>"), "{ordinary}");
    let giant = body(Edition::GiantPrint, vec![Block::Table(table)]);
    assert!(!giant.contains("<w:tbl>"), "{giant}");
    let all = paragraphs(&giant);
    let lines: Vec<String> = all.iter().map(|one| said(one)).collect();
    let what = format!("What: {LONG}");
    let expected = ["☐ Done", &what, "Who: Precious Ndlela", "By: 12 Feb"];
    assert_eq!(lines[..4], expected, "an empty cell says nothing");
    assert_eq!(lines.len(), 12);
    assert!(all[1].contains("<w:b/>"), "the name of the row is bold");
    for (at, line) in all.iter().enumerate() {
        let last = at % 4 == 3;
        assert!(line.contains("<w:keepLines/>"), "{line}");
        assert_eq!(line.contains("<w:keepNext/>"), !last, "{line}");
        assert_eq!(line.contains("<w:bottom w:val=\"single\""), last, "{line}");
    }
}

#[test]
fn a_table_of_numbers_that_fits_and_one_to_write_in_stay_tables() {
    let number = |title: &str| Column {
        right: true,
        ..Column::new(title, Width::fit(18.0, "00 of 00"))
    };
    let row = |name: &str| vec![cell(name), cell("3 of 3"), cell("0"), cell("0")];
    let attendance = Table {
        look: TableLook::Close,
        columns: vec![
            Column {
                heads_row: true,
                ..Column::new("Name", Width::Rest)
            },
            number("Attended"),
            number("Apologies"),
            number("Absent"),
        ],
        rows: vec![row("Anjali Menon"), row("Łucja Żak-Dąbrowska")],
    };
    let look = TableLook::SignIn { spare: 0 };
    for table in [attendance, actions(look, &[LONG, "Ring Kit Farrow"])] {
        let body = body(Edition::GiantPrint, vec![Block::Table(table)]);
        assert!(body.contains("<w:tblHeader/>"), "{body}");
    }
}

#[test]
fn a_record_of_facts_says_each_on_a_line_of_its_own_name() {
    let column = |title: &str, heads_row| Column {
        heads_row,
        ..Column::new(title, Width::Rest)
    };
    let facts = Table {
        look: TableLook::Facts,
        columns: vec![
            column("What", true),
            column("Value", false),
            Column::new("Third party", Width::fit(20.0, "Redact")),
        ],
        rows: vec![
            vec![cell("Telephone"), cell("07700 900014"), cell("")],
            vec![cell("Suggested by"), cell("Ngozi Eze"), cell("Redact")],
            vec![cell("Discipline"), cell(""), cell("")],
            vec![cell("Facilitator’s notes"), cell(LONG), cell("")],
        ],
    };
    let body = body(Edition::GiantPrint, vec![Block::Table(facts)]);
    let lines: Vec<String> = paragraphs(&body).into_iter().map(said).collect();
    let notes = format!("Facilitator’s notes: {LONG}");
    let expected = [
        "Telephone: 07700 900014",
        "Suggested by: Ngozi Eze",
        "Third party: Redact",
        "Discipline",
        &notes,
    ];
    assert_eq!(lines, expected);
}

#[test]
fn a_label_is_left_out_only_where_the_value_is_a_number_of_it() {
    let row = |meeting: &str| vec![cell(meeting), cell(LONG), cell(LONG)];
    let table = Table {
        look: TableLook::Close,
        columns: vec![
            Column::new("Meeting", Width::Rest),
            Column::new("Reply", Width::Rest),
            Column::new("Attendance", Width::Rest),
        ],
        rows: vec![row("Meeting 4"), row("Meeting friends")],
    };
    let body = body(Edition::GiantPrint, vec![Block::Table(table)]);
    assert_eq!(said(saying(&body, "Meeting 4")), "Meeting 4");
    assert_eq!(
        said(saying(&body, "Meeting friends")),
        "Meeting: Meeting friends"
    );
}

#[test]
fn the_last_row_of_a_table_does_not_stand_alone_on_a_page() {
    let table = actions(TableLook::Close, &["First", "Second", "Third"]);
    let body = body(Edition::Ordinary, vec![Block::Table(table)]);
    let rows: Vec<&str> = body.split("<w:tr>").skip(2).collect();
    let kept = |row: &str| row.matches("<w:keepNext/>").count();
    assert_eq!(kept(rows[0]), 0, "{body}");
    assert_eq!(
        kept(rows[1]),
        paragraphs(rows[1]).len(),
        "each of its cells"
    );
    assert_eq!(kept(rows[2]), 0, "{body}");
}

#[test]
fn a_lead_in_stays_with_its_list_and_a_close_with_the_letter() {
    let close = Block::Paragraph(Paragraph {
        look: ParagraphLook::Body,
        text: vec!["Kind regards".into(), Inline::Break, "Maren Oakes".into()],
    });
    let take = || Block::List(list(false, &["Ideas", "Colleagues"]));
    let row = Row {
        label: "Label".into(),
        level: 2,
        bookmark: false,
        blocks: vec![Block::paragraph("In a row: "), take()],
    };
    let blocks = vec![
        Block::paragraph("No list follows:"),
        Block::paragraph("What you take home:"),
        take(),
        Block::Rows(vec![row]),
        Block::paragraph("Please ring me."),
        close.clone(),
        Block::NextCopy,
        Block::paragraph(words(80)),
        close,
    ];
    let body = body(Edition::GiantPrint, blocks);
    let kept = |text| saying(&body, text).contains("<w:keepNext/>");
    assert!(kept("What you take home") && kept("In a row") && kept("Please ring me"));
    assert!(!kept("No list follows") && !kept("Ideas"), "{body}");
    assert!(saying(&body, "Maren Oakes").contains("<w:keepLines/>"));
    let all = paragraphs(&body);
    let before_the_last = all[all.len() - 2];
    assert!(
        before_the_last.contains("<w:keepNext/>"),
        "{before_the_last}"
    );
}

#[test]
fn a_table_that_goes_on_has_no_second_line_below_that_of_the_header() {
    let table = actions(TableLook::Close, &["First", "Second"]);
    let document = document(Edition::LargePrint, vec![Block::Table(table)]);
    let styles = part(&document, "word/styles.xml");
    let titles = styles.split("w:type=\"firstRow\"").nth(1).unwrap();
    assert!(titles.contains("<w:top w:val=\"nil\"/>"), "{titles}");
    assert!(titles.contains("<w:bottom w:val=\"single\" w:sz=\"8\""));
    let header = styles.split("w:styleId=\"Header\"").nth(1).unwrap();
    assert!(numbers(header, "w:after")[0] >= 14.0 * 20.0, "{header}");
}

#[test]
fn a_table_stands_in_line_with_the_text_and_a_short_title_on_one_line() {
    let mut table = actions(TableLook::Close, &["First"]);
    table.columns[3] = Column::new("Done on", Width::fit(4.0, ""));
    let body = body(Edition::Ordinary, vec![Block::Table(table)]);
    let row = body.split("<w:tr>").nth(1).unwrap();
    let cells: Vec<&str> = row.split("<w:tcMar>").skip(1).collect();
    assert!(cells[0].starts_with("<w:left w:w=\"0\""), "{}", cells[0]);
    assert!(cells[1].starts_with("<w:left w:w=\"85\""), "{}", cells[1]);
    let outer = cells.last().unwrap().split("<w:right w:w=\"0\"");
    assert_eq!(outer.count(), 2, "{row}");
    let widths = numbers(row, "<w:tcW w:w");
    // Seven letters of bold Arial, and the space beside them.
    assert!(widths[3] / 20.0 > 7.0 * 0.52 * 11.0 + 8.5, "{widths:?}");
}

#[test]
fn the_page_number_stands_at_the_end_of_the_last_line_where_that_has_room() {
    for (footer, tab) in [
        (
            "Terms of reference, version 1, 9\u{a0}February\u{a0}2027",
            true,
        ),
        ("Agenda for the next meeting, 9\u{a0}February", false),
        // About as long as a line: where it ends is not known.
        (
            "A tenancy kept, version 2, 9\u{a0}February\u{a0}2027",
            false,
        ),
        ("Short", true),
    ] {
        let mut document = document(Edition::GiantPrint, Vec::new());
        document.furniture.footer = footer.into();
        let footer = part(&document, "word/footer1.xml");
        assert_eq!(footer.contains("<w:tab/>"), tab, "{footer}");
        assert_eq!(footer.contains("<w:br/>"), !tab, "{footer}");
        assert!(footer.contains(">Page\u{a0}<"), "{footer}");
    }
}
