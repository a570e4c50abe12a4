//! The one form in which a text is stored, whatever was typed, pasted or imported.

use super::{Block, Inline, ListItem, RichText, TEXT_SCHEMA, read::runs_are_empty};
use crate::{check, error::CoreError};

/// Most bytes of a text as JSON.
pub const TEXT_BYTES_MOST: usize = 2_000_000;
/// Most lists within each other.
pub const LISTS_DEEP: usize = 6;

impl RichText {
    /// The same text in its stored form: neighbouring runs with the same marks are one, control characters and
    /// line feeds are spaces, links lead to http, https or mailto, blocks without text are gone, a heading in a
    /// list is a paragraph, and lists deeper than [`LISTS_DEEP`] go on at that depth. No word is lost.
    #[must_use]
    pub fn cleaned(self) -> Self {
        Self {
            schema: TEXT_SCHEMA,
            blocks: clean_blocks(self.blocks, 0),
        }
    }

    /// The text in its stored form; `field` is named in the error where it is too long or from a newer program.
    pub fn checked(self, field: &str) -> Result<Self, CoreError> {
        let problem = |message: &str| CoreError::field(field, message);
        if self.schema > TEXT_SCHEMA {
            return Err(problem(
                "This text was written with a newer version of Copse. Install that version to change it.",
            ));
        }
        let text = self.cleaned();
        if serde_json::to_vec(&text)?.len() > TEXT_BYTES_MOST {
            return Err(problem(
                "This text is too long to keep in one place. Divide it into several sections.",
            ));
        }
        Ok(text)
    }

    /// Whether [`RichText::checked`] accepts it.
    pub fn validate(&self) -> Result<(), CoreError> {
        self.clone().checked("body").map(drop)
    }
}

/// `depth` is the number of lists around the blocks.
fn clean_blocks(blocks: Vec<Block>, depth: usize) -> Vec<Block> {
    blocks
        .into_iter()
        .filter_map(|block| clean_block(block, depth))
        .collect()
}

fn clean_block(block: Block, depth: usize) -> Option<Block> {
    match block {
        Block::Heading { runs } if depth == 0 => {
            clean_runs(runs).map(|runs| Block::Heading { runs })
        }
        Block::Heading { runs } | Block::Paragraph { runs } => {
            clean_runs(runs).map(|runs| Block::Paragraph { runs })
        }
        Block::List { ordered, items } => {
            let items = clean_items(items, depth + 1);
            (!items.is_empty()).then_some(Block::List { ordered, items })
        }
    }
}

fn clean_items(items: Vec<ListItem>, depth: usize) -> Vec<ListItem> {
    let mut cleaned = Vec::new();
    for item in items {
        if depth < LISTS_DEEP {
            let blocks = clean_blocks(item.blocks, depth);
            if !blocks.is_empty() {
                cleaned.push(ListItem { blocks });
            }
        } else {
            flatten(item, depth, &mut cleaned);
        }
    }
    cleaned
}

/// Puts an item that may not hold a list, and the items of the lists in it, one after the other.
fn flatten(item: ListItem, depth: usize, cleaned: &mut Vec<ListItem>) {
    let mut blocks = Vec::new();
    for block in item.blocks {
        if let Block::List { items, .. } = block {
            if !blocks.is_empty() {
                cleaned.push(ListItem {
                    blocks: std::mem::take(&mut blocks),
                });
            }
            cleaned.extend(clean_items(items, depth));
        } else {
            blocks.extend(clean_block(block, depth));
        }
    }
    if !blocks.is_empty() {
        cleaned.push(ListItem { blocks });
    }
}

