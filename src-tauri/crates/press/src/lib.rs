//! Document model to layout to PDF. Knows no domain, no store and no clock.
//!
//! [`model::Document`] says what a document holds; [`pdf`] sets it and writes a file that is tagged after
//! PDF/UA-1 (ISO 14289-1) and valid PDF/A-2a (ISO 19005-2); [`preview::page_png`] shows a page of it.

mod claims;
mod docx;
mod error;
mod fonts;
pub mod graft;
mod layout;
pub mod model;
mod picture;
pub mod preview;
pub mod scene;
mod writer;

use std::ops::ControlFlow;

pub use docx::docx;
pub use error::PressError;
pub use graft::{Attachment, AttachmentError, LARGEST as ATTACHMENT_MOST};
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

/// A document as made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// The file.
    pub bytes: Vec<u8>,
    /// How many pages it has, those of attachments included.
    pub pages: usize,
    /// What it says of itself.
    pub claims: Claims,
    /// Sentences for the person who made it: which promises it does not keep, and why.
    pub remarks: Vec<String>,
}

/// What a file says of itself in its metadata.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Claims {
    /// Accessible after PDF/UA-1 (ISO 14289-1).
    pub accessible: bool,
    /// Archival after PDF/A-2 (ISO 19005-2).
    pub archival: Archival,
}

/// How far a file is archival.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Archival {
    /// It makes no promise.
    No,
    /// It looks the same everywhere: PDF/A-2b.
    Looks,
    /// Its text and structure are kept too: PDF/A-2a.
    Structure,
}

/// Sets a document and writes it as PDF. The same document gives the same bytes.
///
/// # Errors
/// [`PressError::MissingGlyph`] names every character for which there is no font, before anything is set.
pub fn make(document: &Document, options: &Options) -> Result<Made, PressError> {
    make_watched(document, options, &mut |_| ControlFlow::Continue(()))
}

/// Told after each copy, such as a letter, how much of a document is set, from 0 to 1; says whether to go on.
pub type Watch<'w> = dyn FnMut(f32) -> ControlFlow<()> + 'w;

/// As [`make`], for who wants to know how far it is. Told 1 once all pages are set: from then on it cannot be stopped.
///
/// # Errors
/// As those of [`make`], and [`PressError::Stopped`].
pub fn make_watched(
    document: &Document,
    options: &Options,
    watch: &mut Watch<'_>,
) -> Result<Made, PressError> {
    let copies = document
        .blocks
        .split(|block| *block == model::Block::NextCopy);
    let mut pages = writer::Pages::new(*options, copies.count(), watch);
    let setting = layout::set(document, &mut pages)?;
    let (claims, remarks) = claims::claims(document);
    Ok(Made {
        bytes: writer::write(document, &setting, pages, claims, *options)?,
        pages: setting.pages.len(),
        claims,
        remarks,
    })
}

/// The file alone; see [`make`].
///
/// # Errors
/// As those of [`make`].
pub fn pdf(document: &Document, options: &Options) -> Result<Vec<u8>, PressError> {
    make(document, options).map(|made| made.bytes)
}
