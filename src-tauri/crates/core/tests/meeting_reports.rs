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

#[test]
fn an_agenda_shows_what_was_open_before_its_meeting_and_nothing_later() {
    let (mut store, community) = set_up();
    let mut meeting = |number, on| {
        let made = meetings::meeting_create(&mut store, community, build::meeting(number, on));
        made.unwrap().value.meeting.id
    };
    // The clock of the store says 9 February 2027.
    let first = meeting(1, "2026-11-19");
    let second = meeting(2, "2026-12-17");
    let third = meeting(3, "2027-01-21");
    let next = meeting(4, "2027-02-18");
    for (what, at, due, done) in [
        (
            "Done before the second",
            first,
            "2026-12-01",
            Some("2026-12-10"),
        ),
        ("Done since", first, "2026-12-10", Some("2027-01-10")),
        ("Open", first, "2027-01-10", None),
        ("Of the second", second, "2027-01-01", None),
        ("Of the third", third, "2027-02-15", None),
    ] {
        let action = ActionDetails {
            meeting: Some(at),
            due: Some(build::day(due)),
            done_on: done.map(build::day),
            ..build::action(what)
        };
        actions::action_create(&mut store, community, action).unwrap();
    }
    actions::action_create(&mut store, community, build::action("Of no meeting")).unwrap();
    let open = |meeting| -> Vec<(String, bool)> {
        let report = meetings::agenda_report(&store, meeting).unwrap();
        let lines = report.actions.into_iter();
        lines.map(|line| (line.what, line.overdue)).collect()
    };
    let line = |what: &str, late| (what.to_owned(), late);
    assert_eq!(open(first), []);
    assert_eq!(
        open(second),
        [line("Done since", true), line("Open", false)],
        "as it stood on the day of the meeting"
    );
    assert_eq!(
        open(next),
        [
            line("Of the second", true),
            line("Open", true),
            line("Of the third", false),
            line("Of no meeting", false),
        ]
    );
}

#[test]
fn an_item_for_a_case_is_called_by_it_or_says_that_none_is_chosen() {
    let (mut store, community) = set_up();
    let made = meetings::meeting_create(&mut store, community, build::meeting(2, "2027-02-18"));
    let meeting = made.unwrap().value.meeting.id;
    let titles = |store: &TestStore| -> Vec<String> {
        let report = meetings::agenda_report(store, meeting).unwrap();
        let cases = report.items.into_iter();
        let cases = cases.filter(|item| item.kind == AgendaKind::Case);
        cases.map(|item| item.title).collect()
    };
    assert_eq!(titles(&store), ["Case, to be chosen"]);
    let case = cases::case_create(&mut store, community, build::case("A tenancy kept"));
    let case = Some(case.unwrap().value.case.id);
    let items = [
        "Case 1, A tenancy kept",
        "Case 1, renamed",
        "Case",
        "Kept, and why",
    ]
    .map(|title| AgendaItem {
        case,
        ..build::item(title, AgendaKind::Case)
    })
    .to_vec();
    meetings::agenda_set(&mut store, meeting, 1, items).unwrap();
    assert_eq!(
        titles(&store),
        [
            "Case 1: A tenancy kept",
            "Case 1: renamed",
            "Case",
            "Kept, and why"
        ]
    );
    let notes = meetings::notes_report(&store, meeting).unwrap();
    assert_eq!(notes.cases, ["Case 1: A tenancy kept"]);
}
