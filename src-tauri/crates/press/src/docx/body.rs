//! Blocks of the model to the body of the file.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::{
    inline::{is_rtl, place, plain, words},
    styles, tables,
    xml::{Element, el, val},
};
use crate::{
    Document,
    model::{
        Anchor, Block, ContentsLine, Cover, Figure, Heading, HeadingLook, Inline, Note,
        ParagraphLook, Row,
    },
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
    /// Places that exist.
    pub(super) places: HashSet<Anchor>,
    notes: HashMap<Anchor, &'d Note>,
    /// Notes that have become footnotes, with their numbers.
    noted: HashMap<Anchor, usize>,
    /// By how much headings are one level higher than in the model: the title is a title, not a heading.
    shift: u8,
    bookmarks: u32,
    break_before: bool,
}

impl<'d> Body<'d> {
    /// The body of a document.
    pub(super) fn of(document: &'d Document) -> Self {
        let mut body = Self {
            elements: Vec::new(),
            relations: BTreeMap::new(),
            footnotes: Vec::new(),
            ordered: 0,
            places: HashSet::new(),
            notes: HashMap::new(),
            noted: HashMap::new(),
            shift: u8::from(has_one_title(&document.blocks)),
            bookmarks: 0,
            break_before: false,
        };
        body.survey(&document.blocks);
        let mut out = Vec::new();
        let organisation = document.look.organisation.trim();
        if !organisation.is_empty() {
            out.push(styled(styles::SUBTITLE, vec![plain(organisation)]));
        }
        let mut blocks = document.blocks.iter().peekable();
        while let Some(block) = blocks.next() {
            // A heading over notes that have all become footnotes would head nothing.
            if let (Block::Heading(_), Some(Block::Notes(notes))) = (block, blocks.peek())
                && notes
                    .iter()
                    .all(|note| body.noted.contains_key(&note.anchor))
            {
                continue;
            }
            body.block(block, Place::Text, &mut out);
        }
        body.elements = out;
        body
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
                    Place::Cell { right } => tables::cell_paragraph(paragraph, right),
                    Place::Text => self.look(text_style(paragraph.look), &paragraph.text),
                };
                let runs = self.inlines(&paragraph.text);
                out.push(el("w:p").add(look).all(runs));
            }
            Block::List(list) => self.list(list, 0, out),
            Block::Rows(rows) => rows.iter().for_each(|row| self.row_block(row, out)),
            Block::Table(table) => self.table(table, out),
            Block::Figure(figure) => self.figure(figure, out),
            Block::Attachment(insert) => {
                let words = format!("{} is in the PDF of this document.", insert.title);
                out.push(styled(styles::SECOND, vec![plain(&words)]));
            }
            Block::Cover(cover) => self.cover(cover, out),
            Block::Contents(lines) => self.contents(lines, out),
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
            Block::PageBreak | Block::NextCopy => self.break_before = true,
        }
    }

    /// The look of a paragraph of the running text, with the page break that is due.
    fn look(&mut self, style: &str, text: &[Inline]) -> Element {
        let mut look = el("w:pPr");
        if !style.is_empty() {
            look = look.add(val("w:pStyle", style));
        }
        if std::mem::take(&mut self.break_before) {
            look = look.add(el("w:pageBreakBefore"));
        }
        if is_rtl(text) {
            look = look.add(el("w:bidi"));
        }
        look
    }

    fn heading(&mut self, heading: &Heading, out: &mut Vec<Element>) {
        let is_title = self.shift > 0 && heading.level == 1;
        let style = if is_title {
            styles::TITLE
        } else {
            styles::heading(heading.level.saturating_sub(self.shift))
        };
        let look = self.look(style, &heading.text);
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
        for block in &row.blocks {
            self.block(block, Place::Text, out);
        }
    }

    /// A figure: its words, then its numbers.
    fn figure(&mut self, figure: &Figure, out: &mut Vec<Element>) {
        let caption = if figure.caption.is_empty() {
            &figure.scene.title
        } else {
            &figure.caption
        };
        let words = format!("{caption}. {}", figure.scene.description);
        out.push(styled(styles::CAPTION, vec![plain(&words)]));
        if !figure.scene.numbers.columns.is_empty() {
            self.numbers(&figure.scene.numbers, out);
        }
    }

    fn cover(&mut self, cover: &Cover, out: &mut Vec<Element>) {
        let title = vec![plain(&cover.title)];
        let mut lines = vec![(styles::SECOND, &cover.host)];
        lines.retain(|(_, text)| !text.trim().is_empty());
        for (style, text) in lines {
            out.push(styled(style, vec![plain(text)]));
        }
        out.push(styled(styles::TITLE, title));
        for line in cover.lines.iter().chain([&cover.note]) {
            if !line.trim().is_empty() {
                out.push(styled(styles::SECOND, vec![plain(line)]));
            }
        }
        self.break_before = true;
    }

    fn contents(&mut self, lines: &[ContentsLine], out: &mut Vec<Element>) {
        for line in lines {
            let link = el("w:hyperlink")
                .with("w:anchor", place(line.place.0))
                .with("w:history", "1")
                .add(
                    el("w:r")
                        .add(el("w:rPr").add(val("w:rStyle", styles::HYPERLINK)))
                        .add(words(&line.title)),
                );
            let detail = (!line.detail.is_empty()).then(|| plain(&format!(". {}", line.detail)));
            let look = self.look("", &[]);
            out.push(el("w:p").add(look).add(link).all(detail));
        }
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
