//! Key slots: each seals the vault key under one secret.

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use jiff::Timestamp;
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::error::VaultError;
use crate::kdf::{self, KDF_SALT_BYTES, KdfCost};
use crate::keys::{self, KEY_BYTES, Key, VaultKey};
use crate::passphrase::Passphrase;
use crate::recovery::RecoveryKey;

/// Bytes of a nonce of XChaCha20-Poly1305.
pub(crate) const NONCE_BYTES: usize = 24;
/// Bytes of the sealed vault key: the key and the tag of 16.
pub(crate) const SEALED_BYTES: usize = KEY_BYTES + 16;
/// Bytes of the HKDF salt of a recovery slot.
pub(crate) const RECOVERY_SALT_BYTES: usize = 32;

/// Bytes of the HKDF salt of a keychain slot.
pub(crate) const KEYCHAIN_SALT_BYTES: usize = 32;

/// A slot's id: stays the same when the slot's passphrase is changed.
pub type SlotId = Uuid;

/// What opens a vault.
#[derive(Debug, Clone)]
pub enum Secret {
    /// A passphrase.
    Passphrase(Passphrase),
    /// The printed recovery key.
    Recovery(RecoveryKey),
    /// The random key that the system's keychain holds for this PC: see [`crate::keychain_secret`].
    Keychain(Key),
}

/// What kind of secret a slot is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum SlotKind {
    /// A passphrase.
    Passphrase,
    /// A printed recovery key.
    Recovery,
    /// The keychain of one PC.
    Keychain,
    /// One that a later version of the program added.
    Other,
}

/// How much work one guess at a passphrase is (Argon2id).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SlotCost {
    /// Memory in KiB, from 65,536 to 1,048,576.
    pub memory_kib: u32,
    /// Passes over the memory, 3 to 32.
    pub passes: u32,
    /// Lanes, 4 to 16.
    pub lanes: u32,
}

/// What there is to know about one of the vault's slots. Whose it is stands in the database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SlotInfo {
    /// Its id.
    pub id: SlotId,
    /// What opens it.
    pub kind: SlotKind,
    /// When its secret was made or last changed.
    pub created: Timestamp,
    /// Whether the vault was opened with this one, this time.
    pub opened_with: bool,
    /// Cost of a guess; of passphrases only.
    pub cost: Option<SlotCost>,
}

impl Secret {
    /// What to say when every slot of its kind is intact and none opens.
    pub(crate) fn wrong(&self) -> VaultError {
        match self {
            Self::Passphrase(_) => VaultError::WrongPassphrase,
            Self::Recovery(_) => VaultError::WrongRecoveryKey,
            Self::Keychain(_) => VaultError::Keychain {
                what: "its key is no longer one of the vault's".to_owned(),
            },
        }
    }
}

/// How a slot's own key comes about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Method {
    /// Argon2id of a passphrase.
    Passphrase {
        cost: KdfCost,
        salt: [u8; KDF_SALT_BYTES],
    },
    /// HKDF-SHA256 of a recovery key, which is random already and needs no stretching.
    Recovery { salt: [u8; RECOVERY_SALT_BYTES] },
    /// HKDF-SHA256 of the random key that a keychain holds.
    Keychain { salt: [u8; KEYCHAIN_SALT_BYTES] },
    /// A kind that a later version added: kept as it is, never opened.
    Other { kind: u16, parameters: Vec<u8> },
}

/// One slot of the header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Slot {
    pub id: Uuid,
    /// When it was made, in seconds since 1970 UTC.
    pub created: i64,
    pub method: Method,
    pub nonce: [u8; NONCE_BYTES],
    pub sealed: [u8; SEALED_BYTES],
}

impl Slot {
    /// Seals the vault key under a secret. `cost` is for passphrases only.
    pub(crate) fn seal(
        vault: Uuid,
        key: &VaultKey,
        secret: &Secret,
        cost: KdfCost,
        created: i64,
    ) -> Result<Self, VaultError> {
        Self::seal_as(random_id()?, vault, key, secret, cost, created)
    }

