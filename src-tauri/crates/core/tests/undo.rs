//! Undo and redo of every operation in the present session of work.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

mod common;

use copse_core::{
    CoreError, Op, Store, audit, cases, community, exports, facilitators,
    ids::CommunityId,
    journal, meetings, people,
    search::search,
    services, terms,
    undo::{redo, redo_next, undo, undo_next},
};
use copse_testkit::{TestStore, build};
use jiff::SignedDuration;

/// All that screens show of a community, as text. Versions and times differ after an undo, so they are left out.
fn shown(store: &Store, id: CommunityId) -> String {
    let mut told = vec![format!(
        "{:?}",
        community::community_get(store, id).map(|found| found.details)
    )];
    for person in people::person_list(store, id).unwrap() {
        told.push(format!(
            "\nperson {:?} {}",
            person.details, person.service_name
        ));
    }
    for service in services::service_list(store, id).unwrap() {
        told.push(format!("\nservice {:?}", service.details));
    }
    for action in copse_core::actions::action_list(store, id, false).unwrap() {
        told.push(format!(
            "\naction {:?} {}",
            action.details, action.owner_name
        ));
    }
    for item in copse_core::evidence::evidence_list(store, id).unwrap() {
        told.push(format!("\nevidence {:?}", item.details));
    }
    for line in copse_core::policy::policy_list(store, id).unwrap() {
        let issue = copse_core::policy::policy_get(store, line.id).unwrap();
        told.push(format!("\npolicy {:?}", issue.details));
    }
    for meeting in meetings::meeting_list(store, id).unwrap() {
        let full = meetings::meeting_get(store, meeting.id).unwrap();
        let agenda: Vec<_> = full
            .agenda
            .iter()
            .map(|timed| (&timed.item.title, timed.item.case, timed.starts))
            .collect();
        told.push(format!(
            "\nmeeting {:?} {agenda:?} {:?}",
            meeting.details, full.register
        ));
    }
    for terms in terms::terms_list(store, id).unwrap() {
        told.push(format!(
            "\nterms {} {:?} {:?} {:?}",
            terms.number, terms.body, terms.adopted_on, terms.agreements
        ));
    }
    for row in cases::case_list(store, id).unwrap() {
        let full = cases::case_get(store, row.case.id).unwrap();
        told.push(format!("\ncase {:?}", full.case.details));
        for section in full.sections {
            told.push(format!(
                "\n  {} {} {:?}",
                section.heading, section.shown, section.body
            ));
        }
    }
    told.push(format!(
        "\nfound {:?}",
        search(store, common::WORD, None).unwrap()
    ));
    told.concat()
}

#[test]
fn every_step_of_a_day_can_be_undone_and_done_again() {
    let mut store = TestStore::new();
    let id = common::live(&mut store, false);
    let end = shown(&store, id);
    let mut back = vec![end.clone()];
    let mut steps = Vec::new();
    while let Some(next) = undo_next(&store).unwrap() {
        let done = undo(&mut store).unwrap();
        assert_eq!(done.value, next, "what is told before is what is done");
        assert!(
            !done.changed.is_empty(),
            "{}: screens have to look again",
            next.what
        );
        steps.push(next.what);
        back.push(shown(&store, id));
    }
    assert!(
        community::community_list(&store).unwrap().is_empty(),
        "all is undone: {steps:?}"
    );
    assert_eq!(
        steps.len(),
        44,
        "every operation is a step, exports are none: {steps:?}"
    );
    assert!(!steps.iter().any(|what| what.starts_with("File saved")));
    back.pop();
    while let Some(state) = back.pop() {
        redo(&mut store).unwrap();
        assert_eq!(shown(&store, id), state);
    }
    assert_eq!(redo_next(&store).unwrap(), None);
    assert_eq!(shown(&store, id), end);
    assert!(audit::audit_verify(&store).unwrap().whole);
}

fn with_person(store: &mut TestStore) -> (CommunityId, copse_core::ids::PersonId) {
    let id = community::community_create(store, build::community("C"))
        .unwrap()
        .value
        .id;
    let person = people::person_create(store, id, build::member("Ana Vale"))
        .unwrap()
        .value
        .id;
    (id, person)
}

