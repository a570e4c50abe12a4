//! Spreadsheets, read by a library that shares no code with the writer.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

use std::io::Cursor;

use calamine::{Data, Range, Reader, Xlsx};
use copse_core::{
    community,
    ids::CommunityId,
    meetings::{self, Attendance, Reply},
    people::{self, PersonDetails},
    services,
};
use copse_interchange::{
    lists,
    sheet::{ROWS_MOST, Sheet, SheetError, TEXT_MOST, Value, Workbook, workbook},
};
use copse_testkit::{TestStore, build};
use jiff::civil::date;

fn book(sheets: Vec<Sheet>) -> Workbook {
    Workbook {
        title: "Ways & Means, 4 February 2027".into(),
        author: "Alderbank Trust".into(),
        made_on: date(2027, 2, 4),
        sheets,
    }
}

fn read(sheets: Vec<Sheet>) -> (Vec<u8>, Vec<(String, Range<Data>)>) {
    let bytes = workbook(&book(sheets)).unwrap();
    let mut file: Xlsx<_> = Xlsx::new(Cursor::new(bytes.clone())).unwrap();
    (bytes, file.worksheets())
}

fn one_column(values: Vec<Value>) -> Range<Data> {
    let sheet = Sheet {
        name: "One".into(),
        columns: vec!["What".into()],
        rows: values.into_iter().map(|value| vec![value]).collect(),
    };
    read(vec![sheet]).1.remove(0).1
}

fn value(range: &Range<Data>, row: u32, column: u32) -> Data {
    range
        .get_value((row, column))
        .cloned()
        .unwrap_or(Data::Empty)
}

#[test]
fn text_stays_text_whatever_it_begins_with() {
    let risky = [
        "=1+1",
        "+44 20 7946 0000",
        "-5",
        "@SUM(A1)",
        "=HYPERLINK(\"http://evil.example\",\"click\")",
        "\t=1",
        "12",
        "007",
        "1/2/2027",
        "TRUE",
        "_x0041_ stays",
        "<b>& \"quoted\"",
        "  spaces  ",
        "শ্রীমতী রহিমা 🌳",
        "two\nlines",
    ];
    let range = one_column(risky.iter().map(|text| Value::text(*text)).collect());
    for (row, text) in (1..).zip(risky) {
        assert_eq!(value(&range, row, 0), Data::String(text.into()), "{text}");
    }
}

#[test]
fn no_file_holds_a_formula() {
    let sheet = Sheet {
        name: "One".into(),
        columns: vec!["What".into()],
        rows: vec![vec![Value::text("=1+1")]],
    };
    let bytes = workbook(&book(vec![sheet])).unwrap();
    let mut file: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let formulas = file.worksheet_formula("One").unwrap();
    assert!(formulas.used_cells().next().is_none());
}

#[test]
fn dates_times_and_numbers_are_what_they_are() {
    let range = one_column(vec![
        Value::Date(date(2027, 2, 18)),
        Value::Instant("2027-07-01T09:30:00Z".parse().unwrap()),
        Value::Instant("2027-01-01T09:30:00Z".parse().unwrap()),
        Value::Number(12),
        Value::Yes(true),
        Value::Date(date(1850, 1, 1)),
        Value::text(" "),
        Value::Address("https://example.org/a?b=1&c=2".into()),
        Value::Address("javascript:alert(1)".into()),
    ]);
    let excel = |row| match value(&range, row, 0) {
        Data::DateTime(at) => at.as_f64(),
        other => panic!("{other:?}"),
    };
    // 18 February 2027 is day 46,436 of Excel's calendar.
    assert!((excel(1) - 46_436.0).abs() < 1e-9);
    // 10:30 on the wall in summer, 09:30 in winter.
    assert!((excel(2).fract() - 10.5 / 24.0).abs() < 1e-6);
    assert!((excel(3).fract() - 9.5 / 24.0).abs() < 1e-6);
    assert_eq!(value(&range, 4, 0), Data::Float(12.0));
    assert_eq!(value(&range, 5, 0), Data::String("Yes".into()));
    assert_eq!(value(&range, 6, 0), Data::String("1850-01-01".into()));
    assert_eq!(value(&range, 7, 0), Data::Empty);
    let address = |row| value(&range, row, 0).to_string();
    assert_eq!(address(8), "https://example.org/a?b=1&c=2");
    assert_eq!(address(9), "javascript:alert(1)");
}

#[test]
fn the_same_list_gives_the_same_bytes_and_names_nobody_by_itself() {
    let sheet = Sheet {
        name: "People".into(),
        columns: vec!["Name".into()],
        rows: vec![vec!["Ana".into()]],
    };
    let (one, _) = read(vec![sheet.clone()]);
    let (two, _) = read(vec![sheet]);
    assert!(one == two);
    let text = String::from_utf8_lossy(&one);
    for name in [std::env::var("USER"), std::env::var("HOSTNAME")]
        .into_iter()
        .flatten()
    {
        assert!(name.len() < 3 || !text.contains(&name));
    }
}

#[test]
fn a_text_that_is_too_long_for_a_cell_is_cut_and_says_so() {
    let range = one_column(vec![
        Value::text("ab".repeat(TEXT_MOST)),
        Value::text("🌳".repeat(TEXT_MOST)),
        Value::text("x".repeat(TEXT_MOST)),
    ]);
    for row in [1, 2] {
        let text = value(&range, row, 0).to_string();
        assert!(text.encode_utf16().count() <= TEXT_MOST);
        assert!(text.ends_with("does not fit into a cell)"));
    }
    assert_eq!(value(&range, 3, 0).to_string().len(), TEXT_MOST);
}

