//! Makes every kind of document in every edition, from the sample community and from texts that are hard to set, and
//! every list: what `cargo xtask accept documents` has other programs read.
//!
//! `specimens FOLDER` writes `KIND.SOURCE.EDITION.pdf` and `.docx`, and `LIST.xlsx`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout
)]

#[path = "../tests/fixtures/mod.rs"]
mod fixtures;

use std::{
    fs,
    path::{Path, PathBuf},
};

use copse_core::{
    Store, actions, audit, cases, evidence, exports,
    ids::CommunityId,
    letters::{LetterKind, letter_report, merge, starter},
    meetings, people, retention, services, terms,
};
use copse_documents as kinds;
use copse_documents::{Document, Edition};
use copse_interchange::{
    lists,
    sheet::{Sheet, Value, Workbook, workbook},
};
use copse_press::{
    Options,
    model::{Accent, Block, Inline, Logo, Look, Paragraph},
};
use copse_testkit::TestStore;

/// A document of one kind in any edition.
struct Kind {
    name: String,
    make: Box<dyn Fn(Edition) -> Document>,
}

fn main() {
    let folder = PathBuf::from(std::env::args().nth(1).expect("the folder to write into"));
    fs::create_dir_all(&folder).unwrap();
    let mut store = TestStore::new();
    let community = copse_sample::sample_create(&mut store).unwrap().value.id;
    let mut made = 0;
    for kind in of_sample(&store, community) {
        made += all_editions(&folder, &kind, "sample");
    }
    for kind in of_fixtures() {
        for (source, hard) in HARD {
            let harder = Kind {
                name: kind.name.clone(),
                make: Box::new({
                    let document = (kind.make)(Edition::Ordinary);
                    move |edition| {
                        hard(Document {
                            edition,
                            ..document.clone()
                        })
                    }
                }),
            };
            made += all_editions(&folder, &harder, source);
        }
    }
    for sheet in sheets(&store, community) {
        let name = sheet.name.to_lowercase().replace(' ', "-");
        let book = Workbook {
            title: lists::title(&sheet.name, "Sample", store.today()),
            author: "Alderbank Trust".into(),
            made_on: store.today(),
            sheets: vec![sheet],
        };
        fs::write(
            folder.join(format!("{name}.xlsx")),
            workbook(&book).unwrap(),
        )
        .unwrap();
        made += 1;
    }
    println!("{made}");
}

fn all_editions(folder: &Path, kind: &Kind, source: &str) -> usize {
    let mut made = 0;
    for (edition, word) in Edition::ALL.into_iter().zip(["ordinary", "large", "giant"]) {
        let document = (kind.make)(edition);
        let name = format!("{}.{source}.{word}", kind.name);
        let pdf = copse_press::pdf(&document, &Options::default())
            .unwrap_or_else(|error| panic!("{name}: {error}"));
        fs::write(folder.join(format!("{name}.pdf")), pdf).unwrap();
        made += 1;
        let docx = copse_press::docx(&document).unwrap_or_else(|error| panic!("{name}: {error}"));
        fs::write(folder.join(format!("{name}.docx")), docx).unwrap();
        made += 1;
    }
    made
}

fn kind(name: impl Into<String>, make: impl Fn(Edition) -> Document + 'static) -> Kind {
    Kind {
        name: name.into(),
        make: Box::new(make),
    }
}

fn of_sample(store: &Store, community: CommunityId) -> Vec<Kind> {
    let today = store.today();
    let mut all = Vec::new();
    for row in cases::case_list(store, community).unwrap() {
        let report = cases::case_report(store, row.case.id, today).unwrap();
        let name = format!("case-study-{}", row.case.number);
        all.push(kind(name, move |edition| {
            kinds::case_study(&report, edition)
        }));
    }
    for meeting in meetings::meeting_list(store, community).unwrap() {
        let (id, number) = (meeting.id, meeting.details.number);
        let agenda = meetings::agenda_report(store, id).unwrap();
        let pack = meetings::pack_report(store, id, &[]).unwrap();
        let sheet = meetings::sign_in_report(store, id).unwrap();
        let notes = meetings::notes_report(store, id).unwrap();
        all.push(kind(format!("agenda-{number}"), move |edition| {
            kinds::agenda(&agenda, edition)
        }));
        all.push(kind(format!("pack-{number}"), move |edition| {
            kinds::pack(&pack, edition)
        }));
        all.push(kind(format!("sign-in-sheet-{number}"), move |edition| {
            kinds::sign_in_sheet(&sheet, edition)
        }));
        all.push(kind(format!("notes-{number}"), move |edition| {
            kinds::meeting_notes(&notes, edition)
        }));
    }
    for version in terms::terms_list(store, community).unwrap() {
        let report = terms::terms_report(store, version.id).unwrap();
        all.push(kind(format!("terms-{}", version.number), move |edition| {
            kinds::terms_of_reference(&report, edition)
        }));
    }
    let list = actions::actions_report(store, community).unwrap();
    all.push(kind("actions", move |edition| {
        kinds::actions(&list, edition)
    }));
    let attendance = meetings::attendance_report(store, community).unwrap();
    let charted = attendance.clone();
    all.push(kind("attendance", move |edition| {
        kinds::attendance(&attendance, edition)
    }));
    all.push(kind("attendance-branded", move |edition| {
        branded(kinds::attendance(&charted, edition))
    }));
    all.extend(letters_and_data(store, community));
    all
}

