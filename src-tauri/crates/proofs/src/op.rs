//! What a working process does, and what is there afterwards.

use serde::{Deserialize, Serialize};

/// One operation: all of it or nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum Op {
    /// A person is added.
    PersonAdd { name: String, notes: String },
    /// A person's notes are changed.
    PersonChange { name: String, notes: String },
    /// A person is deleted.
    PersonRemove { name: String },
    /// Several people are added as one.
    PeopleTogether { names: Vec<String> },
    /// A case is added.
    CaseAdd { title: String },
    /// A section is saved, as with each pause in typing.
    SectionSave { case: String, words: String },
    /// A verified backup is made.
    Backup,
    /// A new recovery key takes the place of the old one.
    RecoveryRenew { key: String },
    /// A passphrase beside the first is added, changed or removed.
    PassphraseChange,
}

/// A fact about the vault: absent, or there with a content.
pub(crate) type Effect = (String, Option<String>);

impl Op {
    /// What is there once it is acknowledged.
    pub(crate) fn effects(&self) -> Vec<Effect> {
        match self {
            Self::PersonAdd { name, notes } | Self::PersonChange { name, notes } => {
                vec![(person(name), Some(notes.clone()))]
            }
            Self::PersonRemove { name } => vec![(person(name), None)],
            Self::PeopleTogether { names } => names
                .iter()
                .map(|name| (person(name), Some(String::new())))
                .collect(),
            Self::CaseAdd { title } => vec![(case(title), Some(String::new()))],
            Self::SectionSave { case, words } => vec![(text(case), Some(words.clone()))],
            Self::RecoveryRenew { key } => vec![(RECOVERY.to_owned(), Some(key.clone()))],
            Self::Backup | Self::PassphraseChange => Vec::new(),
        }
    }
}

/// The fact which recovery key opens the vault.
pub(crate) const RECOVERY: &str = "recovery key";

pub(crate) fn person(name: &str) -> String {
    format!("person/{name}")
}

pub(crate) fn case(title: &str) -> String {
    format!("case/{title}")
}

pub(crate) fn text(case: &str) -> String {
    format!("text/{case}")
}
