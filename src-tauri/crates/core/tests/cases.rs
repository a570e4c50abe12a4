//! Case studies (domain E1, E2, E7).

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

use copse_core::{
    CoreError, Kind,
    cases::{
        self, CaseDetails, CaseFull, CaseState, Permission, Release, SectionChange, SectionKind,
    },
    community,
    ids::{CommunityId, EvidenceId, MeetingId, PersonId},
    people,
    people::PersonDetails,
};
use copse_testkit::{TestStore, build, fields_of};

use SectionKind::{
    Circumstances, Discussion, Evidence, Focus, History, Ideas, Learning, NextSteps,
};

fn set_up() -> (TestStore, CommunityId) {
    let mut store = TestStore::new();
    let community = community::community_create(&mut store, build::community("Calderfoot"))
        .unwrap()
        .value
        .id;
    (store, community)
}

fn write(
    store: &mut TestStore,
    case: &CaseFull,
    kind: SectionKind,
    shown: bool,
    notes: &[EvidenceId],
) {
    let section = case
        .sections
        .iter()
        .find(|section| section.kind == kind)
        .unwrap();
    let body = build::text_with_notes("Some words", notes);
    let change = SectionChange {
        heading: section.heading.clone(),
        shown,
        body,
    };
    cases::section_update(store, section.id, section.stamp.version, change).unwrap();
}

#[test]
fn a_new_case_has_the_standard_sections() {
    let (mut store, community) = set_up();
    let done = cases::case_create(&mut store, community, build::case("Two desks")).unwrap();
    assert_eq!(done.changed, [Kind::Case]);
    let shown: Vec<_> = done
        .value
        .sections
        .iter()
        .filter(|s| s.shown)
        .map(|s| s.kind)
        .collect();
    assert_eq!(
        shown,
        [
            Focus,
            History,
            Circumstances,
            Discussion,
            Ideas,
            NextSteps,
            Learning,
            Evidence
        ]
    );
    assert_eq!(
        done.value.sections.len(),
        12,
        "the others of E1 wait hidden"
    );
    assert!(matches!(done.value.release, Release::NeedsReason { .. }));
    assert!(!done.value.missing.is_empty());
    assert_eq!(
        cases::case_get(&store, done.value.case.id).unwrap(),
        done.value
    );
}

#[test]
fn everything_that_is_wrong_with_a_case_is_told_at_once() {
    let (mut store, community) = set_up();
    let wrong = CaseDetails {
        presenter: Some(PersonId::new()),
        meeting: Some(MeetingId::new()),
        permission: Permission {
            on: Some(build::day("2027-02-02")),
            until: Some(build::day("2027-02-01")),
            ..Permission::default()
        },
        ..build::case("\t")
    };
    let fields = fields_of(cases::case_create(&mut store, community, wrong));
    assert_eq!(
        fields,
        ["title", "permission.until", "presenter", "meeting"]
    );
    assert_eq!(cases::case_list(&store, community).unwrap(), []);
}

#[test]
fn name_and_role_come_from_the_presenter() {
    let (mut store, community) = set_up();
    let tomasz = PersonDetails {
        role: "Probation practitioner".to_owned(),
        ..build::member("Tomasz Wilk")
    };
    let tomasz = people::person_create(&mut store, community, tomasz)
        .unwrap()
        .value
        .id;
    let details = CaseDetails {
        presenter: Some(tomasz),
        ..build::case("T")
    };
    let case = cases::case_create(&mut store, community, details)
        .unwrap()
        .value
        .case;
    assert_eq!(case.details.presenter_name, "Tomasz Wilk");
    assert_eq!(case.details.presenter_role, "Probation practitioner");
    let own_role = CaseDetails {
        presenter_role: "Key worker".to_owned(),
        ..case.details
    };
    let case = cases::case_update(&mut store, case.id, 1, own_role)
        .unwrap()
        .value
        .case;
    assert_eq!(
        case.details.presenter_role, "Key worker",
        "a role that was typed stays"
    );
}

