//! Undo and redo of what was changed in the present session of work.
//!
//! A session of work is all that the same facilitator changed on the same day without anybody else in between, also
//! over a lock. What can be undone is read from the journal, so nothing is kept in memory and nothing gets lost.

mod model;
mod put_back;
mod steps;
mod store;

pub use model::*;
pub(crate) use put_back::{Putback, in_the_way, parsed, same, shown_in, stored};
pub use store::{redo, redo_next, undo, undo_next};
