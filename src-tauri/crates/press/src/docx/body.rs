//! Blocks of the model to the body of the file.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::{
    flow,
    inline::{contents, is_rtl, place, plain, strong, words},
    pictures::{self, Drawn},
    section::{self, Copies},
    sizes, styles, tables,
    xml::{Element, el, val},
};
use crate::{
    Document, PressError,
    layout::{figure::numbers, style::MEASURE},
    model::{Anchor, Block, Cover, Figure, Heading, HeadingLook, Inline, Note, ParagraphLook, Row},
};

/// Where a block stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// In the running text.
    Text,
    /// In a cell of a table.
    Cell {
        /// Whether its text stands right.
        right: bool,
        /// Whether it is the first in its cell.
        first: bool,
    },
}

/// The body while it is written, and what it needs of the other parts.
pub(super) struct Body<'d> {
    /// The body's elements.
    pub(super) elements: Vec<Element>,
    /// Addresses that links lead to, with their names in the relations.
    pub(super) relations: BTreeMap<String, String>,
    /// Footnotes in the order of their numbers; the first is 1.
    pub(super) footnotes: Vec<Vec<Element>>,
    /// How many numbered lists there are.
    pub(super) ordered: u32,
    /// Pictures in the order of their names in the relations.
    pub(super) pictures: Vec<Drawn>,
    /// Places that exist.
    pub(super) places: HashSet<Anchor>,
    pub(super) document: &'d Document,
    notes: HashMap<Anchor, &'d Note>,
    /// Notes that have become footnotes, with their numbers.
    noted: HashMap<Anchor, usize>,
    /// By how much headings are one level higher than in the model: the title is a title, not a heading.
    shift: u8,
    bookmarks: u32,
    /// How many pictures stand in the text; the logo counts each time.
    shown: u32,
    /// Which of the pictures is the logo.
    logo: Option<usize>,
    /// What follows begins on a new page.
    break_before: bool,
    /// Pages of the copies of a merge, and which of them is at hand.
    pub(super) copies: Copies,
    copy: usize,
    /// Why a picture could not be drawn.
    failed: Option<PressError>,
}

impl<'d> Body<'d> {
    /// The body of a document.
    ///
    /// # Errors
    /// Where a picture cannot be drawn.
    pub(super) fn of(document: &'d Document) -> Result<Self, PressError> {
        let mut body = Self {
            elements: Vec::new(),
            relations: BTreeMap::new(),
            footnotes: Vec::new(),
            ordered: 0,
            pictures: Vec::new(),
            places: HashSet::new(),
            document,
            notes: HashMap::new(),
            noted: HashMap::new(),
            shift: u8::from(has_one_title(&document.blocks)),
            bookmarks: 0,
            shown: 0,
            logo: None,
            break_before: false,
            copies: Copies::of(document),
            copy: 0,
            failed: None,
        };
        body.survey(&document.blocks);
        if let Some(logo) = &document.look.logo {
            body.logo = Some(body.pictures.len());
            body.pictures.push(pictures::logo(logo, document)?);
        }
        let mut out = Vec::new();
        body.letterhead(&mut out);
        body.blocks(&document.blocks, &mut out);
        body.elements = out;
        match body.failed.take() {
            Some(error) => Err(error),
            None => Ok(body),
        }
    }

    /// Blocks of the running text. What follows a break begins a page, whatever it is.
    fn blocks(&mut self, blocks: &[Block], out: &mut Vec<Element>) {
        let mut blocks = blocks.iter().peekable();
        while let Some(block) = blocks.next() {
            // A heading over notes that have all become footnotes would head nothing.
            if let (Block::Heading(_), Some(Block::Notes(notes))) = (block, blocks.peek())
                && notes
                    .iter()
                    .all(|note| self.noted.contains_key(&note.anchor))
            {
                continue;
            }
            let due = std::mem::take(&mut self.break_before);
            let from = out.len();
            self.block(block, Place::Text, out);
            flow::keep(block, blocks.peek().copied(), out, from);
            if due && !out.get_mut(from).is_some_and(section::break_page) {
                self.break_before = true;
            }
        }
    }

