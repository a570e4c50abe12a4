//! The sample is what a newcomer sees first and what tests use as real input: it has to be whole.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::sync::Arc;

use copse_core::{
    FixedClock, Store,
    actions::action_list,
    cases::{
        CaseState,
        PermissionState::{Asked, Given, NotAsked},
        Release, case_get, case_list,
    },
    community::{Community, community_list, sample_remove},
    evidence::evidence_list,
    meetings::{
        Attendance, MeetingStatus, invitation_report, meeting_get, meeting_list, pack_report,
    },
    people::{PersonKind, is_member, is_on_the_way, people_advice, person_list},
    policy::{PolicyStatus, briefing_report, policy_list},
    services::service_list,
    terms::terms_list,
    text::{Block, Inline, ListItem},
};
use copse_interchange::{case_from_markdown, case_to_markdown, ics};
use copse_sample::{SampleError, sample_create};
use copse_vault::{CreateOptions, Kdf, Passphrase, Vault};

/// A store with the sample in it, as made on a day.
fn sample(now: &str) -> (tempfile::TempDir, Store, Community) {
    let folder = tempfile::tempdir().unwrap();
    let options = CreateOptions { kdf: Kdf::Floor };
    let passphrase = Passphrase::new("five plain words in order".into());
    let (vault, _) = Vault::create(&folder.path().join("vault"), &passphrase, options).unwrap();
    let clock = Arc::new(FixedClock(now.parse().unwrap()));
    let mut store = Store::open(vault, clock, "Maren Oakes").unwrap();
    let community = sample_create(&mut store).unwrap().value;
    (folder, store, community)
}

const DAY: &str = "2027-02-09T09:00:00Z";

#[test]
fn everybody_is_there() {
    let (_folder, store, community) = sample(DAY);
    assert!(community.sample);
    let people = person_list(&store, community.id).unwrap();
    assert_eq!(people.iter().filter(|p| is_member(p)).count(), 13);
    assert_eq!(people.iter().filter(|p| is_on_the_way(p)).count(), 4);
    let members = |kind| {
        people
            .iter()
            .filter(|p| is_member(p) && p.details.kind == kind)
            .count()
    };
    assert_eq!(members(PersonKind::ExpertByExperience), 2);
    assert_eq!(members(PersonKind::KnowledgeBroker), 1);
    assert!(service_list(&store, community.id).unwrap().len() >= 16);
    assert!(
        people_advice(&store, community.id).unwrap().is_empty(),
        "a balanced community"
    );
}

#[test]
fn nobody_can_be_rung_or_written_to() {
    let (_folder, store, community) = sample(DAY);
    let people = person_list(&store, community.id).unwrap();
    let services = service_list(&store, community.id).unwrap();
    let mails = people
        .iter()
        .map(|p| &p.details.email)
        .chain(services.iter().map(|s| &s.details.email));
    assert!(
        mails
            .into_iter()
            .all(|mail| mail.is_empty() || mail.ends_with("@example.org"))
    );
    let phones = people
        .iter()
        .map(|p| &p.details.phone)
        .chain(services.iter().map(|s| &s.details.phone));
    assert!(
        phones
            .into_iter()
            .all(|phone| phone.starts_with("07700 900") && phone.len() == 12)
    );
}

