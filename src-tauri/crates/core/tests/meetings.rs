//! Meetings, agendas and registers (domain D1, D2, D5, D9).

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

use copse_core::{
    CoreError,
    cases::{self, Release},
    community,
    community::{CommunityDetails, Rhythm},
    ids::{CaseId, CommunityId, PersonId},
    meetings::{
        self, AgendaItem, AgendaKind, Attendance, MeetingDetails, MeetingSeries, MeetingStatus,
        Reply, Venue,
    },
    people,
    people::{PersonDetails, PersonStage},
};
use copse_testkit::{TestStore, build, fields_of};

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
fn a_new_meeting_has_an_agenda_that_fills_it_and_the_first_differs() {
    let (mut store, community) = set_up();
    let first = meetings::meeting_create(&mut store, community, build::meeting(0, "2027-01-21"))
        .unwrap()
        .value;
    assert_eq!(
        first.meeting.details.number, 1,
        "number 0 stands for the next"
    );
    assert_eq!(
        (first.overrun, first.agenda_ends),
        (0, build::time("12:30"))
    );
    assert!(
        first
            .agenda
            .iter()
            .any(|timed| timed.item.kind == AgendaKind::GroundRules)
    );
    let second = meetings::meeting_create(&mut store, community, build::meeting(0, "2027-02-18"))
        .unwrap()
        .value;
    assert_eq!(second.meeting.details.number, 2);
    assert_eq!(second.agenda[1].item.kind, AgendaKind::Feedback);
    assert_eq!(second.agenda[0].starts, build::time("10:00"));
}

#[test]
fn a_series_is_laid_out_in_one_step_and_numbered_on() {
    let (mut store, community) = set_up();
    meetings::meeting_create(&mut store, community, build::meeting(1, "2027-01-21")).unwrap();
    let series = MeetingSeries {
        first: build::day("2027-02-18"),
        count: 3,
        rhythm: Rhythm::Monthly,
        start: build::time("14:00"),
        end: build::time("16:00"),
        venue: Venue {
            name: "Library".to_owned(),
            ..Venue::default()
        },
    };
    let made = meetings::meeting_series_create(&mut store, community, series.clone())
        .unwrap()
        .value;
    let laid: Vec<_> = made
        .iter()
        .map(|m| (m.details.number, m.details.date.to_string()))
        .collect();
    assert_eq!(
        laid,
        [
            (2, "2027-02-18".to_owned()),
            (3, "2027-03-18".to_owned()),
            (4, "2027-04-15".to_owned())
        ]
    );
    let wrong = MeetingSeries {
        count: 61,
        end: build::time("14:00"),
        ..series
    };
    assert_eq!(
        fields_of(meetings::meeting_series_create(
            &mut store, community, wrong
        )),
        ["count", "end"]
    );
    assert_eq!(
        meetings::meeting_list(&store, community).unwrap().len(),
        4,
        "a refused series leaves no meeting"
    );
}

#[test]
fn the_calendar_entry_grows_only_when_recipients_have_to_know() {
    let (mut store, community) = set_up();
    let meeting = meetings::meeting_create(&mut store, community, build::meeting(1, "2027-02-18"))
        .unwrap()
        .value
        .meeting;
    assert_eq!(meeting.sequence, 0);
    let tea = MeetingDetails {
        refreshments: "Tea".to_owned(),
        ..meeting.details.clone()
    };
    let quiet = meetings::meeting_update(&mut store, meeting.id, 1, tea.clone())
        .unwrap()
        .value
        .meeting;
    assert_eq!((quiet.sequence, quiet.stamp.version), (0, 2));
    let moved = MeetingDetails {
        date: build::day("2027-02-25"),
        ..tea
    };
    let moved = meetings::meeting_update(&mut store, meeting.id, 2, moved)
        .unwrap()
        .value
        .meeting;
    assert_eq!(moved.sequence, 1);
    let cancelled = MeetingDetails {
        status: MeetingStatus::Cancelled,
        ..moved.details
    };
    let cancelled = meetings::meeting_update(&mut store, meeting.id, 3, cancelled)
        .unwrap()
        .value
        .meeting;
    assert_eq!(cancelled.sequence, 2);
    let list = meetings::meeting_list(&store, community).unwrap();
    assert_eq!(
        list.len(),
        1,
        "a cancelled meeting stays with its history (D14)"
    );
}

