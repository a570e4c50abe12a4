//! A document to pages: what stands where, and what belongs to which element of the structure tree.

mod attach;
mod breaks;
mod columns;
mod compose;
mod contents;
mod cover;
pub(crate) mod figure;
mod flow;
mod forms;
mod fragments;
mod furniture;
mod grid;
mod inline;
pub(crate) mod letterhead;
mod lists;
pub(crate) mod page;
mod piece;
mod place;
mod records;
mod rows;
mod shape;
pub(crate) mod style;
mod survey;
mod table;
pub(crate) mod text;
pub(crate) mod tree;

use std::{
    collections::BTreeSet,
    sync::{Mutex, PoisonError},
};

use compose::{Frame, Gap};
use contents::Slot;
use furniture::Running;
use page::{Page, Setting};
use piece::{RowUnit, Unit};
use shape::Shaper;
use style::{MARGIN, MEASURE, MM, Palette, Style};
use survey::Survey;
use text::Align;
use tree::{NodeId, Role, Tree};

use crate::{
    PressError,
    model::{Block, Cover, Document, Furniture, Inline, Insert, Look, ParagraphLook, Words},
    scene::Scene,
};

/// Takes pages as soon as they are finished, so that what they are made of can be let go of.
pub(crate) trait Sink {
    /// The pages from this index on are finished.
    fn take(&mut self, setting: &Setting, from: usize) -> Result<(), PressError>;
}

/// Sets a document into pages, one copy after the other. A document without blocks has one empty page.
pub(crate) fn set(document: &Document, sink: &mut impl Sink) -> Result<Setting, PressError> {
    let survey = survey::survey(document)?;
    let mut shaper = spare_shaper();
    shaper.load(survey.families)?;
    let mut setter = Setter::new(document, survey, &mut shaper);
    let done = setter.copies(&document.blocks, sink);
    let Setter {
        setting, missing, ..
    } = setter;
    shaper.forget();
    keep_shaper(shaper);
    done?;
    if missing.is_empty() {
        Ok(setting)
    } else {
        let characters = missing.into_iter().collect();
        Err(PressError::MissingGlyph { characters })
    }
}

/// Shapers that are not at work: they know fonts already.
static SPARE: Mutex<Vec<Shaper>> = Mutex::new(Vec::new());

fn spare_shaper() -> Shaper {
    let spare = SPARE.lock().unwrap_or_else(PoisonError::into_inner).pop();
    spare.unwrap_or_else(Shaper::new)
}

fn keep_shaper(shaper: Shaper) {
    const SPARES: usize = 2;
    let mut spare = SPARE.lock().unwrap_or_else(PoisonError::into_inner);
    if spare.len() < SPARES {
        spare.push(shaper);
    }
}

/// A document while it is being set.
pub(crate) struct Setter<'d> {
    style: Style,
    words: &'d Words,
    furniture: &'d Furniture,
    look: &'d Look,
    survey: Survey,
    shaper: &'d mut Shaper,
    setting: Setting,
    covers: Vec<&'d Cover>,
    attachments: Vec<&'d Insert>,
    /// Figures with their elements.
    figures: Vec<(&'d Scene, NodeId)>,
    /// Rows of titles that are repeated on new pages.
    titles: Vec<RowUnit>,
    /// Titles of the columns of tables that are set as records.
    kinds: Vec<BTreeSet<String>>,
    /// Page numbers of the contents.
    slots: Vec<Slot>,
    running: Option<Running>,
    /// More pages than the copy at hand has, once somebody asked.
    most_pages: Option<usize>,
    /// Characters that came out without a shape.
    missing: BTreeSet<char>,
    /// Element of the copy at hand: the document, or a part of it.
    root: NodeId,
    /// First page of the copy at hand, and whether it is a cover.
    first: usize,
    covered: bool,
    /// Where the next thing stands on the last page.
    y: f32,
    /// Where text begins and ends on a page.
    top: f32,
    bottom: f32,
    /// Nothing stands on the last page yet.
    fresh: bool,
}

