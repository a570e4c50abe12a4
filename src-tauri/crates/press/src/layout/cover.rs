//! The cover: title, and circles that overlap as crowns of trees do. The circles are decoration.

use super::{
    Setter,
    furniture::Running,
    page::{Page, Paint, Point, Shape},
    style::{FOOTER_BOTTOM, MARGIN, MEASURE, MM, Palette, SHEET, Tone, Type},
    text::{Align, Draft, Span},
    tree::{NodeId, Role},
};

/// Left edge of the cover's text: that of all pages.
const EDGE: f32 = MARGIN;
/// Top of the first line.
const TOP: f32 = 24.0 * MM;
/// Greatest height of a title at its full size.
const TITLE_HEIGHT: f32 = 75.0 * MM;
/// Left edge, least top and size of the art, which runs off the page.
const ART: (f32, f32, f32) = (54.0 * MM, 132.0 * MM, 208.0 * MM);
/// Units of the art across.
const ART_UNITS: f32 = 832.0;
/// Centre and radius of each crown; each overlaps with the next, the last with the first.
const CROWNS: [(f32, f32, f32); 6] = [
    (321.8, 200.8, 187.8),
    (581.8, 263.9, 139.8),
    (646.1, 507.0, 171.6),
    (483.6, 682.5, 128.0),
    (239.8, 639.6, 179.4),
    (149.5, 400.4, 135.8),
];

impl Setter<'_> {
    /// Sets a cover on a page of its own.
    pub(crate) fn cover(&mut self, cover: u32) {
        let Some(cover) = self.covers.get(cover as usize).copied() else {
            return;
        };
        self.setting.pages.push(Page::default());
        let width = MEASURE;
        let top = self.letterhead(EDGE, TOP, width);
        let mut y = self.cover_head(&cover.host, width, top);
        y += 30.0 * MM;
        let node = self.setting.tree.add(self.root, Role::Heading(1));
        let kind = self.title_type(&cover.title, width);
        y = self.cover_text(&cover.title, kind, node, width, y);
        y += 5.0 * MM;
        for line in &cover.lines {
            let node = self.setting.tree.add(self.root, Role::Paragraph);
            y = self.cover_text(line, self.style.cover_line, node, width, y);
        }
        if !cover.note.trim().is_empty() {
            let node = self.setting.tree.add(self.root, Role::Paragraph);
            let kind = Type {
                bold: true,
                ..self.style.body
            };
            y = self.cover_text(&cover.note, kind, node, width, y + 6.0 * MM);
        }
        let top = ART.1.max(y + 6.0 * MM);
        let art = art(ART.0, top, ART.2 / ART_UNITS, self.setting.palette);
        self.page().shapes.extend(art);
    }

    /// Who hosts on the left, the mark on the right or below. Returns where it ends.
    fn cover_head(&mut self, host: &str, width: f32, top: f32) -> f32 {
        let left = self.setting.tree.add(self.root, Role::Paragraph);
        let kind = Type {
            tone: Tone::Second,
            ..self.style.body
        };
        let draft = Draft::one(host, Span::new(kind, left));
        let host_width = self.measure_draft(host, kind);
        let mark_node = self.setting.tree.add(self.root, Role::Paragraph);
        let mark: Running = self.running(NodeId::ARTIFACT, mark_node);
        let mark_width = self.running_mark_width(&mark);
        let beside = host_width + mark_width + 8.0 * MM <= width;
        let para = self.para(draft, kind, width, Align::Left);
        self.place_para(para, EDGE, top);
        let bottom = top + self.para_height(para);
        let (x, y) = if beside {
            (EDGE + width - mark_width, top + 1.5)
        } else {
            (EDGE, bottom)
        };
        let end = self.place_mark(&mark, x, y);
        bottom.max(end)
    }

    fn cover_text(&mut self, text: &str, kind: Type, node: NodeId, width: f32, y: f32) -> f32 {
        let draft = Draft::one(text, Span::new(kind, node));
        let para = self.para(draft, kind, width, Align::Left);
        let height = self.para_height(para);
        // The largest type can need a second page.
        let y = if y > TOP && y + height > FOOTER_BOTTOM {
            self.setting.pages.push(Page::default());
            TOP
        } else {
            y
        };
        self.place_para(para, EDGE, y);
        y + height
    }

    /// The title's type: smaller for a title that would push what follows off the page.
    fn title_type(&mut self, title: &str, width: f32) -> Type {
        let kind = self.style.cover_title;
        let draft = Draft::one(title, Span::new(kind, NodeId::ARTIFACT));
        let set = self.shaper.set(draft, kind, width, Align::Left);
        let height: f32 = set.lines.iter().map(|line| line.height).sum();
        if height > TITLE_HEIGHT {
            Type {
                bold: false,
                ..self.style.section
            }
        } else {
            kind
        }
    }

    fn measure_draft(&mut self, text: &str, kind: Type) -> f32 {
        let draft = Draft::one(text, Span::new(kind, NodeId::ARTIFACT));
        if draft.is_empty() {
            0.0
        } else {
            self.shaper
                .set(draft, kind, SHEET.0 - MARGIN, Align::Left)
                .width()
        }
    }
}

