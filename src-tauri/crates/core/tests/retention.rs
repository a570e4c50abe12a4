//! Data protection (domain H5): rules, what is due, decisions, and the two reports.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

mod common;

use copse_core::{
    CoreError, Part, actions, cases, community,
    exports::{self, ExportKind, ExportRecord},
    meetings, people,
    people::{PersonKind, PersonStage},
    record::RecordRef,
    retention::{
        DataKind, Decision, ProtectionInput, RetentionDecide, RetentionDetails, SlotFact, SlotWord,
        protection_summary, retention_decide, retention_decisions, retention_due,
        retention_rule_reset, retention_rule_set, retention_rules, subject_json, subject_report,
    },
    undo,
};
use copse_testkit::{TestStore, build, fields_of};

#[test]
fn each_kind_of_data_has_a_rule_that_can_be_changed_and_set_back() {
    let mut store = TestStore::new();
    let rules = retention_rules(&store).unwrap();
    assert_eq!(rules.len(), 13);
    for rule in &rules {
        assert!(
            !rule.details.why.is_empty() && rule.details.basis.contains("rticle")
                || rule.kind == DataKind::Evidence,
            "{rule:?}"
        );
        assert!(!rule.changed && rule.version == 0);
    }
    let details = RetentionDetails {
        why: "Our own schedule".to_owned(),
        basis: "Article 6(1)(e)".to_owned(),
        months: Some(60),
    };
    let rule = retention_rule_set(&mut store, DataKind::Case, 0, &details)
        .unwrap()
        .value;
    assert!(rule.changed && rule.version == 1 && rule.details == details);
    assert!(matches!(
        retention_rule_set(&mut store, DataKind::Case, 0, &details),
        Err(CoreError::Stale)
    ));
    let wrong = RetentionDetails {
        why: String::new(),
        months: Some(601),
        ..details.clone()
    };
    assert_eq!(
        fields_of(retention_rule_set(&mut store, DataKind::Case, 1, &wrong)),
        ["why", "months"]
    );
    assert_eq!(
        fields_of(retention_rule_set(&mut store, DataKind::Audit, 0, &details)),
        ["months"],
        "the trail is never cut"
    );
    undo::undo(&mut store).unwrap();
    let of_case = |store: &TestStore| {
        retention_rules(store)
            .unwrap()
            .into_iter()
            .find(|rule| rule.kind == DataKind::Case)
            .unwrap()
    };
    assert_eq!(of_case(&store).details.months, Some(36));
    undo::redo(&mut store).unwrap();
    assert_eq!(of_case(&store).details, details);
    retention_rule_reset(&mut store, DataKind::Case).unwrap();
    assert!(!of_case(&store).changed);
}

fn due(store: &TestStore, on: &str) -> Vec<(Part, String, String)> {
    retention_due(store, None, build::day(on))
        .unwrap()
        .into_iter()
        .map(|due| (due.part, due.title, due.due.to_string()))
        .collect()
}

#[test]
fn what_is_over_its_time_is_due_and_nothing_else() {
    let mut store = TestStore::new();
    let id = community::community_create(&mut store, build::community("C"))
        .unwrap()
        .value
        .id;
    let person = |name: &str, stage, kind| people::PersonDetails {
        stage,
        kind,
        ..build::member(name)
    };
    for (name, stage, kind) in [
        ("Member", PersonStage::Member, PersonKind::FrontLine),
        ("Left", PersonStage::Left, PersonKind::FrontLine),
        ("Declined", PersonStage::Declined, PersonKind::FrontLine),
        ("Expert", PersonStage::Left, PersonKind::ExpertByExperience),
    ] {
        people::person_create(&mut store, id, person(name, stage, kind)).unwrap();
    }
    meetings::meeting_create(&mut store, id, build::meeting(1, "2027-03-01")).unwrap();
    let done = actions::ActionDetails {
        done_on: Some(build::day("2027-03-31")),
        ..build::action("Ask")
    };
    actions::action_create(&mut store, id, done).unwrap();
    actions::action_create(&mut store, id, build::action("Open")).unwrap();
    let withdrawn = cases::CaseDetails {
        permission: cases::Permission {
            state: cases::PermissionState::Withdrawn,
            ..Default::default()
        },
        ..build::case("Withdrawn")
    };
    cases::case_create(&mut store, id, withdrawn).unwrap();
    cases::case_create(&mut store, id, build::case("Kept")).unwrap();
    let entry = |part, title: &str, day: &str| (part, title.to_owned(), day.to_owned());
    assert_eq!(
        due(&store, "2027-02-10"),
        [entry(Part::Case, "Case 1: Withdrawn", "2027-02-10")]
    );
    assert_eq!(due(&store, "2028-02-08").len(), 1);
    assert_eq!(
        due(&store, "2029-03-31"),
        [
            entry(Part::Case, "Case 1: Withdrawn", "2027-02-10"),
            entry(Part::Person, "Declined", "2028-02-09"),
            entry(Part::Person, "Expert", "2028-02-09"),
            entry(Part::Person, "Left", "2029-02-09"),
            entry(Part::Action, "Ask", "2029-03-31"),
        ]
    );
    let all: Vec<_> = due(&store, "2040-01-01")
        .into_iter()
        .map(|due| due.1)
        .collect();
    assert!(
        all.contains(&"Meeting 1, 1 March 2027".to_owned())
            && all.contains(&"Case 2: Kept".to_owned())
    );
    assert!(!all.contains(&"Member".to_owned()) && !all.contains(&"Open".to_owned()));
    let why = retention_due(&store, Some(id), build::day("2028-02-09")).unwrap()[1]
        .why
        .clone();
    assert_eq!(
        why,
        "Kept for one year after the last change, which was over on 9 February 2028."
    );
}

