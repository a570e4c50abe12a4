//! What happened to the vault as a whole: core is told of it and keeps it in the audit trail.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use super::{chain::Link, store};
use crate::{
    error::CoreError,
    journal::{Done, Op},
    store::Store,
};

/// Something that happened to the vault. Call [`audit_event`] after it has happened, and before a lock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "type", rename_all = "camelCase")]
#[expect(missing_docs, reason = "each says what happened")]
pub enum VaultEvent {
    Unlocked,
    Locked,
    /// A key slot was made.
    SlotAdded {
        #[ts(type = "string")]
        slot: Uuid,
    },
    /// The secret of a key slot was changed.
    SlotChanged {
        #[ts(type = "string")]
        slot: Uuid,
    },
    /// A key slot was taken away.
    SlotRemoved {
        #[ts(type = "string")]
        slot: Uuid,
    },
    RecoveryKeyRenewed,
    RecoveryUsed,
    KeychainEnabled,
    KeychainDisabled,
    Rekeyed,
    BackupMade,
    BackupVerified,
    Restored,
}

impl VaultEvent {
    /// As stored, and as in [`super::AuditEntry::event`].
    fn word(self) -> &'static str {
        match self {
            Self::Unlocked => "unlocked",
            Self::Locked => "locked",
            Self::SlotAdded { .. } => "slotAdded",
            Self::SlotChanged { .. } => "slotChanged",
            Self::SlotRemoved { .. } => "slotRemoved",
            Self::RecoveryKeyRenewed => "recoveryKeyRenewed",
            Self::RecoveryUsed => "recoveryUsed",
            Self::KeychainEnabled => "keychainEnabled",
            Self::KeychainDisabled => "keychainDisabled",
            Self::Rekeyed => "rekeyed",
            Self::BackupMade => "backupMade",
            Self::BackupVerified => "backupVerified",
            Self::Restored => "restored",
        }
    }

    fn slot(self) -> Option<Uuid> {
        match self {
            Self::SlotAdded { slot } | Self::SlotChanged { slot } | Self::SlotRemoved { slot } => {
                Some(slot)
            }
            _ => None,
        }
    }
}

/// What an event says to people, by its word.
pub(super) fn deed(event: &str) -> String {
    let known = match event {
        "unlocked" => "Vault unlocked",
        "locked" => "Vault locked",
        "slotAdded" => "Passphrase added",
        "slotChanged" => "Passphrase changed",
        "slotRemoved" => "Passphrase taken away",
        "recoveryKeyRenewed" => "New recovery key made",
        "recoveryUsed" => "Vault unlocked with the recovery key",
        "keychainEnabled" => "Unlocking through this PC's keychain turned on",
        "keychainDisabled" => "Unlocking through this PC's keychain turned off",
        "rekeyed" => "Vault written anew under a new key",
        "backupMade" => "Backup made",
        "backupVerified" => "Backup checked",
        "restored" => "Backup put in the place of the data",
        other => {
            let op: Result<Op, _> = serde_json::from_value(other.into());
            return op.map_or_else(|_| other.to_owned(), |op| op.deed().to_owned());
        }
    };
    known.to_owned()
}

/// Writes down what happened to the vault.
pub fn audit_event(store: &mut Store, event: VaultEvent) -> Result<Done<()>, CoreError> {
    let key = store.audit_key_copy();
    let mark = store.audit_mark();
    store.transact(Op::VaultEvent, |tx| {
        let link = Link {
            at: tx.now().as_millisecond(),
            event: event.word().to_owned(),
            record: event.slot().map(|slot| slot.to_string()),
            facilitator: tx.facilitator().map(|id| id.to_string()),
            ..Link::default()
        };
        store::append_links(tx, &key, mark, std::iter::once(link))
    })
}
