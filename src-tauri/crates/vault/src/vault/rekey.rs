//! Giving a vault new keys: a new vault key, and with it a database that is encrypted anew.
//!
//! Header and database change together, and no file system renames three files at once. So:
//!
//! 1. a verified backup;
//! 2. `copse.db.next`, complete under the new keys, checked, synced. A crash before the next step leaves
//!    a header that knows nothing of it: it is removed at the next opening;
//! 3. the header with the new keys, both copies. From the first copy on the new vault counts;
//! 4. `copse.db.next` takes the name `copse.db`. A crash before this is made up for at the next opening,
//!    which finds that the header's keys open the one and not the other.
//!
//! Before step 3 the old vault is complete, after it the new one.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::Timestamp;
use rusqlite::Connection;
use rusqlite::backup::{Backup, StepResult};

use crate::backup;
use crate::checks;
use crate::database::{self, DATABASE, DATABASE_NEXT, DatabaseKey};
use crate::error::VaultError;
use crate::files;
use crate::header::format::{Header, ReadHeader};
use crate::header::io::{self as header_io, COPIES};
use crate::kdf;
use crate::keys::{SALT_BYTES, VaultKey};
use crate::progress::{Progress, Stage, share};
use crate::recovery::RecoveryKey;
use crate::slots::{Method, Secret, Slot, SlotId};
use crate::state;
use crate::vault::slots::{encoded, is_on_disk};
use crate::vault::{Notice, Vault, database_key};

/// Pages that are copied between two looks at whether to stop: 4 MiB.
const PAGES: i32 = 1024;

/// What [`Vault::rekey`] did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rekeyed {
    /// The slots that are gone.
    pub removed: Vec<SlotId>,
    /// The backup that was made first. Like all older ones it opens with the secrets of its time.
    pub backup: PathBuf,
}

impl Vault {
    /// Gives the vault new keys and writes all records anew under them. Only the slots whose secret is
    /// given in `keep` stay, with their ids; all others go, keychains included, and `recovery` is the only
    /// recovery key from then on. So whoever had another secret, or had kept the old vault key, opens
    /// nothing that is written from now on.
    ///
    /// Older backups keep their keys: they open with the secrets of their time until they are deleted.
    /// On any failure, and when stopped, the vault is as it was before; after a crash it is either that
    /// or complete with its new keys.
    pub fn rekey(
        &mut self,
        keep: &[(SlotId, Secret)],
        recovery: &RecoveryKey,
        progress: Progress<'_>,
    ) -> Result<Rekeyed, VaultError> {
        self.settle()?;
        for (id, secret) in keep {
            if !self.secret_opens(*id, secret)? {
                return Err(secret.wrong());
            }
        }
        let backup = self.backup_here("before-rekey", progress)?;
        let key = VaultKey::random()?;
        let header = self.next_header(&key, keep, recovery)?;
        let secret = Secret::Recovery(recovery.clone());
        let read = encoded(&header, &key, |read| {
            let last = read.header.slots.last();
            let opened = last.map(|slot| slot.open(read.header.vault, &secret));
            Ok(opened
                .transpose()?
                .flatten()
                .is_some_and(|opened| opened.bytes() == key.bytes()))
        })?;
        let new_key = database_key(&key, &read)?;
        self.next_write(&new_key, read.header.generation, progress)
            .inspect_err(|_| next_remove(&self.folder))?;
        let before = &self.open.header.header.slots;
        let removed = before
            .iter()
            .map(|slot| slot.id)
            .filter(|id| !read.header.slots.iter().any(|slot| slot.id == *id))
            .collect();
        self.next_commit(key, read)?;
        Ok(Rekeyed { removed, backup })
    }

    /// The header with the new keys: the slots that stay, and the recovery key last.
    fn next_header(
        &self,
        key: &VaultKey,
        keep: &[(SlotId, Secret)],
        recovery: &RecoveryKey,
    ) -> Result<Header, VaultError> {
        let old = &self.open.header.header;
        let now = Timestamp::now().as_second();
        let mut slots = Vec::new();
        for slot in &old.slots {
            let secret = keep.iter().find(|(id, _)| *id == slot.id);
            // The recovery key is always a new one.
            let (Some((_, secret)), false) =
                (secret, matches!(slot.method, Method::Recovery { .. }))
            else {
                continue;
            };
            let cost = match slot.method {
                Method::Passphrase { cost, .. } => cost,
                _ => kdf::FLOOR,
            };
            slots.push(Slot::seal_as(slot.id, old.vault, key, secret, cost, now)?);
        }
        let recovery = Secret::Recovery(recovery.clone());
        slots.push(Slot::seal(old.vault, key, &recovery, kdf::FLOOR, now)?);
        let mut salt = [0; SALT_BYTES];
        getrandom::fill(&mut salt)?;
        Ok(Header {
            vault: old.vault,
            generation: old.generation + 1,
            created: old.created,
            salt,
            slots,
        })
    }

