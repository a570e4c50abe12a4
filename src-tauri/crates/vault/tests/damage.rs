//! Damage and tampering: noticed, never taken for a wrong secret, repaired where a copy helps, and
//! nothing deleted.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

mod common;

use std::fs;
use std::path::Path;

use common::{COPIES, Made, PASSPHRASE, flip, forge, made, note_add, notes, passphrase};
use copse_vault::{Checks, Notice, Probe, Secret, UnlockOptions, Vault, VaultError, probe};

/// Opening must fail as damage, by recovery key, and leave every file as it was.
#[track_caller]
fn assert_damaged(made: &Made) -> String {
    let before = common::files(made.path());
    let error = made.unlock().expect_err("damage was not noticed");
    assert!(matches!(error, VaultError::Damaged { .. }), "{error:?}");
    assert_eq!(common::files(made.path()), before);
    error.to_string()
}

#[test]
fn a_flipped_bit_in_any_byte_of_one_header_copy_is_repaired_from_the_other() {
    let made = made();
    let good = fs::read(made.file(COPIES[0])).unwrap();
    assert_eq!(fs::read(made.file(COPIES[1])).unwrap(), good);
    for name in COPIES {
        for offset in 0..good.len() {
            flip(&made.file(name), offset);
            let vault = made.unlock().unwrap();
            assert_eq!(vault.notices(), [Notice::HeaderRepaired], "byte {offset}");
            drop(vault);
            assert_eq!(fs::read(made.file(name)).unwrap(), good, "byte {offset}");
        }
    }
    assert_eq!(made.unlock().unwrap().notices(), []);
}

#[test]
fn a_header_copy_that_is_cut_short_or_gone_is_repaired_from_the_other() {
    let made = made();
    let good = fs::read(made.file(COPIES[0])).unwrap();
    for name in COPIES {
        for length in [0, 7, 63, 64, 100, good.len() - 33, good.len() - 1] {
            fs::write(made.file(name), &good[..length]).unwrap();
            assert!(matches!(
                probe(made.path()),
                Probe::Vault { whole: false, .. }
            ));
            assert_eq!(made.unlock().unwrap().notices(), [Notice::HeaderRepaired]);
            assert_eq!(fs::read(made.file(name)).unwrap(), good);
        }
        fs::remove_file(made.file(name)).unwrap();
        assert_eq!(made.unlock().unwrap().notices(), [Notice::HeaderRepaired]);
        assert_eq!(fs::read(made.file(name)).unwrap(), good);
    }
    assert!(matches!(
        probe(made.path()),
        Probe::Vault { whole: true, .. }
    ));
}

#[test]
fn a_flipped_bit_in_both_header_copies_is_damage_and_not_a_wrong_secret() {
    let made = made();
    let length = fs::read(made.file(COPIES[0])).unwrap().len();
    for offset in 0..length {
        for name in COPIES {
            flip(&made.file(name), offset);
        }
        let sentence = assert_damaged(&made);
        assert!(
            sentence.starts_with("No copy of the vault's header is whole."),
            "{sentence}"
        );
        for name in COPIES {
            flip(&made.file(name), offset);
        }
    }
    assert_eq!(notes(&made.unlock().unwrap()), ["first"]);
}

#[test]
fn both_header_copies_gone_is_damage() {
    let made = made();
    for name in COPIES {
        fs::remove_file(made.file(name)).unwrap();
    }
    assert!(assert_damaged(&made).starts_with("Both copies of the vault's header are missing."));
    assert!(matches!(
        probe(made.path()),
        Probe::Unreadable(VaultError::Damaged { .. })
    ));
}

#[test]
fn a_huge_file_in_place_of_a_header_is_not_read_to_its_end() {
    let made = made();
    let file = fs::File::create(made.file(COPIES[0])).unwrap();
    file.set_len(1 << 40).unwrap();
    drop(file);
    assert_eq!(made.unlock().unwrap().notices(), [Notice::HeaderRepaired]);
}

/// Offset of the memory cost in the first slot, which is the passphrase's: 64 bytes of fixed header, then
/// kind, length, id and time of the slot.
const MEMORY: usize = 64 + 28;

fn cheaper(bytes: &mut [u8]) {
    bytes[MEMORY..MEMORY + 4].copy_from_slice(&(8 * 1024_u32).to_le_bytes());
}

#[test]
fn a_header_that_asks_for_a_cheaper_derivation_is_refused_as_tampered() {
    let made = made();
    for name in COPIES {
        forge(&made.file(name), |bytes| cheaper(bytes));
    }
    let error = Vault::unlock(made.path(), &passphrase(PASSPHRASE)).unwrap_err();
    assert!(matches!(error, VaultError::Damaged { .. }), "{error:?}");
    assert!(error.to_string().contains("tampered"), "{error}");
    // Nor does another secret make it good.
    assert_damaged(&made);
}

#[test]
fn a_forged_copy_with_a_fitting_hash_loses_against_the_authentic_one() {
    for name in COPIES {
        let made = made();
        let good = fs::read(made.file(name)).unwrap();
        // A later generation, so that it would be preferred, and a cheaper derivation.
        forge(&made.file(name), |bytes| {
            bytes[32] = 99;
            cheaper(bytes);
        });
        let vault = Vault::unlock(made.path(), &passphrase(PASSPHRASE)).unwrap();
        assert_eq!(vault.notices(), [Notice::HeaderRepaired]);
        assert_eq!(fs::read(made.file(name)).unwrap(), good);
    }
}

