//! Actions: what, who, by when, done (domain D11, E12).

mod model;
mod rules;
mod store;

pub use model::*;
pub(crate) use store::list;
pub use store::{action_create, action_delete, action_list, action_restore, action_update};
