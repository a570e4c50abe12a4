//! What all documents share: dates and times in words, the mark, the head of a document.

use copse_core::meetings::{MeetingHead, Venue};
use copse_press::model::{Anchor, Block, Cell, Day, Document, Edition, Furniture, Metadata, Words};
use jiff::civil::{Date, Time, Weekday};

/// What a document needs beside its blocks.
pub(crate) struct Head<'a> {
    pub(crate) title: String,
    pub(crate) community: &'a str,
    pub(crate) author: &'a str,
    pub(crate) language: &'a str,
    pub(crate) mark: &'a str,
    pub(crate) footer: String,
    pub(crate) made_on: Date,
    pub(crate) identifier: String,
}

/// A document without blocks.
pub(crate) fn document(head: Head<'_>, edition: Edition) -> Document {
    Document {
        meta: Metadata {
            title: head.title,
            author: head.author.to_owned(),
            language: head.language.to_owned(),
            date: day(head.made_on),
            identifier: head.identifier,
        },
        edition,
        look: copse_press::model::Look::default(),
        furniture: Furniture {
            header: head.community.to_owned(),
            mark: head.mark.to_owned(),
            footer: head.footer,
        },
        words: Words::default(),
        blocks: Vec::new(),
    }
}

/// Gives out places that are unique in one document.
#[derive(Default)]
pub(crate) struct Places(u32);

impl Places {
    pub(crate) fn next(&mut self) -> Anchor {
        self.0 += 1;
        Anchor(self.0)
    }
}

fn day(date: Date) -> Day {
    Day {
        year: date.year(),
        month: date.month(),
        day: date.day(),
    }
}

/// `18 February 2027` (domain H9), for titles: they name files, where a space is a space. What is printed takes
/// [`unbroken_date`].
pub(crate) fn long_date(date: Date) -> String {
    format!("{} {} {}", date.day(), month(date), date.year())
}

/// `18 February 2027` that a line does not break.
pub(crate) fn unbroken_date(date: Date) -> String {
    long_date(date).replace(' ', "\u{a0}")
}

/// `made on 18 February 2027`, for a footer: a bare date would be read as that of the meeting or of the version.
pub(crate) fn made_on(date: Date) -> String {
    format!("made on {}", unbroken_date(date))
}

/// A text in which a line does not break the articles of a law off, as in `Article 6(1)(e)`. Spaces only: who copies or
/// searches it should find no sign in it that one cannot see.
pub(crate) fn unbroken_articles(text: &str) -> String {
    text.replace("Article ", "Article\u{a0}")
}

/// `Thursday 18 February 2027` (domain H9), of which a line breaks only the weekday off.
pub(crate) fn weekday_date(date: Date) -> String {
    let weekday = match date.weekday() {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    };
    format!("{weekday} {}", unbroken_date(date))
}

/// `11 Feb` that a line does not break, with the year where it is not that of `near`.
pub(crate) fn short_date(date: Date, near: Date) -> String {
    if date.year() == near.year() {
        let month: String = month(date).chars().take(3).collect();
        format!("{}\u{a0}{month}", date.day())
    } else {
        date_in_brief(date)
    }
}

/// `11 Feb 2027` that a line does not break.
pub(crate) fn date_in_brief(date: Date) -> String {
    let month: String = month(date).chars().take(3).collect();
    format!("{}\u{a0}{month}\u{a0}{}", date.day(), date.year())
}

/// `09:30`.
pub(crate) fn clock(time: Time) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

/// `10:00 to 12:30` that a line does not break.
pub(crate) fn clock_range(start: Time, end: Time) -> String {
    format!("{}\u{a0}to\u{a0}{}", clock(start), clock(end))
}

fn month(date: Date) -> &'static str {
    match date.month() {
        1 => "January",
        2 => "February",
        3 => "March",
        4 => "April",
        5 => "May",
        6 => "June",
        7 => "July",
        8 => "August",
        9 => "September",
        10 => "October",
        11 => "November",
        _ => "December",
    }
}

/// `one`, `one and two`, `one, two and three`.
pub(crate) fn listed(parts: &[&str]) -> String {
    match parts {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [before @ .., last] => format!("{} and {last}", before.join(", ")),
    }
}

/// Numbers up to ten in words, as one writes them in a sentence.
pub(crate) fn number_word(number: usize) -> String {
    const WORDS: [&str; 11] = [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    ];
    WORDS
        .get(number)
        .map_or_else(|| number.to_string(), |word| (*word).to_owned())
}

