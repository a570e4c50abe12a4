//! Blocks that stand in one column to pieces.

use super::{
    Setter, forms,
    page::Mark,
    piece::{LineAt, Piece},
    style::{MM, Tone, Type},
    text::{Align, Draft},
    tree::{NodeId, Role},
};
use crate::model::{Anchor, Block, Heading, Inline, Paragraph, ParagraphLook};

/// A column into which blocks are set.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Frame {
    pub(crate) x: f32,
    pub(crate) width: f32,
    /// Element that the blocks belong to.
    pub(crate) node: NodeId,
    /// Type of running text.
    pub(crate) body: Type,
    pub(crate) align: Align,
    /// How many lists it stands in.
    pub(crate) depth: u8,
}

/// Space between two blocks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Gap {
    /// The larger of what both want.
    Least(f32),
    /// This, whatever the other wants.
    Exactly(f32),
}

impl Gap {
    /// The space between a block that wants `self` below it and one that wants `next` above it.
    pub(crate) fn with(self, next: Self) -> f32 {
        match (self, next) {
            (_, Self::Exactly(space)) | (Self::Exactly(space), Self::Least(_)) => space,
            (Self::Least(one), Self::Least(other)) => one.max(other),
        }
    }
}

/// Pieces of a block, with the space that it wants above and below.
pub(crate) type Spaced = (Vec<Piece>, Gap, Gap);

/// Pieces of a column, and the space that the last block wants below it.
pub(crate) struct Column {
    pub(crate) pieces: Vec<Piece>,
    after: Gap,
}

impl Column {
    pub(crate) const fn new() -> Self {
        Self {
            pieces: Vec::new(),
            after: Gap::Least(0.0),
        }
    }

    /// Adds the pieces of a block.
    pub(crate) fn add(&mut self, (mut pieces, before, after): Spaced) {
        if let Some(first) = pieces.first_mut() {
            first.before = if self.pieces.is_empty() {
                0.0
            } else {
                self.after.with(before)
            };
            self.pieces.append(&mut pieces);
            self.after = after;
        }
    }
}

