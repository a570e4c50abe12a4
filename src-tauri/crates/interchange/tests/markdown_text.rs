//! Text and notes as people write them, and as they arrive broken: nothing is lost, all is told.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod common;

use std::fmt::Write as _;

use common::{shown, told};
use copse_core::evidence::EvidenceDetails;
use copse_interchange::case_from_markdown;

fn reference(definition: &str) -> EvidenceDetails {
    let draft = case_from_markdown(&format!("Text[^1]\n\n[^1]: {definition}\n"));
    assert_eq!(draft.notes.len(), 1, "{definition}");
    draft.notes[0].details.clone()
}

#[test]
fn lists_marks_links_and_sub_headings_are_kept() {
    let draft = case_from_markdown(
        "---\ntitle: x\n---\n## Ideas\n\n### First\n\nA **bold *and italic*** word, [a page](https://example.org/a), \
         <a@example.org>\\\nnew line\nsame line.\n\n1. one\n   - two\n     1. three\n\n        more\n2. four\n\n#### Deeper\n",
    );
    assert_eq!(
        shown(&draft),
        "Ideas Ideas\n# First\nA **bold *****and italic*** word, a page<https://example.org/a>, \
         a@example.org<mailto:a@example.org>⏎new line same line.\n\
         1.\n  one\n  -\n    two\n    1.\n      three\n      more\n1.\n  four\n# Deeper\n"
    );
    assert_eq!(draft.problems, Vec::<String>::new());
}

#[test]
fn what_a_case_cannot_hold_is_kept_as_plain_text() {
    let draft = case_from_markdown(
        "---\ntitle: x\n---\n## Ideas\n\n> quoted **words**\n\n| a | b |\n|---|---|\n| **c** | d |\n\n```rust\nlet x;\n  y\n```\n\n\
         ![a *map*](map.png)\n\n<div>raw</div>\n\nin <b>line</b>, `code`, [file](file:///etc/x), [](https://example.org)\n\n3. three\n\n- [ ] todo\n\n~~gone~~\n",
    );
    assert_eq!(
        shown(&draft),
        "Ideas Ideas\nquoted **words**\na | b⏎**c** | d\nrust⏎let x;⏎  y\na *map* (map.png)\n<div>raw</div>\n\
         in <b>line</b>, code, file (file:///etc/x), https://example.org<https://example.org>\n\
         1.\n  three\n-\n  [ ] todo\n~~gone~~\n"
    );
    for words in [
        "table",
        "Code",
        "Pictures",
        "HTML",
        "quotations",
        "neither to the web",
        "not begin at 1",
    ] {
        assert!(told(&draft, words), "{words}");
    }
}

#[test]
fn notes_are_numbered_as_the_text_names_them() {
    let draft = case_from_markdown(
        "---\ntitle: x\n---\n## Evidence\n\nFirst[^b], again[^B], second[^a].\n\n- in a list[^c]\n\n## References\n\n\
         [^a]: Alpha\n\n[^b]: Beta\n\n[^c]: Gamma\n\n[^d]: Delta\n",
    );
    assert_eq!(
        shown(&draft),
        "Evidence Evidence\nFirst[1], again[1], second[2].\n-\n  in a list[3]\n"
    );
    let titles: Vec<_> = draft
        .notes
        .iter()
        .map(|n| n.details.title.as_str())
        .collect();
    assert_eq!(titles, ["Beta", "Alpha", "Gamma", "Delta"]);
    assert_eq!(
        draft.problems,
        ["The text does not refer to the note [^d]; it was kept."]
    );
}

#[test]
fn a_note_without_a_text_or_with_two_is_told() {
    let draft =
        case_from_markdown("---\ntitle: x\n---\nOne[^1] two[^2].\n\n[^1]: First\n\n[^1]: Second\n");
    assert_eq!(
        shown(&draft),
        "Presentation Presentation\nOne[1] two[^2].\n"
    );
    assert!(told(&draft, "[^2] has no text"));
    assert!(told(&draft, "[^1] is defined twice"));
    let titles: Vec<_> = draft
        .notes
        .iter()
        .map(|n| n.details.title.as_str())
        .collect();
    assert_eq!(titles, ["First", "Second"]);
}

#[test]
fn a_list_of_references_that_is_text_stays_a_section() {
    let draft =
        case_from_markdown("---\ntitle: x\n---\n## References\n\n1. A book\n\n[^1]: Note\n");
    assert_eq!(shown(&draft), "Own References\n1.\n  A book\n");
}