    /// As [`Slot::seal`], under an id that is known already.
    pub(crate) fn seal_as(
        id: SlotId,
        vault: Uuid,
        key: &VaultKey,
        secret: &Secret,
        cost: KdfCost,
        created: i64,
    ) -> Result<Self, VaultError> {
        let method = match secret {
            Secret::Passphrase(_) => {
                let mut salt = [0; KDF_SALT_BYTES];
                getrandom::fill(&mut salt)?;
                Method::Passphrase { cost, salt }
            }
            Secret::Recovery(_) => {
                let mut salt = [0; RECOVERY_SALT_BYTES];
                getrandom::fill(&mut salt)?;
                Method::Recovery { salt }
            }
            Secret::Keychain(_) => {
                let mut salt = [0; KEYCHAIN_SALT_BYTES];
                getrandom::fill(&mut salt)?;
                Method::Keychain { salt }
            }
        };
        let mut slot = Self {
            id,
            created,
            method,
            nonce: [0; NONCE_BYTES],
            sealed: [0; SEALED_BYTES],
        };
        getrandom::fill(&mut slot.nonce)?;
        let slot_key = slot
            .slot_key(secret)?
            .ok_or(VaultError::Misused("a slot was made for another secret."))?;
        let bound = slot.bound_bytes(vault);
        let sealed = cipher(&slot_key)?
            .encrypt(
                &XNonce::from(slot.nonce),
                Payload {
                    msg: key.bytes(),
                    aad: &bound,
                },
            )
            .map_err(|_| VaultError::Misused("a slot could not be sealed."))?;
        slot.sealed = sealed
            .try_into()
            .map_err(|_| VaultError::Misused("a sealed slot has an impossible length."))?;
        Ok(slot)
    }

    /// Opens the slot: `None` if the secret is of another kind, or is not the slot's.
    pub(crate) fn open(
        &self,
        vault: Uuid,
        secret: &Secret,
    ) -> Result<Option<VaultKey>, VaultError> {
        let Some(slot_key) = self.slot_key(secret)? else {
            return Ok(None);
        };
        let bound = self.bound_bytes(vault);
        let opened = cipher(&slot_key)?.decrypt(
            &XNonce::from(self.nonce),
            Payload {
                msg: &self.sealed,
                aad: &bound,
            },
        );
        let Ok(opened) = opened.map(Zeroizing::new) else {
            return Ok(None);
        };
        let mut key = Key::default();
        if opened.len() != key.len() {
            return Ok(None);
        }
        key.copy_from_slice(&opened);
        Ok(Some(VaultKey::from_key(key)))
    }

    /// What a person may know about it.
    pub(crate) fn info(&self, opened_with: SlotId) -> SlotInfo {
        let (kind, cost) = match &self.method {
            Method::Passphrase { cost, .. } => (
                SlotKind::Passphrase,
                Some(SlotCost {
                    memory_kib: cost.memory_kib,
                    passes: cost.passes,
                    lanes: cost.lanes,
                }),
            ),
            Method::Recovery { .. } => (SlotKind::Recovery, None),
            Method::Keychain { .. } => (SlotKind::Keychain, None),
            Method::Other { .. } => (SlotKind::Other, None),
        };
        SlotInfo {
            id: self.id,
            kind,
            created: Timestamp::from_second(self.created).unwrap_or(Timestamp::UNIX_EPOCH),
            opened_with: self.id == opened_with,
            cost,
        }
    }

    /// The key that seals this slot, if the secret is of its kind.
    fn slot_key(&self, secret: &Secret) -> Result<Option<Key>, VaultError> {
        match (&self.method, secret) {
            (Method::Passphrase { cost, salt }, Secret::Passphrase(passphrase)) => {
                if !cost.is_allowed() {
                    return Err(VaultError::damaged(
                        "The vault's header asks for a key derivation that Copse never writes, so somebody may have tampered with it.",
                    ));
                }
                kdf::derive(passphrase.bytes(), salt, *cost).map(Some)
            }
            (Method::Recovery { salt }, Secret::Recovery(recovery)) => {
                keys::derive(recovery.bytes(), salt, b"copse 1 recovery slot").map(Some)
            }
            (Method::Keychain { salt }, Secret::Keychain(key)) => {
                keys::derive(key.as_ref(), salt, b"copse 1 keychain slot").map(Some)
            }
            _ => Ok(None),
        }
    }

    /// What the seal is bound to: the vault and everything in the slot but nonce and sealed key, so
    /// that a slot cannot be moved to another vault or given cheaper parameters.
    fn bound_bytes(&self, vault: Uuid) -> Vec<u8> {
        let mut bound = b"copse 1 slot".to_vec();
        bound.extend(vault.as_bytes());
        bound.extend(self.prefix());
        bound
    }