    /// The organisation's logo and name, at the head of each copy as in the PDF: in the text, where they are read out.
    fn letterhead(&mut self, out: &mut Vec<Element>) {
        let look = &self.document.look;
        let name = look.organisation.trim();
        let mut runs = Vec::new();
        if let Some((logo, index)) = look.logo.as_ref().zip(self.logo) {
            runs.push(self.picture(index, logo.alt()));
            let logo = self.pictures.get(index).map_or(0.0, |drawn| drawn.width);
            let size = sizes::letterhead_size(self.document.edition);
            let fits = logo + sizes::text_width(name.chars().count() + 2, size) <= MEASURE;
            if !name.is_empty() && fits {
                runs.push(plain("\u{2003}"));
            } else {
                // A name of several lines does not go beside a picture in line with the text.
                out.push(styled(styles::LETTERHEAD, std::mem::take(&mut runs)));
            }
        }
        if !name.is_empty() {
            runs.push(plain(name));
            out.push(styled(styles::LETTERHEAD, runs));
        }
    }

    /// The properties of the section at hand.
    pub(super) fn section(&self) -> Element {
        section::properties(self.document, &self.copies, self.copy)
    }

    /// A run with one of the pictures.
    fn picture(&mut self, index: usize, alt: &str) -> Element {
        self.shown += 1;
        match self.pictures.get(index) {
            Some(drawn) => pictures::run(drawn, self.shown, &picture_relation(index), alt),
            None => el("w:r"),
        }
    }

    /// Which places and notes there are.
    fn survey(&mut self, blocks: &'d [Block]) {
        for block in blocks {
            match block {
                Block::Heading(heading) => self.places.extend(heading.anchor),
                Block::Notes(notes) => {
                    self.notes
                        .extend(notes.iter().map(|note| (note.anchor, note)));
                }
                _ => {}
            }
        }
    }

    /// One block.
    pub(super) fn block(&mut self, block: &Block, at: Place, out: &mut Vec<Element>) {
        match block {
            Block::Heading(heading) => self.heading(heading, out),
            Block::Paragraph(paragraph) => {
                let look = match at {
                    Place::Cell { right, first } => tables::cell_paragraph(paragraph, right, first),
                    Place::Text => look(text_style(paragraph.look), &paragraph.text),
                };
                let runs = self.inlines(&paragraph.text);
                out.push(el("w:p").add(look).all(runs));
            }
            Block::List(list) => self.list(list, at, out),
            Block::Rows(rows) => rows.iter().for_each(|row| self.row_block(row, out)),
            Block::Table(table) => self.table(table, out),
            Block::Figure(figure) => self.figure(figure, out),
            Block::Attachment(insert) => {
                let words = format!("{} is in the PDF of this document.", insert.title);
                out.push(styled(styles::SECOND, vec![plain(&words)]));
            }
            Block::Cover(cover) => self.cover(cover, out),
            Block::Contents(lines) => contents(lines, out),
            Block::Notes(notes) => self.left_over(notes, out),
            Block::Groups(groups) => {
                out.push(styled(styles::GROUPS, vec![plain(&groups.join("   "))]));
            }
            Block::FillLine(label) => {
                let line = el("w:r").add(el("w:tab"));
                let label = plain(&format!("{label} "));
                out.push(styled(styles::FILL, vec![label, line]));
            }
            Block::TickBox => out.push(styled(styles::CELL, vec![plain("☐")])),
            Block::PageBreak => self.break_before = true,
            Block::NextCopy => {
                section::end(out, self.section());
                self.copy += 1;
                self.letterhead(out);
            }
        }
    }

    fn heading(&mut self, heading: &Heading, out: &mut Vec<Element>) {
        let is_title = self.shift > 0 && heading.level == 1;
        let level = heading.level.saturating_sub(self.shift);
        let style = match heading.look {
            _ if is_title => styles::TITLE,
            HeadingLook::Minor if level <= 1 => styles::HEADING_PLAIN,
            _ => styles::heading(level),
        };
        let look = look(style, &heading.text);
        let runs = self.inlines(&heading.text);
        let paragraph = el("w:p").add(look);
        out.push(match heading.anchor {
            Some(anchor) => {
                self.bookmarks += 1;
                let id = self.bookmarks.to_string();
                let start = el("w:bookmarkStart")
                    .with("w:id", id.clone())
                    .with("w:name", place(anchor.0));
                let end = el("w:bookmarkEnd").with("w:id", id);
                paragraph.add(start).all(runs).add(end)
            }
            None => paragraph.all(runs),
        });
    }

    fn row_block(&mut self, row: &Row, out: &mut Vec<Element>) {
        let heading = Heading {
            level: row.level,
            look: HeadingLook::Section,
            text: vec![row.label.as_str().into()],
            anchor: None,
            bookmark: row.bookmark,
        };
        self.heading(&heading, out);
        let mut blocks = row.blocks.iter().peekable();
        while let Some(block) = blocks.next() {
            let from = out.len();
            self.block(block, Place::Text, out);
            flow::lead_in(block, blocks.peek().copied(), out, from);
        }
    }

