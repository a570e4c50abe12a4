//! Objects of an attachment as objects of ours. Only what its pages and its tags reach is copied; actions that run
//! programs or scripts, forms' wiring, embedded files and page thumbnails stay behind.

use std::collections::{HashMap, HashSet};

use hayro::hayro_syntax::{
    Pdf,
    object::{Array, Dict, MaybeRef, Name, ObjRef, Object as Foreign},
};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat, dictionary};

use super::{
    Attachment, active,
    layers::{self, Layer},
    look,
    tags::{self, Tags},
};

/// Most objects that one attachment brings.
const MOST_OBJECTS: usize = 1_000_000;

/// How deep dictionaries and arrays may be nested in each other.
const DEEPEST: u16 = 200;

/// Annotations that carry files, films or sounds, or are meant for printers.
const UNWANTED: [&[u8]; 8] = [
    b"FileAttachment",
    b"RichMedia",
    b"Movie",
    b"Sound",
    b"Screen",
    b"3D",
    b"PrinterMark",
    b"TrapNet",
];

/// What makes a stream's data, or a picture, stand in another file.
const ELSEWHERE: [&[u8]; 7] = [
    b"Length",
    b"F",
    b"FFilter",
    b"FDecodeParms",
    b"DL",
    b"Ref",
    b"OPI",
];

/// What the tag tree and the parent tree need to know of an attachment.
#[derive(Default)]
pub(crate) struct Grafted {
    /// Children of the element that stands for the attachment.
    pub(crate) kids: Vec<Object>,
    /// For each page: the element of each piece of marked content.
    pub(crate) pages: Vec<Vec<Object>>,
    /// Streams with marked content of their own, with the elements of it.
    pub(crate) streams: Vec<(ObjectId, Vec<Object>)>,
    /// Annotations and the like that are content of an element as a whole.
    pub(crate) objects: Vec<(ObjectId, ObjectId)>,
    /// Elements with identifiers.
    pub(crate) names: Vec<(Vec<u8>, ObjectId)>,
    /// Layers that its pages use.
    pub(crate) layers: Vec<Layer>,
}

/// Copies an attachment into the pages that were kept for it, and its tags below `part`. `number` tells attachments of
/// one document apart.
pub(crate) fn graft(
    file: &mut Document,
    attachment: &Attachment,
    number: usize,
    part: ObjectId,
    pages: &[ObjectId],
) -> Grafted {
    let inner = attachment.inner();
    let Some(catalogue) = look::catalogue(&inner.pdf) else {
        return Grafted::default();
    };
    let mut copier = Copier {
        source: &inner.pdf,
        file,
        catalogue,
        ids: inner
            .pages
            .iter()
            .copied()
            .zip(pages.iter().copied())
            .collect(),
        todo: Vec::new(),
        unwanted: HashSet::new(),
        tags: Tags::new(part, number, pages),
    };
    for (source, target) in inner.pages.iter().zip(pages) {
        copier.page(*source, *target);
    }
    let mut kids = Vec::new();
    if inner.tagged {
        kids = copier.tag_tree();
    } else {
        for page in pages {
            kids.push(copier.untagged(*page).into());
        }
    }
    copier.finish();
    if inner.tagged {
        copier.stray_marks();
        copier.finish();
    }
    let layers = layers::layers(&copier.catalogue, |group| copier.ids.get(&group).copied());
    Grafted {
        layers,
        ..copier.tags.grafted(kids, pages)
    }
}

pub(super) struct Copier<'f, 'd> {
    pub(super) source: &'f Pdf,
    pub(super) file: &'d mut Document,
    pub(super) catalogue: Dict<'f>,
    /// Where objects went.
    pub(super) ids: HashMap<ObjRef, ObjectId>,
    /// Objects that have a place and no content yet.
    todo: Vec<(ObjRef, ObjectId)>,
    /// Annotations that stay behind.
    unwanted: HashSet<ObjRef>,
    pub(super) tags: Tags,
}

