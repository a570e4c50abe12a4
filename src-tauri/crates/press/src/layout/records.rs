//! Tables whose columns would be too narrow, as records: each row a block of lines, its titles in front of the values.
//!
//! Large print has about as many letters on a line as a ticket. Columns of it break words or run down the page a word at
//! a time, and whoever reads with a lens loses the row between them. The element is the same table, with a header for
//! each row; the titles are said in the cells, so that there is no row of them.

use std::collections::BTreeSet;

use super::{
    Setter,
    columns::Columns,
    compose::Frame,
    inline,
    piece::{CellUnit, Piece, RowUnit, Rule},
    style::{MM, Tone, Type},
    text::{Align, Draft, Span},
    tree::{NodeId, Role, Scope},
};
use crate::model::{Block, Cell, Column, Inline, Paragraph, Table, TableLook, Width};

/// Narrowest column of running text beside others, and of names and the like, in ems of their type: about 20 and 10 letters.
const NARROW: (f32, f32) = (10.0, 5.0);

/// The same for the one text beside a name: as a record it loses nothing, since there is nothing to compare it with.
const NARROW_OF_TWO: f32 = 13.0;

impl<'d> Setter<'d> {
    /// Finds out which kinds of table are set as records, so that one document does not set the same things in two ways.
    pub(crate) fn survey_tables(&mut self, blocks: &'d [Block]) {
        self.kinds.clear();
        if !self.style.large {
            return;
        }
        for block in blocks {
            if let Block::Table(table) = block
                && !counts(table)
            {
                let columns = self.columns(table);
                if self.too_narrow(table, &columns) {
                    self.kinds.push(titles(table));
                }
            }
        }
    }

    /// Whether a table is set as records: where its columns are too narrow for their words, or those of another table of
    /// the same kind are.
    pub(crate) fn wants_records(&mut self, table: &Table, columns: &Columns) -> bool {
        const SHARED: usize = 2;
        if table.look.written_on() {
            return false;
        }
        let own = titles(table);
        let shared = |kind: &BTreeSet<String>| kind.intersection(&own).count() >= SHARED;
        (!counts(table) && self.kinds.iter().any(shared)) || self.too_narrow(table, columns)
    }

    /// Whether columns cannot hold their longest words, or in large print break their texts every few words. Numbers are
    /// compared down a column: a table of them stays one if it fits.
    fn too_narrow(&mut self, table: &Table, columns: &Columns) -> bool {
        if table.look.written_on() || table.columns.len() < 2 {
            return false;
        }
        !columns.whole
            || (self.style.large
                && !counts(table)
                && (0..table.columns.len()).any(|at| self.breaks_too_often(table, columns, at)))
    }

    /// Whether a column is narrow and some text in it takes more than one line.
    fn breaks_too_often(&mut self, table: &Table, columns: &Columns, at: usize) -> bool {
        let (Some(column), Some(frame)) = (table.columns.get(at), columns.frames.get(at)) else {
            return false;
        };
        let kind = self.cell_type(table.look);
        let least = match column.width {
            Width::Rest if table.columns.len() == 2 => NARROW_OF_TWO,
            Width::Rest => NARROW.0,
            Width::Fit { .. } => NARROW.1,
        };
        if column.right || frame.width >= least * kind.size {
            return false;
        }
        let cells = table.rows.iter().filter_map(|row| row.get(at));
        cells
            .flatten()
            .any(|block| self.takes_lines(block, kind, frame.width))
    }

    /// Whether a block takes more than one line.
    fn takes_lines(&mut self, block: &Block, kind: Type, width: f32) -> bool {
        match block {
            Block::Paragraph(paragraph) => {
                let mut draft = Draft::default();
                for inline in &paragraph.text {
                    if let Inline::Text(run) = inline {
                        let bold = run.bold;
                        let span = Span::new(kind, NodeId::ARTIFACT);
                        draft.push(&run.text, Span { bold, ..span });
                    }
                }
                self.shaper.set(draft, kind, width, Align::Left).lines.len() > 1
            }
            Block::List(_) => true,
            _ => false,
        }
    }

    /// The title of a column, as it stands before a value; empty where the value is it with a number, such as `Meeting 4`.
    fn label(&self, column: &Column, value: &[Inline]) -> String {
        let title = column.title.trim();
        let value = inline::plain(value);
        let number = value.strip_prefix(title).map(str::trim_start);
        if number.is_some_and(|number| number.starts_with(|c: char| c.is_ascii_digit())) {
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
            let fields = table.columns.iter().zip(row);
            // In a table of facts the first two cells are one line.
            let fact = if table.look == TableLook::Facts { 2 } else { 0 };
            if fact > 0 {
                pieces = self.fact(table, row, parent, &mut cells);
            }
            for (column, cell) in fields.skip(fact) {
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

    /// The first two cells of a fact: its name, and behind it what it is.
    fn fact(
        &mut self,
        table: &Table,
        row: &[Cell],
        parent: NodeId,
        cells: &mut Vec<CellUnit>,
    ) -> Vec<Piece> {
        let head = self.setting.tree.add(parent, Role::HeaderCell(Scope::Row));
        let data = self.setting.tree.add(parent, Role::DataCell);
        cells.extend([head, data].map(|node| CellUnit {
            node: Some(node),
            pieces: Vec::new(),
        }));
        let kind = self.cell_type(table.look);
        let label = Type {
            tone: Tone::Second,
            ..kind
        };
        let name = match row.first().and_then(|cell| cell.first()) {
            Some(Block::Paragraph(paragraph)) => inline::plain(&paragraph.text),
            _ => String::new(),
        };
        let said = self.words.labelled.replace("{label}", name.trim());
        let node = self.setting.tree.add(head, Role::Paragraph);
        let mut draft = Draft::one(&said, Span::new(label, node));
        let frame = Frame {
            body: kind,
            ..self.frame(data)
        };
        let value = row.get(1).map(Vec::as_slice).unwrap_or_default();
        let mut rest = value;
        if let Some((Block::Paragraph(paragraph), others)) = value.split_first() {
            let node = self.setting.tree.add(data, Role::Paragraph);
            draft.append(self.draft(&paragraph.text, kind, node));
            rest = others;
        }
        let para = self.para(draft, kind, frame.width, Align::Left);
        let mut pieces = self.lines(para, frame.x);
        if let (Some(last), false) = (pieces.last_mut(), rest.is_empty()) {
            last.keep = true;
        }
        pieces.extend(self.column(rest, frame));
        pieces
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

/// Whether all that a table says beside the names of its rows stands right, as numbers do.
fn counts(table: &Table) -> bool {
    let mut columns = table.columns.iter().filter(|column| !column.heads_row);
    table.columns.len() > 1 && columns.all(|column| column.right)
}

/// The titles of a table's columns, which tell tables of one kind.
fn titles(table: &Table) -> BTreeSet<String> {
    let titles = table.columns.iter().map(|column| column.title.trim());
    titles
        .filter(|title| !title.is_empty())
        .map(str::to_owned)
        .collect()
}
