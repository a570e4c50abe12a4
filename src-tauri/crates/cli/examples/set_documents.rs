//! Sets the documents of `cargo xtask bench` from the same files as the other programs: no vault, so that
//! what is timed is what the others do as well.
//!
//! `set_documents case OUT.pdf CASE.md`, `set_documents pack OUT.pdf MEETING.json CASE.md...` or
//! `set_documents letters OUT.pdf LETTERS.json COUNT`

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use std::{env, fs};

use copse_core::{
    cases::{CaseDraft, CaseReport, ReferenceReport, Release, SectionReport},
    meetings::{
        ActionLine, AgendaKind, AgendaLine, AgendaReport, MeetingHead, MeetingKind, MeetingStatus,
        PackReport, Venue,
    },
    terms::TermsReport,
    text::{Block, Inline, RichText, TEXT_SCHEMA},
};
use copse_documents::Edition;
use copse_press::model;
use serde::Deserialize;

/// The fixed part of a pack: `tests/fixtures/bench/meeting.json`.
#[derive(Deserialize)]
struct Plan {
    community: String,
    mark: String,
    facilitator: String,
    number: u16,
    date: jiff::civil::Date,
    start: jiff::civil::Time,
    end: jiff::civil::Time,
    venue: String,
    agenda: Vec<(String, u16, String)>,
    actions: Vec<(String, String, jiff::civil::Date)>,
    terms: Vec<String>,
}

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let document = match arguments[0].as_str() {
        "case" => copse_documents::case_study(&case(1, &arguments[2]), Edition::Ordinary),
        "pack" => {
            let plan = serde_json::from_str(&fs::read_to_string(&arguments[2]).unwrap()).unwrap();
            let cases = (1..)
                .zip(&arguments[3..])
                .map(|(number, file)| case(number, file))
                .collect();
            copse_documents::pack(&pack(plan, cases), Edition::Ordinary)
        }
        "letters" => {
            let plan = serde_json::from_str(&fs::read_to_string(&arguments[2]).unwrap()).unwrap();
            letters(&plan, arguments[3].parse().unwrap())
        }
        other => panic!("{other} is no kind of document"),
    };
    let pdf = copse_press::pdf(&document, &copse_press::Options::default()).unwrap();
    fs::write(&arguments[1], pdf).unwrap();
}

/// What the letters say: `tests/fixtures/bench/letters.json`.
#[derive(Deserialize)]
struct Letters {
    sender: String,
    heading: String,
    first: Vec<String>,
    last: Vec<String>,
    body: Vec<String>,
    close: Vec<String>,
}

/// One template merged for so many people, in one file.
fn letters(plan: &Letters, count: usize) -> model::Document {
    let mut blocks = Vec::new();
    for number in 0..count {
        let first = &plan.first[number % plan.first.len()];
        let last = &plan.last[number / plan.first.len() % plan.last.len()];
        let name = format!("{first} {last}");
        let street = format!("{} Example Street", number + 1);
        let mut address = Vec::new();
        for line in [name.as_str(), &street, "Exampleton", "EX1 1AA"] {
            address.extend([model::Inline::text(line), model::Inline::Break]);
        }
        address.pop();
        if number > 0 {
            blocks.push(model::Block::NextCopy);
        }
        blocks.extend([
            model::Block::Paragraph(model::Paragraph {
                look: model::ParagraphLook::Body,
                text: address,
            }),
            model::Block::paragraph(format!("Our reference: REF/{:04}", number + 1)),
            model::Block::heading(1, model::HeadingLook::Section, plan.heading.as_str()),
            model::Block::paragraph(format!("Dear {name},")),
        ]);
        let texts = plan.body.iter().chain(&plan.close);
        blocks.extend(texts.map(|text| model::Block::paragraph(text.as_str())));
    }
    model::Document {
        meta: model::Metadata {
            title: "Letters".into(),
            author: plan.sender.clone(),
            language: "en-GB".into(),
            date: model::Day {
                year: 2027,
                month: 3,
                day: 10,
            },
            identifier: "letters".into(),
        },
        edition: Edition::Ordinary,
        look: model::Look::default(),
        furniture: model::Furniture {
            header: plan.sender.clone(),
            mark: "Confidential: for members only".into(),
            footer: String::new(),
        },
        words: model::Words::default(),
        blocks,
    }
}

const TODAY: jiff::civil::Date = jiff::civil::date(2027, 3, 10);

fn case(number: u16, file: &str) -> CaseReport {
    let draft: CaseDraft =
        copse_interchange::case_from_markdown(&fs::read_to_string(file).unwrap());
    CaseReport {
        community: "Calderfoot Dual Diagnosis".into(),
        confidentiality: "Confidential: for members only".into(),
        language: "en-GB".into(),
        number,
        title: draft.details.title,
        presenter: draft.details.presenter_name,
        presenter_role: draft.details.presenter_role,
        kind: draft.details.kind,
        disciplines: draft.details.disciplines,
        presented_on: Some(jiff::civil::date(2027, 3, 18)),
        state: draft.details.state,
        version: 1,
        made_on: TODAY,
        sections: draft
            .sections
            .into_iter()
            .map(|section| SectionReport {
                heading: section.heading,
                body: text(section.blocks),
            })
            .collect(),
        references: draft
            .notes
            .into_iter()
            .map(|note| ReferenceReport {
                id: note.id,
                citation: note.details.title,
                url: note.details.url,
            })
            .collect(),
        release: Release::Free,
    }
}

fn pack(plan: Plan, cases: Vec<CaseReport>) -> PackReport {
    let terms = TermsReport {
        community: plan.community.clone(),
        confidentiality: plan.mark.clone(),
        language: "en-GB".into(),
        number: 1,
        adopted_on: Some(jiff::civil::date(2027, 1, 21)),
        body: text(plan.terms.iter().map(|line| paragraph(line)).collect()),
        members: Vec::new(),
        made_on: TODAY,
    };
    PackReport {
        agenda: agenda(plan),
        terms: Some(terms),
        cases,
        held_back: Vec::new(),
    }
}

fn agenda(plan: Plan) -> AgendaReport {
    let head = MeetingHead {
        id: copse_core::ids::MeetingId::new(),
        community: plan.community,
        hosts: vec!["Alderbank Trust".into()],
        confidentiality: plan.mark,
        language: "en-GB".into(),
        facilitator: plan.facilitator,
        facilitator_email: String::new(),
        number: plan.number,
        kind: MeetingKind::Ordinary,
        status: MeetingStatus::Planned,
        date: plan.date,
        start: plan.start,
        end: plan.end,
        venue: Venue {
            name: plan.venue,
            ..Venue::default()
        },
        refreshments: String::new(),
        made_on: TODAY,
    };
    let line = |(title, minutes, lead): (String, u16, String)| AgendaLine {
        starts: plan.start,
        minutes,
        title,
        lead,
        kind: AgendaKind::Other,
    };
    let action = |(what, owner, due)| ActionLine {
        what,
        owner,
        due: Some(due),
        overdue: false,
    };
    AgendaReport {
        head,
        items: plan.agenda.into_iter().map(line).collect(),
        ends: plan.end,
        actions: plan.actions.into_iter().map(action).collect(),
    }
}

fn text(blocks: Vec<Block>) -> RichText {
    RichText {
        schema: TEXT_SCHEMA,
        blocks,
    }
}

fn paragraph(line: &str) -> Block {
    let run = Inline::Text {
        text: line.to_owned(),
        bold: false,
        italic: false,
        link: None,
    };
    Block::Paragraph { runs: vec![run] }
}
