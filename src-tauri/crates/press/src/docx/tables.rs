//! Tables with a header row that is marked and repeated.

use super::{
    body::{Body, Place},
    parts::MEASURE,
    styles,
    xml::{Element, el, val},
};
use crate::{
    model::{Block, Cell, Column, Paragraph, ParagraphLook, Table, TableLook, Width},
    scene::Numbers,
};

impl Body<'_> {
    /// A table.
    pub(super) fn table(&mut self, table: &Table, out: &mut Vec<Element>) {
        let widths = widths(&table.columns);
        let headed = table.columns.iter().any(|column| !column.title.is_empty());
        let first = table.columns.first().is_some_and(|column| column.heads_row);
        let look = el("w:tblLook")
            .with("w:val", "04A0")
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
                    .with("w:w", MEASURE.to_string())
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
        for row in &table.rows {
            element = element.add(self.row(row, &table.columns, &widths, table.look));
        }
        out.push(element);
    }

    fn row(
        &mut self,
        row: &[Cell],
        columns: &[Column],
        widths: &[u32],
        look: TableLook,
    ) -> Element {
        // A row may go on over the page: one that must stay whole loses what is higher than a page.
        let mut properties = el("w:trPr");
        if look == TableLook::Signatures {
            let height = val("w:trHeight", "680").with("w:hRule", "atLeast");
            properties = properties.add(height);
        }
        let mut element = el("w:tr").add(properties);
        for ((cell, column), width) in row.iter().zip(columns).zip(widths) {
            let mut blocks = Vec::new();
            for block in cell {
                let place = Place::Cell {
                    right: column.right,
                };
                self.block(block, place, &mut blocks);
            }
            if blocks.is_empty() {
                // The format wants a paragraph in every cell.
                blocks.push(el("w:p").add(el("w:pPr").add(val("w:pStyle", styles::CELL))));
            }
            element = element.add(el("w:tc").add(cell_look(*width)).all(blocks));
        }
        element
    }

    /// The numbers behind a figure.
    pub(super) fn numbers(&mut self, numbers: &Numbers, out: &mut Vec<Element>) {
        let columns = numbers
            .columns
            .iter()
            .enumerate()
            .map(|(at, title)| Column {
                heads_row: at == 0,
                right: at > 0,
                ..Column::new(
                    title.as_str(),
                    if at == 0 {
                        Width::Rest
                    } else {
                        Width::fit(22.0, "")
                    },
                )
            });
        let rows = numbers.rows.iter().map(|row| {
            row.iter()
                .map(|cell| vec![Block::paragraph(cell.as_str())])
                .collect()
        });
        let table = Table {
            look: TableLook::Close,
            columns: columns.collect(),
            rows: rows.collect(),
        };
        self.table(&table, out);
    }
}

fn header(columns: &[Column], widths: &[u32]) -> Element {
    let cells = columns.iter().zip(widths).map(|(column, width)| {
        let mut look = el("w:pPr").add(val("w:pStyle", styles::TABLE_HEADER));
        if column.right {
            look = look.add(val("w:jc", "right"));
        }
        let title = super::inline::plain(&column.title);
        el("w:tc")
            .add(cell_look(*width))
            .add(el("w:p").add(look).add(title))
    });
    el("w:tr")
        .add(el("w:trPr").add(el("w:cantSplit")).add(el("w:tblHeader")))
        .all(cells)
}

fn cell_look(width: u32) -> Element {
    el("w:tcPr").add(
        el("w:tcW")
            .with("w:w", width.to_string())
            .with("w:type", "dxa"),
    )
}

/// Widths in twentieths of a point that fill the measure.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn widths(columns: &[Column]) -> Vec<u32> {
    const MM: f32 = 1440.0 / 25.4;
    let fixed: Vec<Option<u32>> = columns
        .iter()
        .map(|column| match &column.width {
            Width::Fit { least, text } => {
                // A letter takes about 2.2 mm at 11 pt.
                let letters = column.title.chars().count().max(text.chars().count());
                let letters = f32::from(u16::try_from(letters.min(40)).unwrap_or(40));
                Some((least.max(letters * 2.2 + 5.0) * MM) as u32)
            }
            Width::Rest => None,
        })
        .collect();
    let taken: u32 = fixed.iter().flatten().sum();
    let rest = u32::try_from(fixed.iter().filter(|width| width.is_none()).count()).unwrap_or(0);
    let left = MEASURE.saturating_sub(taken).max(MEASURE / 4);
    let each = left.checked_div(rest).unwrap_or(0);
    fixed
        .into_iter()
        .map(|width| width.unwrap_or(each))
        .collect()
}

/// The look of a paragraph in a cell.
pub(super) fn cell_paragraph(paragraph: &Paragraph, right: bool) -> Element {
    let style = match paragraph.look {
        ParagraphLook::Small => styles::SMALL,
        ParagraphLook::Body => styles::CELL,
        ParagraphLook::Lead | ParagraphLook::Second => styles::SECOND,
    };
    let mut look = el("w:pPr").add(val("w:pStyle", style));
    if super::inline::is_rtl(&paragraph.text) {
        look = look.add(el("w:bidi"));
    }
    if right {
        look = look.add(val("w:jc", "right"));
    }
    look
}
