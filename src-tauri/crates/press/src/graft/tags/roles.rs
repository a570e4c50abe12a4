//! Roles of elements: those that a maker invented, or that PDF 2.0 brought, as the standard ones of PDF 1.7.

use hayro::hayro_syntax::object::{Dict, Name};

use super::super::copy::Copier;

/// Steps from an invented role to a standard one.
const ROLE_STEPS: u8 = 16;

/// Standard structure types (14.8.4).
const STANDARD: [&str; 47] = [
    "Document",
    "Part",
    "Art",
    "Sect",
    "Div",
    "BlockQuote",
    "Caption",
    "TOC",
    "TOCI",
    "Index",
    "NonStruct",
    "Private",
    "P",
    "H",
    "H1",
    "H2",
    "H3",
    "H4",
    "H5",
    "H6",
    "L",
    "LI",
    "Lbl",
    "LBody",
    "Table",
    "TR",
    "TH",
    "TD",
    "THead",
    "TBody",
    "TFoot",
    "Span",
    "Quote",
    "Note",
    "Reference",
    "BibEntry",
    "Code",
    "Link",
    "Annot",
    "Ruby",
    "RB",
    "RT",
    "RP",
    "Figure",
    "Formula",
    "Form",
    "Warichu",
];

/// What PDF 2.0 added (ISO 32000-2, 14.8.4), as PDF 1.7 would say it.
const LATER: [(&str, &str); 8] = [
    ("DocumentFragment", "Part"),
    ("Aside", "Div"),
    ("Title", "P"),
    ("FENote", "Note"),
    ("Sub", "Span"),
    ("Em", "Span"),
    ("Strong", "Span"),
    ("Artifact", "NonStruct"),
];

impl<'f> Copier<'f, '_> {
    /// The standard role to which a name leads.
    pub(super) fn role(&self, name: &[u8]) -> &'static str {
        let map = self
            .catalogue
            .get::<Dict<'f>>("StructTreeRoot")
            .and_then(|root| root.get::<Dict<'f>>("RoleMap"));
        let mut name = name.to_vec();
        for _ in 0..ROLE_STEPS {
            if let Some(role) = STANDARD.iter().find(|role| role.as_bytes() == name) {
                return role;
            }
            let next = map.as_ref().and_then(|map| map.get::<Name<'f>>(&name));
            match next {
                Some(next) => name = next.to_vec(),
                None => break,
            }
        }
        // Headings beyond the sixth level are new in PDF 2.0.
        if name
            .strip_prefix(b"H")
            .is_some_and(|level| !level.is_empty() && level.iter().all(u8::is_ascii_digit))
        {
            return "H6";
        }
        LATER
            .iter()
            .find(|(later, _)| later.as_bytes() == name)
            .map_or("NonStruct", |(_, role)| role)
    }
}