impl Setter<'_> {
    /// Sets blocks into a column.
    pub(crate) fn column(&mut self, blocks: &[Block], frame: Frame) -> Vec<Piece> {
        let mut column = Column::new();
        for (index, block) in blocks.iter().enumerate() {
            let mut spaced = self.block(block, frame);
            // A paragraph that announces a list does not stand apart from it, nor an item from the list inside it.
            if matches!(blocks.get(index + 1), Some(Block::List(_)))
                && (frame.depth > 0 || announces(block))
                && let Some(last) = spaced.0.last_mut()
            {
                last.keep = true;
            }
            column.add(spaced);
        }
        column.pieces
    }

    /// The pieces of a block with the space that it wants above and below.
    pub(crate) fn block(&mut self, block: &Block, frame: Frame) -> Spaced {
        // Inside a list everything stands closer.
        let gap = Gap::Least(if frame.depth == 0 {
            self.style.paragraph_gap()
        } else {
            self.style.item_gap()
        });
        match block {
            Block::Heading(heading) => {
                let (before, after) = self.style.heading_space(heading.look);
                (
                    self.heading(heading, frame),
                    Gap::Least(before),
                    Gap::Exactly(after),
                )
            }
            Block::Paragraph(paragraph) => {
                let (before, after) = match paragraph.look {
                    ParagraphLook::Lead => (Gap::Least(6.0 * MM), Gap::Least(6.0 * MM)),
                    ParagraphLook::Small => (Gap::Exactly(0.0), gap),
                    ParagraphLook::Body | ParagraphLook::Second => (gap, gap),
                };
                (self.paragraph(paragraph, frame), before, after)
            }
            Block::List(list) => (self.list(list, frame), gap, gap),
            Block::Notes(notes) => (self.notes(notes, frame), gap, gap),
            Block::Groups(groups) => (
                self.groups(groups, frame),
                Gap::Least(6.0 * MM),
                Gap::Least(6.0 * MM),
            ),
            Block::FillLine(text) => (self.fill_line(text, frame), Gap::Least(9.0 * MM), gap),
            Block::TickBox => (forms::tick_box(frame), gap, gap),
            // These need the width of a page; anywhere else they hold nothing that could be set.
            Block::Rows(_)
            | Block::Table(_)
            | Block::Figure(_)
            | Block::Attachment(_)
            | Block::Cover(_)
            | Block::Contents(_)
            | Block::PageBreak
            | Block::NextCopy => (Vec::new(), gap, gap),
        }
    }

    /// Sets a draft and keeps it; none where there is nothing to set.
    pub(crate) fn para(
        &mut self,
        draft: Draft,
        kind: Type,
        width: f32,
        align: Align,
    ) -> Option<u32> {
        if draft.is_empty() {
            return None;
        }
        let para = self.shaper.set(draft, kind, width, align);
        self.missing.extend(para.missing());
        let index = u32::try_from(self.setting.paras.len()).ok()?;
        self.setting.paras.push(para);
        Some(index)
    }

    /// One piece a line, so cut that no single line stands alone at the foot or head of a page, and no page is turned inside
    /// a word.
    pub(crate) fn lines(&self, para: Option<u32>, x: f32) -> Vec<Piece> {
        let Some((index, para)) =
            para.and_then(|index| Some((index, self.setting.paras.get(index as usize)?)))
        else {
            return Vec::new();
        };
        let count = para.lines.len();
        para.lines
            .iter()
            .enumerate()
            .map(|(line, set)| Piece {
                height: set.height,
                keep: set.in_word || (count > 1 && (line == 0 || line + 2 == count)),
                lines: vec![LineAt {
                    para: index,
                    line: u32::try_from(line).unwrap_or_default(),
                    x,
                    y: 0.0,
                }],
                ..Piece::default()
            })
            .collect()
    }

    pub(crate) fn paragraph(&mut self, paragraph: &Paragraph, frame: Frame) -> Vec<Piece> {
        let kind = self.paragraph_type(paragraph.look, frame);
        let node = self.setting.tree.add(frame.node, Role::Paragraph);
        let draft = self.draft(&paragraph.text, kind, node);
        let para = self.para(draft, kind, frame.width, frame.align);
        self.lines(para, frame.x)
    }

    /// The type of a paragraph in a column.
    pub(crate) const fn paragraph_type(&self, look: ParagraphLook, frame: Frame) -> Type {
        match look {
            ParagraphLook::Body => frame.body,
            ParagraphLook::Second => Type {
                tone: Tone::Second,
                ..frame.body
            },
            look => self.style.paragraph(look),
        }
    }

    fn heading(&mut self, heading: &Heading, frame: Frame) -> Vec<Piece> {
        let kind = self.style.heading(heading.look);
        self.heading_pieces(
            &heading.text,
            heading.level,
            kind,
            frame,
            (heading.anchor, heading.bookmark),
        )
    }

    /// The lines of a heading, all kept to what follows; place and bookmark are those of the first.
    pub(crate) fn heading_pieces(
        &mut self,
        text: &[Inline],
        level: u8,
        kind: Type,
        frame: Frame,
        (anchor, bookmark): (Option<Anchor>, bool),
    ) -> Vec<Piece> {
        let node = self.setting.tree.add(frame.node, Role::Heading(level));
        let draft = self.draft(text, kind, node);
        let title = draft.text.trim().replace('\n', " ");
        let para = self.para(draft, kind, frame.width, frame.align);
        let mut pieces = self.lines(para, frame.x);
        for piece in &mut pieces {
            piece.keep = true;
            piece.heading = true;
        }
        if let Some(first) = pieces.first_mut()
            && (anchor.is_some() || bookmark)
        {
            first.mark = Some(self.mark(anchor, bookmark.then_some((level, title))));
        }
        pieces
    }

    /// A place that something points at.
    pub(crate) fn mark(&mut self, anchor: Option<Anchor>, bookmark: Option<(u8, String)>) -> u32 {
        self.setting.marks.push(Mark {
            anchor,
            bookmark,
            place: None,
        });
        u32::try_from(self.setting.marks.len() - 1).unwrap_or_default()
    }
}

/// Whether a block is a paragraph that ends in a colon.
pub(crate) fn announces(block: &Block) -> bool {
    let Block::Paragraph(paragraph) = block else {
        return false;
    };
    matches!(paragraph.text.last(), Some(Inline::Text(run)) if run.text.trim_end().ends_with(':'))
}
