//! What left the program, and what was done in it.

use copse_core::{audit::AuditEntry, exports::Export};

use super::sheet;
use crate::sheet::{Sheet, Value};

/// The register of exports (domain E15), in the order given.
pub fn exports(exports: &[Export]) -> Sheet {
    let row = |export: &Export| {
        let record = &export.record;
        vec![
            Value::Instant(export.at),
            Value::from(&export.by),
            record.what.label().into(),
            Value::from(&record.file_name),
            Value::from(&record.for_whom),
            Value::from(&record.purpose),
            record.reason.as_deref().unwrap_or_default().into(),
            Value::Number(i64::try_from(record.cases.len()).unwrap_or(i64::MAX)),
            Value::from(&record.sha256),
        ]
    };
    sheet(
        "Exports",
        &[
            "When",
            "By",
            "What",
            "File",
            "For whom",
            "Purpose",
            "Reason without permission",
            "Cases in it",
            "SHA-256",
        ],
        exports.iter().map(row).collect(),
    )
}

/// The audit trail, in the order given.
pub fn audit(entries: &[AuditEntry]) -> Sheet {
    let row = |entry: &AuditEntry| {
        vec![
            Value::Number(i64::from(entry.number)),
            Value::Instant(entry.at),
            Value::from(&entry.who),
            Value::from(&entry.what),
            Value::from(&entry.title),
            entry
                .record
                .map_or(Value::Empty, |record| Value::text(record.0.to_string())),
        ]
    };
    sheet(
        "Audit trail",
        &["Number", "When", "Who", "What", "Record", "Record's number"],
        entries.iter().map(row).collect(),
    )
}
