//! Undo, bin, erasure, trail, registers, data protection (domain H4, H5, E15).

use copse_core::{
    audit::AuditFilter,
    exports::ExportFilter,
    record::RecordRef,
    retention::{DataKind, RetentionDetails},
    undo::UndoStep,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What can be undone and done again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct UndoState {
    /// The last change of this session of work.
    pub undo: Option<UndoStep>,
    /// What was undone last.
    pub redo: Option<UndoStep>,
}

/// A record, whatever its kind.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RecordInput {
    /// Which.
    pub record: RecordRef,
}

/// Records to be erased for good.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EraseInput {
    /// Which.
    pub records: Vec<RecordRef>,
}

/// What to show of the audit trail.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AuditInput {
    /// Which entries.
    pub filter: AuditFilter,
}

/// The audit trail to a file.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AuditSaveInput {
    /// Which entries; all pages of them.
    pub filter: AuditFilter,
    /// Format.
    pub format: ListFormat,
}

/// What to show of the export register.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ExportFindInput {
    /// Which exports.
    pub filter: ExportFilter,
}

/// The export register to a file.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ExportSaveInput {
    /// Which exports.
    pub filter: ExportFilter,
    /// Format.
    pub format: ListFormat,
}

/// Formats of lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum ListFormat {
    /// Comma-separated values (RFC 4180).
    Csv,
    /// Office Open XML workbook (ECMA-376).
    Xlsx,
}

/// How long a kind of data is kept.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RetentionRuleInput {
    /// Kind of data.
    pub kind: DataKind,
    /// The version that was changed.
    pub version: u32,
    /// What was entered.
    pub details: RetentionDetails,
}

/// A kind of data.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DataKindInput {
    /// Which.
    pub kind: DataKind,
}
