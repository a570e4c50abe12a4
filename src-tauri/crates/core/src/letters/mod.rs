//! Letters from templates (domain C14): typed text with fields, one letter for each person.

mod compose;
mod model;
mod report;
mod rules;
mod starter;

pub use compose::letter_report;
pub use model::*;
pub use report::*;
pub use rules::{merge, missing, needs_meeting};
pub use starter::{starter, starters};
