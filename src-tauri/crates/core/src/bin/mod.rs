//! The bin: what was deleted stays for 30 days.

mod model;

pub use model::*;
