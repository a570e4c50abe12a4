//! Data protection (domain H5): why and how long each kind of data is kept, what is due for review, what was decided,
//! and what is told to a person and to the host's trustees.

mod decide;
mod due;
mod model;
mod report;
mod rules;
mod store;
mod subject;
mod summary;

pub(crate) use decide::put_back as decision_put_back;
pub use decide::{retention_decide, retention_decisions};
pub use due::retention_due;
pub use model::*;
pub use report::*;
pub(crate) use rules::label_of;
pub(crate) use store::put_back as rule_put_back;
pub use store::{retention_rule_reset, retention_rule_set, retention_rules};
pub use subject::{subject_json, subject_report};
pub use summary::protection_summary;
