//! Policy issues (domain E10): the register, and what a briefing is made of.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

use copse_core::{
    CoreError, Kind, Part,
    bin::{bin_empty_due, bin_list},
    cases, community,
    community::CommunityDetails,
    erasure::erase,
    ids::{CaseId, CommunityId, MeetingId, PolicyId},
    meetings, people,
    policy::{
        self, PolicyDetails, PolicyIssue, PolicyLevel, PolicyStatus, Told, briefing_offer,
        briefing_report,
    },
    record::RecordRef,
    retention::{DataKind, retention_due},
    search::{SearchKind, search},
    today::today_get,
    undo,
};
use copse_testkit::{TestStore, build, fields_of};
use jiff::SignedDuration;

fn set_up() -> (TestStore, CommunityId) {
    let mut store = TestStore::new();
    let settings = CommunityDetails {
        area_of_practice: "Dual diagnosis".to_owned(),
        locality: "Calderfoot".to_owned(),
        purpose: "To learn from each other.".to_owned(),
        ..build::community("Calderfoot Circle")
    };
    let community = community::community_create(&mut store, settings)
        .unwrap()
        .value
        .id;
    (store, community)
}

fn add(store: &mut TestStore, community: CommunityId, details: PolicyDetails) -> PolicyIssue {
    policy::policy_create(store, community, details)
        .unwrap()
        .value
}

fn case(store: &mut TestStore, community: CommunityId, title: &str) -> CaseId {
    let full = cases::case_create(store, community, build::case(title)).unwrap();
    full.value.case.id
}

fn meeting(store: &mut TestStore, community: CommunityId, number: u16, on: &str) -> MeetingId {
    let full = meetings::meeting_create(store, community, build::meeting(number, on)).unwrap();
    full.value.meeting.id
}

fn titles(store: &TestStore, community: CommunityId) -> Vec<String> {
    let list = policy::policy_list(store, community).unwrap();
    list.into_iter().map(|line| line.title).collect()
}

#[test]
fn an_issue_gathers_cases_and_meetings_and_says_since_when() {
    let (mut store, community) = set_up();
    let (one, two) = (
        case(&mut store, community, "One"),
        case(&mut store, community, "Two"),
    );
    let early = meeting(&mut store, community, 1, "2026-12-16");
    let details = PolicyDetails {
        cases: vec![two, one, two],
        meetings: vec![early],
        happens: build::text("Two forms"),
        ..build::policy("  One form\n")
    };
    let issue = add(&mut store, community, details);
    assert_eq!(issue.details.title, "One form");
    assert_eq!(issue.details.cases, [one, two], "each once, in order");
    assert_eq!(policy::policy_get(&store, issue.id).unwrap(), issue);
    let line = &policy::policy_list(&store, community).unwrap()[0];
    assert_eq!(line.since, build::day("2026-12-16"));
    assert_eq!((line.cases.len(), line.meetings.len()), (2, 1));
    assert_eq!(line.next, Some(PolicyStatus::Raised));
    assert_eq!(line.missing, ["Enter who was told of it, and when."]);

    let done = cases::case_delete(&mut store, one).unwrap();
    assert!(done.changed.contains(&Kind::Policy));
    meetings::meeting_delete(&mut store, early).unwrap();
    let line = &policy::policy_list(&store, community).unwrap()[0];
    assert_eq!(line.cases, [two], "what is in the bin does not count");
    assert_eq!(line.since, build::day("2027-02-09"));
    let kept = policy::policy_get(&store, issue.id).unwrap();
    assert_eq!(kept, issue, "and comes back with what it was linked to");
    cases::case_restore(&mut store, one).unwrap();
    assert_eq!(
        policy::policy_list(&store, community).unwrap()[0].cases,
        [one, two]
    );
}

#[test]
fn a_case_that_is_erased_leaves_the_issue_standing() {
    let (mut store, community) = set_up();
    let gone = case(&mut store, community, "Gone");
    let kept = case(&mut store, community, "Kept");
    let details = PolicyDetails {
        cases: vec![gone, kept],
        ..build::policy("One form")
    };
    let issue = add(&mut store, community, details);
    let record = RecordRef {
        part: Part::Case,
        id: gone.into(),
    };
    erase(&mut store, &[record], &[]).unwrap();
    let left = policy::policy_get(&store, issue.id).unwrap();
    assert_eq!(left.details.cases, [kept]);
    let stale = policy::policy_update(&mut store, issue.id, 1, issue.details);
    assert!(
        matches!(stale, Err(CoreError::Stale)),
        "an older state names it still"
    );
    policy::policy_update(&mut store, issue.id, left.stamp.version, left.details).unwrap();
}

