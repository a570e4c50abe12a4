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

/// Rows up to so many lines are not cut.
const WHOLE_LINES: f32 = 4.5;

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
        let cells = vec![
            CellUnit {
                node: None,
                pieces: heading,
            },
            CellUnit {
                node: None,
                pieces: self.column(&row.blocks, text),
            },
        ];
        let continued = self.continued(&row.label, label);
        self.section_row(
            cells,
            Continued {
                pieces: continued,
                beside: true,
            },
        )
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
        self.section_row(
            vec![CellUnit { node: None, pieces }],
            Continued {
                pieces: continued,
                beside: false,
            },
        )
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
