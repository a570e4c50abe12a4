//! What is amiss and touches no record: full-text indexes are made anew, and where only pages that are not in use are
//! bad the database is written anew.

use std::fs;
use std::path::Path;

use crate::backup::same_records;
use crate::checks;
use crate::database::{self, DATABASE};
use crate::error::VaultError;
use crate::files;
use crate::vault::rekey::database_replace;
use crate::vault::{Notice, Vault};

impl Vault {
    /// Makes full-text indexes anew out of their own texts. Where there is no room for that they stay as they are, and
    /// the next opening tries again: a search may miss something until then.
    pub(super) fn indexes_mend(&mut self, indexes: &[String]) -> Result<(), VaultError> {
        for name in indexes {
            let name = name.replace('"', "\"\"");
            let sql = format!("INSERT INTO \"{name}\" (\"{name}\") VALUES ('rebuild')");
            match self
                .open
                .connection
                .execute_batch(&sql)
                .map_err(VaultError::from)
            {
                Ok(()) | Err(VaultError::DiskFull) => {}
                Err(error) => return Err(error),
            }
        }
        if !indexes.is_empty() {
            self.open.notices.push(Notice::IndexMadeAnew);
        }
        Ok(())
    }

    /// Writes the database anew without its unused pages, checks the copy, and puts it in the place of the
    /// database by one rename. Where there is no room for that the vault is used as it is: nothing reads those
    /// pages, and the next opening tries again.
    ///
    /// Not `VACUUM` in place: that reads each page before it writes it, and fails on a bad one.
    pub(super) fn unused_pages_mend(&mut self) -> Result<(), VaultError> {
        let copy = files::temporary(&self.folder)?;
        let outcome = self.rewritten(&copy).and_then(|()| {
            self.database_close()?;
            let replaced = database_replace(&self.folder, &copy);
            self.reopen()?;
            replaced
        });
        for name in ["", "-journal"] {
            let mut path = copy.clone().into_os_string();
            path.push(name);
            drop(fs::remove_file(path));
        }
        match outcome {
            Ok(()) => self.open.notices.push(Notice::UnusedPagesMended),
            Err(VaultError::DiskFull) => {}
            Err(error) => return Err(error),
        }
        Ok(())
    }

    /// All records in a new file, under the same key.
    fn rewritten(&self, copy: &Path) -> Result<(), VaultError> {
        debug_assert_eq!(self.database, self.folder.join(DATABASE));
        let connection = &self.open.connection;
        connection.execute("VACUUM INTO ?1", [database::text_of(copy)?])?;
        files::file_sync(copy)?;
        let key = self.database_key()?;
        checks::run(copy, &key)?;
        same_records(connection, &database::open_to_read(copy, &key)?)
    }
}
