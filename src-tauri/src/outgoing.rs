//! The way out: check again, write, record (domain E4, E15).

use std::path::{Path, PathBuf};

use copse_core::{Store, cases, exports};
use sha2::{Digest, Sha256};

use crate::{
    desktop::Desktop,
    fault::Fault,
    files::{self, FileError, Target, name_of},
    session::Open,
    shelf::Export,
    wire::Saved,
};

/// Writes one file and records it. Call with the session held, so that nothing changes in between.
///
/// A document may have lain in memory for a while, so permission is looked at again.
pub(crate) fn write(
    open: &mut Open,
    export: Option<&Export>,
    target: &Target,
    bytes: &[u8],
) -> Result<PathBuf, Fault> {
    if let Some(export) = export {
        check(&mut open.store, export)?;
    }
    let path = files::write(target, bytes)?;
    if let Some(export) = export {
        record(&mut open.store, export, &path, bytes)?;
    }
    Ok(path)
}

/// Whether all cases may still be handed out today.
pub(crate) fn check(store: &mut Store, export: &Export) -> Result<(), Fault> {
    for case in &export.cases {
        let reason = export.reasons.iter().find(|reason| reason.case == *case);
        cases::case_release_check(store, *case, reason.map(|reason| reason.reason.as_str()))?;
    }
    Ok(())
}

/// Notes what left the program, after it is on the disk.
pub(crate) fn record(
    store: &mut Store,
    export: &Export,
    path: &Path,
    bytes: &[u8],
) -> Result<(), Fault> {
    let reasons: Vec<&str> = export
        .reasons
        .iter()
        .map(|reason| reason.reason.as_str())
        .collect();
    exports::export_record(
        store,
        exports::ExportRecord {
            community: export.community,
            what: export.what,
            file_name: name_of(path),
            sha256: sha256(bytes),
            reason: (!reasons.is_empty()).then(|| reasons.join("\n")),
            cases: export.cases.clone(),
            meeting: export.meeting,
        },
    )?;
    Ok(())
}

/// Opens a file with the program that the system has for it.
pub(crate) fn open(desktop: &dyn Desktop, path: &Path) -> Result<(), Fault> {
    if desktop.open(path) {
        Ok(())
    } else {
        Err(FileError::NoProgram {
            name: name_of(path),
        }
        .into())
    }
}

/// What the page is told.
pub(crate) fn saved(path: &Path) -> Saved {
    Saved {
        name: name_of(path),
    }
}

/// SHA-256 (FIPS 180-4) in lower-case hexadecimal.
fn sha256(bytes: &[u8]) -> String {
    use std::fmt::Write;
    Sha256::digest(bytes)
        .iter()
        .fold(String::with_capacity(64), |mut text, byte| {
            // Writing to a string cannot fail.
            let _ = write!(text, "{byte:02x}");
            text
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// FIPS 180-2, appendix B.1.
    #[test]
    fn the_digest_is_that_of_the_standard() {
        assert_eq!(
            sha256(b"abc"),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
    }
}
