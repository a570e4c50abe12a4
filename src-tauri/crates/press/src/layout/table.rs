//! Tables to rows of cells.

use super::{
    Setter,
    compose::Frame,
    inline,
    piece::{self, CellUnit, Continued, RowUnit, Rule},
    style::{Style, Tone, Type},
    text::{Draft, Span},
    tree::{NodeId, Role, Scope},
};
use crate::model::{Block, Cell, Column, Table, TableLook};

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
            let continued = self.row_continued(table, row, &cells);
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
                whole_up_to: self.row_whole_up_to(table.look),
                continued,
                titles,
                spare: at >= spare_from,
                ..RowUnit::default()
            });
        }
        if !table.look.written_on() {
            let rows = usize::from(titles.is_some());
            self.keep_ends(units.get_mut(rows..).unwrap_or_default());
        }
        units
    }

    /// Height up to which a row is not cut. A row with a box to sign in is cut only where no page holds it.
    pub(crate) fn row_whole_up_to(&self, look: TableLook) -> f32 {
        if look.written_on() {
            f32::MAX
        } else {
            200.0 * self.style.grow
        }
    }

    /// What says, on a later page, which row goes on; only a high row is ever cut.
    pub(crate) fn row_continued(
        &mut self,
        table: &Table,
        row: &[Cell],
        cells: &[CellUnit],
    ) -> Option<Continued> {
        const HIGH: f32 = 0.5;
        let height = cells.iter().map(|cell| piece::height(&cell.pieces));
        if height.fold(0.0, f32::max) <= HIGH * 200.0 * self.style.grow || table.look.written_on() {
            return None;
        }
        let heads = table.columns.iter().position(|column| column.heads_row);
        let Some(Block::Paragraph(name)) = row.get(heads.unwrap_or_default())?.first() else {
            return None;
        };
        let name = shortened(&inline::plain(&name.text));
        let frame = self.frame(self.root);
        (!name.is_empty()).then(|| Continued {
            pieces: self.continued(&name, frame),
            beside: false,
        })
    }

    /// The last rows of a table do not stand alone on a new page, nor the first ones below its titles where all could go
    /// to the next page together; unless much room would be lost by that.
    pub(crate) fn keep_ends(&self, rows: &mut [RowUnit]) {
        /// Of a page.
        const HALF: f32 = 330.0;
        const QUARTER: f32 = 165.0;
        /// Lines of one row.
        const LINES: f32 = 4.5;
        const FIRST: usize = 3;
        const LAST: usize = 4;
        let heights: Vec<f32> = rows.iter().map(RowUnit::height).collect();
        let all: f32 = heights.iter().sum();
        let count = rows.len();
        let mut below = 0.0;
        let mut kept = true;
        for (at, (row, height)) in rows.iter_mut().zip(heights).enumerate().rev() {
            below += height;
            let last = at + 1 == count;
            // Two of them in any case.
            let near = at + 2 == count && height <= LINES * self.style.body.leading;
            kept = kept && (last || near || (at + LAST >= count && below <= QUARTER));
            row.keep = !last && (kept || (at < FIRST && all <= HALF));
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

/// The beginning of a text, as much as stands on a line in any size.
fn shortened(text: &str) -> String {
    const LETTERS: usize = 24;
    let text = text.trim();
    if text.chars().count() <= LETTERS {
        return text.to_owned();
    }
    let start: String = text.chars().take(LETTERS).collect();
    let whole_words = start
        .rsplit_once(' ')
        .map_or(start.as_str(), |(words, _)| words);
    format!(
        "{}…",
        whole_words.trim_end_matches(|c: char| !c.is_alphanumeric())
    )
}
