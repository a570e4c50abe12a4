//! Lists with numbering definitions.

use super::{
    body::{Body, Place},
    paragraphs::{self, hanging},
    sizes, styles,
    tables::twips,
    xml::{Element, el, val},
};
use crate::{
    Edition,
    model::{Block, List},
};

/// Deepest level that the format knows, from 0.
const DEEPEST: usize = 8;

/// Where the items of a list stand.
#[derive(Debug, Clone, Copy)]
struct Item {
    ordered: bool,
    /// Which numbering the list has.
    number: u32,
    /// How many lists there are around it.
    depth: usize,
    /// Where the text begins, and how much of that is room for the mark, in twentieths of a point.
    left: u32,
    mark: u32,
    /// Whether the numbering says so itself.
    usual: bool,
}

impl Body<'_> {
    /// A list, in the running text or in a cell.
    pub(super) fn list(&mut self, list: &List, at: Place, out: &mut Vec<Element>) {
        self.nested(list, 0, 0, out);
        if let (Place::Text, Some(last)) = (at, out.last_mut()) {
            // As far from what follows as from what is before it.
            paragraphs::space_below(last, styles::PARAGRAPH_GAP);
        }
    }

    /// A list with `depth` lists around it, the text of the one around it beginning at `from`.
    fn nested(&mut self, list: &List, depth: usize, from: u32, out: &mut Vec<Element>) {
        let depth = depth.min(DEEPEST);
        let edition = self.document.edition;
        // Each numbered list begins at 1 by a numbering of its own.
        let number = if list.ordered {
            self.ordered += 1;
            2 + self.ordered
        } else {
            1
        };
        let items = list.ordered.then_some(list.items.len());
        let mark = twips(sizes::mark_room(items, edition));
        let left = from + mark;
        let look = Item {
            ordered: list.ordered,
            number,
            depth,
            left,
            mark,
            usual: (left, mark) == usual(depth, edition),
        };
        for item in &list.items {
            let mut first = true;
            for block in item {
                match block {
                    Block::Paragraph(paragraph) => {
                        let look = if first {
                            look.first()
                        } else {
                            look.continued()
                        };
                        first = false;
                        let runs = self.inlines(&paragraph.text);
                        out.push(el("w:p").add(look).all(runs));
                    }
                    Block::List(inner) => self.nested(inner, depth + 1, left, out),
                    other => self.block(other, Place::Text, out),
                }
            }
        }
    }
}

impl Item {
    fn first(self) -> Element {
        let style = if self.ordered {
            styles::NUMBER
        } else {
            styles::BULLET
        };
        let look = paragraphs::of_style(style).add(
            el("w:numPr")
                .add(val("w:ilvl", self.depth.to_string()))
                .add(val("w:numId", self.number.to_string())),
        );
        if self.usual {
            look
        } else {
            look.add(hanging(self.left, self.mark))
        }
    }

    /// A second paragraph of an item stands below its first.
    fn continued(self) -> Element {
        paragraphs::of_style(styles::CONTINUE)
            .add(el("w:ind").with("w:left", self.left.to_string()))
    }
}

/// Where the text of a level begins, and how much of that is room for the mark, in twentieths of a point. Only lists of
/// more than nine numbers, and what is in them, stand elsewhere.
fn usual(depth: usize, edition: Edition) -> (u32, u32) {
    let mark = twips(sizes::mark_room(None, edition));
    let levels = u32::try_from(depth + 1).unwrap_or(1);
    (mark * levels, mark)
}

/// `word/numbering.xml`, with a numbering for each of `ordered` numbered lists.
pub(super) fn file(ordered: u32, edition: Edition) -> Vec<u8> {
    let mut numbering = el("w:numbering")
        .with("xmlns:w", super::parts::W)
        .add(kind("0", false, edition))
        .add(kind("1", true, edition));
    let num = |id: u32, kind: &str| {
        el("w:num")
            .with("w:numId", id.to_string())
            .add(val("w:abstractNumId", kind))
    };
    numbering = numbering.add(num(1, "0")).add(num(2, "1"));
    for list in 1..=ordered {
        let begin = (0..=DEEPEST).map(|level| {
            el("w:lvlOverride")
                .with("w:ilvl", level.to_string())
                .add(val("w:startOverride", "1"))
        });
        numbering = numbering.add(num(2 + list, "1").all(begin));
    }
    numbering.file()
}

fn kind(id: &str, ordered: bool, edition: Edition) -> Element {
    let levels = (0..=DEEPEST).map(|level| {
        let (format, text) = if ordered {
            ("decimal", format!("%{}.", level + 1))
        } else if level % 2 == 0 {
            ("bullet", "•".to_owned())
        } else {
            ("bullet", "–".to_owned())
        };
        let (left, mark) = usual(level, edition);
        el("w:lvl")
            .with("w:ilvl", level.to_string())
            .add(val("w:start", "1"))
            .add(val("w:numFmt", format))
            .add(val("w:lvlText", text))
            .add(val("w:lvlJc", "left"))
            .add(el("w:pPr").add(hanging(left, mark)))
    });
    el("w:abstractNum")
        .with("w:abstractNumId", id)
        .add(val("w:multiLevelType", "multilevel"))
        .all(levels)
}
