//! Figures: the marks of a scene as shapes and text of one element, with its numbers as a table below.

use super::{
    Setter,
    page::{Paint, Placed, Point, Shape},
    piece::{Drawing, Piece, RowUnit, Unit},
    style::{MARGIN, MEASURE, MM, SHEET, Tone, Type},
    text::{Align, Draft, Span},
    tree::NodeId,
};
use crate::{
    model::{Block, Column, Figure, Paragraph, ParagraphLook, Table, TableLook, Width},
    scene::{self, Area, Dash, Fill, Mark, Numbers, Scene, Step, Stroke, TextAnchor},
};

/// Greatest height of a figure, so that it and its caption fit under any header.
const HIGHEST: f32 = SHEET.1 - 95.0 * MM;

impl<'d> Setter<'d> {
    /// A figure and its caption; returns the table of its numbers, if that is wanted.
    pub(crate) fn figure_units(
        &mut self,
        figure: &'d Figure,
        before: f32,
        units: &mut Vec<Unit>,
    ) -> Vec<RowUnit> {
        let scene = &figure.scene;
        let node = self.setting.tree.add_figure(self.root, &scene.description);
        let index = u32::try_from(self.figures.len()).unwrap_or_default();
        self.figures.push((scene, node));
        let scale = (MEASURE / scene.width).min(HIGHEST / scene.height);
        let scale = if scale.is_finite() {
            scale.clamp(0.01, 1.0)
        } else {
            1.0
        };
        let caption = Paragraph {
            look: ParagraphLook::Small,
            text: vec![figure.caption.as_str().into()],
        };
        let mut below = self.paragraph(&caption, self.frame(self.root));
        units.push(Unit::Piece(Piece {
            before,
            height: scene.height * scale,
            keep: !below.is_empty(),
            drawing: Some(Drawing::Figure {
                figure: index,
                x: MARGIN,
                scale,
            }),
            ..Piece::default()
        }));
        if let Some(first) = below.first_mut() {
            first.before = self.style.paragraph_gap();
        }
        units.extend(below.into_iter().map(Unit::Piece));
        if figure.numbers && !scene.numbers.columns.is_empty() {
            let table = numbers(&scene.numbers);
            self.table(&table)
        } else {
            Vec::new()
        }
    }

    /// Draws a figure with its top left corner at a place on the last page.
    pub(crate) fn figure(&mut self, figure: u32, at: Point, scale: f32) {
        let Some((scene, node)) = self.figures.get(figure as usize).copied() else {
            return;
        };
        let mut plan = Plan {
            at,
            scale,
            palette: self.setting.palette,
            shapes: Vec::new(),
        };
        for mark in &scene.marks {
            match mark {
                Mark::Text { .. } => {
                    let text = self.figure_text(mark, node, &plan);
                    plan.shapes.extend(text);
                }
                drawn => plan.mark(drawn),
            }
        }
        let bounds = bounds(scene, at, scale);
        self.setting.tree.set_bounds(node, bounds);
        self.draw(node, plan.shapes);
    }

    fn figure_text(&mut self, mark: &Mark, node: NodeId, plan: &Plan) -> Vec<Shape> {
        let Mark::Text {
            at,
            text,
            size,
            bold,
            colour,
            anchor,
        } = mark
        else {
            return Vec::new();
        };
        let kind = Type {
            size: size * plan.scale,
            leading: size * plan.scale * 1.3,
            bold: *bold,
            tone: Tone::Figure(*colour),
            tracking: 0.0,
        };
        let draft = Draft::one(text, Span::new(kind, node));
        let Some(index) = self.para(draft, kind, f32::MAX, Align::Left) else {
            return Vec::new();
        };
        let Some(para) = self.setting.paras.get(index as usize) else {
            return Vec::new();
        };
        let (x, y) = plan.point(*at);
        let x = match anchor {
            TextAnchor::Left => x,
            TextAnchor::Middle => x - para.width() / 2.0,
            TextAnchor::Right => x - para.width(),
        };
        let runs = para.lines.first().map_or(0..0, |line| line.runs.clone());
        runs.map(|run| {
            Shape::Text(Placed {
                para: index,
                run,
                x,
                y,
            })
        })
        .collect()
    }
}

fn bounds(scene: &Scene, (x, y): Point, scale: f32) -> [f32; 4] {
    [x, y, x + scene.width * scale, y + scene.height * scale]
}

/// The numbers behind a figure: the first column names its row, the others stand right.
pub(crate) fn numbers(numbers: &Numbers) -> Table {
    let columns = numbers.columns.iter().enumerate().map(|(index, title)| {
        let widest = numbers.rows.iter().filter_map(|row| row.get(index));
        // A short title stays on one line; a long one is broken between words.
        let title_fits = Some(title).filter(|title| title.chars().count() <= 14);
        let widest = widest
            .chain(title_fits)
            .max_by_key(|text| text.chars().count());
        let width = if index == 0 {
            Width::Rest
        } else {
            Width::fit(14.0, widest.cloned().unwrap_or_default())
        };
        Column {
            heads_row: index == 0,
            right: index > 0,
            ..Column::new(title.as_str(), width)
        }
    });
    Table {
        look: TableLook::Close,
        columns: columns.collect(),
        rows: numbers
            .rows
            .iter()
            .map(|row| {
                row.iter()
                    .map(|cell| vec![Block::paragraph(cell.as_str())])
                    .collect()
            })
            .collect(),
    }
}

