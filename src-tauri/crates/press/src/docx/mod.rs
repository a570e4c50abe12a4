//! Documents for a word processor (DOCX, ECMA-376): the same model, to be edited further.
//!
//! Everything has a real style, so that headings make a navigation pane, lists are lists, and the header row of a table is
//! marked and repeated, pictures stand in line and have their words: what Word's accessibility check asks for. Two-column
//! rows become headings with their text below, numbered notes footnotes. Space is made by styles, never by empty
//! paragraphs. Written by hand on `quick-xml` and `zip`, as [ADR 0016] says.
//!
//! [ADR 0016]: ../../../../../docs/adr/0016-word-and-excel.md

mod body;
mod borders;
mod flow;
mod inline;
mod lists;
mod paragraphs;
mod parts;
mod pictures;
mod records;
mod section;
mod sizes;
mod styles;
mod tables;
mod widths;
mod xml;

use std::{
    borrow::Cow,
    io::{Cursor, Write},
};

use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

use crate::{Document, PressError};

/// Writes a document as DOCX. The same document gives the same bytes.
///
/// Fonts are those of the reader's PC, so that no character is without a shape there by our doing, and page breaks are the
/// word processor's. Figures and the logo are pictures in 300 dots an inch. Pages of attached PDFs are named, not held.
///
/// # Errors
/// [`PressError::Write`] where the file could not be put together, [`PressError::MissingGlyph`] where a figure names
/// something for which there is no font.
pub fn docx(document: &Document) -> Result<Vec<u8>, PressError> {
    let body = body::Body::of(document)?;
    let files = parts::all(document, &body);
    packed(files).map_err(|error| PressError::Write(format!("Word file: {error}")))
}

fn packed(files: Vec<(Cow<'static, str>, Vec<u8>)>) -> Result<Vec<u8>, zip::result::ZipError> {
    // No time of day gets in: each part has the first one that the format knows.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(zip::DateTime::default());
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        zip.start_file(name, options)?;
        zip.write_all(&content)?;
    }
    Ok(zip.finish()?.into_inner())
}
