//! What stands between blocks and pages: pieces that are never cut, and rows of them.

use super::{style::Colour, tree::NodeId};

/// A line, or something as indivisible as a line.
#[derive(Debug, Clone, Default)]
pub(crate) struct Piece {
    /// Space above; dropped at the top of a page or a cell.
    pub(crate) before: f32,
    pub(crate) height: f32,
    /// Never the last on its page.
    pub(crate) keep: bool,
    /// Part of a heading.
    pub(crate) heading: bool,
    pub(crate) lines: Vec<LineAt>,
    pub(crate) drawing: Option<Drawing>,
    /// Index of a [`Mark`](super::page::Mark) whose place this is.
    pub(crate) mark: Option<u32>,
}

/// A line of a paragraph, from the top left corner of its piece.
#[derive(Debug, Clone, Copy)]
pub(crate) struct LineAt {
    pub(crate) para: u32,
    pub(crate) line: u32,
    pub(crate) x: f32,
    pub(crate) y: f32,
}

/// Something drawn in a piece.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Drawing {
    /// A box to tick, `size` points wide.
    TickBox { x: f32, size: f32 },
    /// A line to write on at the foot of the piece.
    FillLine { x: f32, width: f32 },
    /// The page number of a line of the contents; index of a slot.
    PageNumber { slot: u32 },
    /// A figure of the document, its left edge and by how much it is made smaller.
    Figure { figure: u32, x: f32, scale: f32 },
}

/// What is set one after the other on a page.
#[derive(Debug)]
pub(crate) enum Unit {
    Piece(Piece),
    Row(RowUnit),
    Cover(u32),
    Attachment(u32),
    PageBreak,
}

/// Cells side by side that may run over pages.
#[derive(Debug, Clone, Default)]
pub(crate) struct RowUnit {
    /// Space above; dropped at the top of a page.
    pub(crate) before: f32,
    pub(crate) keep: bool,
    pub(crate) cells: Vec<CellUnit>,
    /// Between rules and content.
    pub(crate) padding: f32,
    /// Least height, with padding.
    pub(crate) least: f32,
    pub(crate) rule_above: Option<Rule>,
    pub(crate) rule_below: Option<Rule>,
    /// Places of vertical hairlines.
    pub(crate) verticals: Vec<f32>,
    /// Whether content stands in the middle of the height.
    pub(crate) middle: bool,
    /// Not cut unless higher than this.
    pub(crate) whole_up_to: f32,
    /// What says, on a later page, which row goes on.
    pub(crate) continued: Option<Continued>,
    /// Index of a row of titles that is repeated above it on a new page.
    pub(crate) titles: Option<usize>,
    /// Left out where the page has no room for it.
    pub(crate) spare: bool,
}

/// A cell.
#[derive(Debug, Clone)]
pub(crate) struct CellUnit {
    /// Element of the structure tree, put there even if the cell is empty.
    pub(crate) node: Option<NodeId>,
    pub(crate) pieces: Vec<Piece>,
}

/// The label of a row that goes on.
#[derive(Debug, Clone)]
pub(crate) struct Continued {
    pub(crate) pieces: Vec<Piece>,
    /// Beside the text, else above it.
    pub(crate) beside: bool,
}

/// A horizontal rule.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Rule {
    pub(crate) weight: f32,
    pub(crate) colour: Colour,
}

impl Rule {
    /// Decoration between rows.
    pub(crate) const HAIRLINE: Self = Self {
        weight: 0.5,
        colour: Colour::HAIRLINE,
    };
    /// Below titles, header and above the footer.
    pub(crate) const EDGE: Self = Self {
        weight: 0.75,
        colour: Colour::EDGE,
    };
    /// To write on.
    pub(crate) const WRITING: Self = Self {
        weight: 0.5,
        colour: Colour::EDGE,
    };
}

/// Height of pieces on top of each other, the space above the first one left out.
pub(crate) fn height(pieces: &[Piece]) -> f32 {
    let above = pieces.first().map_or(0.0, |piece| piece.before);
    pieces
        .iter()
        .map(|piece| piece.before + piece.height)
        .sum::<f32>()
        - above
}

/// How many pieces from the start have to stay together.
pub(crate) fn first_group(pieces: &[Piece]) -> usize {
    pieces
        .iter()
        .position(|piece| !piece.keep)
        .map_or(pieces.len(), |last| last + 1)
}

