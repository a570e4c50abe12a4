//! The bytes of a header. All numbers are little-endian.
//!
//! ```text
//! offset  bytes  what
//!      0      8  "COPSEVLT"
//!      8      2  format version, now 1
//!     10      2  number of slots, 1 to 32
//!     12      4  length of the whole file, 128 to 65536
//!     16     16  vault id: a random UUID, the same in all copies and backups
//!     32      8  generation: 1 in a new vault, one more with every change of the slots
//!     40      8  when the vault was made, in seconds since 1970 UTC, signed
//!     48     16  salt of the database, as given to SQLCipher with the raw key
//!     64         the slots, each:
//!                  2  kind: 1 passphrase, 2 recovery key, 3 keychain of a PC; others are kept, never opened
//!                  2  length p of the parameters
//!                 16  slot id: a random UUID
//!                  8  when the slot was made, in seconds since 1970 UTC, signed
//!                  p  parameters
//!                     kind 1: memory in KiB (4), passes (4), lanes (4), Argon2id salt (16)
//!                     kind 2 and 3: HKDF salt (32)
//!                 24  nonce
//!                 48  the vault key sealed with XChaCha20-Poly1305 under the slot's key; associated
//!                     data: "copse 1 slot", the vault id, the slot's bytes up to the nonce
//!   n-64     32  HMAC-SHA256 of all before, under the header key
//!   n-32     32  SHA-256 of all before
//! ```
//!
//! The MAC shows that whoever wrote the header had the vault key, but can be checked only after a slot
//! is open. The plain hash can be checked before: it tells accidental damage, where the other copy
//! helps, from a wrong passphrase. It proves nothing against an attacker and is not meant to.
//!
//! Keys: slot key of kind 1 = Argon2id version 1.3 of the passphrase (NFKC, UTF-8); of kind 2 =
//! HKDF-SHA256 of the 20 bytes with the slot's salt and info `copse 1 recovery slot`; of kind 3 = the
//! same of the 32 bytes that the keychain holds, with info `copse 1 keychain slot`. From the vault key, HKDF-SHA256 with
//! the vault id as salt gives the database key (info `copse 1 database`), the header key
//! (`copse 1 header`) and the audit key (`copse 1 audit`).

use hmac::Mac;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::error::VaultError;
use crate::kdf::KdfCost;
use crate::keys::{self, SALT_BYTES, VaultKey};
use crate::slots::{KIND_KEYCHAIN, KIND_PASSPHRASE, KIND_RECOVERY, Method, Slot};

const MAGIC: [u8; 8] = *b"COPSEVLT";
/// The format version that this program writes.
pub(crate) const FORMAT: u16 = 1;
/// Most slots of a vault: more than anybody needs, and a bound on what an unauthenticated header can
/// make us do.
pub const MOST_SLOTS: usize = 32;
/// Largest file that is read as a header.
pub(crate) const MOST_BYTES: usize = 65_536;
const MAC_BYTES: usize = 32;
const HASH_BYTES: usize = 32;

/// What a header says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Header {
    pub vault: Uuid,
    pub generation: u64,
    /// In seconds since 1970 UTC.
    pub created: i64,
    pub salt: [u8; SALT_BYTES],
    pub slots: Vec<Slot>,
}

/// A header as read: whole by its hash, not yet authenticated.
#[derive(Debug, Clone)]
pub(crate) struct ReadHeader {
    pub header: Header,
    pub bytes: Vec<u8>,
}

/// Why bytes are not a header.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum HeaderFault {
    /// Cut short, or another thing altogether.
    Shape,
    /// The hash does not fit.
    Hash,
    /// Whole, but of a later format.
    Newer(u16),
}

impl Header {
    /// The bytes of the file, authenticated under the vault key.
    pub(crate) fn encode(&self, key: &VaultKey) -> Result<Vec<u8>, VaultError> {
        let too_big = VaultError::Misused("the header has too many slots.");
        if !(1..=MOST_SLOTS).contains(&self.slots.len()) {
            return Err(too_big);
        }
        let mut slots = Vec::new();
        for slot in &self.slots {
            slots.extend(slot.prefix());
            slots.extend(slot.nonce);
            slots.extend(slot.sealed);
        }
        let length = 64 + slots.len() + MAC_BYTES + HASH_BYTES;
        let (Ok(count), Ok(length32)) = (u16::try_from(self.slots.len()), u32::try_from(length))
        else {
            return Err(too_big);
        };
        if length > MOST_BYTES {
            return Err(too_big);
        }
        let mut bytes = Vec::with_capacity(length);
        bytes.extend(MAGIC);
        bytes.extend(FORMAT.to_le_bytes());
        bytes.extend(count.to_le_bytes());
        bytes.extend(length32.to_le_bytes());
        bytes.extend(self.vault.as_bytes());
        bytes.extend(self.generation.to_le_bytes());
        bytes.extend(self.created.to_le_bytes());
        bytes.extend(self.salt);
        bytes.extend(slots);
        let mac = keys::hmac(&key.header_key(self.vault)?, &bytes)?;
        bytes.extend(mac.finalize().into_bytes());
        bytes.extend(Sha256::digest(&bytes));
        Ok(bytes)
    }
}