#[test]
fn a_note_in_a_heading_goes_into_its_text() {
    let draft = case_from_markdown("---\ntitle: x\n---\n## History[^1]\n\nText.\n\n[^1]: Note\n");
    assert_eq!(shown(&draft), "History History\n[1]\nText.\n");
    assert!(told(&draft, "note in the heading “History”"));
}

#[test]
fn references_are_taken_apart_where_their_shape_is_clear() {
    let details =
        |authors: &str, year: &str, title: &str, source: &str, url: &str| EvidenceDetails {
            authors: authors.into(),
            year: year.into(),
            title: title.into(),
            source: source.into(),
            url: url.into(),
            summary: String::new(),
        };
    assert_eq!(
        reference(
            "Lund, K. and Osei, D. (2023) ‘The one who stays’, *Joined Practice*, 7(1), pp. 22–40. <https://example.org/a>"
        ),
        details(
            "Lund, K. and Osei, D.",
            "2023",
            "The one who stays",
            "Joined Practice, 7(1), pp. 22–40",
            "https://example.org/a"
        )
    );
    assert_eq!(
        reference(
            "NICE (2016) *Coexisting severe mental illness and substance misuse* (NG58). London: NICE. https://www.nice.org.uk/guidance/ng58"
        ),
        details(
            "NICE",
            "2016",
            "Coexisting severe mental illness and substance misuse",
            "(NG58). London: NICE",
            "https://www.nice.org.uk/guidance/ng58"
        )
    );
    assert_eq!(
        reference("Hope, A. (n.d.) What helped? Fenwick Press."),
        details("Hope, A.", "n.d.", "What helped?", "Fenwick Press", "")
    );
    assert_eq!(
        reference("[Care Act 2014](https://www.legislation.gov.uk/ukpga/2014/23)"),
        details(
            "",
            "",
            "Care Act 2014",
            "",
            "https://www.legislation.gov.uk/ukpga/2014/23"
        )
    );
    assert_eq!(
        reference("Talk with a colleague (on the telephone)"),
        details("", "", "Talk with a colleague (on the telephone)", "", "")
    );
    assert_eq!(
        reference("Two\n\n    paragraphs"),
        details("", "", "Two paragraphs", "", "")
    );
}

#[test]
fn line_ends_marks_and_nul_do_no_harm() {
    let draft = case_from_markdown(
        "\u{feff}---\r\ntitle: x\r\nkind: positive\r\n---\r\n\r\n## Fo\0cus\r\n\r\nA\u{7}b\\\r\nc\r## History\r",
    );
    assert_eq!(draft.details.title, "x");
    assert_eq!(shown(&draft), "Focus Focus\nAb⏎c\nHistory History\n");
    assert!(told(&draft, "2 control characters"));
    // A control character that is only named by its number must not come in by the back door.
    let draft = case_from_markdown("---\ntitle: \"a\\nb\"\n---\nx&#10;y&#7;&#9;z\n");
    assert_eq!(draft.details.title, "a b");
    assert_eq!(shown(&draft), "Presentation Presentation\nx⏎y z\n");
}

#[test]
fn depth_has_an_end() {
    let mut nested = String::from("---\ntitle: x\n---\n");
    for level in 0..40 {
        writeln!(nested, "{}- level {level}", "  ".repeat(level)).unwrap();
    }
    let draft = case_from_markdown(&nested);
    let text = shown(&draft);
    assert!((0..40).all(|level| text.contains(&format!("level {level}\n"))));
    assert!(!text.contains("            -"), "at most six levels");
    assert!(told(&draft, "deeper than six"));
    let quotes = case_from_markdown(&format!("{}deep", ">".repeat(100_000)));
    assert!(shown(&quotes).contains("deep"));
}

#[test]
fn a_megabyte_of_text_and_marks_without_end_are_read() {
    for piece in [
        "Words and **bold** text. ",
        "word\n\n",
        "[[[[",
        "**_",
        "- a\n  - b\n",
        "<b ",
        "`a",
        "[^1] ",
        "| a | b |\n",
        "![](",
        "\\",
        "&amp;",
    ] {
        let length = if piece.starts_with("Words") {
            1_000_000
        } else {
            100_000
        };
        let source = piece.repeat(length / piece.len());
        let draft = case_from_markdown(&source);
        assert_eq!(draft.details.title, "Untitled case", "{piece}");
        assert!(!draft.sections.is_empty(), "{piece}");
    }
    let front = format!("---\n{}---\n", "a: b\n".repeat(200_000));
    let kept = case_from_markdown(&front).details.kept;
    assert_eq!(
        kept.iter()
            .map(|k| k.value.matches('b').count())
            .sum::<usize>(),
        200_000
    );
}
