//! Erasing for good (domain H4): no trace in any table, and a restore does not bring it back.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

use copse_core::{
    CoreError, Part, actions, audit, cases, community,
    erasure::{OlderBackup, erase, erase_preview, erasure_list},
    evidence,
    exports::{self, ExportKind, ExportRecord},
    ids::{CaseId, CommunityId, EvidenceId, PersonId},
    meetings::{self, AgendaKind, Attendance, Reply},
    people,
    record::RecordRef,
    search::search,
    terms, undo,
};
use copse_testkit::{TestStore, build};
use copse_vault::Progress;
use jiff::SignedDuration;
use rusqlite::types::ValueRef;

/// Stands in every field of what is erased. The index keeps words without the beginning that they share with the word
/// before, so its second half is looked for too.
const CANARY: &str = "zyxquibblethorn";
const TAIL: &str = "blethorn";

/// Where a word stands in the tables, those behind the full-text index included: each cell is looked at as bytes.
fn traces(store: &TestStore, word: &str) -> Vec<String> {
    let db = store.vault().connection_ref();
    let mut names = db
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'")
        .unwrap();
    let names: Vec<String> = names
        .query_map([], |row| row.get(0))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    assert!(
        names.contains(&"case_text_data".to_owned()),
        "the index is looked at"
    );
    let mut found = Vec::new();
    for name in names {
        let mut statement = db.prepare(&format!("SELECT * FROM {name}")).unwrap();
        let columns: Vec<String> = statement.column_names().map(str::to_owned).collect();
        let mut rows = statement.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            for (at, column) in columns.iter().enumerate() {
                let (ValueRef::Text(bytes) | ValueRef::Blob(bytes)) = row.get_ref(at).unwrap()
                else {
                    continue;
                };
                if bytes
                    .windows(word.len())
                    .any(|window| window.eq_ignore_ascii_case(word.as_bytes()))
                {
                    found.push(format!("{name}.{column}"));
                }
            }
        }
    }
    found
}

struct World {
    community: CommunityId,
    person: PersonId,
    case: CaseId,
    item: EvidenceId,
}

/// A person and a case in every place where one can stand, each with earlier states.
fn world(store: &mut TestStore) -> World {
    let community = community::community_create(store, build::community("C"))
        .unwrap()
        .value
        .id;
    let details = people::PersonDetails {
        email: format!("{CANARY}@example.org"),
        notes: CANARY.to_owned(),
        ..build::member(&format!("Ana {CANARY}"))
    };
    let person = people::person_create(store, community, details.clone())
        .unwrap()
        .value
        .id;
    people::person_update(
        store,
        person,
        1,
        people::PersonDetails {
            role: CANARY.to_owned(),
            ..details
        },
    )
    .unwrap();
    let other = people::PersonDetails {
        suggested_by: Some(person),
        ..build::member("Bo")
    };
    people::person_create(store, community, other).unwrap();
    let item = evidence::evidence_create(store, community, build::evidence("E"))
        .unwrap()
        .value
        .id;
    let details = cases::CaseDetails {
        presenter: Some(person),
        ..build::case(&format!("Case {CANARY}"))
    };
    let full = cases::case_create(store, community, details).unwrap().value;
    let case = full.case.id;
    for (version, words) in [
        (1, format!("first {CANARY}")),
        (2, format!("later {CANARY}")),
    ] {
        let change = cases::SectionChange {
            heading: CANARY.to_owned(),
            shown: true,
            body: build::text_with_notes(&words, &[item]),
        };
        cases::section_update(store, full.sections[0].id, version, change).unwrap();
        store.clock().advance(SignedDuration::from_secs(60));
    }
    let meeting = meetings::meeting_create(store, community, build::meeting(1, "2027-03-01"))
        .unwrap()
        .value
        .meeting
        .id;
    let item_of_agenda = meetings::AgendaItem {
        case: Some(case),
        ..build::item("A case", AgendaKind::Case)
    };
    meetings::agenda_set(store, meeting, 1, vec![item_of_agenda]).unwrap();
    meetings::register_set(
        store,
        meeting,
        person,
        false,
        Reply::Coming,
        Attendance::Expected,
    )
    .unwrap();
    let draft = terms::terms_begin(store, community).unwrap().value.id;
    terms::terms_adopt(store, draft, build::day("2027-02-01")).unwrap();
    terms::terms_agree(store, draft, person, Some(build::day("2027-02-02"))).unwrap();
    let details = actions::ActionDetails {
        owner: Some(person),
        case: Some(case),
        ..build::action("Ask again")
    };
    actions::action_create(store, community, details).unwrap();
    handed_out(store, community, person, case);
    World {
        community,
        person,
        case,
        item,
    }
}

