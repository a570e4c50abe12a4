//! Actions (domain D11, E12).

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

use copse_core::{
    CoreError, actions, actions::ActionDetails, community, ids::CaseId, ids::MeetingId,
    ids::PersonId, people,
};
use copse_testkit::{TestStore, build, fields_of};

#[test]
fn open_actions_come_by_due_day_and_done_ones_last() {
    let mut store = TestStore::new();
    let community = community::community_create(&mut store, build::community("C"))
        .unwrap()
        .value
        .id;
    let owner = people::person_create(&mut store, community, build::member("Farah"))
        .unwrap()
        .value
        .id;
    let entries = [
        ("no day", None, None),
        ("later", Some("2027-03-01"), None),
        ("done", Some("2027-01-01"), Some("2027-01-02")),
        ("soon", Some("2027-02-10"), None),
    ];
    for (what, due, done) in entries {
        let details = ActionDetails {
            owner: Some(owner),
            due: due.map(build::day),
            done_on: done.map(build::day),
            ..build::action(what)
        };
        let action = actions::action_create(&mut store, community, details)
            .unwrap()
            .value;
        assert_eq!(action.owner_name, "Farah");
    }
    let whats = |open_only| -> Vec<String> {
        actions::action_list(&store, community, open_only)
            .unwrap()
            .into_iter()
            .map(|a| a.details.what)
            .collect()
    };
    assert_eq!(whats(true), ["soon", "later", "no day"]);
    assert_eq!(whats(false), ["soon", "later", "no day", "done"]);
}

#[test]
fn an_action_is_checked_with_all_its_references() {
    let mut store = TestStore::new();
    let community = community::community_create(&mut store, build::community("C"))
        .unwrap()
        .value
        .id;
    let wrong = ActionDetails {
        owner: Some(PersonId::new()),
        meeting: Some(MeetingId::new()),
        case: Some(CaseId::new()),
        ..build::action("")
    };
    assert_eq!(
        fields_of(actions::action_create(&mut store, community, wrong)),
        ["what", "owner", "meeting", "case"]
    );
}

#[test]
fn an_action_is_deleted_and_brought_back_and_never_changed_from_an_old_version() {
    let mut store = TestStore::new();
    let community = community::community_create(&mut store, build::community("C"))
        .unwrap()
        .value
        .id;
    let action = actions::action_create(&mut store, community, build::action("Ring Kit"))
        .unwrap()
        .value;
    actions::action_delete(&mut store, action.id).unwrap();
    assert_eq!(actions::action_list(&store, community, false).unwrap(), []);
    let back = actions::action_restore(&mut store, action.id)
        .unwrap()
        .value;
    let stale = actions::action_update(&mut store, action.id, 1, build::action("Ring Kit again"));
    assert!(matches!(stale, Err(CoreError::Stale)));
    actions::action_update(
        &mut store,
        action.id,
        back.stamp.version,
        build::action("Ring Kit again"),
    )
    .unwrap();
}
