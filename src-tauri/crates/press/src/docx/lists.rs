//! Lists with numbering definitions.

use super::{
    body::{Body, Place},
    styles,
    xml::{Element, el, val},
};
use crate::model::{Block, List};

/// Deepest level that the format knows, from 0.
const DEEPEST: usize = 8;

impl Body<'_> {
    /// A list; `depth` is the number of lists around it.
    pub(super) fn list(&mut self, list: &List, depth: usize, out: &mut Vec<Element>) {
        let depth = depth.min(DEEPEST);
        // Each numbered list begins at 1 by a numbering of its own.
        let number = if list.ordered {
            self.ordered += 1;
            2 + self.ordered
        } else {
            1
        };
        for item in &list.items {
            let mut first = true;
            for block in item {
                match block {
                    Block::Paragraph(paragraph) => {
                        let look = if first {
                            item_look(list.ordered, number, depth)
                        } else {
                            continued(depth)
                        };
                        first = false;
                        let runs = self.inlines(&paragraph.text);
                        out.push(el("w:p").add(look).all(runs));
                    }
                    Block::List(inner) => self.list(inner, depth + 1, out),
                    other => self.block(other, Place::Text, out),
                }
            }
        }
    }
}

fn item_look(ordered: bool, number: u32, depth: usize) -> Element {
    let style = if ordered {
        styles::NUMBER
    } else {
        styles::BULLET
    };
    el("w:pPr").add(val("w:pStyle", style)).add(
        el("w:numPr")
            .add(val("w:ilvl", depth.to_string()))
            .add(val("w:numId", number.to_string())),
    )
}

/// A second paragraph of an item stands below its first.
fn continued(depth: usize) -> Element {
    el("w:pPr")
        .add(val("w:pStyle", styles::CONTINUE))
        .add(el("w:ind").with("w:left", indent(depth).to_string()))
}

/// Where the text of a level begins, in twentieths of a point.
fn indent(depth: usize) -> usize {
    (depth + 1) * 397
}

/// `word/numbering.xml`, with a numbering for each of `ordered` numbered lists.
pub(super) fn file(ordered: u32) -> Vec<u8> {
    let mut numbering = el("w:numbering")
        .with("xmlns:w", super::parts::W)
        .add(kind("0", false))
        .add(kind("1", true));
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

fn kind(id: &str, ordered: bool) -> Element {
    let levels = (0..=DEEPEST).map(|level| {
        let (format, text) = if ordered {
            ("decimal", format!("%{}.", level + 1))
        } else if level % 2 == 0 {
            ("bullet", "•".to_owned())
        } else {
            ("bullet", "–".to_owned())
        };
        let place = el("w:ind")
            .with("w:left", indent(level).to_string())
            .with("w:hanging", "397");
        el("w:lvl")
            .with("w:ilvl", level.to_string())
            .add(val("w:start", "1"))
            .add(val("w:numFmt", format))
            .add(val("w:lvlText", text))
            .add(val("w:lvlJc", "left"))
            .add(el("w:pPr").add(place))
    });
    el("w:abstractNum")
        .with("w:abstractNumId", id)
        .add(val("w:multiLevelType", "multilevel"))
        .all(levels)
}
