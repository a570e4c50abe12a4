//! The record of what left the program (domain E15).

mod model;
mod rules;
mod store;

pub use model::*;
pub(crate) use store::carry;
pub use store::{export_find, export_list, export_record, exports_csv};
