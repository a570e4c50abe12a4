//! What is late, due this week, or later.

use copse_core::{
    Kind, actions,
    actions::ActionDetails,
    cases::{self, CaseDetails, Permission, PermissionState},
    ids::{CaseId, MeetingId},
    meetings::{self, AgendaItem, AgendaKind, Attendance, MeetingDetails, MeetingStatus, Reply},
    people, terms,
    today::{Due, today_get},
};
use copse_testkit::{TestStore, build};

use crate::{meeting, set_up};

fn told(due: &[Due]) -> Vec<(&str, i32)> {
    due.iter()
        .map(|due| (due.what.as_str(), due.days))
        .collect()
}

fn on_agenda(store: &mut TestStore, meeting: MeetingId, cases: &[CaseId]) {
    let item = |case: &CaseId| AgendaItem {
        case: Some(*case),
        ..build::item("Case", AgendaKind::Case)
    };
    let version = meetings::meeting_get(store, meeting)
        .unwrap()
        .meeting
        .stamp
        .version;
    meetings::agenda_set(store, meeting, version, cases.iter().map(item).collect()).unwrap();
}

#[test]
fn actions_are_late_this_week_or_later() {
    let (mut store, community) = set_up();
    let owner = people::person_create(&mut store, community, build::member("Kit Farrow"))
        .unwrap()
        .value
        .id;
    for (what, due) in [
        ("Later.", Some("2027-02-17")),
        ("Late", Some("2027-02-08")),
        ("Very late", Some("2027-01-01")),
        ("Today", Some("2027-02-09")),
        ("In a week", Some("2027-02-16")),
        ("Some time", None),
    ] {
        let details = ActionDetails {
            due: due.map(build::day),
            owner: Some(owner),
            ..build::action(what)
        };
        actions::action_create(&mut store, community, details).unwrap();
    }
    let done = ActionDetails {
        done_on: Some(build::day("2027-02-01")),
        ..build::action("Done")
    };
    actions::action_create(&mut store, community, done).unwrap();
    let today = today_get(&store, community).unwrap();
    assert_eq!(told(&today.late), [("Very late", -39), ("Late", -1)]);
    assert_eq!(told(&today.week), [("Today", 0), ("In a week", 7)]);
    assert_eq!(told(&today.later), [("Later", 8), ("Some time", 0)]);
    assert_eq!(today.late[0].detail, "Kit Farrow");
    assert_eq!(today.late[0].link.kind, Kind::Action);
}

#[test]
fn permission_for_cases_of_the_next_agenda_is_due_two_weeks_before() {
    let (mut store, community) = set_up();
    let asked = CaseDetails {
        presenter_name: "Tomasz Wilk".to_owned(),
        permission: Permission {
            state: PermissionState::Asked,
            on: Some(build::day("2027-01-28")),
            ..Permission::default()
        },
        ..build::case("Two desks")
    };
    let asked = cases::case_create(&mut store, community, asked)
        .unwrap()
        .value
        .case
        .id;
    let given = build::case_with("Given", PermissionState::Given);
    let given = cases::case_create(&mut store, community, given)
        .unwrap()
        .value
        .case
        .id;
    let refused = build::case_with("Refused", PermissionState::Refused);
    let refused = cases::case_create(&mut store, community, refused)
        .unwrap()
        .value
        .case
        .id;
    cases::case_create(&mut store, community, build::case("Not on the agenda")).unwrap();
    let next = meeting(&mut store, community, build::meeting(5, "2027-02-18"));
    on_agenda(&mut store, next, &[asked, given, refused]);
    let today = today_get(&store, community).unwrap();
    assert_eq!(
        told(&today.late),
        [
            ("See the client’s permission for Case 1", -5),
            ("Take Case 3 off the agenda of meeting 5", -5)
        ]
    );
    assert_eq!(today.late[0].detail, "Tomasz Wilk asked on 28 January 2027");
    assert_eq!(today.late[0].link.id, Some(asked.into()));
    assert_eq!(
        today.cases_without_permission, 3,
        "counted whether on an agenda or not"
    );
    assert_eq!(today.next_meeting.unwrap().cases.len(), 3);
}

