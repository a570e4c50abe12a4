//! The keys of a vault, found by other hands than the vault's: from the bytes of the header as its format is described,
//! and the published building blocks. Proofs that look for keys or read pages need them.

use std::fs;
use std::path::Path;

use chacha20poly1305::aead::{Aead as _, KeyInit as _, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use copse_vault::RecoveryKey;
use hkdf::Hkdf;
use sha2::Sha256;

use crate::Fallible;
use crate::room::HEADERS;

const FIXED: usize = 64;
const RECOVERY: u16 = 2;
/// Kind, length, id and time of a slot.
const SLOT_FIXED: usize = 28;
const NONCE: usize = 24;
const SEALED: usize = 48;

/// What is secret about a vault.
#[derive(Debug, Clone)]
pub(crate) struct Keys {
    pub(crate) vault: Vec<u8>,
    pub(crate) database: Vec<u8>,
    pub(crate) salt: Vec<u8>,
}

impl Keys {
    /// Opens the recovery slot of a vault.
    pub(crate) fn find(folder: &Path, recovery: &RecoveryKey) -> Fallible<Self> {
        let [name, _] = HEADERS;
        let header = fs::read(folder.join(name))?;
        let id = header.get(16..32).ok_or("a short header")?;
        let salt = header.get(48..64).ok_or("a short header")?;
        let mut rest = header.get(FIXED..).ok_or("a short header")?;
        loop {
            let (kind, length) = (number(rest, 0)?, usize::from(number(rest, 2)?));
            let bound = rest.get(..SLOT_FIXED + length).ok_or("a short slot")?;
            let after = rest.get(SLOT_FIXED + length..).ok_or("a short slot")?;
            let (nonce, after) = after.split_at_checked(NONCE).ok_or("a short slot")?;
            let (sealed, after) = after.split_at_checked(SEALED).ok_or("a short slot")?;
            if kind == RECOVERY {
                let slot_salt = bound.get(SLOT_FIXED..).ok_or("a short slot")?;
                let slot_key = derive(&secret(recovery)?, slot_salt, b"copse 1 recovery slot")?;
                let data = [b"copse 1 slot".as_slice(), id, bound].concat();
                let vault = XChaCha20Poly1305::new_from_slice(&slot_key)
                    .map_err(|_| "a key of another length")?
                    .decrypt(
                        &XNonce::try_from(nonce)?,
                        Payload {
                            msg: sealed,
                            aad: &data,
                        },
                    )
                    .map_err(|_| "the recovery slot does not open as described")?;
                let database = derive(&vault, id, b"copse 1 database")?;
                return Ok(Self {
                    vault,
                    database,
                    salt: salt.to_vec(),
                });
            }
            rest = after;
        }
    }
}

fn number(bytes: &[u8], at: usize) -> Fallible<u16> {
    let two = bytes.get(at..at + 2).ok_or("a short slot")?;
    Ok(u16::from_le_bytes(two.try_into()?))
}

fn derive(secret: &[u8], salt: &[u8], purpose: &[u8]) -> Fallible<Vec<u8>> {
    let mut key = vec![0; 32];
    Hkdf::<Sha256>::new(Some(salt), secret)
        .expand(purpose, &mut key)
        .map_err(|_| "a key of another length")?;
    Ok(key)
}

/// The 160 bits behind the printed key: 32 digits in Crockford's alphabet, five bits each.
fn secret(recovery: &RecoveryKey) -> Fallible<Vec<u8>> {
    const DIGITS: &str = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    let text = recovery.to_string();
    let mut bits = Vec::new();
    for character in text.chars().filter(|c| *c != '-').take(32) {
        let value = DIGITS.find(character).ok_or("a digit that is none")?;
        bits.extend((0..5).rev().map(|bit| value >> bit & 1 == 1));
    }
    Ok(bits
        .chunks(8)
        .map(|byte| byte.iter().fold(0, |sum, bit| sum << 1 | u8::from(*bit)))
        .collect())
}
