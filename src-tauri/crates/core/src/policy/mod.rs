//! Policy issues: what ought to change outside of the community, gathered across cases, with status and who was told
//! (domain E10). They print as a briefing that names no case and no person of the community.

mod compose;
mod model;
mod names;
mod register;
mod report;
mod rules;
mod store;

pub use compose::{briefing_offer, briefing_report};
pub use model::*;
pub use register::policy_list;
pub(crate) use register::{ComeBack, due};
pub use report::*;
pub use rules::{Missing, missing, next_status, since};
pub use store::{policy_create, policy_delete, policy_get, policy_restore, policy_update};
