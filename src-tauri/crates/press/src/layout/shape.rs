//! Text to lines of glyphs. Shaping, direction and line breaks are parley's.

use std::{borrow::Cow, ops::Range};

use parley::{
    Alignment, AlignmentOptions, FontFamily, FontFamilyName, FontStyle, FontWeight, Layout,
    LayoutContext, Line, LineHeight, OverflowWrap, TextStyle,
};

use super::{
    style::Type,
    text::{Align, Draft, Glyph, GlyphRun, Para, Span, TextLine, index},
};
use crate::{
    PressError,
    fonts::{self, Library},
};

/// Sets paragraphs. Costly to make, so it is kept and used again.
pub(crate) struct Shaper {
    library: Library,
    context: LayoutContext<u16>,
    layout: Layout<u16>,
    /// Families of the document at hand, in the order in which a letter is looked for. Fonts that another
    /// document made known do not get in, or the same document could come out differently.
    stack: Vec<FontFamilyName<'static>>,
    urdu_stack: Vec<FontFamilyName<'static>>,
}

impl Shaper {
    pub(crate) fn new() -> Self {
        Self {
            library: Library::new(),
            context: LayoutContext::new(),
            layout: Layout::new(),
            stack: Vec::new(),
            urdu_stack: Vec::new(),
        }
    }

    /// Makes the font families of a document known.
    pub(crate) fn load(&mut self, families: u16) -> Result<(), PressError> {
        self.library.load(families)?;
        self.stack = fonts::stack(families, false);
        self.urdu_stack = fonts::stack(families, true);
        Ok(())
    }

    /// Sets a paragraph into lines of at most `width` points, `leading` points apart.
    pub(crate) fn set(&mut self, draft: Draft, kind: Type, width: f32, align: Align) -> Para {
        let Draft { text, spans } = draft;
        if spans.is_empty() {
            return Para::empty();
        }
        let urdu = fonts::is_urdu(&text);
        self.build(&text, &spans, kind, urdu);
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

    /// Hands a text with its styles to parley.
    fn build(&mut self, text: &str, spans: &[(Range<usize>, Span)], kind: Type, urdu: bool) {
        // Nastaliq letters climb: at an ordinary leading they would run into the line above.
        let (stack, leading) = if urdu {
            (&self.urdu_stack, kind.leading.max(kind.size * 2.1))
        } else {
            (&self.stack, kind.leading)
        };
        let mut builder =
            self.context
                .style_run_builder(&mut self.library.context, text, 1.0, false);
        for ((range, span), index) in spans.iter().zip(0_u16..) {
            let weight = if span.bold {
                FontWeight::BOLD
            } else {
                FontWeight::NORMAL
            };
            let slant = if span.italic {
                FontStyle::Italic
            } else {
                FontStyle::Normal
            };
            let style = builder.push_style(TextStyle {
                font_family: FontFamily::List(Cow::Borrowed(stack.as_slice())),
                font_size: span.size,
                font_weight: weight,
                font_style: slant,
                brush: index,
                line_height: LineHeight::Absolute(leading),
                letter_spacing: kind.tracking,
                overflow_wrap: OverflowWrap::Anywhere,
                ..TextStyle::default()
            });
            builder.push_style_run(style, range.clone());
        }
        builder.build_into(&mut self.layout, text);
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
    let piece = text
        .get(range.start as usize..range.end as usize)
        .unwrap_or_default();
    let mut ends = piece
        .char_indices()
        .skip(1)
        .map(|(at, _)| range.start + index(at));
    let last = glyphs.len() - 1;
    let mut start = range.start;
    let mut give = |position: usize, glyph: &mut Glyph| {
        let end = if position == last {
            range.end
        } else {
            ends.next().unwrap_or(range.end)
        };
        glyph.text = start..end;
        start = end;
    };
    if right_to_left {
        glyphs
            .iter_mut()
            .rev()
            .enumerate()
            .for_each(|(position, glyph)| give(position, glyph));
    } else {
        glyphs
            .iter_mut()
            .enumerate()
            .for_each(|(position, glyph)| give(position, glyph));
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
