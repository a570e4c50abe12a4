//! What is erased leaves no trace in any table.

use copse_core::{
    Part, actions, audit, community,
    erasure::{erase, erase_preview, erasure_list},
    exports, meetings, people, policy,
    record::RecordRef,
    search::search,
    undo,
};
use copse_testkit::{TestStore, build};

use crate::world::{CANARY, TAIL, case, person, traces, world};

#[test]
fn a_person_and_a_case_leave_no_trace() {
    let mut store = TestStore::new();
    let world = world(&mut store);
    assert!(
        traces(&store, CANARY).len() > 20,
        "they are everywhere: {:?}",
        traces(&store, CANARY)
    );
    let done = erase(&mut store, &[person(&world), case(&world)], &[]).unwrap();
    assert_eq!((done.value.records, done.value.rewritten), (2, true));
    assert_eq!(traces(&store, CANARY), Vec::<String>::new());
    assert_eq!(traces(&store, TAIL), Vec::<String>::new());
    let db = store.vault().connection_ref();
    let free: i64 = db
        .pragma_query_value(None, "freelist_count", |row| row.get(0))
        .unwrap();
    assert_eq!(free, 0, "no page is left over");
    let journal = store.folder().join("copse.db-journal");
    assert!(
        std::fs::metadata(journal).map_or(0, |file| file.len()) == 0,
        "nor one in the rollback journal"
    );
    // What belongs to others is there.
    let id = world.community;
    assert_eq!(people::person_list(&store, id).unwrap().len(), 1);
    assert_eq!(
        people::person_list(&store, id).unwrap()[0]
            .details
            .suggested_by,
        None
    );
    let action = &actions::action_list(&store, id, false).unwrap()[0];
    assert_eq!(
        (
            action.details.owner,
            action.owner_name.as_str(),
            action.details.what.as_str()
        ),
        (None, "", "Ask again")
    );
    assert_eq!(
        exports::export_list(&store, id).unwrap().len(),
        2,
        "that something was handed out stays known"
    );
    assert_eq!(meetings::meeting_list(&store, id).unwrap().len(), 1);
    let issue = &policy::policy_list(&store, id).unwrap()[0];
    assert_eq!(
        (
            issue.title.as_str(),
            issue.cases.len(),
            issue.meetings.len()
        ),
        ("Two forms fewer", 0, 1),
        "what ought to change stands without the case"
    );
    let left = traces(&store, &world.case.to_string());
    assert!(
        left.iter().all(|place| place == "audit.record_id"),
        "its id stays in the audit trail alone: {left:?}"
    );
    assert!(search(&store, CANARY, None).unwrap().is_empty());
    assert!(audit::audit_verify(&store).unwrap().whole);
    let filter = audit::AuditFilter {
        event: Some("erase".to_owned()),
        ..Default::default()
    };
    let parts: Vec<_> = audit::audit_all(&store, &filter)
        .unwrap()
        .into_iter()
        .map(|entry| (entry.part, entry.title))
        .collect();
    assert_eq!(
        parts,
        [
            (Some(Part::Case), String::new()),
            (Some(Part::Person), String::new())
        ]
    );
    let list: Vec<_> = erasure_list(&store)
        .unwrap()
        .into_iter()
        .map(|erasure| erasure.by)
        .collect();
    assert_eq!(list, ["Maren Oakes", "Maren Oakes"]);
    // What is left of the journal still can be undone, and the file opens whole.
    while undo::undo_next(&store).unwrap().is_some() {
        if undo::undo(&mut store).is_err() {
            break;
        }
    }
    drop(store.reopened_by("Maren Oakes"));
}

#[test]
fn in_an_index_that_is_not_made_anew_words_would_stay() {
    let mut store = TestStore::new();
    let world = world(&mut store);
    store.index_keep();
    erase(&mut store, &[case(&world), person(&world)], &[]).unwrap();
    let found = traces(&store, TAIL);
    assert!(
        !found.is_empty() && found.iter().all(|place| place == "case_text_data.block"),
        "the check can fail, and only the index fails it: {found:?}"
    );
}

#[test]
fn a_whole_community_goes_with_all_that_it_had() {
    let mut store = TestStore::new();
    let world = world(&mut store);
    let kept = community::community_create(&mut store, build::community("Kept"))
        .unwrap()
        .value
        .id;
    let record = RecordRef {
        part: Part::Community,
        id: world.community.into(),
    };
    assert!(
        erase_preview(&store, record)
            .unwrap()
            .goes
            .iter()
            .any(|counted| (counted.what.as_str(), counted.count) == ("people", 2))
    );
    erase(&mut store, &[record], &[]).unwrap();
    assert_eq!(traces(&store, CANARY), Vec::<String>::new());
    assert_eq!(community::community_list(&store).unwrap().len(), 1);
    assert!(community::community_get(&store, kept).is_ok());
}
