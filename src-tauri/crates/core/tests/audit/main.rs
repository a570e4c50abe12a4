//! The audit trail: one entry for each change, no content, and a break is found.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

#[path = "../common/mod.rs"]
mod common;

mod breaks;
mod entries;
mod looking;

use copse_core::audit::AuditFilter;
use copse_testkit::TestStore;

/// The whole trail.
fn all() -> AuditFilter {
    AuditFilter::default()
}

/// Changes the tables behind Copse's back.
fn tamper(store: &TestStore, sql: &str) {
    store.vault().connection_ref().execute_batch(sql).unwrap();
}
