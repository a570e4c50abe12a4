//! The tag tree of an attachment, below ours (ISO 32000-1, 14.7).
//!
//! Roles that its maker invented become the standard ones to which its role map leads, so that two attachments cannot
//! contradict each other; classes of attributes are written out; identifiers get a prefix. Which element a piece of
//! marked content belongs to is told from the tree itself, since the way back is often wrong in files from elsewhere.

mod attributes;
mod elements;
mod roles;
mod stray;

use std::collections::{BTreeMap, HashMap, HashSet};

use hayro::hayro_syntax::object::{Dict, Name, ObjRef};
use lopdf::{Object, ObjectId};

use super::copy::{Copier, Grafted};

/// Highest number of marked content that is kept; the list of elements of a page is as long.
const HIGHEST_MARK: i64 = 100_000;

/// What is found out about tags while they are copied.
pub(super) struct Tags {
    part: ObjectId,
    /// Before identifiers.
    prefix: Vec<u8>,
    pages: HashSet<ObjectId>,
    /// Elements of marked content by page or stream, and by number.
    marks: HashMap<ObjectId, BTreeMap<i64, ObjectId>>,
    /// Annotations and the like, each with its element.
    objects: Vec<(ObjectId, ObjectId)>,
    known_objects: HashSet<ObjectId>,
    /// Elements that have a parent already.
    claimed: HashSet<ObjRef>,
    /// Page of the element above, for elements that name none.
    page_above: HashMap<ObjectId, ObjectId>,
    parents: HashMap<ObjectId, ObjectId>,
    names: Vec<(Vec<u8>, ObjectId)>,
}

impl Tags {
    pub(super) fn new(part: ObjectId, number: usize, pages: &[ObjectId]) -> Self {
        Self {
            part,
            prefix: format!("{number}-").into_bytes(),
            pages: pages.iter().copied().collect(),
            marks: HashMap::new(),
            objects: Vec::new(),
            known_objects: HashSet::new(),
            claimed: HashSet::new(),
            page_above: HashMap::new(),
            parents: HashMap::new(),
            names: Vec::new(),
        }
    }

    pub(super) const fn part(&self) -> ObjectId {
        self.part
    }

    pub(super) fn is_page(&self, id: Option<ObjectId>) -> bool {
        id.is_some_and(|id| self.pages.contains(&id))
    }

    /// Says to which element marked content belongs; false where another one has it already.
    pub(super) fn mark(&mut self, owner: ObjectId, number: i64, element: ObjectId) -> bool {
        if !(0..=HIGHEST_MARK).contains(&number) {
            return false;
        }
        let marks = self.marks.entry(owner).or_default();
        *marks.entry(number).or_insert(element) == element
    }

    fn is_marked(&self, owner: ObjectId, number: i64) -> bool {
        self.marks
            .get(&owner)
            .is_some_and(|marks| marks.contains_key(&number))
    }

    /// The element of each piece of marked content of a page or stream, by its number.
    fn list(&mut self, owner: ObjectId) -> Vec<Object> {
        let mut list = Vec::new();
        for (number, element) in self.marks.remove(&owner).unwrap_or_default() {
            let number = usize::try_from(number).unwrap_or_default();
            list.resize(number.max(list.len()), Object::Null);
            list.push(element.into());
        }
        list
    }

    pub(super) fn grafted(mut self, kids: Vec<Object>, pages: &[ObjectId]) -> Grafted {
        let pages = pages.iter().map(|page| self.list(*page)).collect();
        let mut owners: Vec<ObjectId> = self.marks.keys().copied().collect();
        owners.sort_unstable();
        let streams = owners
            .into_iter()
            .map(|owner| (owner, self.list(owner)))
            .collect();
        Grafted {
            kids,
            pages,
            streams,
            objects: self.objects,
            names: self.names,
            layers: Vec::new(),
        }
    }
}

/// Whether a dictionary is an element of a tag tree.
pub(super) fn is_element(dict: &Dict<'_>) -> bool {
    match dict.get::<Name<'_>>("Type") {
        Some(kind) => &*kind == b"StructElem",
        None => dict.contains_key("S") && dict.contains_key("P") && !dict.contains_key("Subtype"),
    }
}

impl<'f> Copier<'f, '_> {
    /// Begins at the root; returns its children.
    pub(super) fn tag_tree(&mut self) -> Vec<Object> {
        let Some(root) = self.catalogue.get::<Dict<'f>>("StructTreeRoot") else {
            return Vec::new();
        };
        if let Some(id) = self.catalogue.get_ref("StructTreeRoot") {
            self.ids.insert(id, self.tags.part);
        }
        let part = self.tags.part;
        self.kids(&root, part, None, 0)
    }
}
