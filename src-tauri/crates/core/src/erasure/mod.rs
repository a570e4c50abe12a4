//! Erasing for good.

mod model;

pub use model::*;
