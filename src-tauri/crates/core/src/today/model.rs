//! The first screen: where are we, what is due next, what is missing? (domain H6)

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{cases::CaseForPack, ids::RecordId, journal::Kind, meetings::Meeting};

/// Everything on the first screen of a community.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Today {
    /// The day for which it was made.
    #[ts(type = "string")]
    pub date: jiff::civil::Date,
    /// What is so, as a sentence without a full stop, such as "Meeting 5 is in nine days".
    pub headline: String,
    /// Due before today, longest ago first.
    pub late: Vec<Due>,
    /// Due today or in the next seven days, soonest first.
    pub week: Vec<Due>,
    /// Due after that, and at the end what has no date.
    pub later: Vec<Due>,
    /// The next meeting that is planned, today's included.
    pub next_meeting: Option<NextMeeting>,
    /// People who are members now.
    pub members: u32,
    /// People who are approached, agreed or inducted, and not members yet (domain C11).
    pub on_their_way: u32,
    /// Meetings held.
    pub meetings_held: u32,
    /// Meetings planned for the cycle: the community's figure, or those in the calendar where there are more.
    pub meetings_planned: u32,
    /// Cases that may not be handed out freely today (domain E4).
    pub cases_without_permission: u32,
}

/// Something to do or to look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Due {
    /// What is to be done, as a sentence without a full stop.
    pub what: String,
    /// What helps to do it; may be empty.
    pub detail: String,
    /// By when.
    #[ts(type = "string | null")]
    pub due: Option<jiff::civil::Date>,
    /// Days from today until then; negative where late, 0 where `due` is none.
    pub days: i32,
    /// Where it is done.
    pub link: DueLink,
}

/// The record at which something is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DueLink {
    /// Kind of record.
    pub kind: Kind,
    /// The record; the list of that kind where there is none.
    pub id: Option<RecordId>,
}

/// The next meeting in short.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NextMeeting {
    /// The meeting.
    pub meeting: Meeting,
    /// Days from today; 0 for today.
    pub days: i32,
    /// Members and guests who said that they come.
    pub coming: u32,
    /// Members and guests who sent apologies.
    pub apologies: u32,
    /// Members and guests who have not answered.
    pub not_answered: u32,
    /// Cases of the agenda.
    pub cases: Vec<CaseForPack>,
}
