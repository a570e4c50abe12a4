//! The YAML front matter of a case study.
//!
//! Read entry by entry, so that one broken line costs no more than itself: people write front
//! matter by hand, and `title: No wrong door: a review` is a title to them and an error in YAML.

use std::collections::HashMap;

use copse_core::cases::{CaseDetails, CaseKind, CaseState, KeptValue, PermissionState};
use jiff::civil::Date;
use serde::de::IgnoredAny;

/// Name under which front matter that nobody can read is kept.
const UNREADABLE: &str = "front matter";

/// Entries that are looked at. Whatever has more is no front matter, and is kept in one piece.
const MOST_ENTRIES: usize = 500;

/// Front matter of a text, as lines between the marks.
pub(super) struct Front<'a> {
    lines: &'a str,
    /// Whether the closing line was there.
    closed: bool,
}

/// Divides a text into front matter, if it begins with some, and the rest.
pub(super) fn split(text: &str) -> (Option<Front<'_>>, &str) {
    let Some((first, rest)) = text.split_once('\n') else {
        return (None, text);
    };
    if first.trim_end() != "---" {
        return (None, text);
    }
    let mut at = 0;
    for line in rest.split_inclusive('\n') {
        if matches!(line.trim_end(), "---" | "...") {
            let lines = rest.get(..at).unwrap_or_default();
            let body = rest.get(at + line.len()..).unwrap_or_default();
            return (
                Some(Front {
                    lines,
                    closed: true,
                }),
                body,
            );
        }
        at += line.len();
    }
    unclosed(rest)
}

/// Without a closing line, front matter goes as far as the lines look like it.
fn unclosed(rest: &str) -> (Option<Front<'_>>, &str) {
    let looks_like_it = |line: &str| line.starts_with([' ', '\t', '-']) || line.contains(':');
    let end: usize = rest
        .split_inclusive('\n')
        .take_while(|line| looks_like_it(line) && !line.trim().is_empty())
        .map(str::len)
        .sum();
    let lines = rest.get(..end).unwrap_or_default();
    let body = rest.get(end..).unwrap_or_default();
    (
        Some(Front {
            lines,
            closed: false,
        }),
        body,
    )
}

/// Reads what is known; keeps and reports the rest.
pub(super) fn read(front: &Front<'_>, problems: &mut Vec<String>) -> CaseDetails {
    let mut reader = Reader {
        details: CaseDetails::default(),
        seen: Vec::new(),
        problems,
        unreadable: Vec::new(),
    };
    if !front.closed && !front.lines.is_empty() {
        reader.problems.push(
            "The front matter has no closing line “---”; it was read as far as it went.".into(),
        );
    }
    let entries = entries(front.lines);
    let (wanted, rest) = entries.split_at(entries.len().min(MOST_ENTRIES));
    for entry in wanted {
        reader.entry(entry);
    }
    reader.unreadable.extend_from_slice(rest);
    if !reader.unreadable.is_empty() {
        let value = reader.unreadable.join("\n");
        reader.details.kept.push(KeptValue {
            field: UNREADABLE.into(),
            value,
        });
        reader.problems.push(
            "Some lines of the front matter could not be read; they were kept as they are.".into(),
        );
    }
    reader.details
}

/// Entries of the top level: a line at the margin, and the lines that belong to it.
fn entries(lines: &str) -> Vec<String> {
    let mut entries: Vec<String> = Vec::new();
    for line in lines.lines() {
        let belongs = line.is_empty() || line.starts_with([' ', '\t', '-']);
        match entries.last_mut() {
            Some(entry) if belongs => {
                entry.push('\n');
                entry.push_str(line);
            }
            _ if line.trim().is_empty() || line.starts_with('#') => {}
            _ => entries.push(line.to_string()),
        }
    }
    entries
}

/// A value as YAML has it.
enum Value {
    Text(String),
    List(Vec<String>),
    /// Anything deeper, as written.
    Other(String),
}

struct Reader<'a> {
    details: CaseDetails,
    seen: Vec<String>,
    problems: &'a mut Vec<String>,
    unreadable: Vec<String>,
}