#[test]
fn what_is_wrong_is_told_beside_its_field() {
    let (mut store, community) = set_up();
    let other = community::community_create(&mut store, build::community("Other"))
        .unwrap()
        .value
        .id;
    let foreign_case = case(&mut store, other, "Foreign");
    let foreign_meeting = meeting(&mut store, other, 1, "2027-03-01");
    let wrong = PolicyDetails {
        status: PolicyStatus::Raised,
        cases: vec![foreign_case],
        meetings: vec![foreign_meeting],
        ..build::policy("")
    };
    assert_eq!(
        fields_of(policy::policy_create(&mut store, community, wrong)),
        ["title", "told", "cases", "meetings"]
    );
    let issue = add(&mut store, community, build::policy("One form"));
    let stale = policy::policy_update(&mut store, issue.id, 7, build::policy("T"));
    assert!(matches!(stale, Err(CoreError::Stale)));
    let answered = PolicyDetails {
        status: PolicyStatus::Answered,
        told: vec![build::told("The council", "2027-02-01")],
        ..build::policy("One form")
    };
    assert_eq!(
        fields_of(policy::policy_update(&mut store, issue.id, 1, answered)),
        ["told"],
        "an answer is missing"
    );
}

#[test]
fn it_goes_into_the_bin_and_back_and_each_step_can_be_undone() {
    let (mut store, community) = set_up();
    let issue = add(&mut store, community, build::policy("Quagmireworthy"));
    assert_eq!(search(&store, "quagmire", None).unwrap().len(), 1);
    let raised = PolicyDetails {
        status: PolicyStatus::Raised,
        told: vec![build::told("The council", "2027-02-09")],
        ..build::policy("Clearer")
    };
    policy::policy_update(&mut store, issue.id, 1, raised.clone()).unwrap();
    policy::policy_delete(&mut store, issue.id).unwrap();
    assert!(titles(&store, community).is_empty());
    assert_eq!(search(&store, "clearer", None).unwrap(), []);
    undo::undo(&mut store).unwrap();
    assert_eq!(
        policy::policy_get(&store, issue.id).unwrap().details,
        raised
    );
    undo::undo(&mut store).unwrap();
    assert_eq!(titles(&store, community), ["Quagmireworthy"]);
    assert_eq!(search(&store, "quagmire", None).unwrap().len(), 1);
    assert_eq!(search(&store, "clearer", None).unwrap(), []);
}

#[test]
fn after_thirty_days_in_the_bin_it_is_gone_with_its_words() {
    let (mut store, community) = set_up();
    let case = case(&mut store, community, "One");
    let details = PolicyDetails {
        cases: vec![case],
        ..build::policy("Quagmireworthy")
    };
    let issue = add(&mut store, community, details);
    policy::policy_delete(&mut store, issue.id).unwrap();
    assert_eq!(bin_list(&store, community).unwrap()[0].part, Part::Policy);
    store.clock().advance(SignedDuration::from_hours(24 * 30));
    let today = store.today();
    let emptied = bin_empty_due(&mut store, today).unwrap().value;
    assert_eq!((emptied.records, emptied.kept), (1, 0));
    let gone = policy::policy_restore(&mut store, issue.id);
    assert!(matches!(gone, Err(CoreError::NotFound { .. })));
    let db = store.vault().connection_ref();
    for table in ["policy_issue", "policy_case", "policy_text"] {
        let sql = format!("SELECT count(*) FROM {table}");
        let rows: i64 = db.query_row(&sql, [], |row| row.get(0)).unwrap();
        assert_eq!(rows, 0, "{table}");
    }
}

#[test]
fn its_words_are_found_wherever_they_stand() {
    let (mut store, community) = set_up();
    let details = PolicyDetails {
        happens: build::text("Two forms are filled in"),
        helps: build::text("A shared gateway"),
        told: vec![Told {
            answer: "It will be looked at in spring".to_owned(),
            ..build::told("Calder Valley Board", "2027-02-01")
        }],
        ..build::policy("One door for all")
    };
    let issue = add(&mut store, community, details);
    for words in ["door", "forms", "gatew", "board spring", "one gateway"] {
        let hits = search(&store, words, Some(community)).unwrap();
        assert_eq!(hits.len(), 1, "{words}");
        assert_eq!(
            (hits[0].kind, hits[0].id, hits[0].title.as_str()),
            (SearchKind::Policy, issue.id.into(), "One door for all")
        );
    }
    assert_eq!(search(&store, "door window", None).unwrap(), []);
}

#[test]
fn what_is_to_be_come_back_to_is_due_until_the_issue_ends() {
    let (mut store, community) = set_up();
    let told = Told {
        come_back: Some(build::day("2027-02-02")),
        ..build::told("The council", "2027-01-12")
    };
    let details = PolicyDetails {
        status: PolicyStatus::Raised,
        told: vec![told, build::told("The board", "2027-01-12")],
        ..build::policy("One form")
    };
    let issue = add(&mut store, community, details.clone());
    let today = today_get(&store, community).unwrap();
    let late = &today.late[0];
    assert_eq!(late.what, "Come back to The council");
    assert_eq!(late.detail, "About the policy issue “One form”");
    assert_eq!((late.days, late.link.kind), (-7, Kind::Policy));
    assert_eq!(late.link.id, Some(issue.id.into()));
    assert_eq!(today.late.len(), 1);
    assert!(policy::policy_list(&store, community).unwrap()[0].overdue);
    let set_aside = PolicyDetails {
        status: PolicyStatus::SetAside,
        outcome: "The service has closed.".to_owned(),
        ..details
    };
    policy::policy_update(&mut store, issue.id, 1, set_aside).unwrap();
    assert_eq!(today_get(&store, community).unwrap().late, []);
    assert!(!policy::policy_list(&store, community).unwrap()[0].overdue);
}

