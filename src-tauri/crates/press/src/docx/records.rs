//! Tables whose columns would be too narrow, as records: each row a few lines, the title of the column before each value.
//!
//! As in the PDF ([ADR 0017]), by the same question asked of estimated widths: the fonts are those of the reader's PC.
//! Records are paragraphs, which reflow as text does.
//!
//! [ADR 0017]: ../../../../../docs/adr/0017-large-print-tables.md

use super::{
    body::{Body, Place},
    borders,
    inline::{plain, strong, words},
    paragraphs, sizes, styles,
    widths::{Widths, text_of},
    xml::{Element, el, val},
};
use crate::{
    Edition,
    layout::style::MEASURE,
    model::{Block, Cell, Column, Inline, Paragraph, Run, Table, TableLook},
};

/// Lines of a record that is kept on one page; a longer one may be parted.
const WHOLE: usize = 12;

/// Whether a table is set as records: where its columns cannot hold their longest words, and in giant print also where a
/// text would run down a narrow column, or where records take no more lines. In large print as in the ordinary edition:
/// its columns hold a few words, and tables would stand beside records.
pub(super) fn wants_records(table: &Table, widths: &Widths, edition: Edition) -> bool {
    if table.look.written_on() || table.columns.len() < 2 {
        return false;
    }
    let size = sizes::body_size(edition);
    let wanted = || {
        runs_down(table, widths, size)
            || lines_of_records(table, size) <= lines_of_rows(table, widths, size)
    };
    !widths.whole || (edition == Edition::GiantPrint && wanted())
}

/// Whether a text takes many lines of few letters.
fn runs_down(table: &Table, widths: &Widths, size: f32) -> bool {
    const LINES: usize = 4;
    const LETTERS: usize = 20;
    table.rows.iter().any(|row| {
        row.iter().zip(widths.texts()).any(|(cell, width)| {
            width < sizes::plain_width(LETTERS, size) && lines(cell, "", width, size) > LINES
        })
    })
}

fn lines_of_rows(table: &Table, widths: &Widths, size: f32) -> usize {
    let titles = table.columns.iter().zip(widths.texts());
    let titles = titles.map(|(column, width)| sizes::lines(&column.title, size, width));
    let rows = table.rows.iter().map(|row| {
        let cells = row.iter().zip(widths.texts());
        let lines = cells.map(|(cell, width)| lines(cell, "", width, size));
        lines.max().unwrap_or(0)
    });
    titles.max().unwrap_or(0) + rows.sum::<usize>()
}

fn lines_of_records(table: &Table, size: f32) -> usize {
    table
        .rows
        .iter()
        .map(|row| lines_of(table, row, size))
        .sum()
}

fn lines_of(table: &Table, row: &[Cell], size: f32) -> usize {
    let cells = table.columns.iter().zip(row);
    let lines = cells.map(|(column, cell)| lines(cell, &column.title, MEASURE, size));
    lines.sum()
}

/// About how many lines a cell takes with a title before it.
fn lines(cell: &Cell, title: &str, width: f32, size: f32) -> usize {
    let mut title = title;
    let blocks = cell.iter().map(|block| {
        let title = std::mem::take(&mut title);
        match block {
            Block::List(list) => {
                let items = list.items.iter();
                items.map(|item| lines(item, "", width - size, size)).sum()
            }
            other => sizes::lines(&format!("{title} {}", text_of(other)), size, width),
        }
    });
    blocks.sum()
}

