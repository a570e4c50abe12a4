//! Scripts, fonts, links, and pages as pictures.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod support;

use copse_press::{
    Edition, Options, PressError,
    model::{
        Anchor, Block, Column, ContentsLine, Heading, HeadingLook, Inline, Link, List, Note,
        Paragraph, ParagraphLook, Row, Run, Table, TableLook, Width,
    },
    pdf,
};
use support::{ask, document, ordinary, right_edges, words};

#[test]
fn a_character_without_a_font_is_named_before_anything_is_made() {
    let blocks = vec![Block::List(List {
        ordered: true,
        items: vec![vec![Block::paragraph("김철수 and 𓀀")]],
    })];
    let Err(PressError::MissingGlyph { characters }) =
        pdf(&document(Edition::Ordinary, blocks), &Options::default())
    else {
        panic!("it is refused");
    };
    assert_eq!(characters, ['김', '수', '철', '𓀀']);
}

#[test]
fn a_letter_that_no_single_font_has_in_full_is_named_too() {
    // A Latin letter inside a mark that only a font of symbols has.
    let blocks = vec![Block::paragraph("A\u{20E2} and plain")];
    match pdf(&document(Edition::Ordinary, blocks), &Options::default()) {
        Ok(bytes) => {
            let read = ask("pdfinfo", &bytes, &["-struct-text"], &[]);
            assert!(read.contains("A\u{20E2}"), "{read}");
        }
        Err(PressError::MissingGlyph { characters }) => assert!(characters.contains(&'\u{20E2}')),
        Err(other) => panic!("{other}"),
    }
}

#[test]
fn another_document_before_it_changes_nothing() {
    let one = || ordinary(vec![Block::paragraph("Plain ✔ words")]);
    let before = one();
    ordinary(vec![Block::paragraph("محمد শ্রী ਪ੍ਰੀ ہے → ☐ 🌳")]);
    assert!(before == one());
}

#[test]
fn scripts_are_shaped_and_come_out_in_the_order_of_reading() {
    let texts = [
        "Before محمد عبد الله after",
        "مرحبا بالعالم",
        "فاطمہ خان ہے",
        "শ্রীমতী রহিমা খাতুন",
        "ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ",
        "Łukasz Żółć, Siân Llŵyd, Ağaoğlu İpek, Nguyễn Thị Hương",
        "李小龍 and 王伟、欧阳娜娜 (陳奕迅)",
        "office ffi fl affluent",
        "e\u{301}te\u{301} or été",
        "👩🏽\u{200d}⚕️ 🇬🇧 ✔ ☎",
        "co\u{ad}operate\u{a0}now",
    ];
    let blocks = texts.iter().map(|text| Block::paragraph(*text)).collect();
    let bytes = ordinary(blocks);
    let read = ask("pdfinfo", &bytes, &["-struct-text"], &[]);
    // poppler leaves soft hyphens out.
    let squeeze = |text: &str| {
        text.chars()
            .filter(|c| !c.is_whitespace() && !matches!(c, '"' | '\u{ad}'))
            .collect::<String>()
    };
    let said: String = read
        .lines()
        .filter(|line| line.trim_start().starts_with('"'))
        .map(squeeze)
        .collect();
    for text in texts {
        assert!(said.contains(&squeeze(text)), "{text} not in {said}");
    }
}

#[test]
fn letters_that_join_are_joined() {
    // A conjunct is one shape: as a word it is narrower than its letters side by side.
    let width = |text: &str| {
        let edges = right_edges(&ordinary(vec![Block::paragraph(text)]));
        edges
            .into_iter()
            .filter(|edge| *edge < 250.0)
            .fold(0.0, f32::max)
    };
    assert!(width("শ্রী শ্রী শ্রী") < width("শরী শরী শরী") - 3.0, "Bengali");
    assert!(width("ਪ੍ਰ ਪ੍ਰ ਪ੍ਰ") < width("ਪਰ ਪਰ ਪਰ") - 3.0, "Gurmukhi");
    assert!(
        width("x الله الله") < width("x ا ل ل ه ا ل ل ه") - 3.0,
        "Arabic"
    );
}

#[test]
fn fonts_are_embedded_subsets_and_only_those_that_are_needed() {
    let fonts = ask(
        "pdffonts",
        &ordinary(vec![Block::paragraph("Plain words")]),
        &[],
        &[],
    );
    let rows: Vec<&str> = fonts.lines().skip(2).collect();
    assert_eq!(rows.len(), 2, "regular, and bold for the mark: {fonts}");
    for row in rows {
        assert!(
            row.contains("+NotoSans-") && row.contains("Identity-H"),
            "{row}"
        );
        assert!(
            row.contains("yes yes yes"),
            "embedded, subset, with Unicode: {row}"
        );
    }
}

