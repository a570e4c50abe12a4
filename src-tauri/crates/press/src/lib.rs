//! Document model to layout to PDF. Knows no domain, no store and no clock.
//!
//! [`model::Document`] says what a document holds; [`pdf`] sets it and writes a file that is tagged after
//! PDF/UA-1 (ISO 14289-1) and valid PDF/A-2a (ISO 19005-2); [`preview::page_png`] shows a page of it.

mod error;
mod fonts;
mod layout;
pub mod model;
mod picture;
pub mod preview;
pub mod scene;
mod writer;

pub use error::PressError;
pub use model::{Document, Edition};
pub use picture::PictureError;

/// How a PDF is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// Compress streams. Off only to look into a file.
    pub compress: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { compress: true }
    }
}

/// Sets a document and writes it as PDF. The same document gives the same bytes.
///
/// # Errors
/// [`PressError::MissingGlyph`] names every character for which there is no font, before anything is set.
pub fn pdf(document: &Document, options: &Options) -> Result<Vec<u8>, PressError> {
    let setting = layout::set(document)?;
    writer::write(document, &setting, *options)
}
