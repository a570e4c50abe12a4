//! What the shell asks of the desktop: dialogs, other programs, the window.
//!
//! Behind a trait, so that commands know no window system and checks need no screen.

#[cfg(debug_assertions)]
mod automation;
mod native;

use std::path::{Path, PathBuf};

use copse_handout::{FileError, Target, name_of};
use tauri::{AppHandle, Runtime};

use crate::fault::Fault;

/// What the shell tells the page, without a payload.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    /// The vault is about to be locked: save what was typed, then call `vault_lock`.
    VaultLocking,
    /// The vault is locked.
    VaultLocked,
    /// Behind the page something was noticed or a backup was made: ask for `vault_status`.
    VaultNews,
}

impl Event {
    /// All of them, for the page's types.
    pub const ALL: [Self; 3] = [Self::VaultLocking, Self::VaultLocked, Self::VaultNews];

    /// Name of the event.
    pub fn name(self) -> &'static str {
        match self {
            Self::VaultLocking => "vault-locking",
            Self::VaultLocked => "vault-locked",
            Self::VaultNews => "vault-news",
        }
    }
}

/// A type of file, for dialogs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FileType {
    /// As shown in the dialog.
    pub label: &'static str,
    /// Without the dot.
    pub extension: &'static str,
}

/// PDF documents.
pub(crate) const PDF: FileType = FileType {
    label: "PDF document",
    extension: "pdf",
};
/// Word documents.
pub(crate) const DOCX: FileType = FileType {
    label: "Word document",
    extension: "docx",
};
/// Spreadsheets.
pub(crate) const XLSX: FileType = FileType {
    label: "Excel workbook",
    extension: "xlsx",
};
/// Comma-separated values.
pub(crate) const CSV: FileType = FileType {
    label: "Comma-separated values",
    extension: "csv",
};
/// JSON.
pub(crate) const JSON: FileType = FileType {
    label: "JSON data",
    extension: "json",
};
/// Pictures that documents can carry.
pub(crate) const PICTURE: FileType = FileType {
    label: "Picture (PNG or SVG)",
    extension: "png",
};
/// Markdown text.
pub(crate) const MARKDOWN: FileType = FileType {
    label: "Markdown text",
    extension: "md",
};

/// Opens a file with the program that the system has for it.
pub(crate) fn open(desktop: &dyn Desktop, path: &Path) -> Result<(), Fault> {
    if desktop.open(path) {
        Ok(())
    } else {
        Err(FileError::NoProgram {
            name: name_of(path),
        }
        .into())
    }
}

/// The desktop. Dialogs wait for the user: never call them while the session is held.
pub trait Desktop: Send + Sync {
    /// Asks where to save a file, and whether to replace one. None if the user cancels.
    fn save_as(&self, suggested: &str, file_type: FileType) -> Option<Target>;

    /// Asks for a folder. None if the user cancels.
    fn choose_folder(&self, title: &str) -> Option<PathBuf>;

    /// Asks for a file to read. None if the user cancels.
    fn choose_file(&self, title: &str, file_type: FileType) -> Option<PathBuf>;

    /// Opens a file with the program that the system has for it. False if there is none.
    fn open(&self, file: &Path) -> bool;

    /// Empties the clipboard if its text is ours.
    fn clipboard_clear_if(&self, is_ours: &dyn Fn(&str) -> bool);

    /// Tells the page.
    fn announce(&self, event: Event);
}

/// The desktop of this process: the user's, or the folder that a check named.
pub(crate) fn of_process<R: Runtime>(app: &AppHandle<R>) -> Box<dyn Desktop> {
    #[cfg(debug_assertions)]
    if let Some(desktop) = automation::Automation::of_process(app) {
        return Box::new(desktop);
    }
    Box::new(native::Native::new(app.clone()))
}

/// Whether a check drives the window by `WebDriver`. Never in a release build.
pub(crate) fn is_automated() -> bool {
    cfg!(debug_assertions) && std::env::var_os("TAURI_AUTOMATION").is_some()
}
