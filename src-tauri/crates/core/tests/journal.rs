//! The change journal: for every operation, what was there before and what came after, by whom and when.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

mod common;

use std::collections::HashSet;

use copse_core::{
    Clock,
    journal::{self, Done, JournalRow, Kind, Op, Part},
    people::{self, Person},
};
use copse_testkit::{TestStore, build};

/// What the rows of an operation have: something before, something after.
fn expected(op: Op) -> (bool, bool) {
    match op {
        Op::CommunityCreate
        | Op::ServiceCreate
        | Op::ServiceRestore
        | Op::PersonCreate
        | Op::PersonRestore
        | Op::MeetingCreate
        | Op::MeetingSeriesCreate
        | Op::MeetingRestore
        | Op::TermsBegin
        | Op::ActionCreate
        | Op::ActionRestore
        | Op::EvidenceCreate
        | Op::EvidenceRestore
        | Op::PolicyCreate
        | Op::PolicyRestore
        | Op::CaseCreate
        | Op::CaseRestore
        | Op::CaseImport
        | Op::SectionAdd
        | Op::SectionRestore
        | Op::CommunityRestore
        | Op::FacilitatorCreate
        | Op::AttachmentAdd
        | Op::AttachmentRestore
        | Op::ExportRecord => (false, true),
        Op::CommunityUpdate
        | Op::ServiceUpdate
        | Op::PersonUpdate
        | Op::MeetingUpdate
        | Op::AgendaSet
        | Op::RegisterSet
        | Op::TermsUpdate
        | Op::TermsAdopt
        | Op::TermsAgree
        | Op::ActionUpdate
        | Op::EvidenceUpdate
        | Op::PolicyUpdate
        | Op::CaseUpdate
        | Op::SectionUpdate
        | Op::SectionMove
        | Op::FacilitatorUpdate
        | Op::FacilitatorSlotSet
        | Op::HandOver
        | Op::AttachmentRename
        | Op::AttachmentMove
        | Op::RetentionRuleSet => (true, true),
        Op::ServiceDelete
        | Op::PersonDelete
        | Op::MeetingDelete
        | Op::ActionDelete
        | Op::EvidenceDelete
        | Op::PolicyDelete
        | Op::CaseDelete
        | Op::SectionRemove
        | Op::AttachmentDelete
        | Op::SampleRemove => (true, false),
        Op::Undo
        | Op::Redo
        | Op::BinEmpty
        | Op::Erase
        | Op::EraseAgain
        | Op::RetentionDecide
        | Op::RetentionDestroy
        | Op::CommunityLogoSet
        | Op::VaultEvent => unreachable!("has tests of its own"),
    }
}

#[test]
fn every_operation_leaves_its_before_and_after() {
    let mut store = TestStore::new();
    let community = common::live(&mut store, false);
    let rows = journal::journal_list(&store, community).unwrap();
    // A register entry and an agreement that were not there before have no before the first time.
    let last_of = |op: Op| rows.iter().rev().find(|row| row.op == op);
    // Each of these has tests of its own.
    let elsewhere = [
        Op::SampleRemove,
        Op::SectionRestore,
        Op::CommunityRestore,
        Op::FacilitatorCreate,
        Op::FacilitatorUpdate,
        Op::FacilitatorSlotSet,
        Op::HandOver,
        Op::Undo,
        Op::Redo,
        Op::BinEmpty,
        Op::Erase,
        Op::EraseAgain,
        Op::RetentionRuleSet,
        Op::RetentionDecide,
        Op::RetentionDestroy,
        Op::VaultEvent,
        Op::AttachmentAdd,
        Op::AttachmentRename,
        Op::AttachmentMove,
        Op::AttachmentDelete,
        Op::AttachmentRestore,
        Op::CommunityLogoSet,
    ];
    for op in Op::ALL.iter().copied().filter(|op| !elsewhere.contains(op)) {
        let row = last_of(op).unwrap_or_else(|| panic!("{op:?} left no row"));
        assert_eq!(
            (row.before.is_some(), row.after.is_some()),
            expected(op),
            "{op:?}"
        );
        assert_ne!(row.before, row.after, "{op:?} changed something");
        assert_eq!(
            (row.actor.as_str(), row.started_at),
            ("Maren Oakes", store.clock().now()),
            "{op:?}"
        );
    }
}

#[test]
fn rows_of_one_operation_share_a_transaction() {
    let mut store = TestStore::new();
    let community = common::live(&mut store, false);
    let rows = journal::journal_list(&store, community).unwrap();
    let of = |op: Op| -> Vec<&JournalRow> { rows.iter().filter(|row| row.op == op).collect() };
    let create = of(Op::CaseCreate);
    assert_eq!(create.len(), 13, "the case and its twelve sections");
    assert_eq!(
        create
            .iter()
            .map(|row| row.transaction)
            .collect::<HashSet<_>>()
            .len(),
        1
    );
    assert_eq!(create[0].part, Part::Case);
    let series = of(Op::MeetingSeriesCreate);
    assert_eq!(
        series
            .iter()
            .filter(|row| row.part == Part::Meeting)
            .count(),
        2
    );
    assert_eq!(
        series.iter().filter(|row| row.part == Part::Agenda).count(),
        2
    );
}

#[test]
fn the_journal_holds_the_record_as_it_was() {
    let mut store = TestStore::new();
    let community = copse_core::community::community_create(&mut store, build::community("C"))
        .unwrap()
        .value
        .id;
    let first = people::person_create(&mut store, community, build::member("Ana"))
        .unwrap()
        .value;
    let second = people::person_update(&mut store, first.id, 1, build::member("Anna"))
        .unwrap()
        .value;
    let rows = journal::journal_of(&store, first.id).unwrap();
    let read = |json: &Option<serde_json::Value>| -> Option<Person> {
        json.clone()
            .map(|json| serde_json::from_value(json).unwrap())
    };
    assert_eq!(
        (read(&rows[0].before), read(&rows[0].after)),
        (None, Some(first.clone()))
    );
    assert_eq!(
        (read(&rows[1].before), read(&rows[1].after)),
        (Some(first), Some(second))
    );
}

#[test]
fn what_is_refused_leaves_no_row() {
    let mut store = TestStore::new();
    let community = copse_core::community::community_create(&mut store, build::community("C"))
        .unwrap()
        .value
        .id;
    people::person_create(&mut store, community, build::member("")).unwrap_err();
    assert_eq!(
        journal::journal_list(&store, community).unwrap().len(),
        1,
        "only the community itself"
    );
}

#[test]
fn a_write_tells_each_kind_that_changed_once() {
    let mut store = TestStore::new();
    let community = copse_core::community::community_create(&mut store, build::community("C"))
        .unwrap()
        .value
        .id;
    let person = people::person_create(&mut store, community, build::member("Ana"))
        .unwrap()
        .value
        .id;
    let Done { changed, .. } =
        people::person_update(&mut store, person, 1, build::member("Anna")).unwrap();
    assert_eq!(
        changed,
        [Kind::Person, Kind::Meeting, Kind::Terms, Kind::Action],
        "all that show a name"
    );
}
