//! What is told about documents that were written.

use std::path::Path;

use copse_core::Store;
use copse_handout::{Edition, Format, HeldBackCase, Made, Target, hand_out};
use serde::Serialize;

use crate::{
    arguments::{EditionChoice, Force},
    failure::Failure,
    output::count,
};

/// What is told about a document that was written.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Written {
    pub(crate) file: String,
    pub(crate) title: String,
    pub(crate) pages: usize,
    pub(crate) bytes: usize,
    /// What who sends it should know, such as an attachment that is not accessible; sentences.
    pub(crate) remarks: Vec<String>,
}

impl Written {
    /// "case.pdf: Title, 5 pages", and each remark.
    pub(crate) fn lines(&self) -> Vec<String> {
        let pages = count(self.pages, "page", "pages");
        let mut lines = vec![format!("{}: {}, {pages}", self.file, self.title)];
        lines.extend(self.remarks.iter().cloned());
        lines
    }
}

impl From<EditionChoice> for Edition {
    fn from(choice: EditionChoice) -> Self {
        if choice.large_print {
            Self::LargePrint
        } else {
            Self::Ordinary
        }
    }
}

/// Where a file goes: over another one only with `--force`.
pub(crate) fn target(path: &Path, force: Force) -> Target {
    if force.force {
        Target::Replace(path.to_path_buf())
    } else {
        Target::New(path.to_path_buf())
    }
}

/// The format that the ending of a file's name asks for: PDF or Word.
pub(crate) fn format_of(path: &Path) -> Result<Format, Failure> {
    let ending = path.extension().and_then(|ending| ending.to_str());
    match ending.unwrap_or_default().to_lowercase().as_str() {
        "pdf" => Ok(Format::Pdf),
        "docx" => Ok(Format::Docx),
        _ => Err(Failure::invalid(
            "Give the file a name that ends in .pdf or .docx.".to_owned(),
        )),
    }
}

/// Writes a document whole, and records that it left the vault.
pub(crate) fn write(
    store: &mut Store,
    made: &Made,
    to: &Path,
    force: Force,
) -> Result<Written, Failure> {
    write_as(store, made, Format::Pdf, to, force)
}

/// The same in a format.
pub(crate) fn write_as(
    store: &mut Store,
    made: &Made,
    format: Format,
    to: &Path,
    force: Force,
) -> Result<Written, Failure> {
    let target = target(to, force);
    let bytes = made.in_format(format)?;
    hand_out(store, made.export.as_ref(), &target, &bytes)?;
    Ok(Written {
        file: to.display().to_string(),
        title: made.title.clone(),
        pages: made.pages,
        bytes: bytes.len(),
        remarks: made.remarks.clone(),
    })
}

/// A case that stays out of a pack, and why.
pub(crate) fn line_of_held_back(held: &HeldBackCase) -> String {
    format!("Left out: {}. {}", held.title, held.why)
}