/// None where nothing is left.
fn clean_runs(runs: Vec<Inline>) -> Option<Vec<Inline>> {
    let mut cleaned: Vec<Inline> = Vec::with_capacity(runs.len());
    for run in runs {
        let Inline::Text {
            text,
            bold,
            italic,
            link,
        } = run
        else {
            cleaned.push(run);
            continue;
        };
        let text = check::spaced(&text);
        let link = link
            .map(|link| link.trim().to_owned())
            .filter(|link| check::is_link(link));
        if text.is_empty() {
            continue;
        }
        match cleaned.last_mut() {
            Some(Inline::Text {
                text: last,
                bold: b,
                italic: i,
                link: l,
            }) if (*b, *i, &*l) == (bold, italic, &link) => {
                last.push_str(&text);
            }
            _ => cleaned.push(Inline::Text {
                text,
                bold,
                italic,
                link,
            }),
        }
    }
    (!runs_are_empty(&cleaned)).then_some(cleaned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::EvidenceId;

    fn text(blocks: Vec<Block>) -> RichText {
        RichText {
            schema: TEXT_SCHEMA,
            blocks,
        }
    }

    fn bold(words: &str) -> Inline {
        Inline::Text {
            text: words.to_owned(),
            bold: true,
            italic: false,
            link: None,
        }
    }

    fn linked(words: &str, to: &str) -> Inline {
        Inline::Text {
            text: words.to_owned(),
            bold: false,
            italic: false,
            link: Some(to.to_owned()),
        }
    }

    #[test]
    fn neighbouring_runs_with_the_same_marks_become_one() {
        let typed = text(vec![Block::Paragraph {
            runs: vec![
                Inline::plain("a"),
                Inline::plain(""),
                Inline::plain("b"),
                bold("c"),
                bold("d"),
            ],
        }]);
        assert_eq!(
            typed.cleaned().blocks,
            [Block::Paragraph {
                runs: vec![Inline::plain("ab"), bold("cd")]
            }],
            "the empty run between two plain ones keeps nothing apart"
        );
    }

    #[test]
    fn control_characters_and_line_ends_become_spaces_and_scripts_stay() {
        let typed = text(vec![Block::paragraph("one\r\ntwo\u{7}three שלום 👩🏽‍⚕️")]);
        assert_eq!(typed.cleaned().plain(), "one two three שלום 👩🏽‍⚕️");
    }

    #[test]
    fn a_link_that_is_not_safe_goes_and_its_words_stay() {
        let typed = text(vec![Block::Paragraph {
            runs: vec![
                linked("bad", "javascript:alert(1)"),
                linked(" good", " https://example.org "),
            ],
        }]);
        assert_eq!(
            typed.cleaned().blocks,
            [Block::Paragraph {
                runs: vec![Inline::plain("bad"), linked(" good", "https://example.org")]
            }]
        );
    }

    #[test]
    fn a_heading_in_a_list_becomes_a_paragraph_and_empty_blocks_go() {
        let typed = text(vec![
            Block::heading(" "),
            Block::List {
                ordered: true,
                items: vec![
                    ListItem {
                        blocks: vec![Block::heading("H")],
                    },
                    ListItem { blocks: vec![] },
                ],
            },
            Block::Paragraph {
                runs: vec![Inline::Break],
            },
        ]);
        assert_eq!(
            typed.cleaned().blocks,
            [Block::List {
                ordered: true,
                items: vec![ListItem {
                    blocks: vec![Block::paragraph("H")]
                }]
            }]
        );
    }

    fn depth(blocks: &[Block]) -> usize {
        let inside = |block: &Block| match block {
            Block::List { items, .. } => {
                1 + items
                    .iter()
                    .map(|item| depth(&item.blocks))
                    .max()
                    .unwrap_or(0)
            }
            _ => 0,
        };
        blocks.iter().map(inside).max().unwrap_or(0)
    }

    #[test]
    fn lists_that_are_too_deep_go_on_at_the_deepest_level_and_lose_no_word() {
        let mut block = Block::bullets(["level 9"]);
        for level in (1..9).rev() {
            let words = format!("level {level}");
            block = Block::List {
                ordered: false,
                items: vec![ListItem {
                    blocks: vec![Block::paragraph(&words), block, Block::paragraph("after")],
                }],
            };
        }
        let typed = text(vec![block]);
        let before = typed.plain();
        let cleaned = typed.cleaned();
        assert_eq!(depth(&cleaned.blocks), LISTS_DEEP);
        assert_eq!(cleaned.plain(), before, "the same words in the same order");
    }

    #[test]
    fn a_text_of_one_megabyte_is_accepted_and_one_over_the_limit_is_told_so() {
        assert!(
            text(vec![Block::paragraph(&"a".repeat(1_000_000))])
                .checked("body")
                .is_ok()
        );
        let Err(CoreError::Invalid(problems)) =
            text(vec![Block::paragraph(&"a".repeat(2_000_001))]).checked("body")
        else {
            panic!("two megabytes are too much")
        };
        assert_eq!(
            problems.first().map(|problem| problem.field.as_str()),
            Some("body")
        );
    }

    #[test]
    fn words_notes_and_emptiness_are_read_from_lists_too() {
        let item = EvidenceId::new();
        let note = Inline::Note { evidence: item };
        let typed = text(vec![
            Block::paragraph("Two words"),
            Block::List {
                ordered: false,
                items: vec![ListItem {
                    blocks: vec![Block::Paragraph {
                        runs: vec![Inline::plain("three"), note],
                    }],
                }],
            },
        ]);
        assert_eq!(typed.words(), 3);
        assert_eq!(typed.plain(), "Two words\nthree");
        assert_eq!(typed.evidence_ids(), [item]);
        assert!(!typed.is_empty());
        assert!(text(vec![Block::paragraph("  ")]).is_empty());
    }
}
