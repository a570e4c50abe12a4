//! Case studies (domain E1, E3, E4, E7). The client is never named.

mod compose;
mod draft;
mod entry;
mod import;
mod model;
mod report;
mod rules;
mod section_undo;
mod sections;
mod store;

pub use compose::{case_release_check, case_report};
pub(crate) use compose::{compose, for_pack, on_agenda, released, without_permission};
pub use draft::*;
pub use import::case_import;
pub use model::*;
pub use report::*;
pub use rules::{numbering, release, standard_heading};
pub use section_undo::section_restore;
pub(crate) use section_undo::{order_put_back, section_put_back};
pub use sections::{section_add, section_move, section_remove, section_update};
pub use store::{case_create, case_delete, case_get, case_list, case_restore, case_update};