/// Where and how large a figure is drawn.
struct Plan {
    at: Point,
    scale: f32,
    palette: super::style::Palette,
    shapes: Vec<Shape>,
}

impl Plan {
    fn point(&self, point: scene::Point) -> Point {
        (
            self.at.0 + point.x * self.scale,
            self.at.1 + point.y * self.scale,
        )
    }

    fn mark(&mut self, mark: &Mark) {
        match mark {
            Mark::Rect { area, fill, stroke } => self.rect(*area, *fill, *stroke),
            Mark::Line { from, to, stroke } => {
                let (from, to) = (self.point(*from), self.point(*to));
                self.stroke(from, vec![[from, to, to]], false, *stroke);
            }
            Mark::Path {
                start,
                steps,
                closed,
                fill,
                stroke,
            } => self.path(*start, steps, *closed, (*fill, *stroke)),
            Mark::Circle {
                centre,
                radius,
                fill,
                stroke,
            } => {
                let (start, curves) = self.circle(*centre, *radius);
                self.outline(start, curves, true, (*fill, *stroke));
            }
            // Set by the shaper.
            Mark::Text { .. } => {}
        }
    }

    fn rect(&mut self, area: Area, fill: Option<Fill>, stroke: Option<Stroke>) {
        let corner = |x, y| self.point(scene::Point::new(x, y));
        let start = corner(area.x, area.y);
        let others = [
            corner(area.right(), area.y),
            corner(area.right(), area.bottom()),
            corner(area.x, area.bottom()),
            start,
        ];
        let mut from = start;
        let mut curves = Vec::with_capacity(4);
        for to in others {
            curves.push([from, to, to]);
            from = to;
        }
        let colour = fill.map(|fill| fill.colour);
        self.outline(start, curves.clone(), true, (colour, None));
        if let Some(fill) = fill {
            self.pattern(area, fill);
        }
        self.outline(start, curves, true, (None, stroke));
    }

    fn pattern(&mut self, area: Area, fill: Fill) {
        let ink = scene::ink_of(fill.colour);
        let stroke = Stroke::solid(ink, scene::PATTERN_WIDTH);
        for piece in scene::pieces(area, fill.pattern) {
            match piece {
                scene::Piece::Line(from, to) => {
                    let (from, to) = (self.point(from), self.point(to));
                    self.stroke(from, vec![[from, to, to]], false, stroke);
                }
                scene::Piece::Dot(at) => {
                    let (start, curves) = self.circle(at, scene::PATTERN_WIDTH);
                    self.outline(start, curves, true, (Some(ink), None));
                }
            }
        }
    }

    fn path(
        &mut self,
        start: scene::Point,
        steps: &[Step],
        closed: bool,
        looks: (Option<scene::Colour>, Option<Stroke>),
    ) {
        let start = self.point(start);
        let mut from = start;
        let mut curves = Vec::with_capacity(steps.len());
        for step in steps {
            let curve = match step {
                Step::Line(to) => {
                    let to = self.point(*to);
                    [from, to, to]
                }
                Step::Curve(first, second, to) => {
                    [self.point(*first), self.point(*second), self.point(*to)]
                }
            };
            from = curve[2];
            curves.push(curve);
        }
        self.outline(start, curves, closed, looks);
    }

    fn outline(
        &mut self,
        start: Point,
        curves: Vec<[Point; 3]>,
        closed: bool,
        (fill, stroke): (Option<scene::Colour>, Option<Stroke>),
    ) {
        if let Some(colour) = fill {
            self.shapes.push(Shape::Path {
                start,
                curves: curves.clone(),
                paint: Paint::Fill(self.palette.figure(colour)),
            });
        }
        if let Some(stroke) = stroke {
            self.stroke(start, curves, closed, stroke);
        }
    }

    fn stroke(&mut self, start: Point, mut curves: Vec<[Point; 3]>, closed: bool, stroke: Stroke) {
        let colour = self.palette.figure(stroke.colour);
        let weight = stroke.width * self.scale;
        let paint = if stroke.dash == Dash::None {
            Paint::Stroke {
                weight,
                colour,
                closed,
            }
        } else {
            if let (true, Some(last)) = (closed, curves.last().copied()) {
                curves.push([last[2], start, start]);
            }
            let mut lengths = stroke
                .dashes()
                .into_iter()
                .map(|length| length * self.scale);
            let dash = lengths.next().unwrap_or(weight);
            Paint::Dashed {
                weight,
                colour,
                dash: (dash, lengths.next().unwrap_or(dash)),
            }
        };
        self.shapes.push(Shape::Path {
            start,
            curves,
            paint,
        });
    }

    /// A circle in four quarters.
    fn circle(&self, centre: scene::Point, radius: f32) -> (Point, Vec<[Point; 3]>) {
        // How far the handles of a quarter circle reach.
        let reach = radius * 0.552_285;
        let at = |dx: f32, dy: f32| self.point(scene::Point::new(centre.x + dx, centre.y + dy));
        let curves = vec![
            [at(radius, reach), at(reach, radius), at(0.0, radius)],
            [at(-reach, radius), at(-radius, reach), at(-radius, 0.0)],
            [at(-radius, -reach), at(-reach, -radius), at(0.0, -radius)],
            [at(reach, -radius), at(radius, -reach), at(radius, 0.0)],
        ];
        (at(radius, 0.0), curves)
    }
}
