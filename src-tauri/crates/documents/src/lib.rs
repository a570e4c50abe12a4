//! Reports of core to document models of press: one file per kind of document.
//!
//! Each function is pure: the same report gives the same document, and thus the same bytes.

mod actions;
mod agenda;
mod attendance;
mod briefing;
mod case_study;
mod furniture;
mod letters;
mod meeting_notes;
mod names;
mod pack;
mod protection_summary;
mod recovery_sheet;
mod sign_in_sheet;
mod subject_report;
mod terms_of_reference;
mod text;

pub use actions::actions;
pub use agenda::agenda;
pub use attendance::{attendance, attendance_figures};
pub use briefing::briefing;
pub use case_study::case_study;
pub use copse_press::model::{Document, Edition};
pub use letters::letters;
pub use meeting_notes::meeting_notes;
pub use names::{FileKind, file_name, safe_name, suggested_name};
pub use pack::{pack, pack_attach};
pub use protection_summary::protection_summary;
pub use recovery_sheet::{RecoverySheet, recovery_sheet};
pub use sign_in_sheet::sign_in_sheet;
pub use subject_report::subject_report;
pub use terms_of_reference::terms_of_reference;
