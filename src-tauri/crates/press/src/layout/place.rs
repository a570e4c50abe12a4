//! Pieces onto the page: text into marked content, links over it, decoration below it.

use super::{
    Setter,
    contents::SlotPlace,
    page::{LinkArea, Paint, Placed, Sequence, Setting, Shape},
    piece::{Drawing, LineAt, Piece},
    style::{Colour, MARGIN, MEASURE},
    text::{GlyphRun, Shaped, Span},
    tree::{Kid, NodeId},
};

/// Depth of an underline below the baseline and its weight, as parts of the size.
const UNDERLINE_DEPTH: f32 = 0.13;
const UNDERLINE_WEIGHT: f32 = 0.05;

impl Setter<'_> {
    /// Sets a piece with its top at `y` on the last page.
    pub(crate) fn place(&mut self, piece: &Piece, y: f32) {
        if self.setting.pages.is_empty() {
            self.new_page();
        }
        for line in &piece.lines {
            self.place_line(*line, y);
        }
        if let Some(mark) = piece.mark {
            let place = (self.page_index(), y);
            if let Some(mark) = self.setting.marks.get_mut(mark as usize) {
                mark.place.get_or_insert(place);
            }
        }
        match piece.drawing {
            None => {}
            Some(Drawing::TickBox { x, size }) => {
                let top = y + (piece.height - size) / 2.0;
                self.page().shapes.push(tick_box(x, top, size));
            }
            Some(Drawing::FillLine { x, width }) => {
                let below = y + piece.height;
                self.page().shapes.push(Shape::Line {
                    from: (x, below),
                    to: (x + width, below),
                    weight: 0.75,
                    colour: Colour::EDGE,
                });
            }
            Some(Drawing::PageNumber { slot }) => self.open_slot(slot, piece, y),
            Some(Drawing::Figure { figure, x, scale }) => self.figure(figure, (x, y), scale),
        }
    }

    /// Keeps the place of a page number, and makes its whole line a link.
    fn open_slot(&mut self, slot: u32, piece: &Piece, y: f32) {
        let page = self.page_index();
        let baseline = piece
            .lines
            .first()
            .and_then(|line| self.baseline(*line))
            .unwrap_or(piece.height);
        let sequence = u32::try_from(self.page().sequences.len()).unwrap_or_default();
        let Some(slot) = self.slots.get_mut(slot as usize) else {
            return;
        };
        slot.place = Some(SlotPlace {
            page,
            sequence,
            baseline: y + baseline,
        });
        let link = slot.link;
        if let Some(node) = self.setting.links.get(link as usize).map(|link| link.node) {
            self.page().sequences.push(Sequence {
                node,
                shapes: Vec::new(),
                runs: Vec::new(),
            });
            self.setting
                .tree
                .push(node, Kid::Content { page, sequence });
        }
        let area = LinkArea {
            link,
            left: MARGIN,
            top: y,
            right: MARGIN + MEASURE,
            bottom: y + piece.height,
        };
        add_area(&mut self.setting, page, area);
    }

    /// Where a line stands, from the top of its piece.
    pub(crate) fn baseline(&self, at: LineAt) -> Option<f32> {
        let para = self.setting.paras.get(at.para as usize)?;
        para.lines
            .get(at.line as usize)
            .map(|line| at.y + line.baseline)
    }

    /// Sets a line of a paragraph.
    pub(crate) fn place_line(&mut self, at: LineAt, top: f32) {
        let page = self.page_index();
        let palette = self.setting.palette;
        let Some(para) = self.setting.paras.get_mut(at.para as usize) else {
            return;
        };
        let Some(line) = para.lines.get(at.line as usize).cloned() else {
            return;
        };
        // Taken out for a moment so that pages and tree can be written to.
        let taken = std::mem::take(para);
        let y = top + at.y;
        for index in line.runs.clone() {
            let Some(run) = taken.runs.get(index as usize) else {
                continue;
            };
            let Some(span) = taken.spans.get(usize::from(run.span)) else {
                continue;
            };
            let node = if span.node != NodeId::ARTIFACT && taken.is_intricate(run) {
                self.setting
                    .tree
                    .add_said(span.node, taken.slice(&run.text))
            } else {
                span.node
            };
            let placed = Placed {
                para: at.para,
                run: index,
                x: at.x,
                y: y + line.baseline - span.rise,
            };
            add_run(&mut self.setting, page, node, placed);
            let left = at.x + run.x;
            let width = ink_width(&taken, run);
            if span.underline {
                self.page().shapes.push(underline(
                    span,
                    palette.tone(span.tone),
                    left,
                    width,
                    placed.y,
                ));
            }
            if let Some(link) = span.link {
                let area = LinkArea {
                    link,
                    left,
                    top: y,
                    right: left + width,
                    bottom: y + line.height,
                };
                add_area(&mut self.setting, page, area);
            }
        }
        if let Some(para) = self.setting.paras.get_mut(at.para as usize) {
            *para = taken;
        }
    }
}

