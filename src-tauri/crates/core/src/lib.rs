//! The domain of a community of practice: a folder per concept, each with its types (`model`), its pure rules
//! (`rules`), its tables (`store`) and what its documents need (`report`).
//!
//! Every write goes through [`Store`] in one transaction that also writes the change journal. The clock is passed
//! in. Nothing here knows a window, a page or a PDF.

pub mod actions;
pub mod attachments;
pub mod audit;
pub mod bin;
pub mod cases;
pub mod clock;
pub mod community;
pub mod erasure;
pub mod error;
pub mod evidence;
pub mod exports;
pub mod facilitators;
pub mod ids;
pub mod journal;
pub mod letters;
pub mod meetings;
pub mod people;
pub mod policy;
pub mod record;
pub mod retention;
pub mod search;
pub mod services;
pub mod store;
pub mod terms;
pub mod text;
pub mod today;
pub mod undo;

mod check;
mod csv;
mod naming;
mod order;
mod removal;
mod sentence;
mod sql;
mod tally;
mod tx;

pub use clock::{Clock, FixedClock, SystemClock};
pub use error::{CoreError, FieldProblem};
pub use facilitators::{SignIn, SignInWith};
pub use journal::{Done, Kind, Op, Part};
pub use store::Store;
