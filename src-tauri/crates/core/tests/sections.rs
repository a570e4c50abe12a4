//! Sections of a case: what is saved as somebody types (domain E1, H4).

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

use copse_core::{
    CoreError,
    cases::{self, CaseFull, SectionChange, SectionKind},
    community, evidence, exports,
    ids::CommunityId,
    journal::{self, Op},
    text::{Block, Inline, RichText},
};
use copse_testkit::{TestStore, build, fields_of};
use jiff::SignedDuration;

fn set_up() -> (TestStore, CommunityId, CaseFull) {
    let mut store = TestStore::new();
    let community = community::community_create(&mut store, build::community("C"))
        .unwrap()
        .value
        .id;
    let case = cases::case_create(&mut store, community, build::case("T"))
        .unwrap()
        .value;
    (store, community, case)
}

/// What the journal says of the text of a section, row by row: before and after.
fn texts(store: &TestStore, case: &CaseFull) -> Vec<(String, String)> {
    let plain = |json: Option<serde_json::Value>| {
        json.map(|json| {
            serde_json::from_value::<RichText>(json["body"].clone())
                .unwrap()
                .plain()
        })
        .unwrap_or_default()
    };
    let rows = journal::journal_of(store, case.sections[0].id).unwrap();
    rows.into_iter()
        .filter(|row| row.op == Op::SectionUpdate)
        .map(|row| (plain(row.before), plain(row.after)))
        .collect()
}

fn pair(before: &str, after: &str) -> (String, String) {
    (before.to_owned(), after.to_owned())
}

#[test]
fn typed_text_is_stored_in_one_form() {
    let (mut store, _, case) = set_up();
    let link = |to: &str| Inline::Text {
        text: "here".to_owned(),
        bold: false,
        italic: false,
        link: Some(to.to_owned()),
    };
    let runs = vec![
        Inline::plain("a\r\n"),
        Inline::plain("b"),
        link("javascript:alert(1)"),
    ];
    let body = RichText {
        blocks: vec![Block::Paragraph { runs }, Block::paragraph("")],
        ..RichText::default()
    };
    let change = SectionChange {
        heading: " Fo\ncus ".to_owned(),
        shown: false,
        body,
    };
    let saved = cases::section_update(&mut store, case.sections[0].id, 1, change)
        .unwrap()
        .value;
    assert_eq!(
        (saved.heading.as_str(), saved.shown, saved.stamp.version),
        ("Fo cus", false, 2)
    );
    assert_eq!(saved.body.blocks, [Block::paragraph("a bhere")]);
    assert_eq!(
        cases::case_get(&store, case.case.id).unwrap().sections[0],
        saved
    );
}

#[test]
fn an_old_version_is_refused_and_nothing_is_written_where_nothing_changed() {
    let (mut store, _, case) = set_up();
    let id = case.sections[0].id;
    let saved = cases::section_update(&mut store, id, 1, build::change("Focus", "words"))
        .unwrap()
        .value;
    let again = cases::section_update(&mut store, id, 2, build::change("Focus", "words")).unwrap();
    assert_eq!(
        (again.value, again.changed),
        (saved, vec![]),
        "the same words again are no change"
    );
    let stale = cases::section_update(&mut store, id, 1, build::change("Focus", "other"));
    assert!(matches!(stale, Err(CoreError::Stale)));
}

#[test]
fn one_megabyte_is_accepted_and_too_much_is_told_so() {
    let (mut store, _, case) = set_up();
    let id = case.sections[0].id;
    let words = "word ".repeat(200_000);
    let saved = cases::section_update(&mut store, id, 1, build::change("Focus", &words))
        .unwrap()
        .value;
    assert_eq!(saved.body.words(), 200_000);
    let too_much = build::change("Focus", &"x".repeat(2_100_000));
    assert_eq!(
        fields_of(cases::section_update(&mut store, id, 2, too_much)),
        ["body"]
    );
    assert_eq!(
        fields_of(cases::section_update(
            &mut store,
            id,
            2,
            build::change(" ", "x")
        )),
        ["heading"]
    );
    assert_eq!(
        cases::case_get(&store, case.case.id).unwrap().sections[0]
            .body
            .words(),
        200_000
    );
}

#[test]
fn a_note_points_at_evidence_of_the_same_community() {
    let (mut store, community, case) = set_up();
    let other = community::community_create(&mut store, build::community("Other"))
        .unwrap()
        .value
        .id;
    let foreign = evidence::evidence_create(&mut store, other, build::evidence("F"))
        .unwrap()
        .value
        .id;
    let own = evidence::evidence_create(&mut store, community, build::evidence("O"))
        .unwrap()
        .value
        .id;
    let change = |notes: &[_]| SectionChange {
        heading: "Focus".to_owned(),
        shown: true,
        body: build::text_with_notes("words", notes),
    };
    let id = case.sections[0].id;
    assert_eq!(
        fields_of(cases::section_update(
            &mut store,
            id,
            1,
            change(&[own, foreign])
        )),
        ["body"]
    );
    assert!(cases::section_update(&mut store, id, 1, change(&[own, own])).is_ok());
}

