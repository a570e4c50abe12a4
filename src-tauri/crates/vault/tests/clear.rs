//! No readable byte of what is kept, in any file.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{PASSPHRASE, made, note_add};
use copse_vault::{Migration, Vault};

const CANARY: &str = "Zaphkiel-Nettlebed-7719";

const SEARCH: Migration = Migration {
    number: 2,
    name: "search",
    sql: "CREATE VIRTUAL TABLE found USING fts5 (body);
          INSERT INTO found (found, rank) VALUES ('secure-delete', 1);",
};

/// The canary in UTF-8 and UTF-16, the passphrase's first word, table names.
#[track_caller]
fn assert_unreadable(vault: &Vault, recovery: &str) {
    let utf16: Vec<u8> = CANARY.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let digits = recovery.replace('-', "");
    let forbidden = [
        CANARY.as_bytes(),
        &utf16,
        b"nettlebed",
        PASSPHRASE.get(..9).unwrap().as_bytes(),
        recovery.as_bytes(),
        digits.as_bytes(),
        b"CREATE TABLE",
        b"SQLite format 3",
    ];
    let files = common::files(vault.folder());
    assert!(files.len() >= 4);
    for (path, bytes) in files {
        for word in forbidden {
            let found = bytes.windows(word.len()).any(|window| window == word);
            assert!(
                !found,
                "{} in {}",
                String::from_utf8_lossy(word),
                path.display()
            );
        }
    }
}

#[test]
fn no_file_of_the_folder_shows_what_was_written_at_any_time() {
    let made = made();
    let recovery = made.recovery.to_string();
    let mut vault = made.unlock().unwrap();
    vault.migrate(&[common::NOTES[0], SEARCH]).unwrap();

    // In the middle of a change that is larger than the cache: journal and database are both in use.
    vault
        .connection()
        .execute_batch("PRAGMA cache_size = 1; BEGIN")
        .unwrap();
    for number in 0..200 {
        note_add(&mut vault, &format!("{CANARY} {number} ").repeat(50));
    }
    vault
        .connection()
        .execute_batch("INSERT INTO found (body) SELECT body FROM note")
        .unwrap();
    assert!(made.file("copse.db-journal").metadata().unwrap().len() > 0);
    assert_unreadable(&vault, &recovery);
    vault.connection().execute_batch("COMMIT").unwrap();
    assert_unreadable(&vault, &recovery);

    vault.backup("by-hand").unwrap();
    vault
        .connection()
        .execute_batch("UPDATE note SET body = upper(body)")
        .unwrap();
    assert_unreadable(&vault, &recovery);
    drop(vault);
    assert_unreadable(&made.unlock().unwrap(), &recovery);
}
