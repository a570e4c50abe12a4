//! Sections: the paper, and for each copy of a merge page numbers of its own.

use super::{
    inline::plain,
    xml::{Element, el, val},
};
use crate::{Document, model::Block};

/// Whether a document is a merge of several copies.
pub(super) fn is_merged(document: &Document) -> bool {
    document.blocks.contains(&Block::NextCopy)
}

/// The properties of a section: paper, margins, header and footer, and in a merge pages that are counted from 1.
pub(super) fn properties(document: &Document) -> Element {
    let reference =
        |name: &'static str, id: &str| el(name).with("w:type", "default").with("r:id", id);
    let mut section = el("w:sectPr")
        .add(reference("w:headerReference", "rId5"))
        .add(reference("w:footerReference", "rId6"));
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
pub(super) fn end(out: &mut Vec<Element>, document: &Document) {
    let properties = properties(document);
    let last = out.last_mut().filter(|last| last.is("w:p"));
    match last.and_then(|last| last.find("w:pPr")) {
        Some(look) => look.push(properties),
        None => out.push(el("w:p").add(el("w:pPr").add(properties))),
    }
}

/// `Page {page} of {pages}` with fields in it. In a merge these are the pages of the copy: those of the whole file would
/// tell each person how many others were written to.
pub(super) fn page(document: &Document) -> Vec<Element> {
    let pages = if is_merged(document) {
        "SECTIONPAGES"
    } else {
        "NUMPAGES"
    };
    let mut out = Vec::new();
    let mut rest = document.words.page.as_str();
    while let Some(at) = rest.find('{') {
        let (before, from) = rest.split_at(at);
        if !before.is_empty() {
            out.push(plain(before));
        }
        if let Some(after) = from.strip_prefix("{pages}") {
            out.push(field(pages));
            rest = after;
        } else if let Some(after) = from.strip_prefix("{page}") {
            out.push(field("PAGE"));
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

fn field(what: &str) -> Element {
    el("w:fldSimple")
        .with("w:instr", format!(" {what} "))
        .add(el("w:r").add(super::inline::words("1")))
}
