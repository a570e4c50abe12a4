//! What was noticed while a vault was opened, for scripts and for people.

use copse_vault::{Notice, Vault};

use crate::output::Output;

/// Names of all notices.
pub(super) fn names(vault: &Vault) -> Vec<&'static str> {
    vault
        .notices()
        .iter()
        .map(|notice| told(*notice).0)
        .collect()
}

/// Tells all notices beside the result.
pub(super) fn tell(vault: &Vault, output: Output) {
    for notice in vault.notices() {
        output.note(told(*notice).1);
    }
}

/// Name and sentence.
fn told(notice: Notice) -> (&'static str, &'static str) {
    match notice {
        Notice::HeaderRepaired => (
            "headerRepaired",
            "One of the two header copies was damaged or missing and was written again.",
        ),
        Notice::HeaderNotRepaired => (
            "headerNotRepaired",
            "One of the two header copies is damaged or missing and could not be written again. Is the disk full?",
        ),
        Notice::HeaderOld => (
            "headerOld",
            "The header is older than the data: somebody may have put an old copy back, with passphrases that were removed since.",
        ),
        Notice::RolledBack { .. } => (
            "rolledBack",
            "The vault is older than when this PC last saw it: an old copy was put in its place.",
        ),
        Notice::OtherLine { .. } => (
            "otherLine",
            "The vault does not contain what this PC saw last: it was changed elsewhere from an older copy.",
        ),
        Notice::MemoryUnreadable => (
            "memoryUnreadable",
            "What this PC remembers of the vault could not be read, so an old copy would not be noticed this time.",
        ),
        _ => (
            "other",
            "Something was noticed that this version cannot name.",
        ),
    }
}
