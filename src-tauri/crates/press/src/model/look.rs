//! How an organisation's documents look: its name, its logo and its colour.

use std::sync::Arc;

use crate::picture::{Picture, PictureError};

/// What makes documents those of an organisation. The default is plain: no name, no logo, Copse's green.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Look {
    /// The organisation's own name, set at the head of the first page or on the cover; empty for none.
    pub organisation: String,
    /// Its logo, beside or above the name.
    pub logo: Option<Logo>,
    /// Its colour, for its name, for links and for decoration.
    pub accent: Accent,
}

/// A logo that was looked through and can be drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Logo {
    picture: Arc<Picture>,
    alt: String,
}

impl Logo {
    /// Reads a PNG or an SVG; which of them is told from the bytes.
    ///
    /// `alt` is what somebody hears who cannot see it. Empty makes it decoration, which is right where the
    /// organisation's name stands beside it as text.
    ///
    /// # Errors
    /// [`PictureError`] says in a sentence what is wrong with it, so that nobody learns it from a printed page.
    pub fn read(bytes: &[u8], alt: impl Into<String>) -> Result<Self, PictureError> {
        Ok(Self {
            picture: Arc::new(Picture::read(bytes)?),
            alt: alt.into(),
        })
    }

    /// What somebody hears who cannot see it; empty for decoration.
    pub fn alt(&self) -> &str {
        &self.alt
    }

    /// Width divided by height.
    pub fn shape(&self) -> f32 {
        self.picture.shape()
    }

    pub(crate) fn picture(&self) -> &Picture {
        &self.picture
    }
}

/// Least contrast of text against paper (WCAG 2.2, 1.4.3; domain D8).
pub const LEAST_CONTRAST: f32 = 4.5;

/// A colour in which text can be read on white paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Accent {
    wanted: [u8; 3],
    used: [u8; 3],
}

impl Default for Accent {
    /// Copse's deep green, 8.1 to 1.
    fn default() -> Self {
        Self::new([0x1d, 0x5a, 0x3c])
    }
}

impl Accent {
    /// A colour in sRGB. One that is too light for text is darkened, its hue kept, until it has a contrast of
    /// [`LEAST_CONTRAST`] against white; [`Accent::remark`] says so.
    pub fn new(wanted: [u8; 3]) -> Self {
        let mut used = wanted;
        // 256 steps down to black, which passes.
        for step in (0..=255_u16).rev() {
            used = wanted.map(|part| u8::try_from(u16::from(part) * step / 255).unwrap_or(part));
            if contrast_on_white(used) >= LEAST_CONTRAST {
                break;
            }
        }
        Self { wanted, used }
    }

    /// A colour as `#1d5a3c` or `#15c`, with or without the hash.
    ///
    /// # Errors
    /// [`NoColour`] where it is none.
    pub fn from_hex(text: &str) -> Result<Self, NoColour> {
        let digits: Option<Vec<u8>> = text
            .trim()
            .trim_start_matches('#')
            .chars()
            .map(|sign| sign.to_digit(16).and_then(|digit| u8::try_from(digit).ok()))
            .collect();
        match digits.as_deref() {
            Some([red, green, blue]) => Ok(Self::new([red * 17, green * 17, blue * 17])),
            Some([r1, r2, g1, g2, b1, b2]) => {
                Ok(Self::new([r1 * 16 + r2, g1 * 16 + g2, b1 * 16 + b2]))
            }
            _ => Err(NoColour),
        }
    }

    /// The colour that is used: red, green and blue, 0 to 255.
    pub const fn rgb(self) -> [u8; 3] {
        self.used
    }

    /// Contrast of the used colour against white paper, from 4.5 to 21.
    pub fn contrast(self) -> f32 {
        contrast_on_white(self.used)
    }

    /// A sentence for the person who chose the colour, where it was darkened.
    pub fn remark(self) -> Option<String> {
        let hex = |[r, g, b]: [u8; 3]| format!("#{r:02x}{g:02x}{b:02x}");
        (self.used != self.wanted).then(|| {
            format!(
                "The colour {} is too light to read on white paper ({:.1} to 1; text needs 4.5). Documents use {} instead.",
                hex(self.wanted),
                contrast_on_white(self.wanted),
                hex(self.used)
            )
        })
    }
}

/// The text is no colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "This is not a colour. Please write it as # and six digits or letters from a to f, such as #1d5a3c."
)]
pub struct NoColour;

/// Contrast against white (WCAG 2.2, "contrast ratio" and "relative luminance").
fn contrast_on_white(colour: [u8; 3]) -> f32 {
    let [red, green, blue] = colour.map(|part| {
        let part = f32::from(part) / 255.0;
        if part <= 0.040_45 {
            part / 12.92
        } else {
            ((part + 0.055) / 1.055).powf(2.4)
        }
    });
    1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_that_cannot_be_read_is_darkened_and_that_is_said() {
        let yellow = Accent::from_hex("#FFDD00").unwrap();
        assert!(yellow.contrast() >= LEAST_CONTRAST, "{}", yellow.contrast());
        let [red, green, blue] = yellow.rgb();
        assert!(
            red > green && green > blue,
            "still yellow: {:?}",
            yellow.rgb()
        );
        let said = yellow.remark().unwrap();
        assert!(
            said.contains("#ffdd00") && said.contains("1.3 to 1"),
            "{said}"
        );
        for fine in ["#1d5a3c", "005eb8", "#000"] {
            let accent = Accent::from_hex(fine).unwrap();
            assert_eq!(accent.remark(), None, "{fine}");
        }
        // The brink: WCAG's own example of the lightest grey that passes.
        assert_eq!(Accent::from_hex("#767676").unwrap().remark(), None);
        assert!(Accent::from_hex("#777777").unwrap().remark().is_some());
    }

    #[test]
    fn what_is_no_colour_is_refused() {
        for text in ["", "#12", "green", "#1234567", "#12 34 56", "１２３４５６"] {
            assert_eq!(Accent::from_hex(text), Err(NoColour), "{text}");
        }
    }
}