/// The crowns, and what two neighbours share in a soft green.
fn art(left: f32, top: f32, scale: f32, palette: Palette) -> Vec<Shape> {
    let crowns = CROWNS.map(|(x, y, radius)| (left + x * scale, top + y * scale, radius * scale));
    let mut shapes = Vec::with_capacity(12);
    for (one, other) in crowns.iter().zip(crowns.iter().cycle().skip(1)) {
        shapes.extend(lens(*one, *other, palette));
    }
    let paint = Paint::Stroke {
        weight: 2.2 * scale,
        colour: palette.leaf,
        closed: true,
    };
    for (x, y, radius) in crowns {
        let (start, curves) = arc((x, y), radius, 0.0, std::f32::consts::TAU);
        shapes.push(Shape::Path {
            start,
            curves,
            paint,
        });
    }
    shapes
}

/// What two circles share; none where they do not meet.
fn lens(one: (f32, f32, f32), other: (f32, f32, f32), palette: Palette) -> Option<Shape> {
    let (dx, dy) = (other.0 - one.0, other.1 - one.1);
    let distance = dx.hypot(dy);
    if distance <= (one.2 - other.2).abs() || distance >= one.2 + other.2 {
        return None;
    }
    // Half the angle under which each centre sees the chord between the two points where they meet.
    let half = |near: f32, far: f32| {
        ((near * near + distance * distance - far * far) / (2.0 * near * distance))
            .clamp(-1.0, 1.0)
            .acos()
    };
    let towards = dy.atan2(dx);
    let (first, second) = (half(one.2, other.2), half(other.2, one.2));
    let (start, mut curves) = arc((one.0, one.1), one.2, towards - first, 2.0 * first);
    let back = towards + std::f32::consts::PI;
    let (_, more) = arc((other.0, other.1), other.2, back - second, 2.0 * second);
    curves.extend(more);
    Some(Shape::Path {
        start,
        curves,
        paint: Paint::Fill(palette.leaf_soft),
    })
}

/// An arc as Bézier curves, each of at most a quarter of a circle.
fn arc(centre: (f32, f32), radius: f32, from: f32, sweep: f32) -> (Point, Vec<[Point; 3]>) {
    const QUARTERS: u8 = 4;
    let step = sweep / f32::from(QUARTERS);
    let reach = 4.0 / 3.0 * (step / 4.0).tan() * radius;
    let on = |angle: f32| {
        (
            centre.0 + radius * angle.cos(),
            centre.1 + radius * angle.sin(),
        )
    };
    let along = |angle: f32, length: f32| {
        let (x, y) = on(angle);
        (x - angle.sin() * length, y + angle.cos() * length)
    };
    let curves = (0..QUARTERS)
        .map(|quarter| {
            let start = from + step * f32::from(quarter);
            let end = start + step;
            [along(start, reach), along(end, -reach), on(end)]
        })
        .collect();
    (on(from), curves)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_two_circles_share_lies_in_both() {
        let palette = Palette::of(crate::model::Accent::default());
        let (one, other) = ((0.0, 0.0, 10.0), (12.0, 0.0, 8.0));
        let Some(Shape::Path { start, curves, .. }) = lens(one, other, palette) else {
            panic!("they meet")
        };
        let inside = |(x, y): (f32, f32)| {
            let within = |(cx, cy, r): (f32, f32, f32)| (x - cx).hypot(y - cy) <= r + 0.01;
            within(one) && within(other)
        };
        assert!(inside(start));
        assert!(curves.iter().all(|[.., end]| inside(*end)), "{curves:?}");
        let [.., end] = curves.last().unwrap();
        assert!(
            (end.0 - start.0).abs() < 0.01 && (end.1 - start.1).abs() < 0.01,
            "the path closes"
        );
        assert_eq!(lens((0.0, 0.0, 1.0), (5.0, 0.0, 1.0), palette), None);
    }
}
