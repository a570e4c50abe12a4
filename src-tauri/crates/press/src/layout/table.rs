//! Tables to rows of cells.

use super::{
    Setter,
    compose::Frame,
    piece::{CellUnit, RowUnit, Rule},
    style::{MARGIN, MEASURE, MM, Style, Tone, Type},
    text::{Align, Draft, Span},
    tree::{NodeId, Role, Scope},
};
use crate::model::{Cell, Column, Table, TableLook, Width};

impl Setter<'_> {
    /// A table, its titles first.
    pub(crate) fn table(&mut self, table: &Table) -> Vec<RowUnit> {
        let node = self.setting.tree.add(self.root, Role::Table);
        let columns = self.column_frames(table);
        let mut units = Vec::with_capacity(table.rows.len() + 1);
        let mut titles = None;
        if table
            .columns
            .iter()
            .any(|column| !column.title.trim().is_empty())
        {
            let parent = self.setting.tree.add(node, Role::TableRow);
            let read = self.title_row(table, &columns, Some(parent));
            let repeated = self.title_row(table, &columns, None);
            self.titles.push(repeated);
            titles = Some(self.titles.len() - 1);
            units.push(read);
        }
        for row in &table.rows {
            let parent = self.setting.tree.add(node, Role::TableRow);
            let cells = table
                .columns
                .iter()
                .zip(&columns)
                .zip(row)
                .map(|((column, frame), cell)| self.cell(table.look, column, *frame, cell, parent))
                .collect();
            units.push(RowUnit {
                cells,
                padding: self.style.cell_padding(table.look),
                least: self.style.row_height(table.look),
                rule_below: Some(match table.look {
                    TableLook::Open | TableLook::Close => Rule::HAIRLINE,
                    TableLook::Signatures => Rule::WRITING,
                }),
                verticals: Self::verticals(table.look, &columns),
                middle: table.look == TableLook::Signatures,
                whole_up_to: 200.0 * self.style.grow,
                titles,
                ..RowUnit::default()
            });
        }
        units
    }

    fn cell(
        &mut self,
        look: TableLook,
        column: &Column,
        frame: Frame,
        cell: &Cell,
        parent: NodeId,
    ) -> CellUnit {
        let role = if column.heads_row {
            Role::HeaderCell(Scope::Row)
        } else {
            Role::DataCell
        };
        let node = self.setting.tree.add(parent, role);
        let body = match look {
            TableLook::Open | TableLook::Signatures => self.style.body,
            TableLook::Close => self.style.close,
        };
        let body = if column.second {
            Type {
                tone: Tone::Second,
                ..body
            }
        } else {
            body
        };
        let pieces = self.column(
            cell,
            Frame {
                node,
                body,
                ..frame
            },
        );
        CellUnit {
            node: Some(node),
            pieces,
        }
    }

    /// The titles of the columns; without a parent they are decoration.
    fn title_row(&mut self, table: &Table, columns: &[Frame], parent: Option<NodeId>) -> RowUnit {
        let kind = Type {
            tone: Tone::Second,
            ..self.style.close
        };
        let mut cells = Vec::with_capacity(columns.len());
        for (column, frame) in table.columns.iter().zip(columns) {
            let node =
                parent.map(|row| self.setting.tree.add(row, Role::HeaderCell(Scope::Column)));
            let draft = Draft::one(
                &column.title,
                Span::new(kind, node.unwrap_or(NodeId::ARTIFACT)),
            );
            let para = self.para(draft, kind, frame.width, frame.align);
            cells.push(CellUnit {
                node,
                pieces: self.lines(para, frame.x),
            });
        }
        RowUnit {
            keep: true,
            cells,
            padding: self.style.cell_padding(TableLook::Close),
            rule_below: Some(Rule::EDGE),
            verticals: Self::verticals(table.look, columns),
            whole_up_to: f32::MAX,
            ..RowUnit::default()
        }
    }

    /// Hairlines between the columns to write in.
    fn verticals(look: TableLook, columns: &[Frame]) -> Vec<f32> {
        match look {
            TableLook::Open | TableLook::Close => Vec::new(),
            TableLook::Signatures => columns
                .iter()
                .skip(2)
                .map(|frame| frame.x - Style::COLUMN_GAP / 2.0)
                .collect(),
        }
    }

    /// Place and width of each column.
    fn column_frames(&mut self, table: &Table) -> Vec<Frame> {
        let gap = Style::COLUMN_GAP;
        let kind = match table.look {
            TableLook::Open | TableLook::Signatures => self.style.body,
            TableLook::Close => self.style.close,
        };
        let widths: Vec<Option<(f32, f32)>> = table
            .columns
            .iter()
            .map(|column| match &column.width {
                Width::Fit { least, text } => {
                    let text = self
                        .measure(text, kind)
                        .max(self.measure_words(&column.title, self.style.close));
                    Some((text, text.max(least * MM)))
                }
                Width::Rest => None,
            })
            .collect();
        let gaps = gap * count(widths.len().saturating_sub(1));
        let widths = shared_out(&widths, MEASURE - gaps);
        let mut x = MARGIN;
        table
            .columns
            .iter()
            .zip(widths)
            .map(|(column, width)| {
                let align = if column.right {
                    Align::Right
                } else {
                    Align::Left
                };
                let frame = Frame {
                    x,
                    width,
                    align,
                    ..self.frame(self.root)
                };
                x += width + gap;
                frame
            })
            .collect()
    }

    /// Width of the longest word of a text.
    fn measure_words(&mut self, text: &str, kind: Type) -> f32 {
        text.split_whitespace()
            .map(|word| self.measure(word, kind))
            .fold(0.0, f32::max)
    }

    /// Width of a text on one line, with a little to spare.
    fn measure(&mut self, text: &str, kind: Type) -> f32 {
        if text.trim().is_empty() {
            return 0.0;
        }
        let draft = Draft::one(text, Span::new(kind, NodeId::ARTIFACT));
        self.shaper.set(draft, kind, f32::MAX, Align::Left).width() + 1.0
    }
}

