//! Paragraphs, before and after they are set into lines.

use std::{
    ops::{Deref, Range},
    sync::Arc,
};

use super::{
    style::{Tone, Type},
    tree::NodeId,
};
use crate::fonts::is_invisible;

/// How a stretch of a paragraph looks and what it belongs to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Span {
    pub(crate) size: f32,
    pub(crate) bold: bool,
    pub(crate) italic: bool,
    pub(crate) tone: Tone,
    /// Points above the line.
    pub(crate) rise: f32,
    pub(crate) underline: bool,
    /// Element of the structure tree.
    pub(crate) node: NodeId,
    /// Index of a link.
    pub(crate) link: Option<u32>,
}

impl Span {
    pub(crate) const fn new(kind: Type, node: NodeId) -> Self {
        Self {
            size: kind.size,
            bold: kind.bold,
            italic: false,
            tone: kind.tone,
            rise: 0.0,
            underline: false,
            node,
            link: None,
        }
    }
}

/// What parley takes in one paragraph; whatever comes after looks like the last of them.
const MOST_SPANS: usize = 60_000;

/// Text with its spans, before it is set.
#[derive(Debug, Default)]
pub(crate) struct Draft {
    pub(crate) text: String,
    pub(crate) spans: Vec<(Range<usize>, Span)>,
}

impl Draft {
    /// A text in one style.
    pub(crate) fn one(text: &str, span: Span) -> Self {
        let mut draft = Self::default();
        draft.push(text, span);
        draft
    }

    /// Adds text. Line ends and tabs become spaces, other control characters are dropped.
    pub(crate) fn push(&mut self, text: &str, span: Span) {
        let start = self.text.len();
        if text.bytes().any(|b| b.is_ascii_control()) || !text.is_ascii() {
            for c in text.chars() {
                match c {
                    '\n' | '\r' | '\t' | '\u{85}' | '\u{2028}' | '\u{2029}' => self.text.push(' '),
                    c if c.is_control() => {}
                    c => self.text.push(c),
                }
            }
        } else {
            self.text.push_str(text);
        }
        self.close(start, span);
    }

    /// Adds a line break.
    pub(crate) fn push_break(&mut self, span: Span) {
        let start = self.text.len();
        self.text.push('\n');
        self.close(start, span);
    }

    /// Adds what another draft holds.
    pub(crate) fn append(&mut self, other: Self) {
        let by = self.text.len();
        self.text.push_str(&other.text);
        let spans = other.spans.into_iter();
        self.spans
            .extend(spans.map(|(range, span)| (range.start + by..range.end + by, span)));
    }

    fn close(&mut self, start: usize, span: Span) {
        let end = self.text.len();
        if end == start {
            return;
        }
        let full = self.spans.len() >= MOST_SPANS;
        match self.spans.last_mut() {
            Some((range, last)) if full || *last == span => range.end = end,
            _ => self.spans.push((start..end, span)),
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Whether its last character is part of a word or of what stands with one.
    pub(crate) fn ends_in_a_word(&self) -> bool {
        self.text.ends_with(|c: char| !c.is_whitespace())
    }
}

/// Where lines stand in their column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Align {
    /// On the side where reading starts.
    Start,
    Left,
    Right,
}

/// A glyph, in visual order.
#[derive(Debug, Clone)]
pub(crate) struct Glyph {
    pub(crate) id: u16,
    pub(crate) advance: f32,
    /// To the right of where the pen is.
    pub(crate) dx: f32,
    /// Below the baseline.
    pub(crate) dy: f32,
    /// Bytes of the paragraph's text that it stands for; empty where an earlier glyph stands for them.
    pub(crate) text: Range<u32>,
}

/// Glyphs of one font and span on one line.
#[derive(Debug, Clone)]
pub(crate) struct GlyphRun {
    /// Index into [`fonts::FACES`].
    pub(crate) face: u8,
    /// Index into the paragraph's spans.
    pub(crate) span: u16,
    pub(crate) right_to_left: bool,
    pub(crate) size: f32,
    /// From the left edge of the paragraph.
    pub(crate) x: f32,
    pub(crate) width: f32,
    pub(crate) glyphs: Range<u32>,
    pub(crate) text: Range<u32>,
}

/// A line.
#[derive(Debug, Clone)]
pub(crate) struct TextLine {
    pub(crate) height: f32,
    /// From the top of the line.
    pub(crate) baseline: f32,
    /// Without the space at its end.
    pub(crate) width: f32,
    /// Whether it ends inside a word: after a hyphen, or in an address.
    pub(crate) in_word: bool,
    pub(crate) runs: Range<u32>,
}

/// A paragraph as set: lines of glyphs, and what they belong to. Paragraphs of one text in one style share the former,
/// so that the hundredth copy of a letter costs next to nothing.
#[derive(Debug, Clone, Default)]
pub(crate) struct Para {
    shaped: Arc<Shaped>,
    pub(crate) spans: Vec<Span>,
}

/// Lines of glyphs.
#[derive(Debug, Default)]
pub(crate) struct Shaped {
    pub(crate) text: String,
    pub(crate) lines: Vec<TextLine>,
    pub(crate) runs: Vec<GlyphRun>,
    pub(crate) glyphs: Vec<Glyph>,
}

impl Para {
    pub(crate) const fn new(shaped: Arc<Shaped>, spans: Vec<Span>) -> Self {
        Self { shaped, spans }
    }
}

impl Deref for Para {
    type Target = Shaped;

    fn deref(&self) -> &Shaped {
        &self.shaped
    }
}

impl Shaped {
    pub(crate) fn run_glyphs(&self, run: &GlyphRun) -> &[Glyph] {
        self.glyphs
            .get(run.glyphs.start as usize..run.glyphs.end as usize)
            .unwrap_or_default()
    }

    /// Whether the glyphs of a run, one by one from left to right, do not give its text: letters from right
    /// to left, moved by shaping, or made of several glyphs.
    pub(crate) fn is_intricate(&self, run: &GlyphRun) -> bool {
        let blank = self.slice(&run.text).chars().all(char::is_whitespace);
        !blank
            && (run.right_to_left
                || self.run_glyphs(run).iter().any(|glyph| {
                    glyph.text.is_empty() || glyph.dx.abs() > 0.01 || glyph.dy.abs() > 0.01
                }))
    }

    pub(crate) fn slice(&self, range: &Range<u32>) -> &str {
        self.text
            .get(range.start as usize..range.end as usize)
            .unwrap_or_default()
    }

    /// Characters that came out without a shape: no font has all that belongs to one letter.
    pub(crate) fn missing(&self) -> impl Iterator<Item = char> {
        self.glyphs
            .iter()
            .filter(|glyph| glyph.id == 0)
            .flat_map(|glyph| self.slice(&glyph.text).chars())
            .filter(|c| !c.is_whitespace() && !is_invisible(*c))
    }

    /// Width of the widest line.
    pub(crate) fn width(&self) -> f32 {
        self.lines.iter().map(|line| line.width).fold(0.0, f32::max)
    }
}

/// Lengths of one paragraph fit into 32 bits: the core allows 2 MB.
pub(crate) fn index(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
