//! Saved files as other programs read them: `tests/documents/read.py`.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::Value;

use crate::setting;

/// A PDF as poppler, qpdf and veraPDF read it.
#[derive(Debug)]
pub struct Reading(Value);

impl Reading {
    /// Reads a PDF.
    ///
    /// # Panics
    /// Where it cannot be read at all.
    pub fn of(file: &Path) -> Self {
        let name = file.file_name().expect("a file name").to_string_lossy();
        Self(
            read("pdf", file)
                .get(&*name)
                .cloned()
                .expect("a reading of the file"),
        )
    }

    /// Title in the file's properties.
    pub fn title(&self) -> &str {
        text(&self.0, "title")
    }

    /// Number of pages.
    pub fn pages(&self) -> u64 {
        self.0
            .get("pages")
            .and_then(Value::as_u64)
            .unwrap_or_default()
    }

    /// Text in the order in which a screen reader speaks it.
    pub fn spoken(&self) -> &str {
        text(&self.0, "spoken")
    }

    /// Headings in the tag tree, in order.
    pub fn headings(&self) -> Vec<&str> {
        texts(&self.0, "headings")
    }

    /// The tag tree, a line for each tag.
    pub fn tags(&self) -> &str {
        text(&self.0, "tags")
    }

    /// What PDF/UA-1, PDF/A-2a, qpdf and the project's own checks have against it.
    pub fn problems(&self) -> Vec<&str> {
        texts(&self.0, "problems")
    }
}

/// A draft mail as Python's `email` and `icalendar` read it.
#[derive(Debug)]
pub struct Draft(Value);

impl Draft {
    /// Reads an .eml file.
    ///
    /// # Panics
    /// Where it cannot be read at all.
    pub fn of(file: &Path) -> Self {
        Self(read("invitation", file))
    }

    /// A field of the mail or its event: `subject`, `body`, `summary`, `start`, `end` or `location`.
    pub fn field(&self, name: &str) -> &str {
        text(&self.0, name)
    }

    /// Addresses in Bcc.
    pub fn recipients(&self) -> Vec<&str> {
        texts(&self.0, "recipients")
    }

    /// Names of the attached files.
    pub fn attachments(&self) -> Vec<&str> {
        texts(&self.0, "attachments")
    }

    /// What RFC 5322, RFC 5545 and the project's own rules have against it.
    pub fn problems(&self) -> Vec<&str> {
        texts(&self.0, "problems")
    }
}

fn read(kind: &str, file: &Path) -> Value {
    let scripts = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../documents");
    let output = Command::new(setting("COPSE_READERS_PYTHON"))
        .arg("read.py")
        .arg(kind)
        .arg(file)
        .current_dir(scripts)
        .output()
        .expect("Python starts");
    assert!(
        output.status.success(),
        "{} cannot be read: {}",
        file.display(),
        String::from_utf8_lossy(&output.stderr)
    );
    serde_json::from_slice(&output.stdout).expect("what the readers print")
}

fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value.get(name).and_then(Value::as_str).unwrap_or_default()
}

fn texts<'a>(value: &'a Value, name: &str) -> Vec<&'a str> {
    value
        .get(name)
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect()
}