#[test]
fn it_is_decided_what_is_kept_and_what_is_destroyed() {
    let mut store = TestStore::new();
    let id = community::community_create(&mut store, build::community("C"))
        .unwrap()
        .value
        .id;
    let left = |store: &mut TestStore, name: &str| {
        let details = people::PersonDetails {
            stage: PersonStage::Left,
            ..build::member(name)
        };
        RecordRef {
            part: Part::Person,
            id: people::person_create(store, id, details)
                .unwrap()
                .value
                .id
                .into(),
        }
    };
    let (ana, bo, cy) = (
        left(&mut store, "Ana"),
        left(&mut store, "Bo"),
        left(&mut store, "Cy"),
    );
    assert_eq!(due(&store, "2029-03-01").len(), 3);
    let decide = |store: &mut TestStore, record, decision| {
        retention_decide(store, RetentionDecide { record, decision }, &[])
    };
    let until = |reason: &str, day: &str| Decision::KeepUntil {
        until: build::day(day),
        reason: reason.to_owned(),
    };
    assert_eq!(
        fields_of(decide(&mut store, ana, until(" ", "2027-02-09"))),
        ["reason", "until"]
    );
    decide(&mut store, ana, until("A claim is open", "2030-01-01")).unwrap();
    decide(
        &mut store,
        bo,
        Decision::KeepForGood {
            reason: "Founder".to_owned(),
        },
    )
    .unwrap();
    let done = decide(&mut store, cy, Decision::Destroy).unwrap();
    assert_eq!(done.value.erased.unwrap().records, 1);
    assert_eq!(
        (
            done.value.entry.record.title.as_str(),
            done.value.entry.by.as_str()
        ),
        ("", "Maren Oakes")
    );
    assert_eq!(due(&store, "2029-03-01"), []);
    assert_eq!(
        due(&store, "2030-01-02").len(),
        1,
        "after that day Ana is due again"
    );
    let decided: Vec<_> = retention_decisions(&store, Some(id))
        .unwrap()
        .into_iter()
        .map(|entry| (entry.record.title, entry.decision))
        .collect();
    assert_eq!(decided.len(), 3);
    assert!(decided.contains(&(String::new(), Decision::Destroy)));
    // A decision to keep can be taken back, one to destroy cannot.
    assert_eq!(
        undo::undo_next(&store).unwrap().unwrap().what,
        "Decision to keep data: Bo"
    );
    undo::undo(&mut store).unwrap();
    assert_eq!(due(&store, "2029-03-01").len(), 1);
    assert!(
        people::person_list(&store, id)
            .unwrap()
            .iter()
            .all(|person| person.details.name != "Cy")
    );
}

