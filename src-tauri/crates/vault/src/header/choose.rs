//! Which of the two copies counts, and opening it with a secret.

use std::cmp::Reverse;

use crate::error::VaultError;
use crate::header::format::{FORMAT, HeaderFault, ReadHeader};
use crate::header::io::Copy;
use crate::keys::VaultKey;
use crate::slots::{Secret, SlotId};

/// An authenticated header and the key that one of its slots gave.
pub(crate) struct Opened {
    pub read: ReadHeader,
    pub key: VaultKey,
    /// The slot that gave it.
    pub slot: SlotId,
}

/// Opens the newest copy that is authentic.
///
/// An older copy counts only if the newer one was not written with the vault key: else a
/// passphrase that was changed would go on working until the second copy is written.
///
/// `hint` is the slot to try first: each passphrase slot that does not fit costs about a second.
pub(crate) fn open(
    copies: &[Copy; 2],
    secret: &Secret,
    hint: Option<SlotId>,
) -> Result<Opened, VaultError> {
    let mut whole: Vec<&ReadHeader> = copies.iter().filter_map(Copy::whole).collect();
    whole.sort_by_key(|read| Reverse(read.header.generation));
    whole.dedup_by(|a, b| a.bytes == b.bytes);
    if whole.is_empty() {
        return Err(none_whole(copies));
    }
    let mut refused: Vec<&ReadHeader> = Vec::new();
    let mut failure = None;
    for read in whole {
        match open_one(read, secret, hint) {
            Ok((key, slot)) => {
                for newer in &refused {
                    if newer.is_authentic(&key)? {
                        return Err(secret.wrong());
                    }
                }
                return Ok(Opened {
                    read: read.clone(),
                    key,
                    slot,
                });
            }
            // "Wrong passphrase" by a copy that may be forged is still the likelier story.
            Err(error) => {
                let is_wrong = matches!(
                    error,
                    VaultError::WrongPassphrase
                        | VaultError::WrongRecoveryKey
                        | VaultError::Keychain { .. }
                );
                if is_wrong || failure.is_none() {
                    failure = Some(error);
                }
                refused.push(read);
            }
        }
    }
    Err(failure.unwrap_or_else(|| secret.wrong()))
}

/// Opens one copy and checks that it is authentic.
fn open_one(
    read: &ReadHeader,
    secret: &Secret,
    hint: Option<SlotId>,
) -> Result<(VaultKey, SlotId), VaultError> {
    let (first, rest): (Vec<_>, Vec<_>) = read
        .header
        .slots
        .iter()
        .partition(|slot| Some(slot.id) == hint);
    for slot in first.into_iter().chain(rest) {
        let Some(key) = slot.open(read.header.vault, secret)? else {
            continue;
        };
        if read.is_authentic(&key)? {
            return Ok((key, slot.id));
        }
        return Err(VaultError::damaged(
            "The vault's header was changed by something other than Copse.",
        ));
    }
    Err(secret.wrong())
}

