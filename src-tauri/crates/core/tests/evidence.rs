//! The evidence library (domain F1).

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

use copse_core::{CoreError, cases, community, evidence, evidence::EvidenceDetails};
use copse_testkit::{TestStore, build, fields_of};

#[test]
fn items_are_listed_by_author_and_checked() {
    let mut store = TestStore::new();
    let community = community::community_create(&mut store, build::community("C"))
        .unwrap()
        .value
        .id;
    for (authors, title) in [("Ward, J.", "B"), ("abara, G.", "A")] {
        let details = EvidenceDetails {
            authors: authors.to_owned(),
            ..build::evidence(title)
        };
        evidence::evidence_create(&mut store, community, details).unwrap();
    }
    let list = evidence::evidence_list(&store, community).unwrap();
    assert_eq!(
        list.iter()
            .map(|item| item.details.title.as_str())
            .collect::<Vec<_>>(),
        ["A", "B"]
    );
    let wrong = EvidenceDetails {
        url: "www.example.org".to_owned(),
        ..build::evidence("")
    };
    assert_eq!(
        fields_of(evidence::evidence_create(&mut store, community, wrong)),
        ["title", "url"]
    );
    let stale = evidence::evidence_update(&mut store, list[0].id, 7, build::evidence("T"));
    assert!(matches!(stale, Err(CoreError::Stale)));
}

#[test]
fn a_case_keeps_the_references_whose_items_left_the_library() {
    let mut store = TestStore::new();
    let community = community::community_create(&mut store, build::community("C"))
        .unwrap()
        .value
        .id;
    let item = evidence::evidence_create(&mut store, community, build::evidence("Two doors"))
        .unwrap()
        .value;
    let case = cases::case_create(&mut store, community, build::case("T"))
        .unwrap()
        .value;
    let section = &case.sections[0];
    let change = cases::SectionChange {
        heading: "Focus".to_owned(),
        shown: true,
        body: build::text_with_notes("As shown", &[item.id]),
    };
    cases::section_update(&mut store, section.id, 1, change).unwrap();
    evidence::evidence_delete(&mut store, item.id).unwrap();
    assert_eq!(evidence::evidence_list(&store, community).unwrap(), []);
    let references = cases::case_get(&store, case.case.id).unwrap().references;
    assert_eq!(
        references.len(),
        1,
        "note 1 of the text still says what it refers to"
    );
    evidence::evidence_restore(&mut store, item.id).unwrap();
    assert_eq!(
        evidence::evidence_get(&store, item.id)
            .unwrap()
            .details
            .title,
        "Two doors"
    );
}
