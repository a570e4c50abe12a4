//! What a letter can say, with every name resolved (domain C14).

use jiff::civil::{Date, Time};

use super::LetterField;
use crate::{
    community::CommunityDetails,
    ids::PersonId,
    meetings::Venue,
    text::{Inline, RichText},
};

/// Everything that the fields of a letter are filled from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterReport {
    /// The community's settings.
    pub community: CommunityDetails,
    /// Language of the text (BCP 47).
    pub language: String,
    /// The meeting that the letter speaks of.
    pub meeting: Option<LetterMeeting>,
    /// To whom it goes.
    pub recipients: Vec<LetterRecipient>,
    /// Day of the letter.
    pub made_on: Date,
}

/// The meeting that a letter speaks of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterMeeting {
    /// Number.
    pub number: u16,
    /// Day.
    pub date: Date,
    /// Start.
    pub start: Time,
    /// End.
    pub end: Time,
    /// Where.
    pub venue: Venue,
    /// Refreshments.
    pub refreshments: String,
}

/// Somebody to whom a letter goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterRecipient {
    /// The person.
    pub id: PersonId,
    /// Name.
    pub name: String,
    /// Role; may be empty.
    pub role: String,
    /// Service; may be empty.
    pub service: String,
    /// Wants documents in large print.
    pub large_print: bool,
}

/// One letter, merged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// Whom it is about; to whom too, but for a letter to a manager.
    pub recipient: LetterRecipient,
    /// To whom, as it stands above the address: a name, or "The manager of Anjali Menon".
    pub addressee: String,
    /// Lines of the address below it; may be empty.
    pub address: Vec<String>,
    /// The line above the text.
    pub subject: Vec<Inline>,
    /// The text.
    pub body: RichText,
}

/// A field of a template for which there is nothing to fill in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MissingField {
    /// The field.
    pub field: LetterField,
    /// Whose letter lacks it; empty where it lacks in all of them.
    pub people: Vec<String>,
}

impl MissingField {
    /// What is missing and where it belongs, as a sentence.
    pub fn sentence(&self) -> String {
        let label = self.field.label();
        match self.people.as_slice() {
            [] => format!("The {label} is not known. Enter it, or take it out of the letter."),
            [one] => format!("The {label} of {one} is not known. Enter it with the person."),
            [one, other] => {
                format!("The {label} of {one} and {other} is not known. Enter it with them.")
            }
            [one, other, rest @ ..] => format!(
                "The {label} of {one}, {other} and {} more is not known. Enter it with them.",
                rest.len()
            ),
        }
    }
}
