//! The commands over real IPC, on a temporary vault, without a screen.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

mod bench;
mod documents;
mod invitation;
mod locked;
mod long_work;
mod permissions;
mod records;
mod safety;
mod types;
mod vault;
