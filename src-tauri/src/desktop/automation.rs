//! A folder in place of the desktop, for checks that drive the window. Debug builds only.

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
};

use copse_handout::{Target, name_of};
use tauri::{AppHandle, Runtime};

use super::{Desktop, Event, FileType, native::Native};

/// Files are saved to, and chosen from, one folder. What would have been opened with another
/// program is noted by name in `opened.txt`.
pub(crate) struct Automation<R: Runtime> {
    folder: PathBuf,
    window: Native<R>,
}

impl<R: Runtime> Automation<R> {
    /// Where `TAURI_AUTOMATION` is set and `COPSE_AUTOMATION_DIR` names a folder.
    pub(crate) fn of_process(app: &AppHandle<R>) -> Option<Self> {
        let folder = std::env::var_os("COPSE_AUTOMATION_DIR").filter(|_| super::is_automated())?;
        Some(Self {
            folder: folder.into(),
            window: Native::new(app.clone()),
        })
    }
}

impl<R: Runtime> Desktop for Automation<R> {
    fn save_as(&self, suggested: &str, _: FileType) -> Option<Target> {
        Some(Target::Beside(self.folder.join(suggested)))
    }

    fn choose_folder(&self, _: &str) -> Option<PathBuf> {
        Some(self.folder.clone())
    }

    /// The first file of that type by name.
    fn choose_file(&self, _: &str, file_type: FileType) -> Option<PathBuf> {
        let mut files: Vec<PathBuf> = fs::read_dir(&self.folder)
            .ok()?
            .filter_map(|entry| Some(entry.ok()?.path()))
            .filter(|path| {
                path.extension()
                    .is_some_and(|there| there == file_type.extension)
            })
            .collect();
        files.sort();
        files.into_iter().next()
    }

    fn open(&self, file: &Path) -> bool {
        fs::OpenOptions::new()
            .create(true)
            .append(true)
            .open(self.folder.join("opened.txt"))
            .and_then(|mut list| writeln!(list, "{}", name_of(file)))
            .is_ok()
    }

    fn clipboard_clear_if(&self, is_ours: &dyn Fn(&str) -> bool) {
        self.window.clipboard_clear_if(is_ours);
    }

    fn announce(&self, event: Event) {
        self.window.announce(event);
    }
}
