//! The document model: what a document says and how it is ordered, not where on a page it stands.
//!
//! A document is a function from a report to this model. It holds no clock and no store: dates and
//! identifiers are passed in, so that the same document gives the same bytes.

mod block;
mod inline;
mod look;
mod table;

pub use block::*;
pub use inline::*;
pub use look::*;
pub use table::*;

/// A whole document.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// Title, author, language, date.
    pub meta: Metadata,
    /// Ordinary, large print or giant print.
    pub edition: Edition,
    /// Name, logo and colour of the organisation.
    pub look: Look,
    /// What repeats on each page.
    pub furniture: Furniture,
    /// Words that the layout itself adds.
    pub words: Words,
    /// Content from top to bottom.
    pub blocks: Vec<Block>,
}

/// What the file says about itself. Nothing about the PC or its user gets in here by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Metadata {
    /// Title, shown by readers in the window's title bar. Never empty.
    pub title: String,
    /// Author or organisation.
    pub author: String,
    /// Language of the text (BCP 47), such as `en-GB`.
    pub language: String,
    /// Day on which the document was made.
    pub date: Day,
    /// Identifier of what is printed; the file's own identifier is derived from it and the content.
    pub identifier: String,
}

/// Width of the text on a page in points, in every edition: what a figure may take.
pub const MEASURE: f32 = crate::layout::style::MEASURE;

/// A calendar day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Day {
    /// Year.
    pub year: i16,
    /// Month, 1 to 12.
    pub month: i8,
    /// Day of the month, 1 to 31.
    pub day: i8,
}

/// The size at which a document is set. Each is laid out afresh, never scaled (domain D8).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Edition {
    /// 10.5 pt.
    #[default]
    Ordinary,
    /// Nothing smaller than 18 pt; headings stand above their text instead of beside it.
    LargePrint,
    /// Nothing smaller than 24 pt; otherwise as large print.
    GiantPrint,
}

impl Edition {
    /// All editions, the smallest type first.
    pub const ALL: [Self; 3] = [Self::Ordinary, Self::LargePrint, Self::GiantPrint];

    /// Size of running text in points.
    pub const fn points(self) -> f32 {
        match self {
            Self::Ordinary => 10.5,
            Self::LargePrint => 18.0,
            Self::GiantPrint => 24.0,
        }
    }
}

/// What repeats on each page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Furniture {
    /// Left in the header.
    pub header: String,
    /// Mark of confidentiality, right in the header with a lock; empty for none.
    pub mark: String,
    /// Left in the footer, beside the page number.
    pub footer: String,
}

/// Words that the layout adds, in the language of the document. Braces hold what is filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// Page number, with `{page}` and `{pages}`.
    pub page: String,
    /// Label of a row that goes on from the page before, with `{label}`.
    pub continued: String,
    /// Title of a column before a value, where a table is set as records, with `{label}`.
    pub labelled: String,
    /// What a note's number in the text leads to, with `{note}`.
    pub to_note: String,
    /// What a note's number in the list of notes leads to, with `{note}`.
    pub from_note: String,
    /// What a line of the contents leads to, with `{title}` and `{page}`.
    pub to_page: String,
    /// What a link leads to, with `{address}`.
    pub to_address: String,
}

impl Default for Words {
    fn default() -> Self {
        Self {
            page: "Page {page} of {pages}".into(),
            continued: "{label}, continued".into(),
            labelled: "{label}: ".into(),
            to_note: "Note {note}".into(),
            from_note: "Back to the text at note {note}".into(),
            to_page: "{title}, page {page}".into(),
            to_address: "Link to {address}".into(),
        }
    }
}
