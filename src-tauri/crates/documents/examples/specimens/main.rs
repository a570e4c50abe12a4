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

#[path = "../../tests/fixtures/mod.rs"]
mod fixtures;
mod hard;
mod sheets;

use std::{
    fs,
    path::{Path, PathBuf},
    rc::Rc,
};

use copse_core::letters::{LetterKind, merge, starter};
use copse_documents as kinds;
use copse_documents::{Document, Edition};
use copse_interchange::{
    lists,
    sheet::{Workbook, workbook},
};
use copse_press::Options;
use copse_testkit::TestStore;
use fixtures::sample::{Kind, branded, kind, of_sample};
use hard::HARD;
use sheets::sheets;

fn main() {
    let folder = PathBuf::from(std::env::args().nth(1).expect("the folder to write into"));
    fs::create_dir_all(&folder).unwrap();
    let mut store = TestStore::new();
    let community = copse_sample::sample_create(&mut store).unwrap().value.id;
    let mut made = 0;
    for kind in of_sample(&store, community) {
        made += all_editions(&folder, &kind, "sample");
    }
    for plain in of_fixtures() {
        let plain = Rc::new(plain);
        for (source, hard) in HARD {
            let name = plain.name.clone();
            let plain = Rc::clone(&plain);
            let harder = kind(name, move |edition| hard((plain.make)(edition)));
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
        kind("briefing", |edition| {
            kinds::briefing(&fixtures::briefing(), edition)
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
