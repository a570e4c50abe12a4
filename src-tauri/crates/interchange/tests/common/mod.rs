//! Cases that the tests share.
#![allow(dead_code, reason = "each test file uses some of these")]

use std::fmt::Write as _;

use copse_core::{
    cases::{Case, CaseDetails, CaseDraft, CaseFull, CaseSection, Release},
    evidence::Evidence,
    ids::{CaseId, CommunityId, SectionId},
    record::Stamp,
    text::{Block, Inline, RichText, TEXT_SCHEMA},
};
fn stamp() -> Stamp {
    Stamp {
        version: 1,
        changed_at: "2027-01-01T00:00:00Z".parse().unwrap(),
        changed_by: "Test".into(),
    }
}

/// A stored case as a draft would become one.
pub(crate) fn stored(draft: &CaseDraft) -> CaseFull {
    let community = CommunityId::new();
    let sections = draft.sections.iter().map(|section| CaseSection {
        id: SectionId::new(),
        stamp: stamp(),
        kind: section.kind,
        heading: section.heading.clone(),
        shown: true,
        body: RichText {
            schema: TEXT_SCHEMA,
            blocks: section.blocks.clone(),
        },
    });
    let references = draft.notes.iter().map(|note| Evidence {
        id: note.id,
        community,
        stamp: stamp(),
        details: note.details.clone(),
    });
    CaseFull {
        case: Case {
            id: CaseId::new(),
            community,
            stamp: stamp(),
            number: 1,
            details: draft.details.clone(),
        },
        sections: sections.collect(),
        references: references.collect(),
        missing: Vec::new(),
        release: Release::Free,
    }
}

/// A case with one section and nothing else.
pub(crate) fn untitled_details() -> CaseDetails {
    CaseDetails {
        title: "A case".into(),
        ..CaseDetails::default()
    }
}

/// A draft with its notes named after their place, so that two drafts can be compared.
pub(crate) fn comparable(draft: &CaseDraft) -> String {
    let mut text = format!("{:#?}\n{:#?}\n", draft.details, draft.sections);
    for (at, note) in draft.notes.iter().enumerate() {
        text = text.replace(&note.id.0.to_string(), &format!("note {}", at + 1));
        writeln!(text, "{:#?}", note.details).unwrap();
    }
    text
}

/// Every word of a draft, one paragraph to a line; notes as `[n]`, marks as Markdown has them.
pub(crate) fn shown(draft: &CaseDraft) -> String {
    let mut out = String::new();
    for section in &draft.sections {
        writeln!(out, "{:?} {}", section.kind, section.heading).unwrap();
        show_blocks(&section.blocks, draft, 0, &mut out);
    }
    out
}

fn show_blocks(blocks: &[Block], draft: &CaseDraft, depth: usize, out: &mut String) {
    let indent = "  ".repeat(depth);
    for block in blocks {
        match block {
            Block::Paragraph { runs } => {
                writeln!(out, "{indent}{}", show_runs(runs, draft)).unwrap();
            }
            Block::Heading { runs } => {
                writeln!(out, "{indent}# {}", show_runs(runs, draft)).unwrap();
            }
            Block::List { ordered, items } => {
                for item in items {
                    writeln!(out, "{indent}{}", if *ordered { "1." } else { "-" }).unwrap();
                    show_blocks(&item.blocks, draft, depth + 1, out);
                }
            }
        }
    }
}

fn show_runs(runs: &[Inline], draft: &CaseDraft) -> String {
    runs.iter()
        .map(|run| match run {
            Inline::Break => "⏎".into(),
            Inline::Note { evidence } => {
                format!(
                    "[{}]",
                    draft.notes.iter().position(|n| n.id == *evidence).unwrap() + 1
                )
            }
            Inline::Text {
                text,
                bold,
                italic,
                link,
            } => {
                let stars = "*".repeat(usize::from(*bold) * 2 + usize::from(*italic));
                let link = link.as_ref().map(|l| format!("<{l}>")).unwrap_or_default();
                format!("{stars}{text}{stars}{link}")
            }
        })
        .collect()
}

pub(crate) fn told(draft: &CaseDraft, words: &str) -> bool {
    draft.problems.iter().any(|problem| problem.contains(words))
}
