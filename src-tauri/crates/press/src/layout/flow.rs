//! Pieces and rows to pages.

use super::{
    Setter,
    page::{Page, Shape},
    piece::{Piece, Rule, Unit},
    style::{MARGIN, MEASURE},
};

impl Setter<'_> {
    /// Sets everything, page after page.
    pub(crate) fn flow(&mut self, units: Vec<Unit>) {
        if !self.covered {
            self.new_page();
        }
        let mut units = units.into_iter().peekable();
        let mut group = Vec::new();
        while let Some(unit) = units.next() {
            let keep = unit.keep() && units.peek().is_some();
            group.push(unit);
            if keep {
                continue;
            }
            if !self.fresh && !self.fits(&group) {
                group.retain(|unit| !unit.spare());
                if group.is_empty() {
                    continue;
                }
                // What no page holds has to be parted anyway, and may as well begin here.
                if self.top + group_height(&group, true) <= self.bottom + 0.01 {
                    self.new_page();
                }
            }
            self.together(&mut group);
        }
        // A break at the very end leaves an empty page behind.
        if self.fresh && self.setting.pages.len() > self.first + 1 {
            self.setting.pages.pop();
        }
    }

    /// Whether units have room on what is left of the page.
    fn fits(&self, group: &[Unit]) -> bool {
        self.y + group_height(group, self.fresh) <= self.bottom + 0.01
    }

    /// Sets units that stay together. What is higher than an empty page is parted where that hurts least.
    fn together(&mut self, group: &mut Vec<Unit>) {
        while !group.is_empty() && !self.fits(group) {
            let begun = match self.beginning(group) {
                0 if !self.fresh => {
                    self.new_page();
                    continue;
                }
                0 => self.forced(group),
                begun => begun,
            };
            for (at, mut unit) in group.drain(..begun).enumerate() {
                // A row that could stay whole only on a page of its own begins below what it keeps to.
                if let (Unit::Row(row), true) = (&mut unit, at + 1 == begun) {
                    row.whole_up_to = 0.0;
                }
                self.unit(unit);
            }
        }
        for unit in group.drain(..) {
            self.unit(unit);
        }
    }

    /// How many units of a group that has no room here may be set before the page is turned: not the lines of a heading
    /// alone, nor one line of a paragraph.
    fn beginning(&self, group: &[Unit]) -> usize {
        let mut begun = 0;
        for count in 1..=group.len() {
            let part = group.get(..count).unwrap_or_default();
            if self.fits(part) {
                if self.may_turn(group, count) {
                    begun = count;
                }
                continue;
            }
            if let Some((Unit::Row(row), above)) = part.split_last() {
                let above = group_height_whole(above, self.fresh);
                let fresh = self.fresh && count == 1;
                if self.y + above + row.before + row.first_height(fresh) <= self.bottom + 0.01 {
                    begun = count;
                }
            }
            break;
        }
        begun
    }

    /// How many units have room on an empty page, however it looks; at least one.
    fn forced(&self, group: &[Unit]) -> usize {
        (1..=group.len())
            .take_while(|count| self.fits(group.get(..*count).unwrap_or_default()))
            .last()
            .unwrap_or(1)
    }

    /// Whether a page that is turned after `count` units of a group leaves nothing alone at its foot or at the next head.
    fn may_turn(&self, group: &[Unit], count: usize) -> bool {
        let (Some(above), Some(below)) = (
            count.checked_sub(1).and_then(|at| group.get(at)),
            group.get(count),
        ) else {
            return true;
        };
        match (above, below) {
            (Unit::Piece(above), Unit::Piece(below)) => {
                !above.heading && self.may_part(above, below)
            }
            (Unit::Piece(above), _) => !above.heading && !above.lines.is_empty(),
            // Titles of columns.
            (Unit::Row(row), _) => row.whole_up_to < f32::MAX,
            _ => true,
        }
    }

    /// Whether two pieces may stand on two pages.
    fn may_part(&self, above: &Piece, below: &Piece) -> bool {
        // The label of an item stands before its text. Drawings keep to what follows, and so do rows of characters that are
        // typed in together.
        let text = above.lines.last().filter(|_| above.lines.len() <= 2);
        let (Some(above), Some(below)) = (text, below.lines.last()) else {
            return text.is_some();
        };
        if above.para != below.para {
            return true;
        }
        let lines = self
            .setting
            .paras
            .get(above.para as usize)
            .map(|para| &para.lines);
        let in_word = lines
            .and_then(|lines| lines.get(above.line as usize))
            .is_some_and(|line| line.in_word);
        let last = lines.map_or(0, Vec::len) == below.line as usize + 1;
        above.line > 0 && !last && !in_word
    }

    fn unit(&mut self, unit: Unit) {
        match unit {
            Unit::Piece(piece) => {
                if !self.fresh && self.y + piece.before + piece.height > self.bottom + 0.01 {
                    self.new_page();
                }
                if !self.fresh {
                    self.y += piece.before;
                }
                let y = self.y;
                self.place(&piece, y);
                self.y += piece.height;
                self.fresh = false;
            }
            Unit::Row(row) => self.row(&row),
            Unit::Cover(cover) => {
                self.cover(cover);
                self.new_page();
            }
            Unit::Attachment(attachment) => {
                self.attachment(attachment);
                self.new_page();
            }
            Unit::PageBreak => {
                if !self.fresh {
                    self.new_page();
                }
            }
        }
    }

    /// Begins a page with its header.
    pub(crate) fn new_page(&mut self) {
        self.setting.pages.push(Page::default());
        let lower = self.header();
        self.y = self.top + lower;
        self.fresh = true;
    }

    /// Pieces on top of each other.
    pub(crate) fn stack(&mut self, pieces: &[Piece], top: f32) {
        let mut y = top;
        for (index, piece) in pieces.iter().enumerate() {
            if index > 0 {
                y += piece.before;
            }
            self.place(piece, y);
            y += piece.height;
        }
    }

    /// A rule over the full width.
    pub(crate) fn rule(&mut self, rule: Rule, y: f32) {
        self.page().shapes.push(Shape::Line {
            from: (MARGIN, y),
            to: (MARGIN + MEASURE, y),
            weight: rule.weight,
            colour: rule.colour,
        });
    }
}

/// Height of units that stay together, the last of them as low as it can be. On a `fresh` page the first begins at its
/// head.
fn group_height(group: &[Unit], fresh: bool) -> f32 {
    let Some((last, above)) = group.split_last() else {
        return 0.0;
    };
    let fresh_last = fresh && above.is_empty();
    let before = if fresh_last { 0.0 } else { last.before() };
    group_height_whole(above, fresh) + before + last.least_height(fresh_last)
}

/// Height of units that all stand whole.
fn group_height_whole(group: &[Unit], fresh: bool) -> f32 {
    let mut first = fresh;
    let mut height = 0.0;
    for unit in group {
        let before = if first { 0.0 } else { unit.before() };
        height += before
            + match unit {
                Unit::Piece(piece) => piece.height,
                Unit::Row(row) => row.height_from(first),
                Unit::Cover(_) | Unit::Attachment(_) | Unit::PageBreak => 0.0,
            };
        first = false;
    }
    height
}
