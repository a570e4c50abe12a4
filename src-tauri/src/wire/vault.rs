//! The vault, as the page sees it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Where the vault is and whether it is open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct VaultStatus {
    /// State.
    pub state: VaultState,
    /// The vault's folder, to be shown to the user. No command takes it back.
    pub folder: String,
    /// What is wrong and what to do, where the state is `broken`.
    pub message: Option<String>,
    /// Version of the program.
    pub version: String,
}

/// Whether there is a vault, and whether it is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum VaultState {
    /// There is none yet: offer to make one.
    None,
    /// There is one; it wants a passphrase.
    Locked,
    /// Open.
    Open,
    /// The folder cannot be used as it is.
    Broken,
}

/// What a new vault needs. Has no `Debug`: it holds a secret.
#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct VaultCreateInput {
    /// The passphrase.
    pub passphrase: String,
    /// The facilitator's name, which stands beside every change.
    pub name: String,
}

/// The second way into a new vault. Shown once.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct VaultCreated {
    /// The recovery key, in groups as it is printed.
    pub recovery_key: String,
}

/// What opens a vault. Has no `Debug`: it holds a secret.
#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct VaultUnlockInput {
    /// Passphrase or recovery key.
    pub secret: String,
    /// True if `secret` is the recovery key.
    pub recovery: bool,
    /// Who signs in; the facilitator where nobody is named.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub name: Option<String>,
}

/// A passphrase to be judged. Has no `Debug`: it holds a secret.
#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PassphraseInput {
    /// The passphrase.
    pub passphrase: String,
}

/// How good a passphrase is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Judgement {
    /// From 0, guessed at once, to 4, not to be guessed.
    pub score: u8,
    /// Whether a vault can be made with it.
    pub enough: bool,
    /// What would make it better, as a sentence; may be empty.
    pub advice: String,
}
