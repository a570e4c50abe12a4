//! What both checks found, put together: nothing, what touches no record, or damage.

use std::collections::{BTreeSet, HashSet};

use rusqlite::Connection;

use super::Found;
use crate::error::VaultError;

/// What `SQLCipher`'s check says of a page that is not what was written there.
const BAD_PAGE: &str = "HMAC verification failed for page ";
/// How `SQLite`'s check begins what it says of a full-text index.
const BAD_INDEX: &str = "fts5: ";

/// Puts together what both found. Where the structure is whole `SQLite` has read every page that it will ever
/// read, so what is bad then can only be unused; that is looked at once more, page by page.
pub(super) fn judge(
    connection: &Connection,
    of_structure: &[String],
    of_pages: &[String],
) -> Result<Found, VaultError> {
    let indexes: Option<BTreeSet<String>> =
        of_structure.iter().map(|line| index_of(line)).collect();
    let bad: Option<Vec<i64>> = of_pages
        .iter()
        .map(|line| line.strip_prefix(BAD_PAGE)?.trim().parse().ok())
        .collect();
    match (indexes, bad) {
        (Some(indexes), Some(bad)) if bad.is_empty() || are_unused(connection, &bad)? => {
            Ok(Found {
                unused_pages: !bad.is_empty(),
                indexes: indexes.into_iter().collect(),
            })
        }
        _ => Err(damaged(of_structure.len() + of_pages.len())),
    }
}

/// Whether pages belong to the database and to no table or index in it.
fn are_unused(connection: &Connection, pages: &[i64]) -> Result<bool, VaultError> {
    let all: i64 = connection.pragma_query_value(None, "page_count", |row| row.get(0))?;
    let mut statement = connection.prepare("SELECT pageno FROM dbstat")?;
    let used = statement
        .query_map([], |row| row.get(0))?
        .collect::<Result<HashSet<i64>, _>>()?;
    Ok(pages
        .iter()
        .all(|page| (1..=all).contains(page) && !used.contains(page)))
}

pub(super) fn damaged(places: usize) -> VaultError {
    let noun = if places == 1 { "place" } else { "places" };
    VaultError::damaged(format!(
        "The database copse.db is damaged in {places} {noun}."
    ))
}

/// The full-text index of which a line of `SQLite`'s check speaks, as in `fts5: checksum mismatch for table "notes"`.
fn index_of(line: &str) -> Option<String> {
    let (_, name) = line.strip_prefix(BAD_INDEX)?.rsplit_once("table \"")?;
    Some(name.strip_suffix('"')?.to_owned())
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]
mod tests {
    use std::fs;
    use std::path::{Path, PathBuf};

    use tempfile::TempDir;

    use super::*;
    use crate::checks::{pages, structure};
    use crate::database::{self, DatabaseKey};
    use crate::keys::{Key, SALT_BYTES};

    const PAGE: usize = 4096;

    /// A database with a table, an index, texts that need pages of their own, and pages that are not in use.
    fn filled() -> (TempDir, PathBuf, DatabaseKey) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("copse.db");
        let key = DatabaseKey {
            key: Key::random().unwrap(),
            salt: [7; SALT_BYTES],
        };
        database::create(&path, &key, 1).unwrap();
        let connection = database::open(&path, &key).unwrap();
        database::take_over(&connection).unwrap();
        connection
            .execute_batch(
                "CREATE TABLE note (id INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT;
                 CREATE INDEX note_body ON note (body);
                 WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300)
                 INSERT INTO note (body) SELECT 'note ' || i || hex(zeroblob(40)) FROM n;
                 INSERT INTO note (body) VALUES (hex(zeroblob(9000)));
                 CREATE TABLE gone (body TEXT) STRICT;
                 INSERT INTO gone VALUES (hex(zeroblob(40000)));
                 DROP TABLE gone;",
            )
            .unwrap();
        (folder, path, key)
    }

    /// The pages of which `which` speaks in the table that lists those in use.
    fn listed(connection: &Connection, which: &str) -> Vec<i64> {
        let sql = format!("SELECT pageno FROM dbstat WHERE {which}");
        let mut statement = connection.prepare(&sql).unwrap();
        let rows = statement.query_map([], |row| row.get(0)).unwrap();
        rows.map(Result::unwrap).collect()
    }

    fn flip(path: &Path, page: i64) {
        let mut bytes = fs::read(path).unwrap();
        bytes[(usize::try_from(page).unwrap() - 1) * PAGE + 77] ^= 1;
        fs::write(path, bytes).unwrap();
    }

    /// A connection that has read the database keeps what it read, so its check passes over a page that is torn behind
    /// its back. Then only the pages in use tell that records stand on it.
    #[test]
    fn a_torn_page_in_use_is_damage_also_where_the_check_of_the_structure_passes_over_it() {
        let (_folder, path, key) = filled();
        let reader = database::open_to_read(&path, &key).unwrap();
        assert!(structure(&reader).unwrap().is_empty());
        let number = |pragma| reader.pragma_query_value(None, pragma, |row| row.get::<_, i64>(0));
        let (all, free) = (
            number("page_count").unwrap(),
            number("freelist_count").unwrap(),
        );
        let of_index = listed(&reader, "name = 'note_body'");
        let overflowing = listed(&reader, "name = 'note' AND pagetype = 'overflow'");
        assert!(free > 10 && of_index.len() > 3 && overflowing.len() > 2);

        let mut damage = Vec::new();
        for page in 2..=all {
            flip(&path, page);
            let of_pages = pages(&database::open_to_read(&path, &key).unwrap()).unwrap();
            assert_eq!(of_pages, [format!("{BAD_PAGE}{page}")]);
            let of_structure = structure(&reader).unwrap();
            assert!(of_structure.is_empty(), "{of_structure:?}");
            match judge(&reader, &of_structure, &of_pages) {
                Ok(found) => assert!(found.unused_pages),
                Err(error) => {
                    assert!(matches!(error, VaultError::Damaged { .. }), "{error:?}");
                    damage.push(page);
                }
            }
            flip(&path, page);
        }
        // All but the first page, which was not torn, and those that SQLite itself counts as free.
        assert_eq!(i64::try_from(damage.len()).unwrap(), all - 1 - free);
        for page in of_index.iter().chain(&overflowing) {
            assert!(damage.contains(page), "page {page}");
        }
    }
}