impl<'f> Copier<'f, '_> {
    /// The place of an object; it is filled later.
    pub(super) fn reference(&mut self, to: ObjRef) -> Object {
        if let Some(id) = self.ids.get(&to) {
            return (*id).into();
        }
        if self.unwanted.contains(&to) || self.ids.len() >= MOST_OBJECTS {
            return Object::Null;
        }
        let id = self.file.new_object_id();
        self.ids.insert(to, id);
        self.todo.push((to, id));
        id.into()
    }

    /// Fills all places that were given out.
    fn finish(&mut self) {
        while let Some((from, id)) = self.todo.pop() {
            let object = match self.source.xref().get::<Foreign<'f>>(from.into()) {
                None => Object::Null,
                Some(Foreign::Dict(dict)) if tags::is_element(&dict) => {
                    self.element(&dict, id).into()
                }
                Some(Foreign::Dict(dict)) if is_frame(&dict) => Object::Null,
                Some(object) => self.object(object, 0),
            };
            self.file.set_object(id, object);
        }
    }

    pub(super) fn value(&mut self, value: MaybeRef<Foreign<'f>>, depth: u16) -> Object {
        match look::direct(value) {
            Ok(object) => self.object(object, depth),
            Err(to) => self.reference(to),
        }
    }

    pub(super) fn object(&mut self, object: Foreign<'f>, depth: u16) -> Object {
        if depth > DEEPEST {
            return Object::Null;
        }
        match object {
            Foreign::Null(_) => Object::Null,
            Foreign::Boolean(value) => value.into(),
            Foreign::Number(value) => number(value.as_f64()),
            Foreign::String(text) => string(text.as_bytes().to_vec()),
            Foreign::Name(name) => Object::Name(name.to_vec()),
            Foreign::Array(array) => array
                .raw_iter()
                .map(|item| self.value(item, depth + 1))
                .collect::<Vec<_>>()
                .into(),
            Foreign::Dict(dict) if active::is_active(&dict) => Object::Null,
            Foreign::Dict(dict) => self.dict(&dict, depth).into(),
            Foreign::Stream(stream) => {
                let mut dictionary = self.dict(stream.dict(), depth);
                for key in ELSEWHERE {
                    dictionary.remove(key);
                }
                Stream::new(dictionary, stream.raw_data().into_owned()).into()
            }
        }
    }

    fn dict(&mut self, dict: &Dict<'f>, depth: u16) -> Dictionary {
        let interactive = dict.contains_key("Rect") && dict.contains_key("Subtype")
            || dict
                .get::<Name<'f>>("Type")
                .is_some_and(|kind| &*kind == b"Annot")
            || dict.contains_key("FT")
            || dict.contains_key("T") && dict.contains_key("Kids");
        let mut copied = Dictionary::new();
        for (key, value) in dict.entries() {
            let wanted = match &*key {
                // Ours have keys of their own, and no file inside a file goes along.
                b"StructParent" | b"StructParents" | b"EF" => false,
                b"A" | b"AA" | b"PA" | b"Dest" | b"JS" => !interactive,
                _ => true,
            };
            if wanted {
                let value = self.value(value, depth + 1);
                copied.set(key.to_vec(), value);
            }
        }
        if interactive {
            self.leads(dict, &mut copied);
        }
        copied
    }

    /// Where a link leads: an address, or a place on one of the attachment's pages.
    fn leads(&mut self, dict: &Dict<'f>, copied: &mut Dictionary) {
        let action = dict.get::<Dict<'f>>("A");
        let address = action
            .filter(|action| {
                action
                    .get::<Name<'f>>("S")
                    .is_some_and(|kind| &*kind == b"URI")
            })
            .and_then(|action| action.get::<Foreign<'f>>("URI"));
        if let Some(Foreign::String(address)) = address {
            if active::is_harmless(address.as_bytes()) {
                let address = string(address.as_bytes().to_vec());
                copied.set("A", dictionary! { "S" => "URI", "URI" => address });
            }
            return;
        }
        let place =
            look::target(dict).and_then(|target| look::destination(&self.catalogue, target));
        let Some(place) = place else { return };
        let mut items = place.raw_iter();
        let page = items
            .next()
            .and_then(|page| page.as_obj_ref())
            .filter(|page| self.tags.is_page(self.ids.get(page).copied()));
        if let Some(page) = page {
            let mut destination = vec![self.reference(page)];
            destination.extend(items.map(|item| self.value(item, 0)));
            copied.set("Dest", destination);
        }
    }

    /// A page, its inherited entries with it. What describes the page to programs that made it stays behind.
    fn page(&mut self, source: ObjRef, target: ObjectId) {
        let Some(page) = self.source.xref().get::<Dict<'f>>(source.into()) else {
            return;
        };
        let mut copied = dictionary! { "Type" => "Page" };
        if let Ok(parent) = self
            .file
            .get_dictionary(target)
            .and_then(|kept| kept.get(b"Parent"))
        {
            copied.set("Parent", parent.clone());
        }
        for key in ["Resources", "MediaBox", "CropBox", "Rotate"] {
            if let Some(value) = inherited(&page, key) {
                let value = self.value(value, 0);
                copied.set(key, value);
            }
        }
        if !copied.has(b"MediaBox") {
            copied.set("MediaBox", vec![0.into(), 0.into(), 595.into(), 842.into()]);
        }
        if !copied.has(b"Resources") {
            copied.set("Resources", Dictionary::new());
        }
        // A list of streams stands in the page itself, so that something can be put before and after them.
        match page.get::<Foreign<'f>>("Contents") {
            Some(list @ Foreign::Array(_)) => copied.set("Contents", self.object(list, 0)),
            Some(Foreign::Stream(_)) => {
                if let Some(one) = page.get_ref("Contents") {
                    copied.set("Contents", self.reference(one));
                }
            }
            _ => {}
        }
        for key in ["BleedBox", "TrimBox", "ArtBox", "UserUnit", "Group"] {
            if let Some(value) = page.get_raw::<Foreign<'f>>(key) {
                let value = self.value(value, 0);
                copied.set(key, value);
            }
        }
        let annotations = self.annotations(&page);
        if !annotations.is_empty() {
            copied.set("Annots", annotations);
        }
        self.file.set_object(target, copied);
    }

    fn annotations(&mut self, page: &Dict<'f>) -> Vec<Object> {
        let Some(list) = page.get::<Array<'f>>("Annots") else {
            return Vec::new();
        };
        let mut kept = Vec::new();
        for (raw, annotation) in list.raw_iter().zip(list.iter::<Foreign<'f>>()) {
            let Foreign::Dict(annotation) = annotation else {
                continue;
            };
            let kind = annotation.get::<Name<'f>>("Subtype");
            if kind.is_none_or(|kind| UNWANTED.contains(&&*kind)) {
                self.unwanted.extend(raw.as_obj_ref());
                continue;
            }
            kept.push(self.value(raw, 0));
        }
        kept
    }

    /// Makes all that an untagged page shows one passage, so that it is read out at all. Returns its element.
    fn untagged(&mut self, page: ObjectId) -> ObjectId {
        let element = self.file.new_object_id();
        let before = Stream::new(Dictionary::new(), b"/P <</MCID 0>> BDC\n".to_vec());
        let after = Stream::new(Dictionary::new(), b"\nEMC\n".to_vec());
        let mut contents = vec![self.file.add_object(before).into()];
        if let Ok(page) = self.file.get_dictionary(page) {
            match page.get(b"Contents") {
                Ok(Object::Array(parts)) => contents.extend(parts.iter().cloned()),
                Ok(one @ Object::Reference(_)) => contents.push(one.clone()),
                _ => {}
            }
        }
        contents.push(self.file.add_object(after).into());
        if let Ok(page) = self.file.get_dictionary_mut(page) {
            page.set("Contents", contents);
        }
        let part = self.tags.part();
        self.file.set_object(
            element,
            dictionary! { "Type" => "StructElem", "S" => "P", "P" => part, "Pg" => page, "K" => 0 },
        );
        self.tags.mark(page, 0, element);
        element
    }
}

