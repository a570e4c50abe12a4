//! Pieces and rows to pages.

use super::{
    Setter,
    page::{Page, Shape},
    piece::{self, Piece, RowUnit, Rule, Unit},
    style::{MARGIN, MEASURE, MM},
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
            if !self.fresh && self.y + group_height(&group) > self.bottom + 0.01 {
                group.retain(|unit| !unit.spare());
                if group.is_empty() {
                    continue;
                }
                self.new_page();
            }
            self.together(&mut group);
        }
        // A break at the very end leaves an empty page behind.
        if self.fresh && self.setting.pages.len() > self.first + 1 {
            self.setting.pages.pop();
        }
    }

    /// Sets units that stay together. Where they are higher than an empty page, a heading among them begins the next one, so
    /// that it does not stand alone at the foot.
    fn together(&mut self, group: &mut Vec<Unit>) {
        while self.y + group_height(group) > self.bottom + 0.01
            && let Some(at) = piece::last_heading(group)
        {
            for unit in group.drain(..at) {
                self.unit(unit);
            }
            self.new_page();
        }
        for unit in group.drain(..) {
            self.unit(unit);
        }
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

    /// A row, over as many pages as it takes.
    fn row(&mut self, row: &RowUnit) {
        // A row moves to the next page once: what is higher than a page has to begin somewhere.
        let mut moved = self.fresh;
        if !self.fresh {
            self.y += row.before;
        }
        self.repeat_titles(row);
        let mut cursors = vec![0_usize; row.cells.len()];
        let mut first = true;
        loop {
            let above = if first { 0.0 } else { continued_height(row) };
            let room = self.bottom - self.y - 2.0 * row.padding - above;
            let mut counts = counts(row, &cursors, room);
            let stuck = counts
                .iter()
                .zip(rests(row, &cursors))
                .any(|(count, rest)| *count == 0 && !rest.is_empty());
            let whole = first && row.height() <= row.whole_up_to;
            let cut = counts
                .iter()
                .zip(rests(row, &cursors))
                .any(|(count, rest)| *count < rest.len());
            if first && !moved && (stuck || (whole && cut)) {
                self.new_page();
                self.repeat_titles(row);
                moved = true;
                continue;
            }
            if stuck {
                // Not even the least part fits on an empty page: cut where it may not be cut.
                force(&mut counts, row, &cursors, room);
            }
            self.fragment(row, &cursors, &counts, first);
            for (cursor, count) in cursors.iter_mut().zip(&counts) {
                *cursor += count;
            }
            if rests(row, &cursors).all(<[Piece]>::is_empty) {
                break;
            }
            self.new_page();
            self.repeat_titles(row);
            first = false;
        }
    }

    /// The titles of the columns at the head of a page.
    fn repeat_titles(&mut self, row: &RowUnit) {
        if !self.fresh {
            return;
        }
        if let Some(titles) = row.titles.and_then(|index| self.titles.get(index)).cloned() {
            let cursors = vec![0; titles.cells.len()];
            let counts: Vec<usize> = titles.cells.iter().map(|cell| cell.pieces.len()).collect();
            self.fragment(&titles, &cursors, &counts, true);
        }
    }

    /// What of a row stands on one page.
    fn fragment(&mut self, row: &RowUnit, cursors: &[usize], counts: &[usize], first: bool) {
        let top = self.y;
        let above = if first { 0.0 } else { continued_height(row) };
        let parts: Vec<&[Piece]> = rests(row, cursors)
            .zip(counts)
            .map(|(rest, count)| rest.get(..*count).unwrap_or_default())
            .collect();
        let content = parts
            .iter()
            .map(|part| piece::height(part))
            .fold(0.0, f32::max);
        let last = rests(row, cursors)
            .zip(counts)
            .all(|(rest, count)| rest.len() <= *count);
        let mut height = content + 2.0 * row.padding + above;
        if first && last {
            height = height.max(row.least);
        }
        // At the head of a page the rule of the header is enough.
        if let (Some(rule), false) = (row.rule_above, self.fresh) {
            self.rule(rule, top);
        }
        if !first && let Some(continued) = &row.continued {
            self.stack(&continued.pieces, top + row.padding);
        }
        for (cell, part) in row.cells.iter().zip(parts) {
            if let (Some(node), true) = (cell.node, first) {
                self.setting.tree.attach(node);
            }
            let spare = if row.middle {
                (height - 2.0 * row.padding - above - piece::height(part)) / 2.0
            } else {
                0.0
            };
            self.stack(part, top + row.padding + above + spare);
        }
        for x in &row.verticals {
            let line = Shape::Line {
                from: (*x, top),
                to: (*x, top + height),
                weight: Rule::HAIRLINE.weight,
                colour: Rule::HAIRLINE.colour,
            };
            self.page().shapes.push(line);
        }
        self.y = top + height;
        if let Some(rule) = row.rule_below {
            self.rule(rule, top + height);
        }
        self.fresh = false;
    }

    /// Pieces on top of each other.
    fn stack(&mut self, pieces: &[Piece], top: f32) {
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

/// Height of units that stay together, the last of them as low as it can be.
fn group_height(group: &[Unit]) -> f32 {
    let Some((last, rest)) = group.split_last() else {
        return 0.0;
    };
    let above: f32 = rest
        .iter()
        .map(|unit| {
            unit.before()
                + match unit {
                    Unit::Piece(piece) => piece.height,
                    Unit::Row(row) => row.height(),
                    Unit::Cover(_) | Unit::Attachment(_) | Unit::PageBreak => 0.0,
                }
        })
        .sum();
    above + last.before() + last.least_height()
}

/// What is left of each cell.
fn rests<'r>(row: &'r RowUnit, cursors: &'r [usize]) -> impl Iterator<Item = &'r [Piece]> {
    row.cells
        .iter()
        .zip(cursors)
        .map(|(cell, cursor)| cell.pieces.get(*cursor..).unwrap_or_default())
}

/// How many pieces of each cell fit.
fn counts(row: &RowUnit, cursors: &[usize], room: f32) -> Vec<usize> {
    rests(row, cursors)
        .map(|rest| piece::fitting(rest, room))
        .collect()
}

/// At least one piece of each cell, and as many more as fit.
fn force(counts: &mut [usize], row: &RowUnit, cursors: &[usize], room: f32) {
    for (count, rest) in counts.iter_mut().zip(rests(row, cursors)) {
        if *count > 0 || rest.is_empty() {
            continue;
        }
        let fit = (1..=rest.len())
            .take_while(|n| piece::height(rest.get(..*n).unwrap_or_default()) <= room)
            .last();
        *count = fit.unwrap_or(1);
    }
}

fn continued_height(row: &RowUnit) -> f32 {
    match &row.continued {
        Some(continued) if !continued.beside => piece::height(&continued.pieces) + MM,
        _ => 0.0,
    }
}
