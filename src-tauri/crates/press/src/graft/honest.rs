//! Whether an attachment can be what it says: the parts of PDF/UA-1 (ISO 14289-1) that are cheap to see. A whole check is a
//! validator's work; this one keeps a pack from believing a file whose maker wrote the claim and nothing else.

use std::collections::HashSet;

use hayro::hayro_syntax::{
    Pdf,
    content::UntypedIter,
    object::{Array, Dict, MaybeRef, Name, ObjRef, Object, Stream},
    page::{Page, Resources},
};

use super::tags::is_element;

/// Forms inside forms, and steps of a role map.
const DEEPEST: u8 = 8;

/// Elements of a tag tree that are looked at.
const MOST_ELEMENTS: usize = 500_000;

/// What a file that says it is accessible is found not to keep.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Broken {
    /// It does not say that its content is marked (7.1).
    NotMarked,
    /// No language of its own (7.2).
    NoLanguage,
    /// Its title is missing or not shown (7.1).
    NoTitle,
    /// Something on a page is neither tagged nor decoration (7.1).
    Stray,
    /// A font is not in it (7.21.4.1).
    FontMissing,
    /// A picture has no words (7.3).
    Wordless,
    /// Links are not in the order of reading (7.18.3).
    TabOrder,
}

impl Broken {
    /// What is wrong with it, after `but`.
    pub(crate) const fn why(self) -> &'static str {
        match self {
            Self::NotMarked => "its content is not marked as tagged",
            Self::NoLanguage => "it does not name its language",
            Self::NoTitle => "it has no title, or does not show it",
            Self::Stray => "some of what stands on its pages has no tags",
            Self::FontMissing => "not all of its fonts are in it",
            Self::Wordless => "a picture in it has no description",
            Self::TabOrder => "its links are not in the order of reading",
        }
    }
}

/// The first thing that it does not keep. `titled` is whether its metadata name a title.
pub(super) fn broken(pdf: &Pdf, catalogue: &Dict<'_>, titled: bool) -> Option<Broken> {
    let says = |dict: &str, key: &str| {
        catalogue
            .get::<Dict<'_>>(dict)
            .and_then(|dict| dict.get::<bool>(key))
            .unwrap_or_default()
    };
    let mut fonts = Fonts::default();
    if !says("MarkInfo", "Marked") {
        Some(Broken::NotMarked)
    } else if !catalogue.contains_key("Lang") {
        Some(Broken::NoLanguage)
    } else if !titled || !says("ViewerPreferences", "DisplayDocTitle") {
        Some(Broken::NoTitle)
    } else if !figures_have_words(pdf, catalogue) {
        Some(Broken::Wordless)
    } else {
        let mut pages = pdf.pages().iter();
        pages.find_map(|page| of_page(page, &mut fonts))
    }
}

fn of_page(page: &Page<'_>, fonts: &mut Fonts) -> Option<Broken> {
    let dict = page.raw();
    let marks = Marks {
        numbered: dict.contains_key("StructParents"),
    };
    let content = page.page_stream().unwrap_or_default();
    if !marks.cover(content, page.resources(), 0) {
        return Some(Broken::Stray);
    }
    if !fonts.are_in(dict.get::<Dict<'_>>("Resources"), 0) {
        return Some(Broken::FontMissing);
    }
    let annotations = dict.get::<Array<'_>>("Annots");
    let any = annotations.is_some_and(|list| list.raw_iter().next().is_some());
    // LibreOffice writes it as a text.
    let in_order = match dict.get::<Object<'_>>("Tabs") {
        Some(Object::Name(order)) => &*order == b"S",
        Some(Object::String(order)) => order.as_bytes() == b"S",
        _ => false,
    };
    (any && !in_order).then_some(Broken::TabOrder)
}

/// Marks in the content of a page or form.
struct Marks {
    /// Whether the tag tree can be found from it.
    numbered: bool,
}

impl Marks {
    /// Whether everything that is painted stands inside tagged content or decoration.
    fn cover(&self, content: &[u8], resources: &Resources<'_>, depth: u8) -> bool {
        let mut open = Vec::new();
        let mut covering = 0_usize;
        let mut operations = UntypedIter::new(content);
        while let Some(operation) = operations.next() {
            let operator: &[u8] = operation.operator;
            match operator {
                b"BMC" | b"BDC" => {
                    let mut operands = operation.operands();
                    let tag = operands.next();
                    let decoration =
                        matches!(tag, Some(Object::Name(tag)) if &**tag == b"Artifact");
                    let covers =
                        decoration || (self.numbered && is_numbered(operands.next(), resources));
                    covering += usize::from(covers);
                    open.push(covers);
                }
                b"EMC" => covering -= usize::from(open.pop().unwrap_or_default()),
                b"Do" if covering == 0 => {
                    let drawn = match operation.operands().next() {
                        Some(Object::Name(name)) => resources.get_x_object(name),
                        _ => None,
                    };
                    if drawn.is_some_and(|drawn| !form_is_covered(&drawn, resources, depth)) {
                        return false;
                    }
                }
                _ if covering == 0 && paints(operator) => return false,
                _ => {}
            }
        }
        true
    }
}

/// Operators that leave something on the page (ISO 32000-1, annex A).
fn paints(operator: &[u8]) -> bool {
    matches!(
        operator,
        b"Tj"
            | b"TJ"
            | b"'"
            | b"\""
            | b"f"
            | b"F"
            | b"f*"
            | b"B"
            | b"B*"
            | b"b"
            | b"b*"
            | b"S"
            | b"s"
            | b"sh"
            | b"BI"
    )
}

