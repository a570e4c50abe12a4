//! Bars that lie on their side, one for each row, in parts laid end to end.
//!
//! Each part has its colour, its pattern and its number; the words stand level and are never turned or cut off by the
//! next, so the same drawing works in large print, where upright bars would have no room for their labels.

mod chart;
mod measure;

use super::{Colour, Fill, Pattern, Scene};
use chart::Chart;
use measure::{count, to_float};

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

#[cfg(test)]
mod tests {
    use super::{measure::width_of, *};
    use crate::scene::{Mark, TextAnchor};

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
