//! `cargo xtask accept documents`: every kind of document in every edition, read by programs of others.

use std::{fs, path::PathBuf, process::Command};

use crate::{
    command::{self, cargo},
    places::Places,
    problem::{Problem, While},
    setup::{self, For},
    test::documents::Readers,
};

/// Makes the documents, from the sample community and from texts that are hard to set, and has veraPDF, qpdf, poppler,
/// python-docx, openpyxl and `LibreOffice` read them. What it prints last is its JSON.
pub(super) fn documents(places: &Places, arguments: &[String]) -> Result<(), Problem> {
    let mut sure = false;
    let mut keep = None;
    let mut rest = arguments.iter();
    while let Some(word) = rest.next() {
        match word.as_str() {
            "--yes" => sure = true,
            "--keep" => keep = rest.next().map(PathBuf::from),
            other => return Err(Problem::argument(other)),
        }
    }
    setup::setup(places, For::Documents, sure)?;
    let readers = Readers::prepare(places)?;
    let folder = keep.unwrap_or_else(|| places.tools().join("specimens"));
    if folder.exists() && folder.starts_with(places.tools()) {
        fs::remove_dir_all(&folder).while_doing("Emptying the folder of specimens")?;
    }
    let mut make = cargo(places);
    make.args(["run", "--quiet", "--locked", "-p", "copse-documents"]);
    make.args(["--example", "specimens", "--"]).arg(&folder);
    command::run(&mut make)?;
    let mut read = Command::new(readers.python());
    read.current_dir(places.root.join("tests/documents"))
        .arg("accept.py")
        .arg(&folder);
    readers.tell(&mut read);
    let status = read.status().while_doing(command::cannot_start(&read))?;
    if status.success() {
        Ok(())
    } else {
        Err(Problem::new(
            "Some documents are not as they should be. What was printed names them.",
        ))
    }
}
