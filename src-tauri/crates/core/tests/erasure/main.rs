//! Erasing for good (domain H4): told before, no trace in any table, and a restore does not bring it back.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

mod backups;
mod before;
mod traces;
mod world;
