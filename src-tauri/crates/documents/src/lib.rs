//! Reports of core to document models of press: one file per kind of document.
//!
//! Each function is pure: the same report gives the same document, and thus the same bytes.

mod agenda;
mod case_study;
mod furniture;
mod names;
mod pack;
mod recovery_sheet;
mod terms_of_reference;
mod text;

pub use agenda::agenda;
pub use case_study::case_study;
pub use copse_press::model::{Document, Edition};
pub use names::suggested_name;
pub use pack::pack;
pub use recovery_sheet::{RecoverySheet, recovery_sheet};
pub use terms_of_reference::terms_of_reference;
