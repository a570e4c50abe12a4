//! One record of every kind, with every operation done to it once.

use copse_core::{
    actions, cases,
    cases::CaseDraft,
    community,
    community::CommunityDetails,
    evidence, exports,
    ids::CommunityId,
    meetings::{self, AgendaKind, Attendance, MeetingSeries, Reply},
    people, policy, services, terms,
};
use copse_testkit::{TestStore, build};

/// A word that stands in every text.
pub(crate) const WORD: &str = "quagmireworthy";

/// Does every operation to a community, except removing it.
pub(crate) fn live(store: &mut TestStore, sample: bool) -> CommunityId {
    let details = CommunityDetails {
        area_of_practice: WORD.to_owned(),
        ..build::community("C")
    };
    let made = if sample {
        community::community_create_sample(store, details.clone())
    } else {
        community::community_create(store, details.clone())
    };
    let id = made.unwrap().value.id;
    community::community_update(store, id, 1, details).unwrap();
    let service = services::service_create(store, id, build::service(WORD))
        .unwrap()
        .value
        .id;
    services::service_update(store, service, 1, build::service("S")).unwrap();
    services::service_delete(store, service).unwrap();
    services::service_restore(store, service).unwrap();
    let details = people::PersonDetails {
        service: Some(service),
        ..build::member(WORD)
    };
    let person = people::person_create(store, id, details.clone())
        .unwrap()
        .value
        .id;
    people::person_update(store, person, 1, details).unwrap();
    people::person_delete(store, person).unwrap();
    people::person_restore(store, person).unwrap();
    let item = evidence::evidence_create(store, id, build::evidence(WORD))
        .unwrap()
        .value
        .id;
    evidence::evidence_update(store, item, 1, build::evidence("E")).unwrap();
    evidence::evidence_delete(store, item).unwrap();
    evidence::evidence_restore(store, item).unwrap();
    let case = live_cases(store, id, person, item);
    let meeting = live_meetings(store, id, person, case);
    live_terms(store, id, person);
    let details = actions::ActionDetails {
        owner: Some(person),
        meeting: Some(meeting),
        case: Some(case),
        ..build::action(WORD)
    };
    let action = actions::action_create(store, id, details).unwrap().value.id;
    actions::action_update(store, action, 1, build::action("A")).unwrap();
    actions::action_delete(store, action).unwrap();
    actions::action_restore(store, action).unwrap();
    let details = policy::PolicyDetails {
        cases: vec![case],
        meetings: vec![meeting],
        happens: build::text(WORD),
        ..build::policy(WORD)
    };
    let issue = policy::policy_create(store, id, details.clone())
        .unwrap()
        .value
        .id;
    let details = policy::PolicyDetails {
        title: "P".to_owned(),
        ..details
    };
    policy::policy_update(store, issue, 1, details).unwrap();
    policy::policy_delete(store, issue).unwrap();
    policy::policy_restore(store, issue).unwrap();
    let record = exports::ExportRecord {
        community: id,
        what: exports::ExportKind::Pack,
        file_name: format!("{WORD}.pdf"),
        sha256: "0".repeat(64),
        reason: None,
        purpose: String::new(),
        for_whom: String::new(),
        person: None,
        cases: vec![case],
        meeting: Some(meeting),
    };
    exports::export_record(store, record).unwrap();
    id
}

fn live_cases(
    store: &mut TestStore,
    id: CommunityId,
    person: copse_core::ids::PersonId,
    item: copse_core::ids::EvidenceId,
) -> copse_core::ids::CaseId {
    let details = cases::CaseDetails {
        presenter: Some(person),
        ..build::case(WORD)
    };
    let full = cases::case_create(store, id, details).unwrap().value;
    let case = full.case.id;
    cases::case_update(store, case, 1, build::case(WORD)).unwrap();
    cases::case_delete(store, case).unwrap();
    cases::case_restore(store, case).unwrap();
    let body = build::text_with_notes(WORD, &[item]);
    let change = cases::SectionChange {
        heading: "Focus".to_owned(),
        shown: true,
        body,
    };
    cases::section_update(store, full.sections[0].id, 1, change).unwrap();
    let added = cases::section_add(store, case, None, WORD.to_owned())
        .unwrap()
        .value;
    let own = added.sections.last().unwrap().id;
    cases::section_move(store, own, 0).unwrap();
    cases::section_remove(store, own).unwrap();
    let draft = CaseDraft {
        details: build::case(WORD),
        ..CaseDraft::default()
    };
    cases::case_import(store, id, draft).unwrap();
    case
}

fn live_meetings(
    store: &mut TestStore,
    id: CommunityId,
    person: copse_core::ids::PersonId,
    case: copse_core::ids::CaseId,
) -> copse_core::ids::MeetingId {
    let series = MeetingSeries {
        first: build::day("2027-03-18"),
        count: 2,
        rhythm: community::Rhythm::Monthly,
        start: build::time("10:00"),
        end: build::time("12:30"),
        venue: meetings::Venue::default(),
    };
    meetings::meeting_series_create(store, id, series).unwrap();
    let meeting = meetings::meeting_create(store, id, build::meeting(9, "2027-02-18"))
        .unwrap()
        .value
        .meeting
        .id;
    meetings::meeting_update(store, meeting, 1, build::meeting(9, "2027-02-19")).unwrap();
    meetings::meeting_delete(store, meeting).unwrap();
    meetings::meeting_restore(store, meeting).unwrap();
    let item = meetings::AgendaItem {
        case: Some(case),
        ..build::item(WORD, AgendaKind::Case)
    };
    meetings::agenda_set(store, meeting, 4, vec![item]).unwrap();
    for reply in [Reply::Coming, Reply::Apologies] {
        meetings::register_set(store, meeting, person, false, reply, Attendance::Expected).unwrap();
    }
    meeting
}

fn live_terms(store: &mut TestStore, id: CommunityId, person: copse_core::ids::PersonId) {
    let draft = terms::terms_begin(store, id).unwrap().value.id;
    terms::terms_update(store, draft, 1, build::text(WORD)).unwrap();
    terms::terms_adopt(store, draft, build::day("2027-02-01")).unwrap();
    for day in ["2027-02-02", "2027-02-03"] {
        terms::terms_agree(store, draft, person, Some(build::day(day))).unwrap();
    }
}
