//! What the printed terms of reference need (domain D6).

use jiff::civil::Date;

use crate::text::RichText;

/// Terms of reference ready to be set, with a signature sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermsReport {
    /// Community's name.
    pub community: String,
    /// Mark in the header, never empty.
    pub confidentiality: String,
    /// Language of the text (BCP 47).
    pub language: String,
    /// Version of the terms.
    pub number: u16,
    /// Day from which they hold; none for a draft.
    pub adopted_on: Option<Date>,
    /// Text.
    pub body: RichText,
    /// Current members by name, with the day on which each agreed.
    pub members: Vec<(String, Option<Date>)>,
    /// Day on which the document is made.
    pub made_on: Date,
}
