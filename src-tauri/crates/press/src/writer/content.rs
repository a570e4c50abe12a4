//! Pages to operators. Everything on a page belongs to an element of the structure tree or is an artifact.

use std::collections::BTreeMap;

use printpdf::{
    Codepoint, Color, DictItem, FontId, Line, LineDashPattern, LinePoint, Mm, Op, PaintMode,
    PdfFontHandle, PdfPage, Point, Polygon, PolygonRing, Pt, Rgb, TextItem, TextMatrix,
    WindingOrder, XObjectId, XObjectTransform,
};

use super::{
    fonts::{Fonts, Used},
    outlines, pictures, utf16,
};
use crate::layout::{
    page::{Page, Paint, Placed, Setting, Shape},
    style::{Colour, MM, SHEET},
    text::{Glyph, GlyphRun, Para},
};

/// A pen this far off, in thousandths of the size, is put right.
const PEN_TOLERANCE: f32 = 0.5;

/// The pages with their content.
pub(crate) fn pages(setting: &Setting, fonts: &Fonts) -> Vec<PdfPage> {
    setting
        .pages
        .iter()
        .map(|page| {
            let mut content = Content {
                setting,
                fonts,
                ops: Vec::new(),
                colour: None,
                font: None,
                outlines: Vec::new(),
            };
            content.page(page);
            PdfPage::new(Mm(SHEET.0 / MM), Mm(SHEET.1 / MM), content.ops)
        })
        .collect()
}

/// A page while its operators are written.
struct Content<'s> {
    setting: &'s Setting,
    fonts: &'s Fonts,
    ops: Vec<Op>,
    colour: Option<Colour>,
    font: Option<(u8, f32)>,
    /// Parts of letters that are drawn once the text is set.
    outlines: Vec<(Colour, Polygon)>,
}

