//! What is in a text.

use super::{Block, Inline, ListItem, RichText};
use crate::ids::EvidenceId;

impl RichText {
    /// A text of plain paragraphs, one for each line that is not empty.
    pub fn from_plain(text: &str) -> Self {
        let paragraph = |line: &str| Block::paragraph(line);
        Self {
            blocks: text
                .lines()
                .filter(|line| !line.trim().is_empty())
                .map(paragraph)
                .collect(),
            ..Self::default()
        }
    }

    /// The words without marks: blocks, list items and line breaks are divided by line feeds, notes left out.
    pub fn plain(&self) -> String {
        let mut plain = String::new();
        for runs in self.runs() {
            if !plain.is_empty() {
                plain.push('\n');
            }
            for run in runs {
                match run {
                    Inline::Text { text, .. } => plain.push_str(text),
                    Inline::Break => plain.push('\n'),
                    Inline::Note { .. } => {}
                }
            }
        }
        plain
    }

    /// How many words there are, divided by white space.
    pub fn words(&self) -> u32 {
        u32::try_from(self.plain().split_whitespace().count()).unwrap_or(u32::MAX)
    }

    /// Nothing but white space.
    pub fn is_empty(&self) -> bool {
        self.runs().iter().all(|runs| runs_are_empty(runs))
    }

    /// The items that the notes refer to, in the order of the text; an item that is noted twice comes twice.
    pub fn evidence_ids(&self) -> Vec<EvidenceId> {
        let notes = |run: &Inline| {
            if let Inline::Note { evidence } = run {
                Some(*evidence)
            } else {
                None
            }
        };
        self.runs()
            .into_iter()
            .flatten()
            .filter_map(notes)
            .collect()
    }

    /// The runs of every paragraph and heading, from top to bottom, those of lists too.
    fn runs(&self) -> Vec<&[Inline]> {
        let mut found = Vec::new();
        collect(&self.blocks, &mut found);
        found
    }
}

fn collect<'t>(blocks: &'t [Block], found: &mut Vec<&'t [Inline]>) {
    for block in blocks {
        match block {
            Block::Paragraph { runs } | Block::Heading { runs } => found.push(runs),
            Block::List { items, .. } => items.iter().for_each(|item| collect(&item.blocks, found)),
        }
    }
}

/// No text but white space, and no note.
pub(super) fn runs_are_empty(runs: &[Inline]) -> bool {
    runs.iter().all(|run| match run {
        Inline::Text { text, .. } => text.trim().is_empty(),
        Inline::Break => true,
        Inline::Note { .. } => false,
    })
}

impl Block {
    /// A paragraph of plain text.
    pub fn paragraph(text: &str) -> Self {
        Self::Paragraph {
            runs: vec![Inline::plain(text)],
        }
    }

    /// A sub-heading of plain text.
    pub fn heading(text: &str) -> Self {
        Self::Heading {
            runs: vec![Inline::plain(text)],
        }
    }

    /// A bulleted list with one paragraph for each item.
    pub fn bullets<'t>(items: impl IntoIterator<Item = &'t str>) -> Self {
        let item = |text: &str| ListItem {
            blocks: vec![Self::paragraph(text)],
        };
        Self::List {
            ordered: false,
            items: items.into_iter().map(item).collect(),
        }
    }
}

impl Inline {
    /// Text without marks.
    pub fn plain(text: &str) -> Self {
        Self::Text {
            text: text.to_owned(),
            bold: false,
            italic: false,
            link: None,
        }
    }
}
