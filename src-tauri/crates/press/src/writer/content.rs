//! Pages to operators (ISO 32000-1, annex A). Everything on a page belongs to an element of the structure tree or is an
//! artifact.

use super::{
    fonts::{Fonts, Used},
    operators::{Operators, Point},
    outlines, pictures,
};
use crate::{
    PressError,
    layout::{
        page::{Page, Paint, Placed, Setting, Shape},
        style::{Colour, SHEET},
        text::{Glyph, GlyphRun, Para},
    },
};

/// A pen this far off, in thousandths of the size, is put right.
const PEN_TOLERANCE: f32 = 0.5;

/// The content of a page. Glyphs that it uses are taken into the fonts.
pub(crate) fn page(
    setting: &Setting,
    page: &Page,
    fonts: &mut Fonts,
) -> Result<Vec<u8>, PressError> {
    let mut content = Content {
        setting,
        fonts,
        out: Operators::default(),
        colour: None,
        font: None,
        outlines: Vec::new(),
    };
    content.page(page)?;
    Ok(content.out.into_bytes())
}

/// A page while its operators are written.
struct Content<'s> {
    setting: &'s Setting,
    fonts: &'s mut Fonts,
    out: Operators,
    colour: Option<Colour>,
    font: Option<(u8, f32)>,
    /// Parts of letters that are drawn once the text is set.
    outlines: Vec<(Colour, Vec<outlines::Step>)>,
}

