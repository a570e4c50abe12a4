//! The vault key and the keys derived from it.

use std::fmt::Write as _;

use hkdf::Hkdf;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::error::VaultError;

/// Bytes of every symmetric key here.
pub(crate) const KEY_BYTES: usize = 32;
/// Bytes of the salt that SQLCipher keeps at the start of the database.
pub(crate) const SALT_BYTES: usize = 16;

/// 256 bits that are wiped when dropped.
pub(crate) type Key = Zeroizing<[u8; KEY_BYTES]>;

/// The random 256-bit key that every slot seals. Nothing is encrypted with it directly.
#[derive(Clone)]
pub(crate) struct VaultKey(Key);

impl VaultKey {
    /// A new random key.
    pub(crate) fn random() -> Result<Self, VaultError> {
        let mut key = Key::default();
        getrandom::fill(key.as_mut())?;
        Ok(Self(key))
    }

    /// The key as a slot gave it back.
    pub(crate) fn from_key(key: Key) -> Self {
        Self(key)
    }

    /// What a slot seals.
    pub(crate) fn bytes(&self) -> &[u8; KEY_BYTES] {
        &self.0
    }

    /// Key of the database, used raw.
    pub(crate) fn database_key(&self, vault: Uuid) -> Result<Key, VaultError> {
        derive(self.0.as_ref(), vault.as_bytes(), b"copse 1 database")
    }

    /// Key of the header's message authentication code.
    pub(crate) fn header_key(&self, vault: Uuid) -> Result<Key, VaultError> {
        derive(self.0.as_ref(), vault.as_bytes(), b"copse 1 header")
    }

    /// Key of the chain of audit entries.
    pub(crate) fn audit_key(&self, vault: Uuid) -> Result<Key, VaultError> {
        derive(self.0.as_ref(), vault.as_bytes(), b"copse 1 audit")
    }
}

/// HKDF-SHA256 (RFC 5869): 256 bits for one purpose.
pub(crate) fn derive(secret: &[u8], salt: &[u8], purpose: &[u8]) -> Result<Key, VaultError> {
    let mut key = Key::default();
    Hkdf::<Sha256>::new(Some(salt), secret)
        .expand(purpose, key.as_mut())
        .map_err(|_| VaultError::Misused("a derived key has an impossible length."))?;
    Ok(key)
}

/// HMAC-SHA256 (RFC 2104), ready to be finished or verified.
pub(crate) fn hmac(key: &Key, message: &[u8]) -> Result<Hmac<Sha256>, VaultError> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key.as_ref())
        .map_err(|_| VaultError::Misused("an authentication key has an impossible length."))?;
    mac.update(message);
    Ok(mac)
}

/// `PRAGMA key` with the raw key and the salt, in SQLCipher's form `x'<64 hex><32 hex>'`.
///
/// With a raw key SQLCipher derives nothing, and with the salt given it does not trust the one in the
/// file, so damage to those 16 bytes is harmless.
pub(crate) fn key_pragma(
    key: &Key,
    salt: &[u8; SALT_BYTES],
) -> Result<Zeroizing<String>, VaultError> {
    let mut sql = Zeroizing::new(String::with_capacity(128));
    sql.push_str("PRAGMA key = \"x'");
    for byte in key.iter().chain(salt) {
        write!(sql, "{byte:02x}").map_err(|_| VaultError::Misused("a key cannot be written."))?;
    }
    sql.push_str("'\"");
    Ok(sql)
}
