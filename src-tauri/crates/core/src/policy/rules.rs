//! What holds for policy issues (domain E10).

use jiff::civil::Date;

use super::{PolicyDetails, PolicyStatus, Told};
use crate::{
    check::{Check, LINE_MOST, LIST_MOST, TEXT_MOST, TITLE_MOST, line, lines},
    error::CoreError,
};

/// What is missing before an issue has a status: the field, and what to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Missing {
    /// Name of the field as on the wire.
    pub field: &'static str,
    /// What to do, as a sentence.
    pub what: &'static str,
}

/// Cleans what was entered, and sorts what it refers to (domain E10).
pub(super) fn cleaned(mut details: PolicyDetails, today: Date) -> Result<PolicyDetails, CoreError> {
    details.title = line(&details.title);
    details.outcome = lines(&details.outcome);
    details.noted_on = details.noted_on.or(Some(today));
    details.cases.sort_unstable();
    details.cases.dedup();
    details.meetings.sort_unstable();
    details.meetings.dedup();
    for told in &mut details.told {
        told.whom = line(&told.whom);
        told.by = line(&told.by);
        told.answer = lines(&told.answer);
    }
    // A line that says nothing is none.
    details.told.retain(|told| {
        !(told.whom.is_empty() && told.answer.is_empty())
            || told.on.is_some()
            || told.come_back.is_some()
    });
    details.happens = details.happens.checked("happens")?;
    details.helps = details.helps.checked("helps")?;
    Ok(details)
}

/// Checks what was entered (domain E10).
pub(super) fn check(details: &PolicyDetails) -> Check {
    let mut check = Check::default();
    check.required(
        "title",
        &details.title,
        TITLE_MOST,
        "Enter what ought to change, in one line.",
    );
    check.at_most("outcome", &details.outcome, TEXT_MOST);
    check.that(
        details.told.len() <= LIST_MOST,
        "told",
        "Keep this list to 100 entries or fewer.",
    );
    for (at, told) in details.told.iter().enumerate() {
        told_check(&mut check, at, told);
    }
    for missing in missing(details, details.status) {
        check.that(false, missing.field, missing.what);
    }
    check
}

fn told_check(check: &mut Check, at: usize, told: &Told) {
    let field = |name: &str| format!("told.{at}.{name}");
    let message = "Enter the body or person that was told.";
    check.required(&field("whom"), &told.whom, LINE_MOST, message);
    check.that(
        told.on.is_some(),
        &field("on"),
        "Enter the day on which they were told.",
    );
    check.at_most(&field("by"), &told.by, LINE_MOST);
    check.at_most(&field("answer"), &told.answer, TEXT_MOST);
    let after = match (told.on, told.come_back) {
        (Some(on), Some(back)) => back >= on,
        _ => true,
    };
    check.that(
        after,
        &field("comeBack"),
        "Enter a day that is not before the one on which they were told.",
    );
}

/// What an issue lacks to have a status (domain E10): raised needs somebody who was told, answered an answer, changed
/// what has changed, and set aside a reason.
pub fn missing(details: &PolicyDetails, status: PolicyStatus) -> Vec<Missing> {
    let answered = details.told.iter().any(|told| !told.answer.is_empty());
    let lacks = match status {
        PolicyStatus::Noted => None,
        PolicyStatus::Raised => details
            .told
            .is_empty()
            .then_some(("told", "Enter who was told of it, and when.")),
        PolicyStatus::Answered => {
            (!answered).then_some(("told", "Enter what somebody who was told has answered."))
        }
        PolicyStatus::Changed => details
            .outcome
            .is_empty()
            .then_some(("outcome", "Enter what has changed.")),
        PolicyStatus::SetAside => details
            .outcome
            .is_empty()
            .then_some(("outcome", "Enter why it was set aside.")),
    };
    lacks
        .map(|(field, what)| Missing { field, what })
        .into_iter()
        .collect()
}

/// The status that comes next: noted, raised, answered, changed (domain E10).
pub fn next_status(status: PolicyStatus) -> Option<PolicyStatus> {
    match status {
        PolicyStatus::Noted => Some(PolicyStatus::Raised),
        PolicyStatus::Raised => Some(PolicyStatus::Answered),
        PolicyStatus::Answered => Some(PolicyStatus::Changed),
        PolicyStatus::Changed | PolicyStatus::SetAside => None,
    }
}

/// Since when an issue was seen: the first of the day on which it was noted and of its meetings (domain E10).
pub fn since(noted_on: Date, meetings: impl IntoIterator<Item = Date>) -> Date {
    meetings.into_iter().fold(noted_on, Date::min)
}

