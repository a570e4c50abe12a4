//! What a reader sees on the page, for documents that are hard to set.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::{fs, process::Command};

use copse_press::{
    Document, Edition, Options, PressError,
    model::{
        Anchor, Block, Column, ContentsLine, Day, Furniture, Heading, HeadingLook, Inline, Link, List, Metadata,
        Note, Paragraph, ParagraphLook, Row, Run, Table, TableLook, Width, Words,
    },
    pdf,
};

fn document(edition: Edition, blocks: Vec<Block>) -> Document {
    Document {
        meta: Metadata {
            title: "Test".into(),
            author: "Somebody".into(),
            language: "en-GB".into(),
            date: Day { year: 2027, month: 2, day: 4 },
            identifier: "test".into(),
        },
        edition,
        furniture: Furniture { header: "Header".into(), mark: "Mark".into(), footer: "Footer".into() },
        words: Words::default(),
        blocks,
    }
}

fn ordinary(blocks: Vec<Block>) -> Vec<u8> {
    pdf(&document(Edition::Ordinary, blocks), &Options::default()).expect("it can be set")
}

/// Runs a program on a file and returns what it says.
fn ask(program: &str, bytes: &[u8], before: &[&str], after: &[&str]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("file.pdf");
    fs::write(&path, bytes).unwrap();
    let output = Command::new(program)
        .args(before)
        .arg(&path)
        .args(after)
        .output()
        .unwrap_or_else(|error| panic!("{program} is needed for this test: {error}"));
    assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// Lines of text of each page, without header and footer.
fn pages(bytes: &[u8]) -> Vec<Vec<String>> {
    let text = ask("pdftotext", bytes, &["-layout"], &["-"]);
    let mut pages: Vec<Vec<String>> = text
        .split('\u{c}')
        .map(|page| {
            page.lines()
                .map(|line| line.trim().to_owned())
                .filter(|line| !line.is_empty() && !line.starts_with("Header") && !line.starts_with("Footer"))
                .collect()
        })
        .collect();
    pages.pop();
    pages
}

/// Right edges of all words, in points.
fn right_edges(bytes: &[u8]) -> Vec<f32> {
    let page = ask("pdftotext", bytes, &["-bbox"], &["-"]);
    page.lines()
        .filter_map(|line| line.split("xMax=\"").nth(1)?.split('"').next()?.parse().ok())
        .collect()
}

const WIDTH: f32 = 595.276;
const MARGIN: f32 = 56.69;

fn words(count: usize) -> String {
    (0..count).map(|n| format!("word{n}")).collect::<Vec<_>>().join(" ")
}

#[test]
fn a_word_of_two_hundred_letters_is_broken_and_stays_on_the_page() {
    let long = "Donaudampfschifffahrtsgesellschaft".repeat(6);
    for edition in [Edition::Ordinary, Edition::LargePrint] {
        let row = Row { label: long.clone(), level: 2, bookmark: true, blocks: vec![Block::paragraph(long.as_str())] };
        let cell = |text: &str| vec![Block::paragraph(text)];
        let column = |width| Column { title: long.clone(), width, heads_row: false, right: false, second: false };
        let table = Table {
            look: TableLook::Close,
            columns: vec![column(Width::Fit { least: 20.0, text: long.clone() }), column(Width::Rest)],
            rows: vec![vec![cell(&long), cell(&long)]],
        };
        let blocks = vec![Block::heading(1, HeadingLook::Title, long.as_str()), Block::Rows(vec![row]), Block::Table(table)];
        let mut document = document(edition, blocks);
        document.furniture = Furniture { header: long.clone(), mark: long.clone(), footer: long.clone() };
        let bytes = pdf(&document, &Options::default()).unwrap();
        let widest = right_edges(&bytes).into_iter().fold(0.0, f32::max);
        assert!(widest <= WIDTH - MARGIN + 1.0, "{edition:?}: a word reaches {widest}");
    }
}

#[test]
fn a_heading_never_stands_alone_at_the_foot_of_a_page() {
    for lines in 20..60 {
        let mut blocks: Vec<Block> = (0..lines).map(|n| Block::paragraph(format!("Paragraph {n}."))).collect();
        blocks.push(Block::heading(1, HeadingLook::Section, "The heading"));
        blocks.push(Block::paragraph(words(60)));
        for page in pages(&ordinary(blocks)) {
            assert_ne!(page.last().map(String::as_str), Some("The heading"), "after {lines} paragraphs");
        }
    }
}

#[test]
fn a_heading_keeps_to_the_table_that_follows() {
    for lines in 20..45 {
        let mut blocks: Vec<Block> = (0..lines).map(|n| Block::paragraph(format!("Paragraph {n}."))).collect();
        blocks.push(Block::heading(1, HeadingLook::Section, "The heading"));
        let column = |title: &str| Column { title: title.into(), width: Width::Rest, heads_row: false, right: false, second: false };
        blocks.push(Block::Table(Table {
            look: TableLook::Close,
            columns: vec![column("What"), column("Who")],
            rows: vec![vec![vec![Block::paragraph("First")], vec![Block::paragraph("Somebody")]]; 4],
        }));
        for page in pages(&ordinary(blocks)) {
            let last = page.last().unwrap();
            assert!(last != "The heading" && !last.starts_with("What "), "after {lines} paragraphs: {last}");
        }
    }
}

#[test]
fn no_single_line_of_a_paragraph_stands_alone() {
    for lines in 25..50 {
        let mut blocks: Vec<Block> = (0..lines).map(|n| Block::paragraph(format!("Paragraph {n}."))).collect();
        blocks.push(Block::paragraph(words(70)));
        let pages = pages(&ordinary(blocks));
        let counts: Vec<usize> =
            pages.iter().map(|page| page.iter().filter(|line| line.starts_with("word")).count()).collect();
        assert!(counts.iter().all(|count| *count != 1), "after {lines} paragraphs: {counts:?}");
    }
}

#[test]
fn rows_of_a_table_stay_whole_and_titles_are_repeated_but_read_once() {
    let column = |title: &str, heads_row| Column { title: title.into(), width: Width::Rest, heads_row, right: false, second: false };
    let rows = (0..60).map(|n| vec![vec![Block::paragraph(format!("Row {n} {}", words(12)))], vec![Block::paragraph(format!("Owner {n}"))]]).collect();
    let table = Table { look: TableLook::Close, columns: vec![column("Action", true), column("Person", false)], rows };
    let bytes = ordinary(vec![Block::heading(1, HeadingLook::Title, "Actions"), Block::Table(table)]);
    let set = pages(&bytes);
    assert!(set.len() >= 3);
    for page in &set {
        let titles = page.iter().filter(|line| line.starts_with("Action ") && line.ends_with("Person")).count();
        assert_eq!(titles, 1, "{page:?}");
        assert!(page.last().unwrap().contains("word11"), "the last row is whole: {page:?}");
    }
    let read = ask("pdfinfo", &bytes, &["-struct-text"], &[]);
    assert_eq!(read.matches("\"Person\"").count(), 1);
    let tags = ask("pdfinfo", &bytes, &["-struct"], &[]);
    assert_eq!(tags.lines().filter(|line| line.trim().starts_with("TH")).count(), 62, "two columns and sixty rows");
}

#[test]
fn a_character_without_a_font_is_named_before_anything_is_made() {
    let blocks = vec![Block::List(List { ordered: true, items: vec![vec![Block::paragraph("李小龍 and 𓀀")]] })];
    let Err(PressError::MissingGlyph { characters }) = pdf(&document(Edition::Ordinary, blocks), &Options::default()) else {
        panic!("it is refused");
    };
    assert_eq!(characters, ['小', '李', '龍', '𓀀']);
}

#[test]
fn scripts_are_shaped_and_come_out_in_the_order_of_reading() {
    let texts = [
        "Before محمد عبد الله after",
        "مرحبا بالعالم",
        "فاطمہ خان ہے",
        "শ্রীমতী রহিমা খাতুন",
        "ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ",
        "office ffi fl affluent",
        "e\u{301}te\u{301} or été",
        "👩🏽\u{200d}⚕️ 🇬🇧 ✔ ☎",
        "co\u{ad}operate\u{a0}now",
    ];
    let blocks = texts.iter().map(|text| Block::paragraph(*text)).collect();
    let bytes = ordinary(blocks);
    let read = ask("pdfinfo", &bytes, &["-struct-text"], &[]);
    // poppler leaves soft hyphens out.
    let squeeze = |text: &str| text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '"' | '\u{ad}')).collect::<String>();
    let said: String = read.lines().filter(|line| line.trim_start().starts_with('"')).map(squeeze).collect();
    for text in texts {
        assert!(said.contains(&squeeze(text)), "{text} not in {said}");
    }
}

