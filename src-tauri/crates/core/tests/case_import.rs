//! Cases that come from outside: whatever they hold, nothing is lost.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

use copse_core::{
    CoreError,
    cases::{self, CaseDetails, CaseDraft, DraftNote, DraftSection, KeptValue, SectionKind},
    community, evidence,
    evidence::EvidenceDetails,
    ids::{CommunityId, EvidenceId, MeetingId},
    people,
    text::{Block, Inline},
};
use copse_testkit::{TestStore, build, fields_of};

fn set_up() -> (TestStore, CommunityId) {
    let mut store = TestStore::new();
    let community = community::community_create(&mut store, build::community("C"))
        .unwrap()
        .value
        .id;
    (store, community)
}

fn section(kind: SectionKind, heading: &str, runs: Vec<Inline>) -> DraftSection {
    DraftSection {
        kind,
        heading: heading.to_owned(),
        blocks: vec![Block::Paragraph { runs }],
    }
}

fn words(text: &str) -> Vec<Inline> {
    vec![Inline::plain(text)]
}

#[test]
fn sections_keep_their_order_and_a_heading_that_comes_twice_stays_twice() {
    let (mut store, community) = set_up();
    let draft = CaseDraft {
        details: build::case("Imported"),
        sections: vec![
            section(SectionKind::Discussion, "Discussion", words("first")),
            section(SectionKind::Own, "Weather", words("own")),
            section(SectionKind::Discussion, "Discussion", words("second")),
            section(SectionKind::Own, "Weather", words("own again")),
        ],
        ..CaseDraft::default()
    };
    let full = cases::case_import(&mut store, community, draft)
        .unwrap()
        .value;
    let read: Vec<_> = full
        .sections
        .iter()
        .take(4)
        .map(|s| (s.kind, s.heading.clone(), s.body.plain(), s.shown))
        .collect();
    let own =
        |heading: &str, text: &str| (SectionKind::Own, heading.to_owned(), text.to_owned(), true);
    assert_eq!(
        read,
        [
            (
                SectionKind::Discussion,
                "Discussion".to_owned(),
                "first".to_owned(),
                true
            ),
            own("Weather", "own"),
            own("Discussion", "second"),
            own("Weather", "own again"),
        ]
    );
    let standard = full
        .sections
        .iter()
        .filter(|s| s.kind != SectionKind::Own)
        .count();
    assert_eq!(
        standard, 12,
        "the other standard sections wait at the end, each once"
    );
}

#[test]
fn values_that_have_no_place_are_kept() {
    let (mut store, community) = set_up();
    let details = CaseDetails {
        title: "t".repeat(201),
        presenter_role: "r\n".repeat(300),
        kept: vec![KeptValue {
            field: "mood".to_owned(),
            value: "blue".to_owned(),
        }],
        meeting: Some(MeetingId::new()),
        ..CaseDetails::default()
    };
    let full = cases::case_import(
        &mut store,
        community,
        CaseDraft {
            details,
            ..CaseDraft::default()
        },
    )
    .unwrap()
    .value;
    let kept: Vec<_> = full
        .case
        .details
        .kept
        .iter()
        .map(|kept| (kept.field.as_str(), kept.value.len()))
        .collect();
    assert_eq!(kept, [("mood", 4), ("title", 201), ("presenter_role", 599)]);
    assert_eq!(
        full.case.details.meeting, None,
        "a meeting that is not here is no reason to refuse a case"
    );
    let untitled = cases::case_import(&mut store, community, CaseDraft::default())
        .unwrap()
        .value;
    assert_eq!(untitled.case.details.title, "Untitled case");
}

#[test]
fn the_presenter_is_found_among_the_people_by_name() {
    let (mut store, community) = set_up();
    let person = people::person_create(&mut store, community, build::member("Siân Gŵyn"))
        .unwrap()
        .value
        .id;
    let details = CaseDetails {
        presenter_name: "SIÂN GŴYN".to_owned(),
        ..build::case("T")
    };
    let full = cases::case_import(
        &mut store,
        community,
        CaseDraft {
            details,
            ..CaseDraft::default()
        },
    )
    .unwrap()
    .value;
    assert_eq!(full.case.details.presenter, Some(person));
    let details = CaseDetails {
        presenter_name: "Somebody else".to_owned(),
        ..build::case("T")
    };
    let full = cases::case_import(
        &mut store,
        community,
        CaseDraft {
            details,
            ..CaseDraft::default()
        },
    )
    .unwrap()
    .value;
    assert_eq!(
        (
            full.case.details.presenter,
            full.case.details.presenter_name.as_str()
        ),
        (None, "Somebody else")
    );
}

#[test]
fn notes_become_evidence_and_the_same_item_is_not_stored_twice() {
    let (mut store, community) = set_up();
    let [one, two, unknown] = [EvidenceId::new(), EvidenceId::new(), EvidenceId::new()];
    let note = |evidence| Inline::Note { evidence };
    let draft = CaseDraft {
        details: build::case("T"),
        sections: vec![section(
            SectionKind::Focus,
            "Focus",
            vec![
                Inline::plain("a"),
                note(two),
                Inline::plain("b"),
                note(one),
                Inline::plain("c"),
                note(unknown),
            ],
        )],
        notes: vec![
            DraftNote {
                id: one,
                details: build::evidence("One"),
            },
            DraftNote {
                id: two,
                details: EvidenceDetails {
                    source: "only a source".to_owned(),
                    ..Default::default()
                },
            },
        ],
        problems: Vec::new(),
    };
    let full = cases::case_import(&mut store, community, draft.clone())
        .unwrap()
        .value;
    let titles: Vec<_> = full
        .references
        .iter()
        .map(|item| item.details.title.as_str())
        .collect();
    assert_eq!(
        titles,
        ["only a source", "One"],
        "numbered by first appearance"
    );
    assert_eq!(
        full.sections[0].body.plain(),
        "abc[reference missing]",
        "a note that is not there leaves a trace"
    );
    cases::case_import(&mut store, community, draft).unwrap();
    assert_eq!(evidence::evidence_list(&store, community).unwrap().len(), 2);
}

#[test]
fn an_import_that_cannot_be_stored_leaves_nothing_behind() {
    let (mut store, community) = set_up();
    let draft = CaseDraft {
        details: build::case("T"),
        sections: vec![section(
            SectionKind::Focus,
            "Focus",
            words(&"x".repeat(2_100_000)),
        )],
        notes: vec![DraftNote {
            id: EvidenceId::new(),
            details: build::evidence("One"),
        }],
        problems: Vec::new(),
    };
    assert_eq!(
        fields_of(cases::case_import(&mut store, community, draft)),
        ["sections"]
    );
    assert_eq!(cases::case_list(&store, community).unwrap(), []);
    assert_eq!(evidence::evidence_list(&store, community).unwrap(), []);
    let nowhere = cases::case_import(&mut store, CommunityId::new(), CaseDraft::default());
    assert!(matches!(nowhere, Err(CoreError::NotFound { .. })));
}
