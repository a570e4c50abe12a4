//! Tables whose columns would be too narrow, as records: each row a block of lines, its titles in front of the values.
//!
//! Large print has about as many letters on a line as a ticket. Columns of it break words or run down the page a word at
//! a time, and whoever reads with a lens loses the row between them. The element is the same table, with a header for
//! each row; the titles are said in the cells, so that there is no row of them.

use super::{
    Setter,
    columns::Columns,
    compose::Frame,
    piece::{CellUnit, Piece, RowUnit, Rule},
    style::{MEASURE, MM, Tone, Type},
    text::{Align, Draft, Span},
    tree::{NodeId, Role, Scope},
};
use crate::model::{Block, Cell, Column, Inline, Paragraph, Table};

impl Setter<'_> {
    /// Whether a table is set as records: where its columns cannot hold their longest words, and in large print also
    /// where that takes no more room than columns do.
    pub(crate) fn wants_records(&mut self, table: &Table, columns: &Columns) -> bool {
        if table.look.written_on() || table.columns.len() < 2 {
            return false;
        }
        !columns.whole || (self.style.large && self.lines_saved(table, columns) >= 0)
    }

    /// By how many lines records are shorter than columns with their titles.
    fn lines_saved(&mut self, table: &Table, columns: &Columns) -> i32 {
        let kind = self.cell_type(table.look);
        let mut saved = 0;
        for (column, frame) in table.columns.iter().zip(&columns.frames) {
            let title = [Block::paragraph(column.title.as_str())];
            saved = saved.max(self.lines_of(&title, "", frame.width, self.style.close));
        }
        for row in &table.rows {
            let mut highest = 0;
            for ((cell, column), frame) in row.iter().zip(&table.columns).zip(&columns.frames) {
                let label = match cell.first() {
                    Some(Block::Paragraph(paragraph)) => self.label(column, &paragraph.text),
                    _ => String::new(),
                };
                highest = highest.max(self.lines_of(cell, "", frame.width, kind));
                saved -= self.lines_of(cell, &label, MEASURE, kind);
            }
            saved += highest;
        }
        saved
    }

    /// Lines that a cell takes with a label before it.
    fn lines_of(&mut self, cell: &[Block], label: &str, width: f32, kind: Type) -> i32 {
        let mut lines = 0;
        for (block, first) in cell
            .iter()
            .zip([true].into_iter().chain([false].into_iter().cycle()))
        {
            lines += match block {
                Block::Paragraph(paragraph) => {
                    let mut draft = Draft::default();
                    let span = Span::new(kind, NodeId::ARTIFACT);
                    if first {
                        draft.push(label, span);
                    }
                    for inline in &paragraph.text {
                        if let Inline::Text(run) = inline {
                            let bold = run.bold;
                            draft.push(&run.text, Span { bold, ..span });
                        }
                    }
                    let set = self.shaper.set(draft, kind, width, Align::Left);
                    i32::try_from(set.lines.len()).unwrap_or(i32::MAX / 2)
                }
                Block::List(list) => {
                    let inner = width - super::style::Style::list_indent(kind.size);
                    list.items
                        .iter()
                        .map(|item| self.lines_of(item, "", inner, kind))
                        .sum()
                }
                _ => 1,
            };
        }
        lines
    }

    /// The title of a column, as it stands before a value; empty where the value begins with it, such as `Meeting 4`.
    fn label(&self, column: &Column, value: &[Inline]) -> String {
        let title = column.title.trim();
        let says_it =
            matches!(value.first(), Some(Inline::Text(run)) if run.text.starts_with(title));
        if says_it {
            return String::new();
        }
        self.words.labelled.replace("{label}", title)
    }

    /// A table as records.
    pub(crate) fn records(&mut self, table: &Table, node: NodeId) -> Vec<RowUnit> {
        let mut units: Vec<RowUnit> = Vec::with_capacity(table.rows.len());
        for row in &table.rows {
            let parent = self.setting.tree.add(node, Role::TableRow);
            let mut cells = Vec::with_capacity(row.len() + 1);
            let mut pieces: Vec<Piece> = Vec::new();
            for (column, cell) in table.columns.iter().zip(row) {
                let role = if column.heads_row {
                    Role::HeaderCell(Scope::Row)
                } else {
                    Role::DataCell
                };
                let node = self.setting.tree.add(parent, role);
                // Cells take their places in the tree in order, also the empty ones, before anything is set.
                cells.push(CellUnit {
                    node: Some(node),
                    pieces: Vec::new(),
                });
                let mut field = self.field(table, column, cell, node);
                if let Some(first) = field.first_mut() {
                    first.before = 0.6 * MM * self.style.grow;
                }
                if let (Some(last), true) = (field.last_mut(), pieces.is_empty()) {
                    last.keep = true;
                }
                pieces.append(&mut field);
            }
            cells.push(CellUnit { node: None, pieces });
            let continued = self.row_continued(table, row, &cells);
            units.push(RowUnit {
                cells,
                padding: self.style.cell_padding(table.look),
                rule_above: units.is_empty().then_some(Rule::EDGE),
                rule_below: Some(Rule::HAIRLINE),
                whole_up_to: self.row_whole_up_to(table.look),
                continued,
                ..RowUnit::default()
            });
        }
        self.keep_ends(&mut units);
        units
    }

    /// One cell of a record, with its title in front.
    fn field(&mut self, table: &Table, column: &Column, cell: &Cell, node: NodeId) -> Vec<Piece> {
        let kind = Type {
            bold: column.heads_row,
            ..self.cell_type(table.look)
        };
        let frame = Frame {
            body: kind,
            ..self.frame(node)
        };
        match cell.split_first() {
            None => Vec::new(),
            Some((Block::TickBox, rest)) => {
                let mut pieces = self.titled_box(column, frame);
                pieces.extend(self.column(rest, frame));
                pieces
            }
            Some((Block::Paragraph(paragraph), rest)) => {
                let mut pieces = self.labelled(column, paragraph, frame);
                pieces.extend(self.column(rest, frame));
                pieces
            }
            Some(_) => {
                let mut pieces = self.labelled(column, &Paragraph::default(), frame);
                if let Some(last) = pieces.last_mut() {
                    last.keep = true;
                }
                pieces.extend(self.column(cell, frame));
                pieces
            }
        }
    }

    /// A paragraph with the title of its column before it.
    fn labelled(&mut self, column: &Column, paragraph: &Paragraph, frame: Frame) -> Vec<Piece> {
        let kind = self.paragraph_type(paragraph.look, frame);
        let kind = if column.second {
            Type {
                tone: Tone::Second,
                ..kind
            }
        } else {
            kind
        };
        let node = self.setting.tree.add(frame.node, Role::Paragraph);
        let label = Type {
            bold: false,
            tone: Tone::Second,
            ..kind
        };
        let mut draft = Draft::one(&self.label(column, &paragraph.text), Span::new(label, node));
        draft.append(self.draft(&paragraph.text, kind, node));
        let para = self.para(draft, kind, frame.width, Align::Left);
        self.lines(para, frame.x)
    }

    /// A box to tick, and behind it what ticking it says.
    fn titled_box(&mut self, column: &Column, frame: Frame) -> Vec<Piece> {
        let mut pieces = super::forms::tick_box(frame);
        let kind = Type {
            tone: Tone::Second,
            ..frame.body
        };
        let node = self.setting.tree.add(frame.node, Role::Paragraph);
        let draft = Draft::one(column.title.trim(), Span::new(kind, node));
        let beside = frame.x + kind.size * 1.05 + 3.0 * MM;
        let para = self.para(draft, kind, frame.width, Align::Left);
        let mut title = self.lines(para, beside);
        if let (Some(first), Some(line)) = (pieces.first_mut(), title.first_mut()) {
            first.lines.append(&mut line.lines);
        }
        pieces
    }
}
