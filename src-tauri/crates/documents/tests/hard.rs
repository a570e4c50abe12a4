//! Reports that are hard to set: empty, endless, in any script, with anything in them.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod fixtures;
mod support;

use copse_core::text::Block as CoreBlock;
use copse_documents::{
    Edition, actions, agenda, attendance, briefing, case_study, meeting_notes, pack, sign_in_sheet,
    suggested_name, terms_of_reference,
};
use support::{File, assert_reads_as_written};

const EDITIONS: [Edition; 3] = Edition::ALL;

#[test]
fn a_row_that_goes_on_says_so_and_is_headed_once() {
    let mut report = fixtures::case(3, "A tenancy kept");
    let long: Vec<CoreBlock> = (0..60)
        .map(|_| report.sections[1].body.blocks[0].clone())
        .collect();
    report.sections[1].body.blocks = long;
    for edition in EDITIONS {
        let document = case_study(&report, edition);
        let file = File::of(&document);
        file.assert_sound();
        assert_reads_as_written(&document, &file);
        let pages = file.page_texts();
        let continued = pages
            .iter()
            .filter(|page| page.contains("History,") && page.contains("continued"))
            .count();
        assert!(continued >= 4, "{continued} pages go on");
        assert!(
            !file.read_aloud().contains("continued"),
            "what goes on is not read out again"
        );
    }
}

#[test]
fn empty_reports_are_still_documents() {
    let mut case = fixtures::case(1, "Untold");
    case.sections.clear();
    case.references.clear();
    case.disciplines.clear();
    case.presented_on = None;
    case.presenter.clear();
    case.presenter_role.clear();
    case.kind = None;
    let mut agenda_report = fixtures::agenda();
    agenda_report.items.clear();
    agenda_report.actions.clear();
    agenda_report.head.venue = copse_core::meetings::Venue::default();
    agenda_report.head.refreshments.clear();
    agenda_report.head.facilitator.clear();
    agenda_report.head.hosts.clear();
    let mut terms = fixtures::terms();
    terms.body.blocks.clear();
    terms.members.clear();
    terms.adopted_on = None;
    let mut pack_report = fixtures::pack(0);
    pack_report.terms = None;
    pack_report.agenda = agenda_report.clone();
    let mut sign_in = fixtures::sign_in();
    sign_in.lines.clear();
    let mut list = fixtures::actions_list();
    list.open.clear();
    list.done.clear();
    let mut notes = fixtures::notes();
    notes.attended.clear();
    notes.apologies.clear();
    notes.cases.clear();
    notes.actions.clear();
    notes.body.blocks.clear();
    let mut none = fixtures::attendance_of(0);
    none.members.clear();
    let mut brief = fixtures::briefing();
    brief.introduction.clear();
    brief.hosts.clear();
    brief.contact.clear();
    brief.issues.drain(..2);
    for edition in EDITIONS {
        for document in [
            sign_in_sheet(&sign_in, edition),
            actions(&list, edition),
            meeting_notes(&notes, edition),
            attendance(&none, edition),
            briefing(&brief, edition),
            case_study(&case, edition),
            agenda(&agenda_report, edition),
            terms_of_reference(&terms, edition),
            pack(&pack_report, edition),
        ] {
            let file = File::of(&document);
            file.assert_sound();
            assert_reads_as_written(&document, &file);
        }
    }
}

#[test]
fn names_in_any_script_come_out_as_they_went_in() {
    let names = [
        "Siân Llŵyd-Ŷ",
        "Łukasz Żółć",
        "Şükrü Ağaoğlu",
        "Nguyễn Thị Hương",
        "محمد عبد الله",
        "فاطمہ خان",
        "শ্রীমতী রহিমা খাতুন",
        "ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ",
        "Ольга Ἑλένη",
        "Max 🌳 Müller",
    ];
    let mut report = fixtures::terms();
    report.members = names
        .iter()
        .map(|name| ((*name).to_owned(), None))
        .collect();
    for edition in EDITIONS {
        let document = terms_of_reference(&report, edition);
        let file = File::of(&document);
        file.assert_sound();
        assert_reads_as_written(&document, &file);
    }
}

#[test]
fn quotes_angle_brackets_and_line_ends_do_no_harm() {
    let title = "\"Quoted\" <b>& 'angled'\r\nsecond\tline \\ (brackets";
    let mut report = fixtures::case(7, title);
    report.presenter = "O’Brien\u{0}\u{7}, A. <a@example.org>".into();
    report.community = "Ways & Means <East>".into();
    let document = case_study(&report, Edition::Ordinary);
    let file = File::of(&document);
    file.assert_sound();
    let read = file.read_aloud();
    assert!(
        read.contains(&support::squeezed(
            "\"Quoted\" <b>& 'angled' second line \\ (brackets"
        )),
        "{}",
        &read[..200]
    );
    assert!(read.contains("O’Brien,A.<a@example.org>"));
    assert!(
        file.info().contains("Ways &amp; Means &lt;East&gt;"),
        "XMP is escaped"
    );
    assert!(suggested_name(&document).is_ascii());
}

#[test]
fn a_megabyte_of_text_is_set_to_its_last_word() {
    let mut report = fixtures::case(3, "A tenancy kept");
    let sentence = "Nobody from housing was in the room, and the group noticed it. ";
    let one = fixtures::plain(&sentence.repeat(8_000));
    let many = (0..1_000).map(|_| fixtures::plain(&sentence.repeat(8)));
    let end = fixtures::plain("These are the last words.");
    report.sections[1].body.blocks = std::iter::once(one).chain(many).chain([end]).collect();
    let file = File::of(&case_study(&report, Edition::Ordinary));
    file.assert_sound();
    let pages = file.page_texts();
    assert!(pages.len() > 200, "{} pages", pages.len());
    let last = pages
        .iter()
        .rposition(|page| page.contains("These are the last words."))
        .expect("the end is there");
    assert!(
        pages[last].contains("History,"),
        "the row still says whose it is"
    );
    assert!(pages[pages.len() - 1].contains(&format!("Page {0} of {0}", pages.len())));
}

#[test]
fn five_years_of_attendance_are_divided_into_figures_that_fit() {
    for edition in EDITIONS {
        let document = attendance(&fixtures::attendance_of(60), edition);
        let file = File::of(&document);
        file.assert_sound();
        assert_reads_as_written(&document, &file);
        let figures = file.tags().matches("Figure").count();
        assert!(figures > 1, "{figures}");
        let sizes = file.font_sizes();
        assert!(
            edition == Edition::Ordinary || sizes.iter().all(|size| *size >= edition.points()),
            "no figure is made smaller: {sizes:?}"
        );
    }
}
