//! The record of what left the program (domain E15).

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

use copse_core::{
    cases, community,
    exports::{self, ExportKind, ExportRecord},
    ids::CommunityId,
    meetings,
};
use copse_testkit::{TestStore, build, fields_of};
use jiff::SignedDuration;

fn record(community: CommunityId) -> ExportRecord {
    ExportRecord {
        community,
        what: ExportKind::Pack,
        file_name: "Meeting 1 - pack.pdf".to_owned(),
        sha256: "0123456789abcdef".repeat(4),
        reason: None,
        purpose: String::new(),
        for_whom: String::new(),
        person: None,
        cases: Vec::new(),
        meeting: None,
    }
}

#[test]
fn exports_are_listed_newest_first_with_their_cases_in_order() {
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
    let one = cases::case_create(&mut store, community, build::case("One"))
        .unwrap()
        .value
        .case
        .id;
    let two = cases::case_create(&mut store, community, build::case("Two"))
        .unwrap()
        .value
        .case
        .id;
    let pack = ExportRecord {
        cases: vec![two, one],
        meeting: Some(meeting),
        reason: Some("Agreed by telephone".to_owned()),
        ..record(community)
    };
    let first = exports::export_record(&mut store, pack.clone())
        .unwrap()
        .value;
    assert_eq!(
        (first.record.clone(), first.by.as_str()),
        (pack, "Maren Oakes")
    );
    store.clock().advance(SignedDuration::from_secs(60));
    let second = exports::export_record(&mut store, record(community))
        .unwrap()
        .value;
    assert_eq!(
        exports::export_list(&store, community).unwrap(),
        [second, first]
    );
}

#[test]
fn what_is_recorded_belongs_to_the_community() {
    let mut store = TestStore::new();
    let community = community::community_create(&mut store, build::community("C"))
        .unwrap()
        .value
        .id;
    let other = community::community_create(&mut store, build::community("Other"))
        .unwrap()
        .value
        .id;
    let case = cases::case_create(&mut store, other, build::case("T"))
        .unwrap()
        .value
        .case
        .id;
    let wrong = ExportRecord {
        cases: vec![case],
        sha256: "x".to_owned(),
        ..record(community)
    };
    assert_eq!(
        fields_of(exports::export_record(&mut store, wrong)),
        ["sha256", "cases"]
    );
}

#[test]
fn the_register_is_looked_through_and_saved_as_a_table() {
    let mut store = TestStore::new();
    let id = community::community_create(&mut store, build::community("C"))
        .unwrap()
        .value
        .id;
    let person = copse_core::people::person_create(&mut store, id, build::member("Ana"))
        .unwrap()
        .value
        .id;
    let pack = ExportRecord {
        purpose: "Meeting 1".to_owned(),
        for_whom: "Members, and guests".to_owned(),
        ..record(id)
    };
    exports::export_record(&mut store, pack).unwrap();
    store.clock().advance(SignedDuration::from_hours(48));
    let mut store = store.reopened_by("Idris Ward");
    let data = ExportRecord {
        what: ExportKind::SubjectReport,
        person: Some(person),
        ..record(id)
    };
    exports::export_record(&mut store, data).unwrap();
    let found = |filter: exports::ExportFilter| -> Vec<ExportKind> {
        exports::export_find(&store, &filter)
            .unwrap()
            .into_iter()
            .map(|export| export.record.what)
            .collect()
    };
    let all = exports::ExportFilter::default;
    assert_eq!(found(all()), [ExportKind::SubjectReport, ExportKind::Pack]);
    assert_eq!(
        found(exports::ExportFilter {
            by: "idris".to_owned(),
            ..all()
        }),
        [ExportKind::SubjectReport]
    );
    assert_eq!(
        found(exports::ExportFilter {
            for_whom: "guests".to_owned(),
            ..all()
        }),
        [ExportKind::Pack]
    );
    assert_eq!(
        found(exports::ExportFilter {
            person: Some(person),
            ..all()
        }),
        [ExportKind::SubjectReport]
    );
    assert_eq!(
        found(exports::ExportFilter {
            what: Some(ExportKind::Pack),
            ..all()
        }),
        [ExportKind::Pack]
    );
    assert_eq!(
        found(exports::ExportFilter {
            to: Some(build::day("2027-02-10")),
            ..all()
        }),
        [ExportKind::Pack]
    );
    assert_eq!(
        found(exports::ExportFilter {
            from: Some(build::day("2027-02-11")),
            ..all()
        }),
        [ExportKind::SubjectReport]
    );
    let csv = exports::exports_csv(
        &store,
        &exports::ExportFilter {
            what: Some(ExportKind::Pack),
            ..all()
        },
    )
    .unwrap();
    let row = csv.lines().nth(1).unwrap();
    assert!(
        row.starts_with("2027-02-09T09:00:00Z,Maren Oakes,Meeting pack,Meeting 1 - pack.pdf,\"Members, and guests\",Meeting 1,,0123"),
        "{row}"
    );
}
