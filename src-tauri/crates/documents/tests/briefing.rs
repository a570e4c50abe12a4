//! The briefing (domain E10): what it says, and whom it never names.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod fixtures;
mod support;

use copse_core::{
    cases, community, people,
    policy::{self, PolicyDetails, PolicyStatus, Told, briefing_report},
};
use copse_documents::{Document, Edition, FileKind, briefing, file_name};
use copse_testkit::{TestStore, build};
use support::{File, squeezed};

/// Stands in everything of a case and of a person.
const CANARY: &str = "Quibblethorn";

/// The briefing of a community whose case, presenter and members bear the canary.
fn of_canaries(edition: Edition) -> Document {
    let mut store = TestStore::new();
    let made = community::community_create(&mut store, build::community("Calderfoot Circle"));
    let community = made.unwrap().value.id;
    let ana = people::PersonDetails {
        role: CANARY.to_owned(),
        notes: CANARY.to_owned(),
        ..build::member(&format!("Ana {CANARY}"))
    };
    let ana = people::person_create(&mut store, community, ana).unwrap();
    let details = cases::CaseDetails {
        presenter: Some(ana.value.id),
        ..build::case(&format!("The case of {CANARY}"))
    };
    let case = cases::case_create(&mut store, community, details)
        .unwrap()
        .value;
    for section in &case.sections {
        let change = build::change(CANARY, &format!("Client {CANARY} came"));
        let version = section.stamp.version;
        cases::section_update(&mut store, section.id, version, change).unwrap();
    }
    let issue = PolicyDetails {
        status: PolicyStatus::Answered,
        cases: vec![case.case.id],
        told: vec![Told {
            by: format!("Ana {CANARY}"),
            answer: "It will be looked at.".to_owned(),
            ..build::told("The care board", "2027-01-12")
        }],
        happens: build::text("Two forms are filled in."),
        helps: build::text("One form."),
        ..build::policy("A form fewer")
    };
    let issue = policy::policy_create(&mut store, community, issue)
        .unwrap()
        .value;
    let report = briefing_report(&store, community, Some(&[issue.id]), None).unwrap();
    briefing(&report, edition)
}

#[test]
fn it_names_no_case_no_presenter_no_client_and_no_member() {
    for edition in Edition::ALL {
        let document = of_canaries(edition);
        // Word is made from the same model.
        let model = format!("{document:?}");
        assert!(model.contains("One form."), "the text is there");
        assert!(!model.contains(CANARY), "{model}");
        let pages = File::of(&document).page_texts().concat();
        assert!(squeezed(&pages).contains(&squeezed("Seen in one case")));
        assert!(!squeezed(&pages).contains(&squeezed(CANARY)), "{pages}");
        assert!(!file_name(&document, FileKind::Docx).contains(CANARY));
    }
}

#[test]
fn it_says_what_happens_what_would_help_and_who_was_told() {
    let document = briefing(&fixtures::briefing(), Edition::Ordinary);
    let text = squeezed(&File::of(&document).page_texts().concat());
    for words in [
        "Hosted by",
        "For those who commission services. Seen in three cases, since 19 November 2026. Answered.",
        "What happens now",
        "What would help",
        "Estuary Care Board, by letter on 12 January 2027.",
        "Answer: It will be tried from spring.",
        "No answer yet.",
        "For the agencies of this area. Seen in one case",
        "This has changed.",
        "What has changed",
        "For national policy. Noted on 19 November 2026. Not raised yet.",
        "This briefing is de-identified and may be passed on",
        "Questions and replies to: Maren Oakes, maren.oakes@example.org.",
    ] {
        let words = words.replace("Hosted by", "hosted by Alderbank Trust and");
        assert!(text.contains(&squeezed(&words)), "{words}");
    }
    assert!(
        !text.contains(&squeezed("Confidential")),
        "it is made to be passed on"
    );
    assert_eq!(
        file_name(&document, FileKind::Docx),
        "Briefing, Calderfoot Dual Diagnosis Community of Practice, 4 February 2027.docx"
    );
}
