//! The reader of backups: a good backup with some of its bytes changed, files cut, and any note beside it. Either it holds
//! what it held, or it is refused in a sentence.
#![no_main]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use copse_vault::{Progress, Secret, Vault, backup_verify, backups};
use libfuzzer_sys::fuzz_target;

const RECOVERY: &str = include_str!("../vault/recovery-key.txt");
const DATABASE: &[u8] = include_bytes!("../vault/copse.db");
const HEADER: &[u8] = include_bytes!("../vault/header-a.copse");
/// SQLCipher's salt at the start of the file, which the header has too.
const SALT: usize = 16;

fn vault() -> &'static PathBuf {
    static FOLDER: OnceLock<PathBuf> = OnceLock::new();
    FOLDER.get_or_init(|| tempfile::tempdir().expect("a temporary folder").keep())
}

/// Takes instructions from the front of the input: which file, where, and the new byte.
fn spoil(input: &[u8], files: &mut [Vec<u8>; 3]) -> Vec<u8> {
    let mut chunks = input.chunks_exact(5);
    for chunk in &mut chunks {
        let [what, a, b, c, byte] = *chunk else { break };
        let at = usize::from(a) | usize::from(b) << 8 | usize::from(c) << 16;
        let file = &mut files[usize::from(what) % 3];
        match what / 3 % 4 {
            0 => return input.to_vec(),
            1 => file.truncate(at),
            _ => {
                let length = file.len().max(1);
                if let Some(place) = file.get_mut(at % length) {
                    *place = byte;
                }
            }
        }
    }
    input.to_vec()
}

fn write(folder: &Path, files: &[Vec<u8>; 3], note: &[u8]) {
    let names = ["copse.db", "header-a.copse", "header-b.copse"];
    for (name, bytes) in names.iter().zip(files) {
        fs::write(folder.join(name), bytes).expect("a file");
    }
    fs::write(folder.join("backup.json"), note).expect("a note");
}

fuzz_target!(|input: &[u8]| {
    let backup = vault().join("backups/2026-11-23T091405Z-by-hand");
    fs::create_dir_all(&backup).expect("a folder");
    let mut files = [DATABASE.to_vec(), HEADER.to_vec(), HEADER.to_vec()];
    let note = spoil(input, &mut files);
    write(&backup, &files, &note);
    drop(backups(vault()));
    let secret = Secret::Recovery(RECOVERY.trim().parse().expect("a recovery key"));
    let same = files[0].get(SALT..) == DATABASE.get(SALT..);
    let headers = files[1] == HEADER || files[2] == HEADER;
    match backup_verify(&backup, &secret, Progress::none()) {
        Ok(_) => assert!(same && headers, "a damaged backup passed its checks"),
        Err(error) => assert!(error.to_string().ends_with('.'), "not a sentence: {error}"),
    }
    if let Ok(look) = Vault::look(&backup, &secret) {
        let count =
            look.connection_ref()
                .query_row("SELECT count(*) FROM sqlite_schema", [], |row| {
                    row.get::<_, i64>(0)
                });
        assert!(count.is_ok() || !same);
    }
});
