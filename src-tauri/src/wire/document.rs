//! Documents that are made in memory, looked at, and saved.

use std::path::Path;

use copse_handout::name_of;
pub use copse_handout::{DocumentRequest, HeldBackCase};
use serde::{Deserialize, Serialize};
use tauri::ipc::{InvokeResponseBody, IpcResponse};
use ts_rs::TS;

/// A document to be made.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DocumentInput {
    /// What.
    pub request: DocumentRequest,
    /// Large print instead of ordinary.
    pub large_print: bool,
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
