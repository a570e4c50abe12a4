//! PDFs of others on their way in, to go out again with a pack (domain D8).

use std::path::Path;

use copse_core::attachments::NewAttachment;
use copse_press::{ATTACHMENT_MOST, graft::Apart};

use crate::{
    error::HandoutError,
    files::{name_of, read_bytes},
};

/// Reads a PDF that goes into the pack of a meeting, and has it looked through. `title` stands in the contents of the
/// pack; where it is empty, the file's name does.
///
/// # Errors
/// A sentence at the field `file` where the PDF cannot go into a pack, such as one that is locked or damaged.
pub fn attachment_read(
    path: &Path,
    title: &str,
    apart: &Apart,
) -> Result<NewAttachment, HandoutError> {
    let file = read_bytes(path, ATTACHMENT_MOST)?;
    let looked = apart
        .open(file.clone())
        .map_err(|error| HandoutError::field("file", &error.to_string()))?;
    Ok(NewAttachment {
        title: title.to_owned(),
        file_name: name_of(path),
        pages: u32::try_from(looked.pages()).unwrap_or(u32::MAX),
        accessible: looked.is_accessible(),
        file,
    })
}
