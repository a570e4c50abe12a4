//! The vault, as the page sees it.

use copse_core::facilitators::SignedIn;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::BackupRow;

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
    /// What was noticed while opening, each a sentence or two.
    pub notices: Vec<String>,
    /// Whether what is open can only be looked at: a backup.
    pub read_only: bool,
    /// Who is signed in.
    pub signed_in: Option<SignedIn>,
    /// Why the folder should not be written in, and the way out; none where it is fit.
    pub folder_advice: Option<String>,
    /// Names of files and folders that look like conflict copies of this vault.
    pub conflicts: Vec<String>,
    /// Whether this PC's keychain may open it.
    pub keychain: bool,
    /// Backups, newest first.
    pub backups: Vec<BackupRow>,
    /// When the newest verified one was made.
    #[ts(type = "string | null")]
    pub last_verified: Option<jiff::Timestamp>,
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
    /// Open it also in a folder that is synchronised or on a network.
    #[serde(default)]
    #[ts(as = "Option<bool>", optional)]
    pub allow_synced: bool,
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

/// What was copied or cut in the window. Has no `Debug`: it is somebody's text.
#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ClipboardInput {
    /// As plain text.
    pub text: String,
}
