//! Headings with their text beside or below them.

use super::{
    Setter,
    compose::Frame,
    piece::{CellUnit, Continued, Piece, RowUnit, Rule},
    style::{MARGIN, MEASURE, MM, Style, Tone, Type},
    text::{Align, Draft, Span},
    tree::{NodeId, Role},
};
use crate::model::Row;

impl Setter<'_> {
    /// Headings beside their text; in large print above it.
    pub(crate) fn rows(&mut self, rows: &[Row]) -> Vec<RowUnit> {
        rows.iter()
            .map(|row| {
                if self.style.large {
                    self.row_stacked(row)
                } else {
                    self.row_beside(row)
                }
            })
            .collect()
    }

    fn row_beside(&mut self, row: &Row) -> RowUnit {
        let node = self.setting.tree.add(self.root, Role::Section);
        let label = Frame {
            x: MARGIN,
            width: Style::LABEL_COLUMN - Style::LABEL_GAP,
            ..self.frame(node)
        };
        let kind = self.style.label;
        let heading = self.heading_pieces(
            &[row.label.as_str().into()],
            row.level,
            kind,
            label,
            (None, row.bookmark),
        );
        let text = Frame {
            x: MARGIN + Style::LABEL_COLUMN,
            width: MEASURE - Style::LABEL_COLUMN,
            ..label
        };
        let mut cells = vec![
            CellUnit {
                node: None,
                pieces: heading,
            },
            CellUnit {
                node: None,
                pieces: self.column(&row.blocks, text),
            },
        ];
        self.level(&mut cells);
        let continued = self.continued(&row.label, label);
        let continued = Continued {
            pieces: continued,
            beside: true,
        };
        self.section_row(cells, continued, 0.0)
    }

    fn row_stacked(&mut self, row: &Row) -> RowUnit {
        let node = self.setting.tree.add(self.root, Role::Section);
        let frame = self.frame(node);
        let kind = self.style.label;
        let mut pieces = self.heading_pieces(
            &[row.label.as_str().into()],
            row.level,
            kind,
            frame,
            (None, row.bookmark),
        );
        let mut text = self.column(&row.blocks, frame);
        if let Some(first) = text.first_mut() {
            first.before = MM;
        }
        pieces.append(&mut text);
        let continued = self.continued(&row.label, frame);
        let continued = Continued {
            pieces: continued,
            beside: false,
        };
        let cells = vec![CellUnit { node: None, pieces }];
        self.section_row(cells, continued, kind.leading + MM)
    }

    /// `above` is how much of its height the heading takes.
    fn section_row(&self, cells: Vec<CellUnit>, continued: Continued, above: f32) -> RowUnit {
        RowUnit {
            cells,
            padding: self.style.row_padding(),
            rule_above: Some(Rule::HAIRLINE),
            whole_up_to: above
                + self.style.whole_lines() * self.style.body.leading
                + 2.0 * self.style.row_padding(),
            continued: Some(continued),
            ..RowUnit::default()
        }
    }

    /// Puts the first lines of cells side by side on one height: letters that climb make theirs higher than its neighbours.
    pub(crate) fn level(&self, cells: &mut [CellUnit]) {
        let first = |cell: &CellUnit| self.baseline(*cell.pieces.first()?.lines.first()?);
        let lowest = cells.iter().filter_map(first).fold(0.0, f32::max);
        for cell in cells {
            let Some(spare) = first(cell).map(|own| lowest - own) else {
                continue;
            };
            if spare > 0.01 {
                let above = Piece {
                    height: spare,
                    keep: true,
                    ..Piece::default()
                };
                cell.pieces.insert(0, above);
            }
        }
    }

    /// `History, continued`: decoration, since the heading itself is read once.
    pub(crate) fn continued(&mut self, label: &str, frame: Frame) -> Vec<Piece> {
        let text = self.words.continued.replace("{label}", label.trim());
        let kind = Type {
            bold: false,
            tone: Tone::Second,
            ..self.style.body
        };
        let draft = Draft::one(&text, Span::new(kind, NodeId::ARTIFACT));
        let para = self.para(draft, kind, frame.width, Align::Left);
        self.lines(para, frame.x)
    }
}
