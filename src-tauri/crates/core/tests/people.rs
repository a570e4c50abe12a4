//! People (domain C3, C4, C6, C7, C11).

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

use copse_core::{
    CoreError, community,
    community::CommunityDetails,
    people::{self, AdviceKind, PersonDetails, PersonKind, PersonStage},
    services,
};
use copse_testkit::{TestStore, build, fields_of};

#[test]
fn names_in_any_script_and_with_any_sign_survive() {
    let mut store = TestStore::new();
    let community = community::community_create(&mut store, build::community("C"))
        .unwrap()
        .value
        .id;
    let names = [
        "Siân O'Gŵyn",
        "نور الدين",
        "שירה",
        "বৃষ্টি",
        "<b>\"Bea\"</b>; DROP TABLE person; --",
        "👩🏽‍⚕️ Ana",
    ];
    for name in names {
        let person = people::person_create(&mut store, community, build::member(name))
            .unwrap()
            .value;
        assert_eq!(
            people::person_get(&store, person.id).unwrap().details.name,
            name
        );
    }
    assert_eq!(
        people::person_list(&store, community).unwrap().len(),
        names.len()
    );
}

#[test]
fn all_problems_of_a_person_are_told_at_once_references_too() {
    let mut store = TestStore::new();
    let community = community::community_create(&mut store, build::community("C"))
        .unwrap()
        .value
        .id;
    let other = community::community_create(&mut store, build::community("Other"))
        .unwrap()
        .value
        .id;
    let elsewhere = services::service_create(&mut store, other, build::service("S"))
        .unwrap()
        .value
        .id;
    let wrong = PersonDetails {
        email: "a@b@c".to_owned(),
        service: Some(elsewhere),
        suggested_by: Some(copse_core::ids::PersonId::new()),
        ..build::member("\n")
    };
    let fields = fields_of(people::person_create(&mut store, community, wrong));
    assert_eq!(
        fields,
        ["name", "email", "service", "suggestedBy"],
        "a service of another community is not known here"
    );
}

#[test]
fn nobody_suggests_themselves() {
    let mut store = TestStore::new();
    let community = community::community_create(&mut store, build::community("C"))
        .unwrap()
        .value
        .id;
    let person = people::person_create(&mut store, community, build::member("Ana"))
        .unwrap()
        .value;
    let details = PersonDetails {
        suggested_by: Some(person.id),
        ..build::member("Ana")
    };
    assert_eq!(
        fields_of(people::person_update(&mut store, person.id, 1, details)),
        ["suggestedBy"]
    );
}

#[test]
fn a_deleted_person_is_gone_from_the_list_until_brought_back() {
    let mut store = TestStore::new();
    let community = community::community_create(&mut store, build::community("C"))
        .unwrap()
        .value
        .id;
    let person = people::person_create(&mut store, community, build::member("Ana"))
        .unwrap()
        .value;
    people::person_delete(&mut store, person.id).unwrap();
    assert_eq!(people::person_list(&store, community).unwrap(), []);
    let late = people::person_update(&mut store, person.id, 1, build::member("Ana"));
    assert!(
        matches!(late, Err(CoreError::NotFound { .. })),
        "a form that was left open cannot change it"
    );
    let back = people::person_restore(&mut store, person.id).unwrap().value;
    assert_eq!(
        back.stamp.version, 3,
        "deleting and bringing back are changes"
    );
}

#[test]
fn advice_looks_at_the_whole_community() {
    let mut store = TestStore::new();
    let settings = CommunityDetails {
        size_least: Some(8),
        ..build::community("C")
    };
    let community = community::community_create(&mut store, settings)
        .unwrap()
        .value
        .id;
    let expert = PersonDetails {
        kind: PersonKind::ExpertByExperience,
        ..build::member("Delroy")
    };
    people::person_create(&mut store, community, expert).unwrap();
    let left = PersonDetails {
        stage: PersonStage::Left,
        ..build::member("Kit")
    };
    people::person_create(&mut store, community, left).unwrap();
    let kinds: Vec<_> = people::people_advice(&store, community)
        .unwrap()
        .into_iter()
        .map(|advice| advice.kind)
        .collect();
    assert_eq!(kinds, [AdviceKind::AloneByExperience, AdviceKind::TooFew]);
}
