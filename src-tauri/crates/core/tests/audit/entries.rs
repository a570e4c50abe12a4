//! One entry for each change, without content.

use copse_core::{
    audit::{VaultEvent, audit_all, audit_event, audit_verify},
    community, journal, people,
};
use copse_testkit::{TestStore, build};
use copse_vault::SlotId;
use jiff::SignedDuration;

use crate::{all, common, tamper};

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
