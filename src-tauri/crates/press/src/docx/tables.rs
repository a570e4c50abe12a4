//! Tables with a header row that is marked and repeated.

use super::{
    body::{Body, Place},
    borders, paragraphs,
    records::wants_records,
    sizes, styles,
    widths::{sides, widths},
    xml::{Element, el, val},
};
use crate::{
    layout::style::{MEASURE, Style},
    model::{Block, Cell, Column, Inline, Paragraph, ParagraphLook, Table, TableLook},
};

impl Body<'_> {
    /// A table.
    pub(super) fn table(&mut self, table: &Table, out: &mut Vec<Element>) {
        let widths = widths(table, self.document.edition);
        if wants_records(table, &widths, self.document.edition) {
            return self.records(table, out);
        }
        let widths: Vec<u32> = widths.columns.into_iter().map(twips).collect();
        let headed = table.columns.iter().any(|column| !column.title.is_empty());
        let first = table.columns.first().is_some_and(|column| column.heads_row);
        // The same bits once more as a number, which is what older programs read.
        let bits = 0x0600 | (u16::from(headed) << 5) | (u16::from(first) << 7);
        let look = el("w:tblLook")
            .with("w:val", format!("{bits:04X}"))
            .with("w:firstRow", if headed { "1" } else { "0" })
            .with("w:lastRow", "0")
            .with("w:firstColumn", if first { "1" } else { "0" })
            .with("w:lastColumn", "0")
            .with("w:noHBand", "1")
            .with("w:noVBand", "1");
        let properties = el("w:tblPr")
            .add(val("w:tblStyle", styles::TABLE))
            .add(
                el("w:tblW")
                    .with("w:w", twips(MEASURE).to_string())
                    .with("w:type", "dxa"),
            )
            .add(el("w:tblLayout").with("w:type", "fixed"))
            .add(look);
        let grid = widths
            .iter()
            .map(|width| el("w:gridCol").with("w:w", width.to_string()));
        let mut element = el("w:tbl").add(properties).add(el("w:tblGrid").all(grid));
        if headed {
            element = element.add(header(&table.columns, &widths));
        }
        // Rows that only fill a page are left out: where a page ends is for the program that opens the file.
        let wanted = table.rows.len().saturating_sub(table.look.spare());
        let rows = table.rows.iter().take(wanted);
        let mut rows: Vec<Element> = rows
            .map(|row| self.row(row, &table.columns, &widths, table.look))
            .collect();
        keep_last_two(&mut rows);
        element = element.all(rows);
        out.push(element);
    }

    fn row(
        &mut self,
        row: &[Cell],
        columns: &[Column],
        widths: &[u32],
        look: TableLook,
    ) -> Element {
        // A high row may go on over the page: one that must stay whole loses what is higher than a page.
        let mut properties = el("w:trPr");
        let size = sizes::body_size(self.document.edition);
        if row
            .iter()
            .zip(widths)
            .all(|(cell, width)| is_short(cell, *width, size))
        {
            properties = properties.add(el("w:cantSplit"));
        }
        if look.written_on() {
            // As high as in the PDF: room for a hand that writes large.
            let height = twips(Style::of(self.document.edition).row_height(look));
            let height = val("w:trHeight", height.to_string()).with("w:hRule", "atLeast");
            properties = properties.add(height);
        }
        let mut element = el("w:tr").add(properties);
        for (((cell, column), width), at) in row.iter().zip(columns).zip(widths).zip(0..) {
            let mut blocks = Vec::new();
            for (block, at) in cell.iter().zip(0..) {
                let place = Place::Cell {
                    right: column.right,
                    first: at == 0,
                };
                self.block(block, place, &mut blocks);
            }
            if blocks.is_empty() {
                // The format wants a paragraph in every cell.
                blocks.push(el("w:p").add(el("w:pPr").add(val("w:pStyle", styles::CELL))));
            }
            element = element.add(
                el("w:tc")
                    .add(cell_look(*width, look, (at, columns.len())))
                    .all(blocks),
            );
        }
        element
    }
}

