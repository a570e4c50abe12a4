//! Meetings, their agenda and their register (domain D1, D2, D5, D9, D11).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    ids::{AgendaItemId, CaseId, CommunityId, MeetingId, PersonId},
    record::Stamp,
    text::RichText,
};

/// A meeting as stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Meeting {
    /// Identifier.
    pub id: MeetingId,
    /// The community.
    pub community: CommunityId,
    /// Version, who, when.
    #[serde(flatten)]
    pub stamp: Stamp,
    /// SEQUENCE of the calendar entry (RFC 5545 §3.8.7.4): grows when date, time, venue or status change.
    pub sequence: u32,
    /// What the facilitator edits.
    #[serde(flatten)]
    pub details: MeetingDetails,
}

/// What the facilitator enters about a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MeetingDetails {
    /// Number in the cycle, 1 to 999. In a new meeting 0 stands for the next number.
    pub number: u16,
    /// Kind (domain D13).
    pub kind: MeetingKind,
    /// Day.
    #[ts(type = "string")]
    pub date: jiff::civil::Date,
    /// Start, local time in Europe/London, `HH:MM:SS`.
    #[ts(type = "string")]
    pub start: jiff::civil::Time,
    /// Planned end, after `start`.
    #[ts(type = "string")]
    pub end: jiff::civil::Time,
    /// Where.
    #[serde(default)]
    pub venue: Venue,
    /// Refreshments: what, and by whom.
    #[serde(default)]
    pub refreshments: String,
    /// Planned, held or cancelled.
    #[serde(default)]
    pub status: MeetingStatus,
    /// Notes of the meeting (domain D11).
    #[serde(default)]
    pub notes: RichText,
}

/// Where a meeting is held (domain D2).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct Venue {
    /// Name of the building.
    pub name: String,
    /// Address, lines divided by commas or line feeds.
    pub address: String,
    /// Room.
    pub room: String,
    /// Steps, lift, hearing loop, parking …
    pub access: String,
}

/// Kind of meeting (domain D13).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum MeetingKind {
    /// A meeting of the community.
    #[default]
    Ordinary,
    /// With a guest speaker.
    GuestSpeaker,
    /// Training.
    Training,
    /// Visit to a service.
    Visit,
}

/// Whether a meeting is to come, was held, or will not be.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum MeetingStatus {
    /// Planned.
    #[default]
    Planned,
    /// Held.
    Held,
    /// Cancelled; kept with its history (domain D14).
    Cancelled,
}

/// One item of an agenda (domain D5).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AgendaItem {
    /// Identifier; the page makes one for a new item.
    pub id: AgendaItemId,
    /// What.
    pub title: String,
    /// Minutes, 0 to 600.
    pub minutes: u16,
    /// Who leads it.
    #[serde(default)]
    pub lead: String,
    /// Kind.
    pub kind: AgendaKind,
    /// The case that is presented or reported back on. Cases named here go into the pack.
    #[serde(default)]
    pub case: Option<CaseId>,
}

/// Kind of agenda item (domain D5).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum AgendaKind {
    /// Welcome, introductions.
    Welcome,
    /// Aims, ground rules, terms of reference.
    GroundRules,
    /// What happened next in earlier cases.
    Feedback,
    /// The knowledge broker's summary, feedback on evidence (domain F5).
    Evidence,
    /// A case is presented.
    Case,
    /// Questions, discussion, ideas.
    Discussion,
    /// Break.
    Break,
    /// Open actions.
    Actions,
    /// Policy issues.
    Policy,
    /// Evaluation and close.
    Close,
    /// Anything else.
    #[default]
    Other,
}

/// An agenda item with the time of day at which it starts, by the rule of domain D5.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TimedItem {
    /// Start, local time.
    #[ts(type = "string")]
    pub starts: jiff::civil::Time,
    /// The item.
    #[serde(flatten)]
    pub item: AgendaItem,
}

/// One line of a register (domain D9): every current member, and guests.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RegisterEntry {
    /// The person.
    pub person: PersonId,
    /// Name, resolved.
    pub name: String,
    /// Role, resolved.
    pub role: String,
    /// Dietary and access needs, resolved, for the list of what to know.
    pub needs: String,
    /// Not a member: invited for this meeting.
    pub guest: bool,
    /// Reply to the invitation.
    pub reply: Reply,
    /// What the register says after the meeting.
    pub attendance: Attendance,
}

/// Reply to an invitation.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Reply {
    /// Not answered.
    #[default]
    None,
    /// Coming.
    Coming,
    /// Apologies.
    Apologies,
}

/// Attendance (domain D9).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Attendance {
    /// Not entered yet: expected.
    #[default]
    Expected,
    /// Attended.
    Attended,
    /// Sent apologies.
    Apologies,
    /// Absent without apologies.
    Absent,
}

/// A meeting with its timed agenda and register, for the meeting's screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MeetingFull {
    /// The meeting.
    pub meeting: Meeting,
    /// Its agenda, in order.
    pub agenda: Vec<TimedItem>,
    /// When the agenda ends.
    #[ts(type = "string")]
    pub agenda_ends: jiff::civil::Time,
    /// Minutes by which the agenda overruns the planned end; negative where time is left.
    pub overrun: i32,
    /// The register.
    pub register: Vec<RegisterEntry>,
    /// Cases of the agenda, and whether each may go into the pack.
    pub cases: Vec<crate::cases::CaseForPack>,
    /// Members without an e-mail address, by name: they cannot get an invitation.
    pub without_email: Vec<String>,
    /// PDFs of others that go into its pack, in order.
    pub attachments: Vec<crate::attachments::Attachment>,
}

/// A whole series laid out in one step (domain D1).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MeetingSeries {
    /// First day.
    #[ts(type = "string")]
    pub first: jiff::civil::Date,
    /// How many, 1 to 60.
    pub count: u16,
    /// How often.
    pub rhythm: crate::community::Rhythm,
    /// Start.
    #[ts(type = "string")]
    pub start: jiff::civil::Time,
    /// End.
    #[ts(type = "string")]
    pub end: jiff::civil::Time,
    /// Where.
    #[serde(default)]
    pub venue: Venue,
}
