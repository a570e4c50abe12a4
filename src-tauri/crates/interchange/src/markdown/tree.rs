//! Builds paragraphs and lists of core's text from the order in which Markdown names them.

use copse_core::text::{Block, Inline, ListItem};

use super::{MAX_LIST_DEPTH, inline::Runs};

/// A list whose end has not come yet.
#[derive(Debug)]
struct OpenList {
    ordered: bool,
    items: Vec<ListItem>,
    item: Vec<Block>,
}

/// The text of one section, or of one note, while it is read.
#[derive(Debug, Default)]
pub(super) struct Tree {
    blocks: Vec<Block>,
    lists: Vec<OpenList>,
    /// Lists beyond [`MAX_LIST_DEPTH`] that are open.
    too_deep: usize,
    /// The paragraph at hand.
    pub(super) runs: Runs,
}

impl Tree {
    pub(super) fn in_list(&self) -> bool {
        !self.lists.is_empty()
    }

    /// Ends the paragraph at hand, if there is one.
    pub(super) fn end_paragraph(&mut self) {
        if !self.runs.is_empty() {
            let runs = self.runs.take();
            self.push(Block::Paragraph { runs });
        }
    }

    /// Adds a sub-heading; a bold paragraph inside a list, where core has no headings.
    pub(super) fn heading(&mut self, runs: Vec<Inline>) {
        if runs.is_empty() {
            return;
        }
        if !self.in_list() {
            self.push(Block::Heading { runs });
            return;
        }
        let runs = runs
            .into_iter()
            .map(|run| match run {
                Inline::Text {
                    text, italic, link, ..
                } => Inline::Text {
                    text,
                    bold: true,
                    italic,
                    link,
                },
                other => other,
            })
            .collect();
        self.push(Block::Paragraph { runs });
    }

    /// Adds lines as one paragraph with breaks, such as those of a code block.
    pub(super) fn lines(&mut self, text: &str) {
        self.end_paragraph();
        self.runs.text(text.trim_end_matches('\n'));
        self.end_paragraph();
    }

    /// Begins a list; false where it is too deep and goes on in the one above.
    pub(super) fn list_open(&mut self, ordered: bool) -> bool {
        self.end_paragraph();
        if self.lists.len() >= MAX_LIST_DEPTH {
            self.too_deep += 1;
            return false;
        }
        self.lists.push(OpenList {
            ordered,
            items: Vec::new(),
            item: Vec::new(),
        });
        true
    }

    pub(super) fn list_close(&mut self) {
        self.end_paragraph();
        if self.too_deep > 0 {
            self.too_deep -= 1;
        } else if let Some(list) = self.lists.pop() {
            self.push(Block::List {
                ordered: list.ordered,
                items: list.items,
            });
        }
    }

    /// Begins an item. A list that is too deep ends the item above and goes on with its own.
    pub(super) fn item_open(&mut self) {
        self.end_paragraph();
        if self.too_deep > 0 {
            self.item_end();
        }
    }

    pub(super) fn item_close(&mut self) {
        self.end_paragraph();
        if self.too_deep == 0 {
            let empty = self.lists.last().is_some_and(|list| list.item.is_empty());
            if empty {
                self.push(Block::Paragraph { runs: Vec::new() });
            }
            self.item_end();
        }
    }

    fn item_end(&mut self) {
        if let Some(list) = self.lists.last_mut()
            && !list.item.is_empty()
        {
            let blocks = std::mem::take(&mut list.item);
            list.items.push(ListItem { blocks });
        }
    }

    fn push(&mut self, block: Block) {
        match self.lists.last_mut() {
            Some(list) => list.item.push(block),
            None => self.blocks.push(block),
        }
    }

    /// All blocks so far; the tree is empty afterwards.
    pub(super) fn finish(&mut self) -> Vec<Block> {
        self.end_paragraph();
        while self.in_list() {
            self.item_close();
            self.list_close();
        }
        std::mem::take(&mut self.blocks)
    }
}
