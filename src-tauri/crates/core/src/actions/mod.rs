//! Actions: what, who, by when, done (domain D11, E12).

mod compose;
mod model;
mod report;
mod rules;
mod store;

pub use compose::actions_report;
pub(crate) use compose::agreed_at;
pub use model::*;
pub use report::*;
pub use store::{action_create, action_delete, action_list, action_restore, action_update};
pub(crate) use store::{list, open_before};
