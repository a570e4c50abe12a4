//! Local services that meet the client group (domain C1).

mod model;

pub use model::*;
