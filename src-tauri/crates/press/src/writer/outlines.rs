//! Parts of letters drawn as paths.
//!
//! Some fonts make one letter of several glyphs: Arabic ones of a bare shape and its dots, Indian ones of a
//! left and a right half. A PDF has text for every glyph that it shows as text, so the second glyph would
//! put something into the text that nobody wrote. Drawn as a path it looks the same and says nothing.

use skrifa::{
    FontRef, GlyphId, MetadataProvider,
    instance::{LocationRef, Size},
    outline::{DrawSettings, OutlinePen},
};

use super::operators::Point;

/// A step of an outline, in points from the bottom left corner of the page.
pub(crate) enum Step {
    Move(Point),
    Line(Point),
    Curve(Point, Point, Point),
}

/// The outline of a glyph with its origin at a place. None where there is nothing to see.
pub(crate) fn steps(font: &FontRef<'_>, glyph: u16, size: f32, origin: Point) -> Option<Vec<Step>> {
    let outline = font.outline_glyphs().get(GlyphId::from(glyph))?;
    let mut pen = Pen {
        origin,
        at: (0.0, 0.0),
        steps: Vec::new(),
    };
    outline
        .draw(
            DrawSettings::unhinted(Size::new(size), LocationRef::default()),
            &mut pen,
        )
        .ok()?;
    (!pen.steps.is_empty()).then_some(pen.steps)
}

struct Pen {
    origin: Point,
    /// Where it is, from the origin.
    at: Point,
    steps: Vec<Step>,
}

impl Pen {
    const fn point(&self, x: f32, y: f32) -> Point {
        (self.origin.0 + x, self.origin.1 + y)
    }
}

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.steps.push(Step::Move(self.point(x, y)));
        self.at = (x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.steps.push(Step::Line(self.point(x, y)));
        self.at = (x, y);
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        // A quadratic curve as a cubic one: each handle two thirds of the way to the control point.
        let towards = |from: f32, to: f32| from + (to - from) * 2.0 / 3.0;
        let start = self.at;
        self.curve_to(
            towards(start.0, cx),
            towards(start.1, cy),
            towards(x, cx),
            towards(y, cy),
            x,
            y,
        );
    }

    fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
        self.steps.push(Step::Curve(
            self.point(ax, ay),
            self.point(bx, by),
            self.point(x, y),
        ));
        self.at = (x, y);
    }

    fn close(&mut self) {}
}
