//! Who works with the vault (domain B5, H2).

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

use copse_core::{
    CoreError, SignIn, SignInWith, audit, community,
    facilitators::{
        self, FacilitatorDetails, FacilitatorRole, HandOver, RoleHeld, facilitator_create,
        facilitator_list, facilitator_slot_set, hand_over, roles_held,
    },
    journal, people, undo,
};
use copse_testkit::{TestStore, build, fields_of};
use copse_vault::SlotId;

fn slot(number: u128) -> SlotId {
    SlotId::from_u128(number)
}

fn by(name: &str, slot: SlotId) -> SignIn {
    SignIn {
        name: name.to_owned(),
        slot: Some(slot),
        with: SignInWith::Passphrase,
    }
}

fn named(name: &str) -> FacilitatorDetails {
    FacilitatorDetails {
        name: name.to_owned(),
        ..Default::default()
    }
}

#[test]
fn the_slot_that_opened_the_vault_says_who_works() {
    let store = TestStore::new();
    let mut store = store.reopened_by(by("Maren Oakes", slot(1)));
    assert_eq!(
        store.signed_in().facilitator,
        None,
        "opening writes nothing"
    );
    let id = community::community_create(&mut store, build::community("C"))
        .unwrap()
        .value
        .id;
    let maren = store.signed_in().facilitator.unwrap();
    let idris = facilitator_create(&mut store, named("Idris Ward"), Some(slot(2)))
        .unwrap()
        .value;
    // The name that is typed at the lock screen does not count where the slot is known.
    let mut store = store.reopened_by(by("Somebody", slot(2)));
    assert_eq!(
        (store.actor(), store.signed_in().facilitator),
        ("Idris Ward", Some(idris.id))
    );
    let person = people::person_create(&mut store, id, build::member("Ana"))
        .unwrap()
        .value;
    assert_eq!(person.stamp.changed_by, "Idris Ward");
    let row = journal::journal_of(&store, person.id).unwrap().remove(0);
    assert_eq!(
        (row.actor.as_str(), row.facilitator),
        ("Idris Ward", Some(idris.id))
    );
    let of = |store: &TestStore, facilitator| {
        let filter = audit::AuditFilter {
            facilitator: Some(facilitator),
            ..Default::default()
        };
        audit::audit_list(store, &filter).unwrap().total
    };
    assert_eq!((of(&store, idris.id), of(&store, maren)), (1, 3));
    let store = store.reopened_by(by("", slot(1)));
    assert_eq!(store.actor(), "Maren Oakes");
}

#[test]
fn the_recovery_key_belongs_to_nobody() {
    let store = TestStore::new();
    let mut store = store.reopened_by(SignIn {
        with: SignInWith::RecoveryKey,
        ..Default::default()
    });
    community::community_create(&mut store, build::community("C")).unwrap();
    assert_eq!(
        (store.actor(), store.signed_in().facilitator),
        ("With the recovery key", None)
    );
    assert!(facilitator_list(&store).unwrap().is_empty());
    let entry = audit::audit_all(&store, &audit::AuditFilter::default())
        .unwrap()
        .remove(0);
    assert_eq!(
        (entry.who.as_str(), entry.facilitator),
        ("With the recovery key", None)
    );
    assert!(
        undo::undo_next(&store).unwrap().is_some(),
        "it can be undone all the same"
    );
    let store = store.reopened_by("");
    assert_eq!(
        store.actor(),
        "Facilitator",
        "nobody goes on under the recovery key"
    );
}

#[test]
fn two_people_have_two_names_and_two_slots() {
    let store = TestStore::new();
    let mut store = store.reopened_by(by("Maren Oakes", slot(1)));
    let other = facilitator_create(&mut store, named(" Idris\tWard "), Some(slot(2)))
        .unwrap()
        .value;
    assert_eq!(other.details.name, "Idris Ward");
    assert_eq!(
        fields_of(facilitator_create(&mut store, named("maren oakes"), None)),
        ["name"]
    );
    assert_eq!(
        fields_of(facilitator_create(&mut store, named(""), Some(slot(1)))),
        ["name", "slot"]
    );
    // Somebody else of the same name who got a slot outside of Copse.
    let mut store = store.reopened_by(by("Idris Ward", slot(3)));
    community::community_create(&mut store, build::community("C")).unwrap();
    assert_eq!(store.signed_in().name, "Idris Ward");
    let names: Vec<_> = facilitator_list(&store)
        .unwrap()
        .into_iter()
        .map(|found| (found.details.name, found.slot))
        .collect();
    assert_eq!(
        names[1..],
        [
            ("Idris Ward (2)".to_owned(), Some(slot(3))),
            ("Maren Oakes".to_owned(), Some(slot(1)))
        ]
    );
    facilitator_slot_set(&mut store, other.id, None).unwrap();
    assert_eq!(
        facilitators::facilitator_get(&store, other.id)
            .unwrap()
            .slot,
        None
    );
}