impl ReadHeader {
    /// Whether it was written by somebody who had the vault key.
    pub(crate) fn is_authentic(&self, key: &VaultKey) -> Result<bool, VaultError> {
        let end = self.bytes.len().saturating_sub(HASH_BYTES + MAC_BYTES);
        let Some((body, rest)) = self.bytes.split_at_checked(end) else {
            return Ok(false);
        };
        let Some(mac) = rest.get(..MAC_BYTES) else {
            return Ok(false);
        };
        let header_key = key.header_key(self.header.vault)?;
        Ok(keys::hmac(&header_key, body)?.verify_slice(mac).is_ok())
    }

    /// Reads the bytes of a file. Never fails in any other way than by a fault.
    pub(crate) fn parse(bytes: Vec<u8>) -> Result<Self, HeaderFault> {
        let header = parse(&bytes)?;
        Ok(Self { header, bytes })
    }
}

fn parse(bytes: &[u8]) -> Result<Header, HeaderFault> {
    let mut reader = Reader(bytes);
    if reader.array()? != MAGIC {
        return Err(HeaderFault::Shape);
    }
    let format = u16::from_le_bytes(reader.array()?);
    let count = usize::from(u16::from_le_bytes(reader.array()?));
    let length = u32::from_le_bytes(reader.array()?);
    if usize::try_from(length) != Ok(bytes.len()) || bytes.len() > MOST_BYTES {
        return Err(HeaderFault::Shape);
    }
    let (hashed, hash) = bytes
        .split_at_checked(bytes.len().saturating_sub(HASH_BYTES))
        .ok_or(HeaderFault::Shape)?;
    if Sha256::digest(hashed).as_slice() != hash {
        return Err(HeaderFault::Hash);
    }
    // Only now: a flipped bit in the version must not be told as "made by a newer version".
    if format != FORMAT {
        return Err(HeaderFault::Newer(format));
    }
    if !(1..=MOST_SLOTS).contains(&count) {
        return Err(HeaderFault::Shape);
    }
    let header = Header {
        vault: Uuid::from_bytes(reader.array()?),
        generation: u64::from_le_bytes(reader.array()?),
        created: i64::from_le_bytes(reader.array()?),
        salt: reader.array()?,
        slots: (0..count)
            .map(|_| slot(&mut reader))
            .collect::<Result<_, _>>()?,
    };
    if reader.0.len() != MAC_BYTES + HASH_BYTES {
        return Err(HeaderFault::Shape);
    }
    Ok(header)
}

fn slot(reader: &mut Reader<'_>) -> Result<Slot, HeaderFault> {
    let kind = u16::from_le_bytes(reader.array()?);
    let length = usize::from(u16::from_le_bytes(reader.array()?));
    let id = Uuid::from_bytes(reader.array()?);
    let created = i64::from_le_bytes(reader.array()?);
    let mut parameters = Reader(reader.take(length)?);
    let method = match kind {
        KIND_PASSPHRASE => Method::Passphrase {
            cost: KdfCost {
                memory_kib: u32::from_le_bytes(parameters.array()?),
                passes: u32::from_le_bytes(parameters.array()?),
                lanes: u32::from_le_bytes(parameters.array()?),
            },
            salt: parameters.array()?,
        },
        KIND_RECOVERY => Method::Recovery {
            salt: parameters.array()?,
        },
        KIND_KEYCHAIN => Method::Keychain {
            salt: parameters.array()?,
        },
        kind => Method::Other {
            kind,
            parameters: parameters.take(length)?.to_vec(),
        },
    };
    if !parameters.0.is_empty() {
        return Err(HeaderFault::Shape);
    }
    Ok(Slot {
        id,
        created,
        method,
        nonce: reader.array()?,
        sealed: reader.array()?,
    })
}

/// What is left to be read.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn take(&mut self, length: usize) -> Result<&'a [u8], HeaderFault> {
        let (taken, rest) = self.0.split_at_checked(length).ok_or(HeaderFault::Shape)?;
        self.0 = rest;
        Ok(taken)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], HeaderFault> {
        let (taken, rest) = self.0.split_first_chunk().ok_or(HeaderFault::Shape)?;
        self.0 = rest;
        Ok(*taken)
    }
}