#[test]
fn a_run_of_typing_is_one_row_that_keeps_what_stood_there_before() {
    let (mut store, _, case) = set_up();
    let id = case.sections[0].id;
    for (version, words) in (1..).zip(["L", "Le", "Leon"]) {
        cases::section_update(&mut store, id, version, build::change("Focus", words)).unwrap();
        store.clock().advance(SignedDuration::from_secs(2));
    }
    assert_eq!(texts(&store, &case), [pair("", "Leon")]);
    store.clock().advance(SignedDuration::from_secs(11));
    cases::section_update(&mut store, id, 4, build::change("Focus", "A man")).unwrap();
    assert_eq!(
        texts(&store, &case),
        [pair("", "Leon"), pair("Leon", "A man")],
        "after a pause a new row begins"
    );
}

#[test]
fn a_long_run_of_typing_is_kept_in_steps() {
    let (mut store, _, case) = set_up();
    for version in 1..=70 {
        let words = format!("word {version}");
        cases::section_update(
            &mut store,
            case.sections[0].id,
            version,
            build::change("Focus", &words),
        )
        .unwrap();
        store.clock().advance(SignedDuration::from_secs(2));
    }
    let rows = texts(&store, &case);
    assert_eq!(
        rows.len(),
        2,
        "140 seconds without a pause are two rows, not 70"
    );
    assert_eq!(rows[0].1, rows[1].0, "and nothing between them is lost");
    assert_eq!((rows[0].0.as_str(), rows[1].1.as_str()), ("", "word 70"));
}

#[test]
fn another_person_or_an_export_in_between_ends_the_run() {
    let (mut store, community, case) = set_up();
    let id = case.sections[0].id;
    cases::section_update(&mut store, id, 1, build::change("Focus", "one")).unwrap();
    let mut store = store.reopened_by("Owen Satchell");
    cases::section_update(&mut store, id, 2, build::change("Focus", "two")).unwrap();
    assert_eq!(texts(&store, &case), [pair("", "one"), pair("one", "two")]);
    let version = |store: &TestStore| {
        cases::case_report(store, case.case.id, store.today())
            .unwrap()
            .version
    };
    let exported = version(&store);
    exports::export_record(
        &mut store,
        exports::ExportRecord {
            community,
            what: exports::ExportKind::CaseStudy,
            file_name: "Case 1.pdf".to_owned(),
            sha256: "0".repeat(64),
            reason: None,
            purpose: String::new(),
            for_whom: String::new(),
            person: None,
            cases: vec![case.case.id],
            meeting: None,
        },
    )
    .unwrap();
    cases::section_update(&mut store, id, 3, build::change("Focus", "three")).unwrap();
    assert_eq!(
        texts(&store, &case).last(),
        Some(&pair("two", "three")),
        "what went out stays in the journal"
    );
    assert_eq!(
        version(&store),
        exported + 1,
        "and the document has a new version"
    );
}

#[test]
fn sections_are_added_moved_and_removed() {
    let (mut store, _, case) = set_up();
    let id = case.case.id;
    let added = cases::section_add(&mut store, id, None, "Our own".to_owned())
        .unwrap()
        .value;
    assert_eq!(added.sections.len(), 13);
    let own = added.sections[12].clone();
    assert_eq!(
        (own.kind, own.heading.as_str(), own.shown),
        (SectionKind::Own, "Our own", true)
    );
    let moved = cases::section_move(&mut store, own.id, 1).unwrap().value;
    assert_eq!(
        moved.sections[1], own,
        "moving does not make the section stale for who types in it"
    );
    assert_eq!(moved.sections[0].kind, SectionKind::Focus);
    let last = cases::section_move(&mut store, own.id, 999).unwrap().value;
    assert_eq!(last.sections[12].id, own.id, "past the end is the end");
    let removed = cases::section_remove(&mut store, own.id).unwrap().value;
    assert_eq!(removed.sections.len(), 12);
    assert!(matches!(
        cases::section_remove(&mut store, own.id),
        Err(CoreError::NotFound { .. })
    ));
    assert_eq!(
        fields_of(cases::section_add(&mut store, id, None, " ".to_owned())),
        ["heading"]
    );
}

#[test]
fn a_standard_section_that_was_removed_can_be_added_again_and_a_second_one_is_the_facilitators_own()
{
    let (mut store, _, case) = set_up();
    let id = case.case.id;
    cases::section_remove(&mut store, case.sections[0].id).unwrap();
    let again = cases::section_add(&mut store, id, Some(SectionKind::Focus), String::new())
        .unwrap()
        .value;
    let last = again.sections.last().unwrap();
    assert_eq!(
        (last.kind, last.heading.as_str()),
        (SectionKind::Focus, "Focus")
    );
    let second = cases::section_add(
        &mut store,
        id,
        Some(SectionKind::Focus),
        "Focus 2".to_owned(),
    )
    .unwrap()
    .value;
    assert_eq!(second.sections.last().unwrap().kind, SectionKind::Own);
}