impl<'d> Setter<'d> {
    fn new(document: &'d Document, survey: Survey, shaper: &'d mut Shaper) -> Self {
        Self {
            style: Style::of(document.edition),
            words: &document.words,
            furniture: &document.furniture,
            look: &document.look,
            survey,
            shaper,
            setting: Setting {
                pages: Vec::new(),
                tree: Tree::new(),
                paras: Vec::new(),
                links: Vec::new(),
                marks: Vec::new(),
                palette: Palette::of(document.look.accent),
                inserts: Vec::new(),
            },
            covers: Vec::new(),
            attachments: Vec::new(),
            figures: Vec::new(),
            titles: Vec::new(),
            kinds: Vec::new(),
            slots: Vec::new(),
            running: None,
            most_pages: None,
            missing: BTreeSet::new(),
            root: NodeId::ROOT,
            first: 0,
            covered: false,
            y: 0.0,
            top: 0.0,
            bottom: 0.0,
            fresh: true,
        }
    }

    /// Sets copy after copy.
    fn copies(&mut self, blocks: &'d [Block], sink: &mut impl Sink) -> Result<(), PressError> {
        let many = blocks.contains(&Block::NextCopy);
        for copy in blocks.split(|block| *block == Block::NextCopy) {
            if many && copy.is_empty() {
                continue;
            }
            self.copy(copy, many, sink)?;
        }
        if self.setting.pages.is_empty() {
            self.copy(&[], false, sink)?;
        }
        Ok(())
    }

    fn copy(
        &mut self,
        blocks: &'d [Block],
        many: bool,
        sink: &mut impl Sink,
    ) -> Result<(), PressError> {
        self.first = self.setting.pages.len();
        self.covered = matches!(blocks.first(), Some(Block::Cover(_)));
        if many {
            self.root = self.setting.tree.add(NodeId::ROOT, Role::Part);
        }
        self.most_pages = None;
        self.survey_tables(blocks);
        let units = self.units(blocks);
        self.flow(units);
        self.finish();
        if self.missing.is_empty() {
            sink.take(&self.setting, self.first)?;
        }
        if many {
            self.forget();
        }
        Ok(())
    }

    /// Lets go of what the pages so far are made of; their elements and links stay.
    fn forget(&mut self) {
        self.setting.paras.clear();
        for page in self.setting.pages.iter_mut().skip(self.first) {
            page.shapes = Vec::new();
            page.furniture = Vec::new();
            for sequence in &mut page.sequences {
                sequence.shapes = Vec::new();
                sequence.runs = Vec::new();
            }
            page.sequences.shrink_to_fit();
        }
        self.running = None;
        self.titles.clear();
        self.figures.clear();
        self.covers.clear();
        self.shaper.next_copy();
    }

    /// The full width of a page, for an element.
    fn frame(&self, node: NodeId) -> Frame {
        Frame {
            x: MARGIN,
            width: MEASURE,
            node,
            body: self.style.body,
            align: Align::Start,
            depth: 0,
        }
    }

