//! The parts of the file and how they hang together.

use std::borrow::Cow;

use super::{
    body::{Body, picture_relation},
    inline::{plain, strong},
    lists, section, sizes, styles,
    xml::{Element, el, val},
};
use crate::{Document, layout::style::MEASURE};

/// Names of vocabularies (ECMA-376-1, transitional, as every word processor writes).
pub(super) const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const R: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const TYPES: &str = "http://schemas.openxmlformats.org/package/2006/content-types";
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// Every part with its name, in the order of the file.
pub(super) fn all(document: &Document, body: &Body<'_>) -> Vec<(Cow<'static, str>, Vec<u8>)> {
    let parts = [
        ("[Content_Types].xml", content_types(body)),
        ("_rels/.rels", relations_of_package()),
        ("docProps/core.xml", core(document)),
        ("docProps/app.xml", app()),
        ("word/document.xml", main(body)),
        ("word/_rels/document.xml.rels", relations(body)),
        ("word/styles.xml", styles::file(document)),
        (
            "word/numbering.xml",
            lists::file(body.ordered, document.edition),
        ),
        ("word/settings.xml", settings(document)),
        ("word/footnotes.xml", footnotes(body)),
        ("word/_rels/footnotes.xml.rels", relations_of_notes(body)),
        ("word/header1.xml", header(document)),
    ];
    let footers = body.copies.counts.iter().enumerate().map(|(at, count)| {
        let name = format!("word/{}.xml", section::footer(at));
        (Cow::Owned(name), footer(document, *count))
    });
    let pictures = body.pictures.iter().enumerate();
    parts
        .into_iter()
        .map(|(name, content)| (Cow::Borrowed(name), content))
        .chain(footers)
        .chain(pictures.map(|(at, drawn)| (Cow::Owned(picture_part(at)), drawn.png.clone())))
        .collect()
}

fn picture_part(index: usize) -> String {
    format!("word/media/{}.png", picture_relation(index))
}

fn content_types(body: &Body<'_>) -> Vec<u8> {
    let part = |name: &str, kind: &str| {
        el("Override")
            .with("PartName", name)
            .with("ContentType", kind)
    };
    let word = |name: &str, kind: &str| part(name, &format!("{WORD}.{kind}+xml"));
    let default = |ending: &str, kind: &str| {
        el("Default")
            .with("Extension", ending)
            .with("ContentType", kind)
    };
    el("Types")
        .with("xmlns", TYPES)
        .add(default(
            "rels",
            "application/vnd.openxmlformats-package.relationships+xml",
        ))
        .add(default("xml", "application/xml"))
        .add(default("png", "image/png"))
        .add(word("/word/document.xml", "document.main"))
        .add(word("/word/styles.xml", "styles"))
        .add(word("/word/numbering.xml", "numbering"))
        .add(word("/word/settings.xml", "settings"))
        .add(word("/word/footnotes.xml", "footnotes"))
        .add(word("/word/header1.xml", "header"))
        .all(
            (0..body.copies.counts.len())
                .map(|at| word(&format!("/word/{}.xml", section::footer(at)), "footer")),
        )
        .add(part(
            "/docProps/core.xml",
            "application/vnd.openxmlformats-package.core-properties+xml",
        ))
        .add(part(
            "/docProps/app.xml",
            "application/vnd.openxmlformats-officedocument.extended-properties+xml",
        ))
        .file()
}

fn relation(id: &str, kind: &str, target: &str) -> Element {
    el("Relationship")
        .with("Id", id)
        .with("Type", kind)
        .with("Target", target)
}

fn relations_of_package() -> Vec<u8> {
    let core =
        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
    el("Relationships")
        .with("xmlns", PACKAGE)
        .add(relation(
            "rId1",
            &format!("{R}/officeDocument"),
            "word/document.xml",
        ))
        .add(relation("rId2", core, "docProps/core.xml"))
        .add(relation(
            "rId3",
            &format!("{R}/extended-properties"),
            "docProps/app.xml",
        ))
        .file()
}

fn relations(body: &Body<'_>) -> Vec<u8> {
    let own = [
        ("rId1", "styles"),
        ("rId2", "numbering"),
        ("rId3", "settings"),
        ("rId4", "footnotes"),
        ("rId5", "header"),
    ]
    .map(|(id, kind)| {
        let number = if kind == "header" { "1" } else { "" };
        relation(id, &format!("{R}/{kind}"), &format!("{kind}{number}.xml"))
    });
    let pictures = (0..body.pictures.len()).map(|at| {
        let id = picture_relation(at);
        relation(&id, &format!("{R}/image"), &format!("media/{id}.png"))
    });
    let footers = (0..body.copies.counts.len()).map(|at| {
        let id = section::footer(at);
        relation(&id, &format!("{R}/footer"), &format!("{id}.xml"))
    });
    el("Relationships")
        .with("xmlns", PACKAGE)
        .all(own)
        .all(footers)
        .all(links(body))
        .all(pictures)
        .file()
}

/// Footnotes hold links and nothing else that leads to another part.
fn relations_of_notes(body: &Body<'_>) -> Vec<u8> {
    el("Relationships")
        .with("xmlns", PACKAGE)
        .all(links(body))
        .file()
}

