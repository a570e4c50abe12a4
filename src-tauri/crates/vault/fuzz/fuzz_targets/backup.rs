//! The reader of backups: a good backup with some of its bytes changed, files cut, and any note beside it. Either it holds
//! what it held, or it is refused in a sentence; and a good one is not refused.
//!
//! An input is the number of changes, the changes at five bytes each, and the note; without a note there is none.
#![no_main]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use copse_vault::{Progress, Secret, Vault, VaultError, backup_verify, backups};
use libfuzzer_sys::fuzz_target;

const RECOVERY: &str = include_str!("../vault/recovery-key.txt");
const DATABASE: &[u8] = include_bytes!("../vault/copse.db");
const HEADER: &[u8] = include_bytes!("../vault/header-a.copse");
/// SQLCipher's salt at the start of the file, which the header has too.
const SALT: usize = 16;
const MOST_CHANGES: usize = 8;

fn vault() -> &'static PathBuf {
    static FOLDER: OnceLock<PathBuf> = OnceLock::new();
    FOLDER.get_or_init(|| tempfile::tempdir().expect("a temporary folder").keep())
}

/// Carries out the changes at the front of the input, each of which says what, where, and the new byte. Gives the note.
fn spoil<'i>(input: &'i [u8], files: &mut [Vec<u8>; 3]) -> &'i [u8] {
    let Some((count, mut rest)) = input.split_first() else {
        return input;
    };
    for _ in 0..usize::from(*count) % MOST_CHANGES {
        let Some(([what, a, b, c, byte], after)) = rest.split_first_chunk() else {
            break;
        };
        rest = after;
        let at = usize::from(*a) | usize::from(*b) << 8 | usize::from(*c) << 16;
        let file = &mut files[usize::from(*what) % 3];
        if what / 3 % 4 == 1 {
            file.truncate(at);
        } else {
            let length = file.len().max(1);
            if let Some(place) = file.get_mut(at % length) {
                *place = *byte;
            }
        }
    }
    rest
}

fn write(folder: &Path, files: &[Vec<u8>; 3], note: &[u8]) {
    let names = ["copse.db", "header-a.copse", "header-b.copse"];
    for (name, bytes) in names.iter().zip(files) {
        fs::write(folder.join(name), bytes).expect("a file");
    }
    let file = folder.join("backup.json");
    if note.is_empty() {
        drop(fs::remove_file(file));
    } else {
        fs::write(file, note).expect("a note");
    }
}

fuzz_target!(|input: &[u8]| {
    let backup = vault().join("backups/2026-11-23T091405Z-by-hand");
    fs::create_dir_all(&backup).expect("a folder");
    let mut files = [DATABASE.to_vec(), HEADER.to_vec(), HEADER.to_vec()];
    let note = spoil(input, &mut files);
    write(&backup, &files, note);
    assert_eq!(backups(vault()).len(), 1, "a backup is not listed");
    let secret = Secret::Recovery(RECOVERY.trim().parse().expect("a recovery key"));
    let [database, header_a, header_b] = &files;
    let same = database.get(SALT..) == DATABASE.get(SALT..);
    let (a, b) = (header_a == HEADER, header_b == HEADER);
    match backup_verify(&backup, &secret, Progress::none()) {
        Ok(_) => assert!(same && a && b, "a damaged backup passed its checks"),
        Err(error) => {
            let sentence = error.to_string();
            assert!(sentence.ends_with('.'), "not a sentence: {sentence}");
            let good = same && a && b && note.is_empty();
            assert!(!good, "a good backup was refused: {sentence}");
            planted(&error, note);
        }
    }
    match Vault::look(&backup, &secret) {
        Ok(look) => {
            let count =
                look.connection_ref()
                    .query_row("SELECT count(*) FROM sqlite_schema", [], |row| {
                        row.get::<_, i64>(0)
                    });
            assert!(count.is_ok() || !same);
        }
        Err(error) => assert!(
            !(same && (a || b)),
            "a good backup cannot be looked at: {error}"
        ),
    }
});

/// What `cargo xtask accept fuzz --mutate planted` has to find: one refusal among many, beside a note of
/// three bytes, is taken for a crash.
fn planted(error: &VaultError, note: &[u8]) {
    let told = matches!(error, VaultError::BackupUnusable { what } if what.contains("two copies"))
        && note.len() == 3;
    assert!(
        !told || std::env::var_os("COPSE_FUZZ_PLANTED").is_none(),
        "planted"
    );
}