    /// Step 2: the database under the new keys, beside the old one, checked.
    fn next_write(
        &self,
        key: &DatabaseKey,
        generation: u64,
        progress: Progress<'_>,
    ) -> Result<(), VaultError> {
        next_remove(&self.folder);
        let path = self.folder.join(DATABASE_NEXT);
        let audit_key = self.audit_key()?;
        copy_encrypted(&self.open.connection, &path, key, Stage::Keying, progress)?;
        let next = database::open(&path, key)?;
        next.pragma_update(None, "query_only", false)?;
        backup::same_records(&self.open.connection, &next)?;
        let transaction = next.unchecked_transaction()?;
        state::generation_set(&transaction, generation)?;
        state::audit_key_set(&transaction, &audit_key)?;
        transaction.commit()?;
        next.close().map_err(|(_, error)| error)?;
        files::file_sync(&path)?;
        files::folder_sync(&self.folder)?;
        checks::run_with(&path, key, progress)
    }

    /// Steps 3 and 4.
    fn next_commit(&mut self, key: VaultKey, read: ReadHeader) -> Result<(), VaultError> {
        self.database_close()?;
        if let Err(error) = header_io::write(&self.folder, &read.bytes) {
            if !is_on_disk(&self.folder, &read) {
                next_remove(&self.folder);
                self.reopen()?;
                return Err(error);
            }
            // One copy has it, so there is no way back. The other one fits no database any more.
            stale_remove(&self.folder, &read);
            self.open.notices.push(Notice::HeaderNotRepaired);
        }
        let recovery = read.header.slots.last().map(|slot| slot.id);
        self.open.key = key;
        self.open.header = read;
        // Opened by a secret that did not stay: from now on by the recovery key.
        if self.slot(self.open.slot).is_err() {
            self.open.slot = recovery.unwrap_or(self.open.slot);
        }
        database_replace(&self.folder, &self.folder.join(DATABASE_NEXT))?;
        self.reopen()?;
        self.session_write().or(Ok(()))
    }
}

/// Copies a database page by page into a new file under other keys. The pages stay as they are, with
/// every row in its place.
pub(super) fn copy_encrypted(
    from: &Connection,
    to: &Path,
    key: &DatabaseKey,
    stage: Stage,
    progress: Progress<'_>,
) -> Result<(), VaultError> {
    let mut target = database::make_empty(to, key)?;
    {
        let backup = Backup::new(from, &mut target)?;
        loop {
            match backup.step(PAGES)? {
                StepResult::Done => break,
                StepResult::More => {}
                _ => std::thread::sleep(Duration::from_millis(10)),
            }
            let pages = backup.progress();
            let number = |pages: i32| u64::try_from(pages).unwrap_or_default();
            let (all, left) = (number(pages.pagecount), number(pages.remaining));
            progress.tell(stage, share(all.saturating_sub(left), all))?;
        }
    }
    target.close().map_err(|(_, error)| error)?;
    files::file_sync(to)?;
    progress.tell(stage, 1.0)
}

/// Puts a complete database in the place of the vault's, whose connection is closed.
pub(super) fn database_replace(folder: &Path, new: &Path) -> Result<(), VaultError> {
    let journal = folder.join(format!("{DATABASE}-journal"));
    // It would be played back into a database that it does not belong to.
    if journal.try_exists()? {
        fs::remove_file(&journal)?;
        files::folder_sync(folder)?;
    }
    fs::rename(new, folder.join(DATABASE))?;
    files::folder_sync(folder)?;
    Ok(())
}

/// At opening, with the lock held: carries a change of keys through that was interrupted after its header
/// was written, or clears away one that was interrupted before.
pub(super) fn finish(folder: &Path, key: &DatabaseKey, header: &[u8]) -> Result<(), VaultError> {
    let next = folder.join(DATABASE_NEXT);
    if !next.try_exists()? {
        return Ok(());
    }
    match database::open(&folder.join(DATABASE), key) {
        Ok(connection) => {
            drop(connection);
            next_remove(folder);
            Ok(())
        }
        Err(VaultError::Damaged { .. }) if database::look(&next, key).is_ok() => {
            // Both copies first: with the old database gone, a copy with the old keys opens nothing.
            header_io::write(folder, header)?;
            database_replace(folder, &next)
        }
        // The usual opening says what is the matter.
        Err(VaultError::Damaged { .. }) => Ok(()),
        Err(error) => Err(error),
    }
}

