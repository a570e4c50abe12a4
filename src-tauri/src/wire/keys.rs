//! Ways into the vault: passphrases, recovery key, keychain (domain H2), and who holds them.

use copse_core::{
    facilitators::FacilitatorDetails,
    ids::{CommunityId, FacilitatorId},
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One way into the vault.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SlotRow {
    /// Names it to other commands.
    pub id: String,
    /// What opens it.
    pub kind: SlotRowKind,
    /// When its secret was made or last changed, in UTC (RFC 3339).
    #[ts(type = "string")]
    pub created: jiff::Timestamp,
    /// Whether the vault was opened with this one, this time.
    pub opened_with: bool,
    /// Whose it is; none for the recovery key.
    pub facilitator: Option<FacilitatorId>,
    /// Name of whose it is; empty where nobody's.
    pub name: String,
    /// Memory that one guess costs, in MiB; of passphrases only.
    pub memory_mb: Option<u32>,
}

/// Kinds of ways into the vault.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum SlotRowKind {
    /// A passphrase.
    Passphrase,
    /// The printed recovery key.
    Recovery,
    /// The keychain of one PC.
    Keychain,
    /// Of a newer version of Copse.
    Other,
}

/// A passphrase for another facilitator. Has no `Debug`: it holds secrets.
#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SlotAddInput {
    /// What opened the vault, of the person at the keyboard.
    pub current: String,
    /// The new passphrase.
    pub passphrase: String,
    /// Whose it is.
    pub facilitator: FacilitatorId,
}

/// Another passphrase in the place of one. Has no `Debug`: it holds secrets.
#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SlotChangeInput {
    /// What opened the vault, of the person at the keyboard.
    pub current: String,
    /// The new passphrase.
    pub passphrase: String,
    /// Which; one's own where none is named. Another's only after signing in with the recovery key.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub id: Option<String>,
}

/// A way into the vault that goes. Has no `Debug`: it holds a secret.
#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SlotRemoveInput {
    /// What opened the vault, of the person at the keyboard.
    pub current: String,
    /// Which.
    pub id: String,
}

/// A recovery key that opens nothing yet.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RecoveryKeyMade {
    /// In groups with `-`, as it is printed.
    pub recovery_key: String,
    /// The group to be typed again, 1 to 7.
    pub ask: u8,
}

/// The proof that a recovery key was written down. Has no `Debug`: it holds secrets.
#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RecoveryKeyConfirmInput {
    /// What opened the vault, of the person at the keyboard.
    pub current: String,
    /// The group that was asked for.
    pub typed: String,
}

/// The keychain on or off. Has no `Debug`: it holds a secret.
#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct KeychainInput {
    /// What opened the vault, of the person at the keyboard.
    pub current: String,
    /// On or off.
    pub on: bool,
}

/// What giving the vault new keys did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RekeyDone {
    /// Names of those who need a new passphrase now.
    pub removed: Vec<String>,
    /// Name of the backup that was made first.
    pub backup: String,
}

/// A new facilitator.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NewFacilitator {
    /// What was entered.
    pub details: FacilitatorDetails,
}

/// Who held which role.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RolesInput {
    /// In which community; in all where none.
    pub community: Option<CommunityId>,
}