fn plain(community: CommunityId, what: ExportKind, file_name: &str) -> ExportRecord {
    ExportRecord {
        community,
        what,
        file_name: file_name.to_owned(),
        sha256: "0".repeat(64),
        reason: None,
        purpose: "Asked for it".to_owned(),
        for_whom: String::new(),
        person: None,
        cases: Vec::new(),
        meeting: None,
    }
}

/// Files with the person's data and with the case.
fn handed_out(store: &mut TestStore, community: CommunityId, person: PersonId, case: CaseId) {
    let of_person = ExportRecord {
        person: Some(person),
        for_whom: format!("Ana {CANARY}"),
        ..plain(
            community,
            ExportKind::SubjectReport,
            &format!("Data of Ana {CANARY}.pdf"),
        )
    };
    exports::export_record(store, of_person).unwrap();
    let of_case = ExportRecord {
        cases: vec![case],
        reason: Some(CANARY.to_owned()),
        ..plain(
            community,
            ExportKind::CaseStudy,
            &format!("Case {CANARY}.pdf"),
        )
    };
    exports::export_record(store, of_case).unwrap();
}

fn person(world: &World) -> RecordRef {
    RecordRef {
        part: Part::Person,
        id: world.person.into(),
    }
}

fn case(world: &World) -> RecordRef {
    RecordRef {
        part: Part::Case,
        id: world.case.into(),
    }
}

#[test]
fn a_person_and_a_case_leave_no_trace() {
    let mut store = TestStore::new();
    let world = world(&mut store);
    assert!(
        traces(&store, CANARY).len() > 20,
        "they are everywhere: {:?}",
        traces(&store, CANARY)
    );
    let done = erase(&mut store, &[person(&world), case(&world)], &[]).unwrap();
    assert_eq!((done.value.records, done.value.rewritten), (2, true));
    assert_eq!(traces(&store, CANARY), Vec::<String>::new());
    assert_eq!(traces(&store, TAIL), Vec::<String>::new());
    let db = store.vault().connection_ref();
    let free: i64 = db
        .pragma_query_value(None, "freelist_count", |row| row.get(0))
        .unwrap();
    assert_eq!(free, 0, "no page is left over");
    let journal = store.folder().join("copse.db-journal");
    assert!(
        std::fs::metadata(journal).map_or(0, |file| file.len()) == 0,
        "nor one in the rollback journal"
    );
    // What belongs to others is there.
    let id = world.community;
    assert_eq!(people::person_list(&store, id).unwrap().len(), 1);
    assert_eq!(
        people::person_list(&store, id).unwrap()[0]
            .details
            .suggested_by,
        None
    );
    let action = &actions::action_list(&store, id, false).unwrap()[0];
    assert_eq!(
        (
            action.details.owner,
            action.owner_name.as_str(),
            action.details.what.as_str()
        ),
        (None, "", "Ask again")
    );
    assert_eq!(
        exports::export_list(&store, id).unwrap().len(),
        2,
        "that something was handed out stays known"
    );
    assert_eq!(meetings::meeting_list(&store, id).unwrap().len(), 1);
    assert!(search(&store, CANARY, None).unwrap().is_empty());
    assert!(audit::audit_verify(&store).unwrap().whole);
    let filter = audit::AuditFilter {
        event: Some("erase".to_owned()),
        ..Default::default()
    };
    let parts: Vec<_> = audit::audit_all(&store, &filter)
        .unwrap()
        .into_iter()
        .map(|entry| (entry.part, entry.title))
        .collect();
    assert_eq!(
        parts,
        [
            (Some(Part::Case), String::new()),
            (Some(Part::Person), String::new())
        ]
    );
    let list: Vec<_> = erasure_list(&store)
        .unwrap()
        .into_iter()
        .map(|erasure| erasure.by)
        .collect();
    assert_eq!(list, ["Maren Oakes", "Maren Oakes"]);
    // What is left of the journal still can be undone, and the file opens whole.
    while undo::undo_next(&store).unwrap().is_some() {
        if undo::undo(&mut store).is_err() {
            break;
        }
    }
    drop(store.reopened_by("Maren Oakes"));
}

#[test]
fn in_an_index_that_is_not_made_anew_words_would_stay() {
    let mut store = TestStore::new();
    let world = world(&mut store);
    store.index_keep();
    erase(&mut store, &[case(&world), person(&world)], &[]).unwrap();
    let found = traces(&store, TAIL);
    assert!(
        !found.is_empty() && found.iter().all(|place| place == "case_text_data.block"),
        "the check can fail, and only the index fails it: {found:?}"
    );
}

