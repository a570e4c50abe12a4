//! PDFs of others in a meeting's pack, and the look of a community's documents.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

use copse_core::{
    CoreError,
    attachments::{self, Attachment, NewAttachment},
    bin, community, erasure,
    ids::MeetingId,
    journal::{Kind, Part},
    meetings,
    record::RecordRef,
    undo,
};
use copse_testkit::{TestStore, build, fields_of};

fn pdf(name: &str) -> NewAttachment {
    NewAttachment {
        title: String::new(),
        file_name: name.to_owned(),
        pages: 3,
        accessible: false,
        file: format!("%PDF-1.7 {name}").into_bytes(),
    }
}

fn with_meeting() -> (TestStore, MeetingId) {
    let mut store = TestStore::new();
    let community = community::community_create(&mut store, build::community("Calderfoot"))
        .unwrap()
        .value;
    let meeting =
        meetings::meeting_create(&mut store, community.id, build::meeting(1, "2026-12-03"))
            .unwrap()
            .value;
    (store, meeting.meeting.id)
}

fn add(store: &mut TestStore, meeting: MeetingId, name: &str) -> Attachment {
    attachments::attachment_add(store, meeting, pdf(name))
        .unwrap()
        .value
}

fn titles(store: &TestStore, meeting: MeetingId) -> Vec<String> {
    attachments::attachment_list(store, meeting)
        .unwrap()
        .into_iter()
        .map(|one| one.title)
        .collect()
}

#[test]
fn an_attachment_keeps_its_file_and_takes_its_title_from_the_name() {
    let (mut store, meeting) = with_meeting();
    let done = attachments::attachment_add(&mut store, meeting, pdf("Bus timetable.pdf")).unwrap();
    assert_eq!(done.value.title, "Bus timetable");
    assert!(done.changed.contains(&Kind::Meeting));
    let file = attachments::attachment_file(&store, done.value.id).unwrap();
    assert_eq!(file, b"%PDF-1.7 Bus timetable.pdf");
    let full = meetings::meeting_get(&store, meeting).unwrap();
    assert_eq!(full.attachments, [done.value]);
}

#[test]
fn attachments_move_by_one_place_and_stop_at_the_ends() {
    let (mut store, meeting) = with_meeting();
    let first = add(&mut store, meeting, "a.pdf");
    add(&mut store, meeting, "b.pdf");
    let last = add(&mut store, meeting, "c.pdf");
    attachments::attachment_move(&mut store, last.id, true).unwrap();
    assert_eq!(titles(&store, meeting), ["a", "c", "b"]);
    attachments::attachment_move(&mut store, first.id, true).unwrap();
    assert_eq!(titles(&store, meeting), ["a", "c", "b"]);
    undo::undo(&mut store).unwrap();
    assert_eq!(titles(&store, meeting), ["a", "b", "c"]);
}

#[test]
fn a_title_is_needed_and_not_endless() {
    let (mut store, meeting) = with_meeting();
    let one = add(&mut store, meeting, "a.pdf");
    for title in ["  ", &"x".repeat(201)] {
        let outcome = attachments::attachment_rename(&mut store, one.id, 1, title);
        assert_eq!(fields_of(outcome), ["title"]);
    }
    attachments::attachment_rename(&mut store, one.id, 1, "Map").unwrap();
    assert_eq!(titles(&store, meeting), ["Map"]);
    assert!(matches!(
        attachments::attachment_rename(&mut store, one.id, 1, "Older"),
        Err(CoreError::Stale)
    ));
}

#[test]
fn what_is_taken_away_is_in_the_bin_and_comes_back_by_undo_too() {
    let (mut store, meeting) = with_meeting();
    let one = add(&mut store, meeting, "a.pdf");
    attachments::attachment_delete(&mut store, one.id).unwrap();
    assert!(titles(&store, meeting).is_empty());
    let entries = bin::bin_list(&store, one.community).unwrap();
    assert_eq!((entries.len(), entries[0].title.as_str()), (1, "a"));
    let record = RecordRef {
        part: Part::Attachment,
        id: one.id.into(),
    };
    bin::bin_restore(&mut store, record).unwrap();
    assert_eq!(titles(&store, meeting), ["a"]);
    attachments::attachment_delete(&mut store, one.id).unwrap();
    undo::undo(&mut store).unwrap();
    assert_eq!(
        attachments::attachment_file(&store, one.id).unwrap(),
        b"%PDF-1.7 a.pdf"
    );
}

#[test]
fn attachments_are_erased_with_their_meeting() {
    let (mut store, meeting) = with_meeting();
    let one = add(&mut store, meeting, "a.pdf");
    let record = RecordRef {
        part: Part::Meeting,
        id: meeting.into(),
    };
    erasure::erase(&mut store, &[record], &[]).unwrap();
    assert!(attachments::attachment_file(&store, one.id).is_err());
}

#[test]
fn a_colour_is_a_colour_and_a_logo_is_kept_and_taken_away() {
    let (mut store, _) = with_meeting();
    let there = community::community_list(&store).unwrap().remove(0);
    for wrong in ["green", "#12345", "#1D5A3G", "1D5A3C"] {
        let mut details = there.details.clone();
        details.accent = wrong.to_owned();
        let version = there.stamp.version;
        let outcome = community::community_update(&mut store, there.id, version, details);
        assert_eq!(fields_of(outcome), ["accent"], "{wrong}");
    }
    let mut details = there.details.clone();
    details.accent = " #1D5A3C ".to_owned();
    let after = community::community_update(&mut store, there.id, there.stamp.version, details)
        .unwrap()
        .value;
    assert_eq!(after.details.accent, "#1D5A3C");

    let logo = |store: &TestStore| community::community_logo(store, there.id).unwrap();
    assert_eq!(logo(&store), None);
    community::community_logo_set(&mut store, there.id, Some(vec![1, 2])).unwrap();
    community::community_logo_set(&mut store, there.id, Some(vec![3])).unwrap();
    assert_eq!(logo(&store), Some(vec![3]));
    community::community_logo_set(&mut store, there.id, None).unwrap();
    assert_eq!(logo(&store), None);
}
