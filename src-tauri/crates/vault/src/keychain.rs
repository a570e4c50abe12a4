//! Opening a vault by the system's keychain: off by default, and never the only way in.
//!
//! What the keychain holds is a random key of its own for one slot, never the vault key or a passphrase.
//! So taking the slot away is enough to make a stolen keychain worthless.

use std::path::Path;

use uuid::Uuid;
use zeroize::Zeroizing;

use crate::error::VaultError;
use crate::header::choose;
use crate::header::io::{self as header_io, Copy};
use crate::keys::{KEY_BYTES, Key};
use crate::slots::{Method, Secret};

/// A keychain: keeps small secrets under names for the person who is signed in to the system.
///
/// The adapter to the real one is in a crate of its own, so that the vault does not need it.
pub trait Keychain {
    /// The secret under a name; `None` if there is none.
    fn get(&self, name: &str) -> Result<Option<Zeroizing<Vec<u8>>>, VaultError>;
    /// Keeps a secret under a name, in the place of one that is there.
    fn set(&self, name: &str, secret: &[u8]) -> Result<(), VaultError>;
    /// Forgets the secret under a name. It need not be there.
    fn delete(&self, name: &str) -> Result<(), VaultError>;
}

/// The secret with which the keychain of this PC opens the vault in `folder`; `None` if the vault has no
/// keychain slot, or the keychain has nothing for it.
pub fn keychain_secret(
    folder: &Path,
    keychain: &dyn Keychain,
) -> Result<Option<Secret>, VaultError> {
    let copies = header_io::read(folder);
    let newest = copies
        .iter()
        .filter_map(Copy::whole)
        .max_by_key(|read| read.header.generation)
        .ok_or_else(|| choose::none_whole(&copies))?;
    for slot in &newest.header.slots {
        if !matches!(slot.method, Method::Keychain { .. }) {
            continue;
        }
        // Several PCs may have a slot each.
        let found = keychain.get(&name(newest.header.vault, slot.id))?;
        if let Some(key) = found.as_deref().and_then(|bytes| key(bytes)) {
            return Ok(Some(Secret::Keychain(key)));
        }
    }
    Ok(None)
}

/// The name under which a slot's key is kept.
pub(crate) fn name(vault: Uuid, slot: Uuid) -> String {
    format!("vault {vault} slot {slot}")
}

fn key(bytes: &[u8]) -> Option<Key> {
    let bytes: &[u8; KEY_BYTES] = bytes.try_into().ok()?;
    Some(Key::copied(bytes))
}
