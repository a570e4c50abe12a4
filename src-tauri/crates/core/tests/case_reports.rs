//! What is printed of a case study, and whether it may go out (domain E4, E13).

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

use copse_core::{
    CoreError,
    cases::{self, CaseDetails, CaseFull, Permission, PermissionState, SectionChange, SectionKind},
    community, evidence,
    ids::{CommunityId, EvidenceId},
    meetings,
};
use copse_testkit::{TestStore, build};

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
fn notes_are_numbered_by_first_appearance_in_what_is_shown() {
    let (mut store, community) = set_up();
    let [a, b, c] = ["A", "B", "C"].map(|title| {
        evidence::evidence_create(&mut store, community, build::evidence(title))
            .unwrap()
            .value
            .id
    });
    let case = cases::case_create(&mut store, community, build::case("T"))
        .unwrap()
        .value;
    write(&mut store, &case, SectionKind::Focus, false, &[c]);
    write(&mut store, &case, SectionKind::History, true, &[b, a, b]);
    write(&mut store, &case, SectionKind::Ideas, true, &[a]);
    let titles = |ids: Vec<EvidenceId>| -> Vec<&str> {
        ids.into_iter()
            .map(|id| {
                if id == a {
                    "A"
                } else if id == b {
                    "B"
                } else {
                    "C"
                }
            })
            .collect()
    };
    let full = cases::case_get(&store, case.case.id).unwrap();
    assert_eq!(
        titles(full.references.iter().map(|item| item.id).collect()),
        ["B", "A", "C"],
        "hidden ones come last"
    );
    let report = cases::case_report(&store, case.case.id, store.today()).unwrap();
    assert_eq!(
        titles(report.references.iter().map(|item| item.id).collect()),
        ["B", "A"],
        "hidden ones do not print"
    );
    assert_eq!(report.references[0].citation, "B.");
}

#[test]
fn a_report_has_what_prints_and_nothing_else() {
    let (mut store, community) = set_up();
    let meeting = meetings::meeting_create(&mut store, community, build::meeting(1, "2027-01-21"))
        .unwrap()
        .value
        .meeting
        .id;
    let details = CaseDetails {
        meeting: Some(meeting),
        disciplines: vec!["Housing".to_owned()],
        ..build::case("T")
    };
    let case = cases::case_create(&mut store, community, details)
        .unwrap()
        .value;
    write(&mut store, &case, SectionKind::Focus, true, &[]);
    write(&mut store, &case, SectionKind::History, false, &[]);
    let report = cases::case_report(&store, case.case.id, build::day("2027-02-10")).unwrap();
    assert_eq!(
        report
            .sections
            .iter()
            .map(|s| s.heading.as_str())
            .collect::<Vec<_>>(),
        ["Focus"]
    );
    assert_eq!(report.confidentiality, "Confidential: members only");
    assert_eq!(report.presented_on, Some(build::day("2027-01-21")));
    assert_eq!(report.made_on, build::day("2027-02-10"));
    assert_eq!(report.language, "en-GB");
    assert!(
        report.version > case.case.stamp.version,
        "writing makes a new version of the document"
    );
    meetings::meeting_delete(&mut store, meeting).unwrap();
    let report = cases::case_report(&store, case.case.id, build::day("2027-02-10")).unwrap();
    assert_eq!(report.presented_on, None);
}

#[test]
fn a_case_goes_out_with_permission_or_with_a_reason_and_never_after_a_refusal() {
    let (mut store, community) = set_up();
    let check = |store: &mut TestStore, state, until: Option<&str>, reason| {
        let permission = Permission {
            state,
            until: until.map(build::day),
            ..Permission::default()
        };
        let details = CaseDetails {
            permission,
            ..build::case("T")
        };
        let case = cases::case_create(store, community, details)
            .unwrap()
            .value
            .case
            .id;
        match cases::case_release_check(store, case, reason) {
            Ok(()) => "goes",
            Err(CoreError::NeedsReason { .. }) => "needs a reason",
            Err(CoreError::Stopped { .. }) => "stopped",
            Err(other) => panic!("{other:?}"),
        }
    };
    let some = Some("The client agreed by telephone");
    assert_eq!(
        check(&mut store, PermissionState::Given, None, None),
        "goes"
    );
    assert_eq!(
        check(&mut store, PermissionState::Given, Some("2027-02-09"), None),
        "goes",
        "today is the last day"
    );
    assert_eq!(
        check(&mut store, PermissionState::Given, Some("2027-02-08"), None),
        "needs a reason"
    );
    assert_eq!(
        check(&mut store, PermissionState::Asked, None, None),
        "needs a reason"
    );
    assert_eq!(
        check(&mut store, PermissionState::Asked, None, Some(" \n")),
        "needs a reason"
    );
    assert_eq!(
        check(&mut store, PermissionState::NotAsked, None, some),
        "goes"
    );
    assert_eq!(
        check(&mut store, PermissionState::Refused, None, some),
        "stopped"
    );
    assert_eq!(
        check(&mut store, PermissionState::Withdrawn, None, some),
        "stopped"
    );
}
