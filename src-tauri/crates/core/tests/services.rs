//! The map of services (domain C1).

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

use copse_core::{
    CoreError, Kind, community, people,
    people::PersonDetails,
    services::{self, LinkStrength, Sector, ServiceDetails, Wanted},
};
use copse_testkit::{TestStore, build, fields_of};

#[test]
fn a_service_is_entered_changed_deleted_and_brought_back() {
    let mut store = TestStore::new();
    let community = community::community_create(&mut store, build::community("C"))
        .unwrap()
        .value
        .id;
    let details = ServiceDetails {
        name: "Lantern Outreach".to_owned(),
        sector: Sector::Housing,
        link: LinkStrength::Weak,
        wanted: Wanted::Later,
        offers: "Beds\nand tea".to_owned(),
        ..ServiceDetails::default()
    };
    let service = services::service_create(&mut store, community, details.clone())
        .unwrap()
        .value;
    assert_eq!(
        services::service_get(&store, service.id).unwrap().details,
        details
    );
    let changed = ServiceDetails {
        link: LinkStrength::Strong,
        ..details
    };
    let service = services::service_update(&mut store, service.id, 1, changed)
        .unwrap()
        .value;
    services::service_delete(&mut store, service.id).unwrap();
    assert_eq!(
        services::service_list(&store, community).unwrap(),
        [],
        "lists hide what is deleted"
    );
    assert!(matches!(
        services::service_get(&store, service.id),
        Err(CoreError::NotFound {
            kind: Kind::Service
        })
    ));
    let back = services::service_restore(&mut store, service.id)
        .unwrap()
        .value;
    assert_eq!(back.details, service.details);
    assert_eq!(services::service_list(&store, community).unwrap().len(), 1);
    let twice = services::service_restore(&mut store, service.id);
    assert!(
        matches!(twice, Err(CoreError::NotFound { .. })),
        "what is there cannot be brought back"
    );
}

#[test]
fn a_stale_or_wrong_change_is_refused() {
    let mut store = TestStore::new();
    let community = community::community_create(&mut store, build::community("C"))
        .unwrap()
        .value
        .id;
    let service = services::service_create(&mut store, community, build::service("S"))
        .unwrap()
        .value;
    let stale = services::service_update(&mut store, service.id, 2, build::service("T"));
    assert!(matches!(stale, Err(CoreError::Stale)));
    let wrong = ServiceDetails {
        email: "x".to_owned(),
        ..build::service(" ")
    };
    assert_eq!(
        fields_of(services::service_update(&mut store, service.id, 1, wrong)),
        ["name", "email"]
    );
}

#[test]
fn people_show_the_service_they_work_in_under_its_present_name() {
    let mut store = TestStore::new();
    let community = community::community_create(&mut store, build::community("C"))
        .unwrap()
        .value
        .id;
    let service = services::service_create(&mut store, community, build::service("Old name"))
        .unwrap()
        .value;
    let details = PersonDetails {
        service: Some(service.id),
        ..build::member("Farah")
    };
    let person = people::person_create(&mut store, community, details)
        .unwrap()
        .value;
    assert_eq!(person.service_name, "Old name");
    let done =
        services::service_update(&mut store, service.id, 1, build::service("New name")).unwrap();
    assert_eq!(
        done.changed,
        [Kind::Service, Kind::Person],
        "lists of people have to be read again"
    );
    assert_eq!(
        people::person_get(&store, person.id).unwrap().service_name,
        "New name"
    );
    services::service_delete(&mut store, service.id).unwrap();
    assert_eq!(
        people::person_get(&store, person.id).unwrap().service_name,
        ""
    );
}
