//! Attributes and identifiers of elements.

use hayro::hayro_syntax::object::{Array, Dict, Object as Foreign};
use lopdf::{Dictionary, Object};

use super::super::copy::{Copier, string};

impl<'f> Copier<'f, '_> {
    pub(super) fn prefixed(&self, name: &[u8]) -> Vec<u8> {
        [&self.tags.prefix, name].concat()
    }

    /// An element's attributes, those of its classes first.
    pub(super) fn attributes(&mut self, dict: &Dict<'f>) -> Vec<Object> {
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

fn one_or_many(value: Option<Foreign<'_>>) -> Vec<Foreign<'_>> {
    match value {
        None => Vec::new(),
        Some(Foreign::Array(list)) => list.iter::<Foreign<'_>>().collect(),
        Some(one) => vec![one],
    }
}
