//! Elements, and what stands below them.

use hayro::hayro_syntax::object::{Dict, MaybeRef, Name, ObjRef, Object as Foreign};
use lopdf::{Dictionary, Object, ObjectId, dictionary};

use super::super::copy::{Copier, string};

/// How deep elements may be nested that have no place of their own in the file.
const DEEPEST: u16 = 100;

/// What stands in the list of an element's children.
enum Kid<'f> {
    Mark(i64),
    /// Marked content of a page or stream named here.
    FarMark(Dict<'f>),
    Object(Dict<'f>),
    Element(Option<ObjRef>, Dict<'f>),
}

impl<'f> Copier<'f, '_> {
    /// An element.
    pub(in super::super) fn element(&mut self, dict: &Dict<'f>, id: ObjectId) -> Dictionary {
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

    pub(super) fn kids(
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
}
