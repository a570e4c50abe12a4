//! What a working process says about its work: one JSON value a line, in a file outside the vault.
//!
//! A line is written with one call after the operation has returned, so it outlives the process. It says nothing
//! about the disk: that is what the recording of system calls is for.

use std::fs::{File, OpenOptions};
use std::io::{IoSlice, Write as _};
use std::path::Path;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::Fallible;
use crate::op::Op;

/// One line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum Line {
    /// The vault is open and the work about to begin.
    Ready,
    /// An operation is about to be done.
    Begin { number: u64, op: Op },
    /// It was acknowledged. `made` is the file or folder that it made.
    Done { number: u64, made: Option<String> },
    /// It was refused, with these words for the person.
    Failed { number: u64, said: String },
    /// The vault was not opened, with these words.
    NotOpened { said: String },
    /// The work is done.
    End,
}

/// The file that a process writes.
#[derive(Debug)]
pub(crate) struct Log(File);

impl Log {
    pub(crate) fn open(path: &Path) -> Fallible<Self> {
        Ok(Self(
            OpenOptions::new().append(true).create(true).open(path)?,
        ))
    }

    pub(crate) fn write(&mut self, line: &Line) -> Fallible<()> {
        let mut text = serde_json::to_string(line)?;
        text.push('\n');
        // `writev`, where all that is tested calls `write`: so a proof can let the one fail and not the other.
        let written = self.0.write_vectored(&[IoSlice::new(text.as_bytes())])?;
        if written == text.len() {
            Ok(())
        } else {
            Err("the log was cut off".into())
        }
    }
}

/// The lines of a log; the last may be cut off.
pub(crate) fn parse(text: &str) -> Vec<Line> {
    text.lines()
        .filter_map(|line| serde_json::from_str(line).ok())
        .collect()
}

/// Reads a log.
pub(crate) fn read(path: &Path) -> Fallible<Vec<Line>> {
    Ok(parse(&std::fs::read_to_string(path)?))
}

/// Waits until a process has written [`Line::Ready`]. Tells whether it did, rather than end.
pub(crate) fn wait_ready(path: &Path, mut ended: impl FnMut() -> Fallible<bool>) -> Fallible<bool> {
    loop {
        let over = ended()?;
        let text = std::fs::read_to_string(path).unwrap_or_default();
        if parse(&text).contains(&Line::Ready) {
            return Ok(true);
        }
        if over {
            return Ok(false);
        }
        std::thread::sleep(Duration::from_millis(1));
    }
}