/// Pages, catalogues and roots of trees belong to the file, not to what is copied.
fn is_frame(dict: &Dict<'_>) -> bool {
    dict.get::<Name<'_>>("Type").is_some_and(|kind| {
        matches!(
            &*kind,
            b"Page" | b"Pages" | b"Catalog" | b"StructTreeRoot" | b"Outlines"
        )
    })
}

/// An entry of a page or of what it hangs from.
fn inherited<'f>(page: &Dict<'f>, key: &str) -> Option<MaybeRef<Foreign<'f>>> {
    let mut at = page.clone();
    for _ in 0..=look::DEEPEST_PAGE {
        if let Some(value) = at.get_raw::<Foreign<'f>>(key) {
            return Some(value);
        }
        at = at.get::<Dict<'f>>("Parent")?;
    }
    None
}

/// Whole numbers stay whole.
#[expect(
    clippy::cast_possible_truncation,
    reason = "whole and small, or as exact as a PDF needs"
)]
fn number(value: f64) -> Object {
    if value.fract() == 0.0 && value.abs() < 1e15 {
        Object::Integer(value as i64)
    } else if value.is_finite() {
        Object::Real(value as f32)
    } else {
        Object::Integer(0)
    }
}

pub(super) fn string(bytes: Vec<u8>) -> Object {
    let readable = bytes.iter().all(|byte| (0x20..0x7F).contains(byte));
    let format = if readable {
        StringFormat::Literal
    } else {
        StringFormat::Hexadecimal
    };
    Object::String(bytes, format)
}
