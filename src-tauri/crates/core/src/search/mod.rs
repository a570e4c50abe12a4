//! Full-text search over cases (domain E9).

mod index;
mod model;
mod rules;
mod store;

pub(crate) use index::{IndexRow, index_anew, put, remove};
pub use model::*;
pub use store::search;
