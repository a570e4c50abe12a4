//! Items of evidence (domain F1, F2), referred to from case studies as numbered notes.

mod model;

pub use model::*;