#[test]
fn cases_are_numbered_and_a_number_is_not_given_twice() {
    let (mut store, community) = set_up();
    let first = cases::case_create(&mut store, community, build::case("One"))
        .unwrap()
        .value
        .case;
    let second = cases::case_create(&mut store, community, build::case("Two"))
        .unwrap()
        .value
        .case;
    cases::case_delete(&mut store, second.id).unwrap();
    let third = cases::case_create(&mut store, community, build::case("Three"))
        .unwrap()
        .value
        .case;
    assert_eq!(
        (first.number, second.number, third.number),
        (1, 2, 3),
        "number 2 stands in papers that went out"
    );
    cases::case_restore(&mut store, second.id).unwrap();
    let list: Vec<_> = cases::case_list(&store, community)
        .unwrap()
        .iter()
        .map(|row| row.case.number)
        .collect();
    assert_eq!(list, [3, 2, 1]);
}

#[test]
fn the_list_counts_words_and_written_sections() {
    let (mut store, community) = set_up();
    let case = cases::case_create(&mut store, community, build::case("One"))
        .unwrap()
        .value;
    write(&mut store, &case, SectionKind::Focus, true, &[]);
    write(&mut store, &case, SectionKind::Policy, false, &[]);
    let row = cases::case_list(&store, community).unwrap().remove(0);
    assert_eq!(
        (row.words, row.sections_written),
        (4, 2),
        "hidden sections count as written"
    );
    cases::section_remove(&mut store, case.sections[0].id).unwrap();
    let row = cases::case_list(&store, community).unwrap().remove(0);
    assert_eq!((row.words, row.sections_written), (2, 1));
}

#[test]
fn a_change_of_a_case_from_an_old_version_is_refused_whatever_was_typed_in_its_sections() {
    let (mut store, community) = set_up();
    let case = cases::case_create(&mut store, community, build::case("One"))
        .unwrap()
        .value;
    write(&mut store, &case, SectionKind::Focus, true, &[]);
    let updated = cases::case_update(&mut store, case.case.id, 1, build::case("Two"));
    assert!(
        updated.is_ok(),
        "typing in a section does not make the form of the case stale"
    );
    let stale = cases::case_update(&mut store, case.case.id, 1, build::case("Three"));
    assert!(matches!(stale, Err(CoreError::Stale)));
}

#[test]
fn what_is_missing_follows_the_state() {
    let (mut store, community) = set_up();
    let case = cases::case_create(&mut store, community, build::case("T"))
        .unwrap()
        .value;
    write(&mut store, &case, SectionKind::NextSteps, true, &[]);
    let presented = CaseDetails {
        state: CaseState::Presented,
        ..build::case("T")
    };
    let full = cases::case_update(&mut store, case.case.id, 1, presented)
        .unwrap()
        .value;
    assert_eq!(
        full.missing,
        [
            "Enter which disciplines were at the meeting.",
            "Write up the discussion."
        ]
    );
}

#[test]
fn a_deleted_case_is_gone_everywhere_until_brought_back() {
    let (mut store, community) = set_up();
    let case = cases::case_create(&mut store, community, build::case("T"))
        .unwrap()
        .value;
    write(&mut store, &case, SectionKind::Focus, true, &[]);
    let before = cases::case_get(&store, case.case.id).unwrap();
    cases::case_delete(&mut store, case.case.id).unwrap();
    let gone = |result: Result<(), CoreError>| {
        matches!(result, Err(CoreError::NotFound { kind: Kind::Case }))
    };
    assert!(gone(cases::case_get(&store, case.case.id).map(drop)));
    assert!(gone(cases::case_release_check(
        &store,
        case.case.id,
        Some("x")
    )));
    let change = build::change("Focus", "more");
    assert!(gone(
        cases::section_update(&mut store, case.sections[0].id, 2, change).map(drop)
    ));
    let back = cases::case_restore(&mut store, case.case.id).unwrap().value;
    assert_eq!(back.sections, before.sections);
}