#[test]
fn an_agenda_is_put_in_place_of_the_old_one() {
    let (mut store, community) = set_up();
    let full = meetings::meeting_create(&mut store, community, build::meeting(2, "2027-02-18"))
        .unwrap()
        .value;
    let id = full.meeting.id;
    let case = cases::case_create(&mut store, community, build::case("Two desks"))
        .unwrap()
        .value
        .case
        .id;
    let items = vec![
        AgendaItem {
            minutes: 200,
            ..build::item(" Case\n1 ", AgendaKind::Case)
        },
        AgendaItem {
            case: Some(case),
            minutes: 0,
            ..build::item("Discussion", AgendaKind::Discussion)
        },
    ];
    let set = meetings::agenda_set(&mut store, id, 1, items.clone())
        .unwrap()
        .value;
    assert_eq!(set.agenda.len(), 2);
    assert_eq!(set.agenda[0].item.title, "Case 1");
    assert_eq!((set.overrun, set.agenda_ends), (50, build::time("13:20")));
    assert_eq!(set.cases.len(), 1);
    assert!(matches!(set.cases[0].release, Release::NeedsReason { .. }));
    assert!(matches!(
        meetings::agenda_set(&mut store, id, 1, items.clone()),
        Err(CoreError::Stale)
    ));
    let wrong = vec![
        AgendaItem {
            minutes: 601,
            ..build::item("", AgendaKind::Other)
        },
        AgendaItem {
            case: Some(CaseId::new()),
            ..build::item("x", AgendaKind::Case)
        },
    ];
    let fields = fields_of(meetings::agenda_set(&mut store, id, 2, wrong));
    assert_eq!(fields, ["items.0.title", "items.0.minutes", "items.1.case"]);
    assert_eq!(
        meetings::meeting_get(&store, id).unwrap().agenda.len(),
        2,
        "a refused agenda leaves the old one"
    );
}

#[test]
fn an_agenda_copied_from_another_meeting_gets_ids_of_its_own() {
    let (mut store, community) = set_up();
    let one = meetings::meeting_create(&mut store, community, build::meeting(2, "2027-02-18"))
        .unwrap()
        .value;
    let two = meetings::meeting_create(&mut store, community, build::meeting(3, "2027-03-18"))
        .unwrap()
        .value;
    let copied: Vec<AgendaItem> = one.agenda.iter().map(|timed| timed.item.clone()).collect();
    let set = meetings::agenda_set(&mut store, two.meeting.id, 1, copied)
        .unwrap()
        .value;
    assert_ne!(set.agenda[0].item.id, one.agenda[0].item.id);
    assert_eq!(
        meetings::meeting_get(&store, one.meeting.id)
            .unwrap()
            .agenda,
        one.agenda,
        "the other keeps its own"
    );
}

#[test]
fn the_register_has_every_member_and_the_guests() {
    let (mut store, community) = set_up();
    let needs = PersonDetails {
        dietary_needs: "Vegan".to_owned(),
        access_needs: "Step-free".to_owned(),
        ..build::member("Zoë")
    };
    let zoe = person(&mut store, community, needs);
    let contact = PersonDetails {
        stage: PersonStage::Identified,
        email: String::new(),
        ..build::member("Abel")
    };
    let abel = person(&mut store, community, contact);
    let meeting = meetings::meeting_create(&mut store, community, build::meeting(1, "2027-02-18"))
        .unwrap()
        .value;
    let id = meeting.meeting.id;
    assert_eq!(meeting.register.len(), 1, "a contact is not expected");
    assert_eq!(meeting.register[0].needs, "Vegan; Step-free");
    let with_guest = meetings::register_set(
        &mut store,
        id,
        abel,
        true,
        Reply::Coming,
        Attendance::Expected,
    )
    .unwrap()
    .value;
    let names: Vec<_> = with_guest
        .register
        .iter()
        .map(|entry| (entry.name.as_str(), entry.guest))
        .collect();
    assert_eq!(names, [("Abel", true), ("Zoë", false)]);
    assert_eq!(
        with_guest.without_email,
        ["Abel"],
        "a guest without an address cannot be invited by mail"
    );
    let came = meetings::register_set(
        &mut store,
        id,
        zoe,
        false,
        Reply::None,
        Attendance::Attended,
    )
    .unwrap()
    .value;
    assert_eq!(came.register[1].attendance, Attendance::Attended);
    let off = meetings::register_set(
        &mut store,
        id,
        abel,
        false,
        Reply::None,
        Attendance::Expected,
    )
    .unwrap()
    .value;
    assert_eq!(
        off.register.len(),
        1,
        "a guest who is not invited any more is off the register"
    );
    let stranger = meetings::register_set(
        &mut store,
        id,
        PersonId::new(),
        true,
        Reply::None,
        Attendance::Absent,
    );
    assert_eq!(fields_of(stranger), ["person"]);
}

#[test]
fn a_deleted_meeting_comes_back_with_its_agenda() {
    let (mut store, community) = set_up();
    let full = meetings::meeting_create(&mut store, community, build::meeting(1, "2027-02-18"))
        .unwrap()
        .value;
    meetings::meeting_delete(&mut store, full.meeting.id).unwrap();
    assert_eq!(meetings::meeting_list(&store, community).unwrap(), []);
    let back = meetings::meeting_restore(&mut store, full.meeting.id)
        .unwrap()
        .value;
    assert_eq!(back.agenda, full.agenda);
}
