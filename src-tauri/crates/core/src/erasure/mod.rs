//! Erasing for good (domain H4): out of the tables, the journal, the full-text index and the free pages, with a mark
//! that a restore erases it again.
//!
//! What stays: the audit trail's entries (kind and id), copies in backups and files that were handed out, and texts
//! in which somebody wrote a name. All of it is told before.

mod carry;
mod gone;
mod lasting;
mod mentions;
mod model;
mod preview;
mod remove;
mod scrub;
mod store;

pub(crate) use carry::carry;
pub(crate) use lasting::{again, keep};
pub(crate) use mentions::mentions;
pub use model::*;
pub use preview::erase_preview;
pub(crate) use remove::{How, blocked};
pub(crate) use scrub::scrub;
pub use store::{erase, erasure_list};
pub(crate) use store::{rewrite, rewrite_due, take_out};
