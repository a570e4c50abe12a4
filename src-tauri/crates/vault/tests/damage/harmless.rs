//! What touches no record is mended: pages that are not in use, and full-text indexes.

use std::fs;

use copse_vault::{Checks, Notice, Secret, UnlockOptions, Vault, VaultError};

use crate::assert_damaged;
use crate::common::{Made, flip, made, note_add, notes};

fn open_and_settle(made: &Made, behind: bool) -> Result<Vault, VaultError> {
    let options = UnlockOptions {
        checks: if behind {
            Checks::Behind
        } else {
            Checks::First
        },
        ..UnlockOptions::default()
    };
    let secret = Secret::Recovery(made.recovery.clone());
    let mut vault = Vault::unlock_with(made.path(), &secret, options)?;
    vault.settle()?;
    Ok(vault)
}

/// A vault with many unused pages, none of them needed by a record.
fn with_unused_pages() -> Made {
    let made = made();
    let mut vault = made.unlock().unwrap();
    for _ in 0..40 {
        note_add(&mut vault, &"words that go again ".repeat(200));
    }
    vault
        .connection()
        .execute("DELETE FROM note WHERE body <> 'first'", [])
        .unwrap();
    drop(vault);
    made
}

#[test]
fn a_torn_page_that_is_not_in_use_is_mended_and_one_in_use_is_damage() {
    const PAGE: usize = 4096;
    let made = with_unused_pages();
    let good = fs::read(made.file("copse.db")).unwrap();
    let (mut mended, mut damaged) = (0, 0);
    for page in 1..good.len() / PAGE {
        for behind in [false, true] {
            flip(&made.file("copse.db"), page * PAGE + 77);
            match open_and_settle(&made, behind) {
                Ok(vault) => {
                    assert_eq!(vault.notices(), [Notice::UnusedPagesMended], "page {page}");
                    assert_eq!(notes(&vault), ["first"], "page {page}");
                    drop(vault);
                    let again = made.unlock().unwrap();
                    assert_eq!(again.notices(), [], "page {page}");
                    assert_eq!(notes(&again), ["first"], "page {page}");
                    mended += 1;
                }
                Err(VaultError::Damaged { .. }) => damaged += 1,
                Err(other) => panic!("page {page}: {other:?}"),
            }
            fs::write(made.file("copse.db"), &good).unwrap();
        }
    }
    assert!(mended > 60 && damaged > 4, "{mended} and {damaged}");
}

#[test]
fn a_page_put_behind_the_database_is_no_unused_page() {
    let made = with_unused_pages();
    let mut bytes = fs::read(made.file("copse.db")).unwrap();
    bytes.extend([7; 4096]);
    fs::write(made.file("copse.db"), bytes).unwrap();
    assert_damaged(&made);
}

#[test]
fn a_full_text_index_that_does_not_agree_with_its_texts_is_made_anew() {
    for behind in [false, true] {
        let made = made();
        let mut vault = made.unlock().unwrap();
        vault
            .connection()
            .execute_batch(
                "CREATE VIRTUAL TABLE words USING fts5 (body);
                 INSERT INTO words (body) VALUES ('the evening calls');
                 UPDATE words_content SET c0 = 'the morning calls';",
            )
            .unwrap();
        drop(vault);
        let mut vault = open_and_settle(&made, behind).unwrap();
        assert_eq!(vault.notices(), [Notice::IndexMadeAnew]);
        assert_eq!(notes(&vault), ["first"]);
        let found: u32 = vault
            .connection()
            .query_row(
                "SELECT count(*) FROM words WHERE words MATCH 'morning'",
                [],
                |row| row.get(0),
            )
            .unwrap();
        assert_eq!(found, 1);
        drop(vault);
        assert_eq!(made.unlock().unwrap().notices(), []);
    }
}