#[test]
fn a_step_is_named_with_what_it_touched_and_is_a_change_like_any_other() {
    let mut store = TestStore::new();
    let (id, person) = with_person(&mut store);
    people::person_update(&mut store, person, 1, build::member("Anna Vale")).unwrap();
    let next = undo_next(&store).unwrap().unwrap();
    assert_eq!(next.what, "Person changed: Anna Vale");
    assert_eq!(next.by, "Maren Oakes");
    assert_eq!(next.records.len(), 1);
    let before = audit::audit_all(&store, &audit::AuditFilter::default())
        .unwrap()
        .len();
    undo(&mut store).unwrap();
    let now = people::person_get(&store, person).unwrap();
    assert_eq!(
        (now.details.name.as_str(), now.stamp.version),
        ("Ana Vale", 3)
    );
    let last = journal::journal_list(&store, id).unwrap().pop().unwrap();
    assert_eq!(last.op, Op::Undo);
    assert!(last.undoes.is_some());
    let entries = audit::audit_all(&store, &audit::AuditFilter::default()).unwrap();
    assert_eq!(entries.len(), before + 1);
    assert_eq!(
        (entries[0].event.as_str(), entries[0].record),
        ("undo", Some(person.into()))
    );
}

#[test]
fn something_new_ends_what_can_be_done_again() {
    let mut store = TestStore::new();
    let (id, person) = with_person(&mut store);
    people::person_delete(&mut store, person).unwrap();
    undo(&mut store).unwrap();
    assert!(redo_next(&store).unwrap().is_some());
    services::service_create(&mut store, id, build::service("S")).unwrap();
    assert_eq!(redo_next(&store).unwrap(), None);
    assert!(matches!(redo(&mut store), Err(CoreError::NotAllowed(_))));
    assert_eq!(
        undo_next(&store).unwrap().unwrap().what,
        "Service entered: S"
    );
}

#[test]
fn a_run_of_typing_is_one_step() {
    let mut store = TestStore::new();
    let (id, _) = with_person(&mut store);
    let case = cases::case_create(&mut store, id, build::case("T"))
        .unwrap()
        .value;
    let section = case.sections[0].id;
    for (version, words) in [(1, "One"), (2, "One two"), (3, "One two quagmireworthy")] {
        cases::section_update(&mut store, section, version, build::change("Focus", words)).unwrap();
        store.clock().advance(SignedDuration::from_secs(3));
    }
    let section_of =
        |store: &TestStore| cases::case_get(store, case.case.id).unwrap().sections[0].clone();
    assert_eq!(search(&store, "quagmireworthy", None).unwrap().len(), 1);
    undo(&mut store).unwrap();
    assert!(section_of(&store).body.is_empty(), "the whole run is gone");
    assert!(search(&store, "quagmireworthy", None).unwrap().is_empty());
    redo(&mut store).unwrap();
    assert_eq!(
        section_of(&store).body,
        build::text("One two quagmireworthy")
    );
    undo(&mut store).unwrap();
    // Typing again right after an undo starts a run of its own.
    let version = section_of(&store).stamp.version;
    cases::section_update(&mut store, section, version, build::change("Focus", "Anew")).unwrap();
    undo(&mut store).unwrap();
    assert!(section_of(&store).body.is_empty());
}

#[test]
fn only_ones_own_changes_of_today_can_be_undone() {
    let mut store = TestStore::new();
    let (_, person) = with_person(&mut store);
    let mut store = store.reopened_by("Maren Oakes");
    assert!(
        undo_next(&store).unwrap().is_some(),
        "a lock does not end the session of work"
    );
    store = store.reopened_by("Idris Ward");
    assert_eq!(
        undo_next(&store).unwrap(),
        None,
        "somebody else's change is not Idris's to undo"
    );
    people::person_update(&mut store, person, 1, build::member("Anna")).unwrap();
    assert_eq!(undo_next(&store).unwrap().unwrap().by, "Idris Ward");
    store.clock().advance(SignedDuration::from_hours(24));
    assert_eq!(undo_next(&store).unwrap(), None, "yesterday's is over");
    assert!(matches!(undo(&mut store), Err(CoreError::NotAllowed(_))));
    people::person_update(&mut store, person, 2, build::member("Anne")).unwrap();
    undo(&mut store).unwrap();
    assert_eq!(
        people::person_get(&store, person).unwrap().details.name,
        "Anna"
    );
}

