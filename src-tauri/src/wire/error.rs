//! How a command fails.

use serde::Serialize;
use ts_rs::TS;

/// What every command gives back.
pub type Answer<T> = Result<T, WireError>;

/// How a command fails: enough to act on and to tell the user, and no personal data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WireError {
    /// What the page acts on.
    pub code: WireCode,
    /// A sentence or two: what happened, what to do.
    pub message: String,
    /// All that is wrong with what was entered, at once; empty for other codes.
    pub fields: Vec<FieldProblem>,
    /// Short code that also stands in the incident log; empty where nobody needs to look into it.
    pub incident: String,
}

/// One thing that is wrong with what was entered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FieldProblem {
    /// The field, as in the input's `details`, such as `sizeMost` or `items.2.minutes`.
    pub field: String,
    /// What is wrong and what to do, as a sentence.
    pub message: String,
}

/// A code exists only where the page does something of its own about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum WireCode {
    /// The vault is locked: show the lock screen.
    Locked,
    /// Neither passphrase nor recovery key fitted.
    WrongPassphrase,
    /// The vault's files are damaged: offer the backups.
    Damaged,
    /// Another program has the vault open.
    InUse,
    /// Somebody else saved in between: load again.
    Stale,
    /// What was entered is wrong: show `fields`.
    Invalid,
    /// The client's permission was refused or withdrawn (domain E4).
    Stopped,
    /// There is no permission: ask for a reason (domain E4).
    NeedsReason,
    /// The record is gone.
    NotFound,
    /// The folder or the file cannot be written.
    ReadOnly,
    /// The folder is synchronised or on a network: say why, and ask before opening it all the same.
    FolderUnfit,
    /// The user stopped long work: nothing is changed.
    Halted,
    /// A newer version of Copse wrote the vault.
    Newer,
    /// The user closed a dialog: say nothing.
    Cancelled,
    /// Anything else: show the message and the incident.
    Other,
}