#[test]
fn letters_that_join_are_joined() {
    // A conjunct is one shape: as a word it is narrower than its letters side by side.
    let width = |text: &str| {
        let edges = right_edges(&ordinary(vec![Block::paragraph(text)]));
        edges.into_iter().filter(|edge| *edge < 250.0).fold(0.0, f32::max)
    };
    assert!(width("শ্রী শ্রী শ্রী") < width("শরী শরী শরী") - 3.0, "Bengali");
    assert!(width("ਪ੍ਰ ਪ੍ਰ ਪ੍ਰ") < width("ਪਰ ਪਰ ਪਰ") - 3.0, "Gurmukhi");
    assert!(width("x الله الله") < width("x ا ل ل ه ا ل ل ه") - 3.0, "Arabic");
}

#[test]
fn fonts_are_embedded_subsets_and_only_those_that_are_needed() {
    let fonts = ask("pdffonts", &ordinary(vec![Block::paragraph("Plain words")]), &[], &[]);
    let rows: Vec<&str> = fonts.lines().skip(2).collect();
    assert_eq!(rows.len(), 2, "regular, and bold for the mark: {fonts}");
    for row in rows {
        assert!(row.contains("+NotoSans-") && row.contains("Identity-H"), "{row}");
        assert!(row.contains("yes yes yes"), "embedded, subset, with Unicode: {row}");
    }
}

