//! The trail is looked through by kind, record, person and day, in pages, and saved as a table.

use copse_core::{
    Kind, Part,
    audit::{AuditFilter, AuditPage, audit_all, audit_csv, audit_list},
    cases, community,
    ids::CommunityId,
    people,
};
use copse_testkit::{TestStore, build};
use jiff::SignedDuration;

use crate::all;

fn set_up() -> (TestStore, CommunityId) {
    let mut store = TestStore::new();
    let id = community::community_create(&mut store, build::community("C"))
        .unwrap()
        .value
        .id;
    (store, id)
}

#[test]
fn the_trail_is_looked_through_by_kind_record_person_and_day() {
    let (mut store, id) = set_up();
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
    let (mut store, id) = set_up();
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
