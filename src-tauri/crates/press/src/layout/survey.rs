//! One look through a document before it is set: which fonts it needs, which places exist.

use std::collections::HashSet;

use crate::{
    PressError,
    fonts::Coverage,
    model::{Anchor, Block, Document, Figure, Inline},
    scene::Mark,
};

/// What is known before anything is set.
pub(crate) struct Survey {
    /// Font families, as bits.
    pub(crate) families: u16,
    /// Places that exist.
    pub(crate) places: HashSet<Anchor>,
    /// Notes that the text refers to.
    pub(crate) cited: HashSet<Anchor>,
}

#[derive(Default)]
struct Walk {
    coverage: Coverage,
    places: HashSet<Anchor>,
    cited: HashSet<Anchor>,
}

/// Looks through a document.
///
/// # Errors
/// [`PressError::MissingGlyph`] with every character that has no font.
pub(crate) fn survey(document: &Document) -> Result<Survey, PressError> {
    let mut walk = Walk::default();
    let furniture = &document.furniture;
    let words = &document.words;
    for text in [
        &furniture.header,
        &furniture.mark,
        &furniture.footer,
        &words.page,
        &words.continued,
        &words.labelled,
        &document.meta.title,
        &document.look.organisation,
    ] {
        walk.coverage.add(text)?;
    }
    walk.blocks(&document.blocks)?;
    Ok(Survey {
        families: walk.coverage.finish()?,
        places: walk.places,
        cited: walk.cited,
    })
}

impl Walk {
    fn blocks(&mut self, blocks: &[Block]) -> Result<(), PressError> {
        blocks.iter().try_for_each(|block| self.block(block))
    }

    fn block(&mut self, block: &Block) -> Result<(), PressError> {
        match block {
            Block::Heading(heading) => {
                self.places.extend(heading.anchor);
                self.inlines(&heading.text)
            }
            Block::Paragraph(paragraph) => self.inlines(&paragraph.text),
            Block::List(list) => list.items.iter().try_for_each(|item| self.blocks(item)),
            Block::Rows(rows) => rows.iter().try_for_each(|row| {
                self.coverage.add(&row.label)?;
                self.blocks(&row.blocks)
            }),
            Block::Table(table) => {
                table
                    .columns
                    .iter()
                    .try_for_each(|column| self.coverage.add(&column.title))?;
                table
                    .rows
                    .iter()
                    .flatten()
                    .try_for_each(|cell| self.blocks(cell))
            }
            Block::Cover(cover) => [&cover.host, &cover.title, &cover.note]
                .into_iter()
                .chain(&cover.lines)
                .try_for_each(|text| self.coverage.add(text)),
            Block::Contents(lines) => lines.iter().try_for_each(|line| {
                self.coverage.add(&line.title)?;
                self.coverage.add(&line.detail)
            }),
            Block::Figure(figure) => self.figure(figure),
            Block::Attachment(insert) => {
                self.places.extend(insert.anchor);
                Ok(())
            }
            Block::Notes(notes) => notes.iter().try_for_each(|note| {
                self.places.insert(note.anchor);
                self.inlines(&note.text)
            }),
            Block::Groups(groups) => groups.iter().try_for_each(|group| self.coverage.add(group)),
            Block::FillLine(text) => self.coverage.add(text),
            Block::TickBox | Block::PageBreak | Block::NextCopy => Ok(()),
        }
    }

    fn figure(&mut self, figure: &Figure) -> Result<(), PressError> {
        let words = figure.scene.marks.iter().filter_map(|mark| match mark {
            Mark::Text { text, .. } => Some(text),
            _ => None,
        });
        let numbers = &figure.scene.numbers;
        let cells = numbers.columns.iter().chain(numbers.rows.iter().flatten());
        words
            .chain(cells)
            .chain([&figure.caption])
            .try_for_each(|text| self.coverage.add(text))
    }

    fn inlines(&mut self, inlines: &[Inline]) -> Result<(), PressError> {
        inlines.iter().try_for_each(|inline| match inline {
            Inline::Text(run) => self.coverage.add(&run.text),
            Inline::Note { note, number } => {
                self.cited.insert(*note);
                self.coverage.add(number)
            }
            Inline::Break => Ok(()),
        })
    }
}
