//! Data protection (domain H5): why and how long each kind of data is kept, what is due for review, what was decided,
//! and what is told to a person and to the host's trustees.

mod model;
mod report;
mod rules;

pub use model::*;
pub use report::*;
pub(crate) use rules::label_of;