#[test]
fn what_goes_and_what_stays_is_told_before() {
    let mut store = TestStore::new();
    let world = world(&mut store);
    let other = cases::case_create(&mut store, world.community, build::case("Other"))
        .unwrap()
        .value;
    let words = format!("As ana {CANARY} said");
    cases::section_update(
        &mut store,
        other.sections[1].id,
        1,
        build::change("History", &words),
    )
    .unwrap();
    let preview = erase_preview(&store, person(&world)).unwrap();
    assert_eq!(preview.record.title, format!("Ana {CANARY}"));
    let goes: Vec<_> = preview
        .goes
        .iter()
        .map(|counted| (counted.what.as_str(), counted.count))
        .collect();
    assert_eq!(
        goes[..3],
        [
            ("lines of registers", 1),
            ("agreements to terms of reference", 1),
            ("actions that lose their owner", 1)
        ]
    );
    assert!(
        preview
            .stays
            .iter()
            .any(|sentence| sentence.contains("stays there: no record tells where"))
    );
    let places: Vec<_> = preview
        .mentions
        .iter()
        .map(|mention| (mention.part, mention.title.as_str(), mention.place.as_str()))
        .collect();
    assert!(
        places.contains(&(Part::Section, "History (case 2)", "text")),
        "{places:?}"
    );
    assert_eq!(preview.blocked, None);
    erase(&mut store, &[person(&world)], &[]).unwrap();
    assert!(matches!(
        erase_preview(&store, person(&world)),
        Err(CoreError::NotFound { .. })
    ));
}

#[test]
fn all_or_nothing_and_a_reference_in_use_stays() {
    let mut store = TestStore::new();
    let world = world(&mut store);
    let item = RecordRef {
        part: Part::Evidence,
        id: world.item.into(),
    };
    let blocked = erase_preview(&store, item).unwrap().blocked.unwrap();
    assert!(
        blocked.starts_with("The text of case 1 refers to this item."),
        "{blocked}"
    );
    assert!(matches!(
        erase(&mut store, &[person(&world), item], &[]),
        Err(CoreError::InTheWay { .. })
    ));
    assert!(
        people::person_get(&store, world.person).is_ok(),
        "nothing was erased"
    );
    erase(&mut store, &[case(&world)], &[]).unwrap();
    erase(&mut store, &[item], &[]).unwrap();
    let agenda = RecordRef {
        part: Part::Agenda,
        id: world.case.into(),
    };
    assert!(matches!(
        erase(&mut store, &[agenda], &[]),
        Err(CoreError::NotAllowed(_))
    ));
}

#[test]
fn backups_that_still_hold_it_are_named() {
    let mut store = TestStore::new();
    let at = |text: &str| text.parse().unwrap();
    let backup = |name: &str, made_at: &str| OlderBackup {
        name: name.to_owned(),
        made_at: at(made_at),
    };
    let world = world(&mut store);
    let backups = [
        backup("before it was entered", "2027-02-01T00:00:00Z"),
        backup("a week later", "2027-02-16T00:00:00Z"),
        backup("a day later", "2027-02-10T00:00:00Z"),
    ];
    let erased = erase(&mut store, &[person(&world)], &backups)
        .unwrap()
        .value;
    let names: Vec<_> = erased
        .held_by
        .iter()
        .map(|backup| backup.name.as_str())
        .collect();
    assert_eq!(names, ["a week later", "a day later"]);
    assert_eq!(
        erased.advice,
        "Make a fresh backup now, so that the newest one is without it. 2 older backups still hold it: delete them, or let them run out."
    );
}

/// The audit trail, oldest entry first, as words.
fn audited(store: &TestStore) -> Vec<String> {
    let mut all = audit::audit_all(store, &audit::AuditFilter::default()).unwrap();
    all.reverse();
    all.iter()
        .map(|entry| format!("{} {} {:?}", entry.at, entry.event, entry.record))
        .collect()
}

/// Copies a backup over the vault as somebody would in a file manager, and opens what is there then.
fn copied_over(store: TestStore, backup: &std::path::Path) -> TestStore {
    store.replaced_by(|folder| {
        for name in ["copse.db", "header-a.copse", "header-b.copse"] {
            std::fs::copy(backup.join(name), folder.join(name)).unwrap();
        }
    })
}

