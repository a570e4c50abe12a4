//! Sizes of type, and about how wide text is in them.

use crate::Edition;

/// Size of running text in points.
pub(super) fn body_size(edition: Edition) -> f32 {
    Sizes::of(edition).body
}

/// Whether nothing may be smaller than the running text.
pub(super) fn is_large(edition: Edition) -> bool {
    Sizes::of(edition).large
}

/// About how wide so many letters are in bold type of a size, both in points: the fonts are those of the reader's PC.
pub(super) fn text_width(letters: usize, size: f32) -> f32 {
    /// Width of a letter as a share of the size, and a little to spare: the letters of Arial in bold.
    const LETTER: (f32, f32) = (0.52, 0.6);
    let letters = f32::from(u16::try_from(letters).unwrap_or(u16::MAX));
    (letters * LETTER.0 + LETTER.1) * size
}

/// About how wide so many letters are in plain type of a size, both in points.
pub(super) fn plain_width(letters: usize, size: f32) -> f32 {
    /// Width of a letter of Arial as a share of the size, on average in English.
    const LETTER: f32 = 0.5;
    f32::from(u16::try_from(letters).unwrap_or(u16::MAX)) * LETTER * size
}

/// About how many lines a text takes in a width, and how wide the last of them is, in points.
pub(super) fn set_in(text: &str, size: f32, width: f32) -> (usize, f32) {
    let mut lines = 0;
    let mut filled = width + 1.0;
    let words = text.split(|c: char| c.is_whitespace() && c != '\u{a0}');
    for word in words.filter(|word| !word.is_empty()) {
        let own = plain_width(word.chars().count(), size);
        let with_space = filled + plain_width(1, size) + own;
        if with_space <= width {
            filled = with_space;
        } else {
            // A word that is longer than a line is broken, and fills several.
            let mut left = own;
            lines += 1;
            while left > width && width > size {
                left -= width;
                lines += 1;
            }
            filled = left;
        }
    }
    (lines, if lines == 0 { 0.0 } else { filled })
}

/// About how many lines a text takes in a width.
pub(super) fn lines(text: &str, size: f32, width: f32) -> usize {
    set_in(text, size, width).0
}

/// Room for the mark of an item of a list, in points: a bullet, a dash, or the longest of so many numbers, and a gap.
///
/// Wider than the mark in any case: one that overshoots its room throws its text to the next stop of the tabs.
pub(super) fn mark_room(items: Option<usize>, edition: Edition) -> f32 {
    /// Width of a digit of Arial, and of the full stop behind it with the gap, as shares of the size.
    const DIGIT: (f32, f32) = (0.556, 0.64);
    /// A bullet, a dash and a single digit have the same room, so that lists of either kind stand in line.
    const LEAST: f32 = 1.2;
    let digits = items.map_or(1, |items| items.max(1).ilog10() + 1);
    let digits = f32::from(u16::try_from(digits).unwrap_or(1));
    (digits * DIGIT.0 + DIGIT.1).max(LEAST) * body_size(edition)
}

/// Size of what repeats on each page.
pub(super) fn furniture_size(edition: Edition) -> f32 {
    Sizes::of(edition).furniture
}

/// Size of the organisation's name.
pub(super) fn letterhead_size(edition: Edition) -> f32 {
    Sizes::of(edition).letterhead
}

/// Sizes of type in points.
pub(super) struct Sizes {
    pub(super) body: f32,
    pub(super) title: f32,
    pub(super) headings: [f32; 6],
    pub(super) small: f32,
    pub(super) letterhead: f32,
    pub(super) furniture: f32,
    /// Whether nothing may be smaller than the running text.
    pub(super) large: bool,
}

impl Sizes {
    pub(super) fn of(edition: Edition) -> Self {
        match edition {
            Edition::Ordinary => Self {
                body: 11.0,
                title: 22.0,
                headings: [15.0, 13.0, 11.5, 11.0, 11.0, 11.0],
                small: 10.0,
                letterhead: 13.0,
                furniture: 9.0,
                large: false,
            },
            // Nothing is smaller than the edition promises.
            large => {
                let size = large.points();
                Self {
                    body: size,
                    title: size * 1.5,
                    headings: [size * 1.25, size * 1.15, size, size, size, size],
                    small: size,
                    letterhead: size * 1.2,
                    furniture: size,
                    large: true,
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_between_words_and_a_long_word_fills_several() {
        // Ten letters on a line.
        for (text, lines, last) in [
            ("", 0, 0.0),
            ("one two", 1, 35.0),
            ("one two three", 2, 25.0),
            ("one two\u{a0}three", 2, 45.0),
            ("twelve-letters to go", 2, 50.0),
        ] {
            assert_eq!(set_in(text, 10.0, 50.0), (lines, last), "{text}");
        }
    }

    #[test]
    fn a_mark_is_narrower_than_its_room() {
        for edition in Edition::ALL {
            let size = body_size(edition);
            for (items, mark) in [(9, 0.556), (10, 1.112), (120, 1.668)] {
                // With its full stop, and a space at least.
                let needed = (mark + 0.278 + 0.3) * size;
                assert!(
                    mark_room(Some(items), edition) > needed,
                    "{items} in {size}"
                );
            }
        }
    }
}
