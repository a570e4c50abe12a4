//! Documents of what stands in a small store, and letters.

#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    missing_docs,
    unreachable_pub
)]

use copse_core::{
    community,
    ids::PersonId,
    letters::{LetterKind, merge, starter},
    people, retention,
};
use copse_documents::{Document, Edition, letters, protection_summary, subject_report};
use copse_testkit::{TestStore, build};

use crate::fixtures;

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

pub fn data_protection(edition: Edition) -> Document {
    let (store, _) = store();
    let report = retention::protection_summary(&store, fixtures::protection()).unwrap();
    protection_summary(&report, edition)
}

pub fn subject(edition: Edition) -> Document {
    let (store, ana) = store();
    subject_report(&retention::subject_report(&store, ana).unwrap(), edition)
}

pub fn letters_to(names: &[&str], edition: Edition) -> Document {
    let report = fixtures::letter_to(names);
    let template = starter(LetterKind::Invitation);
    let merged = merge(&template, &report).unwrap();
    letters(&template.name, &merged, &report, edition)
}
