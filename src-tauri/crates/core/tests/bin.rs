//! The bin: what was deleted stays for 30 days (domain H4).

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

use copse_core::{
    Kind, Part, actions,
    bin::{bin_empty_due, bin_list, bin_restore},
    cases, community, evidence,
    ids::{CommunityId, PolicyId},
    journal, meetings, people, policy,
    record::RecordRef,
    search::search,
    services,
};
use copse_testkit::{TestStore, build};
use jiff::SignedDuration;

fn days(store: &TestStore, days: i64) {
    store.clock().advance(SignedDuration::from_hours(24 * days));
}

fn issue(store: &mut TestStore, community: CommunityId) -> PolicyId {
    let made = policy::policy_create(store, community, build::policy("P"));
    made.unwrap().value.id
}

fn set_up() -> (TestStore, CommunityId) {
    let mut store = TestStore::new();
    let id = community::community_create(&mut store, build::community("C"))
        .unwrap()
        .value
        .id;
    (store, id)
}

#[test]
fn every_kind_of_deleted_record_is_in_the_bin_and_comes_back() {
    let (mut store, id) = set_up();
    let service = services::service_create(&mut store, id, build::service("S"))
        .unwrap()
        .value
        .id;
    let person = people::person_create(&mut store, id, build::member("Ana"))
        .unwrap()
        .value
        .id;
    let item = evidence::evidence_create(&mut store, id, build::evidence("E"))
        .unwrap()
        .value
        .id;
    let action = actions::action_create(&mut store, id, build::action("A"))
        .unwrap()
        .value
        .id;
    let issue = issue(&mut store, id);
    let meeting = meetings::meeting_create(&mut store, id, build::meeting(1, "2027-03-01"))
        .unwrap()
        .value
        .meeting
        .id;
    let case = cases::case_create(&mut store, id, build::case("T"))
        .unwrap()
        .value;
    let gone = cases::case_create(&mut store, id, build::case("Gone"))
        .unwrap()
        .value
        .case
        .id;
    let section = case.sections[1].id;
    cases::section_update(
        &mut store,
        section,
        1,
        build::change("History", "quagmireworthy"),
    )
    .unwrap();
    let mut store = store.reopened_by("Idris Ward");
    days(&store, 1);
    services::service_delete(&mut store, service).unwrap();
    people::person_delete(&mut store, person).unwrap();
    evidence::evidence_delete(&mut store, item).unwrap();
    actions::action_delete(&mut store, action).unwrap();
    policy::policy_delete(&mut store, issue).unwrap();
    meetings::meeting_delete(&mut store, meeting).unwrap();
    cases::section_remove(&mut store, section).unwrap();
    days(&store, 12);
    cases::case_delete(&mut store, gone).unwrap();
    let bin = bin_list(&store, id).unwrap();
    assert_eq!(bin.len(), 8);
    assert_eq!(
        (bin[0].part, bin[0].title.as_str(), bin[0].days_left),
        (Part::Case, "Case 2: Gone", 30)
    );
    let of = |part: Part| bin.iter().find(|entry| entry.part == part).unwrap();
    assert_eq!(
        (of(Part::Section).kind, of(Part::Section).title.as_str()),
        (Kind::Case, "History (case 1)")
    );
    let person_entry = of(Part::Person);
    assert_eq!(
        (
            person_entry.deleted_by.as_str(),
            person_entry.days_left,
            person_entry.goes_on
        ),
        ("Idris Ward", 18, build::day("2027-03-12"))
    );
    assert!(search(&store, "quagmireworthy", None).unwrap().is_empty());
    for entry in &bin {
        let done = bin_restore(
            &mut store,
            RecordRef {
                part: entry.part,
                id: entry.id,
            },
        )
        .unwrap();
        assert!(done.changed.contains(&entry.kind));
    }
    assert!(bin_list(&store, id).unwrap().is_empty());
    assert_eq!(
        search(&store, "quagmireworthy", None).unwrap().len(),
        1,
        "the text is found again"
    );
    assert_eq!(
        cases::case_get(&store, case.case.id).unwrap().sections[1].id,
        section,
        "at its old place"
    );
    assert_eq!(people::person_list(&store, id).unwrap().len(), 1);
}

