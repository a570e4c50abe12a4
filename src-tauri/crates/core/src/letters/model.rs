//! Letters as templates: a small tree like that of [`crate::text`], with fields in it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A letter that is written once and merged for any number of people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LetterTemplate {
    /// What it is for.
    pub kind: LetterKind,
    /// What it is called in lists: "Invitation to a participant".
    pub name: String,
    /// The line above the text.
    pub subject: Vec<LetterInline>,
    /// The text from top to bottom.
    pub blocks: Vec<LetterBlock>,
}

/// A paragraph or list of a letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "type", rename_all = "camelCase")]
pub enum LetterBlock {
    /// A paragraph.
    Paragraph {
        /// Its text.
        runs: Vec<LetterInline>,
    },
    /// A bulleted or numbered list of single paragraphs.
    List {
        /// Numbered from 1 if true, bulleted if false.
        ordered: bool,
        /// Its items.
        items: Vec<Vec<LetterInline>>,
    },
}

/// A piece of text within a block.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "type", rename_all = "camelCase")]
pub enum LetterInline {
    /// Text with its marks. No line breaks inside.
    Text {
        /// The text.
        text: String,
        /// Bold.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        #[ts(optional, as = "Option<bool>")]
        bold: bool,
    },
    /// What is filled in.
    Field {
        /// Which.
        field: LetterField,
    },
    /// A line break within a paragraph.
    Break,
}

/// What can be filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum LetterField {
    /// The person's name.
    Name,
    /// The person's role.
    Role,
    /// The service that the person works in.
    Service,
    /// Name of the community.
    Community,
    /// The shared area of practice.
    AreaOfPractice,
    /// Why the community exists.
    Purpose,
    /// Host organisations.
    Hosts,
    /// Where the community works.
    Locality,
    /// Meetings planned in a cycle, in words.
    MeetingsPlanned,
    /// How often the community meets: "every month".
    Rhythm,
    /// Share of meetings that a member is expected to attend: "80%".
    AttendanceShare,
    /// Facilitator's name.
    Facilitator,
    /// Facilitator's e-mail address.
    FacilitatorEmail,
    /// Number of the meeting.
    MeetingNumber,
    /// Day of the meeting.
    MeetingDate,
    /// Start and end of the meeting.
    MeetingTime,
    /// Place of the meeting.
    MeetingPlace,
    /// Refreshments at the meeting.
    Refreshments,
    /// Day of the letter.
    Today,
}

impl LetterField {
    /// All fields, in the order in which they are offered.
    pub const ALL: [Self; 19] = [
        Self::Name,
        Self::Role,
        Self::Service,
        Self::Community,
        Self::AreaOfPractice,
        Self::Purpose,
        Self::Hosts,
        Self::Locality,
        Self::MeetingsPlanned,
        Self::Rhythm,
        Self::AttendanceShare,
        Self::Facilitator,
        Self::FacilitatorEmail,
        Self::MeetingNumber,
        Self::MeetingDate,
        Self::MeetingTime,
        Self::MeetingPlace,
        Self::Refreshments,
        Self::Today,
    ];

    /// Its name for people, as it stands in lists and in what is said of a missing one.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Role => "role",
            Self::Service => "service",
            Self::Community => "name of the community",
            Self::AreaOfPractice => "area of practice",
            Self::Purpose => "purpose of the community",
            Self::Hosts => "host organisations",
            Self::Locality => "locality",
            Self::MeetingsPlanned => "number of meetings planned",
            Self::Rhythm => "rhythm of meetings",
            Self::AttendanceShare => "share of meetings to attend",
            Self::Facilitator => "facilitator's name",
            Self::FacilitatorEmail => "facilitator's e-mail address",
            Self::MeetingNumber => "number of the meeting",
            Self::MeetingDate => "day of the meeting",
            Self::MeetingTime => "time of the meeting",
            Self::MeetingPlace => "place of the meeting",
            Self::Refreshments => "refreshments",
            Self::Today => "day of the letter",
        }
    }

    /// Whether it is about a meeting.
    pub const fn is_of_meeting(self) -> bool {
        matches!(
            self,
            Self::MeetingNumber
                | Self::MeetingDate
                | Self::MeetingTime
                | Self::MeetingPlace
                | Self::Refreshments
        )
    }

    /// Whether it differs from person to person.
    pub const fn is_personal(self) -> bool {
        matches!(self, Self::Name | Self::Role | Self::Service)
    }
}

/// The letters that every community starts with (domain C14).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum LetterKind {
    /// Invitation to a participant.
    Invitation,
    /// Letter to a participant's manager (domain C8).
    Manager,
    /// Confirmation of an induction (domain C9).
    Induction,
    /// Reminder of a meeting.
    Reminder,
    /// A friendly word after a missed meeting (domain D10).
    MissedMeeting,
    /// Thanks.
    Thanks,
    /// The community ends (domain G5).
    Ending,
}

impl LetterKind {
    /// All kinds, in the order in which they are needed in the life of a community.
    pub const ALL: [Self; 7] = [
        Self::Invitation,
        Self::Manager,
        Self::Induction,
        Self::Reminder,
        Self::MissedMeeting,
        Self::Thanks,
        Self::Ending,
    ];

    /// Whether it goes to the manager of the person whom it is about (domain C8), not to that person.
    pub const fn is_to_manager(self) -> bool {
        matches!(self, Self::Manager)
    }

    /// Whether it looks back at a meeting that was held (domain D10), not ahead to the next one.
    pub const fn looks_back(self) -> bool {
        matches!(self, Self::MissedMeeting)
    }

    /// When it is written, in a sentence for the list of letters.
    pub const fn about(self) -> &'static str {
        match self {
            Self::Invitation => "Asks somebody to join, and says what it brings and what it asks.",
            Self::Manager => {
                "Asks a participant’s manager for the time, and for leave to bring a case."
            }
            Self::Induction => {
                "Puts down what was agreed in the first talk, and names the next meeting."
            }
            Self::Reminder => "Reminds members of a meeting that is near.",
            Self::MissedMeeting => "A friendly word to somebody who did not come.",
            Self::Thanks => "Thanks somebody for what they brought.",
            Self::Ending => "Says goodbye, and what is to be done with the papers.",
        }
    }
}
