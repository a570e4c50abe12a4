//! A step that can be undone or redone.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::record::Touched;

/// One step: all that one operation changed, or one run of typing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct UndoStep {
    /// What was done, such as "Person changed: Ana Vale".
    pub what: String,
    /// When, in UTC (RFC 3339).
    #[ts(type = "string")]
    pub at: jiff::Timestamp,
    /// Who, as named at sign-in.
    pub by: String,
    /// The records that it touched, each once.
    pub records: Vec<Touched>,
}
