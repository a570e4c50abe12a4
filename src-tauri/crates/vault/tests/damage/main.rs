//! Damage and tampering: noticed, never taken for a wrong secret, repaired where a copy helps, and
//! nothing deleted.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

#[path = "../common/mod.rs"]
mod common;

mod database;
mod harmless;
mod header;

use common::Made;
use copse_vault::VaultError;

/// Opening must fail as damage, by recovery key, and leave every file as it was.
#[track_caller]
fn assert_damaged(made: &Made) -> String {
    let before = common::files(made.path());
    let error = made.unlock().expect_err("damage was not noticed");
    assert!(matches!(error, VaultError::Damaged { .. }), "{error:?}");
    assert_eq!(common::files(made.path()), before);
    error.to_string()
}
