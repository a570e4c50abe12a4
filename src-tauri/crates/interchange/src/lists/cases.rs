//! Cases and evidence.

use copse_core::{
    cases::{CaseRow, Release},
    evidence::Evidence,
};

use super::{sheet, words};
use crate::sheet::{Sheet, Value};

/// The cases of a community (domain E1, E3, E4, E7) without their text, in the order given.
pub fn cases(cases: &[CaseRow]) -> Sheet {
    let row = |row: &CaseRow| {
        let details = &row.case.details;
        let permission = &details.permission;
        let (released, why) = match &row.release {
            Release::Free => ("Yes", ""),
            Release::NeedsReason { why } => ("With a reason", why.as_str()),
            Release::Stopped { why } => ("No", why.as_str()),
        };
        vec![
            Value::Number(i64::from(row.case.number)),
            Value::from(&details.title),
            details.kind.map_or("", words::case_kind).into(),
            words::case_state(details.state).into(),
            Value::from(&details.presenter_name),
            Value::from(&details.presenter_role),
            Value::text(details.disciplines.join(", ")),
            words::permission(permission.state).into(),
            Value::date(permission.on),
            Value::from(&permission.how),
            Value::from(&permission.purpose),
            Value::date(permission.until),
            released.into(),
            why.into(),
            Value::Number(i64::from(row.words)),
            Value::Instant(row.case.stamp.changed_at),
        ]
    };
    sheet(
        "Cases",
        &[
            "Number",
            "Title",
            "Kind",
            "State",
            "Brought by",
            "Role",
            "Disciplines",
            "Permission",
            "Permission on",
            "How given",
            "For what use",
            "Until",
            "May be handed out",
            "Why not",
            "Words",
            "Last changed",
        ],
        cases.iter().map(row).collect(),
    )
}

/// Items of evidence (domain F1), in the order given.
pub fn evidence(items: &[Evidence]) -> Sheet {
    let row = |item: &Evidence| {
        let details = &item.details;
        vec![
            Value::from(&details.title),
            Value::from(&details.authors),
            Value::from(&details.year),
            Value::from(&details.source),
            Value::Address(details.url.clone()),
            Value::from(&details.summary),
            Value::Instant(item.stamp.changed_at),
        ]
    };
    sheet(
        "Evidence",
        &[
            "Title",
            "Authors",
            "Year",
            "Source",
            "Address",
            "What it says",
            "Last changed",
        ],
        items.iter().map(row).collect(),
    )
}
