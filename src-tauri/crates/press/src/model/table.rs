//! Tables.

use super::Block;

/// A table. Rows stay whole where they can; column titles are repeated on each page.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// How it looks.
    pub look: TableLook,
    /// Columns from left to right.
    pub columns: Vec<Column>,
    /// Rows; each has as many cells as there are columns.
    pub rows: Vec<Vec<Cell>>,
}

/// One cell, from top to bottom. May be empty.
pub type Cell = Vec<Block>;

/// How a table looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableLook {
    /// Open rows with a hairline below each: an agenda.
    Open,
    /// Close rows in smaller type: actions.
    Close,
    /// As close; the first cell of each row says what the second is, such as `Name` and `Ada Vale`.
    Facts,
    /// As close, with hardly more than the lines need: a table that shares one page with what stands above it.
    Tight,
    /// High rows with lines to write on: signatures.
    Signatures,
    /// As signatures, on a sheet that lies open for whoever comes.
    SignIn {
        /// How many of the last rows are set only as far as the page on which the others end has room for them: they fill
        /// a page and never begin one.
        spare: usize,
    },
}

impl TableLook {
    /// Whether its rows are lines to write on.
    pub(crate) const fn written_on(self) -> bool {
        matches!(self, Self::Signatures | Self::SignIn { .. })
    }

    /// How many of the last rows are left out where there is no room for them.
    pub(crate) const fn spare(self) -> usize {
        match self {
            Self::SignIn { spare } => spare,
            _ => 0,
        }
    }
}

/// A column.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Title; if every title of a table is empty, no row of titles is set.
    pub title: String,
    /// Width.
    pub width: Width,
    /// Whether its cells are headers of their rows.
    pub heads_row: bool,
    /// Whether its text stands right.
    pub right: bool,
    /// Whether its text is in the second tone.
    pub second: bool,
}

/// Width of a column.
#[derive(Debug, Clone, PartialEq)]
pub enum Width {
    /// At least so many millimetres, and enough for the title and for this text on one line.
    Fit {
        /// Millimetres in the ordinary edition.
        least: f32,
        /// The longest text that has to stand on one line.
        text: String,
    },
    /// What the other columns leave, shared evenly.
    Rest,
}

impl Column {
    /// A column of text that stands left.
    pub fn new(title: impl Into<String>, width: Width) -> Self {
        Self {
            title: title.into(),
            width,
            heads_row: false,
            right: false,
            second: false,
        }
    }
}

impl Width {
    /// At least `least` millimetres, and enough for `text` on one line.
    pub fn fit(least: f32, text: impl Into<String>) -> Self {
        Self::Fit {
            least,
            text: text.into(),
        }
    }
}
