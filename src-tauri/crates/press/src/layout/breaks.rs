//! Where lines are not broken, or broken only if there is no other way, beyond what Unicode's rules (UAX 14) say.

use std::{
    collections::HashSet,
    ops::Range,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

use parley::LineBreakContext;

/// What may be done between two characters: none leaves it to the rules.
type Choice = Option<bool>;

/// The choices for one text.
pub(crate) struct Breaks {
    /// One for each pair of neighbours of which neither ends a line.
    choices: Arc<[Choice]>,
    /// What stays whole as long as a line holds it.
    wholes: Vec<Whole>,
}

/// What stays whole as long as a line holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Whole {
    /// In bytes.
    range: Range<usize>,
    kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// An address of e-mail: a longer one is parted before its `@` and its dots.
    Mail,
    /// An address on the web: a longer one is broken by the rules.
    Web,
    /// A name from right to left in brackets, which is hard to follow over two lines that run left to right.
    Bracketed,
}

impl Breaks {
    /// Addresses stay whole, and so do references such as `6(1)(e)`, words such as `e-mail`, an `“I` with what follows, and
    /// marks of notes, which begin at `marks`, with their words. None where a text holds none of them, which most do.
    pub(crate) fn of(text: &str, marks: &[usize]) -> Option<Self> {
        let wholes = wholes(text);
        let mut welds = welds(text);
        welds.extend(marks.iter().filter(|at| after_a_word(text, **at)));
        if wholes.is_empty() && welds.is_empty() {
            return None;
        }
        let choices = choices(text, |at, _| {
            let inside = whole_at(&wholes, at).is_some();
            (inside || welds.contains(&at)).then_some(false)
        });
        Some(Self { choices, wholes })
    }

    /// The same for lines that end at these places: what did not fit on one of them may be parted, an address of e-mail
    /// before its `@` and its dots, so that the sign at the head of the next line tells that it goes on. None where all fit.
    pub(crate) fn part(&self, text: &str, ends: &[usize]) -> Option<Self> {
        let too_long = |whole: &&Whole| {
            let next = ends.partition_point(|end| *end <= whole.range.start);
            ends.get(next).is_some_and(|end| *end < whole.range.end)
        };
        let parted: Vec<Whole> = self.wholes.iter().filter(too_long).cloned().collect();
        if parted.is_empty() {
            return None;
        }
        let mut old = self.choices.iter();
        let choices = choices(text, |at, after| {
            let choice = old.next().copied().flatten();
            match whole_at(&parted, at).map(|whole| whole.kind) {
                Some(Kind::Mail) if matches!(after, '@' | '.') => Some(true),
                Some(Kind::Web | Kind::Bracketed) => None,
                _ => choice,
            }
        });
        Some(Self {
            choices,
            wholes: Vec::new(),
        })
    }

    /// What parley asks for each pair, in the order of the text.
    pub(crate) fn ask(&self) -> impl Fn(LineBreakContext) -> Choice + Send + Sync + use<> {
        let choices = Arc::clone(&self.choices);
        let next = AtomicUsize::new(0);
        move |_| {
            let at = next.fetch_add(1, Ordering::Relaxed);
            choices.get(at).copied().flatten()
        }
    }
}

/// Whether a line that ends at `end` ends inside a word: neither at a space nor beside a letter that is a word by itself.
pub(crate) fn ends_in_word(text: &str, end: usize) -> bool {
    let stands_alone = |c: char| c.is_whitespace() || ('\u{2e80}'..='\u{9fff}').contains(&c);
    let before = text.get(..end).and_then(|text| text.chars().next_back());
    let after = text.get(end..).and_then(|text| text.chars().next());
    matches!((before, after), (Some(before), Some(after)) if !stands_alone(before) && !stands_alone(after))
}

/// What a place lies inside of, and not at the ends. A text of a megabyte may hold thousands, so they are in order.
fn whole_at(wholes: &[Whole], at: usize) -> Option<&Whole> {
    let next = wholes.partition_point(|whole| whole.range.start < at);
    let last = wholes.get(next.checked_sub(1)?)?;
    (at < last.range.end).then_some(last)
}

/// Whether something stands right before a place.
fn after_a_word(text: &str, at: usize) -> bool {
    let before = text.get(..at).and_then(|text| text.chars().next_back());
    before.is_some_and(|c| !c.is_whitespace())
}

/// Asks `choose` for each pair: where its second character begins, and that. Those with a line feed are left out, as
/// parley does.
fn choices(text: &str, mut choose: impl FnMut(usize, char) -> Choice) -> Arc<[Choice]> {
    let pairs = text.chars().zip(text.char_indices().skip(1));
    pairs
        .filter(|(before, (_, after))| *before != '\n' && *after != '\n')
        .map(|(_, (at, after))| choose(at, after))
        .collect()
}

/// Places where a line is never broken, whatever the rules say.
fn welds(text: &str) -> HashSet<usize> {
    let mut found = HashSet::new();
    // References such as `6(1)(e)`.
    found.extend(text.match_indices(")(").map(|(at, _)| at + 1));
    // The rules keep a narrow space to what stands before it, but for dashes.
    let narrow = text.match_indices('\u{202f}').map(|(at, _)| at);
    found.extend(narrow.filter(|at| after_a_word(text, *at)));
    for (hyphen, _) in text.match_indices('-') {
        // A single letter before a hyphen is no part of a word that may stand at the end of a line.
        let mut before = text.get(..hyphen).unwrap_or_default().chars().rev();
        let letter = before.next().is_some_and(char::is_alphabetic);
        if letter && !before.next().is_some_and(char::is_alphanumeric) {
            found.insert(hyphen + 1);
        }
    }
    for (at, quote) in text.match_indices(['“', '‘']) {
        // A quotation does not leave its `I` behind.
        if text
            .get(at + quote.len()..)
            .is_some_and(|rest| rest.starts_with("I "))
        {
            found.insert(at + quote.len() + 2);
        }
    }
    found
}