/// Widths of columns in `room` points. Of each column: what its text needs and what it would like; none
/// for one that takes what is left. Those keep at least four tenths; the others give up what is not text.
fn shared_out(columns: &[Option<(f32, f32)>], room: f32) -> Vec<f32> {
    let open = count(columns.iter().filter(|column| column.is_none()).count());
    let most = if open > 0.0 { room * 0.6 } else { room };
    let fixed = columns.iter().flatten();
    let (needed, wanted) = fixed.fold((0.0, 0.0), |(needed, wanted), (text, width)| {
        (needed + text, wanted + width)
    });
    let spread = if wanted <= most {
        1.0
    } else {
        ((most - needed) / (wanted - needed).max(1.0)).max(0.0)
    };
    // Where not even the texts fit, they are broken.
    let shrink = if needed > most { most / needed } else { 1.0 };
    let width = |(text, width): (f32, f32)| (text + (width - text) * spread) * shrink;
    let used: f32 = columns.iter().flatten().map(|column| width(*column)).sum();
    let rest = (room - used) / open.max(1.0);
    columns
        .iter()
        .map(|column| column.map_or(rest, width))
        .collect()
}

/// A small number of columns.
fn count(number: usize) -> f32 {
    f32::from(u16::try_from(number).unwrap_or(u16::MAX))
}

#[cfg(test)]
mod tests {
    use super::shared_out;

    fn assert_widths(columns: &[Option<(f32, f32)>], expected: &[f32]) {
        let widths = shared_out(columns, 100.0);
        let near = widths
            .iter()
            .zip(expected)
            .all(|(one, other)| (one - other).abs() < 0.01);
        assert!(near && widths.len() == expected.len(), "{widths:?}");
    }

    #[test]
    fn columns_give_way_so_that_text_keeps_room() {
        assert_widths(&[Some((5.0, 10.0)), None], &[10.0, 90.0]);
        assert_widths(
            &[Some((10.0, 50.0)), Some((10.0, 40.0)), None],
            &[32.86, 27.14, 40.0],
        );
        assert_widths(&[Some((80.0, 80.0)), None], &[60.0, 40.0]);
        assert_widths(&[Some((10.0, 20.0)), None, None], &[20.0, 40.0, 40.0]);
        assert_widths(&[Some((100.0, 100.0)), Some((100.0, 100.0))], &[50.0, 50.0]);
    }
}
