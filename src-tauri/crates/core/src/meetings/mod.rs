//! Meetings, their agenda and their register (domain D1, D2, D5, D9, D11).

mod model;
mod report;

pub use model::*;
pub use report::*;
