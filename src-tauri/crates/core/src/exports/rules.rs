//! What holds for the record of an export.

use super::ExportRecord;
use crate::check::{Check, LINE_MOST, TEXT_MOST, line, lines};

/// Cleans what is recorded; a reason without words is none.
pub(super) fn cleaned(record: ExportRecord) -> ExportRecord {
    ExportRecord {
        file_name: line(&record.file_name),
        reason: record
            .reason
            .map(|reason| lines(&reason))
            .filter(|reason| !reason.is_empty()),
        purpose: line(&record.purpose),
        for_whom: line(&record.for_whom),
        ..record
    }
}

/// Checks what is recorded: a file name without its folder, and a SHA-256 (FIPS 180-4) in lower-case hexadecimal.
pub(super) fn check(record: &ExportRecord) -> Check {
    let mut check = Check::default();
    check.required(
        "fileName",
        &record.file_name,
        LINE_MOST,
        "The name of the file is missing.",
    );
    check.that(
        !record.file_name.contains(['/', '\\']),
        "fileName",
        "Record the name of the file without its folder.",
    );
    let digits = record
        .sha256
        .bytes()
        .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    check.that(
        digits && record.sha256.len() == 64,
        "sha256",
        "The digest of the file is not a SHA-256.",
    );
    check.all_at_most(
        LINE_MOST,
        &[("purpose", &record.purpose), ("forWhom", &record.for_whom)],
    );
    check.at_most(
        "reason",
        record.reason.as_deref().unwrap_or_default(),
        TEXT_MOST,
    );
    check
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{error::CoreError, exports::ExportKind, ids::CommunityId};

    #[test]
    fn a_folder_and_a_wrong_digest_are_refused() {
        let record = ExportRecord {
            community: CommunityId::new(),
            what: ExportKind::Pack,
            file_name: "C:\\Users\\maren\\pack.pdf".to_owned(),
            sha256: "AB".to_owned(),
            reason: Some(" \n".to_owned()),
            purpose: String::new(),
            for_whom: String::new(),
            person: None,
            cases: Vec::new(),
            meeting: None,
        };
        let record = cleaned(record);
        assert_eq!(record.reason, None, "a reason without words is none");
        let Err(CoreError::Invalid(problems)) = check(&record).done() else {
            panic!("two fields are wrong")
        };
        assert_eq!(
            problems
                .iter()
                .map(|problem| problem.field.as_str())
                .collect::<Vec<_>>(),
            ["fileName", "sha256"]
        );
    }
}
