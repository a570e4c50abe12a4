//! Actions: what, who, by when, done (domain D11, E12).

mod model;

pub use model::*;
