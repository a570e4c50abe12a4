//! The folders of one journey: nothing that it writes lands anywhere else.

use std::{
    collections::BTreeSet,
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
};

use memchr::memmem;
use tempfile::TempDir;

/// A home of its own for the program, deleted at the end.
#[derive(Debug)]
pub struct Room {
    folder: TempDir,
}

impl Default for Room {
    fn default() -> Self {
        Self::new()
    }
}

impl Room {
    /// An empty home.
    ///
    /// # Panics
    /// Where the temporary folder cannot be written.
    pub fn new() -> Self {
        let room = Self {
            folder: tempfile::tempdir().expect("a temporary folder"),
        };
        for part in ["saved", "tmp", "home", "data", "cache", "config", "state"] {
            fs::create_dir(room.folder.path().join(part)).expect("a folder");
        }
        room
    }

    /// Where the program keeps the vault; not there at first.
    pub fn vault(&self) -> PathBuf {
        self.folder.path().join("data/vault")
    }

    /// Where dialogs save to and open from.
    pub fn saved(&self) -> PathBuf {
        self.folder.path().join("saved")
    }

    /// The only saved file whose name ends like this.
    ///
    /// # Panics
    /// Where there is none, or more than one.
    pub fn saved_file(&self, ending: &str) -> PathBuf {
        let mut found: Vec<PathBuf> = fs::read_dir(self.saved())
            .expect("the folder of saved files")
            .map(|entry| entry.expect("a file").path())
            .filter(|path| path.to_string_lossy().ends_with(ending))
            .collect();
        assert_eq!(
            found.len(),
            1,
            "saved files that end in {ending}: {found:?}"
        );
        found.remove(0)
    }

    /// Looks for each word in every file that the program wrote, except those that the user saved:
    /// as UTF-8 and as UTF-16, the forms in which a web view keeps text. Gives what was found, where.
    ///
    /// # Panics
    /// Where a file cannot be read.
    pub fn readable(&self, words: &[&str]) -> BTreeSet<String> {
        let mut files = Vec::new();
        list(self.folder.path(), &self.saved(), &mut files);
        let mut found = BTreeSet::new();
        for file in &files {
            let bytes = fs::read(file).expect("a file that the program wrote");
            for word in words.iter().filter(|word| holds(&bytes, word)) {
                found.insert(format!("{word} in {}", file.display()));
            }
        }
        found
    }

    /// How many files [`Room::readable`] looks through, and how many bytes they are.
    ///
    /// # Panics
    /// Where a file cannot be read.
    pub fn extent(&self) -> (usize, u64) {
        let mut files = Vec::new();
        list(self.folder.path(), &self.saved(), &mut files);
        let size = |file: &PathBuf| fs::metadata(file).map_or(0, |data| data.len());
        (files.len(), files.iter().map(size).sum())
    }

    pub(crate) fn environment(&self) -> Vec<(&'static str, OsString)> {
        let path = |part: &str| self.folder.path().join(part).into_os_string();
        vec![
            ("COPSE_VAULT_DIR", self.vault().into_os_string()),
            ("COPSE_AUTOMATION_DIR", self.saved().into_os_string()),
            ("TAURI_AUTOMATION", "1".into()),
            ("TMPDIR", path("tmp")),
            ("HOME", path("home")),
            ("XDG_DATA_HOME", path("data")),
            ("XDG_CACHE_HOME", path("cache")),
            ("XDG_CONFIG_HOME", path("config")),
            ("XDG_STATE_HOME", path("state")),
        ]
    }
}

fn list(folder: &Path, except: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of the journey") {
        let path = entry.expect("an entry").path();
        if path == except || path.is_symlink() {
            continue;
        }
        if path.is_dir() {
            list(&path, except, files);
        } else if path.is_file() {
            files.push(path);
        }
    }
}

fn holds(bytes: &[u8], word: &str) -> bool {
    let wide: Vec<u8> = word.encode_utf16().flat_map(u16::to_le_bytes).collect();
    [word.as_bytes(), &wide]
        .iter()
        .any(|form| memmem::find(bytes, form).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_found_in_both_forms_and_not_among_saved_files() {
        let room = Room::new();
        fs::write(room.saved().join("case.pdf"), "canary").unwrap();
        assert!(room.readable(&["canary"]).is_empty());
        fs::write(room.folder.path().join("cache/a"), "a canary").unwrap();
        fs::write(room.folder.path().join("tmp/b"), b"c\0a\0n\0a\0r\0y\0").unwrap();
        assert_eq!(room.readable(&["canary", "sparrow"]).len(), 2);
    }
}