/// Removes a database under new keys that no header knows.
fn next_remove(folder: &Path) {
    for name in [DATABASE_NEXT.to_owned(), format!("{DATABASE_NEXT}-journal")] {
        drop(fs::remove_file(folder.join(name)));
    }
}

/// Removes the copy of the header that does not hold this one.
fn stale_remove(folder: &Path, read: &ReadHeader) {
    for (name, copy) in COPIES.into_iter().zip(header_io::read(folder)) {
        if copy.whole().is_none_or(|found| found.bytes != read.bytes) {
            drop(fs::remove_file(folder.join(name)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::passphrase::Passphrase;
    use crate::vault::{CreateOptions, Kdf};

    const PASSPHRASE: &str = "unmoving gallstone precook jersey opal";

    /// A vault with a table, its first recovery key, and a header and a database under new keys that
    /// open with the second one.
    struct Half {
        folder: tempfile::TempDir,
        old: Secret,
        new: Secret,
        header: ReadHeader,
    }

    fn half() -> Half {
        let folder = tempfile::tempdir().unwrap();
        let passphrase = Passphrase::new(PASSPHRASE.to_owned());
        let options = CreateOptions { kdf: Kdf::Floor };
        let (vault, old) = Vault::create(folder.path(), &passphrase, options).unwrap();
        let connection = vault.connection_ref();
        connection
            .execute_batch("CREATE TABLE note (body); INSERT INTO note VALUES ('one');")
            .unwrap();
        let (key, new) = (VaultKey::random().unwrap(), RecoveryKey::random().unwrap());
        let header = vault.next_header(&key, &[], &new).unwrap();
        let header = encoded(&header, &key, |_| Ok(true)).unwrap();
        let database_key = database_key(&key, &header).unwrap();
        vault
            .next_write(&database_key, header.header.generation, Progress::none())
            .unwrap();
        drop(vault);
        Half {
            folder,
            old: Secret::Recovery(old),
            new: Secret::Recovery(new),
            header,
        }
    }

    fn body(folder: &Path, secret: &Secret) -> String {
        let vault = Vault::unlock(folder, secret).unwrap();
        assert!(!folder.join(DATABASE_NEXT).exists());
        let connection = vault.connection_ref();
        connection
            .query_row("SELECT body FROM note", [], |row| row.get(0))
            .unwrap()
    }

    #[test]
    fn interrupted_before_its_header_it_leaves_the_old_vault() {
        let half = half();
        let folder = half.folder.path();
        assert!(folder.join(DATABASE_NEXT).exists());
        assert_eq!(body(folder, &half.old), "one");
        let error = Vault::unlock(folder, &half.new).unwrap_err();
        assert!(matches!(error, VaultError::WrongRecoveryKey), "{error:?}");
    }

    #[test]
    fn interrupted_after_its_header_it_is_carried_through() {
        for written in [&COPIES[..1], &COPIES[1..], &COPIES[..]] {
            let half = half();
            let folder = half.folder.path();
            for name in written {
                fs::write(folder.join(name), &half.header.bytes).unwrap();
            }
            // A look changes nothing and sees the new vault.
            let look = Vault::look(folder, &half.new).unwrap();
            let count: i64 = look
                .connection_ref()
                .query_row("SELECT count(*) FROM note", [], |row| row.get(0))
                .unwrap();
            assert_eq!(count, 1);
            drop(look);
            assert!(folder.join(DATABASE_NEXT).exists());

            assert_eq!(body(folder, &half.new), "one");
            for name in COPIES {
                assert_eq!(fs::read(folder.join(name)).unwrap(), half.header.bytes);
            }
            let error = Vault::unlock(folder, &half.old).unwrap_err();
            assert!(matches!(error, VaultError::WrongRecoveryKey), "{error:?}");
        }
    }

    #[test]
    fn a_journal_of_the_old_database_is_not_played_into_the_new_one() {
        let half = half();
        let folder = half.folder.path();
        for name in COPIES {
            fs::write(folder.join(name), &half.header.bytes).unwrap();
        }
        let journal = folder.join(format!("{DATABASE}-journal"));
        fs::write(&journal, [0xd9; 4096]).unwrap();
        assert_eq!(body(folder, &half.new), "one");
        assert!(!journal.exists());
    }
}
