//! The change journal: which operation changed what, before and after, by whom and when.
//!
//! Undo, versions, audit and, one day, several PCs on one community stand on it.

mod model;
mod store;
mod words;

pub use model::*;
pub(crate) use store::{Place, actor_last, journal_of_transaction, record, record_run};
pub use store::{journal_list, journal_of};
