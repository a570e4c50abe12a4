//! PDFs as they come from elsewhere: damaged, locked, meant to do harm. All are made here from nothing, some with qpdf.

#![allow(
    clippy::indexing_slicing,
    reason = "files that are made here have what is looked for"
)]

mod active;
mod bombs;
mod damaged;

use std::{fmt::Write as _, fs, process::Command};

pub use active::active;
pub use bombs::bombs;
pub use damaged::damaged;

/// A PDF and what has to become of it.
#[derive(Debug, Clone)]
pub struct Odd {
    /// What is odd about it.
    pub name: &'static str,
    /// The file.
    pub bytes: Vec<u8>,
    /// What has to come of attaching it.
    pub comes: Comes,
}

/// What comes of attaching a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comes {
    /// All of its pages, each with its [`words`].
    Pages(usize),
    /// A sentence with these words in it.
    Sentence(&'static str),
}

/// What a page of [`plain`] says; pages count from 0.
pub fn words(page: usize) -> String {
    format!("Old page {page}")
}

/// An untagged file of so many pages in A5, with a script that runs when it is opened. Objects 1 and 2 are catalogue and
/// page tree; the pages are 4, 6, 8 and so on.
pub fn plain(pages: usize) -> Vec<u8> {
    written(&plain_objects(pages))
}

pub(crate) fn plain_objects(pages: usize) -> Vec<String> {
    let kids: Vec<String> = (0..pages).map(|n| format!("{} 0 R", 4 + 2 * n)).collect();
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>>>".to_owned(),
        format!(
            "<</Type/Pages/Kids[{}]/Count {pages}/MediaBox[0 0 420 595]/Resources<</Font<</F 3 0 R>>>>>>",
            kids.join(" ")
        ),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".to_owned(),
    ];
    for page in 0..pages {
        objects.push(format!(
            "<</Type/Page/Parent 2 0 R/Contents {} 0 R>>",
            5 + 2 * page
        ));
        objects.push(stream(&format!(
            "BT /F 12 Tf 50 500 Td ({}) Tj ET",
            words(page)
        )));
    }
    objects
}

pub(crate) fn stream(content: &str) -> String {
    format!("<</Length {}>>stream\n{content}\nendstream", content.len())
}

/// Objects from 1, with a table of their places.
pub fn written<O: AsRef<[u8]>>(objects: &[O]) -> Vec<u8> {
    let mut file = b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n".to_vec();
    let mut table = String::new();
    for (number, object) in (1..).zip(objects) {
        let place = file.len();
        writeln!(table, "{place:010} 00000 n ").expect("a string takes all");
        file.extend(format!("{number} 0 obj\n").bytes());
        file.extend(object.as_ref());
        file.extend(b"\nendobj\n");
    }
    let (start, size) = (file.len(), objects.len() + 1);
    let end = format!(
        "xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n"
    );
    file.extend(end.bytes());
    file
}

/// What qpdf makes of a file with these arguments before its name.
///
/// # Panics
/// Where qpdf is not installed or refuses.
pub fn qpdf(bytes: &[u8], arguments: &[&str]) -> Vec<u8> {
    let folder = tempfile::tempdir().expect("a folder for qpdf");
    let (from, to) = (folder.path().join("from.pdf"), folder.path().join("to.pdf"));
    fs::write(&from, bytes).expect("a file for qpdf");
    let status = Command::new("qpdf")
        .args(arguments)
        .arg(&from)
        .arg(&to)
        .status()
        .expect("qpdf is needed for this test");
    // 3: with warnings.
    assert!(matches!(status.code(), Some(0 | 3)), "qpdf {arguments:?}");
    fs::read(to).expect("qpdf has written it")
}

/// Where some bytes begin the last time.
pub(crate) fn last(bytes: &[u8], what: &[u8]) -> usize {
    bytes
        .windows(what.len())
        .rposition(|window| window == what)
        .expect("it is there")
}
