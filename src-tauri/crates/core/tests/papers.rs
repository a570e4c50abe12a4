//! What sign-in sheets, notes, lists of actions, attendance and letters are made from (domain C14, D9 to D11).

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

use copse_core::{
    CoreError, actions,
    actions::ActionDetails,
    community,
    ids::{CommunityId, MeetingId, PersonId},
    letters::{self, LetterKind},
    meetings::{self, Attendance, MeetingDetails, MeetingStatus, Reply},
    people,
    people::{PersonDetails, PersonStage},
    terms,
};
use copse_testkit::{TestStore, build};

fn set_up() -> (TestStore, CommunityId) {
    let mut store = TestStore::new();
    let made = community::community_create(&mut store, build::community("Calderfoot"));
    let community = made.unwrap().value.id;
    (store, community)
}

fn person(store: &mut TestStore, community: CommunityId, details: PersonDetails) -> PersonId {
    let made = people::person_create(store, community, details);
    made.unwrap().value.id
}

fn meeting(store: &mut TestStore, community: CommunityId, details: MeetingDetails) -> MeetingId {
    let made = meetings::meeting_create(store, community, details);
    made.unwrap().value.meeting.id
}

fn guest(name: &str) -> PersonDetails {
    PersonDetails {
        stage: PersonStage::Identified,
        ..build::member(name)
    }
}

#[test]
fn a_sign_in_sheet_has_those_who_are_invited_and_nothing_private() {
    let (mut store, community) = set_up();
    let mut bo = build::member("Bo");
    bo.role = "nurse".to_owned();
    bo.dietary_needs = "no nuts".to_owned();
    let bo = person(&mut store, community, bo);
    person(&mut store, community, build::member("ana"));
    person(&mut store, community, guest("Not invited"));
    let visitor = person(&mut store, community, guest("Visitor"));
    let id = meeting(&mut store, community, build::meeting(1, "2027-02-18"));
    let (none, expected) = (Reply::None, Attendance::Expected);
    meetings::register_set(&mut store, id, visitor, true, none, expected).unwrap();
    meetings::register_set(&mut store, id, bo, false, Reply::Apologies, expected).unwrap();
    let report = meetings::sign_in_report(&store, id).unwrap();
    let lines: Vec<_> = report
        .lines
        .iter()
        .map(|line| {
            (
                line.name.as_str(),
                line.role.as_str(),
                line.guest,
                line.apologies,
            )
        })
        .collect();
    assert_eq!(
        lines,
        [
            ("ana", "", false, false),
            ("Bo", "nurse", false, true),
            ("Visitor", "", true, false)
        ]
    );
    assert!(!format!("{report:?}").contains("nuts"));
}

#[test]
fn papers_name_people_in_the_order_in_which_one_looks_them_up() {
    let (mut store, community) = set_up();
    let id = meeting(&mut store, community, build::meeting(1, "2027-01-21"));
    for name in ["Tomasz", "Łucja", "carys", "Çağla", "Maren"] {
        let person = person(&mut store, community, build::member(name));
        let attended = Attendance::Attended;
        meetings::register_set(&mut store, id, person, false, Reply::None, attended).unwrap();
    }
    let in_order = ["Çağla", "carys", "Łucja", "Maren", "Tomasz"];
    let sheet = meetings::sign_in_report(&store, id).unwrap();
    let names = sheet.lines.iter().map(|line| &line.name);
    assert!(names.eq(&in_order));
    assert_eq!(
        meetings::notes_report(&store, id).unwrap().attended,
        in_order
    );
    let attendance = meetings::attendance_report(&store, community).unwrap();
    let names = attendance.members.iter().map(|member| &member.name);
    assert!(names.eq(&in_order));
    let draft = terms::terms_begin(&mut store, community).unwrap().value;
    let adopted = terms::terms_adopt(&mut store, draft.id, build::day("2027-02-01")).unwrap();
    let not_agreed = adopted.value.not_agreed;
    assert!(not_agreed.iter().map(|one| &one.name).eq(&in_order));
}

#[test]
fn notes_say_who_came_and_what_was_agreed_there() {
    let (mut store, community) = set_up();
    let ana = person(&mut store, community, build::member("Ana"));
    let bo = person(&mut store, community, build::member("Bo"));
    let visitor = person(&mut store, community, guest("Visitor"));
    let details = MeetingDetails {
        notes: build::text("We talked."),
        ..build::meeting(1, "2027-01-21")
    };
    let id = meeting(&mut store, community, details);
    let other = meeting(&mut store, community, build::meeting(2, "2027-02-18"));
    for (who, guest, attendance) in [
        (ana, false, Attendance::Attended),
        (bo, false, Attendance::Apologies),
        (visitor, true, Attendance::Attended),
    ] {
        meetings::register_set(&mut store, id, who, guest, Reply::None, attendance).unwrap();
    }
    for (what, at) in [
        ("Here", Some(id)),
        ("There", Some(other)),
        ("Nowhere", None),
    ] {
        let action = ActionDetails {
            meeting: at,
            due: Some(build::day("2027-01-25")),
            ..build::action(what)
        };
        actions::action_create(&mut store, community, action).unwrap();
    }
    let report = meetings::notes_report(&store, id).unwrap();
    assert_eq!(report.attended, ["Ana", "Visitor (guest)"]);
    assert_eq!(report.apologies, ["Bo"]);
    assert_eq!(report.body.plain(), "We talked.");
    assert_eq!(report.actions.len(), 1);
    assert_eq!(report.actions[0].what, "Here");
    assert_eq!(
        report.actions[0].agreed_at,
        Some((1, build::day("2027-01-21")))
    );
}