#[test]
fn links_lead_somewhere_and_places_that_do_not_exist_make_none() {
    let place = Anchor(1);
    let to = |text: &str, link| Inline::Text(Run { text: text.into(), link: Some(link), ..Run::default() });
    let blocks = vec![
        Block::Contents(vec![
            ContentsLine { title: "There".into(), detail: String::new(), place },
            ContentsLine { title: "Nowhere".into(), detail: String::new(), place: Anchor(99) },
        ]),
        Block::Paragraph(Paragraph {
            look: ParagraphLook::Body,
            text: vec![
                to("there", Link::Place(place)),
                to(" nowhere", Link::Place(Anchor(99))),
                Inline::Note { note: Anchor(98), number: "9".into() },
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
        Block::Notes(vec![Note { anchor: Anchor(5), number: "1".into(), text: vec!["Never referred to".into()] }]),
    ];
    let bytes = pdf(&document(Edition::Ordinary, blocks), &Options { compress: false }).unwrap();
    let file = String::from_utf8_lossy(&bytes);
    assert_eq!(file.matches("/Subtype/Link").count(), 3);
    assert_eq!(file.matches("/Dest[").count(), 3, "two links and a bookmark");
    assert!(file.contains("/URI(mailto:a@example.org)"));
    assert!(file.contains("(There, page 2)"));
    assert!(!ask("pdftotext", &bytes, &[], &["-"]).contains("Nowhere"));
}

#[test]
fn a_document_without_content_is_one_sound_page() {
    for blocks in [Vec::new(), vec![Block::PageBreak], vec![Block::paragraph("  ")], vec![Block::Rows(Vec::new()), Block::Notes(Vec::new())]] {
        let bytes = ordinary(blocks);
        assert!(ask("qpdf", &bytes, &["--check"], &[]).contains("No syntax or stream encoding errors"));
        assert_eq!(copse_press::preview::page_count(&bytes).unwrap(), 1);
    }
}

#[test]
fn a_page_can_be_shown_at_any_width_and_others_are_refused() {
    let bytes = ordinary(vec![Block::paragraph("Seen")]);
    let png = copse_press::preview::page_png(&bytes, 1, 800).unwrap();
    assert_eq!(&png[..8], b"\x89PNG\r\n\x1a\n");
    assert_eq!(u32::from_be_bytes(png[16..20].try_into().unwrap()), 800, "width in pixels");
    assert!(matches!(copse_press::preview::page_png(&bytes, 2, 800), Err(PressError::NoSuchPage { page: 2, pages: 1 })));
    assert!(matches!(copse_press::preview::page_png(&bytes, 0, 800), Err(PressError::NoSuchPage { .. })));
    assert!(matches!(copse_press::preview::page_png(b"no PDF", 1, 800), Err(PressError::Unreadable)));
}
