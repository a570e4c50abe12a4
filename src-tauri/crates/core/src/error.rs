//! What can go wrong, as sentences that say what happened and what to do.

use copse_vault::VaultError;

use crate::journal::Kind;

/// Everything that can go wrong in the domain. The text of each is a sentence for the person at the screen; none
/// holds personal data.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CoreError {
    /// The record is not there, or it is deleted.
    #[error("This {} is not there any more. It may have been deleted; go back to the list.", kind.word())]
    NotFound {
        /// What was looked for.
        kind: Kind,
    },
    /// The record was changed since the version that the change was made from.
    #[error(
        "Somebody else saved this in between. Copy what you typed, load the newest version, and put it in there."
    )]
    Stale,
    /// Fields that need another look: all of them at once.
    #[error("{}", summary(.0))]
    Invalid(Vec<FieldProblem>),
    /// A case may not be handed out (domain E4).
    #[error("{why}")]
    Stopped {
        /// Why, as a sentence.
        why: String,
    },
    /// A case may be handed out only with a reason (domain E4).
    #[error("{why}")]
    NeedsReason {
        /// Why, as a sentence.
        why: String,
    },
    /// The state of a record does not allow what was asked.
    #[error("{0}")]
    NotAllowed(&'static str),
    /// Something that was done later stands in the way of an undo.
    #[error("{why}")]
    InTheWay {
        /// What, and what to do, as a sentence.
        why: String,
    },
    /// The vault could not do it.
    #[error(transparent)]
    Vault(#[from] VaultError),
    /// The database could not do it. The cause is kept apart: it may quote what was stored.
    #[error(
        "The vault could not read or save this. Nothing was changed. Try again, and restart Copse if it stays so."
    )]
    Db(#[source] rusqlite::Error),
    /// A text could not be turned into its stored form.
    #[error("This could not be saved in the vault. Nothing was changed.")]
    Format(#[from] serde_json::Error),
}

/// One field that needs another look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldProblem {
    /// Name of the field as on the wire, such as `sizeMost` or `items.2.minutes`.
    pub field: String,
    /// What is wrong and what to do, as a sentence.
    pub message: String,
}

impl CoreError {
    /// A key of an impossible length: cannot happen, and says so.
    pub(crate) const KEY: Self =
        Self::NotAllowed("The audit trail’s key does not fit. Restart Copse and try again.");

    /// One field that needs another look.
    pub(crate) fn field(field: &str, message: &str) -> Self {
        Self::Invalid(vec![FieldProblem {
            field: field.to_owned(),
            message: message.to_owned(),
        }])
    }
}

fn summary(problems: &[FieldProblem]) -> String {
    let messages: Vec<&str> = problems
        .iter()
        .map(|problem| problem.message.as_str())
        .collect();
    messages.join(" ")
}

impl From<rusqlite::Error> for CoreError {
    /// A full disk, a read-only folder and damage keep the vault's own sentences.
    fn from(error: rusqlite::Error) -> Self {
        match VaultError::from(error) {
            VaultError::Database(error) => Self::Db(error),
            known => Self::Vault(known),
        }
    }
}
