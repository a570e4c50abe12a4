//! Sizes, spaces and colours of the editions. Lengths are points (1/72 inch).

use crate::{
    model::{Accent, Edition, HeadingLook, ParagraphLook, TableLook},
    scene,
};

/// Points in a millimetre.
pub(crate) const MM: f32 = 72.0 / 25.4;

/// A4 (ISO 216).
pub(crate) const SHEET: (f32, f32) = (210.0 * MM, 297.0 * MM);

/// Space left and right of the text.
pub(crate) const MARGIN: f32 = 20.0 * MM;

/// Width of the text.
pub(crate) const MEASURE: f32 = SHEET.0 - 2.0 * MARGIN;

/// Top of the header's text.
pub(crate) const HEADER_TOP: f32 = 14.0 * MM;

/// Bottom of the footer's text.
pub(crate) const FOOTER_BOTTOM: f32 = SHEET.1 - 13.0 * MM;

/// Between header or footer and its rule.
pub(crate) const FURNITURE_GAP: f32 = 2.0 * MM;

/// Colour in sRGB, each part from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Colour(pub(crate) f32, pub(crate) f32, pub(crate) f32);

impl Colour {
    const fn hex(red: u8, green: u8, blue: u8) -> Self {
        Self(
            red as f32 / 255.0,
            green as f32 / 255.0,
            blue as f32 / 255.0,
        )
    }

    pub(crate) const INK: Self = Self::hex(0x23, 0x26, 0x1f);
    pub(crate) const SECOND: Self = Self::hex(0x50, 0x4f, 0x45);
    pub(crate) const HAIRLINE: Self = Self::hex(0xcf, 0xc8, 0xb9);
    pub(crate) const EDGE: Self = Self::hex(0x85, 0x7b, 0x69);

    /// Towards white by a share from 0 to 1.
    fn lighter(self, share: f32) -> Self {
        let part = |part: f32| part + (1.0 - part) * share;
        Self(part(self.0), part(self.1), part(self.2))
    }
}

/// The colours that follow from an organisation's own.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Palette {
    /// Links, notes and the organisation's name.
    pub(crate) accent: Colour,
    /// Lines of decoration.
    pub(crate) leaf: Colour,
    /// Areas of decoration.
    pub(crate) leaf_soft: Colour,
}

impl Palette {
    pub(crate) fn of(accent: Accent) -> Self {
        let [red, green, blue] = accent.rgb();
        let colour = Colour::hex(red, green, blue);
        if accent == Accent::default() {
            // Chosen by eye, a little fresher than the rule below makes them.
            return Self {
                accent: colour,
                leaf: Colour::hex(0x54, 0x8d, 0x69),
                leaf_soft: Colour::hex(0xe3, 0xed, 0xe2),
            };
        }
        Self {
            accent: colour,
            leaf: colour.lighter(0.35),
            leaf_soft: colour.lighter(0.88),
        }
    }

    /// The colour of a text.
    pub(crate) fn tone(&self, tone: Tone) -> Colour {
        match tone {
            Tone::Ink => Colour::INK,
            Tone::Second => Colour::SECOND,
            Tone::Accent => self.accent,
            Tone::Figure(colour) => self.figure(colour),
        }
    }

    /// A colour of a figure.
    pub(crate) fn figure(&self, colour: scene::Colour) -> Colour {
        match colour {
            scene::Colour::Accent => self.accent,
            scene::Colour::Leaf => self.leaf,
            scene::Colour::LeafSoft => self.leaf_soft,
            other => {
                let [red, green, blue] = other.on_paper();
                Colour::hex(red, green, blue)
            }
        }
    }
}

/// Colour of a text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Tone {
    #[default]
    Ink,
    Second,
    Accent,
    /// As a figure wants it.
    Figure(scene::Colour),
}

/// A size of type.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Type {
    pub(crate) size: f32,
    /// From one baseline to the next.
    pub(crate) leading: f32,
    pub(crate) bold: bool,
    pub(crate) tone: Tone,
    /// Added between letters.
    pub(crate) tracking: f32,
}

const fn plain(size: f32, leading: f32) -> Type {
    Type {
        size,
        leading,
        bold: false,
        tone: Tone::Ink,
        tracking: 0.0,
    }
}

const fn bold(size: f32, leading: f32, tracking: f32) -> Type {
    Type {
        size,
        leading,
        bold: true,
        tone: Tone::Ink,
        tracking,
    }
}

const fn second(size: f32, leading: f32) -> Type {
    Type {
        size,
        leading,
        bold: false,
        tone: Tone::Second,
        tracking: 0.0,
    }
}

/// What an edition looks like.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Style {
    pub(crate) large: bool,
    pub(crate) body: Type,
    pub(crate) label: Type,
    pub(crate) title: Type,
    pub(crate) section: Type,
    pub(crate) minor: Type,
    pub(crate) small: Type,
    pub(crate) close: Type,
    pub(crate) note: Type,
    pub(crate) furniture: Type,
    pub(crate) cover_title: Type,
    pub(crate) cover_line: Type,
    pub(crate) groups: Type,
    /// By how much millimetres of the ordinary edition grow.
    pub(crate) grow: f32,
}

