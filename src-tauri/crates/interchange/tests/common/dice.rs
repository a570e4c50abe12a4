//! Texts of every shape from a small generator, with words that are hard to write down.
#![allow(clippy::indexing_slicing, clippy::unwrap_used)]

use copse_core::{
    cases::DraftNote,
    text::{Block, Inline, ListItem},
};

/// Words and marks that Markdown, YAML or HTML read as something.
pub(crate) const HARD: &[&str] = &[
    "plain words",
    "a",
    " space before",
    "space after ",
    "  two  spaces  ",
    "\u{a0}hard space\u{a0}",
    "*stars*",
    "**",
    "_under_",
    "snake_case",
    "`code`",
    "[brackets]",
    "[^1]",
    "[^1]: definition",
    "![picture](x)",
    "<b>html</b>",
    "<!-- -->",
    "<br>",
    "&amp;",
    "&copy; &#65;",
    "A&E; B&B",
    "\\",
    "ends with \\",
    "\\*",
    "# heading",
    "#",
    "a #",
    "1. one",
    "2) two",
    "10.",
    "- dash",
    "+",
    "-",
    "---",
    "===",
    "~~~",
    "```",
    "> quote",
    "| a | b |",
    ":-- | --:",
    ": x",
    "(x)",
    "!",
    "wow!",
    "http://example.org",
    "<https://example.org>",
    "“quotes”",
    "‘single’",
    "don’t",
    "(brackets)",
    "end.",
    ", comma",
    "Gŵyl ŷ",
    "Łódź",
    "ığdır",
    "عائشہ",
    "שלום",
    "会議",
    "🌳",
    "👩🏽‍⚕️",
    "é\u{301}",
    "x\u{200b}y",
    "½",
    "£5",
    "title: x",
    "{#history}",
    "a\u{2028}b",
    "$x$",
    "^2^",
    "~x~",
    "Link: x",
    "tab",
    "\"",
    "'",
    "=",
    "-x",
    "a-",
    "1",
    "0)",
    "    indented",
];

/// A small generator of numbers (xorshift), so that a failure can be seen again.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % sides as u64).unwrap()
    }

    fn text(&mut self) -> String {
        HARD[self.roll(HARD.len())].into()
    }

    fn runs(&mut self, notes: &[DraftNote]) -> Vec<Inline> {
        let mut runs: Vec<Inline> = Vec::new();
        for _ in 0..=self.roll(5) {
            match self.roll(8) {
                0 => runs.push(Inline::Break),
                1 => runs.push(Inline::Note {
                    evidence: notes[self.roll(notes.len())].id,
                }),
                _ => {
                    let address = [
                        "https://example.org/a_b?c=d&copy=e(f)",
                        "mailto:a@example.org",
                        "http://example.org/<x>",
                    ];
                    let run = Inline::Text {
                        text: self.text(),
                        bold: self.roll(3) == 0,
                        italic: self.roll(3) == 0,
                        link: (self.roll(4) == 0).then(|| address[self.roll(3)].to_string()),
                    };
                    push_merged(&mut runs, run);
                }
            }
        }
        runs
    }

    pub(crate) fn blocks(&mut self, notes: &[DraftNote], depth: usize) -> Vec<Block> {
        (0..=self.roll(3))
            .map(|_| match self.roll(6) {
                0 | 1 if depth < 6 => Block::List {
                    ordered: self.roll(2) == 0,
                    items: (0..=self.roll(3))
                        .map(|_| self.item(notes, depth))
                        .collect(),
                },
                2 if depth == 0 => {
                    let mut runs = self.runs(notes);
                    runs.retain(|run| *run != Inline::Break);
                    if runs.is_empty() {
                        runs.push(Inline::Note {
                            evidence: notes[0].id,
                        });
                    }
                    Block::Heading { runs: merged(runs) }
                }
                _ => Block::Paragraph {
                    runs: self.runs(notes),
                },
            })
            .collect()
    }

    fn item(&mut self, notes: &[DraftNote], depth: usize) -> ListItem {
        match self.roll(8) {
            0 => ListItem {
                blocks: vec![Block::Paragraph { runs: Vec::new() }],
            },
            1 => ListItem {
                blocks: self.blocks(notes, depth + 1),
            },
            _ => ListItem {
                blocks: vec![Block::Paragraph {
                    runs: self.runs(notes),
                }],
            },
        }
    }
}

fn merged(runs: Vec<Inline>) -> Vec<Inline> {
    let mut out = Vec::new();
    for run in runs {
        push_merged(&mut out, run);
    }
    out
}

/// Neighbours with the same marks are one run, as core keeps them.
pub(crate) fn push_merged(runs: &mut Vec<Inline>, run: Inline) {
    if let (
        Some(Inline::Text {
            text,
            bold,
            italic,
            link,
        }),
        Inline::Text {
            text: more,
            bold: more_bold,
            italic: more_italic,
            link: more_link,
        },
    ) = (runs.last_mut(), &run)
        && (&*bold, &*italic, &*link) == (more_bold, more_italic, more_link)
    {
        text.push_str(more);
        return;
    }
    runs.push(run);
}
