//! People, replies and registers, counted.

use copse_core::{
    meetings::{self, Attendance, Reply},
    people,
    people::{PersonDetails, PersonStage},
    today::today_get,
};
use copse_testkit::{TestStore, build};

use crate::{common, meeting, set_up};

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
