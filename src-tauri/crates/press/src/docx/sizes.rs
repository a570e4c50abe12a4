//! Sizes of type, and about how wide text is in them.

use crate::Edition;

/// Size of running text in points.
pub(super) fn body_size(edition: Edition) -> f32 {
    Sizes::of(edition).body
}

/// About how wide so many letters are in bold type of a size, both in points: the fonts are those of the reader's PC.
pub(super) fn text_width(letters: usize, size: f32) -> f32 {
    /// Width of a letter as a share of the size, and a little to spare: the letters of Arial in bold.
    const LETTER: (f32, f32) = (0.52, 0.6);
    let letters = f32::from(u16::try_from(letters).unwrap_or(u16::MAX));
    (letters * LETTER.0 + LETTER.1) * size
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
