//! What is told about documents that were written.

use std::path::Path;

use copse_core::Store;
use copse_handout::{Edition, HeldBackCase, Made, Target, hand_out};
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

/// Writes a document whole, and records that it left the vault.
pub(crate) fn write(
    store: &mut Store,
    made: &Made,
    to: &Path,
    force: Force,
) -> Result<Written, Failure> {
    let target = target(to, force);
    hand_out(store, made.export.as_ref(), &target, &made.bytes)?;
    Ok(Written {
        file: to.display().to_string(),
        title: made.title.clone(),
        pages: made.pages,
        bytes: made.bytes.len(),
        remarks: made.remarks.clone(),
    })
}

/// A case that stays out of a pack, and why.
pub(crate) fn line_of_held_back(held: &HeldBackCase) -> String {
    format!("Left out: {}. {}", held.title, held.why)
}
