//! The two copies of the header: one is repaired from the other, and a forged one is found out.

use std::fs;

use copse_vault::{Notice, Probe, Vault, VaultError, probe};

use crate::assert_damaged;
use crate::common::{COPIES, PASSPHRASE, flip, forge, made, notes, passphrase};

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