impl Style {
    pub(crate) const fn of(edition: Edition) -> Self {
        match edition {
            Edition::Ordinary => Self {
                large: false,
                body: plain(10.5, 15.0),
                label: bold(10.5, 15.0, 0.0),
                title: bold(20.0, 26.0, -0.16),
                section: bold(13.0, 18.0, 0.0),
                minor: bold(10.5, 15.0, 0.0),
                small: second(9.5, 13.5),
                close: plain(9.5, 13.5),
                note: second(9.0, 13.0),
                furniture: second(8.5, 12.0),
                cover_title: Type {
                    tracking: -0.6,
                    ..plain(34.0, 40.0)
                },
                cover_line: second(16.0, 23.0),
                groups: Type {
                    tracking: 1.2,
                    ..bold(18.0, 30.0, 0.0)
                },
                grow: 1.0,
            },
            Edition::LargePrint => Self {
                large: true,
                body: plain(18.0, 26.0),
                label: bold(20.0, 28.0, 0.0),
                title: bold(28.0, 36.0, -0.2),
                section: bold(22.0, 30.0, 0.0),
                minor: bold(18.0, 26.0, 0.0),
                small: second(18.0, 26.0),
                close: plain(18.0, 26.0),
                note: plain(18.0, 26.0),
                furniture: second(18.0, 24.0),
                cover_title: Type {
                    tracking: -0.6,
                    ..plain(36.0, 44.0)
                },
                cover_line: second(22.0, 31.0),
                groups: Type {
                    tracking: 1.6,
                    ..bold(26.0, 44.0, 0.0)
                },
                grow: 1.5,
            },
            Edition::GiantPrint => Self {
                large: true,
                body: plain(24.0, 34.0),
                label: bold(26.0, 36.0, 0.0),
                title: bold(34.0, 43.0, -0.24),
                section: bold(28.0, 38.0, 0.0),
                minor: bold(24.0, 34.0, 0.0),
                small: second(24.0, 34.0),
                close: plain(24.0, 34.0),
                note: plain(24.0, 34.0),
                furniture: second(24.0, 31.0),
                cover_title: Type {
                    tracking: -0.6,
                    ..plain(40.0, 49.0)
                },
                cover_line: second(28.0, 39.0),
                groups: Type {
                    tracking: 1.6,
                    ..bold(28.0, 48.0, 0.0)
                },
                grow: 1.8,
            },
        }
    }

    pub(crate) const fn heading(&self, look: HeadingLook) -> Type {
        match look {
            HeadingLook::Title => self.title,
            HeadingLook::Section => self.section,
            HeadingLook::Minor => self.minor,
        }
    }

    /// Space above and below a heading.
    pub(crate) const fn heading_space(&self, look: HeadingLook) -> (f32, f32) {
        let (above, below) = match look {
            HeadingLook::Title => (9.0, 1.0),
            HeadingLook::Section => (7.0, 2.0),
            HeadingLook::Minor => (3.2 * self.grow, 0.6),
        };
        (above * MM, below * MM * self.grow)
    }

    pub(crate) const fn paragraph(&self, look: ParagraphLook) -> Type {
        match look {
            ParagraphLook::Body => self.body,
            ParagraphLook::Lead | ParagraphLook::Second => Type {
                tone: Tone::Second,
                ..self.body
            },
            ParagraphLook::Small => self.small,
        }
    }

    /// Between paragraphs, and between a paragraph and a list.
    pub(crate) const fn paragraph_gap(&self) -> f32 {
        2.0 * MM * self.grow
    }

    /// Between items of a list.
    pub(crate) const fn item_gap(&self) -> f32 {
        MM * self.grow
    }

    /// From where a bullet or a number begins to its text, in type of `size` points: as much as a number of one digit takes,
    /// so that the texts of all lists stand below each other.
    pub(crate) const fn list_indent(size: f32) -> f32 {
        1.18 * size
    }

    /// Between a number and its text, in type of `size` points.
    pub(crate) const fn number_gap(size: f32) -> f32 {
        0.32 * size
    }

    /// Width of the column of headings.
    pub(crate) const LABEL_COLUMN: f32 = 46.0 * MM;

    /// Between a heading and the text beside it.
    pub(crate) const LABEL_GAP: f32 = 6.0 * MM;

    /// Rows up to so many lines of text are not cut: fewer in large type, where a page has room for few.
    pub(crate) fn whole_lines(&self) -> f32 {
        (63.0 / self.body.size).clamp(2.0, 4.5)
    }

    /// Above and below the content of a row.
    pub(crate) const fn row_padding(&self) -> f32 {
        2.6 * MM * self.grow
    }

    /// Above and below the content of a table's row.
    pub(crate) const fn cell_padding(&self, look: TableLook) -> f32 {
        let millimetres = match look {
            TableLook::Open => 2.5,
            TableLook::Close | TableLook::Facts => 1.8,
            TableLook::Tight | TableLook::Signatures | TableLook::SignIn { .. } => 1.2,
        };
        millimetres * MM * self.grow
    }

    /// Least height of a table's row.
    pub(crate) const fn row_height(&self, look: TableLook) -> f32 {
        match look {
            TableLook::Open | TableLook::Close | TableLook::Facts | TableLook::Tight => 0.0,
            TableLook::Signatures | TableLook::SignIn { .. } => 12.6 * MM * self.grow,
        }
    }

    /// Between columns of a table.
    pub(crate) const COLUMN_GAP: f32 = 4.0 * MM;
}
