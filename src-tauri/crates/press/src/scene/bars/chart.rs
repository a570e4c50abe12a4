//! The drawing of a chart of bars, part by part from top to bottom.

use super::{
    Bar, Bars, ROW, Size,
    measure::{count, scale, shortened, to_float, width_of},
};
use crate::scene::{Area, Colour, Fill, Mark, Numbers, Pattern, Point, Scene, Stroke, TextAnchor};

/// A chart while it is drawn.
pub(super) struct Chart<'b> {
    bars: &'b Bars,
    size: Size,
    /// Left edge of the bars.
    left: f32,
    /// Points for each one counted.
    unit: f32,
    /// Between two lines of the grid, in things counted.
    step: u32,
    /// Last line of the grid.
    last: u32,
    /// Where the next thing goes.
    y: f32,
    marks: Vec<Mark>,
}

impl<'b> Chart<'b> {
    pub(super) fn new(bars: &'b Bars, size: Size) -> Self {
        let longest = bars.rows.iter().map(|row| row.label.chars().count()).max();
        let label = width_of(longest.unwrap_or(0), size.text) + size.text;
        let left = label.min(size.width * 0.45);
        let most = bars.rows.iter().map(|row| row.values.iter().sum());
        let (step, last) = scale(most.max().unwrap_or(0));
        // Room right of the last line for half of its number.
        let room = size.width - left - size.text;
        Self {
            bars,
            size,
            left,
            unit: room / to_float(last),
            step,
            last,
            y: 0.0,
            marks: Vec::new(),
        }
    }

    fn text(&mut self, at: Point, text: impl Into<String>, colour: Colour, anchor: TextAnchor) {
        self.marks.push(Mark::Text {
            at,
            text: text.into(),
            size: self.size.text,
            bold: false,
            colour,
            anchor,
        });
    }

    /// A swatch and a name for each part; as many on a line as fit.
    pub(super) fn legend(&mut self) {
        let text = self.size.text;
        let mut x = 0.0;
        let mut y = 0.0;
        for part in &self.bars.parts {
            let wide = text * 2.2 + width_of(part.name.chars().count(), text);
            if x > 0.0 && x + wide > self.size.width {
                x = 0.0;
                y += text * 1.7;
            }
            self.area(
                Area {
                    x: x + 0.5,
                    y: y + 0.5,
                    width: text * 1.5,
                    height: text * 1.1,
                },
                part.fill,
            );
            let at = Point::new(x + text * 2.0, y + text);
            self.text(at, part.name.clone(), Colour::Ink, TextAnchor::Left);
            x += wide + text * 1.2;
        }
        self.y = y + text * 2.4;
    }

    fn area(&mut self, area: Area, fill: Fill) {
        self.marks.push(Mark::Rect {
            area,
            fill: Some(fill),
            stroke: Some(Stroke::solid(Colour::Accent, 0.8)),
        });
    }

    fn row_height(&self) -> f32 {
        self.size.text * ROW
    }

    fn bottom(&self) -> f32 {
        self.y + self.row_height() * to_float(count(self.bars.rows.len()))
    }

    pub(super) fn grid(&mut self) {
        let (top, bottom) = (self.y - self.size.text * 0.3, self.bottom());
        for value in (0..=self.last).step_by(self.step as usize) {
            let x = self.left + to_float(value) * self.unit;
            self.marks.push(Mark::Line {
                from: Point::new(x, top),
                to: Point::new(x, bottom),
                stroke: Stroke::solid(Colour::Hairline, 0.6),
            });
        }
    }

    pub(super) fn bar(&mut self, row: &Bar) {
        let text = self.size.text;
        let high = text * 1.5;
        let baseline = self.y + high / 2.0 + text * 0.36;
        let most = self.left - text * 0.5;
        let label = shortened(&row.label, most, text);
        self.text(
            Point::new(0.0, baseline),
            label,
            Colour::Ink,
            TextAnchor::Left,
        );
        let mut x = self.left;
        let bars = self.bars;
        for (part, value) in bars.parts.iter().zip(&row.values) {
            let area = Area {
                x,
                y: self.y,
                width: to_float(*value) * self.unit,
                height: high,
            };
            if *value > 0 {
                self.area(area, part.fill);
                self.number(area, *value, part.fill, baseline);
            }
            x = area.right();
        }
        self.y += self.row_height();
    }

    /// The number of a part, in its middle; on a pattern it gets a plain ground. Where a part has no room for it,
    /// the table beside the figure tells.
    fn number(&mut self, area: Area, value: u32, fill: Fill, baseline: f32) {
        let text = self.size.text;
        let number = value.to_string();
        let wide = width_of(number.len(), text) + text * 0.5;
        if wide > area.width - 2.0 {
            return;
        }
        let middle = area.x + area.width / 2.0;
        if fill.pattern != Pattern::Solid {
            self.marks.push(Mark::Rect {
                area: Area {
                    x: middle - wide / 2.0,
                    y: area.y + 2.0,
                    width: wide,
                    height: area.height - 4.0,
                },
                fill: Some(Fill {
                    colour: fill.colour,
                    pattern: Pattern::Solid,
                }),
                stroke: None,
            });
        }
        let colour = match fill.colour {
            Colour::Accent | Colour::Leaf | Colour::Amber | Colour::Ink | Colour::Second => {
                Colour::Paper
            }
            _ => Colour::Ink,
        };
        self.text(
            Point::new(middle, baseline),
            number,
            colour,
            TextAnchor::Middle,
        );
    }

    pub(super) fn axis(&mut self) {
        let text = self.size.text;
        let bottom = self.y;
        self.marks.push(Mark::Line {
            from: Point::new(self.left, bottom),
            to: Point::new(self.left + to_float(self.last) * self.unit, bottom),
            stroke: Stroke::solid(Colour::Edge, 0.9),
        });
        let y = bottom + text * 1.3;
        for value in (0..=self.last).step_by(self.step as usize) {
            let x = self.left + to_float(value) * self.unit;
            self.text(
                Point::new(x, y),
                value.to_string(),
                Colour::Second,
                TextAnchor::Middle,
            );
        }
        let words = shortened(&self.bars.counted, self.left - text, text);
        self.text(Point::new(0.0, y), words, Colour::Second, TextAnchor::Left);
        self.y = y + text * 0.5;
    }

    pub(super) fn finish(self) -> Scene {
        let columns = std::iter::once(self.bars.rows_are.clone())
            .chain(self.bars.parts.iter().map(|part| part.name.clone()))
            .collect();
        let rows = self.bars.rows.iter().map(|row| {
            let values = (0..self.bars.parts.len()).map(|part| {
                let value = row.values.get(part).copied().unwrap_or(0);
                value.to_string()
            });
            std::iter::once(row.label.clone()).chain(values).collect()
        });
        Scene {
            title: self.bars.title.clone(),
            description: self.bars.description.clone(),
            width: self.size.width,
            height: self.y,
            numbers: Numbers {
                columns,
                rows: rows.collect(),
            },
            marks: self.marks,
        }
    }
}
