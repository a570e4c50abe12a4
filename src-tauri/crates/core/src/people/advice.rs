//! What the composition of a community asks its facilitator to think about.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A piece of advice. It never stops anything.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Advice {
    /// What it is about.
    pub kind: AdviceKind,
    /// The advice, as a sentence.
    pub sentence: String,
}

/// What a piece of advice is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum AdviceKind {
    /// Only one expert by experience (domain C7).
    AloneByExperience,
    /// One discipline has more than half of the members (domain C6).
    Dominance,
    /// Fewer members, with those on their way, than aimed at (domain C11).
    TooFew,
    /// More members, with those on their way, than aimed at (domain C11).
    TooMany,
}
