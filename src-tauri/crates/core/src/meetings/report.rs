//! What the documents and the invitation of a meeting need, with every name resolved (domain D5, D7 to D11).

use jiff::civil::{Date, Time};

use super::{AgendaKind, MeetingKind, MeetingStatus, Venue};
use crate::{
    actions::ActionItem,
    cases::{CaseReport, Release},
    ids::{CaseId, MeetingId},
    terms::TermsReport,
    text::RichText,
};

/// The head that every document of a meeting shares.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeetingHead {
    /// The meeting.
    pub id: MeetingId,
    /// Community's name.
    pub community: String,
    /// Host organisations.
    pub hosts: Vec<String>,
    /// Mark in the header, never empty.
    pub confidentiality: String,
    /// Language of the text (BCP 47).
    pub language: String,
    /// Facilitator's name; may be empty.
    pub facilitator: String,
    /// Facilitator's e-mail address; may be empty.
    pub facilitator_email: String,
    /// Number of the meeting.
    pub number: u16,
    /// Kind.
    pub kind: MeetingKind,
    /// Status.
    pub status: MeetingStatus,
    /// Day.
    pub date: Date,
    /// Start, Europe/London.
    pub start: Time,
    /// Planned end.
    pub end: Time,
    /// Where.
    pub venue: Venue,
    /// Refreshments.
    pub refreshments: String,
    /// Day on which the document is made.
    pub made_on: Date,
}

/// A timed agenda (domain D5).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgendaReport {
    /// Head.
    pub head: MeetingHead,
    /// Items in order.
    pub items: Vec<AgendaLine>,
    /// When the last item ends.
    pub ends: Time,
    /// Actions of earlier meetings that are open on the day of the meeting, or today where it is still to come
    /// (domain D11).
    pub actions: Vec<ActionLine>,
}

/// One line of an agenda.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgendaLine {
    /// Start.
    pub starts: Time,
    /// Minutes.
    pub minutes: u16,
    /// What.
    pub title: String,
    /// Who leads it; may be empty.
    pub lead: String,
    /// Kind.
    pub kind: AgendaKind,
}

/// One open action.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActionLine {
    /// What.
    pub what: String,
    /// Who; empty where nobody has it yet.
    pub owner: String,
    /// By when.
    pub due: Option<Date>,
    /// Due before that day.
    pub overdue: bool,
}

/// Everything in a meeting pack (domain D8).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackReport {
    /// Agenda with the open actions.
    pub agenda: AgendaReport,
    /// Terms of reference in force; none where none was adopted yet.
    pub terms: Option<TermsReport>,
    /// Case studies that may be handed out, in the order of the agenda.
    pub cases: Vec<CaseReport>,
    /// Cases of the agenda that are held back, and why (domain E4).
    pub held_back: Vec<HeldBack>,
}

/// A case that stays out of a pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldBack {
    /// The case.
    pub id: CaseId,
    /// Number and title.
    pub title: String,
    /// Why; never [`Release::Free`].
    pub release: Release,
}

/// What a calendar entry and an invitation mail need (domain D7).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvitationReport {
    /// Head.
    pub head: MeetingHead,
    /// SEQUENCE (RFC 5545 §3.8.7.4).
    pub sequence: u32,
    /// When the meeting was last changed: DTSTAMP and LAST-MODIFIED, in UTC.
    pub changed_at: jiff::Timestamp,
    /// Organiser's name and e-mail address; the address may be empty.
    pub organiser: Contact,
    /// Members with an e-mail address, in order of name.
    pub recipients: Vec<Contact>,
    /// Agenda, for the text of the mail.
    pub items: Vec<AgendaLine>,
}

/// A name with an e-mail address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// Name.
    pub name: String,
    /// E-mail address.
    pub email: String,
}

/// A sheet on which those who come sign (domain D9). It goes round the room: nothing on it but names and roles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignInReport {
    /// Head.
    pub head: MeetingHead,
    /// Members and guests by name.
    pub lines: Vec<SignInLine>,
}

/// One line of a sign-in sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignInLine {
    /// Name.
    pub name: String,
    /// Role; may be empty.
    pub role: String,
    /// Invited for this meeting only.
    pub guest: bool,
    /// Has sent apologies.
    pub apologies: bool,
}

/// Notes of a meeting (domain D11).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotesReport {
    /// Head.
    pub head: MeetingHead,
    /// Who came, by name; guests are marked so.
    pub attended: Vec<String>,
    /// Who sent apologies.
    pub apologies: Vec<String>,
    /// Cases on the agenda: number and title.
    pub cases: Vec<String>,
    /// The notes.
    pub body: RichText,
    /// Actions that were agreed at this meeting, done ones among them.
    pub actions: Vec<ActionItem>,
}

/// Attendance over the meetings of a community (domain D10).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttendanceReport {
    /// Community's name.
    pub community: String,
    /// Mark in the header, never empty.
    pub confidentiality: String,
    /// Language of the text (BCP 47).
    pub language: String,
    /// Share of meetings that a member is expected to attend, in per cent; none where it is not set.
    pub share: Option<u8>,
    /// Meetings up to today for which attendance was entered, by day. Cancelled ones are left out.
    pub meetings: Vec<MeetingAttendance>,
    /// Members, and those who were, by name.
    pub members: Vec<MemberAttendance>,
    /// Day on which the document is made.
    pub made_on: Date,
}

/// How many came to a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MeetingAttendance {
    /// Number of the meeting.
    pub number: u16,
    /// Day.
    pub date: Date,
    /// Members who came.
    pub attended: u32,
    /// Guests who came.
    pub guests: u32,
    /// Members who sent apologies.
    pub apologies: u32,
    /// Members who were absent without apologies.
    pub absent: u32,
}

/// To how many of the counted meetings a member came. Meetings for which nothing was entered for the member, such as
/// those before joining, are not counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemberAttendance {
    /// Name.
    pub name: String,
    /// Came.
    pub attended: u32,
    /// Sent apologies.
    pub apologies: u32,
    /// Absent without apologies.
    pub absent: u32,
}