/// `Five open, two of them late`: how many there are, and how many of them are something that matters.
pub(crate) fn counted(all: usize, what: &str, some: usize, which: &str) -> String {
    let line = [&capital(&number_word(all)), what]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ");
    match (some, all) {
        (0, _) => line,
        (1, 1) => format!("{line}, {which}"),
        (some, all) if some == all => format!("{line}, all of them {which}"),
        (some, _) => format!("{line}, {} of them {which}", number_word(some)),
    }
}

/// The first letter in upper case.
pub(crate) fn capital(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(characters).collect()
    })
}

/// A title, a role or a discipline as it stands inside a sentence: `outreach worker`, and `GP` as it is.
pub(crate) fn in_sentence(text: &str) -> String {
    let text = text.trim();
    let word = text.split_whitespace().next().unwrap_or_default();
    let mut letters = word.chars();
    let first = letters.next();
    // A capital that only begins the word is that of a title; one with others behind it is part of a name.
    let begins = letters.clone().any(char::is_lowercase) && !letters.any(char::is_uppercase);
    match first {
        Some(first) if begins => first.to_lowercase().chain(text.chars().skip(1)).collect(),
        _ => text.to_owned(),
    }
}

/// A cell with a text; an empty one where there is none.
pub(crate) fn text_cell(text: &str) -> Cell {
    let text = text.trim();
    if text.is_empty() {
        Vec::new()
    } else {
        vec![Block::paragraph(text)]
    }
}

/// `Meeting 5`.
pub(crate) fn meeting_name(head: &MeetingHead) -> String {
    format!("Meeting {}", head.number)
}

/// `Thursday 18 February 2027, 10:00 to 12:30`.
pub(crate) fn meeting_when(head: &MeetingHead) -> String {
    format!(
        "{}, {}",
        weekday_date(head.date),
        clock_range(head.start, head.end)
    )
}

/// Building, room and address on one line; empty where none is known.
pub(crate) fn venue_line(venue: &Venue) -> String {
    venue.line()
}

/// The sentence with a full stop at its end.
pub(crate) fn sentence(text: &str) -> String {
    let text = text.trim();
    if text.is_empty() || text.ends_with(['.', '!', '?', '…']) {
        text.to_owned()
    } else {
        format!("{text}.")
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date, time};

    use super::*;

    #[test]
    fn dates_and_times_read_as_one_says_them() {
        assert_eq!(
            weekday_date(date(2027, 2, 18)),
            "Thursday 18\u{a0}February\u{a0}2027"
        );
        assert_eq!(long_date(date(2026, 12, 9)), "9 December 2026");
        assert_eq!(
            short_date(date(2027, 2, 11), date(2027, 2, 4)),
            "11\u{a0}Feb"
        );
        assert_eq!(
            short_date(date(2028, 3, 1), date(2027, 2, 4)),
            "1\u{a0}Mar\u{a0}2028"
        );
        assert_eq!(
            made_on(date(2027, 2, 9)),
            "made on 9\u{a0}February\u{a0}2027"
        );
        assert_eq!(
            clock_range(time(9, 5, 0, 0), time(12, 30, 0, 0)),
            "09:05\u{a0}to\u{a0}12:30"
        );
    }

    #[test]
    fn what_matters_of_a_number_is_said_in_words() {
        assert_eq!(counted(2, "", 0, "late"), "Two");
        assert_eq!(counted(1, "open", 1, "late"), "One open, late");
        assert_eq!(counted(3, "", 2, "late"), "Three, two of them late");
        assert_eq!(counted(5, "open", 1, "late"), "Five open, one of them late");
        assert_eq!(counted(2, "", 2, "late"), "Two, all of them late");
    }

    #[test]
    fn a_title_inside_a_sentence_begins_small_and_a_name_of_capitals_stays() {
        assert_eq!(in_sentence("Outreach worker"), "outreach worker");
        assert_eq!(in_sentence("Carers’ support"), "carers’ support");
        assert_eq!(in_sentence("housing"), "housing");
        for name in ["GP", "NHS mental health", "A and E", "McAllister House", ""] {
            assert_eq!(in_sentence(name), name);
        }
    }

    #[test]
    fn numbers_are_words_up_to_ten() {
        assert_eq!(number_word(5), "five");
        assert_eq!(number_word(11), "11");
    }
}