impl Body<'_> {
    /// A table as records.
    pub(super) fn records(&mut self, table: &Table, out: &mut Vec<Element>) {
        let size = sizes::body_size(self.document.edition);
        // The first two cells of a row are one line.
        let facts = table.look == TableLook::Facts;
        for row in &table.rows {
            let mut record = Vec::new();
            let mut fields = table.columns.iter().zip(row);
            if facts && let Some(((_, name), (second, value))) = fields.next().zip(fields.next()) {
                let label = self.name_of(name, !value.is_empty());
                self.field(second, label, value, &mut record);
            }
            for (column, cell) in fields {
                let label = self.label(column, cell);
                self.field(column, label, cell, &mut record);
            }
            self.end_of_record(&mut record, lines_of(table, row, size) <= WHOLE);
            out.append(&mut record);
        }
    }

    /// Keeps a short record on one page, and draws the line below it.
    fn end_of_record(&self, record: &mut [Element], short: bool) {
        let Some((last, others)) = record.split_last_mut() else {
            return;
        };
        if short {
            others.iter_mut().for_each(paragraphs::keep_with_next);
            others.iter_mut().for_each(paragraphs::keep_whole);
            paragraphs::keep_whole(last);
        }
        paragraphs::set(last, borders::record_end());
        let gap = if sizes::is_large(self.document.edition) {
            8
        } else {
            4
        };
        paragraphs::space_below(last, gap);
    }

    /// One cell of a record, with what stands in front of it.
    fn field(
        &mut self,
        column: &Column,
        mut label: Vec<Element>,
        cell: &Cell,
        out: &mut Vec<Element>,
    ) {
        let rest = match cell.split_first() {
            Some((Block::TickBox, rest)) => {
                let box_and_title = format!("☐ {}", column.title.trim());
                label = vec![plain(&box_and_title)];
                rest
            }
            Some((Block::Paragraph(paragraph), rest)) => {
                if paragraph.text.iter().any(says_something) {
                    label.extend(self.value(column, paragraph));
                }
                rest
            }
            _ => cell,
        };
        if !label.is_empty() {
            out.push(record(label));
        }
        let place = Place::Cell {
            right: false,
            first: false,
        };
        for block in rest {
            self.block(block, place, out);
        }
    }

    /// The title of a column, as it stands before a value; nothing where there is no value, or where that says it itself,
    /// such as `Meeting 4`.
    fn label(&self, column: &Column, cell: &Cell) -> Vec<Element> {
        let title = column.title.trim();
        let value = cell.first().map(text_of).unwrap_or_default();
        let says_it = value
            .strip_prefix(title)
            .is_some_and(|rest| rest.trim_start().starts_with(|c: char| c.is_ascii_digit()));
        if title.is_empty() || value.trim().is_empty() || says_it {
            return Vec::new();
        }
        vec![said(styles::RECORD_LABEL, &self.labelled(title))]
    }

    /// A title as it stands before a value.
    fn labelled(&self, title: &str) -> String {
        let title = title.trim();
        self.document.words.labelled.replace("{label}", title)
    }

    /// A cell that names its row, in bold, and where a value follows as what stands before that.
    fn name_of(&mut self, cell: &Cell, followed: bool) -> Vec<Element> {
        let Some(Block::Paragraph(name)) = cell.first() else {
            return Vec::new();
        };
        let (before, after) = match self.document.words.labelled.split_once("{label}") {
            Some(around) if followed => around,
            _ => ("", ""),
        };
        let around = |text: &str| (!text.is_empty()).then(|| strong(text));
        let name = self.bold(&name.text);
        let runs = around(before).into_iter().chain(name);
        runs.chain(around(after)).collect()
    }

    /// A value; what names the row is bold.
    fn value(&mut self, column: &Column, paragraph: &Paragraph) -> Vec<Element> {
        if column.heads_row {
            self.bold(&paragraph.text)
        } else {
            self.inlines(&paragraph.text)
        }
    }

    fn bold(&mut self, text: &[Inline]) -> Vec<Element> {
        let bold = text.iter().map(|inline| match inline {
            Inline::Text(run) => Inline::Text(Run {
                bold: true,
                ..run.clone()
            }),
            other => other.clone(),
        });
        let bold: Vec<Inline> = bold.collect();
        self.inlines(&bold)
    }
}

fn record(runs: Vec<Element>) -> Element {
    el("w:p")
        .add(paragraphs::of_style(styles::RECORD))
        .all(runs)
}

/// A text in a style of characters.
fn said(style: &str, text: &str) -> Element {
    let look = el("w:rPr").add(val("w:rStyle", style));
    el("w:r").add(look).add(words(text))
}

fn says_something(inline: &Inline) -> bool {
    !matches!(inline, Inline::Text(run) if run.text.trim().is_empty())
}
