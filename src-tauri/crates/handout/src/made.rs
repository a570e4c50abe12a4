//! From a draft to a file in memory.

use copse_press::{Options, preview};

use crate::{error::HandoutError, gather::Draft, record::Export, request::HeldBackCase};

/// A document in memory.
#[derive(Debug)]
pub struct Made {
    /// Title.
    pub title: String,
    /// Number of pages.
    pub pages: usize,
    /// Name that a person would give the file: safe on Windows, without a folder.
    pub suggested_name: String,
    /// The file.
    pub bytes: Vec<u8>,
    /// Cases that were left out, and why.
    pub held_back: Vec<HeldBackCase>,
    /// For the record; none where nothing of a community is in it.
    pub export: Option<Export>,
}

/// Sets the pages. Takes some tenths of a second for a pack: not while others wait for the store.
pub fn set(draft: Draft) -> Result<Made, HandoutError> {
    let bytes = copse_press::pdf(&draft.document, &Options::default())?;
    Ok(Made {
        title: draft.document.meta.title.clone(),
        pages: preview::page_count(&bytes)?,
        suggested_name: copse_documents::suggested_name(&draft.document),
        bytes,
        held_back: draft.held_back,
        export: draft.export,
    })
}
