//! Small words for sentences.

use jiff::civil::Date;

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