fn links(body: &Body<'_>) -> impl Iterator<Item = Element> {
    body.relations.iter().map(|(address, id)| {
        relation(id, &format!("{R}/hyperlink"), address).with("TargetMode", "External")
    })
}

/// What the file says about itself: what the document says, and nothing of the PC or its user.
fn core(document: &Document) -> Vec<u8> {
    let meta = &document.meta;
    let day = meta.date;
    let date = format!("{:04}-{:02}-{:02}T12:00:00Z", day.year, day.month, day.day);
    let when = |name| el(name).with("xsi:type", "dcterms:W3CDTF").text(&date);
    el("cp:coreProperties")
        .with(
            "xmlns:cp",
            "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
        )
        .with("xmlns:dc", "http://purl.org/dc/elements/1.1/")
        .with("xmlns:dcterms", "http://purl.org/dc/terms/")
        .with("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
        .add(el("dc:title").text(&meta.title))
        .add(el("dc:creator").text(&meta.author))
        .add(el("dc:language").text(&meta.language))
        .add(when("dcterms:created"))
        .add(when("dcterms:modified"))
        .file()
}

fn app() -> Vec<u8> {
    el("Properties")
        .with(
            "xmlns",
            "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties",
        )
        .add(el("Application").text("Copse"))
        .file()
}

fn main(body: &Body<'_>) -> Vec<u8> {
    el("w:document")
        .with("xmlns:w", W)
        .with("xmlns:r", R)
        .add(
            el("w:body")
                .all(body.elements.iter().cloned())
                .add(body.section()),
        )
        .file()
}

fn settings(document: &Document) -> Vec<u8> {
    let separators = ["-1", "0"].map(|id| el("w:footnote").with("w:id", id));
    let mode = el("w:compatSetting")
        .with("w:name", "compatibilityMode")
        .with("w:uri", "http://schemas.microsoft.com/office/word")
        .with("w:val", "15");
    el("w:settings")
        .with("xmlns:w", W)
        .add(val("w:autoHyphenation", "0"))
        .add(el("w:footnotePr").all(separators))
        .add(el("w:compat").add(mode))
        .add(val("w:themeFontLang", document.meta.language.clone()))
        .file()
}

fn footnotes(body: &Body<'_>) -> Vec<u8> {
    let line = |id: &str, kind: &'static str, mark: &'static str| {
        el("w:footnote").with("w:type", kind).with("w:id", id).add(
            el("w:p")
                .add(el("w:pPr").add(val("w:pStyle", styles::FOOTNOTE)))
                .add(el("w:r").add(el(mark))),
        )
    };
    let notes = body.footnotes.iter().enumerate().map(|(at, runs)| {
        let mark = el("w:r")
            .add(el("w:rPr").add(val("w:rStyle", styles::FOOTNOTE_MARK)))
            .add(el("w:footnoteRef"));
        el("w:footnote").with("w:id", (at + 1).to_string()).add(
            el("w:p")
                .add(el("w:pPr").add(val("w:pStyle", styles::FOOTNOTE)))
                .add(mark)
                .add(plain(" "))
                .all(runs.iter().cloned()),
        )
    });
    el("w:footnotes")
        .with("xmlns:w", W)
        .with("xmlns:r", R)
        .add(line("-1", "separator", "w:separator"))
        .add(line(
            "0",
            "continuationSeparator",
            "w:continuationSeparator",
        ))
        .all(notes)
        .file()
}

fn header(document: &Document) -> Vec<u8> {
    let furniture = &document.furniture;
    let mark = furniture.mark.as_str();
    let marks = if mark.trim().is_empty() {
        Vec::new()
    } else {
        vec![strong(mark)]
    };
    edge(
        document,
        ("w:hdr", styles::HEADER),
        &furniture.header,
        (
            marks,
            sizes::text_width(
                mark.chars().count() + 2,
                sizes::furniture_size(document.edition),
            ),
        ),
        1,
    )
}

fn footer(document: &Document, count: usize) -> Vec<u8> {
    let words = document.words.page.replace("{pages}", "00");
    let words = words.replace("{page}", "00").chars().count();
    edge(
        document,
        ("w:ftr", styles::FOOTER),
        &document.furniture.footer,
        (
            section::page(document, count),
            sizes::plain_width(words + 2, sizes::furniture_size(document.edition)),
        ),
        2,
    )
}

/// What stands left, and what stands right at the end of its last line or, where that does not fit or the text on the
/// left takes more than so many lines, below it. The runs on the right come with about the width that they need.
fn edge(
    document: &Document,
    (name, style): (&'static str, &str),
    left: &str,
    (right, needed): (Vec<Element>, f32),
    most: usize,
) -> Vec<u8> {
    let size = sizes::furniture_size(document.edition);
    // Also where the text on the left is a tenth narrower than estimated, so that its last line ends elsewhere.
    let fits = [1.0, 1.1].iter().all(|part| {
        let (lines, last) = sizes::set_in(left, size, MEASURE * part);
        lines <= most && last + needed <= MEASURE
    });
    let mut line = el("w:p")
        .add(el("w:pPr").add(val("w:pStyle", style)))
        .add(plain(left));
    if !right.is_empty() {
        let between = if fits { "w:tab" } else { "w:br" };
        line = line.add(el("w:r").add(el(between))).all(right);
    }
    el(name)
        .with("xmlns:w", W)
        .with("xmlns:r", R)
        .add(line)
        .file()
}
