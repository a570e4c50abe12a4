//! The audit trail: one entry for each change, no content, and a break is found.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

mod common;

use copse_core::{
    Kind, Part,
    audit::{
        AuditFilter, AuditPage, VaultEvent, audit_all, audit_csv, audit_event, audit_list,
        audit_verify, audit_verify_next,
    },
    cases, community, journal, people,
};
use copse_testkit::{TestStore, build};
use copse_vault::SlotId;
use jiff::SignedDuration;

fn all() -> AuditFilter {
    AuditFilter::default()
}

/// Changes the tables behind Copse's back.
fn tamper(store: &TestStore, sql: &str) {
    store.vault().connection_ref().execute_batch(sql).unwrap();
}

#[test]
fn each_change_of_a_record_leaves_one_entry_without_content() {
    let mut store = TestStore::new();
    let id = common::live(&mut store, false);
    let entries = audit_all(&store, &all()).unwrap();
    for op in journal::journal_list(&store, id)
        .unwrap()
        .iter()
        .map(|row| row.op)
    {
        let word = serde_json::to_value(op).unwrap();
        assert!(
            entries
                .iter()
                .any(|entry| entry.event == word.as_str().unwrap()),
            "{op:?} is in the trail"
        );
    }
    let of = |event: &str| entries.iter().filter(|entry| entry.event == event).count();
    assert_eq!(
        of("caseCreate"),
        1,
        "a case with its twelve sections is one entry"
    );
    assert_eq!(
        of("meetingSeriesCreate"),
        2,
        "one for each meeting, with its agenda"
    );
    assert!(
        entries
            .iter()
            .all(|entry| entry.who == "Maren Oakes" && !entry.what.is_empty())
    );
    let numbers: Vec<u32> = entries.iter().rev().map(|entry| entry.number).collect();
    assert_eq!(
        numbers,
        (1..=u32::try_from(entries.len()).unwrap()).collect::<Vec<_>>()
    );
    let words: i64 = store
        .vault()
        .connection_ref()
        .query_row(
            "SELECT count(*) FROM audit WHERE event || coalesce(part, '') || record_id || facilitator_id LIKE '%quagmire%'",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(words, 0);
    let check = audit_verify(&store).unwrap();
    assert_eq!(
        (check.whole, check.checked),
        (true, u32::try_from(entries.len()).unwrap())
    );
}

#[test]
fn what_is_refused_or_rolled_back_leaves_no_entry() {
    let mut store = TestStore::new();
    let id = community::community_create(&mut store, build::community("C"))
        .unwrap()
        .value
        .id;
    let before = audit_all(&store, &all()).unwrap().len();
    people::person_create(&mut store, id, build::member("")).unwrap_err();
    store
        .together(|store| {
            people::person_create(store, id, build::member("Ana"))?;
            people::person_create(store, id, build::member(""))
        })
        .unwrap_err();
    assert_eq!(audit_all(&store, &all()).unwrap().len(), before);
    people::person_create(&mut store, id, build::member("Ana")).unwrap();
    let check = audit_verify(&store).unwrap();
    assert_eq!((check.whole, check.checked as usize), (true, before + 1));
}

#[test]
fn a_first_write_that_fails_as_part_of_several_does_not_lose_who_works() {
    let mut store = TestStore::new();
    store
        .together(|store| {
            community::community_create(store, build::community("C"))?;
            community::community_create(store, build::community(""))
        })
        .unwrap_err();
    community::community_create(&mut store, build::community("C")).unwrap();
    let entries = audit_all(&store, &all()).unwrap();
    assert_eq!(entries.len(), 2, "who works, and the community");
    assert!(entries.iter().all(|entry| entry.who == "Maren Oakes"));
}

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

#[test]
fn events_of_the_vault_are_kept_with_their_slot() {
    let mut store = TestStore::new();
    let slot = SlotId::from_u128(7);
    for event in [
        VaultEvent::Unlocked,
        VaultEvent::SlotAdded { slot },
        VaultEvent::BackupMade,
    ] {
        audit_event(&mut store, event).unwrap();
    }
    let told: Vec<_> = audit_all(&store, &all())
        .unwrap()
        .into_iter()
        .map(|entry| (entry.what, entry.record.map(|id| id.0)))
        .collect();
    assert_eq!(
        told[..3],
        [
            ("Backup made".to_owned(), None),
            ("Passphrase added".to_owned(), Some(slot)),
            ("Vault unlocked".to_owned(), None),
        ]
    );
    assert!(audit_verify(&store).unwrap().whole);
}

#[test]
fn the_trail_is_looked_through_by_kind_record_person_and_day() {
    let mut store = TestStore::new();
    let id = community::community_create(&mut store, build::community("C"))
        .unwrap()
        .value
        .id;
    let case = cases::case_create(&mut store, id, build::case("T"))
        .unwrap()
        .value;
    cases::section_update(
        &mut store,
        case.sections[0].id,
        1,
        build::change("Focus", "x"),
    )
    .unwrap();
    store.clock().advance(SignedDuration::from_hours(48));
    let mut store = store.reopened_by("Idris Ward");
    let person = people::person_create(&mut store, id, build::member("=Ana, \"A\""))
        .unwrap()
        .value
        .id;
    people::person_delete(&mut store, person).unwrap();
    let found = |filter: AuditFilter| -> Vec<String> {
        audit_all(&store, &filter)
            .unwrap()
            .into_iter()
            .map(|entry| entry.event)
            .collect()
    };
    assert_eq!(
        found(AuditFilter {
            kind: Some(Kind::Case),
            ..all()
        }),
        ["sectionUpdate", "caseCreate"]
    );
    assert_eq!(
        found(AuditFilter {
            record: Some(case.case.id.into()),
            ..all()
        }),
        ["sectionUpdate", "caseCreate"],
        "a case with its sections"
    );
    let idris = store.signed_in().facilitator;
    assert_eq!(
        found(AuditFilter {
            facilitator: idris,
            ..all()
        }),
        ["personDelete", "personCreate", "facilitatorCreate"]
    );
    assert_eq!(
        found(AuditFilter {
            from: Some(build::day("2027-02-10")),
            kind: Some(Kind::Person),
            ..all()
        })
        .len(),
        2
    );
    assert_eq!(
        found(AuditFilter {
            to: Some(build::day("2027-02-09")),
            ..all()
        })
        .len(),
        4
    );
    assert_eq!(
        found(AuditFilter {
            event: Some("personDelete".to_owned()),
            ..all()
        })
        .len(),
        1
    );
}

#[test]
fn the_trail_comes_in_pages_and_as_a_table() {
    let mut store = TestStore::new();
    let id = community::community_create(&mut store, build::community("C"))
        .unwrap()
        .value
        .id;
    for number in 0..3 {
        people::person_create(&mut store, id, build::member(&format!("P{number}"))).unwrap();
    }
    let person = people::person_create(&mut store, id, build::member("=Ana, \"A\""))
        .unwrap()
        .value
        .id;
    people::person_delete(&mut store, person).unwrap();
    let AuditPage {
        entries,
        total,
        page,
        pages,
    } = audit_list(
        &store,
        &AuditFilter {
            page: 9,
            page_size: 3,
            ..all()
        },
    )
    .unwrap();
    assert_eq!(
        (entries.len(), total, page, pages),
        (1, 7, 2, 3),
        "a page after the last is the last"
    );
    let first = &audit_all(&store, &all()).unwrap()[0];
    assert_eq!(
        (first.title.as_str(), first.part, first.kind),
        ("=Ana, \"A\"", Some(Part::Person), Some(Kind::Person))
    );
    let csv = audit_csv(
        &store,
        &AuditFilter {
            event: Some("personDelete".to_owned()),
            ..all()
        },
    )
    .unwrap();
    let row = csv.lines().nth(1).unwrap();
    assert!(
        row.contains("Maren Oakes,Person deleted,\"'=Ana, \"\"A\"\"\",person,personDelete,"),
        "{row}"
    );
}

#[test]
fn a_vault_of_the_first_schema_gets_its_trail_from_its_journal() {
    let mut store = TestStore::new();
    let id = common::live(&mut store, false);
    let rows = journal::journal_list(&store, id).unwrap();
    let kept = audit_all(&store, &all()).unwrap();
    // What the second schema added goes, as if it had never been.
    tamper(
        &store,
        "DELETE FROM audit; DELETE FROM audit_head; DELETE FROM facilitator; UPDATE journal SET actor_id = NULL;",
    );
    let mut store = store.reopened_by("Maren Oakes");
    assert!(store.audit_opened().whole, "nothing to check yet");
    store.clock().advance(SignedDuration::from_secs(1));
    audit_event(&mut store, VaultEvent::Unlocked).unwrap();
    let mut begun = audit_all(&store, &all()).unwrap();
    assert_eq!(begun.remove(0).event, "unlocked");
    let bare = |entries: Vec<copse_core::audit::AuditEntry>| -> Vec<_> {
        entries
            .into_iter()
            .filter(|entry| entry.event != "facilitatorCreate")
            .map(|entry| (entry.event, entry.part, entry.record, entry.at, entry.who))
            .collect()
    };
    assert_eq!(
        bare(begun),
        bare(kept),
        "the same as if it had been written at the time"
    );
    assert!(audit_verify(&store).unwrap().whole);
    assert_eq!(journal::journal_list(&store, id).unwrap().len(), rows.len());
    assert!(
        journal::journal_list(&store, id)
            .unwrap()
            .iter()
            .all(|row| row.facilitator.is_some())
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