    /// A figure as a picture with its words, its caption, and its numbers as a table.
    fn figure(&mut self, figure: &Figure, out: &mut Vec<Element>) {
        match pictures::figure(figure, self.document) {
            Ok(drawn) => self.pictures.push(drawn),
            Err(error) => {
                self.failed.get_or_insert(error);
                return;
            }
        }
        let run = self.picture(self.pictures.len() - 1, &figure.scene.description);
        out.push(styled(styles::FIGURE, vec![run]));
        if !figure.caption.trim().is_empty() {
            out.push(styled(styles::CAPTION, vec![plain(&figure.caption)]));
        }
        if figure.numbers && !figure.scene.numbers.columns.is_empty() {
            self.table(&numbers(&figure.scene.numbers), out);
        }
    }

    fn cover(&mut self, cover: &Cover, out: &mut Vec<Element>) {
        if !cover.host.trim().is_empty() {
            out.push(styled(styles::SECOND, vec![plain(&cover.host)]));
        }
        let mark = &self.document.furniture.mark;
        if !mark.trim().is_empty() {
            out.push(styled(styles::SECOND, vec![strong(mark)]));
        }
        out.push(styled(styles::TITLE, vec![plain(&cover.title)]));
        for line in cover.lines.iter().chain([&cover.note]) {
            if !line.trim().is_empty() {
                out.push(styled(styles::SECOND, vec![plain(line)]));
            }
        }
        self.break_before = true;
    }

    /// Notes to which nothing in the text refers stay a list.
    fn left_over(&mut self, notes: &[Note], out: &mut Vec<Element>) {
        for note in notes {
            if !self.noted.contains_key(&note.anchor) {
                let mut runs = vec![plain(&format!("{}. ", note.number))];
                runs.extend(self.inlines(&note.text));
                out.push(styled(styles::FOOTNOTE, runs));
            }
        }
    }

    /// A reference to a note: a footnote where it is the first one, its number where there was one before.
    pub(super) fn note(&mut self, anchor: Anchor, number: &str) -> Element {
        let mark = el("w:rPr").add(val("w:rStyle", styles::FOOTNOTE_MARK));
        if self.noted.contains_key(&anchor) {
            return el("w:r").add(mark).add(words(number));
        }
        let Some(note) = self.notes.get(&anchor).copied() else {
            return el("w:r").add(mark).add(words(number));
        };
        let id = self.footnotes.len() + 1;
        self.noted.insert(anchor, id);
        // Held free first, so that a note in a note does not take its number.
        self.footnotes.push(Vec::new());
        let runs = self.inlines(&note.text);
        if let Some(place) = self.footnotes.get_mut(id - 1) {
            *place = runs;
        }
        el("w:r")
            .add(mark)
            .add(el("w:footnoteReference").with("w:id", id.to_string()))
    }

    /// The name of an address in the relations.
    pub(super) fn relation(&mut self, address: &str) -> String {
        let next = format!("link{}", self.relations.len() + 1);
        self.relations
            .entry(address.to_owned())
            .or_insert(next)
            .clone()
    }
}

/// The look of a paragraph of the running text.
fn look(style: &str, text: &[Inline]) -> Element {
    let mut look = el("w:pPr");
    if !style.is_empty() {
        look = look.add(val("w:pStyle", style));
    }
    if is_rtl(text) {
        look = look.add(el("w:bidi"));
    }
    look
}

/// Name of a picture in the relations.
pub(super) fn picture_relation(index: usize) -> String {
    format!("picture{}", index + 1)
}

/// Whether a document has a title of its own: one heading of level 1, looking like a title, before all others.
fn has_one_title(blocks: &[Block]) -> bool {
    if matches!(blocks.first(), Some(Block::Cover(_))) {
        return true;
    }
    let mut first = blocks.iter().filter_map(|block| match block {
        Block::Heading(heading) if heading.level == 1 => Some(heading.look),
        _ => None,
    });
    first.next() == Some(HeadingLook::Title) && first.next().is_none()
}

fn text_style(look: ParagraphLook) -> &'static str {
    match look {
        ParagraphLook::Body => "",
        ParagraphLook::Lead => styles::SUBTITLE,
        ParagraphLook::Second => styles::SECOND,
        ParagraphLook::Small => styles::SMALL,
    }
}

fn styled(style: &str, runs: Vec<Element>) -> Element {
    el("w:p")
        .add(el("w:pPr").add(val("w:pStyle", style)))
        .all(runs)
}
