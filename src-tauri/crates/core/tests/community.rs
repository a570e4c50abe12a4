//! Communities and their settings (domain A4-A6), through the public functions on a temporary vault.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

use copse_core::{
    CoreError, Kind,
    community::{self, CommunityDetails, CommunityStage, Rhythm},
};
use copse_testkit::{TestStore, build, fields_of};

#[test]
fn what_was_entered_is_read_back_also_after_a_restart() {
    let mut store = TestStore::new();
    let details = CommunityDetails {
        name: "Calderfoot \"Dual\" <Diagnosis> نور 👩🏽‍⚕️".to_owned(),
        purpose: "First line\nsecond line".to_owned(),
        objectives: vec![
            "Fewer closed doors".to_owned(),
            "One number to ring".to_owned(),
        ],
        hosts: vec!["Alderbank Trust".to_owned()],
        facilitator: "Maren Oakes".to_owned(),
        facilitator_email: "maren@alderbank.example".to_owned(),
        size_least: Some(8),
        size_most: Some(8),
        meetings_planned: Some(60),
        attendance_share: Some(100),
        rhythm: Rhythm::Quarterly,
        stage: CommunityStage::Meeting,
        ..CommunityDetails::default()
    };
    let made = community::community_create(&mut store, details.clone()).unwrap();
    assert_eq!(made.value.details, details, "nothing that fits is changed");
    assert_eq!(made.value.stamp.version, 1);
    assert_eq!(made.value.stamp.changed_by, "Maren Oakes");
    assert_eq!(made.changed, [Kind::Community]);
    let store = store.reopened_by("Owen Satchell");
    assert_eq!(community::community_list(&store).unwrap(), [made.value]);
}

#[test]
fn who_signs_in_without_a_name_goes_on_as_whoever_was_there_last() {
    let mut store = TestStore::new().reopened_by("Owen Satchell");
    community::community_create(&mut store, build::community("Calderfoot")).unwrap();
    let store = store.reopened_by("");
    assert_eq!(store.actor(), "Owen Satchell");
}

#[test]
fn line_ends_and_control_characters_in_a_name_become_spaces() {
    let mut store = TestStore::new();
    let made = community::community_create(
        &mut store,
        build::community("Calder\r\nfoot\u{0}\u{1b}[31m "),
    )
    .unwrap();
    assert_eq!(made.value.details.name, "Calder foot  [31m");
}

#[test]
fn everything_that_is_wrong_is_told_at_once_and_nothing_is_stored() {
    let mut store = TestStore::new();
    let wrong = CommunityDetails {
        name: "n".repeat(121),
        facilitator_email: "maren at alderbank".to_owned(),
        size_least: Some(9),
        size_most: Some(8),
        meetings_planned: Some(0),
        attendance_share: Some(101),
        ..CommunityDetails::default()
    };
    let fields = fields_of(community::community_create(&mut store, wrong));
    assert_eq!(
        fields,
        [
            "name",
            "facilitatorEmail",
            "sizeMost",
            "meetingsPlanned",
            "attendanceShare"
        ]
    );
    assert_eq!(community::community_list(&store).unwrap(), []);
}

#[test]
fn a_change_from_an_old_version_is_refused_and_keeps_what_is_there() {
    let mut store = TestStore::new();
    let first = community::community_create(&mut store, build::community("One"))
        .unwrap()
        .value;
    let second = community::community_update(&mut store, first.id, 1, build::community("Two"))
        .unwrap()
        .value;
    assert_eq!(second.stamp.version, 2);
    let stale = community::community_update(&mut store, first.id, 1, build::community("Three"));
    assert!(matches!(stale, Err(CoreError::Stale)), "{stale:?}");
    assert_eq!(
        community::community_get(&store, first.id)
            .unwrap()
            .details
            .name,
        "Two"
    );
}

#[test]
fn several_communities_stand_side_by_side_in_order_of_name() {
    let mut store = TestStore::new();
    for name in ["zeta", "Alpha", "Éclair", "beta"] {
        community::community_create(&mut store, build::community(name)).unwrap();
    }
    let names: Vec<_> = community::community_list(&store)
        .unwrap()
        .into_iter()
        .map(|c| c.details.name)
        .collect();
    assert_eq!(
        names,
        ["Alpha", "beta", "Éclair", "zeta"],
        "upper and lower case stand together, and so do letters with marks"
    );
}

#[test]
fn several_writes_can_be_kept_or_dropped_together() {
    let mut store = TestStore::new();
    let outcome = store.together(|store| {
        community::community_create(store, build::community("Kept?"))?;
        community::community_create(store, build::community(""))
    });
    assert_eq!(fields_of(outcome), ["name"]);
    assert_eq!(
        community::community_list(&store).unwrap(),
        [],
        "the first is gone with the second"
    );
    store
        .together(|store| community::community_create(store, build::community("Kept")))
        .unwrap();
    assert_eq!(
        community::community_list(&store).unwrap().len(),
        1,
        "the store writes again after a rollback"
    );
}