#[test]
fn a_forged_field_outside_the_slots_is_found_by_the_mac() {
    let made = made();
    // Generation, time, salt of the database.
    for offset in [32, 40, 48] {
        let good = COPIES.map(|name| fs::read(made.file(name)).unwrap());
        for name in COPIES {
            forge(&made.file(name), |bytes| bytes[offset] ^= 1);
        }
        let sentence = assert_damaged(&made);
        assert!(
            sentence.contains("something other than Copse"),
            "{sentence}"
        );
        for (name, good) in COPIES.iter().zip(good) {
            fs::write(made.file(name), good).unwrap();
        }
    }
}

#[test]
fn a_header_of_a_later_format_says_so() {
    let made = made();
    for name in COPIES {
        forge(&made.file(name), |bytes| bytes[8] = 2);
    }
    let error = made.unlock().unwrap_err();
    assert!(
        matches!(error, VaultError::NewerFormat { found: 2, known: 1 }),
        "{error:?}"
    );
}

/// Not a test by itself: opens a vault whose database is noise, in a process of its own.
#[test]
#[ignore = "run by the test below in a process of its own"]
fn opener() {
    let folder = std::env::var_os("COPSE_TEST_FOLDER").unwrap();
    let recovery = std::env::var("COPSE_TEST_RECOVERY")
        .unwrap()
        .parse()
        .unwrap();
    Vault::unlock(Path::new(&folder), &Secret::Recovery(recovery)).unwrap_err();
}

#[test]
fn nothing_is_printed_about_a_damaged_database() {
    let made = made();
    let length = fs::read(made.file("copse.db")).unwrap().len();
    fs::write(made.file("copse.db"), noise(length)).unwrap();
    let output = std::process::Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "opener", "--ignored", "--nocapture"])
        .env("COPSE_TEST_FOLDER", made.path())
        .env("COPSE_TEST_RECOVERY", made.recovery.to_string())
        .output()
        .unwrap();
    assert!(output.status.success());
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}

fn noise(length: usize) -> Vec<u8> {
    let mut bytes = vec![0; length];
    getrandom::fill(&mut bytes).unwrap();
    bytes
}

#[test]
fn a_database_replaced_by_noise_or_cut_short_is_damage() {
    let made = made();
    let database = made.file("copse.db");
    let good = fs::read(&database).unwrap();
    let whole = good.len();
    for bytes in [
        noise(whole),
        noise(10),
        noise(4096),
        b"SQLite format 3\0".to_vec(),
        Vec::new(),
    ] {
        fs::write(&database, bytes).unwrap();
        assert_damaged(&made);
    }
    fs::write(&database, []).unwrap();
    assert!(assert_damaged(&made).starts_with("The database copse.db is empty."));
    for length in [1, 100, 4095, 4096, whole - 4096, whole - 1] {
        fs::write(&database, &good[..length]).unwrap();
        assert_damaged(&made);
    }
    fs::remove_file(&database).unwrap();
    assert!(assert_damaged(&made).contains("missing"));
    fs::write(&database, good).unwrap();
    assert_eq!(notes(&made.unlock().unwrap()), ["first"]);
}

#[test]
fn a_flipped_bit_in_any_page_of_the_database_is_damage() {
    let made = made();
    let database = made.file("copse.db");
    let pages = fs::read(&database).unwrap().len() / 4096;
    assert!(pages >= 3);
    for page in 0..pages {
        for within in [16, 2000, 4095] {
            flip(&database, page * 4096 + within);
            assert_damaged(&made);
            flip(&database, page * 4096 + within);
        }
    }
    assert_eq!(notes(&made.unlock().unwrap()), ["first"]);
}

#[test]
fn an_old_page_put_back_is_damage_where_other_pages_refer_to_it() {
    let made = made();
    let database = made.file("copse.db");
    let mut vault = made.unlock().unwrap();
    vault
        .connection()
        .execute_batch("CREATE UNIQUE INDEX note_body ON note (body)")
        .unwrap();
    let old = fs::read(&database).unwrap();
    note_add(&mut vault, "second");
    let new = fs::read(&database).unwrap();
    drop(vault);
    assert_eq!(old.len(), new.len());
    let changed: Vec<usize> = (1..new.len() / 4096)
        .map(|page| page * 4096)
        .filter(|start| old[*start..start + 4096] != new[*start..start + 4096])
        .collect();
    assert_eq!(changed.len(), 2, "the table's page and the index's");
    for start in changed {
        let mut mixed = new.clone();
        mixed[start..start + 4096].copy_from_slice(&old[start..start + 4096]);
        fs::write(&database, mixed).unwrap();
        assert_damaged(&made);
    }
    fs::write(&database, new).unwrap();
    assert_eq!(notes(&made.unlock().unwrap()), ["first", "second"]);
}

#[test]
fn a_flipped_bit_in_the_salt_does_no_harm_and_is_mended_by_the_next_write() {
    let made = made();
    let database = made.file("copse.db");
    let salt = |path: &Path| fs::read(path).unwrap()[..16].to_vec();
    let good = salt(&database);
    for offset in 0..16 {
        flip(&database, offset);
        let mut vault = made.unlock().unwrap();
        note_add(&mut vault, "more");
        drop(vault);
        assert_eq!(salt(&database), good, "byte {offset}");
    }
    assert_eq!(notes(&made.unlock().unwrap()).len(), 17);
}

#[test]
fn the_database_of_another_vault_is_not_taken_for_ones_own() {
    let (made, other) = (made(), common::made());
    fs::copy(other.file("copse.db"), made.file("copse.db")).unwrap();
    assert_damaged(&made);
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
