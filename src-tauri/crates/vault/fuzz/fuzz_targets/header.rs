//! The header: any bytes in the place of a copy. Never a panic, and no vault but the one that was made with the key.
#![no_main]

use std::fs;
use std::path::PathBuf;
use std::sync::OnceLock;

use copse_vault::{Probe, Secret, Vault, VaultError, probe};
use libfuzzer_sys::fuzz_target;
use sha2::{Digest, Sha256};

/// The recovery key of the vault whose header is the first of the corpus.
const RECOVERY: &str = include_str!("../vault/recovery-key.txt");
const GOOD: &[u8] = include_bytes!("../vault/header-a.copse");

/// A folder in which the header is all there is to read: the database is a stub that no key opens.
fn folder() -> &'static PathBuf {
    static FOLDER: OnceLock<PathBuf> = OnceLock::new();
    FOLDER.get_or_init(|| {
        let folder = tempfile::tempdir().expect("a temporary folder").keep();
        fs::write(folder.join("copse.db"), [7; 4096]).expect("a stub");
        folder
    })
}

fn try_header(bytes: &[u8]) {
    let folder = folder();
    for name in ["header-a.copse", "header-b.copse"] {
        fs::write(folder.join(name), bytes).expect("a header");
    }
    let whole = matches!(probe(folder), Probe::Vault { .. });
    let secret = Secret::Recovery(RECOVERY.trim().parse().expect("a recovery key"));
    match Vault::unlock(folder, &secret) {
        Ok(_) => panic!("a stub was opened"),
        Err(error) => {
            let sentence = error.to_string();
            assert!(sentence.ends_with('.'), "not a sentence: {sentence}");
            // The authentic header gets as far as the stub of a database, and nothing else does.
            let database =
                matches!(&error, VaultError::Damaged { what } if what.contains("copse.db"));
            assert!(
                !database || bytes == GOOD,
                "a forged header was taken for authentic"
            );
            assert!(
                bytes != GOOD || (database && whole),
                "the good header was refused: {sentence}"
            );
            planted(&error);
        }
    }
}

/// What `cargo xtask accept fuzz --mutate planted` has to find: the header of one later format is taken for a crash.
fn planted(error: &VaultError) {
    let told = matches!(error, VaultError::NewerFormat { found, .. } if found % 16 == 9);
    assert!(
        !told || std::env::var_os("COPSE_FUZZ_PLANTED").is_none(),
        "planted"
    );
}

fuzz_target!(|bytes: &[u8]| {
    try_header(bytes);
    // What an attacker hands over: the same with a plain hash that fits, and the length that it says.
    if bytes.len() > 64 {
        let mut forged = bytes[..bytes.len() - 32].to_vec();
        let length = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
        forged[12..16].copy_from_slice(&length.to_le_bytes());
        let hash = Sha256::digest(&forged);
        forged.extend(hash);
        try_header(&forged);
    }
});
