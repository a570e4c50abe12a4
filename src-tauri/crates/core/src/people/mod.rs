//! People: members, those on their way, and contacts (domain C3, C4).

mod model;

pub use model::*;
