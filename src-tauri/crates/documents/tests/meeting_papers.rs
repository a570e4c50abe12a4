//! What the papers of a meeting and its letters say, and how.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod fixtures;
mod support;

use copse_documents::{Edition, actions, agenda, meeting_notes, pack};
use copse_press::model::{Block, Inline};
use fixtures::made::letters_to;
use jiff::civil::date;
use support::{File, squeezed};

#[test]
fn the_papers_of_a_meeting_say_where_it_is_whom_to_tell_and_when_they_were_made() {
    let words = |document| File::of(&document).page_texts().join("\n");
    let agenda_text = words(agenda(&fixtures::agenda(), Edition::Ordinary));
    let notes_text = words(meeting_notes(&fixtures::notes(), Edition::Ordinary));
    let pack_text = words(pack(&fixtures::pack(1), Edition::Ordinary));
    for text in [&agenda_text, &notes_text, &pack_text] {
        let place = "Friends’MeetingHouse,thebackroom,LoomStreet,Calderfoot";
        assert!(squeezed(text).contains(place), "{text}");
    }
    assert!(agenda_text.contains("Agenda for meeting 5, made on 4 February 2027"));
    assert!(notes_text.contains("Notes of meeting 5, made on 4 February 2027"));
    assert!(notes_text.contains("This meeting has not been held yet."));
    let actions_text = words(actions(&fixtures::actions_list(), Edition::Ordinary));
    assert!(actions_text.contains("Actions, made on 4 February 2027"));
    let tell = squeezed("Tell Maren Oakes at maren.oakes@alderbank.example. Please do not");
    assert!(squeezed(&pack_text).contains(&tell), "{pack_text}");
    for text in [&agenda_text, &notes_text, &actions_text] {
        assert!(text.contains("Nobody yet"), "{text}");
    }
}

#[test]
fn days_of_another_year_than_the_meeting_have_theirs() {
    let mut report = fixtures::agenda();
    report.head.date = date(2026, 11, 19);
    report.actions[0].due = Some(date(2026, 12, 3));
    let text = File::of(&agenda(&report, Edition::Ordinary))
        .page_texts()
        .join("\n");
    assert!(text.contains("18 Feb 2027"), "{text}");
    assert!(text.contains("3 Dec, late"), "{text}");
    let mut report = fixtures::notes();
    report.head.date = date(2026, 11, 19);
    let text = File::of(&meeting_notes(&report, Edition::Ordinary))
        .page_texts()
        .join("\n");
    assert!(text.contains("31 Jan 2027"), "{text}");
}

#[test]
fn a_letter_has_room_to_sign_between_its_greeting_and_the_name() {
    // Lines of giant print are higher.
    for (edition, ends) in [(Edition::Ordinary, 4), (Edition::GiantPrint, 2)] {
        let document = letters_to(&["Siân Gŵyn"], edition);
        let Some(Block::Paragraph(closing)) = document.blocks.last() else {
            panic!("a letter ends with a paragraph")
        };
        let lines: Vec<&[Inline]> = closing.text.split(|one| *one == Inline::Break).collect();
        assert_eq!(lines.len(), 3 + ends - 1, "{edition:?}");
        assert_eq!(
            lines.first(),
            Some(&[Inline::text("Kind regards")].as_slice())
        );
        let role = format!("Facilitator, {}", fixtures::COMMUNITY);
        let below = ["Maren Oakes", &role].map(|line| vec![Inline::text(line)]);
        assert!(
            lines.ends_with(&below.each_ref().map(Vec::as_slice)),
            "{lines:?}"
        );
    }
}
