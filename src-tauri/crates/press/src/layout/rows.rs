//! Rows of headings and text, tables and contents to rows of cells.

use super::{
    Setter,
    compose::Frame,
    page::Target,
    piece::{CellUnit, Continued, Drawing, Piece, Rule, RowUnit},
    style::{MARGIN, MEASURE, MM, Style, Tone, Type},
    text::{Align, Draft, Span},
    tree::{NodeId, Role, Scope},
};
use crate::model::{Cell, Column, ContentsLine, Row, Table, TableLook, Width};

/// Rows up to so many lines are not cut.
const WHOLE_LINES: f32 = 4.5;

/// A line of the contents whose page number is set last.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Slot {
    /// Index of the link that leads there.
    pub(crate) link: u32,
    /// Where the number belongs, once its line is set.
    pub(crate) place: Option<SlotPlace>,
}

/// Place of a page number: page, index of its sequence, baseline.
#[derive(Debug, Clone, Copy)]
pub(crate) struct SlotPlace {
    pub(crate) page: u32,
    pub(crate) sequence: u32,
    pub(crate) baseline: f32,
}

impl Setter<'_> {
    /// Headings beside their text; in large print above it.
    pub(crate) fn rows(&mut self, rows: &[Row]) -> Vec<RowUnit> {
        rows.iter().map(|row| if self.style.large { self.row_stacked(row) } else { self.row_beside(row) }).collect()
    }

    fn row_beside(&mut self, row: &Row) -> RowUnit {
        let node = self.setting.tree.add(NodeId::ROOT, Role::Section);
        let label = Frame {
            x: MARGIN,
            width: Style::LABEL_COLUMN - Style::LABEL_GAP,
            ..self.frame(node)
        };
        let kind = self.style.label;
        let heading =
            self.heading_pieces(&[row.label.as_str().into()], row.level, kind, label, (None, row.bookmark));
        let text = Frame {
            x: MARGIN + Style::LABEL_COLUMN,
            width: MEASURE - Style::LABEL_COLUMN,
            ..label
        };
        let cells = vec![
            CellUnit { node: None, pieces: heading },
            CellUnit { node: None, pieces: self.column(&row.blocks, text) },
        ];
        let continued = self.continued(&row.label, label);
        self.section_row(cells, Continued { pieces: continued, beside: true })
    }

    fn row_stacked(&mut self, row: &Row) -> RowUnit {
        let node = self.setting.tree.add(NodeId::ROOT, Role::Section);
        let frame = self.frame(node);
        let kind = self.style.label;
        let mut pieces =
            self.heading_pieces(&[row.label.as_str().into()], row.level, kind, frame, (None, row.bookmark));
        let mut text = self.column(&row.blocks, frame);
        if let Some(first) = text.first_mut() {
            first.before = MM;
        }
        pieces.append(&mut text);
        let continued = self.continued(&row.label, frame);
        self.section_row(vec![CellUnit { node: None, pieces }], Continued { pieces: continued, beside: false })
    }

    fn section_row(&self, cells: Vec<CellUnit>, continued: Continued) -> RowUnit {
        RowUnit {
            cells,
            padding: self.style.row_padding(),
            rule_above: Some(Rule::HAIRLINE),
            whole_up_to: WHOLE_LINES * self.style.body.leading + 2.0 * self.style.row_padding(),
            continued: Some(continued),
            ..RowUnit::default()
        }
    }

    /// `History, continued`: decoration, since the heading itself is read once.
    fn continued(&mut self, label: &str, frame: Frame) -> Vec<Piece> {
        let text = self.words.continued.replace("{label}", label.trim());
        let kind = Type { bold: false, tone: Tone::Second, ..self.style.body };
        let draft = Draft::one(&text, Span::new(kind, NodeId::ARTIFACT));
        let para = self.para(draft, kind, frame.width, Align::Left);
        self.lines(para, frame.x)
    }

    /// A table, its titles first.
    pub(crate) fn table(&mut self, table: &Table) -> Vec<RowUnit> {
        let node = self.setting.tree.add(NodeId::ROOT, Role::Table);
        let columns = self.column_frames(table);
        let mut units = Vec::with_capacity(table.rows.len() + 1);
        let mut titles = None;
        if table.columns.iter().any(|column| !column.title.trim().is_empty()) {
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

    fn cell(&mut self, look: TableLook, column: &Column, frame: Frame, cell: &Cell, parent: NodeId) -> CellUnit {
        let role = if column.heads_row { Role::HeaderCell(Scope::Row) } else { Role::DataCell };
        let node = self.setting.tree.add(parent, role);
        let body = match look {
            TableLook::Open | TableLook::Signatures => self.style.body,
            TableLook::Close => self.style.close,
        };
        let body = if column.second { Type { tone: Tone::Second, ..body } } else { body };
        let pieces = self.column(cell, Frame { node, body, ..frame });
        CellUnit { node: Some(node), pieces }
    }

    /// The titles of the columns; without a parent they are decoration.
    fn title_row(&mut self, table: &Table, columns: &[Frame], parent: Option<NodeId>) -> RowUnit {
        let kind = Type { tone: Tone::Second, ..self.style.close };
        let mut cells = Vec::with_capacity(columns.len());
        for (column, frame) in table.columns.iter().zip(columns) {
            let node = parent.map(|row| self.setting.tree.add(row, Role::HeaderCell(Scope::Column)));
            let draft = Draft::one(&column.title, Span::new(kind, node.unwrap_or(NodeId::ARTIFACT)));
            let para = self.para(draft, kind, frame.width, frame.align);
            cells.push(CellUnit { node, pieces: self.lines(para, frame.x) });
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
            TableLook::Signatures => {
                columns.iter().skip(2).map(|frame| frame.x - Style::COLUMN_GAP / 2.0).collect()
            }
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
                    let text = self.measure(text, kind).max(self.measure_words(&column.title, self.style.close));
                    Some((text, text.max(least * MM)))
                }
                Width::Rest => None,
            })
            .collect();
        let gaps = gap * count(widths.len().saturating_sub(1));
        let room = MEASURE - gaps;
        let open = count(widths.iter().filter(|width| width.is_none()).count());
        // Columns of text keep at least four tenths of the width; the others give up what is not text.
        let most = if open > 0.0 { room * 0.6 } else { room };
        let (needed, wanted) = widths
            .iter()
            .flatten()
            .fold((0.0, 0.0), |(needed, wanted), (text, width)| (needed + text, wanted + width));
        let spread = if wanted <= most { 1.0 } else { ((most - needed) / (wanted - needed).max(1.0)).max(0.0) };
        // Where not even the texts fit, they are broken.
        let shrink = if needed > most { most / needed } else { 1.0 };
        let widths: Vec<Option<f32>> = widths
            .into_iter()
            .map(|width| width.map(|(text, width)| (text + (width - text) * spread) * shrink))
            .collect();
        let rest = (room - widths.iter().flatten().sum::<f32>()) / open.max(1.0);
        let mut x = MARGIN;
        table
            .columns
            .iter()
            .zip(widths)
            .map(|(column, width)| {
                let width = width.unwrap_or(rest);
                let align = if column.right { Align::Right } else { Align::Left };
                let frame = Frame { x, width, align, ..self.frame(NodeId::ROOT) };
                x += width + gap;
                frame
            })
            .collect()
    }

    /// Width of the longest word of a text.
    fn measure_words(&mut self, text: &str, kind: Type) -> f32 {
        text.split_whitespace().map(|word| self.measure(word, kind)).fold(0.0, f32::max)
    }

    /// Width of a text on one line, with a little to spare.
    fn measure(&mut self, text: &str, kind: Type) -> f32 {
        if text.trim().is_empty() {
            return 0.0;
        }
        let draft = Draft::one(text, Span::new(kind, NodeId::ARTIFACT));
        self.shaper.set(draft, kind, f32::MAX, Align::Left).width() + 1.0
    }

    /// The contents: each line is a link over its whole width.
    pub(crate) fn contents(&mut self, lines: &[ContentsLine]) -> Vec<RowUnit> {
        let node = self.setting.tree.add(NodeId::ROOT, Role::Contents);
        let mut units = Vec::with_capacity(lines.len());
        for line in lines {
            if !self.survey.places.contains(&line.place) {
                continue;
            }
            let item = self.setting.tree.add(node, Role::ContentsItem);
            let reference = self.setting.tree.add(item, Role::Reference);
            let width = MEASURE - 16.0 * MM * self.style.grow;
            let kind = self.style.label;
            let mut span = Span::new(kind, NodeId::ROOT);
            let words = self.words.to_page.replace("{title}", &line.title);
            self.link_to(&mut span, Target::Place(line.place), words, reference);
            let link = span.link.take().unwrap_or_default();
            let para = self.para(Draft::one(&line.title, span), kind, width, Align::Left);
            let mut pieces = self.lines(para, MARGIN);
            self.slots.push(Slot { link, place: None });
            if let Some(last) = pieces.last_mut() {
                let slot = u32::try_from(self.slots.len() - 1).unwrap_or_default();
                last.drawing = Some(Drawing::PageNumber { slot });
            }
            let detail_node = self.setting.tree.add(item, Role::Paragraph);
            let detail = Draft::one(&line.detail, Span::new(self.style.small, detail_node));
            let para = self.para(detail, self.style.small, width, Align::Left);
            pieces.extend(self.lines(para, MARGIN));
            units.push(RowUnit {
                cells: vec![CellUnit { node: None, pieces }],
                padding: 3.2 * MM,
                rule_below: Some(Rule::HAIRLINE),
                whole_up_to: f32::MAX,
                ..RowUnit::default()
            });
        }
        units
    }
}

/// A small number of columns.
fn count(number: usize) -> f32 {
    f32::from(u16::try_from(number).unwrap_or(u16::MAX))
}
