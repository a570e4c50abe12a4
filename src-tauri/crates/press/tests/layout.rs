//! What a reader sees on the page, for documents that are hard to break into pages.

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
        Block, Column, Cover, Figure, Furniture, HeadingLook, Inline, List, Paragraph,
        ParagraphLook, Row, Table, TableLook, Width,
    },
    pdf,
    scene::{Numbers, Scene},
};
use support::{MARGIN, WIDTH, ask, document, ordinary, pages, right_edges, words};

#[test]
fn a_word_of_two_hundred_letters_is_broken_and_stays_on_the_page() {
    let long = "Donaudampfschifffahrtsgesellschaft".repeat(6);
    for edition in Edition::ALL {
        let row = Row {
            label: long.clone(),
            level: 2,
            bookmark: true,
            blocks: vec![Block::paragraph(long.as_str())],
        };
        let cell = |text: &str| vec![Block::paragraph(text)];
        let column = |width| Column {
            title: long.clone(),
            width,
            heads_row: false,
            right: false,
            second: false,
        };
        let table = Table {
            look: TableLook::Close,
            columns: vec![
                column(Width::Fit {
                    least: 20.0,
                    text: long.clone(),
                }),
                column(Width::Rest),
            ],
            rows: vec![vec![cell(&long), cell(&long)]],
        };
        let blocks = vec![
            Block::heading(1, HeadingLook::Title, long.as_str()),
            Block::Rows(vec![row]),
            Block::Table(table),
        ];
        let mut document = document(edition, blocks);
        document.furniture = Furniture {
            header: long.clone(),
            mark: long.clone(),
            footer: long.clone(),
        };
        let bytes = pdf(&document, &Options::default()).unwrap();
        let widest = right_edges(&bytes).into_iter().fold(0.0, f32::max);
        assert!(
            widest <= WIDTH - MARGIN + 1.0,
            "{edition:?}: a word reaches {widest}"
        );
    }
}

#[test]
fn a_heading_never_stands_alone_at_the_foot_of_a_page() {
    for lines in 20..60 {
        let mut blocks: Vec<Block> = (0..lines)
            .map(|n| Block::paragraph(format!("Paragraph {n}.")))
            .collect();
        blocks.push(Block::heading(1, HeadingLook::Section, "The heading"));
        blocks.push(Block::paragraph(words(60)));
        for page in pages(&ordinary(blocks)) {
            assert_ne!(
                page.last().map(String::as_str),
                Some("The heading"),
                "after {lines} paragraphs"
            );
        }
    }
}

#[test]
fn a_heading_keeps_to_the_table_that_follows() {
    for lines in 20..45 {
        let mut blocks: Vec<Block> = (0..lines)
            .map(|n| Block::paragraph(format!("Paragraph {n}.")))
            .collect();
        blocks.push(Block::heading(1, HeadingLook::Section, "The heading"));
        let column = |title: &str| Column {
            title: title.into(),
            width: Width::Rest,
            heads_row: false,
            right: false,
            second: false,
        };
        blocks.push(Block::Table(Table {
            look: TableLook::Close,
            columns: vec![column("What"), column("Who")],
            rows: vec![
                vec![
                    vec![Block::paragraph("First")],
                    vec![Block::paragraph("Somebody")]
                ];
                4
            ],
        }));
        for page in pages(&ordinary(blocks)) {
            let last = page.last().unwrap();
            assert!(
                last != "The heading" && !last.starts_with("What "),
                "after {lines} paragraphs: {last}"
            );
        }
    }
}

#[test]
fn no_single_line_of_a_paragraph_stands_alone() {
    for lines in 25..50 {
        let mut blocks: Vec<Block> = (0..lines)
            .map(|n| Block::paragraph(format!("Paragraph {n}.")))
            .collect();
        blocks.push(Block::paragraph(words(70)));
        let pages = pages(&ordinary(blocks));
        let counts: Vec<usize> = pages
            .iter()
            .map(|page| page.iter().filter(|line| line.starts_with("word")).count())
            .collect();
        assert!(
            counts.iter().all(|count| *count != 1),
            "after {lines} paragraphs: {counts:?}"
        );
    }
}

