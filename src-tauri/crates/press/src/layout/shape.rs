//! Text to lines of glyphs. Shaping, direction and line breaks are parley's.

use std::{
    borrow::Cow,
    collections::{HashMap, hash_map::DefaultHasher},
    hash::{Hash as _, Hasher as _},
    ops::Range,
    sync::Arc,
};

use parley::{
    Alignment, AlignmentOptions, FontFamily, FontFamilyName, FontStyle, FontWeight, Layout,
    LayoutContext, Line, LineHeight, OverflowWrap, TextStyle,
};

use super::{
    breaks::{Breaks, ends_in_word},
    grid::on_grid,
    style::Type,
    text::{Align, Draft, Glyph, GlyphRun, Para, Shaped, Span, TextLine, index},
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
    /// What was set of the document at hand, by a hash of text and style.
    known: HashMap<u64, Vec<Known>>,
    /// Counts the copies of a merge.
    copy: u32,
}

/// A paragraph that was set.
struct Known {
    key: Key,
    shaped: Arc<Shaped>,
    /// The copy in which it was used last.
    copy: u32,
}

/// What the looks of a paragraph depend on, beside its text.
#[derive(Debug, PartialEq)]
struct Key {
    hash: u64,
    /// Where each style begins, its size, and whether it is bold and italic. Colours and elements are not in it.
    styles: Vec<(usize, f32, bool, bool)>,
    size: f32,
    leading: f32,
    tracking: f32,
    width: f32,
    align: Align,
}

impl Key {
    fn of(
        text: &str,
        spans: &[(Range<usize>, Span)],
        kind: Type,
        width: f32,
        align: Align,
    ) -> Self {
        let mut hasher = DefaultHasher::new();
        text.hash(&mut hasher);
        width.to_bits().hash(&mut hasher);
        let style =
            |(range, span): &(Range<usize>, Span)| (range.start, span.size, span.bold, span.italic);
        Self {
            hash: hasher.finish(),
            styles: spans.iter().map(style).collect(),
            size: kind.size,
            leading: kind.leading,
            tracking: kind.tracking,
            width,
            align,
        }
    }
}

impl Shaper {
    pub(crate) fn new() -> Self {
        Self {
            library: Library::new(),
            context: LayoutContext::new(),
            layout: Layout::new(),
            stack: Vec::new(),
            urdu_stack: Vec::new(),
            known: HashMap::new(),
            copy: 0,
        }
    }

    /// Makes the font families of a document known.
    pub(crate) fn load(&mut self, families: u16) -> Result<(), PressError> {
        self.library.load(families)?;
        self.stack = fonts::stack(families, false);
        self.urdu_stack = fonts::stack(families, true);
        self.forget();
        Ok(())
    }

    /// Lets go of everything that was set.
    pub(crate) fn forget(&mut self) {
        self.known = HashMap::new();
    }

    /// Says that another copy begins. What the last one did not need is let go of: it was somebody's name.
    pub(crate) fn next_copy(&mut self) {
        let last = self.copy;
        self.copy = last.wrapping_add(1);
        self.known.retain(|_, known| {
            known.retain(|known| known.copy == last);
            !known.is_empty()
        });
    }

    /// Sets a paragraph into lines of at most `width` points, `leading` points apart.
    pub(crate) fn set(&mut self, draft: Draft, kind: Type, width: f32, align: Align) -> Para {
        let Draft { text, spans } = draft;
        if spans.is_empty() {
            return Para::default();
        }
        let key = Key::of(&text, &spans, kind, width, align);
        let copy = self.copy;
        let known = self.known.get_mut(&key.hash).and_then(|known| {
            let known = known
                .iter_mut()
                .find(|known| known.key == key && known.shaped.text == text)?;
            known.copy = copy;
            Some(Arc::clone(&known.shaped))
        });
        let shaped = known.unwrap_or_else(|| {
            let shaped = Arc::new(self.shape(text, &spans, kind, width, align));
            let known = self.known.entry(key.hash).or_default();
            known.push(Known {
                key,
                shaped: Arc::clone(&shaped),
                copy,
            });
            shaped
        });
        Para::new(shaped, spans.into_iter().map(|(_, span)| span).collect())
    }

