//! The vault key and the keys derived from it.

use std::fmt::{self, Write as _};
use std::ops::{Deref, DerefMut};

use hkdf::Hkdf;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use uuid::Uuid;
use zeroize::{Zeroize, Zeroizing};

use crate::error::VaultError;

/// Bytes of every symmetric key here.
pub(crate) const KEY_BYTES: usize = 32;
/// Bytes of the salt that SQLCipher keeps at the start of the database.
pub(crate) const SALT_BYTES: usize = 16;

/// A symmetric key of 256 bits. Wiped when dropped, never printed.
///
/// It lies in a box of its own, so that moving what holds it (into a lock, across a thread) moves a
/// pointer and leaves no copy of the key behind in freed memory.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Key(Box<[u8; KEY_BYTES]>);

impl Key {
    /// A key of these bytes, which the caller wipes.
    pub(crate) fn copied(bytes: &[u8; KEY_BYTES]) -> Self {
        let mut key = Self::default();
        key.copy_from_slice(bytes);
        key
    }

    /// A new random key.
    pub(crate) fn random() -> Result<Self, VaultError> {
        let mut key = Self::default();
        getrandom::fill(key.as_mut())?;
        Ok(key)
    }
}

impl Drop for Key {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl Deref for Key {
    type Target = [u8; KEY_BYTES];

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl DerefMut for Key {
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut self.0
    }
}

impl AsRef<[u8]> for Key {
    fn as_ref(&self) -> &[u8] {
        self.0.as_slice()
    }
}

impl AsMut<[u8]> for Key {
    fn as_mut(&mut self) -> &mut [u8] {
        self.0.as_mut_slice()
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key(not shown)")
    }
}

/// The random 256-bit key that every slot seals. Nothing is encrypted with it directly.
#[derive(Clone)]
pub(crate) struct VaultKey(Key);

impl VaultKey {
    /// A new random key.
    pub(crate) fn random() -> Result<Self, VaultError> {
        Key::random().map(Self)
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

    /// Key that seals who is signed in, beside the lock.
    pub(crate) fn holder_key(&self, vault: Uuid) -> Result<Key, VaultError> {
        derive(self.0.as_ref(), vault.as_bytes(), b"copse 1 holder")
    }

    /// Key of the chain of audit entries, of a vault that was never given new keys.
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
    sql.push_str("PRAGMA key = ");
    key_literal(&mut sql, key, salt)?;
    Ok(sql)
}

/// `ATTACH` of another encrypted file under the name `other`. The path is the statement's parameter.
pub(crate) fn attach_sql(
    key: &Key,
    salt: &[u8; SALT_BYTES],
) -> Result<Zeroizing<String>, VaultError> {
    let mut sql = Zeroizing::new(String::with_capacity(160));
    sql.push_str("ATTACH ?1 AS other KEY ");
    key_literal(&mut sql, key, salt)?;
    Ok(sql)
}

fn key_literal(sql: &mut String, key: &Key, salt: &[u8; SALT_BYTES]) -> Result<(), VaultError> {
    sql.push_str("\"x'");
    for byte in key.iter().chain(salt) {
        write!(sql, "{byte:02x}").map_err(|_| VaultError::Misused("a key cannot be written."))?;
    }
    sql.push_str("'\"");
    Ok(())
}
