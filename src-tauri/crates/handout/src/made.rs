//! From a draft to a file in memory.

use std::ops::ControlFlow;

use copse_documents::{Document, FileKind, file_name};
use copse_press::{Options, Watch};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{error::HandoutError, gather::Draft, record::Export, request::HeldBackCase};

/// A document in memory.
#[derive(Debug)]
pub struct Made {
    /// Title.
    pub title: String,
    /// Number of pages.
    pub pages: usize,
    /// Name that a person would give the PDF: safe on Windows, without a folder.
    pub suggested_name: String,
    /// The PDF.
    pub bytes: Vec<u8>,
    /// Cases that were left out, and why.
    pub held_back: Vec<HeldBackCase>,
    /// What the person should know of it, such as an attachment that is not accessible; sentences.
    pub remarks: Vec<String>,
    /// For the record; none where nothing of a community is in it.
    pub export: Option<Export>,
    /// What the PDF was set from, for other formats.
    pub document: Document,
}

/// Formats in which a document can be saved.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Format {
    /// PDF (ISO 32000-1), tagged after PDF/UA-1 and archival after PDF/A-2a.
    #[default]
    Pdf,
    /// For Word and LibreOffice (ECMA-376).
    Docx,
}

impl Made {
    /// Name that a person would give the file in a format.
    pub fn name(&self, format: Format) -> String {
        match format {
            Format::Pdf => self.suggested_name.clone(),
            Format::Docx => file_name(&self.document, FileKind::Docx),
        }
    }

    /// The file in a format.
    pub fn in_format(&self, format: Format) -> Result<Vec<u8>, HandoutError> {
        Ok(match format {
            Format::Pdf => self.bytes.clone(),
            Format::Docx => copse_press::docx(&self.document)?,
        })
    }
}

/// Sets the pages. Takes some tenths of a second for a pack: not while others wait for the store.
pub fn set(draft: Draft) -> Result<Made, HandoutError> {
    set_watched(draft, &mut |_| ControlFlow::Continue(()))
}

/// As [`set`], for what may take long, such as letters to hundreds of people: tells after each copy how much is set,
/// from 0 to 1, and may be told to stop, which is [`copse_press::PressError::Stopped`]. At 1 it cannot be stopped.
pub fn set_watched(draft: Draft, watch: &mut Watch<'_>) -> Result<Made, HandoutError> {
    let made = copse_press::make_watched(&draft.document, &Options::default(), watch)?;
    Ok(Made {
        title: draft.document.meta.title.clone(),
        pages: made.pages,
        suggested_name: file_name(&draft.document, FileKind::Pdf),
        bytes: made.bytes,
        remarks: made.remarks,
        held_back: draft.held_back,
        export: draft.export,
        document: draft.document,
    })
}
