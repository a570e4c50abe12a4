//! Rich text as a small typed tree, shared by the store, the page and the documents.

mod model;
mod read;
mod rules;

pub use model::*;
pub use rules::{LISTS_DEEP, TEXT_BYTES_MOST};
