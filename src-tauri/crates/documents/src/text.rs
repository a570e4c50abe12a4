//! Rich text of the core to blocks of press.

use std::collections::HashMap;

use copse_core::{
    cases::ReferenceReport,
    ids::EvidenceId,
    text::{Block as CoreBlock, Inline as CoreInline, ListItem, RichText},
};
use copse_press::model::{
    Anchor, Block, Heading, HeadingLook, Inline, Link, List, Note, Paragraph, ParagraphLook, Run,
};

use crate::furniture::Places;

/// The numbered notes of one case (domain E13): the first reference is note 1.
#[derive(Default)]
pub(crate) struct Notes {
    numbers: HashMap<EvidenceId, (Anchor, String)>,
}

impl Notes {
    /// Gives each reference its number and place.
    pub(crate) fn new(references: &[ReferenceReport], places: &mut Places) -> Self {
        let numbers = references
            .iter()
            .zip(1_usize..)
            .map(|(reference, number)| (reference.id, (places.next(), number.to_string())))
            .collect();
        Self { numbers }
    }

    /// The list at the end.
    pub(crate) fn list(&self, references: &[ReferenceReport]) -> Vec<Note> {
        references
            .iter()
            .filter_map(|reference| {
                let (anchor, number) = self.numbers.get(&reference.id)?;
                let mut text = vec![Inline::text(reference.citation.clone())];
                let url = reference.url.trim();
                if !url.is_empty() {
                    text.push(Inline::text(" "));
                    text.push(Inline::link(shown_address(url), url));
                }
                Some(Note {
                    anchor: *anchor,
                    number: number.clone(),
                    text,
                })
            })
            .collect()
    }
}

/// The address as printed: without the scheme and a last slash, as one types it.
fn shown_address(url: &str) -> String {
    let shown = url
        .strip_prefix("https://")
        .or_else(|| url.strip_prefix("http://"))
        .or_else(|| url.strip_prefix("mailto:"))
        .unwrap_or(url);
    let shown = shown.strip_suffix('/').unwrap_or(shown);
    if shown.is_empty() {
        url.to_owned()
    } else {
        shown.to_owned()
    }
}

/// Where sub-headings stand in the document, and whether they are bookmarks.
#[derive(Clone, Copy)]
pub(crate) struct Subheads {
    pub(crate) level: u8,
    pub(crate) look: HeadingLook,
}

/// The blocks of a text. A note whose reference is unknown is left out.
pub(crate) fn blocks(text: &RichText, notes: &Notes, subheads: Subheads) -> Vec<Block> {
    text.blocks
        .iter()
        .filter_map(|block| convert(block, notes, subheads))
        .collect()
}

/// One block of a text; none where it is empty.
pub(crate) fn convert(block: &CoreBlock, notes: &Notes, subheads: Subheads) -> Option<Block> {
    match block {
        CoreBlock::Paragraph { runs } => {
            let text = inlines(runs, notes);
            has_text(&text).then_some(Block::Paragraph(Paragraph {
                look: ParagraphLook::Body,
                text,
            }))
        }
        CoreBlock::Heading { runs } => {
            let text = inlines(runs, notes);
            has_text(&text).then_some(Block::Heading(Heading {
                level: subheads.level,
                look: subheads.look,
                text,
                anchor: None,
                bookmark: false,
            }))
        }
        CoreBlock::List { ordered, items } => {
            let items: Vec<Vec<Block>> = items
                .iter()
                .map(|item| item_blocks(item, notes, subheads))
                .filter(|item| !item.is_empty())
                .collect();
            (!items.is_empty()).then_some(Block::List(List {
                ordered: *ordered,
                items,
            }))
        }
    }
}

fn item_blocks(item: &ListItem, notes: &Notes, subheads: Subheads) -> Vec<Block> {
    item.blocks
        .iter()
        .filter_map(|block| convert(block, notes, subheads))
        .collect()
}

/// The inline content of a block.
pub(crate) fn inlines(runs: &[CoreInline], notes: &Notes) -> Vec<Inline> {
    runs.iter()
        .filter_map(|run| match run {
            CoreInline::Text {
                text,
                bold,
                italic,
                link,
            } => Some(Inline::Text(Run {
                text: text.clone(),
                bold: *bold,
                italic: *italic,
                link: link.clone().map(Link::Address),
            })),
            CoreInline::Note { evidence } => {
                notes
                    .numbers
                    .get(evidence)
                    .map(|(note, number)| Inline::Note {
                        note: *note,
                        number: number.clone(),
                    })
            }
            CoreInline::Break => Some(Inline::Break),
        })
        .collect()
}

/// The words of inline content, for a label.
pub(crate) fn words(inlines: &[Inline]) -> String {
    let mut text = String::new();
    for inline in inlines {
        match inline {
            Inline::Text(run) => text.push_str(&run.text),
            Inline::Break => text.push(' '),
            Inline::Note { .. } => {}
        }
    }
    text.trim().to_owned()
}

fn has_text(inlines: &[Inline]) -> bool {
    inlines.iter().any(|inline| match inline {
        Inline::Text(run) => !run.text.trim().is_empty(),
        Inline::Note { .. } => true,
        Inline::Break => false,
    })
}
