//! How the data is protected (domain H5): one page for the host's trustees.

use copse_core::retention::{DataKind, ProtectionSummary, RetentionRule, SlotFact, SlotWord};
use copse_press::model::{
    Block, Column, Document, Edition, HeadingLook, ParagraphLook, Row, Table, TableLook, Width,
};
use jiff::tz::TimeZone;

use crate::furniture::{
    self, Head, capital, in_sentence, listed, long_date, made_on, number_word, sentence, text_cell,
    unbroken_date,
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
            footer: format!("Data protection summary, {}", made_on(report.made_on)),
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
    let by = match report.made_by.trim() {
        "" => String::new(),
        by => format!(" for {by}"),
    };
    format!(
        "{} Drawn up by Copse{by} on {}.",
        sentence(&of),
        unbroken_date(report.made_on)
    )
}

fn rows(report: &ProtectionSummary) -> Vec<Row> {
    [
        ("Where it is kept", sentence(&report.vault.place)),
        ("Encryption", report.encryption.join(" ")),
        (
            "Who can open it",
            format!("{} {}", ways_in(report), who(report)),
        ),
        ("Backups", backups(report)),
        ("Record of changes", audit(report)),
        ("Copies and deletion", handed_out(report)),
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
    let locks = format!("It locks itself after {minutes} minutes without use.");
    let listed = listed(&ways.iter().map(String::as_str).collect::<Vec<_>>());
    match ways.as_slice() {
        [] => locks,
        [one] if one.starts_with("one ") => format!("{} opens it. {locks}", capital(&listed)),
        _ => format!("{} open it. {locks}", capital(&listed)),
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
    if seen.is_empty() {
        return String::new();
    }
    let seen: Vec<&str> = seen.iter().map(String::as_str).collect();
    sentence(&format!("It is used by {}", listed(&seen)))
}

fn backups(report: &ProtectionSummary) -> String {
    let vault = &report.vault;
    let last = match vault.backup_verified_at {
        Some(at) => format!(
            "The newest backup that has been checked was made on {}.",
            unbroken_date(day(at))
        ),
        None => "No backup has been checked yet.".into(),
    };
    match vault.backup_places.as_slice() {
        [] => last,
        places => {
            let places: Vec<String> = places.iter().map(|place| in_sentence(place)).collect();
            format!("{last} Where backups are: {}", sentence(&places.join("; ")))
        }
    }
}

fn audit(report: &ProtectionSummary) -> String {
    let check = &report.audit;
    match (&check.problem, check.whole) {
        (Some(problem), _) => sentence(problem),
        (None, true) => format!(
            "Every change is recorded, with who made it and when. All {} entries were checked for this summary: none has been altered or taken out.",
            check.checked
        ),
        (None, false) => "The record of changes is not whole. Ask who looks after the PC.".into(),
    }
}

fn handed_out(report: &ProtectionSummary) -> String {
    format!(
        "Files saved from the vault in the last twelve months:\u{a0}{}. Records in the bin:\u{a0}{}. Records erased for good:\u{a0}{}. Records due for review:\u{a0}{}.",
        report.exports_last_year, report.in_bin, report.erased, report.due
    )
}

/// Kinds of data by the time after which they are reviewed, the shortest first. A row for each kind would not leave the
/// summary on one page.
fn kept(report: &ProtectionSummary) -> Table {
    let mut times: Vec<Option<u16>> = report
        .rules
        .iter()
        .map(|rule| rule.details.months)
        .collect();
    times.sort_by_key(|months| months.unwrap_or(u16::MAX));
    times.dedup();
    let rows = times.iter().map(|months| {
        let kinds = report.rules.iter();
        let kinds: Vec<String> = kinds
            .filter(|rule| rule.details.months == *months)
            .map(|rule| kind(report, rule))
            .collect();
        vec![
            text_cell(&review(*months)),
            text_cell(&capital(&kinds.join("; "))),
        ]
    });
    let longest = times.iter().map(|months| review(*months));
    let longest = longest.max_by_key(|time| time.chars().count());
    Table {
        look: TableLook::Tight,
        columns: vec![
            Column {
                heads_row: true,
                ..Column::new("Reviewed", Width::fit(26.0, longest.unwrap_or_default()))
            },
            Column::new("What, how many, and from when", Width::Rest),
        ],
        rows: rows.collect(),
    }
}

/// `members (12), after the person left`.
fn kind(report: &ProtectionSummary, rule: &RetentionRule) -> String {
    let of_kind = report.records.iter().find(|count| count.kind == rule.kind);
    // Nobody is counted twice, though a list of members has experts by experience in it.
    let label = match rule.kind {
        DataKind::Member => "members past and present, besides experts by experience".to_owned(),
        _ => in_sentence(&rule.label),
    };
    let text = match of_kind {
        Some(count) => format!("{label} ({})", count.count),
        None => label,
    };
    match rule.starts.trim() {
        starts if rule.details.months.is_some() && !starts.is_empty() => {
            format!("{text}, {starts}")
        }
        _ => text,
    }
}

/// `After 2 years`.
fn review(months: Option<u16>) -> String {
    months.map_or_else(
        || "At no set time".into(),
        |months| format!("After {}", time(months)),
    )
}

/// `2 years after the person left`.
pub(crate) fn how_long(rule: &RetentionRule) -> String {
    rule.details.months.map_or_else(
        || "at no set time".into(),
        |months| {
            format!("{} {}", time(months), rule.starts.trim())
                .trim_end()
                .to_owned()
        },
    )
}

/// `2 years`, or `18 months` where they are no whole years.
fn time(months: u16) -> String {
    match (months % 12, months / 12) {
        (0, 1) => "1\u{a0}year".into(),
        (0, years) => format!("{years}\u{a0}years"),
        _ if months == 1 => "1\u{a0}month".into(),
        _ => format!("{months}\u{a0}months"),
    }
}

/// The day in Europe/London, by its present rule.
pub(crate) fn day(at: jiff::Timestamp) -> jiff::civil::Date {
    TimeZone::posix("GMT0BST,M3.5.0/1,M10.5.0")
        .unwrap_or(TimeZone::UTC)
        .to_datetime(at)
        .date()
}
