//! What a briefing needs (domain E10). There is no field for a case's title or a person's name.

use jiff::civil::Date;

use super::{PolicyLevel, PolicyStatus, ToldHow};
use crate::{ids::CommunityId, text::RichText};

/// A briefing ready to be set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BriefingReport {
    /// The community.
    pub id: CommunityId,
    /// Its name.
    pub community: String,
    /// Its host organisations.
    pub hosts: Vec<String>,
    /// What the community is, one paragraph each.
    pub introduction: Vec<String>,
    /// Whom to ask: the facilitator as in the community's settings, with e-mail address; may be empty.
    pub contact: String,
    /// Language of the text (BCP 47).
    pub language: String,
    /// The issues, by level.
    pub issues: Vec<BriefingIssue>,
    /// Day on which the document is made.
    pub made_on: Date,
}

/// One issue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BriefingIssue {
    /// What ought to change.
    pub title: String,
    /// Who could change it.
    pub level: PolicyLevel,
    /// How far it has come.
    pub status: PolicyStatus,
    /// What happens now.
    pub happens: RichText,
    /// What would help.
    pub helps: RichText,
    /// What has changed, or why it was set aside.
    pub outcome: String,
    /// In how many cases it came up.
    pub cases: usize,
    /// Since when it was seen.
    pub since: Date,
    /// Who was told, oldest first.
    pub told: Vec<BriefingTold>,
}

/// That somebody outside was told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BriefingTold {
    /// The body or person.
    pub whom: String,
    /// When.
    pub on: Option<Date>,
    /// By which way.
    pub how: ToldHow,
    /// What they answered; empty while they have not.
    pub answer: String,
}
