//! The user's desktop.

use std::path::{Path, PathBuf};

use arboard::Clipboard;
use copse_handout::Target;
use tauri::{AppHandle, Emitter, Manager, Runtime};
use tauri_plugin_dialog::{DialogExt, FileDialogBuilder, FilePath};

use super::{Desktop, Event, FileType};
use crate::app::MAIN_WINDOW;

/// Native dialogs over the main window.
pub(crate) struct Native<R: Runtime> {
    app: AppHandle<R>,
}

impl<R: Runtime> Native<R> {
    pub(crate) fn new(app: AppHandle<R>) -> Self {
        Self { app }
    }

    fn dialog(&self, title: &str) -> FileDialogBuilder<R> {
        let dialog = self.app.dialog().file().set_title(title);
        match self.app.get_webview_window(MAIN_WINDOW) {
            Some(window) => dialog.set_parent(&window),
            None => dialog,
        }
    }
}

impl<R: Runtime> Desktop for Native<R> {
    fn save_as(&self, suggested: &str, file_type: FileType) -> Option<Target> {
        let chosen = self
            .dialog("Save as")
            .add_filter(file_type.label, &[file_type.extension])
            .set_file_name(suggested)
            .blocking_save_file()?;
        Some(with_extension(path_of(chosen)?, file_type.extension))
    }

    fn choose_folder(&self, title: &str) -> Option<PathBuf> {
        self.dialog(title).blocking_pick_folder().and_then(path_of)
    }

    fn choose_file(&self, title: &str, file_type: FileType) -> Option<PathBuf> {
        self.dialog(title)
            .add_filter(file_type.label, &[file_type.extension])
            .blocking_pick_file()
            .and_then(path_of)
    }

    fn open(&self, file: &Path) -> bool {
        tauri_plugin_opener::open_path(file, None::<&str>).is_ok()
    }

    fn clipboard_clear_if(&self, is_ours: &dyn Fn(&str) -> bool) {
        // A clipboard that cannot be asked, or that holds a picture, holds nothing of ours.
        let Ok(mut clipboard) = Clipboard::new() else {
            return;
        };
        if clipboard.get_text().is_ok_and(|text| is_ours(&text)) {
            let _ = clipboard.clear();
        }
    }

    fn announce(&self, event: Event) {
        // Fails only when the window is gone, and then there is nobody to tell.
        let _ = self.app.emit_to(MAIN_WINDOW, event.name(), ());
    }
}

fn path_of(chosen: FilePath) -> Option<PathBuf> {
    chosen.into_path().ok()
}

/// The dialog asked about the name that was typed. Where the ending was left out and is put to it
/// here, nobody was asked about the longer name: a file of that name is then left alone.
fn with_extension(path: PathBuf, extension: &str) -> Target {
    if path
        .extension()
        .is_some_and(|there| there.eq_ignore_ascii_case(extension))
    {
        return Target::Replace(path);
    }
    let mut name = path.file_name().unwrap_or_default().to_os_string();
    name.push(".");
    name.push(extension);
    Target::Beside(path.with_file_name(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_was_typed_whole_is_kept() {
        assert_eq!(
            with_extension("/x/Pack.PDF".into(), "pdf"),
            Target::Replace("/x/Pack.PDF".into())
        );
    }

    #[test]
    fn an_ending_that_was_left_out_is_added_and_replaces_nothing() {
        assert_eq!(
            with_extension("/x/Pack 1.2".into(), "pdf"),
            Target::Beside("/x/Pack 1.2.pdf".into())
        );
    }
}
