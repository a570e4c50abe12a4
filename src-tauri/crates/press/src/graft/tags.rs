//! The tag tree of an attachment, below ours (ISO 32000-1, 14.7).
//!
//! Roles that its maker invented become the standard ones to which its role map leads, so that two attachments cannot
//! contradict each other; classes of attributes are written out; identifiers get a prefix. Which element a piece of
//! marked content belongs to is told from the tree itself, since the way back is often wrong in files from elsewhere.

use std::collections::{BTreeMap, HashMap, HashSet};

use hayro::hayro_syntax::object::{Array, Dict, MaybeRef, Name, ObjRef, Object as Foreign};
use lopdf::{Dictionary, Object, ObjectId, dictionary};

use super::copy::{Copier, Grafted, string};

/// Highest number of marked content that is kept; the list of elements of a page is as long.
const HIGHEST_MARK: i64 = 100_000;

/// Steps from an invented role to a standard one.
const ROLE_STEPS: u8 = 16;

/// How deep elements may be nested that have no place of their own in the file.
const DEEPEST: u16 = 100;

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

/// What stands in the list of an element's children.
enum Kid<'f> {
    Mark(i64),
    /// Marked content of a page or stream named here.
    FarMark(Dict<'f>),
    Object(Dict<'f>),
    Element(Option<ObjRef>, Dict<'f>),
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

    /// Some makers leave elements out of the tree that nobody has to hear, and keep them for the way back only. They
    /// stay reachable that way.
    pub(super) fn stray_marks(&mut self) {
        let tree = self
            .catalogue
            .get::<Dict<'f>>("StructTreeRoot")
            .and_then(|root| root.get::<Dict<'f>>("ParentTree"));
        let Some(tree) = tree else { return };
        let mut lists = HashMap::new();
        numbers(&tree, 0, &mut lists);
        let source = self.source;
        for page in source.pages().iter() {
            let page = page.raw();
            let own = page
                .obj_id()
                .and_then(|id| self.ids.get(&id.into()).copied());
            let key = page.get::<i32>("StructParents");
            let (Some(own), Some(list)) = (own, key.and_then(|key| lists.get(&key))) else {
                continue;
            };
            for (number, element) in (0..HIGHEST_MARK).zip(list.raw_iter()) {
                if let Some(to) = element.as_obj_ref()
                    && !self.tags.is_marked(own, number)
                    && let Object::Reference(id) = self.reference(to)
                {
                    self.tags.mark(own, number, id);
                }
            }
        }
    }

    /// An element.
    pub(super) fn element(&mut self, dict: &Dict<'f>, id: ObjectId) -> Dictionary {
        self.element_at(dict, id, 0)
    }

    fn element_at(&mut self, dict: &Dict<'f>, id: ObjectId, depth: u16) -> Dictionary {
        let own_page = dict
            .get_ref("Pg")
            .and_then(|page| self.ids.get(&page).copied())
            .filter(|page| self.tags.pages.contains(page));
        let page = own_page.or_else(|| self.tags.page_above.get(&id).copied());
        let parent = self
            .tags
            .parents
            .get(&id)
            .copied()
            .unwrap_or(self.tags.part);
        let role = dict
            .get::<Name<'f>>("S")
            .map_or("NonStruct", |role| self.role(&role));
        let mut element = dictionary! { "Type" => "StructElem", "S" => role, "P" => parent };
        if let Some(page) = page {
            element.set("Pg", page);
        }
        for key in ["T", "Lang", "Alt", "E", "ActualText"] {
            if let Some(value) = dict.get_raw::<Foreign<'f>>(key) {
                let value = self.value(value, 0);
                element.set(key, value);
            }
        }
        if let Some(Foreign::String(name)) = dict.get::<Foreign<'f>>("ID") {
            let name = self.prefixed(name.as_bytes());
            self.tags.names.push((name.clone(), id));
            element.set("ID", string(name));
        }
        let attributes = self.attributes(dict);
        if !attributes.is_empty() {
            element.set("A", attributes);
        }
        let kids = self.kids(dict, id, page, depth);
        if !kids.is_empty() {
            element.set("K", kids);
        }
        element
    }

    fn prefixed(&self, name: &[u8]) -> Vec<u8> {
        [&self.tags.prefix, name].concat()
    }

    /// The standard role to which a name leads.
    fn role(&self, name: &[u8]) -> &'static str {
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

    fn kids(
        &mut self,
        dict: &Dict<'f>,
        id: ObjectId,
        page: Option<ObjectId>,
        depth: u16,
    ) -> Vec<Object> {
        let raw: Vec<MaybeRef<Foreign<'f>>> = match dict.get::<Foreign<'f>>("K") {
            None => Vec::new(),
            Some(Foreign::Array(list)) => list.raw_iter().collect(),
            Some(_) => dict.get_raw::<Foreign<'f>>("K").into_iter().collect(),
        };
        let mut kids = Vec::with_capacity(raw.len());
        for kid in raw {
            if let Some(kid) = self.sorted(kid) {
                kids.extend(self.kid(kid, id, page, depth));
            }
        }
        kids
    }

    fn sorted(&self, kid: MaybeRef<Foreign<'f>>) -> Option<Kid<'f>> {
        let to = kid.as_obj_ref();
        let object = match kid {
            MaybeRef::Ref(to) => self.source.xref().get::<Foreign<'f>>(to.into())?,
            MaybeRef::NotRef(object) => object,
        };
        match object {
            Foreign::Number(number) => Some(Kid::Mark(number.as_i64())),
            Foreign::Dict(dict) => Some(match dict.get::<Name<'f>>("Type").as_deref() {
                Some(b"MCR") => Kid::FarMark(dict),
                Some(b"OBJR") => Kid::Object(dict),
                _ if dict.contains_key("MCID") => Kid::FarMark(dict),
                _ => Kid::Element(to, dict),
            }),
            _ => None,
        }
    }

    fn kid(
        &mut self,
        kid: Kid<'f>,
        id: ObjectId,
        page: Option<ObjectId>,
        depth: u16,
    ) -> Option<Object> {
        match kid {
            Kid::Mark(number) => self.tags.mark(page?, number, id).then(|| number.into()),
            Kid::FarMark(dict) => self.far_mark(&dict, id, page),
            Kid::Object(dict) => self.object_kid(&dict, id, page),
            Kid::Element(Some(to), _) => {
                if !self.tags.claimed.insert(to) {
                    return None;
                }
                let Object::Reference(kid) = self.reference(to) else {
                    return None;
                };
                self.below(kid, id, page);
                Some(kid.into())
            }
            Kid::Element(None, dict) => {
                if depth > DEEPEST {
                    return None;
                }
                let kid = self.file.new_object_id();
                self.below(kid, id, page);
                let element = self.element_at(&dict, kid, depth + 1);
                self.file.set_object(kid, element);
                Some(kid.into())
            }
        }
    }

    fn below(&mut self, kid: ObjectId, parent: ObjectId, page: Option<ObjectId>) {
        self.tags.parents.insert(kid, parent);
        if let Some(page) = page {
            self.tags.page_above.insert(kid, page);
        }
    }

    fn far_mark(
        &mut self,
        dict: &Dict<'f>,
        id: ObjectId,
        page: Option<ObjectId>,
    ) -> Option<Object> {
        let number = i64::from(dict.get::<i32>("MCID")?);
        let page = self.own_page(dict).or(page)?;
        let mut mark = dictionary! { "Type" => "MCR", "Pg" => page, "MCID" => number };
        let owner = match dict.get_ref("Stm") {
            None => page,
            Some(stream) => {
                let stream = self.reference(stream).as_reference().ok()?;
                mark.set("Stm", stream);
                stream
            }
        };
        self.tags.mark(owner, number, id).then(|| mark.into())
    }

    fn object_kid(
        &mut self,
        dict: &Dict<'f>,
        id: ObjectId,
        page: Option<ObjectId>,
    ) -> Option<Object> {
        let object = self.reference(dict.get_ref("Obj")?).as_reference().ok()?;
        if !self.tags.known_objects.insert(object) {
            return None;
        }
        self.tags.objects.push((object, id));
        let page = self.own_page(dict).or(page)?;
        Some(dictionary! { "Type" => "OBJR", "Pg" => page, "Obj" => object }.into())
    }

    fn own_page(&self, dict: &Dict<'f>) -> Option<ObjectId> {
        let page = self.ids.get(&dict.get_ref("Pg")?).copied()?;
        self.tags.pages.contains(&page).then_some(page)
    }

    /// An element's attributes, those of its classes first.
    fn attributes(&mut self, dict: &Dict<'f>) -> Vec<Object> {
        let mut attributes = Vec::new();
        let classes = self
            .catalogue
            .get::<Dict<'f>>("StructTreeRoot")
            .and_then(|root| root.get::<Dict<'f>>("ClassMap"));
        if let Some(classes) = classes {
            for name in one_or_many(dict.get::<Foreign<'f>>("C")) {
                if let Foreign::Name(name) = name {
                    attributes.extend(one_or_many(classes.get::<Foreign<'f>>(&*name)));
                }
            }
        }
        attributes.extend(one_or_many(dict.get::<Foreign<'f>>("A")));
        attributes
            .into_iter()
            .filter_map(|attribute| match attribute {
                // Numbers among them count revisions.
                Foreign::Dict(attribute) => Some(self.attribute(&attribute)),
                _ => None,
            })
            .collect()
    }

    fn attribute(&mut self, dict: &Dict<'f>) -> Object {
        let mut attribute = Dictionary::new();
        for (key, value) in dict.entries() {
            let value = if &*key == b"Headers" {
                // Cells that head this one, by their identifiers.
                let names = dict.get::<Array<'f>>("Headers");
                let names = names
                    .into_iter()
                    .flat_map(|names| names.iter::<Foreign<'f>>());
                names
                    .filter_map(|name| match name {
                        Foreign::String(name) => Some(string(self.prefixed(name.as_bytes()))),
                        _ => None,
                    })
                    .collect::<Vec<_>>()
                    .into()
            } else {
                self.value(value, 0)
            };
            attribute.set(key.to_vec(), value);
        }
        attribute.into()
    }
}

/// The lists of a number tree (7.9.7).
fn numbers<'f>(tree: &Dict<'f>, depth: u8, into: &mut HashMap<i32, Array<'f>>) {
    const DEEPEST: u8 = 16;
    const MOST: usize = 100_000;
    if depth > DEEPEST || into.len() > MOST {
        return;
    }
    if let Some(list) = tree.get::<Array<'f>>("Nums") {
        let mut items = list.iter::<Foreign<'f>>();
        while let (Some(key), Some(value)) = (items.next(), items.next()) {
            if let (Some(key), Foreign::Array(list)) = (key.into_i32(), value) {
                into.entry(key).or_insert(list);
            }
        }
    }
    if let Some(kids) = tree.get::<Array<'f>>("Kids") {
        for kid in kids.iter::<Dict<'f>>() {
            numbers(&kid, depth + 1, into);
        }
    }
}

fn one_or_many(value: Option<Foreign<'_>>) -> Vec<Foreign<'_>> {
    match value {
        None => Vec::new(),
        Some(Foreign::Array(list)) => list.iter::<Foreign<'_>>().collect(),
        Some(one) => vec![one],
    }
}
