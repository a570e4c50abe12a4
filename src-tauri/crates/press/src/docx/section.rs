//! Sections and pages: the paper, where a page begins, and for each copy of a merge page numbers of its own.

use super::{
    inline::plain,
    xml::{Element, el, val},
};
use crate::{
    Document, PressError,
    layout::{self, Sink, page::Setting},
    model::Block,
};

/// Whether a document is a merge of several copies.
pub(super) fn is_merged(document: &Document) -> bool {
    document.blocks.contains(&Block::NextCopy)
}

/// About how many pages each copy has, as far as the layout of the PDF tells. Word counts for itself; a program that does
/// not know the field, such as LibreOffice before 24.2, shows what stands in it.
pub(super) struct Copies {
    pages: Vec<usize>,
    /// The numbers among them, each once. Each has a footer.
    pub(super) counts: Vec<usize>,
}

impl Sink for Copies {
    fn take(&mut self, setting: &Setting, from: usize) -> Result<(), PressError> {
        self.pages
            .push(setting.pages.len().saturating_sub(from).max(1));
        Ok(())
    }
}

impl Copies {
    pub(super) fn of(document: &Document) -> Self {
        let mut copies = Self {
            pages: Vec::new(),
            counts: Vec::new(),
        };
        // Where it cannot be set, because of a letter without a shape, it can still be written for Word.
        if is_merged(document) && layout::set(document, &mut copies).is_err() {
            copies.pages.clear();
        }
        copies.counts.clone_from(&copies.pages);
        copies.counts.sort_unstable();
        copies.counts.dedup();
        if copies.counts.is_empty() {
            copies.counts.push(1);
        }
        copies
    }

    /// Name of the footer of a copy in the relations.
    fn footer(&self, copy: usize) -> String {
        let pages = self.pages.get(copy).unwrap_or(&1);
        footer(
            self.counts
                .iter()
                .position(|count| count == pages)
                .unwrap_or(0),
        )
    }
}

/// Name of a footer in the relations, and of its part.
pub(super) fn footer(at: usize) -> String {
    format!("footer{}", at + 1)
}

/// The properties of a section: paper, margins, header and footer, and in a merge pages that are counted from 1.
pub(super) fn properties(document: &Document, copies: &Copies, copy: usize) -> Element {
    let reference =
        |name: &'static str, id: &str| el(name).with("w:type", "default").with("r:id", id);
    let mut section = el("w:sectPr")
        .add(reference("w:headerReference", "rId5"))
        .add(reference("w:footerReference", &copies.footer(copy)));
    let merged = is_merged(document);
    if merged {
        section = section.add(val("w:type", "nextPage"));
    }
    section = section
        .add(el("w:pgSz").with("w:w", "11906").with("w:h", "16838"))
        .add(
            el("w:pgMar")
                .with("w:top", "1417")
                .with("w:right", "1134")
                .with("w:bottom", "1247")
                .with("w:left", "1134")
                .with("w:header", "680")
                .with("w:footer", "624")
                .with("w:gutter", "0"),
        );
    if merged {
        section = section.add(el("w:pgNumType").with("w:start", "1"));
    }
    if matches!(document.blocks.first(), Some(Block::Cover(_))) {
        // A cover has neither header nor footer.
        section = section.add(el("w:titlePg"));
    }
    section
}

/// Ends a section with its last paragraph, which says so; behind a table, where there is none, with one of its own.
pub(super) fn end(out: &mut Vec<Element>, properties: Element) {
    let last = out.last_mut().filter(|last| last.is("w:p"));
    match last.and_then(|last| last.find("w:pPr")) {
        Some(look) => look.push(properties),
        None => out.push(el("w:p").add(el("w:pPr").add(properties))),
    }
}

/// `Page {page} of {pages}` with fields in it. In a merge these are the pages of the copy: those of the whole file would
/// tell each person how many others were written to.
/// `count` is what stands there until the program has counted. No line ends in it.
pub(super) fn page(document: &Document, count: usize) -> Vec<Element> {
    let pages = if is_merged(document) {
        "SECTIONPAGES"
    } else {
        "NUMPAGES"
    };
    let mut out = Vec::new();
    let words = document.words.page.replace(' ', "\u{a0}");
    let mut rest = words.as_str();
    while let Some(at) = rest.find('{') {
        let (before, from) = rest.split_at(at);
        if !before.is_empty() {
            out.push(plain(before));
        }
        if let Some(after) = from.strip_prefix("{pages}") {
            out.push(field(pages, count));
            rest = after;
        } else if let Some(after) = from.strip_prefix("{page}") {
            out.push(field("PAGE", 1));
            rest = after;
        } else {
            break;
        }
    }
    if !rest.is_empty() {
        out.push(plain(rest));
    }
    out
}

fn field(what: &str, now: usize) -> Element {
    el("w:fldSimple")
        .with("w:instr", format!(" {what} "))
        .add(el("w:r").add(super::inline::words(&now.to_string())))
}

/// Has the first paragraph of an element begin a page; false where it has none.
pub(super) fn break_page(element: &mut Element) -> bool {
    super::paragraphs::set(element, el("w:pageBreakBefore"))
}
