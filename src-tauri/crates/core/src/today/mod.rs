//! The first screen: where are we, what is due next, what is missing? (domain H6)

mod model;
mod rules;
mod store;

pub use model::*;
pub use store::today_get;