impl Content<'_> {
    fn page(&mut self, page: &Page) -> Result<(), PressError> {
        if !page.shapes.is_empty() {
            self.out.artifact("Layout");
            self.shapes(&page.shapes)?;
            self.out.end_marked();
        }
        for (sequence, id) in page.sequences.iter().zip(0_u32..) {
            let Some(node) = self.setting.tree.nodes().get(sequence.node.0 as usize) else {
                continue;
            };
            let said = node.said.as_deref();
            let said = said.filter(|_| !self.is_backwards(&sequence.runs));
            self.out.marked(node.role.name(), id, said);
            if !sequence.shapes.is_empty() {
                self.shapes(&sequence.shapes)?;
            }
            if !sequence.runs.is_empty() {
                self.runs(&sequence.runs)?;
            }
            self.out.end_marked();
        }
        if !page.furniture.is_empty() {
            self.out.artifact("Pagination");
            self.runs(&page.furniture)?;
            self.out.end_marked();
        }
        Ok(())
    }

    /// Whether text runs from right to left. What it says then stands in its element only: programs that
    /// reorder what they find on the page would turn it round once more.
    fn is_backwards(&self, runs: &[Placed]) -> bool {
        runs.iter().any(|placed| {
            let para = self.setting.paras.get(placed.para as usize);
            para.and_then(|para| para.runs.get(placed.run as usize))
                .is_some_and(|run| run.right_to_left)
        })
    }

    fn shapes(&mut self, shapes: &[Shape]) -> Result<(), PressError> {
        let mut pen: Option<(f32, Colour)> = None;
        for shape in shapes {
            match shape {
                Shape::Text(placed) => self.runs(&[*placed])?,
                Shape::Logo {
                    x,
                    y,
                    width,
                    height,
                } => {
                    let corner = (*x, SHEET.1 - y - height);
                    self.out.picture(pictures::LOGO, corner, (*width, *height));
                }
                Shape::Line {
                    from,
                    to,
                    weight,
                    colour,
                } => {
                    self.pen(&mut pen, *weight, *colour);
                    self.out.move_to(up(*from));
                    self.out.line_to(up(*to));
                    self.out.stroke(false);
                }
                Shape::Path {
                    start,
                    curves,
                    paint,
                } => self.path((*start, curves), *paint, &mut pen),
            }
        }
        Ok(())
    }

    fn path(
        &mut self,
        (start, curves): (Point, &[[Point; 3]]),
        paint: Paint,
        pen: &mut Option<(f32, Colour)>,
    ) {
        let (weight, colour, closed) = match paint {
            Paint::Fill(colour) => {
                self.fill_colour(colour);
                self.outline(start, curves);
                self.out.fill();
                return;
            }
            Paint::Stroke {
                weight,
                colour,
                closed,
            } => (weight, colour, closed),
            Paint::Dashed { weight, colour, .. } => (weight, colour, false),
        };
        self.pen(pen, weight, colour);
        if let Paint::Dashed { dash, .. } = paint {
            self.out.dash(Some(dash));
        }
        self.outline(start, curves);
        self.out.stroke(closed);
        if let Paint::Dashed { .. } = paint {
            self.out.dash(None);
        }
    }

    fn outline(&mut self, start: Point, curves: &[[Point; 3]]) {
        self.out.move_to(up(start));
        let mut at = start;
        for [first, second, end] in curves {
            // A curve whose handles lie on its ends is a straight line.
            if *first == at && second == end {
                self.out.line_to(up(*end));
            } else {
                self.out.curve_to(up(*first), up(*second), up(*end));
            }
            at = *end;
        }
    }

    fn pen(&mut self, pen: &mut Option<(f32, Colour)>, weight: f32, colour: Colour) {
        if *pen != Some((weight, colour)) {
            *pen = Some((weight, colour));
            self.out.line_width(weight);
            self.out.stroke_colour((colour.0, colour.1, colour.2));
        }
    }

    fn fill_colour(&mut self, colour: Colour) {
        if self.colour != Some(colour) {
            self.colour = Some(colour);
            self.out.fill_colour((colour.0, colour.1, colour.2));
        }
    }

    fn runs(&mut self, runs: &[Placed]) -> Result<(), PressError> {
        let setting = self.setting;
        self.out.begin_text();
        for placed in runs {
            let Some(para) = setting.paras.get(placed.para as usize) else {
                continue;
            };
            if let Some(run) = para.runs.get(placed.run as usize) {
                self.run(para, run, *placed)?;
            }
        }
        self.out.end_text();
        for (colour, steps) in std::mem::take(&mut self.outlines) {
            self.fill_colour(colour);
            for step in steps {
                match step {
                    outlines::Step::Move(to) => self.out.move_to(to),
                    outlines::Step::Line(to) => self.out.line_to(to),
                    outlines::Step::Curve(first, second, end) => {
                        self.out.curve_to(first, second, end);
                    }
                }
            }
            self.out.fill();
        }
        Ok(())
    }

    fn run(&mut self, para: &Para, run: &GlyphRun, placed: Placed) -> Result<(), PressError> {
        if let Some(span) = para.spans.get(usize::from(run.span)) {
            self.fill_colour(self.setting.palette.tone(span.tone));
        }
        if self.font != Some((run.face, run.size)) {
            self.font = Some((run.face, run.size));
            self.out.font(run.face, run.size);
        }
        let glyphs = para.run_glyphs(run);
        let at = (placed.x + run.x, SHEET.1 - placed.y);
        if glyphs.iter().any(|glyph| glyph.text.is_empty()) {
            self.silent_glyphs(run, glyphs, at)?;
        }
        let face = self.fonts.face(run.face)?;
        let mut used = Vec::with_capacity(glyphs.len());
        for glyph in glyphs {
            used.push((face.take(glyph.id, para.slice(&glyph.text)), glyph));
        }
        if run.right_to_left {
            self.glyphs_backwards(&used, at);
        } else {
            self.glyphs(run.size, &used, at);
        }
        Ok(())
    }

    /// Glyphs that add nothing to the text.
    fn silent_glyphs(
        &mut self,
        run: &GlyphRun,
        glyphs: &[Glyph],
        (x, y): Point,
    ) -> Result<(), PressError> {
        let font = crate::fonts::font(usize::from(run.face))?;
        let mut pen = x;
        for glyph in glyphs {
            if glyph.text.is_empty() {
                let origin = (pen + glyph.dx, y - glyph.dy);
                let colour = self.colour.unwrap_or(Colour::INK);
                self.outlines.extend(
                    outlines::steps(&font, glyph.id, run.size, origin).map(|steps| (colour, steps)),
                );
            }
            pen += glyph.advance;
        }
        Ok(())
    }

    /// Glyphs from right to left, each at its place: the file holds them in the order of reading.
    fn glyphs_backwards(&mut self, glyphs: &[(Option<Used>, &Glyph)], (x, y): Point) {
        let width: f32 = glyphs.iter().map(|(_, glyph)| glyph.advance).sum();
        let mut pen = x + width;
        for (used, glyph) in glyphs.iter().rev() {
            pen -= glyph.advance;
            let Some(used) = used else { continue };
            self.out.text_at((pen + glyph.dx, y - glyph.dy));
            self.out.glyph(used.code);
            self.out.end_glyphs();
        }
    }

    /// Glyphs from left to right, the pen put right where shaping wants it elsewhere.
    fn glyphs(&mut self, size: f32, glyphs: &[(Option<Used>, &Glyph)], (x, y): Point) {
        let mut pen = x;
        let mut error = 0.0_f32;
        let mut placed = false;
        for (used, glyph) in glyphs {
            let Some(used) = used else {
                pen += glyph.advance;
                error -= glyph.advance * 1000.0 / size;
                continue;
            };
            let moved = glyph.dx.abs() > 0.01 || glyph.dy.abs() > 0.01;
            if moved || !placed {
                self.out.end_glyphs();
                self.out.text_at((pen + glyph.dx, y - glyph.dy));
                error = 0.0;
                placed = !moved;
            } else if error.abs() > PEN_TOLERANCE {
                let step = error.round();
                self.out.step(step);
                error -= step;
            }
            self.out.glyph(used.code);
            error += f32::from(used.width) - glyph.advance * 1000.0 / size;
            pen += glyph.advance;
        }
        self.out.end_glyphs();
    }
}

/// From the top left corner of a page to its bottom left one.
fn up((x, y): Point) -> Point {
    (x, SHEET.1 - y)
}