#[test]
fn a_case_is_chosen_three_weeks_before_its_meeting() {
    let (mut store, community) = set_up();
    let next = meeting(&mut store, community, build::meeting(2, "2027-03-04"));
    meeting(&mut store, community, build::meeting(3, "2027-04-01"));
    let today = today_get(&store, community).unwrap();
    assert_eq!(
        told(&today.week),
        [("Choose a case for meeting 2", 2)],
        "the one after the next can wait"
    );
    let case = cases::case_create(&mut store, community, build::case("T"))
        .unwrap()
        .value
        .case;
    let details = CaseDetails {
        meeting: Some(next),
        ..case.details
    };
    cases::case_update(&mut store, case.id, 1, details).unwrap();
    let today = today_get(&store, community).unwrap();
    assert_eq!(told(&today.week), [], "chosen from the case's side");
}

#[test]
fn the_first_meeting_has_a_sample_case_and_needs_none_of_its_own() {
    let (mut store, community) = set_up();
    meeting(&mut store, community, build::meeting(1, "2027-02-18"));
    let today = today_get(&store, community).unwrap();
    assert_eq!(
        (today.late, today.week, today.later),
        (vec![], vec![], vec![])
    );
}

#[test]
fn a_meeting_of_the_past_without_a_register_is_late() {
    let (mut store, community) = set_up();
    let ana = people::person_create(&mut store, community, build::member("Ana"))
        .unwrap()
        .value
        .id;
    let past = meeting(&mut store, community, build::meeting(4, "2027-01-21"));
    let cancelled = MeetingDetails {
        status: MeetingStatus::Cancelled,
        ..build::meeting(3, "2027-01-07")
    };
    meeting(&mut store, community, cancelled);
    let today = today_get(&store, community).unwrap();
    assert_eq!(told(&today.late), [("Enter who came to meeting 4", -19)]);
    assert_eq!(today.meetings_held, 0);
    meetings::register_set(
        &mut store,
        past,
        ana,
        false,
        Reply::None,
        Attendance::Attended,
    )
    .unwrap();
    let today = today_get(&store, community).unwrap();
    assert_eq!(told(&today.late), []);
    assert_eq!(today.meetings_held, 1, "with a register it was held");
}

#[test]
fn a_register_that_is_emptied_again_is_missing_again() {
    let (mut store, community) = set_up();
    let ana = people::person_create(&mut store, community, build::member("Ana"))
        .unwrap()
        .value
        .id;
    let past = meeting(&mut store, community, build::meeting(4, "2027-01-21"));
    let mut enter = |attendance| {
        meetings::register_set(&mut store, past, ana, false, Reply::None, attendance).unwrap();
        today_get(&store, community).unwrap()
    };
    assert_eq!(enter(Attendance::Attended).late, []);
    let today = enter(Attendance::Expected);
    assert_eq!(told(&today.late), [("Enter who came to meeting 4", -19)]);
    assert_eq!(today.meetings_held, 0);
}

#[test]
fn very_many_missing_registers_are_told_in_short() {
    let (mut store, community) = set_up();
    for week in 0..30_u16 {
        let day = jiff::civil::date(2026, 6, 1) + jiff::Span::new().days(i64::from(week) * 7);
        let day = build::meeting(week + 1, &day.to_string());
        meeting(&mut store, community, day);
    }
    let late = today_get(&store, community).unwrap().late;
    assert_eq!(late.len(), 25);
    assert_eq!(late[0].what, "Enter who came to earlier meetings");
    assert_eq!(late[0].link.id, None, "the list of meetings");
    assert_eq!(late[1].what, "Enter who came to meeting 7");
    assert_eq!(late[24].what, "Enter who came to meeting 30");
}

#[test]
fn terms_are_to_be_adopted_and_agreed_to_by_the_next_meeting() {
    let (mut store, community) = set_up();
    for name in ["Zoë", "Ana"] {
        people::person_create(&mut store, community, build::member(name)).unwrap();
    }
    meeting(&mut store, community, build::meeting(1, "2027-02-18"));
    let draft = terms::terms_begin(&mut store, community).unwrap().value.id;
    let today = today_get(&store, community).unwrap();
    assert_eq!(
        told(&today.later),
        [("Adopt version 1 of the terms of reference", 9)]
    );
    terms::terms_adopt(&mut store, draft, build::day("2027-02-09")).unwrap();
    let today = today_get(&store, community).unwrap();
    assert_eq!(
        told(&today.later),
        [("Ask who has not yet agreed to the terms of reference", 9)]
    );
    assert_eq!(today.later[0].detail, "Ana and Zoë");
    for name in ["Bo", "Cy", "Di"] {
        people::person_create(&mut store, community, build::member(name)).unwrap();
    }
    assert_eq!(
        today_get(&store, community).unwrap().later[0].detail,
        "Five members"
    );
}
