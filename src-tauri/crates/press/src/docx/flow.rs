//! What stays on one page with what is before or after it.

use super::{paragraphs, widths::text_of, xml::Element};
use crate::model::{Block, Inline, ParagraphLook};

/// Keeps a block that is just written, from `from` on, with what it belongs to: a paragraph that leads in with what it
/// announces, and the close of a letter with the words before it.
pub(super) fn keep(block: &Block, next: Option<&Block>, out: &mut [Element], from: usize) {
    lead_in(block, next, out, from);
    if matches!(next, None | Some(Block::NextCopy)) && is_close(block) {
        let (before, close) = out.split_at_mut(from);
        if let (Some(before), Some(close)) = (before.last_mut(), close.first_mut()) {
            paragraphs::keep_whole(close);
            if before.is("w:p") {
                paragraphs::keep_with_next(before);
            }
        }
    }
}

/// Keeps a paragraph that ends in a colon with the list or table that it announces.
pub(super) fn lead_in(block: &Block, next: Option<&Block>, out: &mut [Element], from: usize) {
    let announced = matches!(
        next,
        Some(Block::List(_) | Block::Table(_) | Block::Figure(_))
    );
    if announced
        && matches!(block, Block::Paragraph(_))
        && text_of(block).trim_end().ends_with([':', '：'])
        && let Some(last) = out.get_mut(from..).and_then(<[Element]>::last_mut)
    {
        paragraphs::keep_with_next(last);
    }
}

/// Whether the last block is a greeting with a name below it: a few short lines.
fn is_close(block: &Block) -> bool {
    const LINES: usize = 6;
    const LETTERS: usize = 160;
    let Block::Paragraph(paragraph) = block else {
        return false;
    };
    let breaks = paragraph.text.iter();
    let breaks = breaks.filter(|inline| **inline == Inline::Break).count();
    paragraph.look == ParagraphLook::Body
        && (1..LINES).contains(&breaks)
        && text_of(block).chars().count() <= LETTERS
}