#[test]
fn what_stands_in_the_way_is_told_and_nothing_changes() {
    let mut store = TestStore::new();
    let (_, person) = with_person(&mut store);
    people::person_update(&mut store, person, 1, build::member("Anna")).unwrap();
    // As another program, or a later version, would do it.
    store
        .vault()
        .connection_ref()
        .execute("UPDATE person SET name = 'Anne'", [])
        .unwrap();
    let Err(CoreError::InTheWay { why }) = undo(&mut store) else {
        panic!("the person is not as the step left it")
    };
    assert!(why.contains("person"), "{why}");
    assert_eq!(
        people::person_get(&store, person).unwrap().details.name,
        "Anne"
    );
}

#[test]
fn an_agreement_keeps_terms_adopted() {
    let mut store = TestStore::new();
    let (id, person) = with_person(&mut store);
    let terms = terms::terms_begin(&mut store, id).unwrap().value.id;
    undo(&mut store).unwrap();
    assert!(terms::terms_list(&store, id).unwrap().is_empty());
    redo(&mut store).unwrap();
    terms::terms_adopt(&mut store, terms, build::day("2027-02-01")).unwrap();
    terms::terms_agree(&mut store, terms, person, Some(build::day("2027-02-02"))).unwrap();
    for _ in 0..2 {
        undo(&mut store).unwrap();
    }
    assert_eq!(terms::terms_get(&store, terms).unwrap().adopted_on, None);
}

#[test]
fn a_calendar_entry_that_went_out_never_gets_a_smaller_sequence() {
    let mut store = TestStore::new();
    let (id, _) = with_person(&mut store);
    let meeting = meetings::meeting_create(&mut store, id, build::meeting(1, "2027-03-01"))
        .unwrap()
        .value
        .meeting;
    meetings::meeting_update(&mut store, meeting.id, 1, build::meeting(1, "2027-03-08")).unwrap();
    undo(&mut store).unwrap();
    let now = meetings::meeting_get(&store, meeting.id).unwrap().meeting;
    assert_eq!(
        (now.details.date, now.sequence),
        (build::day("2027-03-01"), 2)
    );
}

#[test]
fn several_writes_as_one_are_one_step_and_an_export_is_none() {
    let mut store = TestStore::new();
    let (id, _) = with_person(&mut store);
    store
        .together(|store| {
            people::person_create(store, id, build::member("Bo"))?;
            people::person_create(store, id, build::member("Cy"))
        })
        .unwrap();
    let record = exports::ExportRecord {
        community: id,
        what: exports::ExportKind::List,
        file_name: "People.xlsx".to_owned(),
        sha256: "0".repeat(64),
        reason: None,
        purpose: String::new(),
        for_whom: String::new(),
        person: None,
        cases: Vec::new(),
        meeting: None,
    };
    exports::export_record(&mut store, record).unwrap();
    undo(&mut store).unwrap();
    assert_eq!(
        people::person_list(&store, id).unwrap().len(),
        1,
        "Bo and Cy are gone together"
    );
    assert_eq!(exports::export_list(&store, id).unwrap().len(), 1);
    redo(&mut store).unwrap();
    assert_eq!(people::person_list(&store, id).unwrap().len(), 3);
}

#[test]
fn a_changed_name_of_who_is_signed_in_goes_back_too() {
    let mut store = TestStore::new();
    with_person(&mut store);
    let me = facilitators::facilitator_list(&store).unwrap().remove(0);
    let mut details = me.details.clone();
    details.name = "Maren Oakes-Ward".to_owned();
    facilitators::facilitator_update(&mut store, me.id, me.stamp.version, details).unwrap();
    assert_eq!(store.actor(), "Maren Oakes-Ward");
    undo(&mut store).unwrap();
    assert_eq!(store.actor(), "Maren Oakes");
}
