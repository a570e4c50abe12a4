//! Removing the sample community (domain H10).

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

mod common;

use copse_core::{CoreError, cases, community, search::search};
use copse_testkit::{TestStore, build};
use copse_vault::Vault;

/// The rows of every table of core. Of the full-text index's own tables only those with a row for each text count.
fn rows(vault: &Vault) -> Vec<(String, i64)> {
    let db = vault.connection_ref();
    let mut statement = db
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
        .unwrap();
    let names: Vec<String> = statement
        .query_map([], |row| row.get(0))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    let own = ["data", "idx", "config"]
        .map(|table| [format!("case_text_{table}"), format!("policy_text_{table}")]);
    let own = own.concat();
    let counted = names.into_iter().filter(|name| {
        // The audit trail never shrinks, and who signed in is not part of the sample.
        let stays = [
            "audit",
            "audit_head",
            "chore",
            "erasure",
            "facilitator",
            "retention_decision",
            "retention_rule",
        ];
        !own.contains(name)
            && !stays.contains(&name.as_str())
            && !name.starts_with("sqlite_")
            && !name.starts_with("vault_")
    });
    counted
        .map(|name| {
            let count = db
                .query_row(&format!("SELECT count(*) FROM {name}"), [], |row| {
                    row.get(0)
                })
                .unwrap();
            (name, count)
        })
        .collect()
}

/// Whether a word stands in the pages of the full-text index. Words are stored without the beginning that they share
/// with the word before.
fn in_index(vault: &Vault, part: &str) -> bool {
    let db = vault.connection_ref();
    let both = "SELECT block FROM case_text_data UNION ALL SELECT block FROM policy_text_data";
    let mut statement = db.prepare(both).unwrap();
    let blocks: Vec<Vec<u8>> = statement
        .query_map([], |row| row.get(0))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    blocks.iter().any(|block| {
        block
            .windows(part.len())
            .any(|window| window == part.as_bytes())
    })
}

#[test]
fn no_row_of_the_sample_stays_and_every_row_of_others_does() {
    let mut store = TestStore::new();
    let kept = community::community_create(&mut store, build::community("Kept"))
        .unwrap()
        .value
        .id;
    cases::case_create(&mut store, kept, build::case("Kept")).unwrap();
    let (folder, vault) = store.into_vault();
    let before = rows(&vault);
    assert!(before.len() >= 17, "all tables are looked at: {before:?}");
    let mut store = TestStore::on(folder, vault);

    let sample = common::live(&mut store, true);
    assert_eq!(search(&store, common::WORD, None).unwrap().len(), 3);
    let (folder, vault) = store.into_vault();
    let grown = rows(&vault);
    // Files, which the sample has none of, have tests of their own.
    let has_files = |table: &str| ["attachment", "community_logo"].contains(&table);
    for ((table, before), (_, grown)) in before.iter().zip(&grown) {
        if has_files(table) {
            continue;
        }
        assert!(grown > before, "the sample puts something into {table}");
    }
    assert!(in_index(&vault, "agmireworthy"));
    let mut store = TestStore::on(folder, vault);

    let done = community::sample_remove(&mut store, sample).unwrap();
    assert_eq!(done.changed.len(), 12, "every screen has to look again");
    assert_eq!(search(&store, common::WORD, None).unwrap(), []);
    assert_eq!(community::community_list(&store).unwrap().len(), 1);
    let (_folder, vault) = store.into_vault();
    assert_eq!(rows(&vault), before);
    assert!(
        !in_index(&vault, "agmireworthy"),
        "deleted words leave no trace in the index"
    );
}

#[test]
fn a_community_that_is_not_a_sample_is_refused() {
    let mut store = TestStore::new();
    let real = common::live(&mut store, false);
    assert!(matches!(
        community::sample_remove(&mut store, real),
        Err(CoreError::NotAllowed(_))
    ));
    assert_eq!(
        cases::case_list(&store, real).unwrap().len(),
        2,
        "nothing was removed"
    );
}
