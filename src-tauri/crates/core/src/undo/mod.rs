//! Undo and redo of what was changed in the present session of work.

mod model;

pub use model::*;