/// How many pieces fit into `room` points. The last of them is one after which a page may end.
pub(crate) fn fitting(pieces: &[Piece], room: f32) -> usize {
    let mut used = 0.0;
    let mut fit = 0;
    for (index, piece) in pieces.iter().enumerate() {
        used += piece.height + if index == 0 { 0.0 } else { piece.before };
        if used > room + 0.01 {
            break;
        }
        if !piece.keep || index + 1 == pieces.len() {
            fit = index + 1;
        }
    }
    fit
}

impl RowUnit {
    /// Space above the content: none at the head of a page, so that all pages begin at one height.
    pub(crate) fn head(&self, fresh: bool) -> f32 {
        if fresh && !self.written_on() {
            0.0
        } else {
            self.padding
        }
    }

    /// Space below the content that has to have room: the foot of a page does not need it but for a rule.
    pub(crate) fn foot(&self) -> f32 {
        if self.rule_below.is_some() || self.written_on() {
            self.padding
        } else {
            0.0
        }
    }

    /// Whether it has room to write in.
    fn written_on(&self) -> bool {
        self.least > 0.0 || !self.verticals.is_empty()
    }

    fn content(&self) -> f32 {
        let heights = self.cells.iter().map(|cell| height(&cell.pieces));
        heights.fold(0.0, f32::max)
    }

    /// Height of the whole row.
    pub(crate) fn height(&self) -> f32 {
        self.height_from(false)
    }

    /// Height of the whole row, which may be the first on its page.
    pub(crate) fn height_from(&self, fresh: bool) -> f32 {
        (self.head(fresh) + self.content() + self.padding).max(self.least)
    }

    /// Height of the least of it that may stand at the foot of a page.
    pub(crate) fn least_height(&self, fresh: bool) -> f32 {
        if self.height() <= self.whole_up_to {
            (self.head(fresh) + self.content() + self.foot()).max(self.least)
        } else {
            self.first_height(fresh)
        }
    }

    /// Height of the first of it that may stand on a page if it is cut.
    pub(crate) fn first_height(&self, fresh: bool) -> f32 {
        let first = |cell: &CellUnit| {
            let pieces = cell.pieces.get(..first_group(&cell.pieces));
            height(pieces.unwrap_or_default())
        };
        self.head(fresh) + self.cells.iter().map(first).fold(0.0, f32::max)
    }
}

impl Unit {
    pub(crate) fn keep(&self) -> bool {
        match self {
            Self::Piece(piece) => piece.keep,
            Self::Row(row) => row.keep,
            Self::Cover(_) | Self::Attachment(_) | Self::PageBreak => false,
        }
    }

    /// Whether it is left out where the page has no room for it.
    pub(crate) fn spare(&self) -> bool {
        matches!(self, Self::Row(row) if row.spare)
    }

    /// Space above.
    pub(crate) fn before(&self) -> f32 {
        match self {
            Self::Piece(piece) => piece.before,
            Self::Row(row) => row.before,
            Self::Cover(_) | Self::Attachment(_) | Self::PageBreak => 0.0,
        }
    }

    /// Height of the least of it that may stand at the foot of a page.
    pub(crate) fn least_height(&self, fresh: bool) -> f32 {
        match self {
            Self::Piece(piece) => piece.height,
            Self::Row(row) => row.least_height(fresh),
            Self::Cover(_) | Self::Attachment(_) | Self::PageBreak => 0.0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(height: f32, keep: bool) -> Piece {
        Piece {
            before: 5.0,
            height,
            keep,
            ..Piece::default()
        }
    }

    #[test]
    fn a_page_never_ends_after_a_piece_that_keeps_to_the_next() {
        let pieces = [piece(10.0, false), piece(10.0, true), piece(10.0, false)];
        assert_eq!(fitting(&pieces, 24.0), 1);
        assert_eq!(
            fitting(&pieces, 25.0),
            1,
            "the second piece would stand alone"
        );
        assert_eq!(fitting(&pieces, 40.0), 3);
        assert_eq!(fitting(&pieces, 9.0), 0);
        assert_eq!(first_group(&pieces[1..]), 2);
        assert!((height(&pieces) - 40.0).abs() < 0.001);
    }
}
