//! What holds for every kind of document in every edition, read as others would read it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod fixtures;
mod support;

use copse_core::cases::{CaseReport, CaseState};
use copse_documents::{
    Document, Edition, actions, agenda, attendance, briefing, case_study, meeting_notes, pack,
    recovery_sheet, sign_in_sheet, terms_of_reference,
};
use fixtures::made::{data_protection, letters_to, subject};
use support::{File, assert_reads_as_written, squeezed};

const EDITIONS: [Edition; 3] = Edition::ALL;

fn kinds(edition: Edition) -> Vec<(&'static str, Document)> {
    vec![
        (
            "case study",
            case_study(&fixtures::case(3, "A tenancy kept"), edition),
        ),
        ("agenda", agenda(&fixtures::agenda(), edition)),
        ("pack", pack(&fixtures::pack(2), edition)),
        ("terms", terms_of_reference(&fixtures::terms(), edition)),
        (
            "recovery sheet",
            recovery_sheet(&fixtures::sheet(), edition),
        ),
        (
            "sign-in sheet",
            sign_in_sheet(&fixtures::sign_in(), edition),
        ),
        ("actions", actions(&fixtures::actions_list(), edition)),
        ("notes", meeting_notes(&fixtures::notes(), edition)),
        (
            "attendance",
            attendance(&fixtures::attendance_of(6), edition),
        ),
        ("briefing", briefing(&fixtures::briefing(), edition)),
        (
            "letters",
            letters_to(&["Siân Gŵyn", "محمد عبد الله"], edition),
        ),
        ("data protection", data_protection(edition)),
        ("subject report", subject(edition)),
    ]
}

#[test]
fn every_kind_is_sound_and_reads_as_it_was_written() {
    for edition in EDITIONS {
        for (kind, document) in kinds(edition) {
            let file = File::of(&document);
            file.assert_sound();
            assert_reads_as_written(&document, &file);
            assert_eq!(
                copse_press::preview::page_count(&file.bytes).unwrap(),
                file.page_count(),
                "{kind}"
            );
        }
    }
}

#[test]
fn a_footer_says_that_its_date_is_the_day_on_which_the_document_was_made() {
    for (kind, document) in kinds(Edition::Ordinary) {
        // A pack is of its meeting, and a letter has its day at its head.
        let undated = ["pack", "letters"].contains(&kind);
        let footer = &document.furniture.footer;
        assert!(undated || footer.contains(", made on "), "{kind}: {footer}");
    }
}

#[test]
fn a_case_says_whether_it_is_a_draft_and_what_is_expected_of_a_meeting_ahead() {
    let said = |report: &CaseReport| {
        let pages = File::of(&case_study(report, Edition::Ordinary)).page_texts();
        squeezed(&pages.join("\n"))
    };
    let mut report = fixtures::case(3, "A tenancy kept");
    report.presenter_role = "Outreach worker".into();
    report.disciplines = ["Mental health", "GP", "Housing"]
        .map(String::from)
        .to_vec();
    let held = said(&report);
    for words in [
        "Case 3, a case that went well. Brought by Grace Okoro, outreach worker.",
        "At the meeting",
        "17 December 2026. Three disciplines: mental health, GP and housing.",
    ] {
        assert!(held.contains(&squeezed(words)), "{words}: {held}");
    }
    assert!(!held.contains("Draft"), "{held}");
    report.state = CaseState::Draft;
    report.presented_on = Some(jiff::civil::date(2027, 2, 18));
    let ahead = said(&report);
    for words in [
        "Draft. Case 3, a case that went well.",
        "A tenancy kept, draft, version 5, made on 4 February 2027",
        "For the meeting",
        "To be presented on 18 February 2027. Three disciplines expected: mental health, GP and",
    ] {
        assert!(ahead.contains(&squeezed(words)), "{words}: {ahead}");
    }
    assert!(!ahead.contains(&squeezed("At the meeting")), "{ahead}");
}

#[test]
fn the_same_report_gives_the_same_bytes_and_another_gives_others() {
    // Records that a test makes anew have other numbers each time.
    let fixed = |(kind, _): &(&str, Document)| *kind != "subject report";
    for ((kind, one), (_, two)) in kinds(Edition::Ordinary)
        .into_iter()
        .zip(kinds(Edition::Ordinary))
        .filter(|(one, _)| fixed(one))
    {
        assert!(File::of(&one).bytes == File::of(&two).bytes, "{kind}");
    }
    let mut changed = fixtures::case(3, "A tenancy kept");
    changed.version += 1;
    let id = |document: &Document| {
        let objects = File::of(document).objects();
        let line = objects
            .lines()
            .find(|line| line.contains("/ID ["))
            .expect("the file has an identifier");
        line.to_owned()
    };
    let (one, other) = (
        case_study(&fixtures::case(3, "A tenancy kept"), Edition::Ordinary),
        case_study(&changed, Edition::Ordinary),
    );
    assert_ne!(id(&one), id(&other));
}

#[test]
fn nothing_about_this_pc_or_its_user_is_in_a_file() {
    let names = [
        std::env::var("USER"),
        std::env::var("HOSTNAME"),
        std::env::var("LOGNAME"),
    ]
    .into_iter()
    .flatten()
    .chain(std::fs::read_to_string("/etc/hostname").ok())
    .map(|name| name.trim().to_owned())
    .filter(|name| name.len() > 2);
    for name in names {
        for (kind, document) in kinds(Edition::Ordinary) {
            let file = File::of(&document);
            assert!(!file.info().contains(&name), "{kind} names {name}");
            assert!(
                !file.objects().contains(&format!("({name})")),
                "{kind} names {name}"
            );
        }
    }
    let info = File::of(&kinds(Edition::Ordinary).remove(0).1).info();
    assert!(info.contains("Producer:        Copse"), "{info}");
    assert!(
        info.contains("Thu Feb  4") || info.contains("2027"),
        "the date is that of the report: {info}"
    );
}

#[test]
fn a_file_says_that_it_is_accessible_and_archival() {
    for (kind, document) in kinds(Edition::LargePrint) {
        let file = File::of(&document);
        let info = file.info();
        assert!(info.contains("Tagged:          yes"), "{kind}: {info}");
        for claim in [
            "<pdfuaid:part>1<",
            "<pdfaid:part>2<",
            "<pdfaid:conformance>A<",
        ] {
            assert!(info.contains(claim), "{kind}: {claim}");
        }
        let objects = file.objects();
        for entry in [
            "/Lang (en-GB)",
            "/DisplayDocTitle true",
            "/GTS_PDFA1",
            "/Marked true",
        ] {
            assert!(objects.contains(entry), "{kind}: {entry}");
        }
        assert!(
            info.contains(&format!("Title:           {}", document.meta.title)),
            "{kind}: {info}"
        );
    }
}

#[test]
fn large_and_giant_print_are_never_smaller_than_they_promise() {
    for (edition, least) in [(Edition::LargePrint, 18.0), (Edition::GiantPrint, 24.0)] {
        for (kind, document) in kinds(edition) {
            let sizes = File::of(&document).font_sizes();
            assert!(!sizes.is_empty(), "{kind}");
            assert!(sizes.iter().all(|size| *size >= least), "{kind}: {sizes:?}");
        }
    }
    let ordinary = File::of(&kinds(Edition::Ordinary).remove(0).1).font_sizes();
    assert!(
        ordinary.iter().any(|size| *size < 18.0),
        "the measure sees smaller type: {ordinary:?}"
    );
}
