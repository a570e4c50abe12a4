//! Paragraphs: text with styles to lines of glyphs. Shaping, direction and line breaks are parley's.

use std::{borrow::Cow, ops::Range};

use parley::{
    Alignment, AlignmentOptions, FontFamily, FontStyle, FontWeight, Layout, LayoutContext, Line,
    LineHeight, OverflowWrap, TextStyle,
};

use super::{
    style::{Tone, Type},
    tree::NodeId,
};
use crate::fonts::{self, Library};

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

    fn close(&mut self, start: usize, span: Span) {
        let end = self.text.len();
        if end > start {
            self.spans.push((start..end, span));
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.text.trim().is_empty()
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
    pub(crate) runs: Range<u32>,
}

/// A paragraph as set.
#[derive(Debug)]
pub(crate) struct Para {
    pub(crate) text: String,
    pub(crate) spans: Vec<Span>,
    pub(crate) lines: Vec<TextLine>,
    pub(crate) runs: Vec<GlyphRun>,
    pub(crate) glyphs: Vec<Glyph>,
}

impl Para {
    /// A paragraph without text.
    pub(crate) const fn empty() -> Self {
        Self { text: String::new(), spans: Vec::new(), lines: Vec::new(), runs: Vec::new(), glyphs: Vec::new() }
    }

    pub(crate) fn run_glyphs(&self, run: &GlyphRun) -> &[Glyph] {
        self.glyphs.get(run.glyphs.start as usize..run.glyphs.end as usize).unwrap_or_default()
    }

    /// Whether the glyphs of a run, one by one from left to right, do not give its text: letters from right
    /// to left, moved by shaping, or made of several glyphs.
    pub(crate) fn is_intricate(&self, run: &GlyphRun) -> bool {
        let blank = self.slice(&run.text).chars().all(char::is_whitespace);
        !blank
            && (run.right_to_left
            || self
                .run_glyphs(run)
                .iter()
                .any(|glyph| glyph.text.is_empty() || glyph.dx.abs() > 0.01 || glyph.dy.abs() > 0.01))
    }

    pub(crate) fn slice(&self, range: &Range<u32>) -> &str {
        self.text.get(range.start as usize..range.end as usize).unwrap_or_default()
    }

    /// Width of the widest line.
    pub(crate) fn width(&self) -> f32 {
        self.lines.iter().map(|line| line.width).fold(0.0, f32::max)
    }
}

/// Sets paragraphs. Costly to make, so it is kept and used again.
pub(crate) struct Shaper {
    library: Library,
    context: LayoutContext<u16>,
    layout: Layout<u16>,
}

impl Shaper {
    pub(crate) fn new() -> Self {
        Self { library: Library::new(), context: LayoutContext::new(), layout: Layout::new() }
    }

    /// Makes font families known.
    pub(crate) fn load(&mut self, families: u8) {
        self.library.load(families);
    }

    /// Sets a paragraph into lines of at most `width` points, `leading` points apart.
    pub(crate) fn set(&mut self, draft: Draft, kind: Type, width: f32, align: Align) -> Para {
        let Draft { text, spans } = draft;
        if spans.is_empty() {
            return Para::empty();
        }
        let urdu = fonts::is_urdu(&text);
        let stack = if urdu { &fonts::URDU_STACK } else { &fonts::STACK };
        // Nastaliq letters climb: at an ordinary leading they would run into the line above.
        let leading = if urdu { kind.leading.max(kind.size * 2.1) } else { kind.leading };
        let mut builder =
            self.context.style_run_builder(&mut self.library.context, &text, 1.0, false);
        for ((range, span), index) in spans.iter().zip(0_u16..) {
            let style = builder.push_style(TextStyle {
                font_family: FontFamily::List(Cow::Borrowed(stack)),
                font_size: span.size,
                font_weight: if span.bold { FontWeight::BOLD } else { FontWeight::NORMAL },
                font_style: if span.italic { FontStyle::Italic } else { FontStyle::Normal },
                brush: index,
                line_height: LineHeight::Absolute(leading),
                letter_spacing: kind.tracking,
                overflow_wrap: OverflowWrap::Anywhere,
                ..TextStyle::default()
            });
            builder.push_style_run(style, range.clone());
        }
        builder.build_into(&mut self.layout, &text);
        self.layout.break_all_lines(Some(width));
        let align = match align {
            Align::Left => Alignment::Left,
            Align::Right => Alignment::Right,
            Align::Start => Alignment::Start,
        };
        if align != Alignment::Left || self.layout.is_rtl() {
            self.layout.align(align, AlignmentOptions::default());
        }
        let spans: Vec<Span> = spans.into_iter().map(|(_, span)| span).collect();
        let mut para = Para {
            glyphs: Vec::with_capacity(text.len()),
            text,
            spans,
            lines: Vec::with_capacity(self.layout.len()),
            runs: Vec::with_capacity(self.layout.len()),
        };
        for line in self.layout.lines() {
            take_line(&mut para, &line, &self.library);
        }
        if !urdu {
            on_grid(&mut para.lines, kind);
        }
        para
    }
}

/// Height of Noto Sans above and below the baseline, as parts of its size.
const ABOVE: f32 = 1.069;
const BELOW: f32 = 0.293;

/// Puts every line onto the grid of its type. Raised numbers and letters of other fonts would make theirs
/// higher than its neighbours.
fn on_grid(lines: &mut [TextLine], kind: Type) {
    let baseline = (kind.leading - (ABOVE + BELOW) * kind.size) / 2.0 + ABOVE * kind.size;
    for line in lines {
        line.height = kind.leading;
        line.baseline = baseline;
    }
}

/// Copies what the writer needs out of a line.
fn take_line(para: &mut Para, line: &Line<'_, u16>, library: &Library) {
    let metrics = line.metrics();
    let first = para.runs.len();
    let mut x = metrics.offset;
    for run in line.runs() {
        let face = library.face(run.font().data.id()).unwrap_or_default();
        let mut open: Option<GlyphRun> = None;
        for cluster in run.visual_clusters() {
            let span = cluster.style().brush;
            if open.as_ref().is_none_or(|run| run.span != span) {
                close(para, open.take());
                let at = index(para.glyphs.len());
                open = Some(GlyphRun {
                    face,
                    span,
                    right_to_left: run.is_rtl(),
                    size: run.font_size(),
                    x,
                    width: 0.0,
                    glyphs: at..at,
                    text: index(cluster.text_range().start)..0,
                });
            }
            let range = cluster.text_range();
            let range = index(range.start)..index(range.end);
            if let Some(run) = &mut open {
                run.text = run.text.start.min(range.start)..run.text.end.max(range.end);
            }
            let at = para.glyphs.len();
            for glyph in cluster.glyphs() {
                para.glyphs.push(Glyph {
                    id: u16::try_from(glyph.id).unwrap_or_default(),
                    advance: glyph.advance,
                    dx: glyph.x,
                    dy: glyph.y,
                    text: range.clone(),
                });
                x += glyph.advance;
            }
            match para.glyphs.get_mut(at..) {
                None | Some([]) => extend_ligature(para.glyphs.last_mut(), &range),
                Some([_]) => {}
                Some(glyphs) => share_out(glyphs, &para.text, &range, run.is_rtl()),
            }
        }
        if let Some(run) = &mut open {
            run.width = x - run.x;
        }
        close(para, open);
    }
    in_reading_order(para, first);
    para.lines.push(TextLine {
        height: metrics.line_height,
        baseline: metrics.baseline - metrics.block_min_coord,
        width: metrics.advance - metrics.hanging_advance,
        runs: index(first)..index(para.runs.len()),
    });
}

/// Several glyphs stand for one piece of text: each gets a character of it in the order of reading, the last
/// one the rest. So the text comes out whole wherever glyphs are read one by one.
fn share_out(glyphs: &mut [Glyph], text: &str, range: &Range<u32>, right_to_left: bool) {
    let piece = text.get(range.start as usize..range.end as usize).unwrap_or_default();
    let mut ends = piece.char_indices().skip(1).map(|(at, _)| range.start + index(at));
    let last = glyphs.len() - 1;
    let mut start = range.start;
    let mut give = |position: usize, glyph: &mut Glyph| {
        let end = if position == last { range.end } else { ends.next().unwrap_or(range.end) };
        glyph.text = start..end;
        start = end;
    };
    if right_to_left {
        glyphs.iter_mut().rev().enumerate().for_each(|(position, glyph)| give(position, glyph));
    } else {
        glyphs.iter_mut().enumerate().for_each(|(position, glyph)| give(position, glyph));
    }
}

/// A letter inside a ligature has no glyph of its own: the ligature stands for it too.
fn extend_ligature(glyph: Option<&mut Glyph>, range: &Range<u32>) {
    if let Some(glyph) = glyph {
        if glyph.text.end == range.start {
            glyph.text.end = range.end;
        } else if glyph.text.start == range.end {
            glyph.text.start = range.start;
        }
    }
}

fn close(para: &mut Para, run: Option<GlyphRun>) {
    if let Some(mut run) = run {
        run.glyphs.end = index(para.glyphs.len());
        if run.width == 0.0 {
            let glyphs = para.run_glyphs(&run);
            run.width = glyphs.iter().map(|glyph| glyph.advance).sum();
        }
        if !run.glyphs.is_empty() {
            para.runs.push(run);
        }
    }
}

/// The file holds runs in the order in which they are read; their places on the line stay as they are.
fn in_reading_order(para: &mut Para, first: usize) {
    if let Some(runs) = para.runs.get_mut(first..)
        && runs.iter().any(|run| run.right_to_left)
    {
        runs.sort_by_key(|run| run.text.start);
    }
}

/// Lengths of one paragraph fit into 32 bits: the core allows 2 MB.
fn index(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
