//! What the papers and the invitation of a meeting are made from (domain D5, D7, D8, D11).

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

use copse_core::{
    actions,
    actions::ActionDetails,
    cases::{self, CaseOverride, PermissionState, Release},
    community,
    community::CommunityDetails,
    ids::{CaseId, CommunityId, PersonId},
    meetings::{self, AgendaItem, AgendaKind, Attendance, Reply},
    people,
    people::{PersonDetails, PersonStage},
};
use copse_testkit::{TestStore, build};

fn set_up() -> (TestStore, CommunityId) {
    let mut store = TestStore::new();
    let settings = CommunityDetails {
        facilitator_email: "maren@alderbank.example".to_owned(),
        ..build::community("Calderfoot")
    };
    let community = community::community_create(&mut store, settings)
        .unwrap()
        .value
        .id;
    (store, community)
}

fn person(store: &mut TestStore, community: CommunityId, details: PersonDetails) -> PersonId {
    people::person_create(store, community, details)
        .unwrap()
        .value
        .id
}

#[test]
fn who_left_stays_on_the_registers_of_the_past_and_is_not_invited() {
    let (mut store, community) = set_up();
    let ana = person(&mut store, community, build::member("Ana"));
    let meeting = meetings::meeting_create(&mut store, community, build::meeting(1, "2027-01-21"))
        .unwrap()
        .value;
    meetings::register_set(
        &mut store,
        meeting.meeting.id,
        ana,
        false,
        Reply::Coming,
        Attendance::Attended,
    )
    .unwrap();
    let left = PersonDetails {
        stage: PersonStage::Left,
        ..build::member("Ana")
    };
    people::person_update(&mut store, ana, 1, left).unwrap();
    assert_eq!(
        meetings::meeting_get(&store, meeting.meeting.id)
            .unwrap()
            .register
            .len(),
        1
    );
    assert_eq!(
        meetings::invitation_report(&store, meeting.meeting.id)
            .unwrap()
            .recipients,
        []
    );
}

#[test]
fn an_invitation_goes_to_members_and_guests_with_an_address() {
    let (mut store, community) = set_up();
    person(&mut store, community, build::member("Zoë"));
    person(
        &mut store,
        community,
        PersonDetails {
            email: String::new(),
            ..build::member("Ben")
        },
    );
    let guest = person(
        &mut store,
        community,
        PersonDetails {
            stage: PersonStage::Approached,
            ..build::member("Ana")
        },
    );
    let meeting = meetings::meeting_create(&mut store, community, build::meeting(1, "2027-02-18"))
        .unwrap()
        .value
        .meeting;
    meetings::register_set(
        &mut store,
        meeting.id,
        guest,
        true,
        Reply::None,
        Attendance::Expected,
    )
    .unwrap();
    let report = meetings::invitation_report(&store, meeting.id).unwrap();
    let names: Vec<_> = report
        .recipients
        .iter()
        .map(|contact| contact.name.as_str())
        .collect();
    assert_eq!(names, ["Ana", "Zoë"]);
    assert_eq!(report.organiser.email, "maren@alderbank.example");
    assert_eq!(report.changed_at, meeting.stamp.changed_at);
    assert_eq!(report.head.confidentiality, "Confidential: members only");
    assert_eq!(report.items.len(), 7, "the agenda of a first meeting");
}

#[test]
fn a_pack_holds_back_what_may_not_be_handed_out() {
    let (mut store, community) = set_up();
    let states = [
        PermissionState::Given,
        PermissionState::Asked,
        PermissionState::NotAsked,
        PermissionState::Refused,
    ];
    let made = states.map(|state| {
        cases::case_create(&mut store, community, build::case_with("T", state))
            .unwrap()
            .value
            .case
            .id
    });
    let meeting = meetings::meeting_create(&mut store, community, build::meeting(2, "2027-02-18"))
        .unwrap()
        .value
        .meeting;
    let on_agenda = |case: &CaseId| AgendaItem {
        case: Some(*case),
        ..build::item("Case", AgendaKind::Case)
    };
    let mut items: Vec<_> = made.iter().rev().map(on_agenda).collect();
    items.push(on_agenda(&made[0]));
    meetings::agenda_set(&mut store, meeting.id, 1, items).unwrap();
    let reason = |case: CaseId, words: &str| CaseOverride {
        case,
        reason: words.to_owned(),
    };
    let overrides = [
        reason(made[1], "The client agreed by telephone"),
        reason(made[2], "  "),
        reason(made[3], "It matters"),
    ];
    let pack = meetings::pack_report(&store, meeting.id, &overrides).unwrap();
    let inside: Vec<_> = pack.cases.iter().map(|case| case.number).collect();
    assert_eq!(
        inside,
        [2, 1],
        "in the order of the agenda, each once; a reason lets the asked one through"
    );
    let held: Vec<_> = pack
        .held_back
        .iter()
        .map(|held| (held.id, matches!(held.release, Release::Stopped { .. })))
        .collect();
    assert_eq!(
        held,
        [(made[3], true), (made[2], false)],
        "no reason helps after a refusal, and spaces are no reason"
    );
    assert_eq!(pack.held_back[0].title, "Case 4, T");
}

#[test]
fn open_actions_come_back_on_the_agenda() {
    let (mut store, community) = set_up();
    let late = ActionDetails {
        due: Some(build::day("2027-02-08")),
        ..build::action("Late")
    };
    let done = ActionDetails {
        done_on: Some(build::day("2027-02-08")),
        ..build::action("Done")
    };
    actions::action_create(&mut store, community, late).unwrap();
    actions::action_create(&mut store, community, done).unwrap();
    let meeting = meetings::meeting_create(&mut store, community, build::meeting(1, "2027-02-18"))
        .unwrap()
        .value
        .meeting;
    let report = meetings::agenda_report(&store, meeting.id).unwrap();
    assert_eq!(report.actions.len(), 1);
    assert!(report.actions[0].overdue);
    assert_eq!(report.ends, build::time("12:30"));
}