#[test]
fn all_that_is_held_about_a_person_is_told_with_others_marked() {
    let mut store = TestStore::new();
    let id = common::live(&mut store, false);
    let person = people::person_list(&store, id).unwrap().remove(0);
    let bo = people::PersonDetails {
        suggested_by: Some(person.id),
        ..build::member("Bo Marsh")
    };
    people::person_create(&mut store, id, bo).unwrap();
    let details = actions::ActionDetails {
        owner: Some(person.id),
        ..build::action("Ring bo marsh")
    };
    actions::action_create(&mut store, id, details).unwrap();
    let case = &cases::case_list(&store, id).unwrap()[0];
    let version = case.case.stamp.version;
    let presented = cases::CaseDetails {
        presenter: Some(person.id),
        ..case.case.details.clone()
    };
    cases::case_update(&mut store, case.case.id, version, presented).unwrap();
    let record = ExportRecord {
        community: id,
        what: ExportKind::SubjectReport,
        file_name: "Data.pdf".to_owned(),
        sha256: "0".repeat(64),
        reason: None,
        purpose: "Asked for it".to_owned(),
        for_whom: "the person".to_owned(),
        person: Some(person.id),
        cases: Vec::new(),
        meeting: None,
    };
    exports::export_record(&mut store, record).unwrap();
    let report = subject_report(&store, person.id).unwrap();
    assert_eq!(report.facts[0].value, common::WORD);
    assert_eq!(report.rule.kind, DataKind::Member);
    assert_eq!(report.registers.len(), 1);
    assert_eq!(report.agreements.len(), 1);
    assert_eq!(report.cases.len(), 1);
    assert_eq!(report.exports.len(), 1);
    let actions: Vec<_> = report
        .actions
        .iter()
        .map(|action| (action.what.as_str(), action.third_party))
        .collect();
    assert!(actions.contains(&("Ring bo marsh", true)), "{actions:?}");
    let marked: Vec<_> = report
        .facts
        .iter()
        .filter(|fact| fact.third_party)
        .map(|fact| fact.value.as_str())
        .collect();
    assert_eq!(marked, ["Bo Marsh"]);
    assert!(
        report
            .mentions
            .iter()
            .any(|mention| mention.record.part == Part::Section),
        "the name stands in a case"
    );
    let changes: Vec<_> = report
        .changes
        .iter()
        .map(|change| change.what.as_str())
        .collect();
    assert_eq!(
        changes,
        [
            "Person brought back",
            "Person deleted",
            "Person changed",
            "Person entered"
        ]
    );
    assert_eq!(report.audit.len(), 4);
    let json: serde_json::Value = serde_json::from_str(&subject_json(&report).unwrap()).unwrap();
    assert_eq!(json["person"]["name"], common::WORD);
    assert_eq!(json["cases"][0]["thirdParty"], true);
}

#[test]
fn notes_about_a_person_are_marked_where_they_name_somebody_else() {
    let mut store = TestStore::new();
    let made = community::community_create(&mut store, build::community("C"));
    let id = made.unwrap().value.id;
    people::person_create(&mut store, id, build::member("Precious Vale-Ndlela")).unwrap();
    for (notes, marked) in [
        ("Can come until 12:00 only when she is on call.", false),
        ("Ana counts each precious minute.", false),
        ("Travels with Precious; expenses on the day.", true),
        ("Ask Ms Ndlela first.", true),
        ("ask precious vale-ndlela first", true),
    ] {
        let ana = people::PersonDetails {
            notes: notes.to_owned(),
            ..build::member("Ana Bell")
        };
        let ana = people::person_create(&mut store, id, ana).unwrap().value.id;
        let report = subject_report(&store, ana).unwrap();
        let fact = report.facts.iter().find(|fact| fact.value == notes);
        assert_eq!(fact.unwrap().third_party, marked, "{notes}");
    }
}

#[test]
fn the_trustees_get_one_page_of_figures() {
    let mut store = TestStore::new();
    let id = common::live(&mut store, false);
    let person = people::person_list(&store, id).unwrap()[0].id;
    people::person_delete(&mut store, person).unwrap();
    let input = ProtectionInput {
        place: "On the office PC".to_owned(),
        slots: vec![SlotFact {
            kind: SlotWord::Passphrase,
            created: "2027-01-01T00:00:00Z".parse().unwrap(),
        }],
        backup_verified_at: None,
        backup_places: vec!["USB stick".to_owned()],
        locks_after_minutes: 5,
    };
    let summary = protection_summary(&store, input.clone()).unwrap();
    assert_eq!(
        (summary.vault, summary.communities),
        (input, vec!["C".to_owned()])
    );
    assert_eq!(
        (summary.in_bin, summary.erased, summary.exports_last_year),
        (2, 0, 1)
    );
    assert_eq!(summary.rules.len(), 13);
    let of = |kind| {
        summary
            .records
            .iter()
            .find(|count| count.kind == kind)
            .unwrap()
            .count
    };
    assert_eq!(
        (
            of(DataKind::Member),
            of(DataKind::Case),
            of(DataKind::Meeting)
        ),
        (1, 2, 3)
    );
    assert!(summary.audit.whole && summary.audit.entries == of(DataKind::Audit));
    assert_eq!(summary.facilitators.len(), 1);
}
