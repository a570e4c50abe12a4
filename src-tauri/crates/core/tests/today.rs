//! The first screen (domain H6), on a clock that stands at Tuesday 9 February 2027.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

mod common;

use copse_core::{
    Kind, actions,
    actions::ActionDetails,
    cases::{self, CaseDetails, Permission, PermissionState},
    community,
    community::CommunityDetails,
    ids::{CaseId, CommunityId, MeetingId},
    meetings::{
        self, AgendaItem, AgendaKind, Attendance, MeetingDetails, MeetingKind, MeetingStatus, Reply,
    },
    people,
    people::{PersonDetails, PersonStage},
    terms,
    today::{Due, today_get},
};
use copse_testkit::{TestStore, build};

fn set_up() -> (TestStore, CommunityId) {
    let mut store = TestStore::new();
    let settings = CommunityDetails {
        meetings_planned: Some(6),
        ..build::community("C")
    };
    let community = community::community_create(&mut store, settings)
        .unwrap()
        .value
        .id;
    (store, community)
}

fn meeting(store: &mut TestStore, community: CommunityId, details: MeetingDetails) -> MeetingId {
    meetings::meeting_create(store, community, details)
        .unwrap()
        .value
        .meeting
        .id
}

fn headline(store: &TestStore, community: CommunityId) -> String {
    today_get(store, community).unwrap().headline
}

fn told(due: &[Due]) -> Vec<(&str, i32)> {
    due.iter()
        .map(|due| (due.what.as_str(), due.days))
        .collect()
}

#[test]
fn the_sentence_on_top_says_where_we_are() {
    let (mut store, community) = set_up();
    assert_eq!(headline(&store, community), "Plan the first meeting");
    let held = MeetingDetails {
        status: MeetingStatus::Held,
        ..build::meeting(1, "2027-01-21")
    };
    meeting(&mut store, community, held);
    assert_eq!(headline(&store, community), "Plan the next meeting");
    let cancelled = MeetingDetails {
        status: MeetingStatus::Cancelled,
        ..build::meeting(2, "2027-02-10")
    };
    meeting(&mut store, community, cancelled);
    assert_eq!(
        headline(&store, community),
        "Plan the next meeting",
        "a cancelled one is not the next"
    );
    let id = meeting(&mut store, community, build::meeting(5, "2027-02-18"));
    assert_eq!(headline(&store, community), "Meeting 5 is in nine days");
    for (version, (day, sentence)) in (1..).zip([
        ("2027-02-10", "Meeting 5 is tomorrow"),
        ("2027-02-09", "Meeting 5 is today"),
        ("2027-03-09", "Meeting 5 is in 28 days"),
    ]) {
        meetings::meeting_update(&mut store, id, version, build::meeting(5, day)).unwrap();
        assert_eq!(headline(&store, community), sentence);
    }
    let visit = MeetingDetails {
        kind: MeetingKind::Visit,
        ..build::meeting(9, "2027-02-11")
    };
    meeting(&mut store, community, visit);
    assert_eq!(headline(&store, community), "The visit is in two days");
}

#[test]
fn after_the_last_meeting_it_is_time_to_look_back() {
    let (mut store, community) = set_up();
    for number in 1..=6 {
        let held = MeetingDetails {
            status: MeetingStatus::Held,
            ..build::meeting(number, "2027-01-21")
        };
        meeting(&mut store, community, held);
    }
    let today = today_get(&store, community).unwrap();
    assert_eq!(
        today.headline,
        "All six meetings were held: time to look back"
    );
    assert_eq!((today.meetings_held, today.meetings_planned), (6, 6));
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
fn counts_follow_every_change_as_if_they_were_counted_anew() {
    let mut store = TestStore::new();
    let community = common::live(&mut store, false);
    let agree = |store: &TestStore| {
        let db = store.vault().connection_ref();
        for (table, word, column) in [
            ("person", "person", "stage"),
            ("case_study", "case", "permission_state"),
            ("meeting", "meeting", "status"),
        ] {
            let differ: i64 = db
                .query_row(
                    &format!(
                        "WITH counted AS (SELECT community_id, '{word}:' || {column}, count(*) FROM {table}
                            WHERE deleted_at IS NULL GROUP BY 1, 2),
                         kept AS (SELECT * FROM tally WHERE what LIKE '{word}:%')
                         SELECT count(*) FROM (SELECT * FROM (SELECT * FROM counted EXCEPT SELECT * FROM kept)
                            UNION ALL SELECT * FROM (SELECT * FROM kept EXCEPT SELECT * FROM counted))"
                    ),
                    [],
                    |row| row.get(0),
                )
                .unwrap();
            assert_eq!(differ, 0, "{table}");
        }
        let registers: i64 = db
            .query_row(
                "SELECT count(*) FROM meeting WHERE registered <> EXISTS (SELECT 1 FROM register_entry
                    WHERE meeting_id = meeting.id AND attendance <> 'expected')",
                [],
                |row| row.get(0),
            )
            .unwrap();
        assert_eq!(registers, 0);
    };
    agree(&store);
    for person in people::person_list(&store, community).unwrap() {
        people::person_delete(&mut store, person.id).unwrap();
        agree(&store);
        people::person_restore(&mut store, person.id).unwrap();
        let details = copse_core::people::PersonDetails {
            stage: copse_core::people::PersonStage::Declined,
            ..person.details
        };
        let version = people::person_get(&store, person.id).unwrap().stamp.version;
        people::person_update(&mut store, person.id, version, details).unwrap();
        agree(&store);
    }
    let record = copse_core::record::RecordRef {
        part: copse_core::Part::Community,
        id: community.into(),
    };
    copse_core::erasure::erase(&mut store, &[record], &[]).unwrap();
    agree(&store);
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

#[test]
fn people_and_replies_are_counted() {
    let (mut store, community) = set_up();
    let stages = [
        PersonStage::Member,
        PersonStage::Member,
        PersonStage::Approached,
        PersonStage::Inducted,
        PersonStage::Identified,
        PersonStage::Left,
    ];
    let ids = stages.map(|stage| {
        let details = PersonDetails {
            stage,
            ..build::member("P")
        };
        people::person_create(&mut store, community, details)
            .unwrap()
            .value
            .id
    });
    let next = meeting(&mut store, community, build::meeting(1, "2027-02-18"));
    meetings::register_set(
        &mut store,
        next,
        ids[0],
        false,
        Reply::Coming,
        Attendance::Expected,
    )
    .unwrap();
    meetings::register_set(
        &mut store,
        next,
        ids[2],
        true,
        Reply::Apologies,
        Attendance::Expected,
    )
    .unwrap();
    let today = today_get(&store, community).unwrap();
    assert_eq!((today.members, today.on_their_way), (2, 2));
    let next = today.next_meeting.unwrap();
    assert_eq!(
        (next.days, next.coming, next.apologies, next.not_answered),
        (9, 1, 1, 1)
    );
}
