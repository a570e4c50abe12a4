//! Front matter, headings and sections as people write them, and as they arrive broken.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod common;

use common::{shown, told};
use copse_core::cases::{CaseKind, CaseState, PermissionState, SectionKind};
use copse_interchange::case_from_markdown;

#[test]
fn front_matter_fills_in_the_details() {
    let draft = case_from_markdown(
        "---\ntitle: \"No wrong door: a year on\"\npresenter: Siân Gŵyn\npresenter_role: Social worker\nkind: positive\n\
         disciplines: [Housing, \"Mental health\"]\npermission: given\npermission_on: 9 December 2026\n\
         permission_how: In writing\npermission_until: 2028-12-31\nstate: written up\n---\n\n## Focus\n\nText.\n",
    );
    let details = &draft.details;
    assert_eq!(details.title, "No wrong door: a year on");
    assert_eq!(
        (
            details.presenter_name.as_str(),
            details.presenter_role.as_str()
        ),
        ("Siân Gŵyn", "Social worker")
    );
    assert_eq!(details.kind, Some(CaseKind::Positive));
    assert_eq!(details.disciplines, ["Housing", "Mental health"]);
    assert_eq!(details.permission.state, PermissionState::Given);
    assert_eq!(details.permission.on, Some(jiff::civil::date(2026, 12, 9)));
    assert_eq!(
        details.permission.until,
        Some(jiff::civil::date(2028, 12, 31))
    );
    assert_eq!(details.state, CaseState::WrittenUp);
    assert_eq!(draft.problems, Vec::<String>::new());
    assert!(details.kept.is_empty());
}

#[test]
fn lists_numbers_and_words_like_no_are_taken_as_written() {
    let draft =
        case_from_markdown("---\ntitle: 2013\npresenter: No\ndisciplines:\n- Housing\n- 12\n---\n");
    assert_eq!(draft.details.title, "2013");
    assert_eq!(draft.details.presenter_name, "No");
    assert_eq!(draft.details.disciplines, ["Housing", "12"]);
    let draft = case_from_markdown("---\ntitle: x\ndisciplines: Housing, Probation\n---\n");
    assert_eq!(draft.details.disciplines, ["Housing", "Probation"]);
}

#[test]
fn unknown_keys_and_values_are_kept_and_told() {
    let draft = case_from_markdown(
        "---\ntitle: x\nmood: \"hopeful: so far\"\nkind: sideways\npermission: perhaps\ntags: [a, b]\nmeeting:\n  number: 4\n---\n",
    );
    let kept: Vec<_> = draft
        .details
        .kept
        .iter()
        .map(|k| (k.field.as_str(), k.value.as_str()))
        .collect();
    assert_eq!(
        kept,
        [
            ("mood", "hopeful: so far"),
            ("kind", "sideways"),
            ("permission", "perhaps"),
            ("tags", "a, b"),
            ("meeting", "number: 4")
        ]
    );
    assert_eq!(draft.details.kind, None);
    assert_eq!(draft.details.permission.state, PermissionState::NotAsked);
    assert_eq!(draft.problems.len(), 5);
    assert!(told(&draft, "no field called “mood”"));
    assert!(told(&draft, "value of “kind”"));
}

#[test]
fn a_broken_line_costs_no_more_than_itself() {
    let draft = case_from_markdown(
        "---\ntitle: No wrong door: a review\npresenter: \"Open quote\nkind: positive\n{ what is this\n---\n\n## Focus\n\nText.\n",
    );
    assert_eq!(draft.details.title, "No wrong door: a review");
    assert_eq!(draft.details.presenter_name, "Open quote");
    assert_eq!(draft.details.kind, Some(CaseKind::Positive));
    let kept: Vec<_> = draft
        .details
        .kept
        .iter()
        .map(|k| (k.field.as_str(), k.value.as_str()))
        .collect();
    assert_eq!(kept, [("front matter", "{ what is this")]);
    assert!(told(
        &draft,
        "“title” in the front matter is not valid YAML"
    ));
    assert!(told(&draft, "could not be read"));
    assert_eq!(shown(&draft), "Focus Focus\nText.\n");
}

#[test]
fn front_matter_without_an_end_does_not_swallow_the_case() {
    let draft =
        case_from_markdown("---\ntitle: Left open\nkind: closed\n\n## Focus\n\nText: kept.\n");
    assert_eq!(draft.details.title, "Left open");
    assert_eq!(draft.details.kind, Some(CaseKind::Closed));
    assert!(told(&draft, "no closing line"));
    assert_eq!(shown(&draft), "Focus Focus\nText: kept.\n");
}

#[test]
fn a_key_twice_keeps_both() {
    let draft = case_from_markdown("---\ntitle: One\ntitle: Two\n---\n");
    assert_eq!(draft.details.title, "One");
    assert_eq!(draft.details.kept[0].value, "Two");
    assert!(told(&draft, "stands twice in the front matter"));
}

#[test]
fn a_case_without_front_matter_takes_its_first_heading_as_title() {
    let draft = case_from_markdown("# A tenancy kept\n\nBefore.\n\n## Background\n\nText.\n");
    assert_eq!(draft.details.title, "A tenancy kept");
    assert_eq!(
        shown(&draft),
        "Presentation Presentation\nBefore.\nHistory Background\nText.\n"
    );
}

#[test]
fn a_case_without_any_title_is_not_lost() {
    for source in ["", "\n\n", "---\n---\n", "Only text.", "---", "---\n"] {
        let draft = case_from_markdown(source);
        assert_eq!(draft.details.title, "Untitled case", "{source:?}");
        assert!(told(&draft, "has no title"));
    }
    let long = "word ".repeat(100);
    let draft = case_from_markdown(&format!("---\ntitle: {long}\n---\n\n## {long}\n\nText.\n"));
    assert!(draft.details.title.chars().count() <= 200);
    assert_eq!(draft.details.kept[0].value, long.trim());
    assert!(draft.sections[0].heading.chars().count() <= 200);
    assert!(shown(&draft).contains(long.trim()));
}

#[test]
fn headings_are_matched_by_name() {
    let names = [
        ("Focus", SectionKind::Focus),
        ("1. Background & history", SectionKind::History),
        ("Present situation", SectionKind::Circumstances),
        ("CURRENT CIRCUMSTANCES:", SectionKind::Circumstances),
        ("Presentation of the case", SectionKind::Presentation),
        ("Group discussion", SectionKind::Discussion),
        ("Ideas", SectionKind::Ideas),
        ("Next steps and actions", SectionKind::NextSteps),
        ("What happened next", SectionKind::WhatHappenedNext),
        ("Learning for practice", SectionKind::Learning),
        (
            "Issues for local policy, commissioning or campaigning",
            SectionKind::Policy,
        ),
        ("Overview of the research evidence", SectionKind::Evidence),
        ("Members’ views", SectionKind::Evaluation),
        ("What Alma thinks", SectionKind::Own),
    ];
    for (heading, kind) in names {
        let draft = case_from_markdown(&format!("## {heading}\n\nText.\n"));
        assert_eq!(draft.sections[0].kind, kind, "{heading}");
        assert_eq!(draft.sections[0].heading, heading);
    }
}

#[test]
fn a_heading_twice_is_two_sections() {
    let draft =
        case_from_markdown("---\ntitle: x\n---\n## History\n\nOne.\n\n## History\n\nTwo.\n");
    assert_eq!(
        shown(&draft),
        "History History\nOne.\nHistory History\nTwo.\n"
    );
    assert!(told(&draft, "“History” stands twice"));
}
