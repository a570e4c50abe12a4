//! What the tests of the vault share.
#![allow(
    dead_code,
    unreachable_pub,
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic
)]

use std::fs;
use std::path::{Path, PathBuf};

use copse_vault::{CreateOptions, Kdf, Migration, Passphrase, RecoveryKey, Secret, Vault};
use sha2::{Digest, Sha256};
use tempfile::TempDir;

pub const PASSPHRASE: &str = "unmoving gallstone precook jersey opal";
pub const COPIES: [&str; 2] = ["header-a.copse", "header-b.copse"];
pub const FLOOR: CreateOptions = CreateOptions { kdf: Kdf::Floor };
pub const NOTES: [Migration; 1] = [Migration {
    number: 1,
    name: "notes",
    sql: "CREATE TABLE note (id INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT;",
}];

/// A closed vault in a temporary folder, with one table and one note in it.
pub struct Made {
    pub folder: TempDir,
    pub recovery: RecoveryKey,
}

impl Made {
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    pub fn file(&self, name: &str) -> PathBuf {
        self.path().join(name)
    }

    /// Opens by the recovery key, which is quick.
    pub fn unlock(&self) -> Result<Vault, copse_vault::VaultError> {
        Vault::unlock(self.path(), &Secret::Recovery(self.recovery.clone()))
    }
}

pub fn passphrase(text: &str) -> Secret {
    Secret::Passphrase(Passphrase::new(text.to_owned()))
}

pub fn made() -> Made {
    let folder = tempfile::tempdir().unwrap();
    let (mut vault, recovery) = Vault::create(
        folder.path(),
        &Passphrase::new(PASSPHRASE.to_owned()),
        FLOOR,
    )
    .unwrap();
    vault.migrate(&NOTES).unwrap();
    note_add(&mut vault, "first");
    drop(vault);
    Made { folder, recovery }
}

pub fn note_add(vault: &mut Vault, body: &str) {
    vault
        .connection()
        .execute("INSERT INTO note (body) VALUES (?1)", [body])
        .unwrap();
}

pub fn notes(vault: &Vault) -> Vec<String> {
    let mut statement = vault
        .connection_ref()
        .prepare("SELECT body FROM note ORDER BY id")
        .unwrap();
    let rows = statement.query_map([], |row| row.get(0)).unwrap();
    rows.map(Result::unwrap).collect()
}

/// Every file below a folder with its bytes, by path.
pub fn files(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found.push((path.clone(), fs::read(path).unwrap()));
            }
        }
    }
    found.sort();
    found
}

/// Flips one bit of a file.
pub fn flip(path: &Path, offset: usize) {
    let mut bytes = fs::read(path).unwrap();
    *bytes.get_mut(offset).unwrap() ^= 1;
    fs::write(path, bytes).unwrap();
}

/// Changes a header as an attacker would, who has no key but can make its plain hash fit.
pub fn forge(path: &Path, change: impl FnOnce(&mut Vec<u8>)) {
    let mut bytes = fs::read(path).unwrap();
    change(&mut bytes);
    let body = bytes.len() - 32;
    let hash = Sha256::digest(bytes.get(..body).unwrap());
    bytes.truncate(body);
    bytes.extend(hash);
    fs::write(path, bytes).unwrap();
}
