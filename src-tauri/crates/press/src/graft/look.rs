//! What is found out about an attachment before it is let in.

use std::{
    collections::{HashMap, HashSet},
    io::Read,
};

use flate2::read::ZlibDecoder;
use hayro::hayro_syntax::{
    Pdf,
    object::{Array, Dict, MaybeRef, Name, ObjRef, Object, Stream, String as Text},
};

use super::{AttachmentError, MOST_PAGES, OwnClaims, honest};

/// What streams that are unpacked to read the file may come to, in bytes.
const UNPACKED: u64 = 256 * 1024 * 1024;

/// Most bookmarks, and their deepest level.
const MOST_BOOKMARKS: usize = 5_000;
const DEEPEST_BOOKMARK: u8 = 5;

/// Levels of the tree of pages.
pub(super) const DEEPEST_PAGE: usize = 1_000;

/// Levels of trees of names and numbers.
const DEEPEST_TREE: u8 = 32;

/// A bookmark of an attachment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Bookmark {
    /// From 0.
    pub(crate) level: u8,
    pub(crate) title: String,
    /// Index of its page.
    pub(crate) page: usize,
}

/// What was found.
#[derive(Default)]
pub(super) struct Found {
    pub(super) bookmarks: Vec<Bookmark>,
    pub(super) tagged: bool,
    pub(super) claims: OwnClaims,
    pub(super) language: Option<String>,
    pub(super) form: bool,
}

/// Whether streams of objects and cross-references, which have to be unpacked to read the file at all, come to more
/// than a file of this kind has.
pub(super) fn is_bomb(bytes: &[u8]) -> bool {
    let mut sum = 0;
    let mut at = 0;
    while let Some(found) = find(bytes.get(at..).unwrap_or_default(), b"stream") {
        let start = at + found;
        at = start + b"stream".len();
        let before = bytes
            .get(start.saturating_sub(600)..start)
            .unwrap_or_default();
        let own = before
            .windows(3)
            .rposition(|window| window == b"obj")
            .and_then(|last| before.get(last..))
            .unwrap_or(before);
        // A name can be written in many ways: one with an escape is looked at too.
        if !own.contains(&b'#') && find(own, b"ObjStm").is_none() && find(own, b"XRef").is_none() {
            continue;
        }
        let body = bytes.get(at..).unwrap_or_default();
        let body = body.strip_prefix(b"\r").unwrap_or(body);
        let body = body.strip_prefix(b"\n").unwrap_or(body);
        let mut unpacked = ZlibDecoder::new(body).take(UNPACKED + 1 - sum);
        // What cannot be unpacked counts as far as it goes.
        sum += count(&mut unpacked);
        if sum > UNPACKED {
            return true;
        }
    }
    false
}

fn count(reader: &mut impl Read) -> u64 {
    let mut buffer = vec![0; 64 * 1024];
    let mut sum = 0;
    while let Ok(read @ 1..) = reader.read(&mut buffer) {
        sum += read as u64;
    }
    sum
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|window| window == what)
}

/// The document's own dictionary.
pub(super) fn catalogue(pdf: &Pdf) -> Option<Dict<'_>> {
    pdf.xref().get::<Dict<'_>>(pdf.xref().root_id())
}

/// The pages in order, as the file says and as they can be read; both have to agree.
pub(super) fn pages(pdf: &Pdf) -> Result<Vec<ObjRef>, AttachmentError> {
    let found = pdf.pages();
    if found.len() > MOST_PAGES {
        return Err(AttachmentError::TooLarge);
    }
    let mut seen = HashSet::new();
    let mut pages = Vec::with_capacity(found.len());
    let mut levels = HashMap::new();
    for page in found.iter() {
        if !has_a_shape(page.render_dimensions()) || !is_near_root(page.raw(), &mut levels) {
            return Err(AttachmentError::Damaged);
        }
        let id = page.raw().obj_id().ok_or(AttachmentError::Damaged)?;
        if seen.insert(id) {
            pages.push(ObjRef::from(id));
        }
    }
    let said = catalogue(pdf)
        .and_then(|catalogue| catalogue.get::<Dict<'_>>("Pages"))
        .and_then(|tree| tree.get::<i32>("Count"))
        .and_then(|count| usize::try_from(count).ok())
        .unwrap_or(pages.len());
    match (pages.len(), said) {
        (0, 0) => Err(AttachmentError::Empty),
        (found, said) if found != said => Err(AttachmentError::PagesMissing { said, found }),
        _ => Ok(pages),
    }
}

/// Whether what a page inherits can be found: the nodes above it end within [`DEEPEST_PAGE`] steps. `levels` keeps how
/// many there are above each node.
fn is_near_root(page: &Dict<'_>, levels: &mut HashMap<ObjRef, usize>) -> bool {
    let mut above = Vec::new();
    let mut node = page.clone();
    let mut level = loop {
        let Some(parent) = node.get_ref("Parent") else {
            break 0;
        };
        if let Some(level) = levels.get(&parent) {
            break *level;
        }
        above.push(parent);
        let Some(next) = node.get::<Dict<'_>>("Parent") else {
            break 0;
        };
        if above.len() > DEEPEST_PAGE {
            return false;
        }
        node = next;
    };
    for node in above.into_iter().rev() {
        level += 1;
        levels.insert(node, level);
    }
    level <= DEEPEST_PAGE
}