/// Whether properties of marked content, given or named, have its number.
fn is_numbered(properties: Option<&Object<'_>>, resources: &Resources<'_>) -> bool {
    match properties {
        Some(Object::Dict(given)) => given.contains_key("MCID"),
        Some(Object::Name(name)) => resources
            .properties
            .get::<Dict<'_>>(&**name)
            .is_some_and(|named| named.contains_key("MCID")),
        _ => false,
    }
}

/// A form outside marked content has to have marks of its own; a picture cannot.
fn form_is_covered(drawn: &Stream<'_>, resources: &Resources<'_>, depth: u8) -> bool {
    let dict = drawn.dict();
    let is_form = dict
        .get::<Name<'_>>("Subtype")
        .is_some_and(|kind| &*kind == b"Form");
    if !is_form || depth >= DEEPEST {
        return false;
    }
    let Ok(content) = drawn.decoded_data() else {
        return false;
    };
    let marks = Marks {
        numbered: dict.contains_key("StructParents"),
    };
    match dict.get::<Dict<'_>>("Resources") {
        Some(own) => marks.cover(&content, &Resources::new(own), depth + 1),
        None => marks.cover(&content, resources, depth + 1),
    }
}

/// Fonts and forms that were looked at already.
#[derive(Default)]
struct Fonts {
    seen: HashSet<ObjRef>,
}

impl Fonts {
    /// Whether all fonts of these resources, and of the forms in them, are in the file.
    fn are_in(&mut self, resources: Option<Dict<'_>>, depth: u8) -> bool {
        let Some(resources) = resources.filter(|_| depth < DEEPEST) else {
            return true;
        };
        let fonts = resources.get::<Dict<'_>>("Font").unwrap_or_default();
        let drawn = resources.get::<Dict<'_>>("XObject").unwrap_or_default();
        for name in fonts.keys() {
            let font = fonts.get::<Dict<'_>>(&*name);
            if self.is_new(&fonts, &name) && font.is_some_and(|font| !is_embedded(&font)) {
                return false;
            }
        }
        drawn
            .keys()
            .filter(|name| self.is_new(&drawn, name))
            .filter_map(|name| drawn.get::<Stream<'_>>(&*name))
            .collect::<Vec<_>>()
            .into_iter()
            .all(|form| self.are_in(form.dict().get::<Dict<'_>>("Resources"), depth + 1))
    }

    fn is_new(&mut self, dict: &Dict<'_>, name: &Name<'_>) -> bool {
        dict.get_ref(&**name).is_none_or(|to| self.seen.insert(to))
    }
}

/// Whether a font is in the file: its descriptor, or that of its descendant, has one; what is drawn (Type 3) always is.
fn is_embedded(font: &Dict<'_>) -> bool {
    let kind = font.get::<Name<'_>>("Subtype");
    if kind.is_some_and(|kind| &*kind == b"Type3") {
        return true;
    }
    let descendants = font.get::<Array<'_>>("DescendantFonts");
    let own = descendants.and_then(|list| list.iter::<Dict<'_>>().next());
    own.unwrap_or_else(|| font.clone())
        .get::<Dict<'_>>("FontDescriptor")
        .is_some_and(|descriptor| {
            ["FontFile", "FontFile2", "FontFile3"]
                .iter()
                .any(|file| descriptor.contains_key(file))
        })
}

/// Whether each figure and formula of the tag tree says what it shows.
fn figures_have_words(pdf: &Pdf, catalogue: &Dict<'_>) -> bool {
    let Some(root) = catalogue.get::<Dict<'_>>("StructTreeRoot") else {
        return false;
    };
    let roles = root.get::<Dict<'_>>("RoleMap").unwrap_or_default();
    let mut seen = HashSet::new();
    let mut todo: Vec<Dict<'_>> = vec![root];
    while let Some(node) = todo.pop() {
        if is_element(&node) && shows(&node, &roles) && !has_words(&node) {
            return false;
        }
        let kids = match node.get::<Object<'_>>("K") {
            Some(Object::Array(list)) => list.raw_iter().collect(),
            Some(_) => node.get_raw::<Object<'_>>("K").into_iter().collect(),
            None => Vec::new(),
        };
        for kid in kids {
            let kid = match kid {
                MaybeRef::Ref(to) if seen.len() < MOST_ELEMENTS && seen.insert(to) => {
                    pdf.xref().get::<Object<'_>>(to.into())
                }
                MaybeRef::Ref(_) => None,
                MaybeRef::NotRef(kid) => Some(kid),
            };
            if let Some(Object::Dict(kid)) = kid {
                todo.push(kid);
            }
        }
    }
    true
}

/// Whether an element is a figure or formula, after its role map.
fn shows(element: &Dict<'_>, roles: &Dict<'_>) -> bool {
    let mut role = element.get::<Name<'_>>("S");
    for _ in 0..DEEPEST {
        match role
            .as_ref()
            .and_then(|role| roles.get::<Name<'_>>(&**role))
        {
            Some(next) => role = Some(next),
            None => break,
        }
    }
    role.is_some_and(|role| matches!(&*role, b"Figure" | b"Formula"))
}

fn has_words(element: &Dict<'_>) -> bool {
    element.contains_key("Alt") || element.contains_key("ActualText")
}
