//! Lines of tables and records.

use super::{
    styles::{CELL_SIDE, EDGE, TABLE},
    tables::twips,
    xml::{Element, el, val},
};

/// The line below a record. Records of one line each, one below the other, have one line below them all.
pub(super) fn record_end() -> Element {
    let line = val("w:bottom", "single")
        .with("w:sz", "4")
        .with("w:space", "4")
        .with("w:color", EDGE);
    el("w:pBdr").add(line)
}

/// A line at one side of a cell, in eighths of a point.
pub(super) fn line(side: &'static str, width: &str) -> Element {
    val(side, "single")
        .with("w:sz", width)
        .with("w:space", "0")
        .with("w:color", EDGE)
}

/// The style of tables.
pub(super) fn table_style() -> Element {
    let borders = el("w:tblBorders")
        .add(line("w:top", "8"))
        .add(line("w:bottom", "4"))
        .add(line("w:insideH", "4"));
    let side = |name: &'static str| {
        el(name)
            .with("w:w", twips(CELL_SIDE).to_string())
            .with("w:type", "dxa")
    };
    let margins = el("w:tblCellMar").add(side("w:left")).add(side("w:right"));
    // No line above the titles, as in the PDF: where a table goes on, it would double that of the header.
    let titles = el("w:tcBorders")
        .add(val("w:top", "nil"))
        .add(line("w:bottom", "8"));
    let titles = el("w:tblStylePr")
        .with("w:type", "firstRow")
        .add(el("w:tcPr").add(titles));
    el("w:style")
        .with("w:type", "table")
        .with("w:styleId", TABLE)
        .add(val("w:name", "Copse Table"))
        .add(el("w:tblPr").add(borders).add(margins))
        .add(titles)
}
