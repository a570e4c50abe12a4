//! Documents that are made in memory, looked at, and saved.

use std::path::Path;

use copse_core::{
    ids::{AttachmentId, CommunityId, MeetingId},
    letters::LetterKind,
};
pub use copse_handout::{DocumentRequest, HeldBackCase};
use copse_handout::{Edition, Format, ListKind, name_of};
use serde::{Deserialize, Serialize};
use tauri::ipc::{InvokeResponseBody, IpcResponse};
use ts_rs::TS;

/// A document to be made.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DocumentInput {
    /// What.
    pub request: DocumentRequest,
    /// Size of print.
    pub edition: Print,
}

/// Sizes of print.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Print {
    /// Ordinary.
    #[default]
    Ordinary,
    /// 18 point.
    LargePrint,
    /// 24 point.
    GiantPrint,
}

impl From<Print> for Edition {
    fn from(print: Print) -> Self {
        match print {
            Print::Ordinary => Self::Ordinary,
            Print::LargePrint => Self::LargePrint,
            Print::GiantPrint => Self::GiantPrint,
        }
    }
}

/// A document to be saved.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DocumentSaveInput {
    /// The document.
    pub handle: String,
    /// Format.
    #[serde(default)]
    #[ts(as = "Option<Format>", optional)]
    pub format: Format,
    /// What it is handed out for; may be empty.
    #[serde(default)]
    #[ts(as = "Option<String>", optional)]
    pub purpose: String,
    /// For whom; may be empty.
    #[serde(default)]
    #[ts(as = "Option<String>", optional)]
    pub for_whom: String,
}

/// A list to be saved.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ListSaveInput {
    /// The community.
    pub community: CommunityId,
    /// Which list.
    pub list: ListKind,
    /// The meeting, for a register.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub meeting: Option<MeetingId>,
}

/// A letter that can be merged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LetterChoice {
    /// Which.
    pub id: LetterKind,
    /// What it is called.
    pub name: String,
    /// Its subject line, with what is filled in between square brackets.
    pub about: String,
    /// Whether it speaks of a meeting.
    pub needs_meeting: bool,
}

/// Attendance as a figure, with its numbers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AttendanceFigure {
    /// The figure (SVG 1.1); empty where there is nothing to show yet.
    pub svg: String,
    /// Its title.
    pub title: String,
    /// What it shows, in words.
    pub description: String,
    /// Heads of the columns of its numbers.
    pub columns: Vec<String>,
    /// Its numbers.
    pub rows: Vec<Vec<String>>,
}

/// A document in memory.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DocumentInfo {
    /// Names the document to the other document commands, until the vault is locked.
    pub handle: String,
    /// Title.
    pub title: String,
    /// Number of pages.
    pub pages: u32,
    /// Size of the file.
    pub bytes: u32,
    /// Name that the Save dialog offers.
    pub suggested_name: String,
    /// Cases that were left out, and why (domain E4).
    pub held_back: Vec<HeldBackCase>,
    /// Whether it can be saved for Word.
    pub word: bool,
    /// What the person should know of it, as sentences.
    pub remarks: Vec<String>,
}

/// Something made earlier in this session.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Handle {
    /// As given when it was made.
    pub handle: String,
}

/// A page to be looked at.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DocumentPageInput {
    /// The document.
    pub handle: String,
    /// From 1.
    pub page: u32,
    /// Width of the picture in pixels, 16 to 4000.
    pub width: u32,
}

/// A page as a PNG picture. Crosses as raw bytes: as JSON it would be five times as long.
#[derive(TS)]
#[ts(type = "ArrayBuffer")]
pub struct PagePicture(pub Vec<u8>);

impl IpcResponse for PagePicture {
    fn body(self) -> tauri::Result<InvokeResponseBody> {
        Ok(InvokeResponseBody::Raw(self.0))
    }
}

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Saved {
    /// Name of the file, or of the folder where several were written; never a path.
    pub name: String,
}

impl Saved {
    /// Something was written there.
    pub(crate) fn at(path: &Path) -> Self {
        Self {
            name: name_of(path),
        }
    }
}

/// An attachment that moves by one place.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AttachmentMoveInput {
    /// Which.
    pub id: AttachmentId,
    /// Towards the beginning.
    pub up: bool,
}

/// The picture on a community's documents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LogoPicture {
    /// As an address for an image (RFC 2397).
    pub data_url: String,
}