#[test]
fn attendance_counts_what_was_entered_and_leaves_out_the_cancelled() {
    let (mut store, community) = set_up();
    let ana = person(&mut store, community, build::member("Ana"));
    let bo = person(&mut store, community, build::member("Bo"));
    let visitor = person(&mut store, community, guest("Visitor"));
    let held = meeting(&mut store, community, build::meeting(1, "2026-12-17"));
    let second = meeting(&mut store, community, build::meeting(2, "2027-01-21"));
    let cancelled = MeetingDetails {
        status: MeetingStatus::Cancelled,
        ..build::meeting(3, "2027-01-28")
    };
    let cancelled = meeting(&mut store, community, cancelled);
    meeting(&mut store, community, build::meeting(4, "2027-01-29"));
    let to_come = meeting(&mut store, community, build::meeting(5, "2027-06-17"));
    let mut enter = |meeting, who, guest, attendance| {
        meetings::register_set(&mut store, meeting, who, guest, Reply::None, attendance).unwrap();
    };
    enter(held, ana, false, Attendance::Attended);
    enter(held, bo, false, Attendance::Absent);
    enter(held, visitor, true, Attendance::Attended);
    enter(second, ana, false, Attendance::Apologies);
    enter(cancelled, ana, false, Attendance::Attended);
    enter(to_come, ana, false, Attendance::Apologies);
    let report = meetings::attendance_report(&store, community).unwrap();
    let counts: Vec<_> = report
        .meetings
        .iter()
        .map(|m| (m.number, m.attended, m.guests, m.apologies, m.absent))
        .collect();
    assert_eq!(counts, [(1, 1, 1, 0, 1), (2, 0, 0, 1, 0)]);
    let members: Vec<_> = report
        .members
        .iter()
        .map(|m| (m.name.as_str(), m.attended, m.apologies, m.absent))
        .collect();
    assert_eq!(members, [("Ana", 1, 1, 0), ("Bo", 0, 0, 1)]);
}

#[test]
fn a_list_of_actions_has_open_and_done_ones_apart() {
    let (mut store, community) = set_up();
    let late = ActionDetails {
        due: Some(build::day("2027-02-01")),
        ..build::action("Late")
    };
    let done = ActionDetails {
        due: Some(build::day("2027-01-01")),
        done_on: Some(build::day("2027-02-01")),
        ..build::action("Done")
    };
    actions::action_create(&mut store, community, late).unwrap();
    actions::action_create(&mut store, community, done).unwrap();
    let report = actions::actions_report(&store, community).unwrap();
    assert_eq!((report.open.len(), report.done.len()), (1, 1));
    assert!(report.open[0].overdue);
    assert!(!report.done[0].overdue, "what is done is not late");
}

#[test]
fn a_letter_speaks_of_the_meeting_named_or_of_the_next_one() {
    let (mut store, community) = set_up();
    let ana = person(&mut store, community, build::member("Ana"));
    let bo = person(&mut store, community, build::member("Bo"));
    person(&mut store, community, build::member("Cy"));
    let past = meeting(&mut store, community, build::meeting(1, "2026-01-21"));
    let cancelled = MeetingDetails {
        status: MeetingStatus::Cancelled,
        ..build::meeting(2, "2027-06-10")
    };
    meeting(&mut store, community, cancelled);
    meeting(&mut store, community, build::meeting(3, "2027-06-17"));
    let report =
        letters::letter_report(&store, community, LetterKind::Reminder, &[bo, ana], None).unwrap();
    assert_eq!(report.meeting.unwrap().number, 3);
    let names: Vec<_> = report
        .recipients
        .iter()
        .map(|to| to.name.as_str())
        .collect();
    assert_eq!(names, ["Ana", "Bo"]);
    let report =
        letters::letter_report(&store, community, LetterKind::Reminder, &[ana], Some(past))
            .unwrap();
    assert_eq!(report.meeting.unwrap().number, 1);
    people::person_delete(&mut store, ana).unwrap();
    assert!(matches!(
        letters::letter_report(&store, community, LetterKind::Reminder, &[ana], None),
        Err(CoreError::NotFound { .. })
    ));
}

#[test]
fn a_letter_after_a_missed_meeting_speaks_of_one_that_was_held() {
    let (mut store, community) = set_up();
    let ana = person(&mut store, community, build::member("Ana"));
    let ahead = meeting(&mut store, community, build::meeting(4, "2027-06-17"));
    let missed = |store: &TestStore, named| {
        letters::letter_report(store, community, LetterKind::MissedMeeting, &[ana], named)
    };
    let problem = |result: Result<_, CoreError>| match result {
        Err(CoreError::Invalid(problems)) => problems[0].field.clone(),
        other => panic!("{other:?}"),
    };
    assert_eq!(problem(missed(&store, None)), "meeting", "none was held");
    assert_eq!(problem(missed(&store, Some(ahead))), "meeting");
    meeting(&mut store, community, build::meeting(1, "2026-01-21"));
    meeting(&mut store, community, build::meeting(2, "2026-02-18"));
    let cancelled = MeetingDetails {
        status: MeetingStatus::Cancelled,
        ..build::meeting(3, "2026-03-18")
    };
    let cancelled = meeting(&mut store, community, cancelled);
    assert_eq!(problem(missed(&store, Some(cancelled))), "meeting");
    let report = missed(&store, None).unwrap();
    assert_eq!(report.meeting.unwrap().number, 2, "the last one");
}
