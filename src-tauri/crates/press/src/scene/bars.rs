//! Bars that lie on their side, one for each row, in parts laid end to end.
//!
//! Each part has its colour, its pattern and its number; the words stand level and are never turned or cut off by the
//! next, so the same drawing works in large print, where upright bars would have no room for their labels.

use super::{Area, Colour, Fill, Mark, Numbers, Pattern, Point, Scene, Stroke, TextAnchor};

/// What a chart of bars shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bars {
    /// What the figure shows, in a few words.
    pub title: String,
    /// Alternative text.
    pub description: String,
    /// What the rows are, as the title of the table's first column: "Meeting".
    pub rows_are: String,
    /// The parts of each bar, from left to right.
    pub parts: Vec<Part>,
    /// The bars, from top to bottom.
    pub rows: Vec<Bar>,
    /// What stands under the axis: "People".
    pub counted: String,
}

/// One part of each bar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Its name in the legend and in the table.
    pub name: String,
    /// Its look.
    pub fill: Fill,
}

/// One bar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// What stands left of it.
    pub label: String,
    /// A number for each part; a part without one counts as 0.
    pub values: Vec<u32>,
}

/// At which size a chart is drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Size {
    /// Width in points.
    pub width: f32,
    /// Size of type in points; everything else follows from it.
    pub text: f32,
}

/// The looks of the first four parts, each known by its pattern as well as by its colour.
pub const LOOKS: [Fill; 4] = [
    Fill {
        colour: Colour::Accent,
        pattern: Pattern::Solid,
    },
    Fill {
        colour: Colour::LeafSoft,
        pattern: Pattern::Rising,
    },
    Fill {
        colour: Colour::Paper,
        pattern: Pattern::Dotted,
    },
    Fill {
        colour: Colour::AmberSoft,
        pattern: Pattern::Crossed,
    },
];

/// Width of a letter as a share of the size of type: a little more than the average of Noto Sans, so that words have
/// room whatever the reader's own font is.
const LETTER: f32 = 0.58;

/// How many bars fit into a chart of at most this height, at least one. Two lines of legend are allowed for.
pub fn rows_within(height: f32, text: f32) -> usize {
    let room = height - text * (2.4 + 1.7 + 1.8);
    let mut rows = 1;
    while to_float(count(rows + 1)) * text * ROW <= room {
        rows += 1;
    }
    rows
}

/// From the top of one bar to that of the next, as a share of the size of type.
const ROW: f32 = 2.1;

/// Draws a chart.
pub fn draw(bars: &Bars, size: Size) -> Scene {
    let mut chart = Chart::new(bars, size);
    chart.legend();
    chart.grid();
    for row in &bars.rows {
        chart.bar(row);
    }
    chart.axis();
    chart.finish()
}