#[test]
fn a_list_that_is_too_long_is_a_sentence() {
    let sheet = Sheet {
        name: "Audit trail".into(),
        columns: vec!["What".into()],
        rows: vec![Vec::new(); ROWS_MOST + 1],
    };
    let error = workbook(&book(vec![sheet])).unwrap_err();
    assert!(matches!(error, SheetError::TooLong { .. }));
    assert!(error.to_string().contains("Narrow it down"));
}

fn set_up() -> (TestStore, CommunityId) {
    let mut store = TestStore::new();
    let made = community::community_create(&mut store, build::community("Calderfoot"));
    let community = made.unwrap().value.id;
    (store, community)
}

#[test]
fn every_list_has_a_title_for_each_value_and_is_readable_when_it_is_empty() {
    let (mut store, community) = set_up();
    let ana = people::person_create(&mut store, community, build::member("Ana")).unwrap();
    let bo = PersonDetails {
        suggested_by: Some(ana.value.id),
        phone: "+44 20 7946 0000".into(),
        ..build::member("=Bo")
    };
    people::person_create(&mut store, community, bo).unwrap();
    services::service_create(&mut store, community, build::service("Harbour")).unwrap();
    let meeting = meetings::meeting_create(&mut store, community, build::meeting(1, "2027-01-21"));
    let id = meeting.unwrap().value.meeting.id;
    let (reply, came) = (Reply::Coming, Attendance::Attended);
    meetings::register_set(&mut store, id, ana.value.id, false, reply, came).unwrap();
    let full = meetings::meeting_get(&store, id).unwrap();
    let list = people::person_list(&store, community).unwrap();
    let sheets = vec![
        lists::people(&list),
        lists::people(&[]),
        lists::services(&services::service_list(&store, community).unwrap()),
        lists::meetings(&meetings::meeting_list(&store, community).unwrap()),
        lists::register(&[full]),
        lists::cases(&[]),
        lists::evidence(&[]),
        lists::policy(&[]),
        lists::exports(&[]),
        lists::audit(&[]),
    ];
    for sheet in &sheets {
        assert!(
            sheet
                .rows
                .iter()
                .all(|row| row.len() == sheet.columns.len()),
            "{}",
            sheet.name
        );
        let titles: std::collections::HashSet<&String> = sheet.columns.iter().collect();
        assert_eq!(titles.len(), sheet.columns.len(), "{}", sheet.name);
    }
    let (_, read) = read(sheets);
    let names: Vec<&str> = read.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(
        names,
        [
            "People",
            "People (2)",
            "Services",
            "Meetings",
            "Register",
            "Cases",
            "Evidence",
            "Policy issues",
            "Exports",
            "Audit trail"
        ]
    );
    let people = &read[0].1;
    assert_eq!(value(people, 0, 0), Data::String("Name".into()));
    assert_eq!(value(people, 1, 0), Data::String("=Bo".into()));
    assert_eq!(value(people, 1, 7), Data::String("+44 20 7946 0000".into()));
    assert_eq!(value(people, 1, 10), Data::String("Ana".into()));
    let register = &read[4].1;
    let entry = (1..3)
        .find(|row| value(register, *row, 0) == Data::String("Ana".into()))
        .unwrap();
    assert_eq!(value(register, entry, 6), Data::String("Attended".into()));
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    std::io::Read::read_to_string(&mut zip.by_name(name).unwrap(), &mut text).unwrap();
    text
}

#[test]
fn a_long_text_has_a_row_high_enough_that_still_grows_when_somebody_types() {
    let sheet = Sheet {
        name: "One".into(),
        columns: vec!["What".into()],
        rows: vec![
            vec!["short".into()],
            vec![Value::text("word ".repeat(20))],
            vec!["two\nlines".into()],
            vec![Value::text("word ".repeat(2_000))],
        ],
    };
    let (bytes, _) = read(vec![sheet]);
    let text = part(&bytes, "xl/worksheets/sheet1.xml");
    let row = |number: u32| {
        let (_, rest) = text.split_once(&format!("<row r=\"{number}\"")).unwrap();
        rest.split('>').next().unwrap()
    };
    assert!(!row(2).contains("ht="), "{}", row(2));
    assert!(row(3).contains("ht=\"45\""), "three lines: {}", row(3));
    assert!(row(4).contains("ht=\"30\""), "{}", row(4));
    assert!(
        row(5).contains("ht=\"405\""),
        "as high as Excel can: {}",
        row(5)
    );
    assert!(!text.contains("customHeight"), "{text}");
}

#[test]
fn a_wide_list_is_printed_on_several_pages_each_with_its_first_column() {
    let wide = |columns: usize| Sheet {
        name: "One".into(),
        columns: (0..columns).map(|n| format!("Column {n}")).collect(),
        rows: vec![vec![Value::text("word ".repeat(20)); columns]],
    };
    for (columns, pages) in [(2, "1"), (4, "1"), (12, "3")] {
        let (bytes, _) = read(vec![wide(columns)]);
        let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
        // One page is what the format takes for granted.
        let said = sheet.contains(&format!("fitToWidth=\"{pages}\""));
        assert!(
            said || (pages == "1" && !sheet.contains("fitToWidth")),
            "{columns}: {sheet}"
        );
        let titles = part(&bytes, "xl/workbook.xml");
        assert_eq!(titles.contains("$A:$A"), pages != "1", "{titles}");
    }
}

#[test]
fn a_file_says_in_which_language_it_is_and_who_wrote_it() {
    let (bytes, _) = read(vec![Sheet {
        name: "One".into(),
        columns: vec!["What".into()],
        rows: Vec::new(),
    }]);
    assert!(part(&bytes, "docProps/core.xml").contains("<dc:language>en-GB</dc:language>"));
    assert!(part(&bytes, "docProps/app.xml").contains("<Application>Copse</Application>"));
}
