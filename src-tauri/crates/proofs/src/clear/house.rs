//! The folders in which the recorded programs live, and the search through them.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::net::Net;
use crate::Fallible;
use crate::disk::record::{Argument, Call, Recording};
use crate::report::Report;

/// A home, a temporary folder and a working folder in which nothing was before, and a folder for what is asked for.
pub(super) struct House {
    pub(super) home: PathBuf,
    temporary: PathBuf,
    work: PathBuf,
    pub(super) exports: PathBuf,
}

impl House {
    pub(super) fn make(scratch: &Path) -> Fallible<Self> {
        let folder = |name: &str| -> Fallible<PathBuf> {
            let folder = scratch.join(name);
            fs::create_dir_all(&folder)?;
            Ok(folder)
        };
        Ok(Self {
            home: folder("home")?,
            temporary: folder("temporary")?,
            work: folder("work")?,
            exports: folder("exports")?,
        })
    }

    pub(super) fn folders(&self) -> [(&'static str, PathBuf); 3] {
        [
            ("home", self.home.clone()),
            ("temporary folder", self.temporary.clone()),
            ("working folder", self.work.clone()),
        ]
    }

    /// Runs a program that knows no other folders, and returns what it did.
    pub(super) fn record(
        &self,
        mut recording: Recording,
        report: &mut Report,
    ) -> Fallible<Vec<Call>> {
        recording
            .environment("HOME", &self.home)
            .environment("TMPDIR", &self.temporary)
            .environment("XDG_DATA_HOME", &self.home.join("data"))
            .environment("XDG_CONFIG_HOME", &self.home.join("config"))
            .environment("XDG_CACHE_HOME", &self.home.join("cache"))
            .environment("XDG_STATE_HOME", &self.home.join("state"))
            .work_in(&self.work);
        let calls = recording.run(&self.temporary)?;
        report.count("recordedCalls", calls.len());
        Ok(calls)
    }
}

/// Looks through all that was handed to the system to be written.
pub(super) fn judge(
    calls: &[Call],
    house: &House,
    net: &Net,
    when: &str,
    report: &mut Report,
) -> Fallible<()> {
    let mut written = BTreeSet::new();
    for call in calls {
        let Some(bytes) = call.bytes(1) else {
            continue;
        };
        let Some(Argument::File(number, path)) = call.arguments.first() else {
            continue;
        };
        written.insert(path.clone());
        report.count("bytesRecorded", bytes.len());
        if path.starts_with(&house.exports) {
            report.count("writesOfExports", 1);
        } else if net.catches_within(bytes)? {
            // What a program says at the terminal was asked for there; it is in no file.
            if *number == 1 {
                report.count("saidAtTheTerminal", 1);
            } else {
                report.count("foundOutside", 1);
                report.fail(format!("{when}: {} into {}", call.name, path.display()));
            }
        }
    }
    let files = written.iter().filter(|path| path.is_absolute()).count();
    report.count("filesWritten", files);
    Ok(())
}

#[derive(Debug, Default)]
pub(super) struct Searched {
    pub(super) files: usize,
    pub(super) bytes: usize,
}

/// Files that hold a canary, as it is or wrapped up, or whose name does.
pub(super) fn search(folder: &Path, net: &Net, searched: &mut Searched) -> Fallible<Vec<PathBuf>> {
    let mut found = Vec::new();
    for path in walk(folder)? {
        let bytes = fs::read(&path)?;
        searched.files += 1;
        searched.bytes += bytes.len();
        if net.catches_within(&bytes)? || net.catches(path.to_string_lossy().as_bytes()) {
            found.push(path);
        }
    }
    Ok(found)
}

pub(super) fn walk(folder: &Path) -> Fallible<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            if entry.file_type()?.is_dir() {
                folders.push(entry.path());
            } else {
                files.push(entry.path());
            }
        }
    }
    Ok(files)
}