/// What to say when neither copy is whole.
pub(crate) fn none_whole(copies: &[Copy; 2]) -> VaultError {
    for copy in copies {
        match copy {
            Copy::Faulty(HeaderFault::Newer(found)) => {
                return VaultError::NewerFormat {
                    found: *found,
                    known: FORMAT,
                };
            }
            Copy::Unread(error) => return std::io::Error::from(error.kind()).into(),
            _ => {}
        }
    }
    if copies.iter().all(|copy| matches!(copy, Copy::Missing)) {
        VaultError::damaged("Both copies of the vault's header are missing.")
    } else {
        VaultError::damaged("No copy of the vault's header is whole.")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::header::format::Header;
    use crate::kdf::FLOOR;
    use crate::recovery::RecoveryKey;
    use crate::slots::{Method, Slot, random_id};

    fn secret() -> Secret {
        Secret::Recovery(RecoveryKey::random().unwrap())
    }

    fn header(key: &VaultKey, generation: u64, secrets: &[&Secret]) -> Header {
        let vault = uuid::Uuid::nil();
        Header {
            vault,
            generation,
            created: 0,
            salt: [7; 16],
            slots: secrets
                .iter()
                .map(|secret| Slot::seal(vault, key, secret, FLOOR, 0).unwrap())
                .collect(),
        }
    }

    fn copy(header: &Header, key: &VaultKey) -> Copy {
        Copy::Whole(ReadHeader::parse(header.encode(key).unwrap()).unwrap())
    }

    #[test]
    fn what_is_written_is_what_is_read_with_slots_of_later_versions_kept() {
        let key = VaultKey::random().unwrap();
        let (old, new) = (secret(), secret());
        let mut header = header(&key, 3, &[&old, &new]);
        header.slots.push(Slot {
            id: random_id().unwrap(),
            created: -1,
            method: Method::Other {
                kind: 9,
                parameters: vec![1, 2, 3],
            },
            nonce: [4; 24],
            sealed: [5; 48],
        });
        let bytes = header.encode(&key).unwrap();
        let read = ReadHeader::parse(bytes.clone()).unwrap();
        assert_eq!(read.header, header);
        assert_eq!(read.header.encode(&key).unwrap(), bytes);
        for secret in [&old, &new] {
            let copies = [copy(&header, &key), Copy::Missing];
            assert_eq!(
                open(&copies, secret, None).unwrap().key.bytes(),
                key.bytes()
            );
        }
    }

    #[test]
    fn a_header_without_slots_or_with_too_many_cannot_be_written() {
        let key = VaultKey::random().unwrap();
        let secret = secret();
        let with = |count| header(&key, 1, &vec![&secret; count]).encode(&key);
        assert!(with(0).is_err());
        assert!(with(32).is_ok());
        assert!(with(33).is_err());
    }

    #[test]
    fn after_a_change_of_slots_was_interrupted_the_newer_copy_counts() {
        let key = VaultKey::random().unwrap();
        let (removed, added) = (secret(), secret());
        let older = header(&key, 1, &[&removed]);
        let newer = header(&key, 2, &[&added]);
        for copies in [
            [copy(&older, &key), copy(&newer, &key)],
            [copy(&newer, &key), copy(&older, &key)],
        ] {
            let opened = open(&copies, &added, None).unwrap();
            assert_eq!(opened.read.header.generation, 2);
            let error = open(&copies, &removed, None).err().unwrap();
            assert!(matches!(error, VaultError::WrongRecoveryKey), "{error:?}");
        }
    }

    #[test]
    fn a_newer_copy_that_was_not_written_with_the_vault_key_does_not_count() {
        let (key, other) = (VaultKey::random().unwrap(), VaultKey::random().unwrap());
        let (ours, theirs) = (secret(), secret());
        let copies = [
            copy(&header(&other, 9, &[&theirs]), &other),
            copy(&header(&key, 1, &[&ours]), &key),
        ];
        assert_eq!(open(&copies, &ours, None).unwrap().key.bytes(), key.bytes());
    }

    #[test]
    fn no_bytes_make_the_parser_do_more_than_refuse() {
        let key = VaultKey::random().unwrap();
        let secret = secret();
        let good = header(&key, 1, &[&secret]).encode(&key).unwrap();
        for length in 0..good.len() {
            assert!(ReadHeader::parse(good[..length].to_vec()).is_err());
        }
        // Any two bytes, with a hash that fits: what an attacker can hand to the parser.
        for offset in 0..good.len() - 33 {
            for value in [0, 1, 0x7f, 0x80, 0xff] {
                let mut bytes = good[..good.len() - 32].to_vec();
                bytes[offset] = value;
                bytes[offset + 1] = value;
                let hash = <sha2::Sha256 as sha2::Digest>::digest(&bytes);
                bytes.extend(hash);
                if let Ok(read) = ReadHeader::parse(bytes.clone()) {
                    let same = bytes == good;
                    assert_eq!(read.is_authentic(&key).unwrap(), same, "{offset} {value}");
                }
            }
        }
    }
}
