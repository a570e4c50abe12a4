//! Patterns as lines and dots that stay inside their rectangle, so that no writer needs a clip or a pattern of its own.

use super::{Area, Pattern, Point};

/// A piece of a pattern.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Piece {
    /// A line, to be drawn [`WIDTH`] wide.
    Line(Point, Point),
    /// A dot around a point, [`WIDTH`] in radius.
    Dot(Point),
}

/// Width of a pattern's lines and radius of its dots, in points.
pub const WIDTH: f32 = 0.9;

/// Between two lines of a pattern.
const STEP: f32 = 5.0;

/// The pieces of a pattern inside a rectangle. [`Pattern::Solid`] has none.
///
/// They are drawn in [`Colour::Paper`](super::Colour::Paper) on a dark fill and in the fill's own outline colour on a
/// light one; see [`ink_of`].
pub fn pieces(area: Area, pattern: Pattern) -> Vec<Piece> {
    match pattern {
        Pattern::Solid => Vec::new(),
        Pattern::Rising => slanting(area, false),
        Pattern::Crossed => {
            let mut lines = slanting(area, false);
            lines.extend(slanting(area, true));
            lines
        }
        Pattern::Dotted => dots(area),
        Pattern::Level => level(area),
    }
}

/// The colour in which a pattern shows on a fill.
pub const fn ink_of(fill: super::Colour) -> super::Colour {
    use super::Colour;
    match fill {
        Colour::Paper | Colour::LeafSoft => Colour::Accent,
        Colour::AmberSoft => Colour::Amber,
        Colour::Hairline => Colour::Ink,
        _ => Colour::Paper,
    }
}

/// Lines at 45 degrees, cut to the rectangle. They start from multiples of the step on the page, not on the rectangle,
/// so that neighbouring rectangles look alike.
fn slanting(area: Area, falling: bool) -> Vec<Piece> {
    let step = STEP * std::f32::consts::SQRT_2;
    // On a rising line x + y is the same everywhere, on a falling one x - y.
    let (least, most) = if falling {
        (area.x - area.bottom(), area.right() - area.y)
    } else {
        (area.x + area.y, area.right() + area.bottom())
    };
    marks(least, most, step)
        .filter_map(|sum| {
            let (from, to) = if falling {
                let left = area.x.max(area.y + sum);
                let right = area.right().min(area.bottom() + sum);
                (Point::new(left, left - sum), Point::new(right, right - sum))
            } else {
                let left = area.x.max(sum - area.bottom());
                let right = area.right().min(sum - area.y);
                (Point::new(left, sum - left), Point::new(right, sum - right))
            };
            (to.x - from.x > 0.1).then_some(Piece::Line(from, to))
        })
        .collect()
}

fn level(area: Area) -> Vec<Piece> {
    marks(area.y, area.bottom(), STEP)
        .map(|y| Piece::Line(Point::new(area.x, y), Point::new(area.right(), y)))
        .collect()
}

fn dots(area: Area) -> Vec<Piece> {
    let (x, y) = (
        marks(area.x + WIDTH, area.right() - WIDTH, STEP).collect::<Vec<_>>(),
        marks(area.y + WIDTH, area.bottom() - WIDTH, STEP),
    );
    y.flat_map(|y| x.iter().map(move |x| Piece::Dot(Point::new(*x, y))))
        .collect()
}

/// Most lines of one pattern: a rectangle of a whole page has fewer.
const MOST: usize = 1_000;

/// Multiples of `step` that lie strictly between two values.
fn marks(least: f32, most: f32, step: f32) -> impl Iterator<Item = f32> {
    let first = (least / step).floor() * step;
    std::iter::successors(Some(first), move |last| Some(last + step))
        .skip_while(move |value| *value <= least + 0.05)
        .take_while(move |value| *value < most - 0.05)
        .take(MOST)
}

#[cfg(test)]
mod tests {
    use super::*;

    const AREA: Area = Area {
        x: 13.0,
        y: 7.0,
        width: 40.0,
        height: 23.0,
    };

    #[test]
    fn nothing_of_a_pattern_leaves_its_rectangle() {
        for pattern in [
            Pattern::Rising,
            Pattern::Crossed,
            Pattern::Dotted,
            Pattern::Level,
        ] {
            let pieces = pieces(AREA, pattern);
            assert!(pieces.len() > 3, "{pattern:?}");
            let inside = |point: &Point, room: f32| {
                point.x >= AREA.x + room - 0.01
                    && point.x <= AREA.right() - room + 0.01
                    && point.y >= AREA.y + room - 0.01
                    && point.y <= AREA.bottom() - room + 0.01
            };
            for piece in &pieces {
                let fits = match piece {
                    Piece::Line(from, to) => inside(from, 0.0) && inside(to, 0.0),
                    Piece::Dot(at) => inside(at, WIDTH),
                };
                assert!(fits, "{pattern:?}: {piece:?}");
            }
        }
    }

    #[test]
    fn a_plain_fill_has_no_pieces_and_an_empty_rectangle_none_either() {
        assert!(pieces(AREA, Pattern::Solid).is_empty());
        assert!(pieces(Area::default(), Pattern::Crossed).is_empty());
    }
}