/// Whether a page can be shown: no side above the 14,400 points that readers have (ISO 32000-1, annex C), and none so
/// long beside the other that its picture would fill the memory.
fn has_a_shape((width, height): (f32, f32)) -> bool {
    const LONGEST: f32 = 14_400.0;
    const SLIMMEST: f32 = 20.0;
    let (short, long) = (width.min(height), width.max(height));
    short >= 1.0 && long <= LONGEST && long <= SLIMMEST * short
}

/// Tags, claims, language and bookmarks.
pub(super) fn look(pdf: &Pdf, pages: &[ObjRef]) -> Found {
    let Some(catalogue) = catalogue(pdf) else {
        return Found::default();
    };
    let tree = catalogue.get::<Dict<'_>>("StructTreeRoot");
    let tagged = tree.is_some_and(|tree| tree.contains_key("K"));
    let language = catalogue
        .get::<Text<'_>>("Lang")
        .map(|language| text(language.as_bytes()))
        .filter(|language| !language.trim().is_empty());
    Found {
        bookmarks: bookmarks(pdf, &catalogue, pages),
        tagged,
        claims: claims(pdf, &catalogue),
        language,
        form: has_fields(&catalogue),
    }
}

/// Whether it has fields to fill in (ISO 32000-1, 12.7.2).
fn has_fields(catalogue: &Dict<'_>) -> bool {
    catalogue
        .get::<Dict<'_>>("AcroForm")
        .and_then(|form| form.get::<Array<'_>>("Fields"))
        .is_some_and(|fields| fields.raw_iter().next().is_some())
}

/// What its XMP says (ISO 14289-1, clause 5; ISO 19005-2, 6.6.4).
fn claims(pdf: &Pdf, catalogue: &Dict<'_>) -> OwnClaims {
    const LONGEST: usize = 1024 * 1024;
    let packet = catalogue
        .get::<Stream<'_>>("Metadata")
        .filter(|stream| stream.raw_data().len() < LONGEST)
        .and_then(|stream| stream.decoded_data().ok());
    let Some(packet) = packet else {
        return OwnClaims::default();
    };
    let packet =
        String::from_utf8_lossy(packet.get(..LONGEST.min(packet.len())).unwrap_or_default());
    // As an element or as an attribute.
    let value = |name: &str| {
        let rest = packet.split(name).nth(1)?;
        rest.trim_start_matches(['=', '>', '"', '\'', ' '])
            .chars()
            .next()
    };
    let level = value("pdfaid:conformance");
    let archival = match (value("pdfaid:part"), level) {
        (Some('1' | '2'), Some('A' | 'a')) => Some(true),
        (Some('1' | '2'), Some(_)) => Some(false),
        _ => None,
    };
    let says_so = value("pdfuaid:part") == Some('1');
    let broken = says_so.then(|| honest::broken(pdf, catalogue, packet.contains("dc:title")));
    let broken = broken.flatten();
    OwnClaims {
        accessible: says_so && broken.is_none(),
        broken,
        archival: archival.filter(|_| has_our_colours(catalogue)),
    }
}

/// Whether what device colours mean in it is not something else than with us: no output intent, or one in RGB.
fn has_our_colours(catalogue: &Dict<'_>) -> bool {
    let intents = catalogue.get::<Array<'_>>("OutputIntents");
    intents.is_none_or(|intents| {
        intents
            .iter::<Dict<'_>>()
            .filter_map(|intent| intent.get::<Stream<'_>>("DestOutputProfile"))
            .all(|profile| profile.dict().get::<i32>("N") == Some(3))
    })
}

fn bookmarks(pdf: &Pdf, catalogue: &Dict<'_>, pages: &[ObjRef]) -> Vec<Bookmark> {
    let numbers: HashMap<ObjRef, usize> = pages.iter().copied().zip(0..).collect();
    let mut bookmarks = Vec::new();
    let Some(outline) = catalogue.get::<Dict<'_>>("Outlines") else {
        return bookmarks;
    };
    let mut seen = HashSet::new();
    let mut todo = vec![(outline.get_ref("First"), 0_u8)];
    while let Some((next, level)) = todo.pop() {
        let Some(next) = next.filter(|next| seen.insert(*next)) else {
            continue;
        };
        if bookmarks.len() >= MOST_BOOKMARKS {
            break;
        }
        let Some(entry) = pdf.xref().get::<Dict<'_>>(next.into()) else {
            continue;
        };
        let title = entry
            .get::<Text<'_>>("Title")
            .map(|title| text(title.as_bytes()));
        let page = target(&entry)
            .and_then(|target| destination(catalogue, target))
            .and_then(|place| place.raw_iter().next())
            .and_then(|page| page.as_obj_ref())
            .and_then(|page| numbers.get(&page));
        if let (Some(title), Some(page)) = (title, page)
            && !title.trim().is_empty()
        {
            bookmarks.push(Bookmark {
                level,
                title,
                page: *page,
            });
        }
        // Children come before what follows.
        todo.push((entry.get_ref("Next"), level));
        todo.push((entry.get_ref("First"), (level + 1).min(DEEPEST_BOOKMARK)));
    }
    bookmarks
}

