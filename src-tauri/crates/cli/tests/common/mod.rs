//! The real program on a vault of its own.

// Each test file uses its part of this.
#![allow(dead_code, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::{
    ffi::OsStr,
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use serde_json::Value;
use tempfile::TempDir;

pub(crate) const PASSPHRASE: &str = "otter lantern gravel tulip bishop";

/// A folder with a passphrase file, and a place for a vault.
pub(crate) struct Room {
    folder: TempDir,
}

/// How a run of the program ended.
pub(crate) struct Run {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Room {
    /// Without a vault.
    pub(crate) fn empty() -> Self {
        let room = Self {
            folder: tempfile::tempdir().unwrap(),
        };
        fs::write(room.path("passphrase"), format!("{PASSPHRASE}\n")).unwrap();
        fs::create_dir(room.path("tmp")).unwrap();
        room
    }

    /// With an empty vault.
    pub(crate) fn with_vault() -> Self {
        let room = Self::empty();
        room.run(["vault", "init"], ["vault"]).succeeds();
        room
    }

    /// With the sample community.
    pub(crate) fn with_sample() -> Self {
        let room = Self::empty();
        room.run(["sample"], ["vault"]).succeeds();
        room
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn vault(&self) -> PathBuf {
        self.path("vault")
    }

    /// Writes a file into the folder.
    pub(crate) fn file(&self, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
        fs::write(self.path(name), text).unwrap();
        self.path(name)
    }

    /// Runs a command with the vault's folder and the right passphrase.
    pub(crate) fn run<'a>(
        &self,
        command: impl IntoIterator<Item = &'a str>,
        rest: impl IntoIterator<Item = &'a str>,
    ) -> Run {
        let file = self.path("passphrase");
        self.command()
            .args(command)
            .args(rest)
            .args([OsStr::new("--passphrase-file"), file.as_os_str()])
            .stdin(Stdio::null())
            .output()
            .map(Run::from)
            .unwrap()
    }

    /// The same, with the result as JSON.
    pub(crate) fn json<'a>(
        &self,
        command: impl IntoIterator<Item = &'a str>,
        rest: impl IntoIterator<Item = &'a str>,
    ) -> Value {
        let run = self
            .run(command, rest.into_iter().chain(["--json"]))
            .succeeds();
        serde_json::from_str(&run.out).unwrap()
    }

    /// Runs a command with this on standard input.
    pub(crate) fn typed<'a>(
        &self,
        arguments: impl IntoIterator<Item = &'a str>,
        input: &str,
    ) -> Run {
        let mut child = self
            .command()
            .args(arguments)
            .stdin(Stdio::piped())
            .spawn()
            .unwrap();
        child
            .stdin
            .take()
            .unwrap()
            .write_all(input.as_bytes())
            .unwrap();
        child.wait_with_output().unwrap().into()
    }

    /// The program with this folder as its working folder, and temporary files in a folder of their own.
    fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_copse-cli"));
        command
            .current_dir(self.folder.path())
            .env("TMPDIR", self.path("tmp"))
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    /// Names of what is in a folder.
    pub(crate) fn names(&self, folder: &str) -> Vec<String> {
        names(&self.path(folder))
    }
}

pub(crate) fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

impl From<Output> for Run {
    fn from(output: Output) -> Self {
        Self {
            code: output
                .status
                .code()
                .expect("the program was not ended by a signal"),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

impl Run {
    #[track_caller]
    pub(crate) fn succeeds(self) -> Self {
        assert_eq!(self.code, 0, "{}", self.err);
        self
    }

    /// Ends with this code and a sentence that holds these words; no panic, nothing printed as a result.
    #[track_caller]
    pub(crate) fn fails(self, code: i32, words: &str) -> Self {
        assert_eq!(self.code, code, "{}{}", self.out, self.err);
        assert!(self.err.contains(words), "no \"{words}\" in: {}", self.err);
        assert!(!self.err.contains("panicked"), "{}", self.err);
        assert!(self.out.is_empty(), "{}", self.out);
        self
    }
}
