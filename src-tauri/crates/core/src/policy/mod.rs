//! Policy issues: what ought to change outside of the community, gathered across cases, with status and who was told
//! (domain E10). They print as a briefing that names no case and no person of the community.

mod compose;
mod model;
mod names;
mod report;
mod rules;
mod store;

pub use compose::{briefing_offer, briefing_report};
pub use model::*;
pub use report::*;
pub use rules::{Missing, missing, next_status, since};
pub(crate) use store::{ComeBack, due};
pub use store::{
    policy_create, policy_delete, policy_get, policy_list, policy_restore, policy_update,
};
