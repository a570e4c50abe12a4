//! A community of practice and its settings (domain A4, A5).

mod model;

pub use model::*;