    fn shape(
        &mut self,
        text: String,
        spans: &[(Range<usize>, Span)],
        kind: Type,
        width: f32,
        align: Align,
    ) -> Shaped {
        let urdu = fonts::is_urdu(&text);
        self.break_lines(&text, spans, (kind, urdu), width);
        let align = match align {
            Align::Left => Alignment::Left,
            Align::Right => Alignment::Right,
            Align::Start => Alignment::Start,
        };
        if align != Alignment::Left || self.layout.is_rtl() {
            self.layout.align(align, AlignmentOptions::default());
        }
        let mut shaped = Shaped {
            glyphs: Vec::with_capacity(text.len()),
            text,
            lines: Vec::with_capacity(self.layout.len()),
            runs: Vec::with_capacity(self.layout.len()),
        };
        for line in self.layout.lines() {
            take_line(&mut shaped, &line, &self.library, self.layout.is_rtl());
        }
        on_grid(&mut shaped, kind);
        shaped
    }

    /// Breaks a text into lines, once more where an address is longer than one.
    fn break_lines(
        &mut self,
        text: &str,
        spans: &[(Range<usize>, Span)],
        looks: (Type, bool),
        width: f32,
    ) {
        let raised = spans.iter().filter(|(_, span)| span.rise > 0.0);
        let marks: Vec<usize> = raised.map(|(range, _)| range.start).collect();
        let breaks = Breaks::of(text, &marks);
        self.build(text, spans, looks, breaks.as_ref());
        self.layout.break_all_lines(Some(width));
        if let Some(breaks) = breaks {
            let ends: Vec<usize> = self
                .layout
                .lines()
                .map(|line| line.text_range().end)
                .collect();
            if let Some(parted) = breaks.part(text, &ends) {
                self.build(text, spans, looks, Some(&parted));
                self.layout.break_all_lines(Some(width));
            }
        }
    }

    /// Hands a text with its styles to parley.
    fn build(
        &mut self,
        text: &str,
        spans: &[(Range<usize>, Span)],
        (kind, urdu): (Type, bool),
        breaks: Option<&Breaks>,
    ) {
        // Nastaliq letters climb: at an ordinary leading they would run into the line above.
        let (stack, leading) = if urdu {
            (&self.urdu_stack, kind.leading.max(kind.size * 2.1))
        } else {
            (&self.stack, kind.leading)
        };
        let ask = breaks.map(Breaks::ask);
        let mut builder =
            self.context
                .style_run_builder(&mut self.library.context, text, 1.0, false);
        if let Some(ask) = &ask {
            builder.set_line_break_override(Some(ask));
        }
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

/// Copies what the writer needs out of a line.
fn take_line(para: &mut Shaped, line: &Line<'_, u16>, library: &Library, right_to_left: bool) {
    let metrics = line.metrics();
    let first = para.runs.len();
    let end = words_end(&para.text, line);
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
            // The space at a line's end takes no room (UAX 9, L1): in a name that runs against the text it would stand
            // in the middle of the line.
            let no_room = run.is_rtl() != right_to_left && range.start as usize >= end;
            for glyph in cluster.glyphs() {
                let advance = if no_room { 0.0 } else { glyph.advance };
                para.glyphs.push(Glyph {
                    id: u16::try_from(glyph.id).unwrap_or_default(),
                    advance,
                    dx: glyph.x,
                    dy: glyph.y,
                    text: range.clone(),
                });
                x += advance;
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
        in_word: ends_in_word(&para.text, line.text_range().end),
        runs: index(first)..index(para.runs.len()),
    });
}

/// Where the words of a line end in the text of its paragraph.
fn words_end(text: &str, line: &Line<'_, u16>) -> usize {
    let end = line.text_range().end;
    let until = text.get(..end).unwrap_or(text);
    until.trim_end().len()
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

fn close(para: &mut Shaped, run: Option<GlyphRun>) {
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
fn in_reading_order(para: &mut Shaped, first: usize) {
    if let Some(runs) = para.runs.get_mut(first..)
        && runs.iter().any(|run| run.right_to_left)
    {
        runs.sort_by_key(|run| run.text.start);
    }
}