fn letters_and_data(store: &Store, community: CommunityId) -> Vec<Kind> {
    let mut all = Vec::new();
    let people = people::person_list(store, community).unwrap();
    // Whoever has a role and a service can be written to with every letter.
    let to: Vec<_> = people
        .iter()
        .filter(|person| !person.details.role.is_empty() && !person.service_name.is_empty())
        .map(|person| person.id)
        .collect();
    for letter in LetterKind::ALL {
        let template = starter(letter);
        let report = letter_report(store, community, &to, None).unwrap();
        let merged = merge(&template, &report)
            .unwrap_or_else(|missing| panic!("{letter:?}: {}", missing[0].sentence()));
        let name = format!("letters-{letter:?}").to_lowercase();
        all.push(kind(name, move |edition| {
            kinds::letters(&template.name, &merged, &report, edition)
        }));
    }
    let subject = retention::subject_report(store, people[0].id).unwrap();
    all.push(kind("subject-report", move |edition| {
        kinds::subject_report(&subject, edition)
    }));
    let summary = retention::protection_summary(store, fixtures::protection()).unwrap();
    all.push(kind("protection-summary", move |edition| {
        kinds::protection_summary(&summary, edition)
    }));
    all
}

fn of_fixtures() -> Vec<Kind> {
    vec![
        kind("case-study", |edition| {
            kinds::case_study(&fixtures::case(3, "A tenancy kept"), edition)
        }),
        kind("agenda", |edition| {
            kinds::agenda(&fixtures::agenda(), edition)
        }),
        kind("pack", |edition| kinds::pack(&fixtures::pack(1), edition)),
        kind("terms", |edition| {
            kinds::terms_of_reference(&fixtures::terms(), edition)
        }),
        kind("recovery-sheet", |edition| {
            kinds::recovery_sheet(&fixtures::sheet(), edition)
        }),
        kind("sign-in-sheet", |edition| {
            kinds::sign_in_sheet(&fixtures::sign_in(), edition)
        }),
        kind("actions", |edition| {
            kinds::actions(&fixtures::actions_list(), edition)
        }),
        kind("notes", |edition| {
            kinds::meeting_notes(&fixtures::notes(), edition)
        }),
        kind("attendance", |edition| {
            kinds::attendance(&fixtures::attendance_of(6), edition)
        }),
        kind("letters", |edition| letters(&["Siân Gŵyn"], edition)),
        kind("letters-branded", |edition| {
            branded(letters(&["Siân Gŵyn", "Ana Vale"], edition))
        }),
    ]
}

fn letters(to: &[&str], edition: Edition) -> Document {
    let report = fixtures::letter_to(to);
    let template = starter(LetterKind::Manager);
    let merged = merge(&template, &report).unwrap();
    kinds::letters(&template.name, &merged, &report, edition)
}

/// With a name, a logo and a colour of its own.
fn branded(mut document: Document) -> Document {
    const LOGO: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 60">
        <rect width="120" height="60" rx="8" fill="#fe8"/><circle cx="60" cy="30" r="18" fill="#0a4"/></svg>"##;
    document.look = Look {
        organisation: "Alderbank Trust for Housing, Health and Recovery in the Calder Valley"
            .into(),
        logo: Some(Logo::read(LOGO.as_bytes(), "A leaf on a field").unwrap()),
        accent: Accent::from_hex("#7a1fa2").unwrap(),
    };
    document
}

