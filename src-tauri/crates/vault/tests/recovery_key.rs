//! The printed recovery key: copied from paper by a person.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use copse_vault::{RecoveryKey, RecoveryKeyError};

const ALPHABET: &str = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A key as a new vault gives it.
fn key() -> RecoveryKey {
    common::made().recovery
}

#[test]
fn the_written_form_is_seven_groups_of_five_and_reads_back() {
    let key = key();
    let text = key.to_string();
    let groups: Vec<_> = text.split('-').collect();
    assert_eq!(groups.len(), 7);
    for group in groups {
        assert_eq!(group.len(), 5);
        assert!(group.chars().all(|c| ALPHABET.contains(c)), "{group}");
    }
    assert!(text.parse::<RecoveryKey>().unwrap() == key);
}

/// Worked out apart from this program: the number written by the bytes, and its remainder by 32749.
#[test]
fn known_keys_have_the_known_form() {
    for text in [
        "00000-00000-00000-00000-00000-00000-00000", // 20 bytes 00
        "ZZZZZ-ZZZZZ-ZZZZZ-ZZZZZ-ZZZZZ-ZZZZZ-ZZKRT", // 20 bytes ff
        "000G4-0R40M-30E20-9185G-R38E1-W8124-GKVYR", // 00 01 02 … 13
    ] {
        assert_eq!(text.parse::<RecoveryKey>().unwrap().to_string(), text);
    }
}

#[test]
fn case_spaces_hyphens_and_look_alikes_are_forgiven() {
    let key = key();
    let text = key.to_string();
    let forms = [
        text.to_lowercase(),
        text.replace('-', ""),
        format!("  {}\r\n", text.replace('-', " ")),
        text.replace('-', " \u{2013} "),
        text.replace('0', "O").replace('1', "I"),
        text.replace('0', "o").replace('1', "l"),
    ];
    for form in forms {
        assert!(form.parse::<RecoveryKey>().unwrap() == key, "{form}");
    }
}

#[test]
fn every_single_wrong_character_and_every_swap_of_neighbours_is_found() {
    let plain: Vec<char> = key().to_string().replace('-', "").chars().collect();
    let refused = |typed: &[char]| {
        let typed: String = typed.iter().collect();
        assert_eq!(
            typed.parse::<RecoveryKey>(),
            Err(RecoveryKeyError::Checksum),
            "{typed}"
        );
    };
    for place in 0..plain.len() {
        for other in ALPHABET.chars().filter(|c| *c != plain[place]) {
            let mut typed = plain.clone();
            typed[place] = other;
            refused(&typed);
        }
        if place > 0 && plain[place] != plain[place - 1] {
            let mut typed = plain.clone();
            typed.swap(place, place - 1);
            refused(&typed);
        }
    }
}

#[test]
fn what_cannot_be_a_key_says_where_to_look() {
    let error = |typed: &str| typed.parse::<RecoveryKey>().unwrap_err();
    assert_eq!(error(""), RecoveryKeyError::Length { found: 0 });
    assert_eq!(error("ABCDE-FGHJK"), RecoveryKeyError::Length { found: 10 });
    assert_eq!(
        error(&"A".repeat(1_000_000)),
        RecoveryKeyError::Length { found: 1_000_000 }
    );
    let text = format!("{}U{}", "0".repeat(11), "0".repeat(23));
    assert_eq!(error(&text), RecoveryKeyError::Character { group: 3 });
    assert_eq!(
        error(&text).to_string(),
        "Group 3 of the recovery key has a character that cannot be in it. Compare that group with the sheet."
    );
}
