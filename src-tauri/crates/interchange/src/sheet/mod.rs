//! Lists as spreadsheets (XLSX, ECMA-376), all through one function.
//!
//! A [`Sheet`] says what a list holds; [`workbook`] makes of it what somebody who knows Excel expects: a real header row
//! that stays in view and is repeated on each printed page, a table with filters, dates that are dates, columns that are
//! wide and rows that are high enough. Text stays text: whatever it begins with, no program reads a formula into it.

mod names;
mod package;
mod write;

use jiff::{
    Timestamp,
    civil::{Date, Time},
};

pub use write::workbook;

/// Most rows of a sheet beside its header (a limit of the format).
pub const ROWS_MOST: usize = 1_048_575;

/// Most UTF-16 units in a cell (a limit of Excel). A longer text is cut, and says so.
pub const TEXT_MOST: usize = 32_767;

/// A file with one or several lists.
#[derive(Debug, Clone, PartialEq)]
pub struct Workbook {
    /// Title in the file's properties and on each printed page.
    pub title: String,
    /// Author or organisation in the file's properties; empty for none. Nothing about the PC or its user gets in here
    /// by itself.
    pub author: String,
    /// Day on which it is made.
    pub made_on: Date,
    /// The lists, in order; at least one.
    pub sheets: Vec<Sheet>,
}

/// One list.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// Name of its tab. What the format does not allow in it is replaced, and it is cut to 31 characters.
    pub name: String,
    /// Titles of the columns, from left to right; none empty and no two the same. The first names its row.
    pub columns: Vec<String>,
    /// Rows, each with as many values as there are columns.
    pub rows: Vec<Vec<Value>>,
}

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Nothing.
    Empty,
    /// Text, always as text. Empty text is an empty cell.
    Text(String),
    /// A whole number.
    Number(i64),
    /// A day.
    Date(Date),
    /// A time of day.
    Time(Time),
    /// An instant, shown as day and time in Europe/London.
    Instant(Timestamp),
    /// Yes or no, in words.
    Yes(bool),
    /// An address on the web, as a link where it is one; empty text is an empty cell.
    Address(String),
}

/// Why a spreadsheet could not be made.
#[derive(Debug, thiserror::Error)]
pub enum SheetError {
    /// More rows than the format has room for.
    #[error(
        "The list “{sheet}” has {rows} rows, more than a spreadsheet has room for ({ROWS_MOST}). Narrow it down, for example to a year."
    )]
    TooLong {
        /// Name of the sheet.
        sheet: String,
        /// How many rows there are.
        rows: usize,
    },
    /// The writer refused. The cause names a place in the file, no content of it.
    #[error(
        "The spreadsheet could not be put together. Please report this with what you were exporting."
    )]
    Write(#[source] rust_xlsxwriter::XlsxError),
    /// The file could not be packed. The cause names a place in the file, no content of it.
    #[error(
        "The spreadsheet could not be put together. Please report this with what you were exporting."
    )]
    Package(#[source] zip::result::ZipError),
}

impl Value {
    /// Text, or nothing where it is empty.
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.trim().is_empty() {
            Self::Empty
        } else {
            Self::Text(text)
        }
    }

    /// A day, or nothing.
    pub fn date(day: Option<Date>) -> Self {
        day.map_or(Self::Empty, Self::Date)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::text(text)
    }
}

impl From<&String> for Value {
    fn from(text: &String) -> Self {
        Self::text(text.as_str())
    }
}
