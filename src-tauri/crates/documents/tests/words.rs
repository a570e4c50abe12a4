//! No word of a sample document is broken, at any size.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod fixtures;
mod support;

use std::collections::HashSet;

use copse_documents::{Document, Edition, attendance};
use copse_press::{
    model::{Block, Inline, Row, TableLook},
    scene::Mark,
};
use copse_testkit::TestStore;
use fixtures::sample::{kind, of_sample};
use support::File;

#[test]
fn no_word_of_a_sample_document_is_broken_in_any_print() {
    let mut store = TestStore::new();
    let community = copse_sample::sample_create(&mut store).unwrap().value.id;
    let mut seen = 0;
    let mut kinds = of_sample(&store, community);
    // With guests, its tables have five columns.
    kinds.push(kind("attendance-guests", |edition| {
        attendance(&fixtures::attendance_of(6), edition)
    }));
    for kind in kinds {
        for edition in Edition::ALL {
            let document = (kind.make)(edition);
            let pages = File::of(&document).page_texts();
            let printed: HashSet<&str> = pages
                .iter()
                .flat_map(|page| page.split_whitespace())
                .collect();
            for word in words(&document) {
                // Behind a column's title stands a colon where the table is set as records.
                let whole = printed.contains(word.as_str())
                    || printed.contains(format!("{word}:").as_str())
                    || parted(&word, &printed);
                assert!(whole, "{} in {edition:?}: {word}", kind.name);
                seen += 1;
            }
            for page in pages {
                let lines = footer(&page);
                assert!(
                    lines <= 2,
                    "{} in {edition:?}: {lines} lines of {page}",
                    kind.name
                );
            }
        }
    }
    assert!(seen > 10_000, "{seen} words");
}

/// Kinds of documents whose dates are all made by Copse.
const DATED: [&str; 7] = [
    "attendance",
    "briefing",
    "case-study",
    "protection-summary",
    "sign-in-sheet",
    "subject-report",
    "terms",
];

#[test]
fn a_line_breaks_no_date_and_no_article_of_a_law() {
    let mut store = TestStore::new();
    let community = copse_sample::sample_create(&mut store).unwrap().value.id;
    let mut seen = 0;
    for kind in of_sample(&store, community) {
        if !DATED.iter().any(|dated| kind.name.starts_with(dated)) {
            continue;
        }
        let mut texts = Vec::new();
        collect(&(kind.make)(Edition::Ordinary).blocks, &mut texts);
        for text in texts {
            // Words as a line has them: what it does not break is one.
            let words: Vec<&str> = text.split(' ').collect();
            for two in words.windows(2) {
                let day = two[0].chars().all(|c| c.is_ascii_digit());
                let month = two[0].rsplit_once('\u{a0}').map(|(_, month)| month);
                let year = month.is_some_and(is_month) && begins(two[1]);
                let broken = (day && is_month(two[1])) || year;
                let article = two[0].ends_with("Article") && begins(two[1]);
                assert!(!broken && !article, "{}: {text}", kind.name);
            }
            seen += words.iter().filter(|word| word.contains('\u{a0}')).count();
        }
    }
    assert!(seen > 60, "{seen} dates");
}

fn begins(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
}

/// Whether a word is the name of a month, or its first three letters.
fn is_month(word: &str) -> bool {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let word = word.trim_end_matches(['.', ',', ';']);
    MONTHS
        .iter()
        .any(|month| *month == word || month.get(..3) == Some(word))
}

/// Whether a word stands on two lines, parted where it may be: behind a hyphen or a stroke, or, of an address, before
/// its `@` and its dots.
fn parted(word: &str, printed: &HashSet<&str>) -> bool {
    let address = word.contains('@');
    word.char_indices().skip(1).any(|(at, c)| {
        let (above, below) = word.split_at(at);
        let may = if address {
            matches!(c, '@' | '.')
        } else {
            above.ends_with(['-', '/', '–'])
        };
        may && printed.contains(above) && (printed.contains(below) || parted(below, printed))
    })
}

/// Lines from the first that the footer has to the last, told by the page number on it.
fn footer(page: &str) -> usize {
    let lines: Vec<&str> = page
        .lines()
        .filter(|line| !line.trim().is_empty())
        .collect();
    let Some(number) = lines.iter().rposition(|line| line.contains("Page ")) else {
        // A cover has none.
        return 0;
    };
    // Above it stands the last line of the text, an empty line apart.
    let from = page.rfind("\n\n").unwrap_or_default();
    let below = page.get(from..).unwrap_or_default();
    let of_footer = below.lines().filter(|line| !line.trim().is_empty()).count();
    of_footer.max(lines.len() - number)
}

/// Words of a document that poppler gives back one by one: of Latin letters, and without a note's number behind them.
fn words(document: &Document) -> Vec<String> {
    let mut texts = Vec::new();
    collect(&document.blocks, &mut texts);
    let latin = |word: &&str| {
        word.chars()
            .all(|c| c < '\u{300}' || ('\u{1e00}'..'\u{2100}').contains(&c))
    };
    texts
        .iter()
        .flat_map(|text| text.split_whitespace())
        .filter(latin)
        .map(str::to_owned)
        .collect()
}

fn collect(blocks: &[Block], texts: &mut Vec<String>) {
    for block in blocks {
        match block {
            Block::Heading(heading) => texts.push(plain(&heading.text)),
            Block::Paragraph(paragraph) => texts.push(plain(&paragraph.text)),
            Block::List(list) => list.items.iter().for_each(|item| collect(item, texts)),
            Block::Rows(rows) => rows.iter().for_each(|row: &Row| {
                texts.push(row.label.clone());
                collect(&row.blocks, texts);
            }),
            Block::Table(table) => {
                // How many of the last lines of a sign-in sheet are set depends on the room.
                let spare = match table.look {
                    TableLook::SignIn { spare } => spare,
                    _ => 0,
                };
                let sure = table.rows.iter().take(table.rows.len() - spare);
                sure.flatten().for_each(|cell| collect(cell, texts));
                // Records leave out what is empty, its title with it.
                let said = table.columns.iter().enumerate().filter(|(at, _)| {
                    // The titles of facts say nothing that the facts do not.
                    if table.look == TableLook::Facts && *at < 2 {
                        return false;
                    }
                    table.look.eq(&TableLook::Signatures)
                        || table.rows.iter().any(|row| !row[*at].is_empty())
                });
                texts.extend(said.map(|(_, column)| column.title.clone()));
            }
            Block::Figure(figure) => {
                texts.extend(figure.scene.marks.iter().filter_map(|mark| match mark {
                    Mark::Text { text, .. } => Some(text.clone()),
                    _ => None,
                }));
                let numbers = &figure.scene.numbers;
                texts.extend(numbers.rows.iter().flatten().cloned());
                texts.extend(numbers.columns.iter().cloned());
            }
            Block::Notes(notes) => notes.iter().for_each(|note| texts.push(plain(&note.text))),
            _ => {}
        }
    }
}

/// Text without the words that a note's number stands behind.
fn plain(inlines: &[Inline]) -> String {
    let mut text = String::new();
    for inline in inlines {
        match inline {
            Inline::Text(run) => text.push_str(&run.text),
            Inline::Note { .. } => {
                let kept = text.trim_end_matches(|c: char| !c.is_whitespace()).len();
                text.truncate(kept);
            }
            Inline::Break => text.push(' '),
        }
    }
    text
}
