//! What a figure is made of.
//!
//! Lengths are points (1/72 inch) from the top left corner, x to the right and y down. Two things that differ in
//! meaning differ in colour *and* in pattern or shape (WCAG 2.2, 1.4.1), which is why a rectangle asks for both.

/// A figure at the size at which it is drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Scene {
    /// What the figure shows, in a few words. Never empty.
    pub title: String,
    /// Alternative text: what one sees in it, in a sentence or two. Never empty.
    pub description: String,
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
    /// What is drawn, from back to front.
    pub marks: Vec<Mark>,
    /// The numbers behind the figure, to be set as a table beside it.
    pub numbers: Numbers,
}

/// The numbers behind a figure. The first column names its row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Numbers {
    /// Titles of the columns.
    pub columns: Vec<String>,
    /// Rows, each with as many cells as there are columns.
    pub rows: Vec<Vec<String>>,
}

/// One thing that is drawn.
#[derive(Debug, Clone, PartialEq)]
pub enum Mark {
    /// An upright rectangle.
    Rect {
        /// Where.
        area: Area,
        /// Colour and pattern inside; none for an outline only.
        fill: Option<Fill>,
        /// Outline; none for no outline.
        stroke: Option<Stroke>,
    },
    /// A straight line.
    Line {
        /// Start.
        from: Point,
        /// End.
        to: Point,
        /// How it is drawn.
        stroke: Stroke,
    },
    /// Straight and curved pieces: a network's edge, a diamond, a triangle.
    Path {
        /// Where it begins.
        start: Point,
        /// Its pieces, each from the end of the one before.
        steps: Vec<Step>,
        /// Whether the end is joined to the start.
        closed: bool,
        /// Colour inside; none for a line only. A path has no pattern: its shape tells.
        fill: Option<Colour>,
        /// Outline; none for no outline.
        stroke: Option<Stroke>,
    },
    /// A circle.
    Circle {
        /// Centre.
        centre: Point,
        /// Radius, above 0.
        radius: f32,
        /// Colour inside; none for an outline only.
        fill: Option<Colour>,
        /// Outline; none for no outline.
        stroke: Option<Stroke>,
    },
    /// A line of text, set as text.
    Text {
        /// The point of the baseline that `anchor` speaks of.
        at: Point,
        /// The words. No line ends.
        text: String,
        /// Size of type.
        size: f32,
        /// Bold.
        bold: bool,
        /// Colour.
        colour: Colour,
        /// Which end of the line stands at `at`.
        anchor: TextAnchor,
    },
}

/// A point.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Point {
    /// To the right.
    pub x: f32,
    /// Down.
    pub y: f32,
}

/// An upright rectangle.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Area {
    /// Left edge.
    pub x: f32,
    /// Top edge.
    pub y: f32,
    /// Width, not negative.
    pub width: f32,
    /// Height, not negative.
    pub height: f32,
}

/// A piece of a path.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Step {
    /// A straight line to a point.
    Line(Point),
    /// A cubic Bézier curve: two control points, then the end.
    Curve(Point, Point, Point),
}

/// What fills a rectangle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fill {
    /// Colour.
    pub colour: Colour,
    /// Pattern on it.
    pub pattern: Pattern,
}

/// Lines over a fill, so that it is known without its colour. [`pieces`](super::pieces) turns them into lines and
/// dots inside the rectangle, which any writer can draw.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Pattern {
    /// The colour alone.
    #[default]
    Solid,
    /// Lines that rise to the right.
    Rising,
    /// Lines that rise and lines that fall.
    Crossed,
    /// Dots.
    Dotted,
    /// Level lines.
    Level,
}

/// How a line is drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stroke {
    /// Colour.
    pub colour: Colour,
    /// Width, above 0.
    pub width: f32,
    /// Whether it is broken.
    pub dash: Dash,
}

/// Whether a line is broken.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Dash {
    /// Unbroken.
    #[default]
    None,
    /// Dashes of four widths with gaps of three.
    Dashes,
    /// Dots of one width with gaps of two.
    Dots,
}

/// A colour by what it stands for; each writer has its own value, the screen one for light and one for dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Colour {
    /// Text and outlines.
    Ink,
    /// Text of the second tone.
    Second,
    /// Axes.
    Edge,
    /// Lines of a grid.
    Hairline,
    /// The page itself.
    Paper,
    /// The accent: what counts most.
    Accent,
    /// A lighter step of the accent.
    Leaf,
    /// A very light step of the accent.
    LeafSoft,
    /// What asks for attention.
    Amber,
    /// A light step of it.
    AmberSoft,
}

impl Colour {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::Ink,
        Self::Second,
        Self::Edge,
        Self::Hairline,
        Self::Paper,
        Self::Accent,
        Self::Leaf,
        Self::LeafSoft,
        Self::Amber,
        Self::AmberSoft,
    ];

    /// Its value on white paper: red, green and blue in sRGB, 0 to 255. Text colours have a contrast of at least 7 to 1
    /// and lines that mean something one of at least 3 to 1 against paper (WCAG 2.2, 1.4.6 and 1.4.11).
    pub const fn on_paper(self) -> [u8; 3] {
        match self {
            Self::Ink => [0x23, 0x26, 0x1f],
            Self::Second => [0x50, 0x4f, 0x45],
            Self::Edge => [0x85, 0x7b, 0x69],
            Self::Hairline => [0xcf, 0xc8, 0xb9],
            Self::Paper => [0xff, 0xff, 0xff],
            Self::Accent => [0x1d, 0x5a, 0x3c],
            Self::Leaf => [0x54, 0x8d, 0x69],
            Self::LeafSoft => [0xe3, 0xed, 0xe2],
            Self::Amber => [0x9a, 0x5b, 0x00],
            Self::AmberSoft => [0xf7, 0xe6, 0xc4],
        }
    }

    /// Its name in a style sheet: `scene-accent` for [`Colour::Accent`].
    pub const fn class(self) -> &'static str {
        match self {
            Self::Ink => "scene-ink",
            Self::Second => "scene-second",
            Self::Edge => "scene-edge",
            Self::Hairline => "scene-hairline",
            Self::Paper => "scene-paper",
            Self::Accent => "scene-accent",
            Self::Leaf => "scene-leaf",
            Self::LeafSoft => "scene-leaf-soft",
            Self::Amber => "scene-amber",
            Self::AmberSoft => "scene-amber-soft",
        }
    }
}

/// Which end of a line of text stands at its point.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum TextAnchor {
    /// Its left end.
    #[default]
    Left,
    /// Its middle.
    Middle,
    /// Its right end.
    Right,
}

impl Point {
    /// A point.
    pub const fn new(x: f32, y: f32) -> Self {
        Self { x, y }
    }
}

impl Area {
    /// Right edge.
    pub fn right(&self) -> f32 {
        self.x + self.width
    }

    /// Bottom edge.
    pub fn bottom(&self) -> f32 {
        self.y + self.height
    }
}

impl Stroke {
    /// An unbroken line.
    pub const fn solid(colour: Colour, width: f32) -> Self {
        Self {
            colour,
            width,
            dash: Dash::None,
        }
    }

    /// Lengths of dashes and gaps in turn; empty for an unbroken line.
    pub fn dashes(&self) -> Vec<f32> {
        match self.dash {
            Dash::None => Vec::new(),
            Dash::Dashes => vec![4.0 * self.width, 3.0 * self.width],
            Dash::Dots => vec![self.width, 2.0 * self.width],
        }
    }
}
