//! The organisation's logo and name, at the head of the first page.

use super::{
    Setter,
    page::{Sequence, Shape},
    style::{MM, Tone, Type},
    text::{Align, Draft, Span},
    tree::{Kid, NodeId, Role},
};
use crate::model::Logo;

/// Greatest height and width of a logo.
const LOGO: (f32, f32) = (15.0 * MM, 62.0 * MM);

/// Between logo and name.
const APART: f32 = 5.0 * MM;

/// Below both.
const BELOW: f32 = 6.0 * MM;

/// Width and height at which a logo is set, in points.
pub(crate) fn logo_size(logo: &Logo) -> (f32, f32) {
    let (most_height, most_width) = LOGO;
    let width = (most_height * logo.shape()).min(most_width);
    (width, width / logo.shape())
}

impl Setter<'_> {
    /// Sets logo and name with their top left corner at a place. Returns where what follows may begin.
    ///
    /// A logo with an alternative text is a figure; one without is decoration, since the name says whose it is.
    pub(crate) fn letterhead(&mut self, x: f32, top: f32, width: f32) -> f32 {
        let logo = self.logo(x, top);
        let kind = Type {
            tone: Tone::Accent,
            ..self.style.section
        };
        let indent = if logo.0 > 0.0 { logo.0 + APART } else { 0.0 };
        // Beside a wide logo a long name in large type has no room: it stands below.
        let beside = width - indent >= width * 0.45;
        let (x, room) = if beside {
            (x + indent, width - indent)
        } else {
            (x, width)
        };
        let node = self.setting.tree.add(self.root, Role::Paragraph);
        let draft = Draft::one(&self.look.organisation, Span::new(kind, node));
        let name = self.para(draft, kind, room, Align::Left);
        let height = self.para_height(name);
        let (y, bottom) = if beside {
            let highest = logo.1.max(height);
            (top + (highest - height) / 2.0, top + highest)
        } else if height > 0.0 {
            (
                top + logo.1 + APART / 2.0,
                top + logo.1 + APART / 2.0 + height,
            )
        } else {
            (top, top + logo.1)
        };
        self.place_para(name, x, y);
        if bottom > top { bottom + BELOW } else { top }
    }

    /// Sets the logo. Returns its width and height.
    fn logo(&mut self, x: f32, y: f32) -> (f32, f32) {
        let Some(logo) = &self.look.logo else {
            return (0.0, 0.0);
        };
        let (width, height) = logo_size(logo);
        let shape = Shape::Logo {
            x,
            y,
            width,
            height,
        };
        if logo.alt().trim().is_empty() {
            self.page().shapes.push(shape);
        } else {
            let node = self.setting.tree.add_figure(self.root, logo.alt());
            self.setting
                .tree
                .set_bounds(node, [x, y, x + width, y + height]);
            self.draw(node, vec![shape]);
        }
        (width, height)
    }

    /// Puts a drawing on the last page as the content of an element.
    pub(crate) fn draw(&mut self, node: NodeId, shapes: Vec<Shape>) {
        let sheet = self.page();
        let sequence = u32::try_from(sheet.sequences.len()).unwrap_or_default();
        sheet.sequences.push(Sequence {
            node,
            shapes,
            runs: Vec::new(),
        });
        let page = self.page_index();
        self.setting
            .tree
            .push(node, Kid::Content { page, sequence });
    }
}
