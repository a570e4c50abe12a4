//! Lines that outlast the database.
//!
//! Whatever stands in the database is gone when an older copy takes its place: a backup that is copied over the
//! vault by hand, or restored into a vault that could not be opened any more. What must hold in spite of that is
//! kept beside it: in the vault's folder, in what this PC remembers of the vault, and beside the backups in a
//! second folder. The lines are in the clear and not authenticated, so they must say nothing to who reads them
//! and do no harm where somebody adds to them: keyed hashes, for example.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use uuid::Uuid;

use crate::error::VaultError;
use crate::files;
use crate::vault::Vault;

/// Name of the file in the vault's folder, and beside backups.
pub(crate) const LASTING: &str = "lasting.copse";
/// How its first line begins; the vault's id follows.
const FIRST: &str = "copse lasting 1 ";
/// Longest line.
const MOST_LINE: usize = 200;
/// A bound on what a file put in its place can make us read.
const MOST_BYTES: u64 = 16 << 20;

impl Vault {
    /// The lines that outlast the database, from all places. Empty on a look.
    pub fn lasting(&self) -> BTreeSet<String> {
        if self.is_read_only() {
            return BTreeSet::new();
        }
        self.lasting_places()
            .iter()
            .flat_map(|(folder, name)| read(&folder.join(name), self.id()))
            .collect()
    }

    /// Adds lines, and brings all places to the same state. A line is ASCII without control characters, at most
    /// 200 long, and must say nothing to who reads it. To be called after what it stands for was committed.
    pub fn lasting_add(&self, lines: impl IntoIterator<Item = String>) -> Result<(), VaultError> {
        if self.is_read_only() {
            return Err(VaultError::ReadOnlyLook);
        }
        let lines: BTreeSet<String> = lines.into_iter().collect();
        if !lines.iter().all(|line| is_line(line)) {
            return Err(VaultError::Misused("a line cannot be kept."));
        }
        let mut all = self.lasting();
        all.extend(lines);
        let mut outcome = Ok(());
        for (folder, name) in self.lasting_places() {
            outcome = outcome.and(merge(&folder, &name, self.id(), &all));
        }
        outcome
    }

    fn lasting_places(&self) -> Vec<(PathBuf, String)> {
        let mut places = vec![(self.folder.clone(), LASTING.to_owned())];
        if let Some(folder) = self.memory.folder() {
            places.push((folder.to_path_buf(), format!("lasting-{}.copse", self.id())));
        }
        places
    }
}

/// Takes the lines that lie beside a backup over into a vault's folder, or the other way round.
pub(crate) fn carry(from: &Path, to: &Path, vault: Uuid) -> Result<(), VaultError> {
    let lines = read(&from.join(LASTING), vault);
    if lines.is_empty() {
        return Ok(());
    }
    merge(to, LASTING, vault, &lines)
}

/// Writes a file that has these lines and its own, if that is not what it has.
fn merge(
    folder: &Path,
    name: &str,
    vault: Uuid,
    lines: &BTreeSet<String>,
) -> Result<(), VaultError> {
    let own = read(&folder.join(name), vault);
    if lines.is_subset(&own) {
        return Ok(());
    }
    let mut text = format!("{FIRST}{vault}\n");
    for line in own.union(lines) {
        text.push_str(line);
        text.push('\n');
    }
    files::folder_make(folder)?;
    files::replace(folder, name, text.as_bytes())
}

/// The lines for this vault; none where the file is for another one, or is not there.
fn read(path: &Path, vault: Uuid) -> BTreeSet<String> {
    let text = bytes(path).unwrap_or_default();
    let text = String::from_utf8_lossy(&text);
    let mut lines = text.lines();
    let first = lines.next().and_then(|line| line.strip_prefix(FIRST));
    if first.and_then(|id| id.parse().ok()) != Some(vault) {
        return BTreeSet::new();
    }
    lines
        .filter(|line| is_line(line))
        .map(str::to_owned)
        .collect()
}

fn bytes(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(MOST_BYTES).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn is_line(line: &str) -> bool {
    !line.is_empty()
        && line.len() <= MOST_LINE
        && line.bytes().all(|byte| (b' '..=b'~').contains(&byte))
}
