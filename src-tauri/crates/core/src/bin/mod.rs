//! The bin: what was deleted stays for 30 days (domain H4).

mod model;
mod store;

pub use model::*;
pub(crate) use store::count;
pub use store::{bin_empty_due, bin_list, bin_restore};
