//! Copies of a vault that a synchronising service or a person made beside it. Found and shown, never
//! merged and never deleted.

use std::fs::{self, DirEntry};
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use uuid::Uuid;

use crate::backup::BACKUPS;
use crate::database::{DATABASE, DATABASE_NEW, DATABASE_NEXT};
use crate::files;
use crate::header::io::{self as header_io, COPIES};
use crate::probe::{Probe, probe};

/// So many neighbours are looked at; a folder of a hundred thousand must not hold up the first screen.
const MOST_NEIGHBOURS: usize = 1000;

/// What a copy is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConflictKind {
    /// A copy of the header in the vault's folder.
    Header,
    /// By its name a copy of the database in the vault's folder.
    Database,
    /// A whole folder beside the vault's with the same vault in it.
    Folder,
}

/// Something that looks like another copy of the same vault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConflictCopy {
    /// Where it is.
    pub path: PathBuf,
    /// What it is.
    pub kind: ConflictKind,
    /// When it was last written, if the system says.
    pub modified: Option<Timestamp>,
}

/// Finds copies of the vault in `folder`: files such as `copse (PC-12's conflicted copy).db` or
/// `header-a-PC12.copse` in it, and folders beside it that hold a vault of the same id. Needs no secret,
/// changes nothing; what cannot be read is passed over.
pub fn conflict_copies(folder: &Path) -> Vec<ConflictCopy> {
    let Probe::Vault { id, .. } = probe(folder) else {
        return Vec::new();
    };
    let mut found: Vec<_> = entries(folder)
        .filter_map(|entry| inside(&entry, id))
        .collect();
    let real = folder.canonicalize().ok();
    if let Some(parent) = real.as_deref().and_then(Path::parent) {
        let others = entries(parent).filter(|entry| Some(entry.path()) != real);
        found.extend(others.filter_map(|entry| beside(&entry, id)));
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

fn entries(folder: &Path) -> impl Iterator<Item = DirEntry> {
    fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .take(MOST_NEIGHBOURS)
}

fn inside(entry: &DirEntry, id: Uuid) -> Option<ConflictCopy> {
    let name = entry.file_name();
    let name = name.to_str()?;
    let ours = COPIES.contains(&name)
        || [DATABASE, DATABASE_NEW, DATABASE_NEXT].contains(&name)
        || files::is_temporary(name);
    if ours || !entry.file_type().ok()?.is_file() {
        return None;
    }
    let ends = |ending: &str| name.to_ascii_lowercase().ends_with(ending);
    if ends(".copse") {
        let header = header_io::read_one(&entry.path());
        let same = header.whole()?.header.vault == id;
        return same.then(|| copy(entry, ConflictKind::Header));
    }
    let database = ends(".db") && name.to_ascii_lowercase().starts_with("copse");
    database.then(|| copy(entry, ConflictKind::Database))
}

fn beside(entry: &DirEntry, id: Uuid) -> Option<ConflictCopy> {
    // Links are not followed: they may lead back here.
    if !entry.file_type().ok()?.is_dir() || entry.file_name() == BACKUPS {
        return None;
    }
    match probe(&entry.path()) {
        Probe::Vault { id: found, .. } if found == id => Some(copy(entry, ConflictKind::Folder)),
        _ => None,
    }
}

fn copy(entry: &DirEntry, kind: ConflictKind) -> ConflictCopy {
    let path = entry.path();
    // Of a folder its database: the folder's own time says little.
    let dated = match kind {
        ConflictKind::Folder => path.join(DATABASE),
        ConflictKind::Header | ConflictKind::Database => path.clone(),
    };
    let modified = fs::metadata(dated)
        .and_then(|file| file.modified())
        .ok()
        .and_then(|time| Timestamp::try_from(time).ok());
    ConflictCopy {
        path,
        kind,
        modified,
    }
}
