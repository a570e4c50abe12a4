//! The last look at permission, the file, and the record of it (domain E4, E15).

use std::{
    fmt::Write,
    path::{Path, PathBuf},
};

use copse_core::{
    CoreError, Store,
    cases::{self, CaseOverride},
    exports::{self, ExportKind},
    ids::{CaseId, CommunityId, MeetingId, PersonId},
};
use copse_vault::VaultError;
use sha2::{Digest, Sha256};

use crate::{
    error::HandoutError,
    files::{self, Target, name_of},
};

/// What an export is, for the record and for the look at permission at the moment of saving.
#[derive(Debug, Clone)]
pub struct Export {
    /// The community whose material it is.
    pub community: CommunityId,
    /// Kind of document.
    pub what: ExportKind,
    /// The cases in it.
    pub cases: Vec<CaseId>,
    /// Those that are in it for a reason instead of permission.
    pub reasons: Vec<CaseOverride>,
    /// The meeting for which it was made.
    pub meeting: Option<MeetingId>,
    /// The person whose data it is, or for whom it was made.
    pub person: Option<PersonId>,
    /// What it is handed out for, in words; may be empty.
    pub purpose: String,
    /// For whom, in words; may be empty.
    pub for_whom: String,
}

impl Export {
    /// A kind of document of a community, with nothing else in it.
    pub fn new(community: CommunityId, what: ExportKind) -> Self {
        Self {
            community,
            what,
            cases: Vec::new(),
            reasons: Vec::new(),
            meeting: None,
            person: None,
            purpose: String::new(),
            for_whom: String::new(),
        }
    }
}

/// Writes one file whole, or nothing, and records that it left the vault. Gives the path that was written.
///
/// A document may have lain in memory for a while, so permission is looked at again. Where the store is shared,
/// hold it meanwhile, so that nothing changes in between.
pub fn hand_out(
    store: &mut Store,
    export: Option<&Export>,
    target: &Target,
    bytes: &[u8],
) -> Result<PathBuf, HandoutError> {
    if let Some(export) = export {
        // What leaves is recorded, and a backup that is only looked at takes no record: before the file is written.
        if store.vault().is_read_only() {
            return Err(CoreError::Vault(VaultError::ReadOnlyLook).into());
        }
        release_check(store, export)?;
    }
    let path = files::write(target, bytes)?;
    if let Some(export) = export {
        record(store, export, &path, bytes)?;
    }
    Ok(path)
}

/// Whether all cases may still be handed out today.
pub fn release_check(store: &Store, export: &Export) -> Result<(), HandoutError> {
    for case in &export.cases {
        let reason = export.reasons.iter().find(|reason| reason.case == *case);
        cases::case_release_check(store, *case, reason.map(|reason| reason.reason.as_str()))?;
    }
    Ok(())
}

fn record(
    store: &mut Store,
    export: &Export,
    path: &Path,
    bytes: &[u8],
) -> Result<(), HandoutError> {
    let mut reasons: Vec<&str> = export
        .reasons
        .iter()
        .map(|reason| reason.reason.as_str())
        .collect();
    // The same reason for several cases is one reason.
    reasons.dedup();
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
            person: export.person,
            purpose: export.purpose.clone(),
            for_whom: export.for_whom.clone(),
        },
    )?;
    Ok(())
}

/// SHA-256 (FIPS 180-4) in lower-case hexadecimal.
fn sha256(bytes: &[u8]) -> String {
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
