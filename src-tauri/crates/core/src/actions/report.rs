//! What a printed list of actions needs, with every name resolved (domain D11).

use jiff::civil::Date;

/// Actions ready to be set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActionsReport {
    /// Community's name.
    pub community: String,
    /// Mark in the header, never empty.
    pub confidentiality: String,
    /// Language of the text (BCP 47).
    pub language: String,
    /// Open actions by due day, those without a day last.
    pub open: Vec<ActionItem>,
    /// Done actions, newest first.
    pub done: Vec<ActionItem>,
    /// Day on which the document is made.
    pub made_on: Date,
}

/// One action.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActionItem {
    /// What.
    pub what: String,
    /// Who; empty where nobody has it yet.
    pub owner: String,
    /// By when.
    pub due: Option<Date>,
    /// Open, and due before the day on which the document is made.
    pub overdue: bool,
    /// When it was done.
    pub done_on: Option<Date>,
    /// Number and day of the meeting at which it was agreed.
    pub agreed_at: Option<(u16, Date)>,
}