/// Addresses, and names from right to left in brackets.
fn wholes(text: &str) -> Vec<Whole> {
    let mut found = Vec::new();
    let is_outside = |c: char| !c.is_alphanumeric();
    if text.contains(['@', '/']) || text.contains("www.") {
        let mut start = 0;
        for word in text.split_inclusive(char::is_whitespace) {
            let left = word.trim_start_matches(is_outside);
            let address = left.trim_end_matches(is_outside);
            let kind = if address.contains('@') && !address.contains('/') {
                Some(Kind::Mail)
            } else if is_web(address) {
                Some(Kind::Web)
            } else {
                None
            };
            if let Some(kind) = kind {
                let from = start + word.len() - left.len();
                found.push(Whole {
                    range: from..from + address.len(),
                    kind,
                });
            }
            start += word.len();
        }
    }
    if text.chars().any(is_right_to_left) {
        found.extend(bracketed(text));
        found.sort_by_key(|whole| whole.range.start);
    }
    found
}

/// Names from right to left in brackets.
fn bracketed(text: &str) -> impl Iterator<Item = Whole> {
    /// Letters of a name that a line may hold.
    const MOST: usize = 80;
    text.match_indices('(').filter_map(|(open, _)| {
        let inside = text.get(open..)?;
        let (length, _) = inside
            .char_indices()
            .take(MOST)
            .find(|(_, c)| matches!(c, ')' | '\n'))?;
        let name = inside.get(..length)?;
        let closed = inside.get(length..)?.starts_with(')');
        (closed && name.chars().any(is_right_to_left)).then(|| Whole {
            range: open..open + length + 1,
            kind: Kind::Bracketed,
        })
    })
}

/// Whether a word without spaces is an address on the web: what it begins with says so, or a name with a dot before its
/// first stroke.
fn is_web(word: &str) -> bool {
    if word.contains("://") || word.starts_with("www.") {
        return true;
    }
    let Some((host, path)) = word.split_once('/') else {
        return false;
    };
    let Some((name, end)) = host.rsplit_once('.') else {
        return false;
    };
    let letters = |text: &str| text.len() >= 2 && text.bytes().all(|c| c.is_ascii_alphabetic());
    letters(end) && !name.is_empty() && !path.is_empty()
}

/// Hebrew, Arabic and what is written with their letters.
fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(&str, Kind)> {
        let whole = |whole: Whole| (&text[whole.range], whole.kind);
        wholes(text).into_iter().map(whole).collect()
    }

    /// Where a line is never broken.
    fn refused(text: &str, marks: &[usize]) -> Vec<usize> {
        let breaks = Breaks::of(text, marks).unwrap();
        let places = text.char_indices().skip(1).map(|(at, _)| at);
        let refused = places.zip(breaks.choices.iter());
        let refused = refused.filter(|(_, choice)| **choice == Some(false));
        refused.map(|(at, _)| at).collect()
    }

    #[test]
    fn an_address_is_found_without_what_stands_around_it() {
        assert_eq!(
            found("Write (to ada.b-c@example.org), or @home, or x@y."),
            [("ada.b-c@example.org", Kind::Mail), ("x@y", Kind::Mail)]
        );
        assert_eq!(
            found("See (example.org/mr-p), https://a.b/c. Not and/or, 1.5/2, w/e."),
            [
                ("example.org/mr-p", Kind::Web),
                ("https://a.b/c", Kind::Web)
            ]
        );
        assert_eq!(
            found("Ayesha Khan (عائشہ خان), guest (of Grace)"),
            [("(عائشہ خان)", Kind::Bracketed)]
        );
    }

    #[test]
    fn an_address_is_parted_only_if_a_line_ends_in_it_and_then_at_its_signs() {
        let text = "to ada.b-c@example.org";
        let breaks = Breaks::of(text, &[]).unwrap();
        assert!(breaks.part(text, &[3]).is_none(), "it begins a line");
        let parted = breaks.part(text, &[12]).unwrap();
        let allowed: Vec<usize> = (1..text.len())
            .zip(parted.choices.iter())
            .filter(|(_, choice)| **choice == Some(true))
            .map(|(at, _)| at)
            .collect();
        assert_eq!(allowed, [6, 10, 18], "before the dots and the sign");
        let hyphen = parted.choices[8];
        assert_eq!(hyphen, Some(false));
    }

    #[test]
    fn short_beginnings_and_marks_keep_to_what_they_belong_to() {
        assert_eq!(refused("an e-mail", &[]), [5]);
        assert_eq!(refused("say “I want", &[]), [9]);
        assert_eq!(refused("6(1)(e)", &[]), [4]);
        assert_eq!(refused("Why?3 So", &[4]), [4], "a raised number");
    }

    #[test]
    fn most_texts_are_left_to_the_rules() {
        assert!(Breaks::of("An end-of-line hyphen (such as this).", &[]).is_none());
        assert!(Breaks::of("A mark that stands apart 3", &[25]).is_none());
    }

    #[test]
    fn a_line_ends_in_a_word_after_a_hyphen_and_not_between_words() {
        assert!(ends_in_word("well-known", 5));
        assert!(!ends_in_word("well known", 5));
        assert!(!ends_in_word("李小龍", 3));
        assert!(!ends_in_word("the end", 7));
    }
}