#[test]
fn rows_of_a_table_stay_whole_and_titles_are_repeated_but_read_once() {
    let column = |title: &str, heads_row| Column {
        title: title.into(),
        width: Width::Rest,
        heads_row,
        right: false,
        second: false,
    };
    let rows = (0..60)
        .map(|n| {
            vec![
                vec![Block::paragraph(format!("Row {n} {}", words(12)))],
                vec![Block::paragraph(format!("Owner {n}"))],
            ]
        })
        .collect();
    let table = Table {
        look: TableLook::Close,
        columns: vec![column("Action", true), column("Person", false)],
        rows,
    };
    let bytes = ordinary(vec![
        Block::heading(1, HeadingLook::Title, "Actions"),
        Block::Table(table),
    ]);
    let set = pages(&bytes);
    assert!(set.len() >= 3);
    for page in &set {
        let titles = page
            .iter()
            .filter(|line| line.starts_with("Action ") && line.ends_with("Person"))
            .count();
        assert_eq!(titles, 1, "{page:?}");
        assert!(
            page.last().unwrap().contains("word11"),
            "the last row is whole: {page:?}"
        );
    }
    let read = ask("pdfinfo", &bytes, &["-struct-text"], &[]);
    assert_eq!(read.matches("\"Person\"").count(), 1);
    let tags = ask("pdfinfo", &bytes, &["-struct"], &[]);
    assert_eq!(
        tags.lines()
            .filter(|line| line.trim().starts_with("TH"))
            .count(),
        62,
        "two columns and sixty rows"
    );
}

#[test]
fn a_document_without_content_is_one_sound_page() {
    for blocks in [
        Vec::new(),
        vec![Block::PageBreak],
        vec![Block::paragraph("  ")],
        vec![Block::Rows(Vec::new()), Block::Notes(Vec::new())],
    ] {
        let bytes = ordinary(blocks);
        assert!(
            ask("qpdf", &bytes, &["--check"], &[]).contains("No syntax or stream encoding errors")
        );
        assert_eq!(copse_press::preview::page_count(&bytes).unwrap(), 1);
    }
}

#[test]
fn nothing_runs_off_a_cover_however_long_its_title() {
    for edition in Edition::ALL {
        let cover = Cover {
            host: words(30),
            title: "Gesellschaft".repeat(17),
            lines: vec![words(12), words(12), words(12)],
            note: "The end of the cover".into(),
        };
        let bytes = pdf(
            &document(edition, vec![Block::Cover(cover)]),
            &Options::default(),
        )
        .unwrap();
        let words = ask("pdftotext", &bytes, &["-bbox"], &["-"]);
        let lowest = words
            .lines()
            .filter_map(|line| {
                line.split("yMax=\"")
                    .nth(1)?
                    .split('"')
                    .next()?
                    .parse::<f32>()
                    .ok()
            })
            .fold(0.0, f32::max);
        assert!(words.contains(">cover<"), "the last line is there");
        assert!(
            lowest < 841.89 - 20.0,
            "{edition:?}: a word reaches down to {lowest}"
        );
    }
}

#[test]
fn spare_rows_fill_a_page_and_never_begin_one() {
    let row = |n: usize| vec![vec![Block::paragraph(format!("Line {n}"))], Vec::new()];
    for edition in Edition::ALL {
        for sure in [1, 5, 14, 15, 16, 17, 18, 40] {
            let made = |spare: usize| {
                let table = Table {
                    look: TableLook::SignIn { spare },
                    columns: vec![
                        Column {
                            heads_row: true,
                            ..Column::new("Who", Width::Rest)
                        },
                        Column::new("Signature", Width::Rest),
                    ],
                    rows: (0..sure + spare).map(row).collect(),
                };
                let blocks = vec![Block::Table(table)];
                let bytes = pdf(&document(edition, blocks), &Options::default()).unwrap();
                let tags = ask("pdfinfo", &bytes, &["-struct"], &[]);
                let rows = tags.lines().filter(|line| line.trim() == "TR").count() - 1;
                (pages(&bytes), rows)
            };
            let ((without, _), (filled, rows)) = (made(0), made(60));
            assert_eq!(without.len(), filled.len(), "{edition:?}, {sure} rows");
            let lines = |pages: &[Vec<String>]| -> Vec<usize> {
                let count = |page: &Vec<String>| {
                    let lines = page.iter().filter(|line| line.starts_with("Line"));
                    lines.count()
                };
                pages.iter().map(count).collect()
            };
            let (before, after) = (lines(&without), lines(&filled));
            assert_eq!(
                after.iter().sum::<usize>(),
                rows,
                "what is not set is not read out"
            );
            let most = after.iter().max().unwrap();
            assert!(
                after.last().unwrap() + 1 >= *most,
                "{edition:?}, {sure} rows: {after:?}"
            );
            assert_eq!(before[..before.len() - 1], after[..after.len() - 1]);
        }
    }
}

