//! How the data is protected (domain H5): one page for the host's trustees.

use copse_core::retention::{ProtectionSummary, RetentionRule, SlotFact, SlotWord};
use copse_press::model::{
    Block, Column, Document, Edition, HeadingLook, ParagraphLook, Row, Table, TableLook, Width,
};
use jiff::tz::TimeZone;

use crate::furniture::{
    self, Head, capital, long_date, number_word, sentence, text_cell, unbroken_date,
};

/// Sets the summary of data protection (domain H5): where the data is, how it is locked, who can open it, how it is backed
/// up, and how long each kind is kept.
pub fn protection_summary(report: &ProtectionSummary, edition: Edition) -> Document {
    let hosts = report.hosts.join(", ");
    let author = if hosts.is_empty() { "Copse" } else { &hosts };
    let mut document = furniture::document(
        Head {
            title: format!("Data protection summary, {}", long_date(report.made_on)),
            community: author,
            author,
            language: "en-GB",
            mark: "For trustees",
            footer: format!("Data protection summary, {}", unbroken_date(report.made_on)),
            made_on: report.made_on,
            identifier: "data protection summary".into(),
        },
        edition,
    );
    document.blocks = vec![
        Block::heading(1, HeadingLook::Title, "How the data is protected"),
        Block::styled(ParagraphLook::Lead, lead(report)),
        Block::Rows(rows(report)),
        Block::heading(2, HeadingLook::Section, "What is held, and for how long"),
        Block::Table(kept(report)),
    ];
    document
}

fn lead(report: &ProtectionSummary) -> String {
    let of = match report.communities.as_slice() {
        [] => "No community yet".to_owned(),
        some => some.join(", "),
    };
    let by = report.made_by.trim();
    if by.is_empty() {
        sentence(&of)
    } else {
        format!("{} Told by Copse to {by}.", sentence(&of))
    }
}

fn rows(report: &ProtectionSummary) -> Vec<Row> {
    [
        ("Where", sentence(&report.vault.place)),
        ("Encryption", report.encryption.join(" ")),
        ("Ways in", ways_in(report)),
        ("Who works with it", who(report)),
        ("Backups", backups(report)),
        ("Record of changes", audit(report)),
        ("Handed out, deleted", handed_out(report)),
    ]
    .into_iter()
    .filter(|(_, text)| !text.trim().is_empty())
    .map(|(label, text)| Row {
        label: label.into(),
        level: 2,
        bookmark: false,
        blocks: vec![Block::paragraph(text)],
    })
    .collect()
}

fn ways_in(report: &ProtectionSummary) -> String {
    let count = |wanted: SlotWord, one: &str, many: &str| {
        let of_kind = |slot: &&SlotFact| slot.kind == wanted;
        match report.vault.slots.iter().filter(of_kind).count() {
            0 => None,
            1 => Some(format!("one {one}")),
            some => Some(format!("{} {many}", number_word(some))),
        }
    };
    let ways: Vec<String> = [
        count(SlotWord::Passphrase, "passphrase", "passphrases"),
        count(
            SlotWord::Recovery,
            "printed recovery key",
            "printed recovery keys",
        ),
        count(
            SlotWord::Keychain,
            "keychain of this PC",
            "keychains of PCs",
        ),
        count(SlotWord::Other, "other way", "other ways"),
    ]
    .into_iter()
    .flatten()
    .collect();
    let minutes = number_word(usize::from(report.vault.locks_after_minutes));
    let locks = format!("It locks itself after {minutes} idle minutes.");
    if ways.is_empty() {
        locks
    } else {
        format!("{}. {locks}", capital(&ways.join(", ")))
    }
}

fn who(report: &ProtectionSummary) -> String {
    let now: Vec<String> = report
        .facilitators
        .iter()
        .filter(|line| line.now)
        .map(|line| format!("{} ({})", line.name, line.held.role.word()))
        .collect();
    let mut seen = Vec::new();
    for person in now {
        if !seen.contains(&person) {
            seen.push(person);
        }
    }
    sentence(&seen.join(", "))
}

fn backups(report: &ProtectionSummary) -> String {
    let vault = &report.vault;
    let last = match vault.backup_verified_at {
        Some(at) => format!("The last verified backup is of {}.", long_date(day(at))),
        None => "There is no verified backup yet.".into(),
    };
    match vault.backup_places.as_slice() {
        [] => last,
        places => format!("{last} Kept in: {}", sentence(&places.join("; "))),
    }
}

fn audit(report: &ProtectionSummary) -> String {
    let check = &report.audit;
    match (&check.problem, check.whole) {
        (Some(problem), _) => sentence(problem),
        (None, true) => format!(
            "Every change is recorded with who and when. {} entries were checked; none is missing or changed.",
            check.checked
        ),
        (None, false) => "The record of changes is not whole. Ask who looks after the PC.".into(),
    }
}

fn handed_out(report: &ProtectionSummary) -> String {
    format!(
        "Exports in the last twelve months: {}. Records in the bin: {}. Erased for good: {}. Due for review: {}.",
        report.exports_last_year, report.in_bin, report.erased, report.due
    )
}

fn kept(report: &ProtectionSummary) -> Table {
    let count = |rule: &RetentionRule| {
        let of_kind = report.records.iter().find(|count| count.kind == rule.kind);
        of_kind.map_or_else(String::new, |count| count.count.to_string())
    };
    let rows = report.rules.iter().map(|rule| {
        vec![
            text_cell(&rule.label),
            text_cell(&count(rule)),
            text_cell(&how_long(rule)),
        ]
    });
    Table {
        look: TableLook::Close,
        columns: vec![
            Column {
                heads_row: true,
                ..Column::new("What", Width::Rest)
            },
            Column {
                right: true,
                ..Column::new("Records", Width::fit(18.0, "0000"))
            },
            Column::new("Reviewed", Width::Rest),
        ],
        rows: rows.collect(),
    }
}

/// `24 months after the person left`.
pub(crate) fn how_long(rule: &RetentionRule) -> String {
    let starts = rule.starts.trim();
    match rule.details.months {
        None => "Not by itself".into(),
        Some(months) if months % 12 == 0 => {
            let years = months / 12;
            let unit = if years == 1 { "year" } else { "years" };
            format!("{years} {unit} {starts}").trim_end().to_owned()
        }
        Some(months) => format!("{months} months {starts}").trim_end().to_owned(),
    }
}

/// The day in Europe/London, by its present rule.
pub(crate) fn day(at: jiff::Timestamp) -> jiff::civil::Date {
    TimeZone::posix("GMT0BST,M3.5.0/1,M10.5.0")
        .unwrap_or(TimeZone::UTC)
        .to_datetime(at)
        .date()
}
