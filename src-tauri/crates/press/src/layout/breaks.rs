//! Where lines are not broken, or broken only if there is no other way, beyond what Unicode's rules (UAX 14) say.

use std::{
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
    /// Addresses of e-mail, in bytes.
    addresses: Vec<Range<usize>>,
}

impl Breaks {
    /// Addresses of e-mail stay whole, and so do references such as `6(1)(e)`. None where a text holds neither, which
    /// nearly all do.
    pub(crate) fn of(text: &str) -> Option<Self> {
        if !text.contains('@') && !text.contains(")(") {
            return None;
        }
        let addresses = addresses(text);
        let choices = choices(text, |at, before, after| {
            let inside = addresses.iter().any(|address| within(address, at));
            (inside || (before, after) == (')', '(')).then_some(false)
        });
        Some(Self { choices, addresses })
    }

    /// The same for lines that end at these places: an address that did not fit on one of them may be parted before its
    /// `@` and its dots, so that the sign at the head of the next line tells that it goes on. None where all fit.
    pub(crate) fn part(&self, text: &str, ends: &[usize]) -> Option<Self> {
        let too_long = |address: &&Range<usize>| ends.iter().any(|end| within(address, *end));
        let parted: Vec<_> = self.addresses.iter().filter(too_long).collect();
        if parted.is_empty() {
            return None;
        }
        let mut old = self.choices.iter();
        let choices = choices(text, |at, _, after| {
            let choice = old.next().copied().flatten();
            let here = parted.iter().any(|address| within(address, at));
            if here && matches!(after, '@' | '.') {
                Some(true)
            } else {
                choice
            }
        });
        Some(Self {
            choices,
            addresses: Vec::new(),
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

/// Whether a place lies inside, and not at the ends.
fn within(range: &Range<usize>, at: usize) -> bool {
    range.start < at && at < range.end
}

/// Asks `choose` for each pair: where its second character begins, and both. Those with a line feed are left out, as
/// parley does.
fn choices(text: &str, mut choose: impl FnMut(usize, char, char) -> Choice) -> Arc<[Choice]> {
    let pairs = text.chars().zip(text.char_indices().skip(1));
    pairs
        .filter(|(before, (_, after))| *before != '\n' && *after != '\n')
        .map(|(before, (at, after))| choose(at, before, after))
        .collect()
}

/// Words with a letter or a digit on both sides of an `@`, without the punctuation around them.
fn addresses(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for word in text.split_inclusive(char::is_whitespace) {
        let is_outside = |c: char| !c.is_alphanumeric();
        let left = word.trim_start_matches(is_outside);
        let address = left.trim_end_matches(is_outside);
        if address.contains('@') {
            let from = start + word.len() - left.len();
            found.push(from..from + address.len());
        }
        start += word.len();
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_found_without_what_stands_around_it() {
        let text = "Write (to ada.b-c@example.org), or @home, or x@y.";
        let found: Vec<&str> = addresses(text)
            .into_iter()
            .map(|range| &text[range])
            .collect();
        assert_eq!(found, ["ada.b-c@example.org", "x@y"]);
    }

    #[test]
    fn an_address_is_parted_only_if_a_line_ends_in_it_and_then_at_its_signs() {
        let text = "to ada.b-c@example.org";
        let breaks = Breaks::of(text).unwrap();
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
    fn most_texts_are_left_to_the_rules() {
        assert!(Breaks::of("An end-of-line hyphen (such as this).").is_none());
    }
}
