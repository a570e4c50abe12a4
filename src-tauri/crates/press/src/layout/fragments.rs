//! Rows of cells over as many pages as they take.

use super::{
    Setter,
    page::Shape,
    piece::{self, Piece, RowUnit, Rule},
    style::MM,
};

/// What of a row stands on one page.
struct Fragment<'r> {
    row: &'r RowUnit,
    /// How many pieces of each cell stand on pages before.
    cursors: &'r [usize],
    /// How many stand on this one.
    counts: &'r [usize],
    /// Whether it begins the row.
    first: bool,
}

impl Setter<'_> {
    /// A row, over as many pages as it takes.
    pub(crate) fn row(&mut self, row: &RowUnit) {
        // A row moves to the next page once: what is higher than a page has to begin somewhere.
        let mut moved = self.fresh;
        if !self.fresh {
            self.y += row.before;
        }
        self.repeat_titles(row);
        let mut cursors = vec![0_usize; row.cells.len()];
        let mut first = true;
        loop {
            let room = self.room(row, first);
            let mut counts = counts(row, &cursors, room);
            if rests(row, &cursors)
                .zip(&counts)
                .all(|(rest, count)| *count == rest.len())
            {
                // The rule below has to have room too.
                counts = self::counts(row, &cursors, room - row.foot());
            }
            let rest = || rests(row, &cursors).zip(&counts);
            let stuck = rest().any(|(rest, count)| *count == 0 && !rest.is_empty());
            let cut = rest().any(|(rest, count)| *count < rest.len());
            let whole = first && row.height() <= row.whole_up_to;
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
            self.fragment(&Fragment {
                row,
                cursors: &cursors,
                counts: &counts,
                first,
            });
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

    /// Room for the content of a row on what is left of the page, down to its very end: what is cut there needs no space
    /// below it.
    fn room(&self, row: &RowUnit, first: bool) -> f32 {
        let above = if first { 0.0 } else { continued_height(row) };
        self.bottom - self.y - row.head(self.fresh) - above
    }

    /// The titles of the columns at the head of a page.
    fn repeat_titles(&mut self, row: &RowUnit) {
        if !self.fresh {
            return;
        }
        if let Some(titles) = row.titles.and_then(|index| self.titles.get(index)).cloned() {
            let cursors = vec![0; titles.cells.len()];
            let counts: Vec<usize> = titles.cells.iter().map(|cell| cell.pieces.len()).collect();
            self.fragment(&Fragment {
                row: &titles,
                cursors: &cursors,
                counts: &counts,
                first: true,
            });
        }
    }

    /// What of a row stands on one page. Where it is cut there is no rule, which would say that it ends there.
    fn fragment(&mut self, fragment: &Fragment<'_>) {
        let Fragment { row, first, .. } = *fragment;
        let top = self.y;
        let above = if first { 0.0 } else { continued_height(row) };
        let parts = fragment.parts();
        let content = parts
            .iter()
            .map(|part| piece::height(part))
            .fold(0.0, f32::max);
        let last = fragment.is_last();
        let head = row.head(self.fresh);
        let start = top + head + above;
        let mut height = head + above + content + if last { row.padding } else { 0.0 };
        if first && last {
            height = height.max(row.least);
        }
        // At the head of a page the rule of the header is enough.
        if let (Some(rule), true) = (row.rule_above, first && !self.fresh) {
            self.rule(rule, top);
        }
        if !first && let Some(continued) = &row.continued {
            self.stack(&continued.pieces, top + head);
        }
        for (cell, part) in row.cells.iter().zip(parts) {
            if let (Some(node), true) = (cell.node, first) {
                self.setting.tree.attach(node);
            }
            let spare = if row.middle {
                (height - head - row.padding - above - piece::height(part)) / 2.0
            } else {
                0.0
            };
            self.stack(part, start + spare.max(0.0));
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
        if let (Some(rule), true) = (row.rule_below, last) {
            self.rule(rule, top + height);
        }
        self.fresh = false;
    }
}

impl<'r> Fragment<'r> {
    /// The pieces of each cell.
    fn parts(&self) -> Vec<&'r [Piece]> {
        rests(self.row, self.cursors)
            .zip(self.counts)
            .map(|(rest, count)| rest.get(..*count).unwrap_or_default())
            .collect()
    }

    /// Whether the row ends with it.
    fn is_last(&self) -> bool {
        rests(self.row, self.cursors)
            .zip(self.counts)
            .all(|(rest, count)| rest.len() <= *count)
    }
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
