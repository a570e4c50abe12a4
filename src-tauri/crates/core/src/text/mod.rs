//! Rich text as a small typed tree, shared by the store, the page and the documents.

mod model;

pub use model::*;