fn role(role: FacilitatorRole, from: &str) -> RoleHeld {
    RoleHeld {
        role,
        community: None,
        from: build::day(from),
        until: None,
    }
}

#[test]
fn the_facilitators_role_is_handed_over_with_dates_and_nothing_is_lost() {
    let mut store = TestStore::new();
    let one = community::community_create(&mut store, build::community("One"))
        .unwrap()
        .value
        .id;
    let two = community::community_create(&mut store, build::community("Two"))
        .unwrap()
        .value
        .id;
    let maren = facilitator_list(&store).unwrap().remove(0);
    let new = FacilitatorDetails {
        name: "Idris Ward".to_owned(),
        email: "idris@host.example".to_owned(),
        roles: Vec::new(),
    };
    let idris = facilitator_create(&mut store, new, None).unwrap().value;
    let plan = HandOver {
        role: FacilitatorRole::Facilitator,
        from: maren.id,
        to: idris.id,
        on: build::day("2027-03-01"),
        community: Some(one),
    };
    hand_over(&mut store, &plan).unwrap();
    let settings = |store: &TestStore, id| community::community_get(store, id).unwrap().details;
    assert_eq!(settings(&store, one).facilitator, "Idris Ward");
    assert_eq!(
        settings(&store, one).facilitator_email,
        "idris@host.example"
    );
    assert_eq!(settings(&store, two).facilitator, "Maren Oakes");
    let lines = |store: &TestStore, id| -> Vec<(String, String, Option<String>, bool)> {
        let lines = roles_held(store, Some(id)).unwrap();
        lines
            .into_iter()
            .map(|line| {
                (
                    line.name,
                    line.held.from.to_string(),
                    line.held.until.map(|day| day.to_string()),
                    line.now,
                )
            })
            .collect()
    };
    let held = |name: &str, from: &str, until: Option<&str>, now| {
        (
            name.to_owned(),
            from.to_owned(),
            until.map(str::to_owned),
            now,
        )
    };
    assert_eq!(
        lines(&store, one),
        [
            held("Idris Ward", "2027-03-01", None, false),
            held("Maren Oakes", "2027-02-09", Some("2027-02-28"), true)
        ],
        "both are shown with their dates"
    );
    assert_eq!(
        lines(&store, two),
        [held("Maren Oakes", "2027-02-09", None, true)],
        "the other community stays hers"
    );
    assert_eq!(
        fields_of(hand_over(&mut store, &plan)),
        ["from"],
        "she does not hold it on that day any more"
    );
    undo::undo(&mut store).unwrap();
    assert_eq!(settings(&store, one).facilitator, "Maren Oakes");
    assert_eq!(
        lines(&store, one),
        [held("Maren Oakes", "2027-02-09", None, true)]
    );
}

#[test]
fn a_knowledge_broker_hands_over_without_a_way_into_the_vault() {
    let mut store = TestStore::new();
    let id = community::community_create(&mut store, build::community("C"))
        .unwrap()
        .value
        .id;
    let mut broker = named("Dr Lowri Penn");
    broker.roles = vec![role(FacilitatorRole::KnowledgeBroker, "2026-01-01")];
    let broker = facilitator_create(&mut store, broker, None).unwrap().value;
    let next = facilitator_create(&mut store, named("Dr Noor Aziz"), None)
        .unwrap()
        .value;
    let plan = HandOver {
        role: FacilitatorRole::KnowledgeBroker,
        from: broker.id,
        to: next.id,
        on: build::day("2027-02-01"),
        community: None,
    };
    hand_over(&mut store, &plan).unwrap();
    assert_eq!(
        community::community_get(&store, id)
            .unwrap()
            .details
            .facilitator,
        "Maren Oakes",
        "the facilitator stays"
    );
    let now: Vec<_> = roles_held(&store, None)
        .unwrap()
        .into_iter()
        .filter(|line| line.now)
        .map(|line| line.name)
        .collect();
    assert_eq!(now, ["Maren Oakes", "Dr Noor Aziz"]);
    let wrong = HandOver {
        role: FacilitatorRole::Facilitator,
        from: next.id,
        to: next.id,
        on: build::day("2027-02-01"),
        community: None,
    };
    assert!(matches!(
        hand_over(&mut store, &wrong),
        Err(CoreError::Invalid(_))
    ));
}