    /// The blocks of a document one after the other.
    fn units(&mut self, blocks: &'d [Block]) -> Vec<Unit> {
        let mut units: Vec<Unit> = Vec::new();
        let mut after = Gap::Least(0.0);
        let mut start = 0;
        for (at, block) in blocks.iter().enumerate() {
            start = units.len();
            let above = at.checked_sub(1).and_then(|at| blocks.get(at));
            match block {
                Block::Rows(rows) => {
                    let rows = self.rows(rows);
                    // The rule above the first row does not press on what stands above it.
                    push_rows(&mut units, rows, after.with(Gap::Least(4.0 * MM)));
                    after = Gap::Least(0.0);
                }
                Block::Table(table) => {
                    let rows = self.table(table);
                    push_rows(&mut units, rows, after.with(Gap::Least(0.0)));
                    after = Gap::Least(self.style.paragraph_gap() * 2.0);
                }
                Block::Notes(notes) if matches!(above, Some(Block::Heading(_))) => {
                    let gap = Gap::Least(self.style.paragraph_gap());
                    let row = self.notes_row(notes, above);
                    if !row.is_empty() {
                        push_rows(&mut units, row, after.with(gap));
                        after = gap;
                    }
                }
                Block::Contents(lines) => {
                    let rows = self.contents(lines);
                    push_rows(&mut units, rows, 4.0 * MM);
                    after = Gap::Least(0.0);
                }
                Block::Cover(cover) => {
                    self.covers.push(cover);
                    units.push(Unit::Cover(
                        u32::try_from(self.covers.len() - 1).unwrap_or_default(),
                    ));
                    after = Gap::Least(0.0);
                }
                Block::Figure(figure) => {
                    let gap = Gap::Least(self.style.paragraph_gap() * 2.0);
                    let rows = self.figure_units(figure, after.with(gap), &mut units);
                    push_rows(&mut units, rows, self.style.paragraph_gap());
                    after = gap;
                }
                Block::Attachment(insert) => {
                    self.attachments.push(insert);
                    let index = u32::try_from(self.attachments.len() - 1);
                    units.push(Unit::Attachment(index.unwrap_or_default()));
                    after = Gap::Least(0.0);
                }
                Block::PageBreak => {
                    units.push(Unit::PageBreak);
                    after = Gap::Least(0.0);
                }
                // Copies are told apart before.
                Block::NextCopy => {}
                block => after = self.column_units(block, after, &mut units),
            }
        }
        keep_close(&mut units, start, blocks);
        units
    }

    /// A block that stands in a column as wide as the page. Returns the space that it wants below it.
    fn column_units(&mut self, block: &Block, after: Gap, units: &mut Vec<Unit>) -> Gap {
        let frame = self.frame(self.root);
        let (mut pieces, before, below) = self.block(block, frame);
        let Some(first) = pieces.first_mut() else {
            return after;
        };
        first.before = after.with(before);
        // What announces a list does not stand apart from it.
        if let (true, Some(last)) = (compose::announces(block), pieces.last_mut()) {
            last.keep = true;
        }
        // What stands under a title belongs to it.
        if matches!(block, Block::Paragraph(paragraph) if paragraph.look == ParagraphLook::Lead) {
            for piece in &mut pieces {
                piece.keep = true;
            }
        }
        units.extend(pieces.into_iter().map(Unit::Piece));
        below
    }

    /// The page that is being filled.
    fn page(&mut self) -> &mut Page {
        if self.setting.pages.is_empty() {
            self.setting.pages.push(Page::default());
        }
        let last = self.setting.pages.len() - 1;
        // There is one: it was pushed above.
        #[expect(clippy::indexing_slicing, reason = "the list is not empty")]
        &mut self.setting.pages[last]
    }

    /// Index of the page that is being filled.
    fn page_index(&self) -> u32 {
        u32::try_from(self.setting.pages.len().saturating_sub(1)).unwrap_or_default()
    }
}

/// A short paragraph that ends a document, such as `Kind regards` and a name, stays in one piece and does not stand alone on
/// its last page: the end of what stands before it comes along. It begins at `start`.
fn keep_close(units: &mut [Unit], start: usize, blocks: &[Block]) {
    let [
        ..,
        Block::Paragraph(_) | Block::List(_),
        Block::Paragraph(close),
    ] = blocks
    else {
        return;
    };
    // Lines that are broken by hand belong together, also where a long name makes more of them.
    let lines = if close.text.contains(&Inline::Break) {
        10
    } else {
        5
    };
    if units.len() > start + lines {
        return;
    }
    let last = units.len().saturating_sub(1);
    for unit in units
        .get_mut(start.saturating_sub(1)..last)
        .into_iter()
        .flatten()
    {
        if let Unit::Piece(piece) = unit {
            piece.keep = true;
        }
    }
}

fn push_rows(units: &mut Vec<Unit>, mut rows: Vec<RowUnit>, before: f32) {
    if let Some(first) = rows.first_mut() {
        first.before = before;
    }
    units.extend(rows.into_iter().map(Unit::Row));
}
