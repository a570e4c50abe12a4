//! Styles: the looks of the model as styles that a person can change in one place.

use super::{
    borders,
    sizes::Sizes,
    tables::twips,
    xml::{Element, el, val},
};
use crate::{Document, layout::style::MEASURE};

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
pub(super) const FIGURE: &str = "Figure";
pub(super) const LETTERHEAD: &str = "Letterhead";
pub(super) const HEADING_PLAIN: &str = "Heading1Plain";
pub(super) const GROUPS: &str = "KeyGroups";
pub(super) const FILL: &str = "FillLine";
pub(super) const RECORD: &str = "Record";
pub(super) const RECORD_LABEL: &str = "RecordLabel";

/// Space left and right in a cell, in points.
pub(super) const CELL_SIDE: f32 = 4.25;

/// Space below a paragraph of running text, in points.
pub(super) const PARAGRAPH_GAP: u32 = 6;

/// Colours of text, as in the PDF.
const INK: &str = "23261F";
const SECOND_INK: &str = "504F45";

/// Colour of lines.
pub(super) const EDGE: &str = "857B69";

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
        .add(el("w:qFormat"))
        // Not among the defaults of the file: LibreOffice forgets those in a file with footnotes, and sets line on line.
        .add(
            el("w:pPr")
                .add(el("w:widowControl"))
                .add(spacing(0, PARAGRAPH_GAP, 276)),
        );
    styles = styles.add(normal);
    for (level, size) in (1_u8..).zip(sizes.headings) {
        styles = styles.add(heading_style(level, size, &accent));
    }
    // The name over a letter: a heading by which it is found, that looks like the address below it.
    let plain = el("w:pPr").add(spacing(0, 0, 276));
    let ink = el("w:rPr").add(val("w:color", INK)).all(size(sizes.body));
    let plain = based(HEADING_PLAIN, "Heading 1 Plain", heading(1), plain, ink);
    styles = styles.add(plain);
    styles
        .all(text_styles(&sizes, &accent))
        .all(picture_styles(&sizes, &accent))
        .all(list_styles())
        .all(small_styles(&sizes, &accent))
        .add(borders::table_style())
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
        .add(val("w:color", INK))
        .all(size(sizes.body))
        .add(language);
    el("w:docDefaults").add(el("w:rPrDefault").add(run))
}

/// Space above and below in points, and line height in 240ths of a line.
pub(super) fn spacing(before: u32, after: u32, line: u32) -> Element {
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
    based(id, name, "Normal", inner, run)
}

/// A paragraph style on top of another.
fn based(id: &str, name: &str, on: &str, inner: Element, run: Element) -> Element {
    el("w:style")
        .with("w:type", "paragraph")
        .with("w:styleId", id)
        .add(val("w:name", name))
        .add(val("w:basedOn", on))
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
        .add(val("w:color", if level == 1 { accent } else { INK }))
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
    let second = || el("w:rPr").add(val("w:color", SECOND_INK));
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
            GROUPS,
            "Key Groups",
            el("w:pPr").add(spacing(6, 10, 360)),
            el("w:rPr").all(bold()).all(size(sizes.body * 1.5)),
        ),
        paragraph(
            FILL,
            "Fill Line",
            el("w:pPr")
                .add(el("w:tabs").add(right_tab().with("w:leader", "underscore")))
                .add(spacing(14, 6, 276)),
            el("w:rPr"),
        ),
    ]
}

fn picture_styles(sizes: &Sizes, accent: &str) -> Vec<Element> {
    vec![
        paragraph(
            FIGURE,
            "Figure",
            // What stands below belongs to it.
            el("w:pPr").add(el("w:keepNext")).add(spacing(6, 6, 240)),
            el("w:rPr"),
        ),
        paragraph(
            CAPTION,
            "caption",
            el("w:pPr").add(el("w:keepNext")).add(spacing(0, 6, 264)),
            el("w:rPr")
                .add(val("w:color", SECOND_INK))
                .all(size(sizes.small)),
        ),
        paragraph(
            LETTERHEAD,
            "Letterhead",
            el("w:pPr")
                .add(el("w:keepNext"))
                .add(spacing(0, 10, 240))
                .add(val("w:textAlignment", "center")),
            el("w:rPr")
                .all(bold())
                .add(val("w:color", accent))
                .all(size(sizes.letterhead)),
        ),
    ]
}

/// A stop at the right edge of the text.
fn right_tab() -> Element {
    val("w:tab", "right").with("w:pos", twips(MEASURE).to_string())
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
    let second = |points| {
        el("w:rPr")
            .add(val("w:color", SECOND_INK))
            .all(size(points))
    };
    // What is large stands far from a line, which else looks as if it belonged to the text.
    let below = if sizes.large {
        twips(sizes.body * 0.8) / 20
    } else {
        10
    };
    // A line between what repeats and the text, as in the PDF.
    let edge = |side| {
        let line = val(side, "single")
            .with("w:sz", "4")
            .with("w:space", "6")
            .with("w:color", EDGE);
        el("w:pPr")
            .add(el("w:pBdr").add(line))
            .add(el("w:tabs").add(right_tab()))
            // Matters where it has two lines, and pushes the text away.
            .add(if side == "w:bottom" {
                spacing(0, below, 240)
            } else {
                spacing(10, 0, 240)
            })
    };
    // Raised; where nothing may be smaller than the text, not made smaller either.
    let raised = if sizes.large {
        val("w:position", format!("{:.0}", sizes.body * 0.4))
    } else {
        val("w:vertAlign", "superscript")
    };
    let character = |id: &str, name: &str, run: Element| {
        el("w:style")
            .with("w:type", "character")
            .with("w:styleId", id)
            .add(val("w:name", name))
            .add(run)
    };
    vec![
        paragraph(HEADER, "header", edge("w:bottom"), second(sizes.furniture)),
        paragraph(FOOTER, "footer", edge("w:top"), second(sizes.furniture)),
        paragraph(
            FOOTNOTE,
            "footnote text",
            el("w:pPr").add(spacing(0, 2, 252)),
            second(sizes.small.min(sizes.furniture)),
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
        paragraph(
            RECORD,
            "Record",
            el("w:pPr").add(spacing(0, 2, 276)),
            el("w:rPr"),
        ),
        character(
            RECORD_LABEL,
            "Record Label",
            el("w:rPr").add(val("w:color", SECOND_INK)),
        ),
        character(FOOTNOTE_MARK, "footnote reference", el("w:rPr").add(raised)),
    ]
}