#[test]
fn it_is_due_for_review_three_years_after_the_last_change() {
    let (mut store, community) = set_up();
    let issue = add(&mut store, community, build::policy("One form"));
    let due = |day: &str| retention_due(&store, Some(community), build::day(day)).unwrap();
    assert_eq!(due("2030-02-08"), []);
    let due = due("2030-02-09");
    assert_eq!(
        (due[0].id, due[0].data),
        (issue.id.into(), DataKind::Policy)
    );
}

/// Three issues: one noted, one raised, one changed.
fn three(store: &mut TestStore, community: CommunityId) -> [PolicyId; 3] {
    let noted = PolicyDetails {
        level: PolicyLevel::National,
        ..build::policy("Noted")
    };
    let raised = PolicyDetails {
        status: PolicyStatus::Raised,
        told: vec![build::told("The council", "2027-02-01")],
        ..build::policy("Raised")
    };
    let changed = PolicyDetails {
        status: PolicyStatus::Changed,
        outcome: "The form is gone.".to_owned(),
        ..build::policy("Changed")
    };
    [noted, raised, changed].map(|details| add(store, community, details).id)
}

#[test]
fn a_briefing_takes_what_is_noted_and_raised_or_what_is_chosen() {
    let (mut store, community) = set_up();
    let nothing = briefing_report(&store, community, None, None);
    assert_eq!(fields_of(nothing), ["issues"]);
    let [noted, raised, changed] = three(&mut store, community);
    let offer = briefing_offer(&store, community).unwrap();
    assert_eq!((offer.issues.len(), offer.chosen), (3, vec![noted, raised]));
    let titles = |ids: Option<&[PolicyId]>| -> Vec<String> {
        let report = briefing_report(&store, community, ids, None).unwrap();
        report.issues.into_iter().map(|issue| issue.title).collect()
    };
    assert_eq!(titles(None), ["Raised", "Noted"], "by level");
    assert_eq!(titles(Some(&[changed])), ["Changed"]);
    let report = briefing_report(&store, community, None, None).unwrap();
    assert_eq!(
        report.introduction,
        [
            "Calderfoot Circle is a community of practice: front-line workers from different agencies and disciplines \
             in Calderfoot who meet regularly and learn from each other’s de-identified cases. Their shared area of \
             practice: dual diagnosis.",
            "Its purpose is to learn from each other."
        ]
    );
    let own = briefing_report(&store, community, None, Some("Who we are.\n\n")).unwrap();
    assert_eq!(own.introduction, ["Who we are."]);
}

/// Puts a name into one place that is printed.
type Put = fn(&mut PolicyDetails, String);

/// A word that no briefing may hold.
const CANARY: &str = "Zyx Quibblethorn";

#[test]
fn a_briefing_holds_no_case_and_nobody_of_the_community() {
    let (mut store, community) = set_up();
    let person = people::person_create(&mut store, community, build::member(CANARY))
        .unwrap()
        .value
        .id;
    let details = cases::CaseDetails {
        presenter: Some(person),
        ..build::case(&format!("The {CANARY} case"))
    };
    let case = cases::case_create(&mut store, community, details).unwrap();
    let section = case.value.sections[1].id;
    let change = build::change("History", CANARY);
    cases::section_update(&mut store, section, 1, change).unwrap();
    let issue = PolicyDetails {
        status: PolicyStatus::Raised,
        cases: vec![case.value.case.id],
        told: vec![Told {
            by: CANARY.to_owned(),
            ..build::told("The council", "2027-02-01")
        }],
        happens: build::text("Two forms"),
        ..build::policy("One form")
    };
    let issue = add(&mut store, community, issue);
    let report = briefing_report(&store, community, None, None).unwrap();
    assert_eq!(report.issues[0].cases, 1);
    let printed = format!("{report:?}");
    assert!(!printed.contains("Quibble"), "{printed}");

    // What is typed can hold anything: it is looked for and refused, in each place that is printed.
    let name = || format!("so said zyx  {}", "QUIBBLETHORN.");
    let places: [Put; 6] = [
        |details, name| details.title = name,
        |details, name| details.happens = build::text(&name),
        |details, name| details.helps = build::text(&name),
        |details, name| details.outcome = name,
        |details, name| details.told[0].whom = name,
        |details, name| details.told[0].answer = name,
    ];
    for (version, put) in (1..).zip(places) {
        let mut details = issue.details.clone();
        put(&mut details, name());
        policy::policy_update(&mut store, issue.id, version, details).unwrap();
        let refused = briefing_report(&store, community, None, None);
        let Err(CoreError::Invalid(problems)) = refused else {
            panic!("the place of version {version} lets a name through")
        };
        assert_eq!(problems[0].field, "issues");
        assert!(problems[0].message.contains("in other words"));
    }
    let refused = briefing_report(&store, community, Some(&[issue.id]), Some(&name()));
    assert_eq!(fields_of(refused), ["introduction"]);
}
