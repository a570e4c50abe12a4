//! Case studies (domain E1, E3, E4, E7). The client is never named.

mod model;
mod report;

pub use model::*;
pub use report::*;
