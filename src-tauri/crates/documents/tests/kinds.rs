//! Each kind of document in both editions, read as others would read it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod fixtures;
mod support;

use copse_core::{
    community,
    ids::PersonId,
    letters::{LetterKind, merge, starter},
    people, retention,
};
use copse_documents::{
    Document, Edition, actions, agenda, attendance, case_study, letters, meeting_notes, pack,
    protection_summary, recovery_sheet, sign_in_sheet, subject_report, terms_of_reference,
};
use copse_testkit::{TestStore, build};
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
        (
            "letters",
            letters_to(&["Siân Gŵyn", "محمد عبد الله"], edition),
        ),
    ]
}

/// A community with one member whose record names another.
fn store() -> (TestStore, PersonId) {
    let mut store = TestStore::new();
    let made = community::community_create(&mut store, build::community("Calderfoot"));
    let community = made.unwrap().value.id;
    let other = people::person_create(&mut store, community, build::member("Bo Lind"));
    let ana = people::PersonDetails {
        suggested_by: Some(other.unwrap().value.id),
        dietary_needs: "no nuts".into(),
        ..build::member("Ana Vale")
    };
    let ana = people::person_create(&mut store, community, ana).unwrap();
    (store, ana.value.id)
}

fn data_protection(edition: Edition) -> Document {
    let (store, _) = store();
    let report = retention::protection_summary(&store, fixtures::protection()).unwrap();
    protection_summary(&report, edition)
}

fn subject(edition: Edition) -> Document {
    let (store, ana) = store();
    subject_report(&retention::subject_report(&store, ana).unwrap(), edition)
}

