//! Terms of reference in versions (domain D6).

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

use copse_core::{CoreError, community, meetings, people, terms};
use copse_testkit::{TestStore, build, fields_of};

#[test]
fn terms_are_begun_changed_adopted_and_begun_again() {
    let mut store = TestStore::new();
    let community = community::community_create(&mut store, build::community("Calderfoot"))
        .unwrap()
        .value
        .id;
    let draft = terms::terms_begin(&mut store, community).unwrap().value;
    assert_eq!(draft.number, 1);
    assert!(
        draft.body.plain().contains("Calderfoot"),
        "the starter names the community"
    );
    assert!(
        matches!(
            terms::terms_begin(&mut store, community),
            Err(CoreError::NotAllowed(_))
        ),
        "one draft at a time"
    );
    let changed = terms::terms_update(&mut store, draft.id, 1, build::text("We listen."))
        .unwrap()
        .value;
    assert!(matches!(
        terms::terms_update(&mut store, draft.id, 1, build::text("x")),
        Err(CoreError::Stale)
    ));
    let adopted = terms::terms_adopt(&mut store, draft.id, build::day("2027-02-01"))
        .unwrap()
        .value;
    assert_eq!(adopted.adopted_on, Some(build::day("2027-02-01")));
    let late = terms::terms_update(
        &mut store,
        draft.id,
        changed.stamp.version + 1,
        build::text("x"),
    );
    assert!(
        matches!(late, Err(CoreError::NotAllowed(_))),
        "what people agreed to is never changed"
    );
    let next = terms::terms_begin(&mut store, community).unwrap().value;
    assert_eq!((next.number, next.body.plain().as_str()), (2, "We listen."));
    let numbers: Vec<_> = terms::terms_list(&store, community)
        .unwrap()
        .iter()
        .map(|terms| terms.number)
        .collect();
    assert_eq!(numbers, [2, 1], "newest first");
}

#[test]
fn who_agreed_and_who_has_not_is_known_for_what_was_adopted() {
    let mut store = TestStore::new();
    let community = community::community_create(&mut store, build::community("C"))
        .unwrap()
        .value
        .id;
    let ana = people::person_create(&mut store, community, build::member("Ana"))
        .unwrap()
        .value
        .id;
    people::person_create(&mut store, community, build::member("Ben")).unwrap();
    let draft = terms::terms_begin(&mut store, community).unwrap().value;
    assert_eq!(draft.not_agreed, [], "to a draft nobody can agree yet");
    let day = build::day("2027-02-02");
    assert!(matches!(
        terms::terms_agree(&mut store, draft.id, ana, Some(day)),
        Err(CoreError::NotAllowed(_))
    ));
    terms::terms_adopt(&mut store, draft.id, build::day("2027-02-01")).unwrap();
    let agreed = terms::terms_agree(&mut store, draft.id, ana, Some(day))
        .unwrap()
        .value;
    assert_eq!(
        agreed
            .agreements
            .iter()
            .map(|a| (a.name.as_str(), a.on))
            .collect::<Vec<_>>(),
        [("Ana", day)]
    );
    assert_eq!(
        agreed
            .not_agreed
            .iter()
            .map(|n| n.name.as_str())
            .collect::<Vec<_>>(),
        ["Ben"]
    );
    let report = terms::terms_report(&store, draft.id).unwrap();
    assert_eq!(
        report.members,
        [("Ana".to_owned(), Some(day)), ("Ben".to_owned(), None)]
    );
    let mistake = terms::terms_agree(&mut store, draft.id, ana, None)
        .unwrap()
        .value;
    assert_eq!(mistake.not_agreed.len(), 2);
    let stranger = terms::terms_agree(
        &mut store,
        draft.id,
        copse_core::ids::PersonId::new(),
        Some(day),
    );
    assert_eq!(fields_of(stranger), ["person"]);
}

#[test]
fn empty_terms_are_not_adopted() {
    let mut store = TestStore::new();
    let community = community::community_create(&mut store, build::community("C"))
        .unwrap()
        .value
        .id;
    let draft = terms::terms_begin(&mut store, community).unwrap().value;
    terms::terms_update(&mut store, draft.id, 1, build::text("")).unwrap();
    let adopted = terms::terms_adopt(&mut store, draft.id, build::day("2027-02-01"));
    assert!(matches!(adopted, Err(CoreError::NotAllowed(_))));
}

#[test]
fn a_pack_has_the_terms_that_hold_on_the_day_of_the_meeting() {
    let mut store = TestStore::new();
    let community = community::community_create(&mut store, build::community("C"))
        .unwrap()
        .value
        .id;
    let meeting = meetings::meeting_create(&mut store, community, build::meeting(1, "2027-02-18"))
        .unwrap()
        .value
        .meeting
        .id;
    let in_pack = |store: &TestStore| {
        meetings::pack_report(store, meeting, &[])
            .unwrap()
            .terms
            .map(|terms| terms.number)
    };
    let one = terms::terms_begin(&mut store, community).unwrap().value.id;
    assert_eq!(in_pack(&store), None, "a draft is not printed");
    terms::terms_adopt(&mut store, one, build::day("2027-02-18")).unwrap();
    assert_eq!(in_pack(&store), Some(1));
    let two = terms::terms_begin(&mut store, community).unwrap().value.id;
    terms::terms_adopt(&mut store, two, build::day("2027-02-19")).unwrap();
    assert_eq!(
        in_pack(&store),
        Some(1),
        "version 2 holds from the day after"
    );
}
