//! Policy issues.

use copse_core::policy::{PolicyIssue, PolicyLine, Told};

use super::{sheet, words};
use crate::sheet::{Sheet, Value};

/// The register of policy issues (domain E10), in the order given. In contrast to the briefing it tells who told whom:
/// it is for the community itself.
pub fn policy(issues: &[(PolicyLine, PolicyIssue)]) -> Sheet {
    let row = |(line, issue): &(PolicyLine, PolicyIssue)| {
        let details = &issue.details;
        let told: Vec<String> = details.told.iter().map(told).collect();
        let count = |many: usize| Value::Number(i64::try_from(many).unwrap_or(i64::MAX));
        vec![
            Value::from(&details.title),
            words::policy_level(details.level).into(),
            words::policy_status(details.status).into(),
            Value::date(details.noted_on),
            Value::Date(line.since),
            count(line.cases.len()),
            count(line.meetings.len()),
            Value::text(details.happens.plain()),
            Value::text(details.helps.plain()),
            Value::text(told.join("\n")),
            Value::date(line.come_back),
            Value::from(&details.outcome),
            Value::Instant(issue.stamp.changed_at),
        ]
    };
    sheet(
        "Policy issues",
        &[
            "What ought to change",
            "Level",
            "Status",
            "Noted on",
            "Seen since",
            "Cases",
            "Meetings",
            "What happens now",
            "What would help",
            "Who was told",
            "Come back on",
            "What came of it",
            "Last changed",
        ],
        issues.iter().map(row).collect(),
    )
}

/// `Care Board, by letter on 12 January 2027, by Ana Vale: It will be looked at.`
fn told(told: &Told) -> String {
    let on = told
        .on
        .map(|day| format!(" on {}", day.strftime("%-d %B %Y")))
        .unwrap_or_default();
    let by = if told.by.is_empty() {
        String::new()
    } else {
        format!(", by {}", told.by)
    };
    let answer = if told.answer.is_empty() {
        String::new()
    } else {
        format!(": {}", told.answer)
    };
    format!(
        "{}, {}{on}{by}{answer}",
        told.whom,
        words::told_how(told.how).to_lowercase()
    )
}
