//! The tag tree and the parent tree (ISO 32000-1, 14.7).

use lopdf::{Dictionary, Document, Object, ObjectId, StringFormat, dictionary};

use super::{
    file::{Packed, write_object, write_reference},
    links::Areas,
    operators::integer,
    text,
};
use crate::{
    PressError,
    graft::{Grafted, graft, write_layers},
    layout::{
        page::Setting,
        style::SHEET,
        tree::{Kid, Node, NodeId, Role, Scope},
    },
};

/// Writes the trees; returns the root of the structure.
pub(crate) fn write(
    file: &mut Document,
    packed: &mut Packed,
    setting: &Setting,
    pages: &[ObjectId],
    areas: &Areas,
) -> Result<ObjectId, PressError> {
    let nodes = setting.tree.nodes();
    let root = file.new_object_id();
    let ids: Vec<Option<ObjectId>> = nodes
        .iter()
        .map(|node| node.attached.then(|| file.new_object_id()))
        .collect();
    let elements = Elements {
        ids: &ids,
        pages,
        areas,
        root,
    };
    for (node, index) in nodes.iter().zip(0_u32..) {
        let id = NodeId(index);
        let Some(place) = elements.id(id) else {
            continue;
        };
        if setting.inserts.iter().any(|insert| insert.node == id) {
            // What hangs below it is found out later.
            let element = dictionary! {
                "Type" => "StructElem", "S" => node.role.name(), "P" => elements.parent(id, node)
            };
            file.set_object(place, element);
        } else {
            elements.element(packed.open(), id, node);
            packed.close(place);
        }
    }
    let grafts = grafts(file, setting, &elements)?;
    write_layers(file, &grafts);
    let (parents, next) = parent_tree(file, packed, setting, &elements, &grafts);
    let names = id_tree(&grafts);
    let document = elements
        .id(NodeId::ROOT)
        .ok_or_else(|| PressError::Write("the tag tree is empty".into()))?;
    file.set_object(
        root,
        dictionary! {
            "Type" => "StructTreeRoot",
            "K" => document,
            "ParentTree" => parents,
            "ParentTreeNextKey" => next,
        },
    );
    if let (Some(names), Ok(tree)) = (names, file.get_dictionary_mut(root)) {
        tree.set("IDTree", names);
    }
    for (page, key) in pages.iter().zip(0_i64..) {
        let page = file
            .get_dictionary_mut(*page)
            .map_err(|_| PressError::Write("a page is missing".into()))?;
        page.set("StructParents", key);
        // Tab order follows the structure (ISO 14289-1, 7.18.3).
        page.set("Tabs", "S");
    }
    Ok(root)
}

struct Elements<'e> {
    ids: &'e [Option<ObjectId>],
    pages: &'e [ObjectId],
    areas: &'e Areas,
    root: ObjectId,
}

impl Elements<'_> {
    fn id(&self, node: NodeId) -> Option<ObjectId> {
        self.ids.get(node.0 as usize).copied().flatten()
    }

    fn page(&self, page: u32) -> Option<ObjectId> {
        self.pages.get(page as usize).copied()
    }

    fn parent(&self, id: NodeId, node: &Node) -> ObjectId {
        if id == NodeId::ROOT {
            self.root
        } else {
            self.id(node.parent).unwrap_or(self.root)
        }
    }

    /// Writes an element.
    fn element(&self, out: &mut Vec<u8>, id: NodeId, node: &Node) {
        out.extend_from_slice(b"<</Type/StructElem/S/");
        out.extend_from_slice(node.role.name().as_bytes());
        out.extend_from_slice(b"/P ");
        write_reference(out, self.parent(id, node));
        let home = node.kids.iter().find_map(|kid| match kid {
            Kid::Content { page, .. } => Some(*page),
            Kid::Node(_) | Kid::Annotation { .. } => None,
        });
        if let Some(page) = home.and_then(|page| self.page(page)) {
            out.extend_from_slice(b"/Pg ");
            write_reference(out, page);
        }
        self.kids(out, &node.kids, home);
        let mut rest = Dictionary::new();
        if let Some(said) = &node.said {
            rest.set("ActualText", text(said));
        }
        if let Some(figure) = &node.figure {
            rest.set("Alt", text(&figure.alt));
            let [left, top, right, bottom] = figure.bounds;
            let edges = [left, SHEET.1 - bottom, right, SHEET.1 - top];
            let edges: Vec<Object> = edges.into_iter().map(Object::Real).collect();
            // Where a figure is (ISO 32000-1, 14.8.5.4.3).
            let layout = dictionary! { "O" => "Layout", "Placement" => "Block", "BBox" => edges };
            rest.set("A", layout);
        }
        if let Some(attributes) = attributes(node.role) {
            rest.set("A", attributes);
        }
        for (key, value) in &rest {
            out.push(b'/');
            out.extend_from_slice(key);
            write_object(out, value);
        }
        out.extend_from_slice(b">>");
    }

    fn kids(&self, out: &mut Vec<u8>, kids: &[Kid], home: Option<u32>) {
        let start = out.len();
        out.extend_from_slice(b"/K[");
        let first = out.len();
        for kid in kids {
            let before = out.len();
            if before > first {
                out.push(b' ');
            }
            if self.kid(out, *kid, home).is_none() {
                out.truncate(before);
            }
        }
        if out.len() == first {
            out.truncate(start);
        } else {
            out.push(b']');
        }
    }

    /// Writes a child. None where what it points at does not exist.
    fn kid(&self, out: &mut Vec<u8>, kid: Kid, home: Option<u32>) -> Option<()> {
        match kid {
            Kid::Node(node) => write_reference(out, self.id(node)?),
            Kid::Content { page, sequence } if Some(page) == home => {
                integer(out, i64::from(sequence));
            }
            Kid::Content { page, sequence } => {
                out.extend_from_slice(b"<</Type/MCR/Pg ");
                write_reference(out, self.page(page)?);
                out.extend_from_slice(b"/MCID ");
                integer(out, i64::from(sequence));
                out.extend_from_slice(b">>");
            }
            Kid::Annotation { page, link } => {
                let area = self.areas.pages.get(page as usize)?.get(link as usize)?;
                out.extend_from_slice(b"<</Type/OBJR/Pg ");
                write_reference(out, self.page(page)?);
                out.extend_from_slice(b"/Obj ");
                write_reference(out, *area);
                out.extend_from_slice(b">>");
            }
        }
        Some(())
    }
}