/// Whether a cell takes so few lines that it stays whole on any page.
fn is_short(cell: &Cell, width: u32, size: f32) -> bool {
    const LINES: f32 = 10.0;
    let letters: usize = cell.iter().map(letters_of).sum();
    let room = f32::from(u16::try_from(width).unwrap_or(u16::MAX)) / 20.0;
    sizes::text_width(letters, size) / room.max(1.0) <= LINES
}

/// Letters of a block, its lines counted full.
fn letters_of(block: &Block) -> usize {
    match block {
        Block::Paragraph(paragraph) => {
            let letters = paragraph.text.iter().map(|inline| match inline {
                Inline::Text(run) => run.text.chars().count(),
                Inline::Note { .. } => 2,
                Inline::Break => 10,
            });
            letters.sum::<usize>() + 10
        }
        Block::List(list) => list.items.iter().flatten().map(letters_of).sum(),
        _ => 10,
    }
}

fn header(columns: &[Column], widths: &[u32]) -> Element {
    let cells = columns
        .iter()
        .zip(widths)
        .zip(0..)
        .map(|((column, width), at)| {
            let mut look = paragraphs::of_style(styles::TABLE_HEADER);
            if column.right {
                look = look.add(val("w:jc", "right"));
            }
            let title = super::inline::plain(&column.title);
            el("w:tc")
                .add(cell_look(*width, TableLook::Open, (at, columns.len())))
                .add(el("w:p").add(look).add(title))
        });
    el("w:tr")
        .add(el("w:trPr").add(el("w:cantSplit")).add(el("w:tblHeader")))
        .all(cells)
}

/// The look of the cell in a column, counted from 0, of so many.
fn cell_look(width: u32, look: TableLook, (column, columns): (usize, usize)) -> Element {
    let width = el("w:tcW")
        .with("w:w", width.to_string())
        .with("w:type", "dxa");
    let mut cell = el("w:tcPr").add(width);
    if look.written_on() && column >= 2 {
        // Between the columns to write in.
        let line = borders::line("w:left", "4");
        cell = cell.add(el("w:tcBorders").add(line));
    }
    let (left, right) = sides(column, columns);
    let side = |name: &'static str, points: f32| {
        el(name)
            .with("w:w", twips(points).to_string())
            .with("w:type", "dxa")
    };
    cell = cell.add(
        el("w:tcMar")
            .add(side("w:left", left))
            .add(side("w:right", right)),
    );
    if look.written_on() {
        cell = cell.add(val("w:vAlign", "center"));
    }
    cell
}

/// The last row of a table does not stand alone below its titles on a new page.
fn keep_last_two(rows: &mut [Element]) {
    if let [.., row, _] = rows {
        row.each("w:p", &paragraphs::keep_with_next);
    }
}

/// Points in twentieths of a point, as the format counts.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "lengths on a page, never negative"
)]
pub(super) fn twips(points: f32) -> u32 {
    (points.max(0.0) * 20.0).round() as u32
}

/// The look of a paragraph in a cell.
pub(super) fn cell_paragraph(paragraph: &Paragraph, right: bool, first: bool) -> Element {
    let style = match paragraph.look {
        ParagraphLook::Small => styles::SMALL,
        ParagraphLook::Body => styles::CELL,
        ParagraphLook::Lead | ParagraphLook::Second => styles::SECOND,
    };
    let mut look = el("w:pPr").add(val("w:pStyle", style));
    if super::inline::is_rtl(&paragraph.text) {
        look = look.add(el("w:bidi"));
    }
    if first && paragraph.look != ParagraphLook::Body {
        // As far from the line above as the text in the cells beside it.
        look = look.add(styles::spacing(3, 3, 264));
    }
    if right {
        look = look.add(val("w:jc", "right"));
    }
    look
}