#[test]
fn links_lead_somewhere_and_places_that_do_not_exist_make_none() {
    let place = Anchor(1);
    let to = |text: &str, link| {
        Inline::Text(Run {
            text: text.into(),
            link: Some(link),
            ..Run::default()
        })
    };
    let blocks = vec![
        Block::Contents(vec![
            ContentsLine {
                title: "There".into(),
                detail: String::new(),
                place,
            },
            ContentsLine {
                title: "Nowhere".into(),
                detail: String::new(),
                place: Anchor(99),
            },
        ]),
        Block::Paragraph(Paragraph {
            look: ParagraphLook::Body,
            text: vec![
                to("there", Link::Place(place)),
                to(" nowhere", Link::Place(Anchor(99))),
                Inline::Note {
                    note: Anchor(98),
                    number: "9".into(),
                },
                to(" mail", Link::Address("mailto:a@example.org".into())),
            ],
        }),
        Block::PageBreak,
        Block::Heading(Heading {
            level: 1,
            look: HeadingLook::Title,
            text: vec!["There".into()],
            anchor: Some(place),
            bookmark: true,
        }),
        Block::Notes(vec![Note {
            anchor: Anchor(5),
            number: "1".into(),
            text: vec!["Never referred to".into()],
        }]),
    ];
    let bytes = pdf(
        &document(Edition::Ordinary, blocks),
        &Options { compress: false },
    )
    .unwrap();
    let file = String::from_utf8_lossy(&bytes);
    assert_eq!(file.matches("/Subtype/Link").count(), 3);
    assert_eq!(
        file.matches("/Dest[").count(),
        3,
        "two links and a bookmark"
    );
    assert!(file.contains("/URI(mailto:a@example.org)"));
    assert!(file.contains("(There, page 2)"));
    assert!(!ask("pdftotext", &bytes, &[], &["-"]).contains("Nowhere"));
}

#[test]
fn a_page_can_be_shown_at_any_width_and_others_are_refused() {
    let bytes = ordinary(vec![Block::paragraph("Seen")]);
    let png = copse_press::preview::page_png(&bytes, 1, 800).unwrap();
    assert_eq!(&png[..8], b"\x89PNG\r\n\x1a\n");
    assert_eq!(
        u32::from_be_bytes(png[16..20].try_into().unwrap()),
        800,
        "width in pixels"
    );
    assert!(matches!(
        copse_press::preview::page_png(&bytes, 2, 800),
        Err(PressError::NoSuchPage { page: 2, pages: 1 })
    ));
    assert!(matches!(
        copse_press::preview::page_png(&bytes, 0, 800),
        Err(PressError::NoSuchPage { .. })
    ));
    assert!(matches!(
        copse_press::preview::page_png(b"no PDF", 1, 800),
        Err(PressError::Unreadable)
    ));
}

/// Words of a file with the height at which each begins, in points from the top.
fn tops(bytes: &[u8]) -> Vec<(String, f32)> {
    let page = ask("pdftotext", bytes, &["-bbox"], &["-"]);
    let word = |line: &str| {
        let top = line.split("yMin=\"").nth(1)?.split('"').next()?;
        let text = line.split('>').nth(1)?.split('<').next()?;
        Some((text.to_owned(), top.parse().ok()?))
    };
    page.lines().filter_map(word).collect()
}

#[test]
fn nastaliq_gets_room_on_its_own_line_and_leaves_the_others_where_they_were() {
    let bytes = ordinary(vec![Block::paragraph(format!("فاطمہ خان {}", words(60)))]);
    let mut lines: Vec<f32> = tops(&bytes)
        .into_iter()
        .filter(|(word, _)| word.starts_with("word"))
        .map(|(_, top)| top)
        .collect();
    lines.dedup();
    let steps: Vec<f32> = lines.windows(2).map(|two| two[1] - two[0]).collect();
    assert!(steps.len() >= 3, "{steps:?}");
    assert!(steps[0] > 16.0, "its letters climb: {steps:?}");
    for step in &steps[1..] {
        assert!((step - 15.0).abs() < 0.1, "{steps:?}");
    }
}

#[test]
fn what_stands_beside_nastaliq_stands_on_its_line() {
    let cell = |text: &str| vec![Block::paragraph(text)];
    let column = || Column::new("", Width::Rest);
    let bytes = ordinary(vec![
        Block::Table(Table {
            look: TableLook::Close,
            columns: vec![column(), column()],
            rows: vec![vec![cell("Ayesha عائشہ خان"), cell("Beside")]],
        }),
        Block::Rows(vec![Row {
            label: "Label".into(),
            level: 1,
            bookmark: false,
            blocks: vec![Block::paragraph("Fatima فاطمہ خان")],
        }]),
        Block::List(List {
            ordered: true,
            items: vec![vec![Block::paragraph("Rahima فاطمہ خان")]],
        }),
    ]);
    let tops = tops(&bytes);
    let top = |wanted: &str| {
        let found = tops.iter().find(|(word, _)| word == wanted);
        found.unwrap_or_else(|| panic!("{wanted}: {tops:?}")).1
    };
    for (one, other) in [("Ayesha", "Beside"), ("Label", "Fatima"), ("1.", "Rahima")] {
        assert!((top(one) - top(other)).abs() < 0.1, "{one}: {tops:?}");
    }
}

/// Names the process that sets Chinese for the test below.
const IN_A_PROCESS: &str = "COPSE_TEST_SETS_CHINESE";

#[test]
fn chinese_is_set_without_a_word_on_standard_error() {
    if std::env::var_os(IN_A_PROCESS).is_some() {
        ordinary(vec![Block::paragraph("李小龍和王小明")]);
        return;
    }
    let said = std::process::Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "--nocapture"])
        .arg("chinese_is_set_without_a_word_on_standard_error")
        .env(IN_A_PROCESS, "1")
        .output()
        .unwrap();
    assert!(said.status.success());
    assert!(String::from_utf8_lossy(&said.stdout).contains("1 passed"));
    assert_eq!(String::from_utf8_lossy(&said.stderr), "");
}
