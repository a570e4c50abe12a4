//! Invitations to a meeting (domain D7).

use copse_core::{cases::CaseOverride, ids::MeetingId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{DocumentInfo, Print};

/// An invitation to be made.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct InvitationInput {
    /// The meeting.
    pub meeting: MeetingId,
    /// Size of print of the pack.
    pub edition: Print,
    /// Cases that go out although permission is not there (domain E4).
    pub reasons: Vec<CaseOverride>,
    /// Text of the mail; the usual one where none is given.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub message: Option<String>,
}

/// An invitation in memory.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct InvitationInfo {
    /// Names the invitation to the other invitation commands, until the vault is locked.
    pub handle: String,
    /// Subject of the mail.
    pub subject: String,
    /// Number of members in Bcc.
    pub recipients: u32,
    /// Members without an e-mail address, by name.
    pub without_email: Vec<String>,
    /// The files that are written: mail, calendar entry, pack.
    pub files: Vec<InvitationFile>,
    /// The pack that is attached.
    pub pack: DocumentInfo,
}

/// One file of an invitation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct InvitationFile {
    /// Name.
    pub name: String,
    /// Size.
    pub bytes: u32,
}
