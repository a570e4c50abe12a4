//! Terms of reference and ground rules, in versions (domain D6).

mod model;
mod report;

pub use model::*;
pub use report::*;