impl Reader<'_> {
    fn entry(&mut self, entry: &str) {
        let Some((key, value)) = self.parse(entry) else {
            self.unreadable.push(entry.trim_end().to_string());
            return;
        };
        let known = key.trim().to_lowercase().replace([' ', '-'], "_");
        if self.seen.contains(&known) {
            self.problems.push(format!(
                "“{key}” stands twice in the front matter; the second was kept beside it."
            ));
            self.keep(key, value);
            return;
        }
        let Err(value) = self.place(&known, value) else {
            self.seen.push(known);
            return;
        };
        let sentence = if FIELDS.contains(&known.as_str()) {
            format!(
                "The value of “{key}” in the front matter is not one that Copse knows; it was kept as it is."
            )
        } else {
            format!("Copse has no field called “{key}”; its value was kept as it is.")
        };
        self.problems.push(sentence);
        self.keep(key, value);
    }

    fn keep(&mut self, field: String, value: Value) {
        let value = match value {
            Value::Text(text) | Value::Other(text) => text,
            Value::List(items) => items.join(", "),
        };
        self.details.kept.push(KeptValue { field, value });
    }

    /// One entry as key and value. Where YAML cannot read it, the line is taken as it stands.
    fn parse(&mut self, entry: &str) -> Option<(String, Value)> {
        if let Ok(map) = serde_saphyr::from_str::<HashMap<String, Option<String>>>(entry)
            && let Some((key, value)) = only(map)
        {
            return Some((key, Value::Text(value.unwrap_or_default())));
        }
        if let Ok(map) = serde_saphyr::from_str::<HashMap<String, Vec<String>>>(entry)
            && let Some((key, value)) = only(map)
        {
            return Some((key, Value::List(value)));
        }
        let (key, value) = entry.split_once(':')?;
        let is_key = !key.trim().is_empty() && !key.contains(['"', '\'', '{', '[', '\n']);
        if !is_key {
            return None;
        }
        let value = value.trim();
        let valid = serde_saphyr::from_str::<IgnoredAny>(entry).is_ok();
        if valid || value.contains('\n') {
            return Some((key.to_string(), Value::Other(value.to_string())));
        }
        let value = value
            .trim_start_matches(['"', '\''])
            .trim_end_matches(['"', '\''])
            .to_string();
        self.problems.push(format!("The line of “{key}” in the front matter is not valid YAML; its words were taken as they stand."));
        Some((key.to_string(), Value::Text(value)))
    }

    /// Puts a value where it belongs, or gives it back.
    fn place(&mut self, key: &str, value: Value) -> Result<(), Value> {
        let details = &mut self.details;
        if key == "disciplines" {
            details.disciplines = match value {
                Value::List(items) => items,
                Value::Text(text) => text
                    .split([',', ';'])
                    .map(|item| item.trim().to_string())
                    .collect(),
                Value::Other(_) => return Err(value),
            };
            details.disciplines.retain(|item| !item.trim().is_empty());
            return Ok(());
        }
        let Value::Text(text) = value else {
            return Err(value);
        };
        let blank = text.trim().is_empty();
        match key {
            "title" => details.title = text,
            "presenter" => details.presenter_name = text,
            "presenter_role" => details.presenter_role = text,
            "permission_how" => details.permission.how = text,
            "permission_purpose" => details.permission.purpose = text,
            _ if blank && FIELDS.contains(&key) => {}
            "kind" => details.kind = Some(kind(&text).ok_or(Value::Text(text))?),
            "state" => details.state = state(&text).ok_or(Value::Text(text))?,
            "permission" => {
                details.permission.state = permission(&text).ok_or(Value::Text(text))?;
            }
            "permission_on" => details.permission.on = Some(day(&text).ok_or(Value::Text(text))?),
            "permission_until" => {
                details.permission.until = Some(day(&text).ok_or(Value::Text(text))?);
            }
            _ => return Err(Value::Text(text)),
        }
        Ok(())
    }
}

/// Keys that have a place.
const FIELDS: &[&str] = &[
    "title",
    "presenter",
    "presenter_role",
    "kind",
    "disciplines",
    "state",
    "permission",
    "permission_on",
    "permission_how",
    "permission_purpose",
    "permission_until",
];

/// The entry of a map that has one.
fn only<V>(map: HashMap<String, V>) -> Option<(String, V)> {
    if map.len() == 1 {
        map.into_iter().next()
    } else {
        None
    }
}

fn word(text: &str) -> String {
    text.trim().to_lowercase().replace(['_', '-'], " ")
}

fn kind(text: &str) -> Option<CaseKind> {
    Some(match word(text).as_str() {
        "difficult" | "going badly" => CaseKind::Difficult,
        "positive" | "gone well" => CaseKind::Positive,
        "closed" => CaseKind::Closed,
        _ => return None,
    })
}

/// Word for a kind in the front matter.
pub(super) fn kind_word(kind: CaseKind) -> &'static str {
    match kind {
        CaseKind::Difficult => "difficult",
        CaseKind::Positive => "positive",
        CaseKind::Closed => "closed",
    }
}

fn permission(text: &str) -> Option<PermissionState> {
    Some(match word(text).as_str() {
        "given" => PermissionState::Given,
        "refused" => PermissionState::Refused,
        "asked" => PermissionState::Asked,
        "withdrawn" => PermissionState::Withdrawn,
        "not asked" => PermissionState::NotAsked,
        _ => return None,
    })
}

/// Word for a permission in the front matter.
pub(super) fn permission_word(state: PermissionState) -> &'static str {
    match state {
        PermissionState::NotAsked => "not asked",
        PermissionState::Asked => "asked",
        PermissionState::Given => "given",
        PermissionState::Refused => "refused",
        PermissionState::Withdrawn => "withdrawn",
    }
}

fn state(text: &str) -> Option<CaseState> {
    Some(match word(text).as_str() {
        "draft" => CaseState::Draft,
        "checked" => CaseState::Checked,
        "presented" => CaseState::Presented,
        "written up" => CaseState::WrittenUp,
        "fed back" => CaseState::FedBack,
        "closed" => CaseState::Closed,
        _ => return None,
    })
}

/// Word for a state in the front matter.
pub(super) fn state_word(state: CaseState) -> &'static str {
    match state {
        CaseState::Draft => "draft",
        CaseState::Checked => "checked",
        CaseState::Presented => "presented",
        CaseState::WrittenUp => "written up",
        CaseState::FedBack => "fed back",
        CaseState::Closed => "closed",
    }
}

/// A day as `2026-12-09`, `9 December 2026` or `9/12/2026`.
fn day(text: &str) -> Option<Date> {
    let text = text.trim();
    text.parse()
        .or_else(|_| Date::strptime("%d %B %Y", text))
        .or_else(|_| Date::strptime("%d/%m/%Y", text))
        .ok()
}
