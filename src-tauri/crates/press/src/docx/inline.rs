//! Text inside a paragraph: runs, links, notes, and the direction of each script.

use super::{
    body::Body,
    styles,
    xml::{Element, el, val},
};
use crate::model::{ContentsLine, Inline, Link, Run};

impl Body<'_> {
    /// The runs of a paragraph.
    pub(super) fn inlines(&mut self, inlines: &[Inline]) -> Vec<Element> {
        let mut out = Vec::new();
        for inline in inlines {
            match inline {
                Inline::Text(text) => out.extend(self.linked(text)),
                Inline::Break => out.push(el("w:r").add(el("w:br"))),
                Inline::Note { note, number } => out.push(self.note(*note, number)),
            }
        }
        out
    }

    fn linked(&mut self, text: &Run) -> Vec<Element> {
        let link = match &text.link {
            Some(Link::Address(address)) if !address.trim().is_empty() => {
                let id = self.relation(address.trim());
                el("w:hyperlink").with("r:id", id)
            }
            Some(Link::Place(anchor)) if self.places.contains(anchor) => {
                el("w:hyperlink").with("w:anchor", place(anchor.0))
            }
            _ => return runs(text, false),
        };
        if text.text.trim().is_empty() {
            return runs(text, false);
        }
        vec![link.with("w:history", "1").all(runs(text, true))]
    }
}

/// Lines of the contents, each a link. Which page it is on, the word processor does not say.
pub(super) fn contents(lines: &[ContentsLine], out: &mut Vec<Element>) {
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
        out.push(el("w:p").add(el("w:pPr")).add(link).all(detail));
    }
}

/// Name of a place.
pub(super) fn place(anchor: u32) -> String {
    format!("place{anchor}")
}

/// A text in runs of one direction each.
fn runs(text: &Run, link: bool) -> Vec<Element> {
    pieces(&text.text)
        .into_iter()
        .map(|(piece, right)| {
            let mut look = el("w:rPr");
            if link {
                look = look.add(val("w:rStyle", styles::HYPERLINK));
            }
            if text.bold {
                look = look.add(el("w:b")).add(el("w:bCs"));
            }
            if text.italic {
                look = look.add(el("w:i")).add(el("w:iCs"));
            }
            if right {
                look = look.add(el("w:rtl"));
            }
            el("w:r").add(look).add(words(piece))
        })
        .collect()
}

/// A text element that keeps its spaces.
pub(super) fn words(text: &str) -> Element {
    el("w:t").with("xml:space", "preserve").text(text)
}

/// A plain run.
pub(super) fn plain(text: &str) -> Element {
    el("w:r").add(words(text))
}

/// A bold run.
pub(super) fn strong(text: &str) -> Element {
    el("w:r")
        .add(el("w:rPr").add(el("w:b")).add(el("w:bCs")))
        .add(words(text))
}

/// Divides a text where its direction changes. Spaces and signs go with what is before them, opening brackets with what
/// is in them: else one ends a line by itself, and Word turns only its other half around.
fn pieces(text: &str) -> Vec<(&str, bool)> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut right = text.chars().find_map(direction).unwrap_or(false);
    for (at, c) in text.char_indices() {
        let Some(now) = direction(c) else { continue };
        if now != right {
            let piece = text.get(start..at).unwrap_or_default();
            let piece = piece.trim_end_matches(['(', '[', '{', '«', '“', '‘']);
            if !piece.is_empty() {
                pieces.push((piece, right));
            }
            (start, right) = (start + piece.len(), now);
        }
    }
    if let Some(rest) = text.get(start..).filter(|rest| !rest.is_empty()) {
        pieces.push((rest, right));
    }
    pieces
}

/// Whether a letter is written from right to left; none for what has no direction.
fn direction(c: char) -> Option<bool> {
    match c {
        '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' => Some(true),
        c if c.is_alphabetic() => Some(false),
        _ => None,
    }
}

/// Whether a paragraph reads from right to left: its first letter does (Unicode Annex 9, P2).
pub(super) fn is_rtl(inlines: &[Inline]) -> bool {
    inlines
        .iter()
        .find_map(|inline| match inline {
            Inline::Text(run) => run.text.chars().find_map(direction),
            _ => None,
        })
        .unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_divided_where_its_direction_changes() {
        assert_eq!(pieces("Dear Ana"), [("Dear Ana", false)]);
        assert_eq!(
            pieces("Dear محمد عبد الله, welcome"),
            [
                ("Dear ", false),
                ("محمد عبد الله, ", true),
                ("welcome", false)
            ]
        );
        assert_eq!(
            pieces("Ayesha Khan (عائشہ خان)"),
            [("Ayesha Khan ", false), ("(عائشہ خان)", true)]
        );
        assert_eq!(
            pieces("(عائشہ) (Ana"),
            [("(عائشہ) ", true), ("(Ana", false)]
        );
        assert_eq!(pieces(", "), [(", ", false)]);
        assert!(pieces("").is_empty());
        assert!(is_rtl(&[Inline::text("12 فاطمہ and")]));
        assert!(!is_rtl(&[Inline::text("Ana فاطمہ")]));
    }
}
