//! What a case says is the same after it was written as Markdown and read again.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod common;
#[path = "common/dice.rs"]
mod dice;

use common::{comparable, stored, untitled_details};
use copse_core::{
    cases::{
        CaseDetails, CaseDraft, CaseKind, CaseState, DraftNote, DraftSection, KeptValue,
        Permission, PermissionState, SectionKind,
    },
    evidence::EvidenceDetails,
    ids::EvidenceId,
    text::{Block, Inline},
};
use copse_interchange::{case_from_markdown, case_to_markdown};
use dice::{Dice, HARD, push_merged};

fn note(title: &str) -> DraftNote {
    let details = EvidenceDetails {
        title: title.into(),
        ..EvidenceDetails::default()
    };
    DraftNote {
        id: EvidenceId::new(),
        details,
    }
}

fn assert_same(draft: &CaseDraft) {
    let markdown = case_to_markdown(&stored(draft));
    let read = case_from_markdown(&markdown);
    let (wanted, found) = (comparable(draft), comparable(&read));
    assert!(
        wanted == found,
        "MARKDOWN\n{markdown}\nWANTED\n{wanted}\nFOUND\n{found}"
    );
}

/// Notes in the order in which the text names them, as core numbers them.
fn in_order(blocks: &[Block], notes: Vec<DraftNote>) -> Vec<DraftNote> {
    let text = format!("{blocks:?}");
    let place = |note: &DraftNote| text.find(&note.id.0.to_string()).unwrap_or(usize::MAX);
    let mut notes = notes;
    notes.sort_by_key(place);
    notes
}

#[test]
fn any_text_with_any_marks_stays_as_it_was() {
    for seed in 1..=3000 {
        let mut dice = Dice(0x9E37_79B9_7F4A_7C15_u64.wrapping_mul(seed));
        let notes = vec![note("One"), note("Two"), note("Three")];
        let blocks = dice.blocks(&notes, 0);
        let sections = vec![DraftSection {
            kind: SectionKind::History,
            heading: "History".into(),
            blocks: blocks.clone(),
        }];
        let notes = in_order(&blocks, notes);
        assert_same(&CaseDraft {
            details: untitled_details(),
            sections,
            notes,
            problems: Vec::new(),
        });
    }
}

#[test]
fn every_hard_string_stays_as_it_was_with_every_mark_and_neighbour() {
    for text in HARD {
        for (bold, italic) in [(false, false), (true, false), (false, true), (true, true)] {
            for (before, after) in [("", ""), ("x", "y"), ("x ", " y"), ("(", ")"), ("*", "*")] {
                let mut runs = Vec::new();
                for (text, bold, italic) in [
                    (before, false, false),
                    (*text, bold, italic),
                    (after, false, false),
                ] {
                    if !text.is_empty() {
                        push_merged(
                            &mut runs,
                            Inline::Text {
                                text: text.into(),
                                bold,
                                italic,
                                link: None,
                            },
                        );
                    }
                }
                let blocks = vec![Block::Paragraph { runs }];
                let sections = vec![DraftSection {
                    kind: SectionKind::Focus,
                    heading: "Focus".into(),
                    blocks,
                }];
                assert_same(&CaseDraft {
                    details: untitled_details(),
                    sections,
                    ..CaseDraft::default()
                });
            }
        }
    }
}

#[test]
fn headings_keep_their_section_whatever_they_say() {
    let kinds = [
        SectionKind::History,
        SectionKind::Own,
        SectionKind::NextSteps,
    ];
    for heading in HARD.iter().map(|h| h.trim()).chain([
        "Then",
        "References",
        "Notes",
        "Focus",
        "Discussion {#own}",
    ]) {
        for kind in kinds {
            let sections = vec![DraftSection {
                kind,
                heading: heading.replace('\u{2028}', " "),
                blocks: vec![Block::Paragraph {
                    runs: vec![Inline::Text {
                        text: "x".into(),
                        bold: false,
                        italic: false,
                        link: None,
                    }],
                }],
            }];
            assert_same(&CaseDraft {
                details: untitled_details(),
                sections,
                ..CaseDraft::default()
            });
        }
    }
    let empty = DraftSection {
        kind: SectionKind::Own,
        heading: "References".into(),
        blocks: Vec::new(),
    };
    assert_same(&CaseDraft {
        details: untitled_details(),
        sections: vec![empty],
        ..CaseDraft::default()
    });
}

#[test]
fn front_matter_and_kept_values_stay_as_they_were() {
    for text in HARD.iter().map(|t| t.trim()).chain([
        "null",
        "true",
        "12",
        "no",
        "~",
        "[a, b]",
        "a: b",
        "x # y",
        "two\nlines",
    ]) {
        let single = text.replace('\n', " ");
        let details = CaseDetails {
            title: single.clone(),
            presenter_name: single.clone(),
            presenter_role: single.clone(),
            kind: Some(CaseKind::Positive),
            disciplines: vec![single.clone(), "Housing".into()],
            permission: Permission {
                state: PermissionState::Withdrawn,
                on: Some(jiff::civil::date(2026, 12, 9)),
                how: text.into(),
                purpose: single.clone(),
                until: Some(jiff::civil::date(2028, 12, 31)),
            },
            state: CaseState::FedBack,
            kept: vec![
                KeptValue {
                    field: "mood".into(),
                    value: text.into(),
                },
                KeptValue {
                    field: single,
                    value: "x".into(),
                },
                KeptValue {
                    field: "title".into(),
                    value: "Another title".into(),
                },
                KeptValue {
                    field: "front matter".into(),
                    value: "some: [broken\nlines".into(),
                },
            ],
            ..CaseDetails::default()
        };
        assert_same(&CaseDraft {
            details,
            ..CaseDraft::default()
        });
    }
}

#[test]
fn evidence_stays_in_its_parts() {
    let full = |title: &str, source: &str| EvidenceDetails {
        authors: "Cornes, M. and Manthorpe, J.".into(),
        year: "2013".into(),
        title: title.into(),
        source: source.into(),
        url: "https://example.org/a_b?c=1&d=2".into(),
        summary: String::new(),
    };
    let mut all = vec![
        full("A title. With a full stop", "London: A press, pp. 3–4"),
        full("“Quoted” *title*", "2nd edn."),
        full("Title (2020) with a year", ""),
        EvidenceDetails {
            summary: "Two\nlines, and: a colon".into(),
            ..full("T", "S")
        },
        EvidenceDetails {
            authors: String::new(),
            ..full("No authors", "Source")
        },
        EvidenceDetails {
            year: "about 1990".into(),
            ..full("Odd year", "Source")
        },
        EvidenceDetails {
            title: "Care Act 2014".into(),
            ..EvidenceDetails::default()
        },
        EvidenceDetails {
            title: "Authors: x".into(),
            ..EvidenceDetails::default()
        },
    ];
    all.extend(HARD.iter().map(|text| EvidenceDetails {
        title: text.replace('\u{2028}', " "),
        source: text.replace('\u{2028}', " "),
        ..full("", "")
    }));
    for details in all {
        let note = DraftNote {
            id: EvidenceId::new(),
            details,
        };
        let runs = vec![Inline::Note { evidence: note.id }];
        let sections = vec![DraftSection {
            kind: SectionKind::Evidence,
            heading: "The evidence".into(),
            blocks: vec![Block::Paragraph { runs }],
        }];
        assert_same(&CaseDraft {
            details: untitled_details(),
            sections,
            notes: vec![note],
            problems: Vec::new(),
        });
    }
}
