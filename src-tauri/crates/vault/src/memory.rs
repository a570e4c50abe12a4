//! What this PC remembers of a vault: how new it was when it was last closed here.
//!
//! Whoever can write the vault's folder can put an old copy of it back, which is whole and authentic. Only
//! something outside the folder can tell. For each vault there is one small file in a folder that the
//! caller names, with the id, two counters, a mark and a time; nothing of what is in the vault. It is
//! authenticated with a key that is in the vault, so it cannot be made to fit a copy by somebody who
//! cannot open the vault.

use std::fs;
use std::path::{Path, PathBuf};

use hmac::Mac;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::error::VaultError;
use crate::files;
use crate::keys::{self, Key};
use crate::slots::SlotId;
use crate::state::{MARK_BYTES, Session};

/// How new a vault is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen {
    /// Generation of the header: one more with every change of the slots.
    pub generation: u64,
    /// Counter in the database: more with each time that it was opened for writing or changed.
    pub counter: u64,
    /// When this PC noted it.
    pub at: Timestamp,
}

/// One PC's note on one vault.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Memory {
    pub vault: Uuid,
    pub generation: u64,
    pub counter: u64,
    pub mark: [u8; MARK_BYTES],
    pub at: Timestamp,
    /// The slot by which the vault was opened here: tried first the next time.
    pub slot: SlotId,
}

/// What is in the file.
#[derive(Serialize, Deserialize)]
struct Noted {
    memory: Memory,
    /// HMAC-SHA256 of [`Memory::bound_bytes`].
    mac: Vec<u8>,
}

/// What was found in the place of the file.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Found {
    /// This PC has not seen the vault yet.
    Nothing,
    /// The note, authentic.
    Memory(Memory),
    /// A file that is no note of this vault's.
    Unreadable,
}

impl Memory {
    pub(crate) fn new(vault: Uuid, generation: u64, session: Session, slot: SlotId) -> Self {
        Self {
            vault,
            generation,
            counter: session.counter,
            mark: session.mark,
            at: Timestamp::now(),
            slot,
        }
    }

    pub(crate) fn seen(&self) -> Seen {
        Seen {
            generation: self.generation,
            counter: self.counter,
            at: self.at,
        }
    }

    fn bound_bytes(&self) -> Vec<u8> {
        let mut bytes = b"copse 1 memory".to_vec();
        bytes.extend(self.vault.as_bytes());
        bytes.extend(self.generation.to_le_bytes());
        bytes.extend(self.counter.to_le_bytes());
        bytes.extend(self.mark);
        bytes.extend(self.at.as_nanosecond().to_le_bytes());
        bytes.extend(self.slot.as_bytes());
        bytes
    }
}

/// Notes what was seen.
pub(crate) fn write(folder: &Path, memory: &Memory, key: &Key) -> Result<(), VaultError> {
    let mac = keys::hmac(key, &memory.bound_bytes())?;
    let noted = Noted {
        memory: memory.clone(),
        mac: mac.finalize().into_bytes().to_vec(),
    };
    let text = serde_json::to_vec(&noted)
        .map_err(|_| VaultError::Misused("a note on a vault cannot be written."))?;
    files::folder_make(folder)?;
    files::replace(folder, &name(memory.vault), &text)
}

/// What this PC noted of a vault.
pub(crate) fn read(folder: &Path, vault: Uuid, key: &Key) -> Found {
    let Some(noted) = noted(folder, vault) else {
        return match fs::symlink_metadata(place(folder, vault)) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Found::Nothing,
            _ => Found::Unreadable,
        };
    };
    let authentic = keys::hmac(key, &noted.memory.bound_bytes())
        .is_ok_and(|mac| mac.verify_slice(&noted.mac).is_ok());
    if authentic && noted.memory.vault == vault {
        Found::Memory(noted.memory)
    } else {
        Found::Unreadable
    }
}

/// The slot that opened the vault here the last time. Not authenticated: it only says what to try first.
pub(crate) fn slot_hint(folder: &Path, vault: Uuid) -> Option<SlotId> {
    noted(folder, vault).map(|noted| noted.memory.slot)
}

fn noted(folder: &Path, vault: Uuid) -> Option<Noted> {
    let text = files::read_small(&place(folder, vault)).ok()?;
    serde_json::from_slice(&text).ok()
}

fn name(vault: Uuid) -> String {
    format!("vault-{vault}.json")
}

fn place(folder: &Path, vault: Uuid) -> PathBuf {
    folder.join(name(vault))
}