impl Content<'_> {
    fn page(&mut self, page: &Page) {
        if !page.shapes.is_empty() {
            self.artifact(b"Layout");
            self.shapes(&page.shapes);
            self.ops.push(Op::EndMarkedContentWithProperties);
        }
        for (sequence, id) in page.sequences.iter().zip(0_i64..) {
            let Some(node) = self.setting.tree.nodes().get(sequence.node.0 as usize) else {
                continue;
            };
            let mut properties = BTreeMap::from([("MCID".to_owned(), DictItem::Int(id))]);
            if let Some(said) = &node.said
                && !self.is_backwards(&sequence.runs)
            {
                let text = DictItem::String {
                    data: utf16(said),
                    literal: false,
                };
                properties.insert("ActualText".to_owned(), text);
            }
            self.begin(node.role.name(), properties);
            if !sequence.shapes.is_empty() {
                self.shapes(&sequence.shapes);
            }
            if !sequence.runs.is_empty() || sequence.shapes.is_empty() {
                self.runs(&sequence.runs);
            }
            self.ops.push(Op::EndMarkedContentWithProperties);
        }
        if !page.furniture.is_empty() {
            self.artifact(b"Pagination");
            self.runs(&page.furniture);
            self.ops.push(Op::EndMarkedContentWithProperties);
        }
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

    fn begin(&mut self, tag: &str, map: BTreeMap<String, DictItem>) {
        let properties = DictItem::Dict { map };
        self.ops.push(Op::BeginMarkedContentWithProperties {
            tag: tag.to_owned(),
            properties,
        });
    }

    fn artifact(&mut self, kind: &[u8]) {
        self.begin(
            "Artifact",
            BTreeMap::from([("Type".to_owned(), DictItem::Name(kind.to_vec()))]),
        );
    }

    fn shapes(&mut self, shapes: &[Shape]) {
        let mut pen: Option<(f32, Colour)> = None;
        for shape in shapes {
            let (weight, stroke) = match shape {
                Shape::Text(placed) => {
                    self.runs(&[*placed]);
                    continue;
                }
                Shape::Logo {
                    x,
                    y,
                    width,
                    height,
                } => {
                    self.logo((*x, *y), (*width, *height));
                    continue;
                }
                Shape::Line { weight, colour, .. }
                | Shape::Path {
                    paint: Paint::Dashed { weight, colour, .. },
                    ..
                }
                | Shape::Path {
                    paint: Paint::Stroke { weight, colour, .. },
                    ..
                } => (*weight, *colour),
                Shape::Path {
                    paint: Paint::Fill(colour),
                    start,
                    curves,
                } => {
                    self.fill_colour(*colour);
                    self.ops.push(Op::DrawPolygon {
                        polygon: Polygon {
                            rings: vec![PolygonRing {
                                points: path_points(*start, curves),
                            }],
                            mode: PaintMode::Fill,
                            winding_order: WindingOrder::NonZero,
                        },
                    });
                    continue;
                }
            };
            if pen != Some((weight, stroke)) {
                pen = Some((weight, stroke));
                self.ops.push(Op::SetOutlineThickness {
                    pt: Pt(round(weight)),
                });
                self.ops.push(Op::SetOutlineColor { col: rgb(stroke) });
            }
            let dash = match shape {
                Shape::Path {
                    paint: Paint::Dashed { dash, .. },
                    ..
                } => Some(*dash),
                _ => None,
            };
            if let Some((dash, gap)) = dash {
                self.dash(LineDashPattern::new(0.0, &[round(dash), round(gap)]));
            }
            self.ops
                .extend(outline(shape).map(|line| Op::DrawLine { line }));
            if dash.is_some() {
                self.dash(LineDashPattern::solid());
            }
        }
    }

    fn dash(&mut self, dash: LineDashPattern) {
        self.ops.push(Op::SetLineDashPattern { dash });
    }

    /// The logo: a square of one point a side, or what its writer makes of it, drawn out to its size.
    fn logo(&mut self, (x, y): (f32, f32), (width, height): (f32, f32)) {
        let transform = XObjectTransform {
            translate_x: Some(Pt(round(x))),
            translate_y: Some(Pt(round(SHEET.1 - y - height))),
            scale_x: Some(round(width)),
            scale_y: Some(round(height)),
            no_auto_scale: true,
            ..XObjectTransform::default()
        };
        self.ops.push(Op::UseXobject {
            id: XObjectId(pictures::LOGO.to_owned()),
            transform,
        });
    }

    fn fill_colour(&mut self, colour: Colour) {
        if self.colour != Some(colour) {
            self.colour = Some(colour);
            self.ops.push(Op::SetFillColor { col: rgb(colour) });
        }
    }

    fn runs(&mut self, runs: &[Placed]) {
        let setting = self.setting;
        self.ops.push(Op::StartTextSection);
        for placed in runs {
            let Some(para) = setting.paras.get(placed.para as usize) else {
                continue;
            };
            if let Some(run) = para.runs.get(placed.run as usize) {
                self.run(para, run, *placed);
            }
        }
        self.ops.push(Op::EndTextSection);
        for (colour, polygon) in std::mem::take(&mut self.outlines) {
            self.fill_colour(colour);
            self.ops.push(Op::DrawPolygon { polygon });
        }
    }

    fn run(&mut self, para: &Para, run: &GlyphRun, placed: Placed) {
        let fonts = self.fonts;
        let Some(face) = fonts.face(run.face) else {
            return;
        };
        if let Some(span) = para.spans.get(usize::from(run.span)) {
            self.fill_colour(self.setting.palette.tone(span.tone));
        }
        if self.font != Some((run.face, run.size)) {
            self.font = Some((run.face, run.size));
            let font = PdfFontHandle::External(FontId(face.id.clone()));
            self.ops.push(Op::SetFont {
                font,
                size: Pt(round(run.size)),
            });
        }
        let glyphs = para.run_glyphs(run);
        let at = (placed.x + run.x, SHEET.1 - placed.y);
        if glyphs.iter().any(|glyph| glyph.text.is_empty()) {
            self.silent_glyphs(run, glyphs, at);
        }
        let used: Vec<(Option<&Used>, &Glyph)> = glyphs
            .iter()
            .map(|glyph| (face.used(glyph.id, para.slice(&glyph.text)), glyph))
            .collect();
        if run.right_to_left {
            self.glyphs_backwards(&used, at);
        } else {
            self.glyphs(run.size, &used, at);
        }
    }

    /// Glyphs that add nothing to the text.
    fn silent_glyphs(&mut self, run: &GlyphRun, glyphs: &[Glyph], (x, y): (f32, f32)) {
        let Ok(font) = crate::fonts::font(usize::from(run.face)) else {
            return;
        };
        let mut pen = x;
        for glyph in glyphs {
            if glyph.text.is_empty() {
                let origin = (pen + glyph.dx, y - glyph.dy);
                let colour = self.colour.unwrap_or(Colour::INK);
                self.outlines.extend(
                    outlines::polygon(&font, glyph.id, run.size, origin).map(|part| (colour, part)),
                );
            }
            pen += glyph.advance;
        }
    }

    /// Glyphs from right to left, each at its place: the file holds them in the order of reading.
    fn glyphs_backwards(&mut self, glyphs: &[(Option<&Used>, &Glyph)], (x, y): (f32, f32)) {
        let width: f32 = glyphs.iter().map(|(_, glyph)| glyph.advance).sum();
        let mut pen = x + width;
        for (used, glyph) in glyphs.iter().rev() {
            pen -= glyph.advance;
            let Some(used) = used else { continue };
            self.move_to(pen + glyph.dx, y - glyph.dy);
            let glyph = Codepoint::with_cid(used.code, 0.0, used.text.clone());
            self.ops.push(Op::ShowText {
                items: vec![TextItem::GlyphIds(vec![glyph])],
            });
        }
    }

    /// Glyphs from left to right, the pen put right where shaping wants it elsewhere.
    fn glyphs(&mut self, size: f32, glyphs: &[(Option<&Used>, &Glyph)], (x, y): (f32, f32)) {
        let mut show = Show::default();
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
                self.show(&mut show);
                self.move_to(pen + glyph.dx, y - glyph.dy);
                error = 0.0;
                placed = !moved;
            } else if error.abs() > PEN_TOLERANCE {
                let step = error.round();
                show.step(step);
                error -= step;
            }
            show.glyph(used);
            #[expect(clippy::cast_precision_loss, reason = "widths are small")]
            let width = used.width as f32;
            error += width - glyph.advance * 1000.0 / size;
            pen += glyph.advance;
        }
        self.show(&mut show);
    }

    fn move_to(&mut self, x: f32, y: f32) {
        let matrix = TextMatrix::Raw([1.0, 0.0, 0.0, 1.0, round(x), round(y)]);
        self.ops.push(Op::SetTextMatrix { matrix });
    }

    fn show(&mut self, show: &mut Show) {
        show.close();
        if !show.items.is_empty() {
            self.ops.push(Op::ShowText {
                items: std::mem::take(&mut show.items),
            });
        }
    }
}

