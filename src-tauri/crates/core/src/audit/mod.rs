//! The audit trail: that something was done to which record, by whom and when, in a chain that shows a break.
//!
//! It holds no content. What was there before and after stands in the [journal](crate::journal), and goes with a
//! record that is erased; the audit trail stays.

mod chain;
mod event;
mod list;
mod model;
mod store;
mod verify;

pub(crate) use chain::{Mark, code};
pub use event::{VaultEvent, audit_event};
pub use list::{audit_all, audit_csv, audit_list};
pub use model::*;
pub(crate) use store::{append, begin, carry, has_begun, same_chain};
pub(crate) use verify::check_opened;
pub use verify::{audit_verify, audit_verify_next};
