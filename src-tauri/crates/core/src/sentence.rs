//! Small words for sentences.

use jiff::civil::{Date, Time};

/// A space at which no line ends.
const UNBROKEN: &str = "\u{a0}";

/// A number in words up to twelve, then in figures.
pub(crate) fn number(count: u32) -> String {
    let words = [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "eleven", "twelve",
    ];
    usize::try_from(count)
        .ok()
        .and_then(|at| words.get(at))
        .map_or_else(|| count.to_string(), |word| (*word).to_owned())
}

/// "today", "tomorrow", "in nine days", "yesterday", "nine days ago".
pub(crate) fn in_days(days: i32) -> String {
    match days {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        -1 => "yesterday".to_owned(),
        2.. => format!("in {} days", number(days.unsigned_abs())),
        _ => format!("{} days ago", number(days.unsigned_abs())),
    }
}

/// "3 May 2027".
pub(crate) fn day(date: Date) -> String {
    date.strftime("%-d %B %Y").to_string()
}

/// The first letter in upper case.
pub(crate) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

/// "Dual diagnosis" as it stands inside a sentence: "dual diagnosis". "NHS mental health" stays as it is, and so does
/// what capitals show to be a name, such as "Young People in Calderfoot".
pub(crate) fn lower_first(text: &str) -> String {
    let capital = |word: &str| {
        let mut letters = word.chars();
        letters.next().is_some_and(char::is_uppercase)
            && letters.next().is_some_and(char::is_lowercase)
    };
    let mut words = text.split_whitespace();
    if !words.next().is_some_and(capital) || words.any(capital) {
        return text.to_owned();
    }
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_lowercase().chain(letters).collect()
    })
}

/// "18 February 2027", of which a line breaks nothing off.
pub(crate) fn unbroken_day(date: Date) -> String {
    day(date).replace(' ', UNBROKEN)
}

/// "Thursday 18 February 2027", of which a line breaks only the weekday off.
pub(crate) fn weekday(date: Date) -> String {
    format!("{} {}", date.strftime("%A"), unbroken_day(date))
}

/// "10:00 to 12:30", of which a line breaks nothing off.
pub(crate) fn hours(start: Time, end: Time) -> String {
    let clock = |time: Time| time.strftime("%H:%M").to_string();
    format!("{}{UNBROKEN}to{UNBROKEN}{}", clock(start), clock(end))
}

/// "Ana", "Ana and Bo", "Ana, Bo and Cy".
pub(crate) fn listed(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [before @ .., last] => format!("{} and {last}", before.join(", ")),
    }
}

/// Days from one to the other; negative where `to` is before `from`.
pub(crate) fn days_between(from: Date, to: Date) -> i32 {
    // Dates of jiff lie between the years -9999 and 9999, so their distance fits.
    from.until(to).map_or(0, |span| span.get_days())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_read_like_speech() {
        let told: Vec<_> = [-13, -2, -1, 0, 1, 9, 12, 13]
            .into_iter()
            .map(in_days)
            .collect();
        assert_eq!(
            told,
            [
                "13 days ago",
                "two days ago",
                "yesterday",
                "today",
                "tomorrow",
                "in nine days",
                "in twelve days",
                "in 13 days"
            ]
        );
    }

    #[test]
    fn a_word_inside_a_sentence_keeps_capitals_that_mean_something() {
        for (alone, inside) in [
            ("General practitioner", "general practitioner"),
            ("GP", "GP"),
            ("NHS mental health nurse", "NHS mental health nurse"),
            (
                "Head of Young People’s Services",
                "Head of Young People’s Services",
            ),
            ("outreach worker", "outreach worker"),
            ("É", "É"),
            ("", ""),
        ] {
            assert_eq!(lower_first(alone), inside);
        }
    }

    #[test]
    fn days_are_counted_over_leap_days_and_backwards() {
        let date = |text: &str| text.parse::<Date>().unwrap();
        assert_eq!(days_between(date("2028-02-28"), date("2028-03-01")), 2);
        assert_eq!(days_between(date("2027-02-18"), date("2027-02-09")), -9);
        assert_eq!(
            days_between(date("2026-01-01"), date("2027-01-01")),
            365,
            "whole days, not years"
        );
    }
}