#[test]
fn three_meetings_were_held_and_the_next_is_about_nine_days_ahead() {
    for now in [
        DAY,
        "2026-12-24T23:30:00Z",
        "2028-02-29T12:00:00Z",
        "2027-03-31T00:30:00Z",
    ] {
        let (_folder, store, community) = sample(now);
        let today = store.today();
        let meetings = meeting_list(&store, community.id).unwrap();
        assert_eq!(meetings.len(), 6);
        let held: Vec<_> = meetings
            .iter()
            .filter(|m| m.details.status == MeetingStatus::Held)
            .collect();
        assert_eq!(held.len(), 3);
        assert!(held.iter().all(|m| m.details.date < today));
        for meeting in held {
            let full = meeting_get(&store, meeting.id).unwrap();
            assert!(
                full.register
                    .iter()
                    .all(|entry| entry.attendance != Attendance::Expected)
            );
            assert!(!meeting.details.notes.is_empty());
        }
        let next = meetings.iter().find(|m| m.details.number == 4).unwrap();
        let ahead = (next.details.date - today).get_days();
        assert!((6..=12).contains(&ahead), "{now}: {ahead}");
        let full = meeting_get(&store, next.id).unwrap();
        assert_eq!(full.overrun, 0, "the agenda fills the time");
        assert_eq!(full.without_email, ["Delroy Haynes"]);
    }
}

#[test]
fn the_next_pack_has_a_case_and_holds_one_back() {
    let (_folder, store, community) = sample(DAY);
    let next = meeting_list(&store, community.id)
        .unwrap()
        .into_iter()
        .find(|m| m.details.number == 4)
        .unwrap();
    let pack = pack_report(&store, next.id, &[]).unwrap();
    let titles: Vec<_> = pack.cases.iter().map(|case| case.title.as_str()).collect();
    assert_eq!(titles, ["Between two duty desks"]);
    assert_eq!(pack.held_back.len(), 1);
    assert!(pack.held_back[0].title.contains("The flat above the shop"));
    assert!(pack.terms.is_some());
    assert!(pack.agenda.actions.iter().any(|action| action.overdue));
    let invitation = invitation_report(&store, next.id).unwrap();
    assert!(invitation.recipients.len() >= 12);
    assert!(ics(&invitation).contains("DTSTART;TZID=Europe/London:20270218T100000"));
}

/// Counts of lists, nested lists, bold runs and links.
fn count(blocks: &[Block], depth: usize, counts: &mut [usize; 4]) {
    for block in blocks {
        match block {
            Block::List { items, .. } => {
                counts[usize::from(depth > 0)] += 1;
                for ListItem { blocks } in items {
                    count(blocks, depth + 1, counts);
                }
            }
            Block::Paragraph { runs } | Block::Heading { runs } => {
                for run in runs {
                    if let Inline::Text { bold, link, .. } = run {
                        counts[2] += usize::from(*bold);
                        counts[3] += usize::from(link.is_some());
                    }
                }
            }
        }
    }
}

#[test]
fn three_cases_are_of_full_length_and_one_is_a_draft() {
    let (_folder, store, community) = sample(DAY);
    let mut rows = case_list(&store, community.id).unwrap();
    rows.sort_by_key(|row| row.case.number);
    let states: Vec<_> = rows
        .iter()
        .map(|row| row.case.details.permission.state)
        .collect();
    assert_eq!(states, [Given, Asked, Given, NotAsked]);
    for row in &rows[..3] {
        let full = case_get(&store, row.case.id).unwrap();
        let title = &row.case.details.title;
        assert!(
            (900..=1300).contains(&row.words),
            "{title}: {} words",
            row.words
        );
        assert_eq!(full.references.len(), 8, "{title}");
        let mut counts = [0; 4];
        full.sections
            .iter()
            .for_each(|section| count(&section.body.blocks, 0, &mut counts));
        assert!(counts.iter().all(|count| *count > 0), "{title}: {counts:?}");
        assert!(
            row.case.details.presenter.is_some(),
            "{title}: the presenter is a member"
        );
        assert!(row.case.details.kept.is_empty());
    }
    assert_eq!(rows[2].release, Release::Free);
    let meetings = meeting_list(&store, community.id).unwrap();
    let presented = rows.iter().map(|row| {
        let meeting = meetings
            .iter()
            .find(|m| Some(m.id) == row.case.details.meeting);
        meeting.map(|m| m.details.number)
    });
    assert_eq!(
        presented.collect::<Vec<_>>(),
        [Some(2), Some(3), Some(4), None]
    );
    assert_eq!(rows[0].case.details.state, CaseState::FedBack);
    assert!(rows[3].words < 400 && rows[3].words > 100);
    // Works that two cases refer to are one item each.
    let evidence = evidence_list(&store, community.id).unwrap();
    assert_eq!(evidence.len(), 22);
    assert!(
        evidence
            .iter()
            .all(|item| !item.details.title.is_empty() && item.details.title.len() < 160)
    );
}

