//! The database: every changed page in use is damage, its salt aside.

use std::fs;
use std::path::Path;

use copse_vault::{Secret, Vault};

use crate::assert_damaged;
use crate::common::{self, flip, made, note_add, notes};

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
        .args(["--exact", "database::opener", "--ignored", "--nocapture"])
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