/// Whether coming back to somebody is still of use: not once it has changed or was set aside (domain E10).
pub(super) fn is_open(status: PolicyStatus) -> bool {
    !matches!(status, PolicyStatus::Changed | PolicyStatus::SetAside)
}

/// The first day on which to come back to somebody; none where nothing is open (domain E10).
pub(super) fn come_back(status: PolicyStatus, told: &[Told]) -> Option<Date> {
    let days = told.iter().filter_map(|told| told.come_back);
    days.min().filter(|_| is_open(status))
}

/// Whether an issue goes into a briefing where nobody chooses (domain E10): what is noted or raised is still to be
/// told or answered.
pub(super) fn is_for_briefing(status: PolicyStatus) -> bool {
    matches!(status, PolicyStatus::Noted | PolicyStatus::Raised)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn told(answer: &str) -> Told {
        Told {
            whom: "The council".to_owned(),
            on: Some(day("2027-02-01")),
            answer: answer.to_owned(),
            ..Told::default()
        }
    }

    fn lacking(details: &PolicyDetails, status: PolicyStatus) -> Vec<&'static str> {
        missing(details, status)
            .iter()
            .map(|missing| missing.field)
            .collect()
    }

    #[test]
    fn each_status_says_what_it_lacks() {
        use PolicyStatus::{Answered, Changed, Noted, Raised, SetAside};
        let bare = PolicyDetails::default();
        let all = [Noted, Raised, Answered, Changed, SetAside];
        let lacks: Vec<_> = all.map(|status| lacking(&bare, status)).into();
        assert_eq!(
            lacks,
            [
                vec![],
                vec!["told"],
                vec!["told"],
                vec!["outcome"],
                vec!["outcome"]
            ]
        );
        let asked = PolicyDetails {
            told: vec![told("")],
            ..bare.clone()
        };
        assert_eq!(lacking(&asked, Raised), [""; 0]);
        assert_eq!(lacking(&asked, Answered), ["told"]);
        let heard = PolicyDetails {
            told: vec![told(""), told("We shall look at it.")],
            outcome: "The form is gone.".to_owned(),
            ..bare
        };
        assert!(all.iter().all(|status| lacking(&heard, *status).is_empty()));
    }

    #[test]
    fn the_way_is_noted_raised_answered_changed() {
        use PolicyStatus::{Answered, Changed, Noted, Raised};
        let mut way = vec![Noted];
        while let Some(next) = way.last().copied().and_then(next_status) {
            way.push(next);
        }
        assert_eq!(way, [Noted, Raised, Answered, Changed]);
        assert_eq!(next_status(PolicyStatus::SetAside), None);
    }

    #[test]
    fn it_was_seen_since_the_first_of_its_days() {
        let noted = day("2027-02-09");
        assert_eq!(since(noted, []), noted);
        assert_eq!(
            since(noted, [day("2027-01-20"), day("2026-12-16")]),
            day("2026-12-16")
        );
        assert_eq!(since(noted, [day("2027-03-01")]), noted);
    }

    #[test]
    fn coming_back_ends_with_the_issue() {
        let twice = [
            Told {
                come_back: Some(day("2027-03-01")),
                ..told("")
            },
            Told {
                come_back: Some(day("2027-02-20")),
                ..told("We shall see.")
            },
        ];
        assert_eq!(
            come_back(PolicyStatus::Answered, &twice),
            Some(day("2027-02-20"))
        );
        assert_eq!(come_back(PolicyStatus::Changed, &twice), None);
        assert_eq!(come_back(PolicyStatus::SetAside, &twice), None);
        assert_eq!(come_back(PolicyStatus::Raised, &[told("")]), None);
    }

    #[test]
    fn all_that_is_wrong_is_told_at_once_and_empty_lines_are_none() {
        let today = day("2027-02-09");
        let details = PolicyDetails {
            title: " \n".to_owned(),
            status: PolicyStatus::SetAside,
            told: vec![
                Told::default(),
                Told {
                    on: Some(today),
                    come_back: Some(day("2027-02-08")),
                    ..Told::default()
                },
            ],
            ..PolicyDetails::default()
        };
        let details = cleaned(details, today).unwrap();
        assert_eq!(details.noted_on, Some(today));
        let Err(CoreError::Invalid(problems)) = check(&details).done() else {
            panic!("four fields are wrong")
        };
        let fields: Vec<_> = problems
            .iter()
            .map(|problem| problem.field.as_str())
            .collect();
        assert_eq!(
            fields,
            ["title", "told.0.whom", "told.0.comeBack", "outcome"]
        );
    }
}
