//! Builders, temporary vaults and a clock that is set, for tests.
//!
//! A test that needs a store writes:
//!
//! ```
//! use copse_testkit::{TestStore, build};
//! use copse_core::{community, people};
//!
//! let mut store = TestStore::new();
//! let community = community::community_create(&mut store, build::community("Calderfoot")).unwrap().value;
//! people::person_create(&mut store, community.id, build::member("Farah Quraishi")).unwrap();
//! ```

#![allow(
    clippy::expect_used,
    reason = "a test that cannot set up its store has to stop"
)]

pub mod build;
mod clock;
pub mod pdfs;
mod problems;
mod store;

pub use clock::TestClock;
pub use problems::fields_of;
pub use store::{PASSPHRASE, TestStore, temporary_vault};