    /// Number of the kind in the file.
    fn kind_number(&self) -> u16 {
        match self.method {
            Method::Passphrase { .. } => KIND_PASSPHRASE,
            Method::Recovery { .. } => KIND_RECOVERY,
            Method::Keychain { .. } => KIND_KEYCHAIN,
            Method::Other { kind, .. } => kind,
        }
    }

    /// The kind's parameters as in the file.
    fn parameters(&self) -> Vec<u8> {
        match &self.method {
            Method::Passphrase { cost, salt } => {
                let mut bytes = Vec::with_capacity(12 + KDF_SALT_BYTES);
                bytes.extend(cost.memory_kib.to_le_bytes());
                bytes.extend(cost.passes.to_le_bytes());
                bytes.extend(cost.lanes.to_le_bytes());
                bytes.extend(salt);
                bytes
            }
            Method::Recovery { salt } | Method::Keychain { salt } => salt.to_vec(),
            Method::Other { parameters, .. } => parameters.clone(),
        }
    }

    /// The record up to the nonce, as in the file.
    pub(crate) fn prefix(&self) -> Vec<u8> {
        let parameters = self.parameters();
        let mut bytes = Vec::with_capacity(28 + parameters.len());
        bytes.extend(self.kind_number().to_le_bytes());
        bytes.extend(
            u16::try_from(parameters.len())
                .unwrap_or(u16::MAX)
                .to_le_bytes(),
        );
        bytes.extend(self.id.as_bytes());
        bytes.extend(self.created.to_le_bytes());
        bytes.extend(parameters);
        bytes
    }
}

/// Kind of a slot for a passphrase.
pub(crate) const KIND_PASSPHRASE: u16 = 1;
/// Kind of a slot for a recovery key.
pub(crate) const KIND_RECOVERY: u16 = 2;

/// Kind of a slot for a keychain.
pub(crate) const KIND_KEYCHAIN: u16 = 3;

/// XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha-03) under a slot's key.
pub(crate) fn cipher(key: &Key) -> Result<XChaCha20Poly1305, VaultError> {
    XChaCha20Poly1305::new_from_slice(key.as_ref())
        .map_err(|_| VaultError::Misused("a slot key has an impossible length."))
}

/// A random UUID (RFC 9562, version 4).
pub(crate) fn random_id() -> Result<Uuid, VaultError> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes)?;
    Ok(uuid::Builder::from_random_bytes(bytes).into_uuid())
}

#[cfg(test)]
mod tests {
    use super::*;
    use data_encoding::HEXLOWER;

    /// draft-irtf-cfrg-xchacha-03, appendix A.3.1.
    #[test]
    fn agrees_with_the_published_vector() {
        let key: [u8; 32] = std::array::from_fn(|i| 0x80 + u8::try_from(i).unwrap());
        let nonce: [u8; 24] = std::array::from_fn(|i| 0x40 + u8::try_from(i).unwrap());
        let aad = HEXLOWER.decode(b"50515253c0c1c2c3c4c5c6c7").unwrap();
        let text = b"Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, sunscreen would be it.";
        let sealed = cipher(&Key::copied(&key))
            .unwrap()
            .encrypt(
                &XNonce::from(nonce),
                Payload {
                    msg: text,
                    aad: &aad,
                },
            )
            .unwrap();
        let expected = "bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb\
                        731c7f1b0b4aa6440bf3a82f4eda7e39ae64c6708c54c216cb96b72e1213b452\
                        2f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2383565d3fff9\
                        21f9664c97637da9768812f615c68b13b52e\
                        c0875924c1c7987947deafd8780acf49";
        assert_eq!(HEXLOWER.encode(&sealed), expected);
    }

    #[test]
    fn a_slot_opens_only_in_its_vault_and_with_its_own_parameters() {
        let key = VaultKey::random().unwrap();
        let vault = random_id().unwrap();
        let secret = Secret::Recovery(RecoveryKey::random().unwrap());
        let slot = Slot::seal(vault, &key, &secret, kdf::FLOOR, 0).unwrap();
        let opened = slot.open(vault, &secret).unwrap().unwrap();
        assert_eq!(opened.bytes(), key.bytes());

        assert!(slot.open(random_id().unwrap(), &secret).unwrap().is_none());
        let moved = Slot {
            created: 1,
            ..slot.clone()
        };
        assert!(moved.open(vault, &secret).unwrap().is_none());
        let other = Secret::Recovery(RecoveryKey::random().unwrap());
        assert!(slot.open(vault, &other).unwrap().is_none());
    }
}
