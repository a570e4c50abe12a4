//! Parts of letters drawn as paths.
//!
//! Some fonts make one letter of several glyphs: Arabic ones of a bare shape and its dots, Indian ones of a
//! left and a right half. A PDF has text for every glyph that it shows as text, so the second glyph would
//! put something into the text that nobody wrote. Drawn as a path it looks the same and says nothing.

use printpdf::{LinePoint, PaintMode, Point, Polygon, PolygonRing, Pt, WindingOrder};
use skrifa::{
    FontRef, GlyphId, MetadataProvider,
    instance::{LocationRef, Size},
    outline::{DrawSettings, OutlinePen},
};

/// The outline of a glyph with its origin at a place, in points from the bottom left corner of the page.
pub(crate) fn polygon(
    font: &FontRef<'_>,
    glyph: u16,
    size: f32,
    origin: (f32, f32),
) -> Option<Polygon> {
    let outline = font.outline_glyphs().get(GlyphId::from(glyph))?;
    let mut pen = Pen {
        origin,
        at: (0.0, 0.0),
        rings: Vec::new(),
    };
    outline
        .draw(
            DrawSettings::unhinted(Size::new(size), LocationRef::default()),
            &mut pen,
        )
        .ok()?;
    (!pen.rings.is_empty()).then_some(Polygon {
        rings: pen.rings,
        mode: PaintMode::Fill,
        winding_order: WindingOrder::NonZero,
    })
}

struct Pen {
    origin: (f32, f32),
    /// Where it is, from the origin.
    at: (f32, f32),
    rings: Vec<PolygonRing>,
}

impl Pen {
    fn add(&mut self, (x, y): (f32, f32), bezier: bool) {
        let round = |value: f32| Pt((value * 1000.0).round() / 1000.0);
        let p = Point {
            x: round(self.origin.0 + x),
            y: round(self.origin.1 + y),
        };
        if let Some(ring) = self.rings.last_mut() {
            ring.points.push(LinePoint { p, bezier });
        }
    }
}

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.rings.push(PolygonRing { points: Vec::new() });
        self.line_to(x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.add((x, y), false);
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
        self.add((ax, ay), true);
        self.add((bx, by), true);
        self.add((x, y), false);
        self.at = (x, y);
    }

    fn close(&mut self) {}
}
