//! What is typed in or written on by hand: groups of characters, lines, boxes.

use super::{
    Setter,
    compose::Frame,
    piece::{Drawing, LineAt, Piece},
    style::MM,
    text::{Align, Draft, Span},
    tree::Role,
};

impl Setter<'_> {
    /// Groups of characters in four columns, one paragraph to be read out as a whole.
    pub(crate) fn groups(&mut self, groups: &[String], frame: Frame) -> Vec<Piece> {
        const ACROSS: usize = 4;
        let kind = self.style.groups;
        let node = self.setting.tree.add(frame.node, Role::Paragraph);
        let step = frame.width / 4.0;
        let rule = Some(Drawing::FillLine {
            x: frame.x,
            width: frame.width,
        });
        let mut pieces = vec![Piece {
            height: 3.0 * MM,
            keep: true,
            drawing: rule,
            ..Piece::default()
        }];
        for row in groups.chunks(ACROSS) {
            let mut piece = Piece {
                height: kind.leading,
                keep: true,
                ..Piece::default()
            };
            let mut x = frame.x;
            for group in row {
                let draft = Draft::one(&format!("{group} "), Span::new(kind, node));
                if let Some(para) = self.para(draft, kind, step, Align::Left) {
                    piece.lines.push(LineAt {
                        para,
                        line: 0,
                        x,
                        y: 0.0,
                    });
                }
                x += step;
            }
            pieces.push(piece);
        }
        pieces.push(Piece {
            height: 3.0 * MM,
            drawing: rule,
            ..Piece::default()
        });
        if let [first, second, ..] = pieces.as_mut_slice() {
            first.height = 0.0;
            second.before = 3.0 * MM;
        }
        pieces
    }

    pub(crate) fn fill_line(&mut self, text: &str, frame: Frame) -> Vec<Piece> {
        let node = self.setting.tree.add(frame.node, Role::Paragraph);
        let draft = Draft::one(text, Span::new(self.style.small, node));
        let para = self.para(draft, self.style.small, frame.width, Align::Left);
        let mut pieces = self.lines(para, frame.x);
        if let Some(last) = pieces.last_mut() {
            last.height += 1.5 * MM;
            last.drawing = Some(Drawing::FillLine {
                x: frame.x,
                width: frame.width,
            });
        }
        pieces
    }
}

pub(crate) fn tick_box(frame: Frame) -> Vec<Piece> {
    let size = frame.body.size * 1.05;
    vec![Piece {
        height: frame.body.leading,
        drawing: Some(Drawing::TickBox { x: frame.x, size }),
        ..Piece::default()
    }]
}
