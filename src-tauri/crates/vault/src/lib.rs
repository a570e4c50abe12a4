//! Keys, header, encrypted file, locks and backups; knows no domain.
//!
//! A vault is a folder:
//!
//! ```text
//! header-a.copse, header-b.copse   two copies of the header: key slots, authenticated as a whole
//! copse.db                         the SQLCipher database (4.x defaults, raw key, salt from the header)
//! copse.db-journal                 its rollback journal, encrypted likewise
//! copse.db.next                    only while the vault gets new keys: the database under them
//! in-use.lock                      empty; locked by the operating system while the vault is open
//! in-use.json                      which PC and process has it open, and since when; who, sealed
//! lasting.copse                    lines that outlast the database, such as marks of what was erased
//! backups/<UTC time>-<why>/        verified copies, each a vault of its own, with a note when checked
//! set-aside-<UTC time>/            what was there before a lost vault was restored; never deleted
//! .copse-tmp-<32 hex digits>       files and folders being written
//! ```
//!
//! One random 256-bit vault key is behind everything. Each key slot in the header seals it under one
//! secret: a passphrase (Argon2id), the printed recovery key or a random key that a keychain holds (both
//! HKDF-SHA256), each with XChaCha20-Poly1305. From it HKDF-SHA256 derives the keys of the database, the header's
//! authentication and the audit trail. So a secret is added, changed or removed without touching the
//! database.
//!
//! The bytes of the header are described in `header/format.rs`, those of the recovery key as text in
//! `recovery.rs`.
//!
//! ```no_run
//! use copse_vault::{CreateOptions, Passphrase, Secret, Vault, VaultError, passphrase_suggest};
//! # fn main() -> Result<(), VaultError> {
//! let folder = std::path::Path::new("vault");
//! let passphrase = Passphrase::new(passphrase_suggest(5)?);
//! let (vault, recovery_key) = Vault::create(folder, &passphrase, CreateOptions::default())?;
//! drop(vault); // closes and locks
//! let mut vault = Vault::unlock(folder, &Secret::Recovery(recovery_key))?;
//! vault.backup("by-hand")?;
//! # Ok(())
//! # }
//! ```

mod backup;
mod checks;
mod database;
mod error;
mod files;
mod folder;
mod header;
mod kdf;
mod keychain;
mod keys;
mod lock;
mod memory;
mod migrate;
mod passphrase;
mod probe;
mod progress;
mod recovery;
mod slots;
mod state;
mod vault;

pub use backup::{
    BackupAge, BackupInfo, Second, SecondState, backup_last_verified, backup_verify, backups,
    backups_in, rotation,
};
pub use checks::{CheckOutcome, CheckState};
pub use error::VaultError;
pub use folder::{ConflictCopy, ConflictKind, FolderVerdict, conflict_copies, folder_judge};
pub use header::format::MOST_SLOTS;
pub use keychain::{Keychain, keychain_secret};
pub use keys::Key;
pub use memory::Seen;
pub use migrate::{Migration, MigrationOutcome};
pub use passphrase::{BITS_PER_WORD, Judgement, Passphrase, passphrase_judge, passphrase_suggest};
pub use probe::{Probe, probe};
pub use progress::{Progress, Stage, Step};
pub use recovery::{RecoveryKey, RecoveryKeyError};
pub use slots::{Secret, SlotCost, SlotId, SlotInfo, SlotKind};
pub use vault::{
    BackupMade, Checks, CreateOptions, Kdf, Notice, Rekeyed, RestoreOptions, Restored, SetAside,
    UnlockOptions, Vault, restore_lost,
};
