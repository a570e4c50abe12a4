//! Styles: the looks of the model as styles that a person can change in one place.

use super::xml::{Element, el, val};
use crate::{Document, Edition};

/// Names of the styles; those of Word's own keep Word's names, which every word processor knows.
pub(super) const TITLE: &str = "Title";
pub(super) const SUBTITLE: &str = "Subtitle";
pub(super) const SECOND: &str = "SecondTone";
pub(super) const SMALL: &str = "SmallText";
pub(super) const BULLET: &str = "ListBullet";
pub(super) const NUMBER: &str = "ListNumber";
pub(super) const CONTINUE: &str = "ListContinue";
pub(super) const TABLE: &str = "CopseTable";
pub(super) const TABLE_HEADER: &str = "TableHeader";
pub(super) const CELL: &str = "TableText";
pub(super) const HYPERLINK: &str = "Hyperlink";
pub(super) const FOOTNOTE: &str = "FootnoteText";
pub(super) const FOOTNOTE_MARK: &str = "FootnoteReference";
pub(super) const HEADER: &str = "Header";
pub(super) const FOOTER: &str = "Footer";
pub(super) const CAPTION: &str = "Caption";
pub(super) const GROUPS: &str = "KeyGroups";
pub(super) const FILL: &str = "FillLine";

/// Style of a heading, level 1 to 6.
pub(super) const fn heading(level: u8) -> &'static str {
    match level {
        0 | 1 => "Heading1",
        2 => "Heading2",
        3 => "Heading3",
        4 => "Heading4",
        5 => "Heading5",
        _ => "Heading6",
    }
}

/// Sizes in half-points, as the format counts.
struct Sizes {
    body: f32,
    title: f32,
    headings: [f32; 6],
    small: f32,
}

impl Sizes {
    fn of(edition: Edition) -> Self {
        match edition {
            Edition::Ordinary => Self {
                body: 11.0,
                title: 22.0,
                headings: [15.0, 13.0, 11.5, 11.0, 11.0, 11.0],
                small: 10.0,
            },
            // Nothing is smaller than the edition promises.
            large => {
                let size = large.points();
                Self {
                    body: size,
                    title: size * 1.5,
                    headings: [size * 1.25, size * 1.15, size, size, size, size],
                    small: size,
                }
            }
        }
    }
}

/// `word/styles.xml`.
pub(super) fn file(document: &Document) -> Vec<u8> {
    let sizes = Sizes::of(document.edition);
    let [red, green, blue] = document.look.accent.rgb();
    let accent = format!("{red:02X}{green:02X}{blue:02X}");
    let mut styles = el("w:styles")
        .with("xmlns:w", super::parts::W)
        .add(defaults(&document.meta.language, &sizes));
    let normal = el("w:style")
        .with("w:type", "paragraph")
        .with("w:default", "1")
        .with("w:styleId", "Normal")
        .add(val("w:name", "Normal"))
        .add(el("w:qFormat"));
    styles = styles.add(normal);
    for (level, size) in (1_u8..).zip(sizes.headings) {
        styles = styles.add(heading_style(level, size, &accent));
    }
    styles
        .all(text_styles(&sizes, &accent))
        .all(list_styles())
        .all(small_styles(&sizes, &accent))
        .add(table_style())
        .file()
}

fn defaults(language: &str, sizes: &Sizes) -> Element {
    let fonts = el("w:rFonts")
        .with("w:ascii", "Arial")
        .with("w:hAnsi", "Arial")
        .with("w:eastAsia", "Arial")
        .with("w:cs", "Arial");
    let language = el("w:lang")
        .with("w:val", language)
        .with("w:eastAsia", "zh-CN")
        .with("w:bidi", "ar-SA");
    let run = el("w:rPr")
        .add(fonts)
        .add(val("w:color", "23261F"))
        .all(size(sizes.body))
        .add(language);
    let paragraph = el("w:pPr")
        .add(el("w:widowControl"))
        .add(spacing(0, 6, 276));
    el("w:docDefaults")
        .add(el("w:rPrDefault").add(run))
        .add(el("w:pPrDefault").add(paragraph))
}

/// Space above and below in points, and line height in 240ths of a line.
fn spacing(before: u32, after: u32, line: u32) -> Element {
    el("w:spacing")
        .with("w:before", (before * 20).to_string())
        .with("w:after", (after * 20).to_string())
        .with("w:line", line.to_string())
        .with("w:lineRule", "auto")
}

fn size(points: f32) -> [Element; 2] {
    let half = format!("{:.0}", points * 2.0);
    [val("w:sz", half.clone()), val("w:szCs", half)]
}

fn bold() -> [Element; 2] {
    [el("w:b"), el("w:bCs")]
}

/// A paragraph style on top of Normal.
fn paragraph(id: &str, name: &str, inner: Element, run: Element) -> Element {
    el("w:style")
        .with("w:type", "paragraph")
        .with("w:styleId", id)
        .add(val("w:name", name))
        .add(val("w:basedOn", "Normal"))
        .add(el("w:qFormat"))
        .add(inner)
        .add(run)
}