#[test]
fn a_section_of_a_deleted_case_goes_and_comes_with_it() {
    let (mut store, id) = set_up();
    let case = cases::case_create(&mut store, id, build::case("T"))
        .unwrap()
        .value;
    cases::section_remove(&mut store, case.sections[0].id).unwrap();
    cases::case_delete(&mut store, case.case.id).unwrap();
    let parts: Vec<_> = bin_list(&store, id)
        .unwrap()
        .into_iter()
        .map(|entry| entry.part)
        .collect();
    assert_eq!(parts, [Part::Case]);
    let section = RecordRef {
        part: Part::Section,
        id: case.sections[0].id.into(),
    };
    assert!(
        bin_restore(&mut store, section).is_err(),
        "its case has to be there first"
    );
    bin_restore(
        &mut store,
        RecordRef {
            part: Part::Case,
            id: case.case.id.into(),
        },
    )
    .unwrap();
    bin_restore(&mut store, section).unwrap();
    assert_eq!(
        cases::case_get(&store, case.case.id)
            .unwrap()
            .sections
            .len(),
        12
    );
}

#[test]
fn after_thirty_days_a_record_leaves_the_bin_with_its_history() {
    let (mut store, id) = set_up();
    let person = people::person_create(&mut store, id, build::member("Ana Vale"))
        .unwrap()
        .value
        .id;
    let details = cases::CaseDetails {
        presenter: Some(person),
        ..build::case("T")
    };
    let case = cases::case_create(&mut store, id, details)
        .unwrap()
        .value
        .case
        .id;
    people::person_delete(&mut store, person).unwrap();
    days(&store, 29);
    let today = store.today();
    assert_eq!(bin_empty_due(&mut store, today).unwrap().value.records, 0);
    days(&store, 1);
    let today = store.today();
    assert_eq!(bin_list(&store, id).unwrap()[0].days_left, 0);
    let done = bin_empty_due(&mut store, today).unwrap();
    assert_eq!((done.value.records, done.value.kept), (1, 0));
    assert!(done.changed.contains(&Kind::Person));
    assert!(bin_list(&store, id).unwrap().is_empty());
    assert!(
        journal::journal_of(&store, person).unwrap().is_empty(),
        "its earlier states are gone too"
    );
    let case = cases::case_get(&store, case).unwrap().case;
    assert_eq!(
        (case.details.presenter, case.details.presenter_name.as_str()),
        (None, "Ana Vale"),
        "a case keeps its presenter's name"
    );
    assert!(
        bin_restore(
            &mut store,
            RecordRef {
                part: Part::Person,
                id: person.into()
            }
        )
        .is_err()
    );
}

#[test]
fn evidence_that_a_text_refers_to_stays_in_the_bin() {
    let (mut store, id) = set_up();
    let item = evidence::evidence_create(&mut store, id, build::evidence("E"))
        .unwrap()
        .value
        .id;
    let case = cases::case_create(&mut store, id, build::case("T"))
        .unwrap()
        .value;
    let change = |notes: &[_]| cases::SectionChange {
        heading: "Focus".to_owned(),
        shown: true,
        body: build::text_with_notes("x", notes),
    };
    cases::section_update(&mut store, case.sections[0].id, 1, change(&[item])).unwrap();
    evidence::evidence_delete(&mut store, item).unwrap();
    days(&store, 31);
    let today = store.today();
    let emptied = bin_empty_due(&mut store, today).unwrap().value;
    assert_eq!((emptied.records, emptied.kept), (0, 1));
    assert_eq!(
        cases::case_get(&store, case.case.id)
            .unwrap()
            .references
            .len(),
        1
    );
    cases::section_update(&mut store, case.sections[0].id, 2, change(&[])).unwrap();
    assert_eq!(bin_empty_due(&mut store, today).unwrap().value.records, 1);
    // The earlier state with the reference can still be gone back to, as words.
    copse_core::undo::undo_next(&store).unwrap().unwrap();
}
