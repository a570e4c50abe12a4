//! Backups (domain H3), and long work.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A backup, as it is seen from outside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BackupRow {
    /// Names it to other commands.
    pub name: String,
    /// Why it was made, such as `by-hand`.
    pub label: String,
    /// When it was made, in UTC (RFC 3339).
    #[ts(type = "string")]
    pub made_at: jiff::Timestamp,
    /// Bytes on the disk.
    #[ts(type = "number")]
    pub bytes: u64,
    /// When it was last opened and checked in whole; none for one that was copied by hand.
    #[ts(type = "string | null")]
    pub verified_at: Option<jiff::Timestamp>,
    /// Where it is.
    pub place: BackupPlace,
    /// Whether it is of this vault, and can be told so from outside.
    pub readable: bool,
}

/// Where a backup is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum BackupPlace {
    /// Beside the vault.
    Here,
    /// In the second folder.
    Second,
}

/// All backups, and how things stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BackupState {
    /// Newest first.
    pub rows: Vec<BackupRow>,
    /// When the newest verified one was made.
    #[ts(type = "string | null")]
    pub last_verified: Option<jiff::Timestamp>,
    /// Whether that is more than seven days ago, or never.
    pub amber: bool,
    /// Whether one is due by itself: a day of changes.
    pub due: bool,
    /// The second folder, to be shown to the user; none where none is named.
    pub second_folder: Option<String>,
    /// Whether the second folder can be reached now.
    pub second_there: bool,
}

/// A backup by its name.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BackupInput {
    /// As given in the list.
    pub name: String,
}

/// A backup, and what opened the vault. Has no `Debug`: it holds a secret.
#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BackupOpenInput {
    /// As given in the list.
    pub name: String,
    /// What opened the vault, of the person at the keyboard.
    pub current: String,
}

/// A backup, and what opens it. Has no `Debug`: it holds a secret.
#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct VaultLookInput {
    /// Passphrase or recovery key.
    pub secret: String,
    /// True if `secret` is the recovery key.
    pub recovery: bool,
    /// The backup, as given in the list.
    pub backup: String,
}

/// Long work that is under way.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Work {
    /// What, such as "Making a backup".
    pub what: String,
    /// What it is at, such as "Copying".
    pub stage: String,
    /// How much of the stage is done, from 0 to 1.
    pub done: f32,
    /// Whether it can be stopped now.
    pub can_stop: bool,
}
