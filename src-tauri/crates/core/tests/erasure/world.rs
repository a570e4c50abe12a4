//! A person and a case in every place where one can stand, and a search of every table for them.

use copse_core::{
    Part, actions, cases, community, evidence,
    exports::{self, ExportKind, ExportRecord},
    ids::{CaseId, CommunityId, EvidenceId, PersonId},
    meetings::{self, AgendaKind, Attendance, Reply},
    people, policy,
    record::RecordRef,
    terms,
};
use copse_testkit::{TestStore, build};
use jiff::SignedDuration;
use rusqlite::types::ValueRef;

/// Stands in every field of what is erased. The index keeps words without the beginning that they share with the word
/// before, so its second half is looked for too.
pub(crate) const CANARY: &str = "zyxquibblethorn";
pub(crate) const TAIL: &str = "blethorn";

/// Where a word stands in the tables, those behind the full-text index included: each cell is looked at as bytes.
pub(crate) fn traces(store: &TestStore, word: &str) -> Vec<String> {
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

pub(crate) struct World {
    pub(crate) community: CommunityId,
    pub(crate) person: PersonId,
    pub(crate) case: CaseId,
    pub(crate) item: EvidenceId,
}

/// A person and a case in every place where one can stand, each with earlier states.
pub(crate) fn world(store: &mut TestStore) -> World {
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
    let issue = policy::PolicyDetails {
        cases: vec![case],
        meetings: vec![meeting],
        ..build::policy("A form fewer")
    };
    let issue = policy::policy_create(store, community, issue)
        .unwrap()
        .value;
    let later = policy::PolicyDetails {
        title: "Two forms fewer".to_owned(),
        ..issue.details
    };
    policy::policy_update(store, issue.id, 1, later).unwrap();
    handed_out(store, community, person, case);
    World {
        community,
        person,
        case,
        item,
    }
}

pub(crate) fn plain(community: CommunityId, what: ExportKind, file_name: &str) -> ExportRecord {
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
pub(crate) fn handed_out(
    store: &mut TestStore,
    community: CommunityId,
    person: PersonId,
    case: CaseId,
) {
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

pub(crate) fn person(world: &World) -> RecordRef {
    RecordRef {
        part: Part::Person,
        id: world.person.into(),
    }
}

pub(crate) fn case(world: &World) -> RecordRef {
    RecordRef {
        part: Part::Case,
        id: world.case.into(),
    }
}
