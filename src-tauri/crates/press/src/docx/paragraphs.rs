//! Properties of paragraphs that are already written: what keeps them on one page with what follows.

use super::xml::{Element, el, val};

/// Properties of a paragraph as far as we use them, in the order in which the format wants them
/// (ECMA-376-1, `CT_PPrBase`): Word repairs a file that has another.
const ORDER: [&str; 15] = [
    "w:pStyle",
    "w:keepNext",
    "w:keepLines",
    "w:pageBreakBefore",
    "w:widowControl",
    "w:numPr",
    "w:pBdr",
    "w:tabs",
    "w:bidi",
    "w:spacing",
    "w:ind",
    "w:jc",
    "w:textAlignment",
    "w:outlineLvl",
    "w:sectPr",
];

/// Sets a property of the first paragraph in an element; false where it has none.
pub(super) fn set(element: &mut Element, property: Element) -> bool {
    let look = element.find("w:p").and_then(|first| first.find("w:pPr"));
    let found = look.is_some();
    if let Some(look) = look {
        look.set(property, &ORDER);
    }
    found
}

/// Keeps the first paragraph of an element in one piece.
pub(super) fn keep_whole(element: &mut Element) {
    set(element, el("w:keepLines"));
}

/// Keeps the end of a paragraph on one page with what follows it.
pub(super) fn keep_with_next(element: &mut Element) {
    set(element, el("w:keepNext"));
}

/// Space below a paragraph in points; that above and between lines stay those of its style.
pub(super) fn space_below(element: &mut Element, points: u32) {
    let space = el("w:spacing").with("w:after", (points * 20).to_string());
    set(element, space);
}

/// Where a text and the mark before it stand, in twentieths of a point.
pub(super) fn hanging(left: u32, mark: u32) -> Element {
    el("w:ind")
        .with("w:left", left.to_string())
        .with("w:hanging", mark.to_string())
}

/// The properties of a paragraph of a style.
pub(super) fn of_style(style: &str) -> Element {
    el("w:pPr").add(val("w:pStyle", style))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_property_stands_where_the_format_wants_it_and_only_once() {
        let look = of_style("Cell").add(hanging(20, 10));
        let mut paragraph = el("w:p").add(look);
        space_below(&mut paragraph, 3);
        keep_whole(&mut paragraph);
        keep_with_next(&mut paragraph);
        keep_with_next(&mut paragraph);
        space_below(&mut paragraph, 6);
        let written = String::from_utf8(paragraph.file()).unwrap();
        assert!(
            written.ends_with(
                "<w:pPr><w:pStyle w:val=\"Cell\"/><w:keepNext/><w:keepLines/>\
                 <w:spacing w:after=\"120\"/><w:ind w:left=\"20\" w:hanging=\"10\"/></w:pPr></w:p>"
            ),
            "{written}"
        );
        assert!(!set(&mut el("w:tbl"), el("w:keepNext")), "no paragraph");
    }
}
