//! Full-text search over cases and policy issues (domain E9).

mod index;
mod model;
mod policy;
mod rules;
mod store;

pub(crate) use index::{IndexRow, index_anew, put, put_policy, remove};
pub use model::*;
pub use store::search;
