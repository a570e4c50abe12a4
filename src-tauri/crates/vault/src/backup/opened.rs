//! A backup opened with a secret, or with the keys of the open vault.

use std::path::{Path, PathBuf};

use jiff::Timestamp;
use rusqlite::Connection;
use uuid::Uuid;

use crate::backup::{BackupInfo, NOTE, Note, sha256};
use crate::checks;
use crate::database::{self, DATABASE, DatabaseKey};
use crate::error::VaultError;
use crate::header::choose;
use crate::header::io::{self as header_io, Copy};
use crate::keys::{Key, VaultKey};
use crate::progress::Progress;
use crate::slots::Secret;
use crate::state;

/// A backup whose header is authentic, and the key of its database.
pub(crate) struct Opened {
    pub vault: Uuid,
    pub key: DatabaseKey,
    /// The header's bytes, of the copy that counts.
    pub header: Vec<u8>,
    vault_key: VaultKey,
    database: PathBuf,
}

impl Opened {
    /// Opens a backup by a secret if one is given, else by the keys of the vault that it is of.
    pub(crate) fn open(
        folder: &Path,
        secret: Option<&Secret>,
        own: Option<(Uuid, &VaultKey)>,
    ) -> Result<Self, VaultError> {
        let copies = header_io::read(folder);
        let (read, vault_key) = match (secret, own) {
            (Some(secret), _) => {
                let opened = choose::open(&copies, secret, None)?;
                (opened.read, opened.key)
            }
            (None, Some((vault, key))) => {
                let read = copies
                    .iter()
                    .filter_map(Copy::whole)
                    .max_by_key(|read| read.header.generation)
                    .ok_or_else(|| unusable(choose::none_whole(&copies)))?;
                if !read.is_authentic(key)? {
                    return Err(if read.header.vault == vault {
                        VaultError::OtherKeys
                    } else {
                        VaultError::NotThisVault
                    });
                }
                (read.clone(), key.clone())
            }
            (None, None) => return Err(VaultError::Misused("a backup needs a secret.")),
        };
        let key = DatabaseKey {
            key: vault_key.database_key(read.header.vault)?,
            salt: read.header.salt,
        };
        Ok(Self {
            vault: read.header.vault,
            key,
            header: read.bytes,
            vault_key,
            database: folder.join(DATABASE),
        })
    }

    /// The database, for reading.
    pub(crate) fn look(&self) -> Result<Connection, VaultError> {
        database::look(&self.database, &self.key).map_err(unusable)
    }

    /// Both integrity checks, and that its vault's own tables are there.
    pub(crate) fn check(&self, progress: Progress<'_>) -> Result<(), VaultError> {
        let connection = self.look()?;
        state::generation_get(&connection).map_err(unusable)?;
        checks::run_with(&self.database, &self.key, progress).map_err(unusable)
    }

    /// The key of the audit trail in it.
    pub(crate) fn audit_key(&self, connection: &Connection) -> Result<Key, VaultError> {
        match state::audit_key(connection)? {
            Some(key) => Ok(key),
            None => self.vault_key.audit_key(self.vault),
        }
    }
}

/// Checks a whole backup that `secret` opens, and notes in it that it was checked where the disk can be
/// written. Fails with [`VaultError::BackupUnusable`] if anything is damaged.
pub fn backup_verify(
    folder: &Path,
    secret: &Secret,
    progress: Progress<'_>,
) -> Result<BackupInfo, VaultError> {
    verify(folder, &Opened::open(folder, Some(secret), None)?, progress)
}

/// Checks a whole backup and notes it.
pub(crate) fn verify(
    folder: &Path,
    opened: &Opened,
    progress: Progress<'_>,
) -> Result<BackupInfo, VaultError> {
    opened.check(progress)?;
    let headers = header_io::read(folder);
    let whole = headers.iter().filter_map(Copy::whole);
    if whole.filter(|read| read.bytes == opened.header).count() != headers.len() {
        return Err(VaultError::BackupUnusable {
            what: "One of the two copies of its header is damaged.".to_owned(),
        });
    }
    let database = folder.join(DATABASE);
    let hash = hash_as_noted(folder)?;
    let now = Timestamp::now();
    let mut info = BackupInfo::read(folder).unwrap_or_else(|| BackupInfo {
        folder: folder.to_path_buf(),
        label: String::new(),
        made_at: now,
        bytes: 0,
        verified_at: None,
        schema: None,
        vault: Some(opened.vault),
        counter: None,
    });
    let connection = opened.look()?;
    let counter = state::session_last(&connection)?.map_or(0, |session| session.counter);
    let note = Note {
        vault: opened.vault,
        label: info.label.clone(),
        made_at: info.made_at,
        verified_at: Some(now),
        schema: database::schema_number(&connection)?,
        counter,
        bytes: std::fs::metadata(&database)?.len(),
        sha256: hash,
    };
    info.verified_at = note.verified_at;
    info.schema = Some(note.schema);
    // A read-only disk holds a good backup just as well.
    drop(note.write(folder));
    Ok(info)
}

/// SHA-256 of a backup's database. Fails with [`VaultError::BackupUnusable`] if it is not the one in its note. That needs
/// no secret, and tells damage only, not tampering.
pub(crate) fn hash_as_noted(folder: &Path) -> Result<String, VaultError> {
    let hash = sha256(&folder.join(DATABASE))?;
    if Note::read(folder).is_some_and(|note| note.sha256 != hash) {
        return Err(VaultError::BackupUnusable {
            what: format!("Its database is not the one that {NOTE} was written for."),
        });
    }
    Ok(hash)
}

/// Damage in a backup, told so that nobody takes it for damage of the vault.
fn unusable(error: VaultError) -> VaultError {
    match error {
        VaultError::Damaged { what } => VaultError::BackupUnusable { what },
        other => other,
    }
}
