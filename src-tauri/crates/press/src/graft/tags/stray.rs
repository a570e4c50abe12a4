//! Marked content whose element is told by the way back only.

use std::collections::HashMap;

use hayro::hayro_syntax::object::{Array, Dict, Object as Foreign};
use lopdf::Object;

use super::{super::copy::Copier, HIGHEST_MARK};

impl<'f> Copier<'f, '_> {
    /// Some makers leave elements out of the tree that nobody has to hear, and keep them for the way back only. They
    /// stay reachable that way.
    pub(in super::super) fn stray_marks(&mut self) {
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
