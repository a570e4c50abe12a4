//! The sentence on top.

use copse_core::{
    ids::CommunityId,
    meetings::{self, MeetingDetails, MeetingKind, MeetingStatus},
    today::today_get,
};
use copse_testkit::{TestStore, build};

use crate::{meeting, set_up};

fn headline(store: &TestStore, community: CommunityId) -> String {
    today_get(store, community).unwrap().headline
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
