//! A schema of three steps with enough in it that a step takes time, and what tells a half-done step.

use std::path::{Path, PathBuf};

use copse_vault::{CreateOptions, Kdf, Migration, Passphrase, RecoveryKey, Secret, Vault};
use serde::{Deserialize, Serialize};

use crate::Fallible;
use crate::log::{Line, Log};
use crate::room::PASSPHRASE;

/// Rows of the table.
const ROWS: i64 = 3_000;

/// The steps: a table, the table rebuilt with one more column, and a column that every row gets.
pub(crate) const STEPS: [Migration; 3] = [
    Migration {
        number: 1,
        name: "items",
        sql: "CREATE TABLE item (id INTEGER PRIMARY KEY, word TEXT NOT NULL) STRICT;
            WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)
            INSERT INTO item SELECT i, hex(randomblob(40)) FROM n;",
    },
    Migration {
        number: 2,
        name: "lengths",
        sql: "CREATE TABLE item_new (id INTEGER PRIMARY KEY, word TEXT NOT NULL, length INTEGER NOT NULL) STRICT;
            INSERT INTO item_new SELECT id, word, length(word) FROM item;
            DROP TABLE item;
            ALTER TABLE item_new RENAME TO item;
            CREATE INDEX item_by_word ON item (word);",
    },
    Migration {
        number: 3,
        name: "marks",
        sql: "ALTER TABLE item ADD COLUMN mark INTEGER;
            UPDATE item SET mark = 2 * id;",
    },
];

/// What to do: bring a vault to a step.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Migrate {
    pub(crate) folder: PathBuf,
    pub(crate) recovery: String,
    pub(crate) log: PathBuf,
    pub(crate) to: usize,
}

/// A vault at the first step.
pub(crate) fn vault_make(folder: &Path) -> Fallible<RecoveryKey> {
    let passphrase = Passphrase::new(PASSPHRASE.to_owned());
    let options = CreateOptions { kdf: Kdf::Floor };
    let (mut vault, recovery) = Vault::create(folder, &passphrase, options)?;
    vault.migrate(STEPS.get(..1).unwrap_or_default())?;
    Ok(recovery)
}

/// The child's side.
pub(crate) fn run(migrate: &Migrate) -> Fallible<()> {
    let mut log = Log::open(&migrate.log)?;
    let secret = Secret::Recovery(migrate.recovery.parse()?);
    let mut vault = match Vault::unlock(&migrate.folder, &secret) {
        Ok(vault) => vault,
        Err(problem) => {
            let said = problem.to_string();
            return log.write(&Line::NotOpened { said });
        }
    };
    log.write(&Line::Ready)?;
    let steps = STEPS.get(..migrate.to).unwrap_or(&STEPS);
    log.write(&match vault.migrate(steps) {
        Ok(_) => Line::End,
        Err(problem) => Line::Failed {
            number: 0,
            said: problem.to_string(),
        },
    })
}

/// The step at which a vault is; an error where it is between two.
pub(crate) fn step_of(folder: &Path, recovery: &RecoveryKey) -> Fallible<i64> {
    let vault = Vault::unlock(folder, &Secret::Recovery(recovery.clone()))?;
    let connection = vault.connection_ref();
    let number = |sql: &str| connection.query_row(sql, [], |row| row.get::<_, i64>(0));
    let step = number("PRAGMA user_version")?;
    let columns = number("SELECT count(*) FROM pragma_table_info('item')")?;
    let tables =
        number("SELECT count(*) FROM sqlite_schema WHERE name LIKE 'item%' AND type = 'table'")?;
    let mut whole =
        columns == step + 1 && tables == 1 && number("SELECT count(*) FROM item")? == ROWS;
    if step >= 2 {
        whole &= number("SELECT count(*) FROM item WHERE length <> length(word)")? == 0;
    }
    if step >= 3 {
        whole &= number("SELECT count(*) FROM item WHERE mark IS NOT 2 * id")? == 0;
    }
    if whole {
        Ok(step)
    } else {
        Err(format!("half-migrated: step {step}, {columns} columns, {tables} tables").into())
    }
}