fn heading_style(level: u8, points: f32, accent: &str) -> Element {
    let (before, after) = match level {
        1 => (16, 4),
        2 => (12, 3),
        _ => (8, 2),
    };
    let look = el("w:pPr")
        .add(el("w:keepNext"))
        .add(el("w:keepLines"))
        .add(spacing(before, after, 252))
        .add(val("w:outlineLvl", (level - 1).to_string()));
    let run = el("w:rPr")
        .all(bold())
        .add(val("w:color", if level == 1 { accent } else { "23261F" }))
        .all(size(points));
    el("w:style")
        .with("w:type", "paragraph")
        .with("w:styleId", heading(level))
        .add(val("w:name", format!("heading {level}")))
        .add(val("w:basedOn", "Normal"))
        .add(val("w:next", "Normal"))
        .add(el("w:qFormat"))
        .add(look)
        .add(run)
}

fn text_styles(sizes: &Sizes, accent: &str) -> Vec<Element> {
    let second = || el("w:rPr").add(val("w:color", "504F45"));
    vec![
        paragraph(
            TITLE,
            "Title",
            el("w:pPr").add(el("w:keepNext")).add(spacing(0, 4, 252)),
            el("w:rPr")
                .all(bold())
                .add(val("w:color", accent))
                .all(size(sizes.title)),
        ),
        paragraph(
            SUBTITLE,
            "Subtitle",
            el("w:pPr").add(spacing(0, 14, 276)),
            second(),
        ),
        paragraph(SECOND, "Second Tone", el("w:pPr"), second()),
        paragraph(
            SMALL,
            "Small Text",
            el("w:pPr").add(spacing(0, 3, 264)),
            second().all(size(sizes.small)),
        ),
        paragraph(
            CAPTION,
            "caption",
            el("w:pPr").add(el("w:keepNext")).add(spacing(6, 6, 264)),
            second().all(size(sizes.small)),
        ),
        paragraph(
            GROUPS,
            "Key Groups",
            el("w:pPr").add(spacing(6, 10, 360)),
            el("w:rPr").all(bold()).all(size(sizes.body * 1.5)),
        ),
        paragraph(
            FILL,
            "Fill Line",
            el("w:pPr")
                .add(
                    el("w:tabs").add(
                        val("w:tab", "right")
                            .with("w:leader", "underscore")
                            .with("w:pos", super::parts::MEASURE.to_string()),
                    ),
                )
                .add(spacing(14, 6, 276)),
            el("w:rPr"),
        ),
    ]
}

fn list_styles() -> Vec<Element> {
    let list = |id: &str, name: &str, number: &str| {
        let numbers = el("w:numPr").add(val("w:numId", number));
        paragraph(
            id,
            name,
            el("w:pPr").add(numbers).add(spacing(0, 3, 276)),
            el("w:rPr"),
        )
    };
    vec![
        list(BULLET, "List Bullet", "1"),
        list(NUMBER, "List Number", "2"),
        paragraph(
            CONTINUE,
            "List Continue",
            el("w:pPr").add(spacing(0, 3, 276)),
            el("w:rPr"),
        ),
    ]
}

fn small_styles(sizes: &Sizes, accent: &str) -> Vec<Element> {
    let tabs =
        || el("w:tabs").add(val("w:tab", "right").with("w:pos", super::parts::MEASURE.to_string()));
    let second = || {
        el("w:rPr")
            .add(val("w:color", "504F45"))
            .all(size(sizes.small.max(9.0)))
    };
    let character = |id: &str, name: &str, run: Element| {
        el("w:style")
            .with("w:type", "character")
            .with("w:styleId", id)
            .add(val("w:name", name))
            .add(run)
    };
    vec![
        paragraph(HEADER, "header", el("w:pPr").add(tabs()), second()),
        paragraph(FOOTER, "footer", el("w:pPr").add(tabs()), second()),
        paragraph(
            FOOTNOTE,
            "footnote text",
            el("w:pPr").add(spacing(0, 2, 252)),
            second(),
        ),
        paragraph(
            CELL,
            "Table Text",
            el("w:pPr").add(spacing(3, 3, 264)),
            el("w:rPr"),
        ),
        paragraph(
            TABLE_HEADER,
            "Table Header",
            el("w:pPr").add(el("w:keepNext")).add(spacing(3, 3, 264)),
            el("w:rPr").all(bold()),
        ),
        character(
            HYPERLINK,
            "Hyperlink",
            el("w:rPr")
                .add(val("w:color", accent))
                .add(val("w:u", "single")),
        ),
        character(
            FOOTNOTE_MARK,
            "footnote reference",
            el("w:rPr").add(val("w:vertAlign", "superscript")),
        ),
    ]
}

fn table_style() -> Element {
    let line = |name: &'static str, width: &str| {
        val(name, "single")
            .with("w:sz", width)
            .with("w:space", "0")
            .with("w:color", "857B69")
    };
    let borders = el("w:tblBorders")
        .add(line("w:top", "8"))
        .add(line("w:bottom", "4"))
        .add(line("w:insideH", "4"));
    let side = |name: &'static str| el(name).with("w:w", "85").with("w:type", "dxa");
    let margins = el("w:tblCellMar").add(side("w:left")).add(side("w:right"));
    el("w:style")
        .with("w:type", "table")
        .with("w:styleId", TABLE)
        .add(val("w:name", "Copse Table"))
        .add(el("w:tblPr").add(borders).add(margins))
}