/// What makes a document hard to set.
type Hard = (&'static str, fn(Document) -> Document);

const HARD: [Hard; 5] = [
    ("empty", empty),
    ("line", line),
    ("long", long),
    ("words", words),
    ("scripts", scripts),
];

/// Only the title.
fn empty(mut document: Document) -> Document {
    document.blocks.truncate(1);
    document
}

/// The title and one line.
fn line(mut document: Document) -> Document {
    document.blocks.truncate(1);
    document.blocks.push(Block::paragraph("One line."));
    document
}

/// The same again and again, to about 60 pages.
fn long(mut document: Document) -> Document {
    let again: Vec<Block> = document
        .blocks
        .iter()
        .skip(1)
        .filter(|block| !matches!(block, Block::Contents(_) | Block::Notes(_)))
        .cloned()
        .map(|block| match block {
            Block::Heading(mut heading) => {
                heading.anchor = None;
                Block::Heading(heading)
            }
            other => other,
        })
        .collect();
    let once = copse_press::preview::page_count(
        &copse_press::pdf(&document, &Options::default()).unwrap(),
    );
    for _ in 0..60 / once.unwrap() {
        document.blocks.push(Block::PageBreak);
        document.blocks.extend(again.iter().cloned());
    }
    document
}

/// Every text a word without an end.
fn words(mut document: Document) -> Document {
    let word = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz".repeat(2);
    texts(&mut document.blocks, &|text| text.clone_from(&word));
    document
}

/// Every text followed by names in every script that Copse sets.
fn scripts(mut document: Document) -> Document {
    let names = " Siân Llŵyd-Ŷ, Łukasz Żółć, Şükrü Ağaoğlu, Nguyễn Thị Hương, محمد عبد الله, فاطمہ خان, \
                 শ্রীমতী রহিমা খাতুন, ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ, Ольга Ἑλένη, 李小龍 🌳";
    texts(&mut document.blocks, &|text| text.push_str(names));
    document
}

/// Changes every text of running text, lists, tables and rows.
fn texts(blocks: &mut [Block], change: &dyn Fn(&mut String)) {
    for block in blocks {
        match block {
            Block::Heading(heading) => inlines(&mut heading.text, change),
            Block::Paragraph(Paragraph { text, .. }) => inlines(text, change),
            Block::List(list) => list.items.iter_mut().for_each(|item| texts(item, change)),
            Block::Rows(rows) => {
                for row in rows {
                    change(&mut row.label);
                    texts(&mut row.blocks, change);
                }
            }
            Block::Table(table) => {
                table
                    .rows
                    .iter_mut()
                    .flatten()
                    .for_each(|cell| texts(cell, change));
            }
            _ => {}
        }
    }
}

fn inlines(list: &mut [Inline], change: &dyn Fn(&mut String)) {
    for inline in list {
        if let Inline::Text(run) = inline {
            change(&mut run.text);
        }
    }
}

fn sheets(store: &Store, community: CommunityId) -> Vec<Sheet> {
    let meetings = meetings::meeting_list(store, community).unwrap();
    let full: Vec<_> = meetings
        .iter()
        .map(|meeting| meetings::meeting_get(store, meeting.id).unwrap())
        .collect();
    let trail = audit::audit_all(store, &audit::AuditFilter::default()).unwrap();
    vec![
        lists::people(&people::person_list(store, community).unwrap()),
        lists::services(&services::service_list(store, community).unwrap()),
        lists::meetings(&meetings),
        lists::register(&full),
        lists::actions(&actions::actions_report(store, community).unwrap()),
        lists::evidence(&evidence::evidence_list(store, community).unwrap()),
        lists::cases(&cases::case_list(store, community).unwrap()),
        lists::exports(&exports::export_list(store, community).unwrap()),
        lists::audit(&trail),
        hard_list(),
    ]
}

/// A list of what spreadsheets misread.
fn hard_list() -> Sheet {
    let long = "a sentence that goes on and on and on until its cell is high ".repeat(9);
    let texts = [
        "=1+1",
        "+44 20 7946 0000",
        "-5",
        "@SUM(A1)",
        "＝1+1",
        "007",
        "TRUE",
        "two\nlines",
        &long,
    ];
    let row = |(number, text): (i64, &&str)| {
        vec![
            Value::text(*text),
            Value::Number(number),
            Value::Date(jiff::civil::date(2027, 2, 18)),
            Value::Time(jiff::civil::time(9, 30, 0, 0)),
            Value::Address("https://example.org/a?b=1&c=2".into()),
            Value::text(long.as_str()),
            Value::Yes(number % 2 == 0),
            Value::text(long.as_str()),
            Value::text(long.as_str()),
            Value::text(long.as_str()),
        ]
    };
    let titles = [
        "Text",
        "Number",
        "Day",
        "Time",
        "Address",
        "Long text",
        "Yes",
        "More",
        "Still more",
        "Yet more",
    ];
    Sheet {
        name: "Hard list".into(),
        columns: titles.map(str::to_owned).into(),
        rows: (1..).zip(&texts).map(row).collect(),
    }
}
