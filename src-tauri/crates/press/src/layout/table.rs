//! Tables to rows of cells.

use super::{
    Setter,
    compose::Frame,
    piece::{CellUnit, RowUnit, Rule},
    style::{Style, Tone, Type},
    text::{Draft, Span},
    tree::{NodeId, Role, Scope},
};
use crate::model::{Cell, Column, Table, TableLook};

impl Setter<'_> {
    /// A table, its titles first.
    pub(crate) fn table(&mut self, table: &Table) -> Vec<RowUnit> {
        let node = self.setting.tree.add(self.root, Role::Table);
        let columns = self.columns(table);
        if self.wants_records(table, &columns) {
            return self.records(table, node);
        }
        let columns = columns.frames;
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
        let spare_from = table.rows.len().saturating_sub(table.look.spare());
        for (at, row) in table.rows.iter().enumerate() {
            let parent = self.setting.tree.add(node, Role::TableRow);
            let mut cells: Vec<CellUnit> = table
                .columns
                .iter()
                .zip(&columns)
                .zip(row)
                .map(|((column, frame), cell)| self.cell(table.look, column, *frame, cell, parent))
                .collect();
            if !table.look.written_on() {
                self.level(&mut cells);
            }
            units.push(RowUnit {
                cells,
                padding: self.style.cell_padding(table.look),
                least: self.style.row_height(table.look),
                rule_below: Some(if table.look.written_on() {
                    Rule::WRITING
                } else {
                    Rule::HAIRLINE
                }),
                verticals: Self::verticals(table.look, &columns),
                middle: table.look.written_on(),
                whole_up_to: 200.0 * self.style.grow,
                titles,
                spare: at >= spare_from,
                ..RowUnit::default()
            });
        }
        if !table.look.written_on() {
            self.keep_last_two(&mut units);
        }
        units
    }

    /// The last row of a table does not stand alone below its titles on a new page, unless much room would be lost by that.
    pub(crate) fn keep_last_two(&self, units: &mut [RowUnit]) {
        const LINES: f32 = 4.5;
        if let [_, .., row, _] = units
            && row.height() <= LINES * self.style.body.leading
        {
            row.keep = true;
        }
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
        let body = self.cell_type(look);
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
            padding: self.style.cell_padding(match table.look {
                TableLook::Tight => TableLook::Tight,
                _ => TableLook::Close,
            }),
            rule_below: Some(Rule::EDGE),
            verticals: Self::verticals(table.look, columns),
            whole_up_to: f32::MAX,
            ..RowUnit::default()
        }
    }

    /// Hairlines between the columns to write in.
    fn verticals(look: TableLook, columns: &[Frame]) -> Vec<f32> {
        if !look.written_on() {
            return Vec::new();
        }
        columns
            .iter()
            .skip(2)
            .map(|frame| frame.x - Style::COLUMN_GAP / 2.0)
            .collect()
    }
}
