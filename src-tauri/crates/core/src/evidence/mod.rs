//! Items of evidence (domain F1, F2), referred to from case studies as numbered notes.

mod model;
mod rules;
mod store;

pub use model::*;
pub(crate) use rules::accepted;
pub use rules::citation;
pub(crate) use store::{by_ids, insert, list};
pub use store::{
    evidence_create, evidence_delete, evidence_get, evidence_list, evidence_restore,
    evidence_update,
};