fn attributes(role: Role) -> Option<Dictionary> {
    match role {
        Role::HeaderCell(scope) => {
            let scope = match scope {
                Scope::Row => "Row",
                Scope::Column => "Column",
            };
            Some(dictionary! { "O" => "Table", "Scope" => scope })
        }
        Role::List { ordered } => {
            let numbering = if ordered { "Decimal" } else { "Disc" };
            Some(dictionary! { "O" => "List", "ListNumbering" => numbering })
        }
        _ => None,
    }
}

/// Copies the attachments into the pages that were kept for them.
fn grafts(
    file: &mut Document,
    setting: &Setting,
    elements: &Elements<'_>,
) -> Result<Vec<Grafted>, PressError> {
    let mut grafts = Vec::with_capacity(setting.inserts.len());
    for (insert, index) in setting.inserts.iter().zip(0_u32..) {
        let part = elements
            .id(insert.node)
            .ok_or_else(|| PressError::Write("an attachment has no place".into()))?;
        let kept = setting.pages.iter().zip(elements.pages);
        let pages: Vec<ObjectId> = kept
            .filter(|(sheet, _)| sheet.foreign.is_some_and(|(of, _)| of == index))
            .map(|(_, id)| *id)
            .collect();
        let mut grafted = graft(file, &insert.file, grafts.len() + 1, part, &pages);
        let element = file
            .get_dictionary_mut(part)
            .map_err(|_| PressError::Write("an attachment has no element".into()))?;
        element.set("T", text(insert.title.trim()));
        if let Some(language) = &insert.file.inner().language {
            element.set("Lang", text(language));
        }
        element.set("K", std::mem::take(&mut grafted.kids));
        grafts.push(grafted);
    }
    Ok(grafts)
}

/// Identifiers of attachments' elements (ISO 32000-1, 14.7.2).
fn id_tree(grafts: &[Grafted]) -> Option<Dictionary> {
    let mut names: Vec<_> = grafts.iter().flat_map(|graft| &graft.names).collect();
    names.sort();
    names.dedup_by(|(one, _), (other, _)| one == other);
    let list: Vec<Object> = names
        .into_iter()
        .flat_map(|(name, id)| {
            let name = Object::String(name.clone(), StringFormat::Hexadecimal);
            [name, Object::Reference(*id)]
        })
        .collect();
    (!list.is_empty()).then(|| dictionary! { "Names" => list })
}

/// From marked content and links back to their elements. Returns the next free key too.
fn parent_tree(
    file: &mut Document,
    packed: &mut Packed,
    setting: &Setting,
    elements: &Elements<'_>,
    grafts: &[Grafted],
) -> (ObjectId, i64) {
    let mut numbers: Vec<Object> = Vec::new();
    for (sheet, key) in setting.pages.iter().zip(0_i64..) {
        if let Some((graft, page)) = sheet.foreign {
            let parents = grafts
                .get(graft as usize)
                .and_then(|graft| graft.pages.get(page as usize))
                .cloned()
                .unwrap_or_default();
            numbers.push(key.into());
            numbers.push(file.add_object(Object::Array(parents)).into());
            continue;
        }
        let list = file.new_object_id();
        let out = packed.open();
        out.push(b'[');
        for (sequence, index) in sheet.sequences.iter().zip(0..) {
            if index > 0 {
                out.push(b' ');
            }
            match elements.id(sequence.node) {
                Some(id) => write_reference(out, id),
                None => out.extend_from_slice(b"null"),
            }
        }
        out.push(b']');
        packed.close(list);
        numbers.push(key.into());
        numbers.push(list.into());
    }
    let mut key = i64::try_from(setting.pages.len()).unwrap_or_default();
    for area in setting.pages.iter().flat_map(|sheet| &sheet.links) {
        let Some(info) = setting.links.get(area.link as usize) else {
            continue;
        };
        numbers.push(key.into());
        numbers.push(
            elements
                .id(info.node)
                .map_or(Object::Null, Object::Reference),
        );
        key += 1;
    }
    for graft in grafts {
        for (stream, parents) in &graft.streams {
            set_key(file, *stream, "StructParents", key);
            numbers.push(key.into());
            numbers.push(file.add_object(Object::Array(parents.clone())).into());
            key += 1;
        }
        for (object, parent) in &graft.objects {
            set_key(file, *object, "StructParent", key);
            numbers.push(key.into());
            numbers.push(Object::Reference(*parent));
            key += 1;
        }
    }
    (file.add_object(dictionary! { "Nums" => numbers }), key)
}

fn set_key(file: &mut Document, id: ObjectId, name: &str, key: i64) {
    match file.objects.get_mut(&id) {
        Some(Object::Dictionary(dictionary)) => dictionary.set(name, key),
        Some(Object::Stream(stream)) => stream.dict.set(name, key),
        _ => {}
    }
}