/// Puts a run into the marked content of its element, or among what is not read out.
pub(crate) fn add_run(setting: &mut Setting, page: u32, node: NodeId, run: Placed) {
    let Some(sheet) = setting.pages.get_mut(page as usize) else {
        return;
    };
    if node == NodeId::ARTIFACT {
        sheet.furniture.push(run);
        return;
    }
    if let Some(last) = sheet.sequences.last_mut()
        && last.node == node
    {
        last.runs.push(run);
        return;
    }
    let sequence = u32::try_from(sheet.sequences.len()).unwrap_or_default();
    sheet.sequences.push(Sequence {
        node,
        shapes: Vec::new(),
        runs: vec![run],
    });
    setting.tree.push(node, Kid::Content { page, sequence });
}

/// Makes an area a link; areas of one link side by side become one.
fn add_area(setting: &mut Setting, page: u32, area: LinkArea) {
    let Some(sheet) = setting.pages.get_mut(page as usize) else {
        return;
    };
    let Some(info) = setting.links.get_mut(area.link as usize) else {
        return;
    };
    info.first.get_or_insert((page, area.top));
    if let Some(last) = sheet.links.last_mut()
        && last.link == area.link
        && (last.top - area.top).abs() < 0.01
    {
        last.left = last.left.min(area.left);
        last.right = last.right.max(area.right);
        return;
    }
    let link = u32::try_from(sheet.links.len()).unwrap_or_default();
    sheet.links.push(area);
    let node = info.node;
    setting.tree.push(node, Kid::Annotation { page, link });
}

/// Width of a run without the spaces at its end.
fn ink_width(para: &Shaped, run: &GlyphRun) -> f32 {
    if run.right_to_left {
        return run.width;
    }
    let spaces: f32 = para
        .run_glyphs(run)
        .iter()
        .rev()
        .take_while(|glyph| para.slice(&glyph.text).chars().all(char::is_whitespace))
        .map(|glyph| glyph.advance)
        .sum();
    run.width - spaces
}

fn underline(span: &Span, colour: Colour, left: f32, width: f32, baseline: f32) -> Shape {
    let y = baseline + span.size * UNDERLINE_DEPTH;
    Shape::Line {
        from: (left, y),
        to: (left + width, y),
        weight: span.size * UNDERLINE_WEIGHT,
        colour,
    }
}

/// A square with rounded corners.
fn tick_box(x: f32, y: f32, size: f32) -> Shape {
    let paint = Paint::Stroke {
        weight: 0.75,
        colour: Colour::SECOND,
        closed: true,
    };
    rounded(x, y, (size, size), size * 0.16, paint)
}

/// A rectangle with rounded corners.
pub(crate) fn rounded(
    x: f32,
    y: f32,
    (width, height): (f32, f32),
    radius: f32,
    paint: Paint,
) -> Shape {
    // How far the handles of a quarter circle reach.
    let handle = radius * (1.0 - 0.552_285);
    let (right, bottom) = (x + width, y + height);
    let line = |from: (f32, f32), to: (f32, f32)| [from, to, to];
    let corner = |from: (f32, f32), via: (f32, f32), to: (f32, f32)| {
        let lean = |end: (f32, f32)| {
            let reach = handle / radius.max(f32::EPSILON);
            (
                via.0 + (end.0 - via.0) * reach,
                via.1 + (end.1 - via.1) * reach,
            )
        };
        [lean(from), lean(to), to]
    };
    let start = (x + radius, y);
    let curves = vec![
        line(start, (right - radius, y)),
        corner((right - radius, y), (right, y), (right, y + radius)),
        line((right, y + radius), (right, bottom - radius)),
        corner(
            (right, bottom - radius),
            (right, bottom),
            (right - radius, bottom),
        ),
        line((right - radius, bottom), (x + radius, bottom)),
        corner((x + radius, bottom), (x, bottom), (x, bottom - radius)),
        line((x, bottom - radius), (x, y + radius)),
        corner((x, y + radius), (x, y), start),
    ];
    Shape::Path {
        start,
        curves,
        paint,
    }
}