fn letters_to(names: &[&str], edition: Edition) -> Document {
    let report = fixtures::letter_to(names);
    let template = starter(LetterKind::Invitation);
    let merged = merge(&template, &report).unwrap();
    letters(&template.name, &merged, &report, edition)
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

#[test]
fn each_page_says_whose_it_is_how_secret_and_which_of_how_many() {
    let file = File::of(&case_study(
        &fixtures::case(3, "A tenancy kept"),
        Edition::Ordinary,
    ));
    let pages = file.page_texts();
    assert!(pages.len() >= 3, "{} pages", pages.len());
    for (page, number) in pages.iter().zip(1..) {
        assert!(page.contains(fixtures::COMMUNITY), "{page}");
        assert!(page.contains(fixtures::MARK), "{page}");
        assert!(
            page.contains("A tenancy kept, version 5, 4 February 2027"),
            "{page}"
        );
        assert!(
            page.contains(&format!("Page {number} of {}", pages.len())),
            "{page}"
        );
    }
}

#[test]
fn a_case_has_headings_without_jumps_and_its_notes_lead_there_and_back() {
    let file = File::of(&case_study(
        &fixtures::case(3, "A tenancy kept"),
        Edition::Ordinary,
    ));
    let tags = file.tags();
    let levels: Vec<char> = tags
        .lines()
        .filter_map(|line| line.trim().strip_prefix('H')?.chars().next())
        .filter(char::is_ascii_digit)
        .collect();
    assert_eq!(levels.iter().filter(|level| **level == '1').count(), 1);
    assert_eq!(
        levels.iter().filter(|level| **level == '2').count(),
        12,
        "sections, the meeting and the notes"
    );
    assert!(
        levels
            .windows(2)
            .all(|two| two[1] <= two[0] || two[1] as u32 == two[0] as u32 + 1),
        "{levels:?}"
    );
    assert_eq!(tags.matches("Reference").count(), 8);
    let objects = file.objects();
    assert_eq!(objects.matches("/Contents (Note ").count(), 8);
    assert_eq!(
        objects
            .matches("/Contents (Back to the text at note ")
            .count(),
        8
    );
    assert!(objects.contains("/URI (https://example.org/one-who-stays)"));
    assert!(objects.contains("/Contents (Link to https://example.org/one-who-stays)"));
}

#[test]
fn a_pack_holds_its_parts_in_order_with_page_numbers_and_bookmarks() {
    let file = File::of(&pack(&fixtures::pack(2), Edition::Ordinary));
    let pages = file.page_texts();
    let total = pages.len();
    assert!(
        pages[0].contains("Calderfoot Dual Diagnosis")
            && pages[0].contains("Thursday 18 February 2027, 10:00 to 12:30")
    );
    assert!(!pages[0].contains("Page 1"), "a cover has no page number");
    assert!(
        pages[1].contains("What is in this pack")
            && pages[1].contains(&format!("Page 2 of {total}"))
    );
    let starts = |title: &str| {
        let at = pages
            .iter()
            .skip(2)
            .position(|page| page.lines().any(|line| line.trim() == title));
        at.unwrap_or_else(|| panic!("no page begins {title}")) + 3
    };
    let parts = [
        "Agenda",
        "Open actions",
        "Terms of reference",
        "Case 3: A tenancy kept",
        "Case 4: Between two duty desks",
    ];
    let numbers: Vec<usize> = parts.iter().map(|part| starts(part)).collect();
    assert!(numbers.is_sorted(), "{numbers:?}");
    for (part, number) in parts.iter().zip(&numbers) {
        let line = pages[1]
            .lines()
            .find(|line| line.trim_start().starts_with(part))
            .unwrap();
        assert!(line.trim_end().ends_with(&format!(" {number}")), "{line}");
    }
    let objects = file.objects();
    for title in [
        "(Agenda)",
        "(Open actions)",
        "(Terms of reference)",
        "(Case 3: A tenancy kept)",
        "(History)",
        "(What we are for)",
    ] {
        assert!(
            objects.contains(&format!("/Title {title}")),
            "no bookmark {title}"
        );
    }
}

#[test]
fn nothing_of_a_case_that_is_held_back_gets_into_a_pack() {
    let mut report = fixtures::pack(1);
    report.held_back = vec![copse_core::meetings::HeldBack {
        id: copse_core::ids::CaseId(uuid::Uuid::from_u128(9)),
        title: "Case 9: Refused".into(),
        release: copse_core::cases::Release::Stopped {
            why: "The client said no.".into(),
        },
    }];
    let file = File::of(&pack(&report, Edition::Ordinary));
    assert!(!file.read_aloud().contains("Refused"));
    assert!(!file.objects().contains("Refused"));
}

#[test]
fn each_letter_begins_a_page_with_its_own_name_and_tells_nothing_of_the_others() {
    let names = ["Siân Gŵyn", "Łukasz Żółć", "Nguyễn Thị Hương"];
    let file = File::of(&letters_to(&names, Edition::Ordinary));
    let pages = file.page_texts();
    assert_eq!(pages.len(), names.len(), "an invitation fits on a page");
    for (page, name) in pages.iter().zip(names) {
        assert!(page.contains(&format!("Dear {name},")), "{page}");
        assert!(page.contains("Alderbank Trust"), "{page}");
        assert!(
            !page.contains("of 3"),
            "no page number that counts the others: {page}"
        );
        for other in names.iter().filter(|other| **other != name) {
            assert!(!page.contains(other), "{page}");
        }
    }
    let objects = file.objects();
    assert!(
        objects.contains("/Title (Si\\341n G") || objects.contains("/Title <feff"),
        "bookmarks by name"
    );
}

#[test]
fn a_chart_of_attendance_has_its_words_and_its_numbers_as_a_table() {
    let report = fixtures::attendance_of(6);
    let file = File::of(&attendance(&report, Edition::Ordinary));
    let tags = file.tags();
    assert_eq!(tags.matches("Figure").count(), 1, "{tags}");
    assert!(
        file.objects().contains("Between 6 and 9 members came"),
        "the figure has its words"
    );
    let text = file.page_texts().join("\n");
    for meeting in &report.meetings {
        let line = text
            .lines()
            .rfind(|line| line.contains(&format!("Meeting {}, ", meeting.number)))
            .unwrap();
        let numbers: Vec<&str> = line.split_whitespace().rev().take(4).collect();
        assert_eq!(
            numbers,
            [
                meeting.guests,
                meeting.absent,
                meeting.apologies,
                meeting.attended
            ]
            .map(|number| number.to_string()),
            "{line}"
        );
    }
}

#[test]
fn a_sign_in_sheet_has_room_for_those_who_were_not_expected() {
    let file = File::of(&sign_in_sheet(&fixtures::sign_in(), Edition::Ordinary));
    let text = file.page_texts().join("\n");
    assert!(text.contains("Siân Gŵyn") && text.contains("Has sent apologies"));
    assert!(text.lines().any(|line| line.trim() == "14"), "{text}");
}

#[test]
fn trustees_get_a_page_or_two_on_where_the_data_is_and_who_can_open_it() {
    let file = File::of(&data_protection(Edition::Ordinary));
    let pages = file.page_texts();
    assert!(pages.len() <= 2, "{} pages", pages.len());
    for words in [
        "On the office PC of Alderbank Trust",
        "Two passphrases, one printed recovery key. It locks itself after five",
        "The last verified backup is of 3 February 2027. Kept in: the same PC; a stick",
    ] {
        assert!(
            squeezed(&pages[0]).contains(&squeezed(words)),
            "{words}\n{}",
            pages[0]
        );
    }
}

#[test]
fn a_persons_data_says_which_lines_are_about_somebody_else() {
    let file = File::of(&subject(Edition::Ordinary));
    let text = file.page_texts().join("\n");
    let line = text.lines().find(|line| line.contains("Bo Lind")).unwrap();
    assert!(line.contains("Redact"), "{line}");
    let own = text.lines().find(|line| line.contains("no nuts")).unwrap();
    assert!(!own.contains("Redact"), "{own}");
}