#[test]
fn an_item_keeps_to_the_list_inside_it() {
    for edition in Edition::ALL {
        for lines in 0..40 {
            let filler = (0..lines).map(|_| Block::paragraph("Filler"));
            let inner = Block::List(List {
                ordered: false,
                items: vec![vec![Block::paragraph("Inner")]],
            });
            let outer = Block::List(List {
                ordered: false,
                items: vec![vec![Block::paragraph("Outer"), inner]],
            });
            let blocks = filler.chain([outer]).collect();
            let bytes = pdf(&document(edition, blocks), &Options::default()).unwrap();
            for page in pages(&bytes) {
                let has = |word: &str| page.iter().any(|line| line.ends_with(word));
                assert_eq!(
                    has("Outer"),
                    has("Inner"),
                    "{edition:?} after {lines}: {page:?}"
                );
            }
        }
    }
}

#[test]
fn the_last_row_of_a_table_does_not_stand_alone_on_a_page() {
    for edition in Edition::ALL {
        for rows in 3..40 {
            let rows = (0..rows).map(|n| vec![vec![Block::paragraph(format!("Row {n}"))]]);
            let table = Table {
                look: TableLook::Close,
                columns: vec![Column::new("Title", Width::Rest)],
                rows: rows.collect(),
            };
            let blocks = vec![Block::Table(table)];
            let bytes = pdf(&document(edition, blocks), &Options::default()).unwrap();
            let pages = pages(&bytes);
            let last = pages.last().unwrap();
            let rows = last.iter().filter(|line| line.starts_with("Row")).count();
            assert!(rows >= 2, "{edition:?}: {last:?}");
        }
    }
}

#[test]
fn a_heading_before_a_figure_goes_with_it_even_from_a_full_page() {
    // Title, lead, heading and figure keep together, and no page holds them all.
    let scene = Scene {
        title: "Figure".into(),
        description: "A figure.".into(),
        width: 480.0,
        height: 560.0,
        marks: Vec::new(),
        numbers: Numbers::default(),
    };
    let blocks = vec![
        Block::heading(1, HeadingLook::Title, "The title"),
        Block::styled(ParagraphLook::Lead, words(60)),
        Block::heading(2, HeadingLook::Section, "The heading"),
        Block::Figure(Figure {
            scene,
            caption: "Below".into(),
            numbers: false,
        }),
    ];
    let pages = pages(&ordinary(blocks));
    assert_eq!(pages.len(), 2, "{pages:?}");
    assert_eq!(pages[0].first().map(String::as_str), Some("The title"));
    assert_eq!(pages[1], ["The heading", "Below"]);
}

#[test]
fn a_close_never_stands_alone_on_the_last_page() {
    let close = Block::Paragraph(Paragraph {
        look: ParagraphLook::Body,
        text: vec!["Kind regards".into(), Inline::Break, "Maren Oakes".into()],
    });
    let mut moved = 0;
    for lines in 20..60 {
        let mut blocks: Vec<Block> = (0..lines)
            .map(|n| Block::paragraph(format!("Paragraph {n}.")))
            .collect();
        blocks.push(close.clone());
        let pages = pages(&ordinary(blocks));
        let last = pages.last().unwrap();
        assert!(last.len() > 2, "after {lines} paragraphs: {last:?}");
        moved += usize::from(last.len() == 3 && pages.len() > 1);
    }
    assert!(moved > 0, "the last paragraph came along");
}
