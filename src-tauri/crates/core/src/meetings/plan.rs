//! The agenda that a new meeting starts with (domain D5).

use super::{AgendaItem, AgendaKind, MeetingKind, rules::CASE};
use crate::ids::AgendaItemId;

/// Items are planned in steps of so many minutes.
const STEP: i32 = 5;

/// Title, kind, minutes in a meeting of two and a half hours, whether the facilitator leads it.
type Line = (&'static str, AgendaKind, i32, bool);

/// Introductions, aims and ground rules; the sample case shows how one is brought.
const FIRST: &[Line] = &[
    ("Welcome and introductions", AgendaKind::Welcome, 20, true),
    (
        "What we are here for: our aims",
        AgendaKind::GroundRules,
        20,
        true,
    ),
    (
        "Ground rules and terms of reference",
        AgendaKind::GroundRules,
        25,
        true,
    ),
    ("Break", AgendaKind::Break, 15, false),
    (
        "How a case is brought: a sample case",
        AgendaKind::Case,
        20,
        true,
    ),
    (
        "Questions and discussion",
        AgendaKind::Discussion,
        35,
        false,
    ),
    (
        "Who brings the next case, and close",
        AgendaKind::Close,
        15,
        true,
    ),
];

/// News of earlier cases and of the evidence first, then a case.
const LATER: &[Line] = &[
    ("Welcome", AgendaKind::Welcome, 5, true),
    (
        "What happened next in earlier cases",
        AgendaKind::Feedback,
        15,
        false,
    ),
    (
        "Evidence: the knowledge broker’s summary",
        AgendaKind::Evidence,
        10,
        false,
    ),
    ("Open actions", AgendaKind::Actions, 5, true),
    (CASE, AgendaKind::Case, 20, false),
    (
        "Questions and discussion",
        AgendaKind::Discussion,
        35,
        false,
    ),
    ("Break", AgendaKind::Break, 15, false),
    ("Ideas and next steps", AgendaKind::Discussion, 25, true),
    (
        "What others should hear: policy",
        AgendaKind::Policy,
        10,
        false,
    ),
    ("Three questions, and close", AgendaKind::Close, 10, true),
];

/// Training or a visit (domain D13).
const OTHER: &[Line] = &[
    ("Welcome", AgendaKind::Welcome, 10, true),
    ("Programme", AgendaKind::Other, 85, false),
    ("Break", AgendaKind::Break, 15, false),
    (
        "What we take away from it",
        AgendaKind::Discussion,
        30,
        true,
    ),
    ("Close", AgendaKind::Close, 10, true),
];

/// The agenda of a new meeting, in steps of five minutes, that fills the time: what is over or missing goes to the
/// longest item. A meeting too short for all of it overruns, and its screen says so.
pub fn default_agenda(
    first: bool,
    kind: MeetingKind,
    minutes: i32,
    facilitator: &str,
) -> Vec<AgendaItem> {
    let lines = match kind {
        MeetingKind::Training | MeetingKind::Visit => OTHER,
        MeetingKind::Ordinary if first => FIRST,
        MeetingKind::Ordinary | MeetingKind::GuestSpeaker => LATER,
    };
    let base: i32 = lines.iter().map(|line| line.2).sum();
    let scaled = |part: i32| ((part * minutes + base * STEP / 2) / (base * STEP) * STEP).max(STEP);
    let mut lengths: Vec<i32> = lines.iter().map(|line| scaled(line.2)).collect();
    let left = minutes - lengths.iter().sum::<i32>();
    if let Some(longest) = lengths.iter_mut().rev().max_by_key(|length| **length) {
        *longest = (*longest + left).max(STEP);
    }
    let item = |(line, length): (&Line, i32)| AgendaItem {
        id: AgendaItemId::new(),
        title: line.0.to_owned(),
        minutes: u16::try_from(length).unwrap_or(u16::MAX),
        lead: if line.3 {
            facilitator.to_owned()
        } else {
            String::new()
        },
        kind: line.1,
        case: None,
    };
    lines.iter().zip(lengths).map(item).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(agenda: &[AgendaItem]) -> Vec<AgendaKind> {
        agenda.iter().map(|item| item.kind).collect()
    }

    #[test]
    fn the_first_meeting_is_about_aims_and_rules_and_later_ones_begin_with_news() {
        let first = default_agenda(true, MeetingKind::Ordinary, 150, "Maren Oakes");
        assert!(kinds(&first).contains(&AgendaKind::GroundRules));
        assert!(
            !kinds(&first).contains(&AgendaKind::Feedback),
            "there is no earlier case to hear about"
        );
        let later = default_agenda(false, MeetingKind::Ordinary, 150, "Maren Oakes");
        let news = [
            AgendaKind::Welcome,
            AgendaKind::Feedback,
            AgendaKind::Evidence,
        ];
        assert_eq!(kinds(&later).get(..3), Some(news.as_slice()));
        assert_eq!(
            later.first().map(|item| item.lead.as_str()),
            Some("Maren Oakes")
        );
    }

    #[test]
    fn the_agenda_fills_the_time_whatever_its_length() {
        for first in [true, false] {
            for kind in [MeetingKind::Ordinary, MeetingKind::Visit] {
                for minutes in 60..=480 {
                    let total: u16 = default_agenda(first, kind, minutes, "")
                        .iter()
                        .map(|item| item.minutes)
                        .sum();
                    assert_eq!(i32::from(total), minutes, "first: {first}, {kind:?}");
                }
            }
        }
    }

    #[test]
    fn every_item_has_time_even_in_a_meeting_that_is_too_short() {
        assert!(
            default_agenda(false, MeetingKind::Ordinary, 20, "")
                .iter()
                .all(|item| item.minutes >= 5)
        );
    }
}