#[test]
fn a_case_is_the_same_after_export_and_import() {
    let (_folder, store, community) = sample(DAY);
    for row in case_list(&store, community.id).unwrap() {
        let full = case_get(&store, row.case.id).unwrap();
        let markdown = case_to_markdown(&full);
        let draft = case_from_markdown(&markdown);
        assert_eq!(draft.problems, Vec::<String>::new(), "{markdown}");
        let stored: Vec<_> = full.references.iter().map(|item| &item.details).collect();
        let read: Vec<_> = draft.notes.iter().map(|note| &note.details).collect();
        assert_eq!(stored, read);
        let written = full
            .sections
            .iter()
            .filter(|section| !section.body.is_empty());
        assert!(written.clone().count() > 1);
        for (section, read) in written.zip(&draft.sections) {
            assert_eq!((section.kind, &section.heading), (read.kind, &read.heading));
            let mut blocks = format!("{:?}", read.blocks);
            for (item, note) in full.references.iter().zip(&draft.notes) {
                blocks = blocks.replace(&note.id.0.to_string(), &item.id.0.to_string());
            }
            assert_eq!(format!("{:?}", section.body.blocks), blocks);
        }
    }
}

#[test]
fn the_terms_are_adopted_and_nearly_all_have_agreed() {
    let (_folder, store, community) = sample(DAY);
    let terms = terms_list(&store, community.id).unwrap();
    assert_eq!(terms.len(), 1);
    assert!(terms[0].adopted_on.is_some());
    assert_eq!(terms[0].agreements.len(), 11);
    assert_eq!(terms[0].not_agreed.len(), 2);
}

#[test]
fn actions_are_done_open_and_late() {
    let (_folder, store, community) = sample(DAY);
    let actions = action_list(&store, community.id, false).unwrap();
    let open = action_list(&store, community.id, true).unwrap();
    assert!(actions.len() > open.len() && open.len() >= 6);
    assert!(
        open.iter()
            .any(|action| action.details.due.unwrap() < store.today())
    );
    assert!(
        open.iter()
            .any(|action| action.details.due.unwrap() >= store.today())
    );
    assert!(
        open.iter().any(|action| action.owner_name.is_empty()),
        "one waits for an owner"
    );
}

#[test]
fn there_is_one_sample_and_it_goes_in_one_step() {
    let (_folder, mut store, community) = sample(DAY);
    assert!(matches!(sample_create(&mut store), Err(SampleError::There)));
    sample_remove(&mut store, community.id).unwrap();
    assert!(community_list(&store).unwrap().is_empty());
    sample_create(&mut store).unwrap();
}

#[test]
fn what_keeps_coming_back_is_in_the_register_and_makes_a_briefing() {
    use PolicyStatus::{Answered, Changed, Noted, Raised};
    let (_folder, store, community) = sample(DAY);
    let issues = policy_list(&store, community.id).unwrap();
    let statuses: Vec<_> = issues.iter().map(|issue| issue.status).collect();
    assert_eq!(statuses, [Noted, Raised, Answered, Changed]);
    assert!(issues.iter().all(|issue| !issue.cases.is_empty()));
    assert!(
        issues.iter().any(|issue| issue.cases.len() == 3),
        "it gathers across cases"
    );
    let all: Vec<_> = issues.iter().map(|issue| issue.id).collect();
    let report = briefing_report(&store, community.id, Some(&all), None);
    assert_eq!(
        report.unwrap().issues.len(),
        4,
        "nothing in the sample names anybody"
    );
}
