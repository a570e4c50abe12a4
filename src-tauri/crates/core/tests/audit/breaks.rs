//! A break in the chain is found.

use copse_core::{
    audit::{VaultEvent, audit_event, audit_list, audit_verify, audit_verify_next},
    community, people,
};
use copse_testkit::{TestStore, build};

use crate::{all, tamper};

/// A store with ten people, and the number of entries.
fn ten() -> (TestStore, u32) {
    let mut store = TestStore::new();
    let id = community::community_create(&mut store, build::community("C"))
        .unwrap()
        .value
        .id;
    for number in 0..10 {
        people::person_create(&mut store, id, build::member(&format!("P{number}"))).unwrap();
    }
    let entries = audit_verify(&store).unwrap().entries;
    (store, entries)
}

#[test]
fn a_changed_entry_a_gap_and_a_removed_tail_are_found() {
    let cases = [
        (
            "UPDATE audit SET event = 'personDelete' WHERE number = 5",
            Some(5),
        ),
        (
            "UPDATE audit SET record_id = NULL WHERE number = 5",
            Some(5),
        ),
        ("UPDATE audit SET at = at + 1 WHERE number = 5", Some(5)),
        (
            "UPDATE audit SET facilitator_id = NULL WHERE number = 1",
            Some(1),
        ),
        ("DELETE FROM audit WHERE number = 5", Some(5)),
        ("DELETE FROM audit WHERE number > 8", Some(9)),
        ("DELETE FROM audit", Some(1)),
        (
            "INSERT INTO audit (number, at, event, mac) SELECT number + 1, at, event, mac FROM audit ORDER BY number DESC LIMIT 1",
            Some(13),
        ),
        ("UPDATE audit_head SET number = 8", None),
        (
            "DELETE FROM audit WHERE number > 8; UPDATE audit_head SET number = 8, mac = (SELECT mac FROM audit WHERE number = 8)",
            None,
        ),
        ("DELETE FROM audit_head", None),
    ];
    let (store, entries) = ten();
    assert_eq!(entries, 12);
    for (sql, at) in cases {
        tamper(&store, "SAVEPOINT before");
        tamper(&store, sql);
        let check = audit_verify(&store).unwrap();
        tamper(&store, "ROLLBACK TO before; RELEASE before");
        assert!(!check.whole, "{sql}");
        assert_eq!(check.broken_at, at, "{sql}");
        assert!(check.problem.unwrap().ends_with('.'), "{sql}");
        assert!(audit_verify(&store).unwrap().whole);
    }
}

#[test]
fn a_break_is_found_at_opening_and_stays_visible_whatever_follows() {
    let cases = [
        "DELETE FROM audit WHERE number > 8",
        "INSERT INTO audit (number, at, event, mac) SELECT number + 1, at, event, mac FROM audit ORDER BY number DESC LIMIT 1",
        "DELETE FROM audit_head",
    ];
    for sql in cases {
        let (store, _) = ten();
        tamper(&store, sql);
        let mut store = store.reopened_by("Maren Oakes");
        assert!(!store.audit_opened().whole, "{sql}");
        community::community_create(&mut store, build::community("After")).unwrap();
        assert!(!audit_verify(&store).unwrap().whole, "{sql}");
        let store = store.reopened_by("Maren Oakes");
        assert!(!store.audit_opened().whole, "{sql}");
    }
}

#[test]
fn opening_checks_what_is_new_and_the_whole_check_checks_all() {
    let (store, _) = ten();
    let mut store = store.reopened_by("Maren Oakes");
    assert_eq!(store.audit_opened().checked, 12);
    community::community_create(&mut store, build::community("D")).unwrap();
    let store = store.reopened_by("Maren Oakes");
    assert_eq!(
        (store.audit_opened().whole, store.audit_opened().checked),
        (true, 1)
    );
    tamper(&store, "UPDATE audit SET at = 0 WHERE number = 2");
    let store = store.reopened_by("Maren Oakes");
    assert!(
        store.audit_opened().whole,
        "an old entry is for the whole check"
    );
    assert_eq!(audit_verify(&store).unwrap().broken_at, Some(2));
}

#[test]
fn all_of_a_long_trail_is_checked_a_part_at_a_time() {
    let (mut store, _) = ten();
    store
        .together(|store| {
            for _ in 0..600 {
                audit_event(store, VaultEvent::Unlocked)?;
            }
            Ok(())
        })
        .unwrap();
    let mut store = store.reopened_by("Maren Oakes");
    assert_eq!(
        (store.audit_opened().whole, store.audit_opened().checked),
        (true, 500)
    );
    let checked: Vec<u32> =
        std::iter::repeat_with(|| audit_verify_next(&mut store, 250).unwrap().checked)
            .take(4)
            .collect();
    assert_eq!(checked, [250, 500, 612, 612]);
    tamper(&store, "UPDATE audit SET at = 0 WHERE number = 20");
    let mut store = store.reopened_by("Maren Oakes");
    assert!(
        store.audit_opened().whole,
        "an old entry is not looked at while somebody waits"
    );
    let check = audit_verify_next(&mut store, 250).unwrap();
    assert_eq!((check.whole, check.broken_at), (false, Some(20)));
    tamper(&store, "DELETE FROM audit WHERE number = 112");
    assert_eq!(
        store.reopened_by("Maren Oakes").audit_opened().broken_at,
        Some(112)
    );
}

/// How long a check takes: `cargo nextest run -p copse-core --run-ignored only -E 'test(hundred_thousand)' --no-capture`.
#[test]
#[ignore = "a measurement"]
#[allow(clippy::print_stdout)]
fn hundred_thousand_entries_are_checked() {
    let (mut store, _) = ten();
    store
        .together(|store| {
            for _ in 0..100_000 {
                audit_event(store, VaultEvent::Unlocked)?;
            }
            Ok(())
        })
        .unwrap();
    let begun = std::time::Instant::now();
    let check = audit_verify(&store).unwrap();
    let whole = begun.elapsed();
    let begun = std::time::Instant::now();
    let page = audit_list(&store, &all()).unwrap();
    assert!(check.whole && page.total > 100_000);
    println!(
        "check of {} entries: {whole:?}; a page: {:?}",
        check.checked,
        begun.elapsed()
    );
}
