//! The way out of the vault: gather, set, write, record (domain E4, E15).

use std::path::Path;

use copse_core::{
    Store,
    cases::CaseOverride,
    exports::{self, ExportKind, ExportRecord},
    ids::{CaseId, CommunityId, MeetingId},
};
use copse_documents::{Document, Edition};
use copse_press::Options;
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::{
    arguments::EditionChoice,
    failure::Failure,
    files::{self, name_of},
};

/// What an export is, for the record.
#[derive(Debug)]
pub(crate) struct Export {
    pub(crate) community: CommunityId,
    pub(crate) what: ExportKind,
    pub(crate) cases: Vec<CaseId>,
    /// Cases that go out for a reason instead of permission.
    pub(crate) reasons: Vec<CaseOverride>,
    pub(crate) meeting: Option<MeetingId>,
}

/// What is told about a document that was written.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Written {
    pub(crate) file: String,
    pub(crate) title: String,
    pub(crate) pages: usize,
    pub(crate) bytes: usize,
}

/// A document that was set and not written yet.
pub(crate) struct Made {
    pub(crate) title: String,
    pub(crate) pages: usize,
    pub(crate) pdf: Vec<u8>,
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

/// Sets the pages of a document.
pub(crate) fn make(document: &Document) -> Result<Made, Failure> {
    let pdf = copse_press::pdf(document, &Options::default())?;
    Ok(Made {
        title: document.meta.title.clone(),
        pages: copse_press::preview::page_count(&pdf)?,
        pdf,
    })
}

/// Writes a document whole, and records that it left the vault.
pub(crate) fn write(
    store: &mut Store,
    export: &Export,
    made: &Made,
    to: &Path,
    force: bool,
) -> Result<Written, Failure> {
    files::write(to, &made.pdf, force)?;
    record(store, export, to, &made.pdf)?;
    Ok(Written {
        file: to.display().to_string(),
        title: made.title.clone(),
        pages: made.pages,
        bytes: made.pdf.len(),
    })
}

/// Notes what left the vault, after it is on the disk.
pub(crate) fn record(
    store: &mut Store,
    export: &Export,
    file: &Path,
    bytes: &[u8],
) -> Result<(), Failure> {
    let reasons: Vec<&str> = export
        .reasons
        .iter()
        .map(|reason| reason.reason.as_str())
        .collect();
    exports::export_record(
        store,
        ExportRecord {
            community: export.community,
            what: export.what,
            file_name: name_of(file),
            sha256: sha256(bytes),
            reason: (!reasons.is_empty()).then(|| reasons.join("\n")),
            cases: export.cases.clone(),
            meeting: export.meeting,
        },
    )?;
    Ok(())
}

/// In lower-case hexadecimal.
fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::sha256;

    /// FIPS 180-2, appendix B.1.
    #[test]
    fn the_digest_is_that_of_the_standard() {
        assert_eq!(
            sha256(b"abc"),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
    }
}
