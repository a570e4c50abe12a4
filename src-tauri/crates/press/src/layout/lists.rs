//! Lists and notes: labels before their text.

use super::{
    Setter,
    compose::{Column, Frame, Gap},
    inline,
    page::Target,
    piece::{CellUnit, Continued, LineAt, Piece, RowUnit},
    style::{Style, Tone},
    text::{Align, Draft, Span},
    tree::{NodeId, Role},
};
use crate::model::{Block, List, Note};

impl Setter<'_> {
    pub(crate) fn list(&mut self, list: &List, frame: Frame) -> Vec<Piece> {
        let node = self.setting.tree.add(
            frame.node,
            Role::List {
                ordered: list.ordered,
            },
        );
        let mut labels = Vec::with_capacity(list.items.len());
        for number in 1..=list.items.len() {
            let item = self.setting.tree.add(node, Role::ListItem);
            let label = self.setting.tree.add(item, Role::Label);
            let text = match (list.ordered, frame.depth) {
                (true, _) => format!("{number}."),
                (false, 0) => "•".to_owned(),
                (false, _) => "–".to_owned(),
            };
            // The bullet of Noto Sans is slight; its bold one is of the right weight.
            let span = Span {
                bold: !list.ordered || frame.body.bold,
                ..Span::new(frame.body, label)
            };
            let draft = Draft::one(&text, span);
            let para = self.para(draft, frame.body, frame.width, Align::Left);
            labels.push((item, para));
        }
        let indent = self.label_indent(list.ordered, &labels, frame.body.size);
        let mut column = Column::new();
        for (blocks, (item, label)) in list.items.iter().zip(labels) {
            let body = self.setting.tree.add(item, Role::ListBody);
            let inner = Frame {
                x: frame.x + indent,
                width: (frame.width - indent).max(frame.width * 0.3),
                node: body,
                depth: frame.depth.saturating_add(1),
                ..frame
            };
            let pieces = self.column(blocks, inner);
            let offset = if list.ordered {
                self.number_offset(label, indent, frame.body.size)
            } else {
                0.0
            };
            let pieces = self.with_label(pieces, label, frame.x + offset, frame.body.leading);
            let gap = Gap::Least(self.style.item_gap());
            column.add((pieces, gap, gap));
        }
        column.pieces
    }

    /// Room for the widest label of a list in type of `size` points.
    fn label_indent(&self, ordered: bool, labels: &[(NodeId, Option<u32>)], size: f32) -> f32 {
        let least = Style::list_indent(size);
        if !ordered {
            return least;
        }
        let widest = labels
            .iter()
            .map(|(_, para)| self.para_width(*para))
            .fold(0.0, f32::max);
        (widest + Style::number_gap(size)).max(least)
    }

    /// Numbers stand right, against their text.
    fn number_offset(&self, label: Option<u32>, indent: f32, size: f32) -> f32 {
        indent - Style::number_gap(size) - self.para_width(label)
    }

    pub(crate) fn para_width(&self, para: Option<u32>) -> f32 {
        para.and_then(|index| self.setting.paras.get(index as usize))
            .map_or(0.0, |para| para.width())
    }

    /// Notes below their heading, which is said again on each page that they run on to. Nothing where there are none.
    pub(crate) fn notes_row(&mut self, notes: &[Note], heading: Option<&Block>) -> Vec<RowUnit> {
        let frame = self.frame(self.root);
        let pieces = self.notes(notes, frame);
        if pieces.is_empty() {
            return Vec::new();
        }
        let continued = match heading {
            Some(Block::Heading(heading)) => self.continued(&inline::plain(&heading.text), frame),
            _ => Vec::new(),
        };
        vec![RowUnit {
            cells: vec![CellUnit { node: None, pieces }],
            continued: Some(Continued {
                pieces: continued,
                beside: false,
            }),
            ..RowUnit::default()
        }]
    }

    /// Numbered notes; each number leads back to where it is first referred to.
    pub(crate) fn notes(&mut self, notes: &[Note], frame: Frame) -> Vec<Piece> {
        let kind = self.style.note;
        let list = self
            .setting
            .tree
            .add(frame.node, Role::List { ordered: true });
        let mut labels = Vec::with_capacity(notes.len());
        for note in notes {
            let item = self.setting.tree.add(list, Role::ListItem);
            let label = self.setting.tree.add(item, Role::Label);
            let mut span = Span::new(kind, label);
            if self.survey.cited.contains(&note.anchor) {
                let words = self.words.from_note.replace("{note}", &note.number);
                span.tone = Tone::Accent;
                self.link_to(&mut span, Target::Citation(note.anchor), words, label);
            }
            let para = self.para(
                Draft::one(&format!("{}.", note.number), span),
                kind,
                frame.width,
                Align::Left,
            );
            labels.push((item, para));
        }
        let indent = self.label_indent(true, &labels, kind.size);
        let mut column = Column::new();
        for (note, (item, label)) in notes.iter().zip(labels) {
            let body = self.setting.tree.add(item, Role::ListBody);
            let draft = self.draft(&note.text, kind, body);
            let para = self.para(draft, kind, frame.width - indent, frame.align);
            let offset = self.number_offset(label, indent, kind.size);
            let mut pieces = self.with_label(
                self.lines(para, frame.x + indent),
                label,
                frame.x + offset,
                kind.leading,
            );
            let mark = self.mark(Some(note.anchor), None);
            if let Some(first) = pieces.first_mut() {
                first.mark = Some(mark);
            }
            let gap = Gap::Least(self.style.item_gap());
            column.add((pieces, gap, gap));
        }
        column.pieces
    }

    /// Puts a label on the first line of an item; an item without content is its label alone.
    fn with_label(
        &self,
        mut pieces: Vec<Piece>,
        label: Option<u32>,
        x: f32,
        leading: f32,
    ) -> Vec<Piece> {
        let Some(para) = label else {
            return pieces;
        };
        let mut line = LineAt {
            para,
            line: 0,
            x,
            y: 0.0,
        };
        match pieces.first_mut() {
            Some(first) => {
                let text = first.lines.first().and_then(|text| self.baseline(*text));
                if let (Some(text), Some(own)) = (text, self.baseline(line)) {
                    line.y = text - own;
                }
                first.lines.insert(0, line);
            }
            None => pieces.push(Piece {
                height: leading,
                lines: vec![line],
                ..Piece::default()
            }),
        }
        pieces
    }
}
