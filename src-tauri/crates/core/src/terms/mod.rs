//! Terms of reference and ground rules, in versions (domain D6).

mod agreements;
mod compose;
mod model;
mod report;
mod starter;
mod store;

pub use agreements::terms_agree;
pub(crate) use agreements::{NotAgreedYet, not_agreed, put_back as agreement_put_back};
pub(crate) use compose::compose;
pub use compose::terms_report;
pub use model::*;
pub use report::*;
pub use starter::starter_text;
pub(crate) use store::{draft_of, in_force, put_back};
pub use store::{terms_adopt, terms_begin, terms_get, terms_list, terms_update};
