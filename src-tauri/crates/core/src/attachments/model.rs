//! An attachment, without its file.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    ids::{AttachmentId, CommunityId, MeetingId},
    record::Stamp,
};

/// A PDF of somebody else that goes into the pack of a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Attachment {
    /// Identifier.
    pub id: AttachmentId,
    /// The community.
    pub community: CommunityId,
    /// The meeting.
    pub meeting: MeetingId,
    /// Version, and who changed it last.
    #[serde(flatten)]
    pub stamp: Stamp,
    /// Place among the attachments of the meeting, from 1; gaps where one was taken away.
    pub position: u32,
    /// Title in the contents of the pack, 1 to 200 characters.
    pub title: String,
    /// Name of the file that it came from, without its folder.
    pub file_name: String,
    /// Pages, at least 1.
    pub pages: u32,
    /// Whether it says of itself that it is accessible (PDF/UA-1). Without that the pack cannot say so either.
    pub accessible: bool,
}

/// A PDF to be attached, looked through already.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAttachment {
    /// Title in the contents of the pack; the file's name without its ending where it is empty.
    pub title: String,
    /// Name of the file, without its folder.
    pub file_name: String,
    /// Pages, at least 1.
    pub pages: u32,
    /// Whether it says of itself that it is accessible.
    pub accessible: bool,
    /// The file.
    pub file: Vec<u8>,
}
