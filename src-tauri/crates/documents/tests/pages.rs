//! What the pages of each kind of document say, and where.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod fixtures;
mod support;

use copse_core::{meetings, retention};
use copse_documents::{
    Edition, actions, attendance, case_study, pack, protection_summary, sign_in_sheet,
    terms_of_reference,
};
use copse_press::model::{Accent, Logo, Look};
use copse_testkit::TestStore;
use fixtures::made::{data_protection, letters_to, subject};
use support::{File, squeezed};

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
            page.contains("A tenancy kept, version 5, made on 4 February 2027"),
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
        let year = meeting.date.year().to_string();
        assert!(line.contains(&year), "they span two years: {line}");
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

/// The sheet for so many members, its pages.
fn signed_by(members: usize, edition: Edition) -> Vec<String> {
    let mut report = fixtures::sign_in();
    let lines = report.lines.iter().cycle().take(members).cloned();
    report.lines = lines.collect();
    File::of(&sign_in_sheet(&report, edition)).page_texts()
}

fn lines_of(page: &str) -> Vec<&str> {
    let numbered = |line: &&str| line.trim_start().starts_with(|c: char| c.is_ascii_digit());
    page.lines().filter(numbered).map(str::trim).collect()
}

#[test]
fn a_sign_in_sheet_has_a_few_lines_for_those_who_were_not_expected() {
    let text = signed_by(10, Edition::Ordinary).join("\n");
    assert!(text.contains("Siân Gŵyn") && text.contains("Has sent apologies"));
    // However many are expected, and in any print: no page is filled with empty lines.
    for edition in Edition::ALL {
        for members in 10..20 {
            let pages = signed_by(members, edition);
            let numbers = pages.iter().flat_map(|page| lines_of(page));
            let numbers = numbers.filter_map(|line| line.split_whitespace().next()?.parse().ok());
            let empty = numbers.max().unwrap_or(0) - members;
            assert!((2..=4).contains(&empty), "{members}, {edition:?}: {empty}");
        }
    }
}

#[test]
fn every_sign_in_sheet_of_the_sample_is_one_page() {
    let mut store = TestStore::new();
    let made = copse_sample::sample_create(&mut store).unwrap();
    for meeting in meetings::meeting_list(&store, made.value.id).unwrap() {
        let report = meetings::sign_in_report(&store, meeting.id).unwrap();
        let file = File::of(&sign_in_sheet(&report, Edition::Ordinary));
        assert_eq!(file.page_count(), 1, "meeting {}", meeting.details.number);
    }
}

#[test]
fn a_long_sign_in_sheet_has_its_titles_on_every_page() {
    for edition in Edition::ALL {
        let pages = signed_by(60, edition);
        assert!(pages.len() >= 4, "{} pages", pages.len());
        for page in &pages {
            let titles = page.lines().find(|line| line.contains("Signature"));
            assert!(titles.is_some_and(|line| line.contains("Name")), "{page}");
        }
    }
}

/// The summary of the sample community, its pages.
fn sample_summary(logo: Option<&str>) -> Vec<String> {
    let mut store = TestStore::new();
    copse_sample::sample_create(&mut store).unwrap();
    let report = retention::protection_summary(&store, fixtures::protection()).unwrap();
    let mut document = protection_summary(&report, Edition::Ordinary);
    if let Some(svg) = logo {
        document.look = Look {
            organisation: "Alderbank Trust".into(),
            logo: Some(Logo::read(svg.as_bytes(), "").unwrap()),
            accent: Accent::default(),
        };
    }
    File::of(&document).page_texts()
}

#[test]
fn trustees_get_one_page_on_where_the_data_is_who_can_open_it_and_how_long_it_is_kept() {
    let high = r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>"#;
    for logo in [None, Some(high)] {
        let pages = sample_summary(logo);
        assert_eq!(pages.len(), 1, "with a logo: {}", logo.is_some());
        let page = squeezed(&pages[0]);
        for words in [
            "On the office PC of Alderbank Trust",
            "Two passphrases and one printed recovery key open it.",
            "It is used by Maren Oakes (facilitator).",
            "The newest backup that has been checked was made on 3 February 2027.",
            "After 1 year",
            "Experts by experience (2), after the person left; people who did not join (6)",
            "Members past and present, besides experts by experience (12), after the person left; services",
            "Meetings (6), after the meeting; case studies (4), after the last change",
            "Terms of reference (1), after the next version was adopted; register of exports (0)",
            "Evidence (22); facilitators (1); audit trail",
        ] {
            assert!(page.contains(&squeezed(words)), "{words}\n{}", pages[0]);
        }
    }
    assert_eq!(
        File::of(&data_protection(Edition::Ordinary)).page_count(),
        1
    );
}

#[test]
fn a_persons_data_says_which_lines_are_about_somebody_else() {
    let file = File::of(&subject(Edition::Ordinary));
    let text = file.page_texts().join("\n");
    let line = text.lines().find(|line| line.contains("Bo Lind")).unwrap();
    assert!(line.contains("Redact"), "{line}");
    let own = text.lines().find(|line| line.contains("no nuts")).unwrap();
    assert!(!own.contains("Redact"), "{own}");
    for words in ["Stage", "Changes to the record", "Done by"] {
        assert!(text.contains(words), "{words}: {text}");
    }
}

#[test]
fn columns_leave_room_for_their_longest_word_in_any_print() {
    for edition in Edition::ALL {
        for (document, words) in [
            (
                attendance(&fixtures::attendance_of(6), edition),
                ["Attended", "Apologies", "Absent"],
            ),
            (
                terms_of_reference(&fixtures::terms(), edition),
                ["Signature", "Agreed", "No."],
            ),
            (
                actions(&fixtures::actions_list(), edition),
                ["Quraishi", "discharge", "Done"],
            ),
            (subject(edition), ["Redact", "Name", "party"]),
        ] {
            let text = File::of(&document).page_texts().join("\n");
            for word in words {
                let found = |found: &str| found.trim_end_matches(':') == word;
                let whole = text.split_whitespace().any(found);
                assert!(whole, "{word} in {edition:?}: {text}");
            }
        }
    }
}