/// Glyphs that are shown with one operator.
#[derive(Default)]
struct Show {
    items: Vec<TextItem>,
    text: String,
}

impl Show {
    fn glyph(&mut self, used: &Used) {
        if let Some(character) = used.character {
            self.text.push(character);
        } else {
            self.close();
            let glyph = Codepoint::with_cid(used.code, 0.0, used.text.clone());
            self.items.push(TextItem::GlyphIds(vec![glyph]));
        }
    }

    fn step(&mut self, step: f32) {
        self.close();
        self.items.push(TextItem::Offset(step));
    }

    fn close(&mut self) {
        if !self.text.is_empty() {
            self.items
                .push(TextItem::Text(std::mem::take(&mut self.text)));
        }
    }
}

fn outline(shape: &Shape) -> Option<Line> {
    Some(match shape {
        Shape::Text(_) | Shape::Logo { .. } => return None,
        Shape::Line { from, to, .. } => Line {
            points: vec![point(*from), point(*to)],
            is_closed: false,
        },
        Shape::Path {
            start,
            curves,
            paint,
        } => Line {
            points: path_points(*start, curves),
            is_closed: matches!(paint, Paint::Stroke { closed: true, .. }),
        },
    })
}

fn path_points(start: (f32, f32), curves: &[[(f32, f32); 3]]) -> Vec<LinePoint> {
    let mut points = Vec::with_capacity(1 + curves.len() * 3);
    points.push(point(start));
    for [first, second, end] in curves {
        points.push(LinePoint {
            bezier: true,
            ..point(*first)
        });
        points.push(LinePoint {
            bezier: true,
            ..point(*second)
        });
        points.push(point(*end));
    }
    points
}

fn point((x, y): (f32, f32)) -> LinePoint {
    LinePoint {
        p: Point {
            x: Pt(round(x)),
            y: Pt(round(SHEET.1 - y)),
        },
        bezier: false,
    }
}

fn rgb(colour: Colour) -> Color {
    Color::Rgb(Rgb::new(
        round(colour.0),
        round(colour.1),
        round(colour.2),
        None,
    ))
}

/// Thousandths are finer than any printer.
fn round(value: f32) -> f32 {
    (value * 1000.0).round() / 1000.0
}