#[test]
fn a_backup_copied_over_the_vault_by_hand_does_not_bring_back_what_was_erased() {
    let mut store = TestStore::new();
    let world = world(&mut store);
    let backup = store.backup("by-hand").unwrap();
    erase(&mut store, &[person(&world), case(&world)], &[]).unwrap();
    let store = copied_over(store, &backup);
    let people = people::person_list(&store, world.community).unwrap();
    let names: Vec<_> = people.iter().map(|person| &person.details.name).collect();
    assert_eq!(names, ["Bo"]);
    assert_eq!(traces(&store, CANARY), Vec::<String>::new());
    assert_eq!(traces(&store, TAIL), Vec::<String>::new());
    assert_eq!(erasure_list(&store).unwrap().len(), 2);
    let events = audited(&store);
    assert!(events.iter().any(|entry| entry.contains("eraseAgain")));
    assert!(audit::audit_verify(&store).unwrap().whole);
    let store = store.reopened_by("Maren Oakes");
    assert_eq!(audited(&store), events, "and that once is enough");
}

#[test]
fn what_was_not_erased_after_all_is_not_erased_by_an_older_copy_either() {
    let mut store = TestStore::new();
    let world = world(&mut store);
    let backup = store.backup("by-hand").unwrap();
    let refused = store.together(|store| {
        erase(store, &[person(&world)], &[])?;
        Err::<(), _>(CoreError::NotAllowed("on purpose"))
    });
    assert!(refused.is_err());
    let store = copied_over(store, &backup);
    assert!(people::person_get(&store, world.person).is_ok());
    assert!(erasure_list(&store).unwrap().is_empty());
}

#[test]
fn a_restore_erases_again_and_hides_nothing() {
    let mut store = TestStore::new();
    let world = world(&mut store);
    let backup = store.backup("by-hand").unwrap();
    let entries = audited(&store);
    erase(&mut store, &[person(&world), case(&world)], &[]).unwrap();
    people::person_create(&mut store, world.community, build::member("Cy")).unwrap();
    let later = audited(&store);
    let record = ExportRecord {
        for_whom: "after the backup".to_owned(),
        ..plain(world.community, ExportKind::List, "People.xlsx")
    };
    exports::export_record(&mut store, record).unwrap();
    let done = store.restore(&backup, None, Progress::none()).unwrap();
    assert!(done.changed.contains(&copse_core::Kind::Person));
    let names: Vec<_> = people::person_list(&store, world.community)
        .unwrap()
        .into_iter()
        .map(|person| person.details.name)
        .collect();
    assert_eq!(
        names,
        ["Bo"],
        "Cy came after the backup, and Ana stays erased"
    );
    assert_eq!(traces(&store, CANARY), Vec::<String>::new());
    assert_eq!(traces(&store, TAIL), Vec::<String>::new());
    let now = audited(&store);
    assert!(
        entries.len() < later.len() && now.starts_with(&later),
        "the trail goes on where it was"
    );
    let out: Vec<_> = exports::export_list(&store, world.community)
        .unwrap()
        .into_iter()
        .map(|export| export.record.file_name)
        .collect();
    assert_eq!(
        out,
        ["People.xlsx", "(erased)", "(erased)"],
        "what was handed out since stays in the register"
    );
    let check = audit::audit_verify(&store).unwrap();
    assert!(check.whole, "{check:?}");
    let events: Vec<_> = audit::audit_all(&store, &audit::AuditFilter::default())
        .unwrap()
        .into_iter()
        .map(|entry| entry.event)
        .collect();
    assert_eq!(events[..3], ["restored", "eraseAgain", "eraseAgain"]);
    assert_eq!(erasure_list(&store).unwrap().len(), 2);
    let store = store.reopened_by("Maren Oakes");
    assert!(store.audit_opened().whole);
}

#[test]
fn a_whole_community_goes_with_all_that_it_had() {
    let mut store = TestStore::new();
    let world = world(&mut store);
    let kept = community::community_create(&mut store, build::community("Kept"))
        .unwrap()
        .value
        .id;
    let record = RecordRef {
        part: Part::Community,
        id: world.community.into(),
    };
    assert!(
        erase_preview(&store, record)
            .unwrap()
            .goes
            .iter()
            .any(|counted| (counted.what.as_str(), counted.count) == ("people", 2))
    );
    erase(&mut store, &[record], &[]).unwrap();
    assert_eq!(traces(&store, CANARY), Vec::<String>::new());
    assert_eq!(community::community_list(&store).unwrap().len(), 1);
    assert!(community::community_get(&store, kept).is_ok());
}