/// A chart while it is drawn.
struct Chart<'b> {
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
    fn new(bars: &'b Bars, size: Size) -> Self {
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
    fn legend(&mut self) {
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

    fn grid(&mut self) {
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

    fn bar(&mut self, row: &Bar) {
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

    fn axis(&mut self) {
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

    fn finish(self) -> Scene {
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

/// Steps of a grid of at most six lines beside 0, and its last line: 1, 2 or 5 times a power of ten.
fn scale(most: u32) -> (u32, u32) {
    let most = most.max(1);
    let mut step: u32 = 1;
    for factor in [2, 5, 10].iter().cycle() {
        if most.div_ceil(step) <= 6 {
            break;
        }
        // 1 → 2 → 5 → 10 → 20 …
        step = match factor {
            5 => step / 2 * 5,
            _ => step.saturating_mul(2),
        };
    }
    (step, most.div_ceil(step).saturating_mul(step))
}

/// How wide so many letters are, roughly.
fn width_of(letters: usize, size: f32) -> f32 {
    to_float(count(letters)) * size * LETTER
}

/// The words, cut with an ellipsis where there is no room. The table beside the figure has them whole.
fn shortened(words: &str, room: f32, size: f32) -> String {
    if width_of(words.chars().count(), size) <= room {
        return words.to_owned();
    }
    let mut cut = String::new();
    for letter in words.chars() {
        if width_of(cut.chars().count() + 2, size) > room {
            break;
        }
        cut.push(letter);
    }
    format!("{}…", cut.trim_end())
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// Numbers of people and rows are far below the limit at which this loses anything.
#[allow(clippy::cast_precision_loss)]
fn to_float(number: u32) -> f32 {
    number as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bars(rows: &[(&str, [u32; 3])]) -> Bars {
        Bars {
            title: "Attendance by meeting".into(),
            description: "Between 7 and 9 people came.".into(),
            rows_are: "Meeting".into(),
            counted: "People".into(),
            parts: ["Attended", "Apologies", "Absent"]
                .iter()
                .zip(LOOKS)
                .map(|(name, fill)| Part {
                    name: (*name).into(),
                    fill,
                })
                .collect(),
            rows: rows
                .iter()
                .map(|(label, values)| Bar {
                    label: (*label).into(),
                    values: values.to_vec(),
                })
                .collect(),
        }
    }

    const SIZE: Size = Size {
        width: 480.0,
        text: 9.5,
    };

    #[test]
    fn a_grid_has_round_steps_that_reach_the_longest_bar() {
        for (most, expected) in [
            (0, (1, 1)),
            (5, (1, 5)),
            (7, (2, 8)),
            (12, (2, 12)),
            (13, (5, 15)),
            (45, (10, 50)),
            (130, (50, 150)),
            (1_000, (200, 1_000)),
        ] {
            assert_eq!(scale(most), expected, "{most}");
        }
    }

    #[test]
    fn everything_stays_inside_the_figure_in_any_size() {
        let long = "Meeting 12, a day with a very long label that has no room, 18 February 2027";
        for size in [
            SIZE,
            Size {
                width: 480.0,
                text: 24.0,
            },
        ] {
            let scene = draw(
                &bars(&[("Meeting 1", [8, 2, 1]), (long, [140, 3, 0])]),
                size,
            );
            for mark in &scene.marks {
                match mark {
                    Mark::Rect { area, .. } => {
                        assert!(area.x >= 0.0 && area.right() <= scene.width + 0.01);
                        assert!(area.y >= 0.0 && area.bottom() <= scene.height + 0.01);
                    }
                    Mark::Text {
                        at,
                        text,
                        size,
                        anchor,
                        ..
                    } => {
                        let wide = width_of(text.chars().count(), *size);
                        let left = match anchor {
                            TextAnchor::Left => at.x,
                            TextAnchor::Middle => at.x - wide / 2.0,
                            TextAnchor::Right => at.x - wide,
                        };
                        assert!(left + wide <= scene.width + 0.01, "{text} at {left}");
                        assert!(at.y <= scene.height, "{text}");
                    }
                    _ => {}
                }
            }
            assert_eq!(
                scene.numbers.rows[1][0], long,
                "the table has the label whole"
            );
        }
    }

    #[test]
    fn parts_differ_without_their_colour_and_bars_are_as_long_as_their_numbers() {
        let scene = draw(
            &bars(&[("Meeting 1", [8, 2, 1]), ("Meeting 2", [4, 0, 0])]),
            SIZE,
        );
        let fills: Vec<(Fill, f32)> = scene
            .marks
            .iter()
            .filter_map(|mark| match mark {
                Mark::Rect {
                    area,
                    fill: Some(fill),
                    stroke: Some(_),
                } => Some((*fill, area.width)),
                _ => None,
            })
            .collect();
        // Three in the legend, three in the first bar, one in the second.
        assert_eq!(fills.len(), 7);
        let patterns: std::collections::HashSet<Pattern> =
            fills[..3].iter().map(|(fill, _)| fill.pattern).collect();
        assert_eq!(patterns.len(), 3);
        assert!((fills[3].1 / fills[4].1 - 4.0).abs() < 0.01);
        assert!((fills[3].1 / fills[6].1 - 2.0).abs() < 0.01);
        assert_eq!(scene.numbers.rows[0], ["Meeting 1", "8", "2", "1"]);
    }

    #[test]
    fn a_chart_without_rows_is_still_a_chart() {
        let scene = draw(&bars(&[]), SIZE);
        assert!(scene.height > 0.0 && scene.numbers.rows.is_empty());
    }
}