/// Where a bookmark or link leads: its destination, or that of its action.
pub(super) fn target<'f>(entry: &Dict<'f>) -> Option<Object<'f>> {
    entry.get::<Object<'f>>("Dest").or_else(|| {
        let action = entry.get::<Dict<'f>>("A")?;
        let goes = action
            .get::<Name<'f>>("S")
            .is_some_and(|kind| &*kind == b"GoTo");
        goes.then(|| action.get::<Object<'f>>("D")).flatten()
    })
}

/// A destination as an array, looked up where it is a name (ISO 32000-1, 12.3.2.3).
pub(super) fn destination<'f>(catalogue: &Dict<'f>, target: Object<'f>) -> Option<Array<'f>> {
    let named = match target {
        Object::Array(place) => return Some(place),
        Object::Dict(dict) => return dict.get::<Array<'f>>("D"),
        Object::Name(name) => catalogue
            .get::<Dict<'f>>("Dests")?
            .get::<Object<'f>>(&*name),
        Object::String(name) => {
            let tree = catalogue
                .get::<Dict<'f>>("Names")?
                .get::<Dict<'f>>("Dests")?;
            in_tree(&tree, name.as_bytes(), 0)
        }
        _ => None,
    }?;
    match named {
        Object::Array(place) => Some(place),
        Object::Dict(dict) => dict.get::<Array<'f>>("D"),
        _ => None,
    }
}

/// Looks a name up in a name tree (7.9.6).
fn in_tree<'f>(tree: &Dict<'f>, name: &[u8], depth: u8) -> Option<Object<'f>> {
    if depth > DEEPEST_TREE {
        return None;
    }
    if let Some(names) = tree.get::<Array<'f>>("Names") {
        let mut items = names.iter::<Object<'f>>();
        while let (Some(key), Some(value)) = (items.next(), items.next()) {
            if matches!(&key, Object::String(key) if key.as_bytes() == name) {
                return Some(value);
            }
        }
    }
    let kids = tree.get::<Array<'f>>("Kids")?;
    kids.iter::<Dict<'f>>()
        .filter(|kid| within(kid, name))
        .find_map(|kid| in_tree(&kid, name, depth + 1))
}

fn within(kid: &Dict<'_>, name: &[u8]) -> bool {
    let Some(limits) = kid.get::<Array<'_>>("Limits") else {
        return true;
    };
    let mut limits = limits.iter::<Text<'_>>();
    let least = limits.next().is_none_or(|least| least.as_bytes() <= name);
    least && limits.next().is_none_or(|most| name <= most.as_bytes())
}

/// A text string (7.9.2.2): UTF-16 or UTF-8 by their marks, else taken as Latin-1.
pub(super) fn text(bytes: &[u8]) -> String {
    let text = match bytes {
        [0xFE, 0xFF, rest @ ..] => {
            let units = rest.chunks_exact(2).map(|unit| match unit {
                [high, low] => u16::from_be_bytes([*high, *low]),
                _ => 0,
            });
            char::decode_utf16(units)
                .map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER))
                .collect()
        }
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        other => other.iter().map(|byte| char::from(*byte)).collect(),
    };
    text.chars().filter(|c| !c.is_control()).collect()
}

/// The object itself, where it is one; nothing where it is a reference.
pub(super) fn direct<T>(value: MaybeRef<T>) -> Result<T, ObjRef> {
    match value {
        MaybeRef::Ref(to) => Err(to),
        MaybeRef::NotRef(value) => Ok(value),
    }
}
