//! Layers of an attachment (optional content, ISO 32000-1, 8.11): what its maker hid stays hidden.

use std::collections::HashSet;

use hayro::hayro_syntax::object::{Array, Dict, Name, ObjRef};
use lopdf::{Document, Object, ObjectId, StringFormat, dictionary};

use super::copy::Grafted;

/// A layer, and whether it is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Layer {
    pub(crate) id: ObjectId,
    pub(crate) shown: bool,
}

/// The layers of a document that were copied, as its default configuration has them.
pub(super) fn layers(
    catalogue: &Dict<'_>,
    copied: impl Fn(ObjRef) -> Option<ObjectId>,
) -> Vec<Layer> {
    let Some(properties) = catalogue.get::<Dict<'_>>("OCProperties") else {
        return Vec::new();
    };
    let configuration = properties.get::<Dict<'_>>("D");
    let set = |key: &str| -> HashSet<ObjRef> {
        configuration
            .as_ref()
            .and_then(|configuration| configuration.get::<Array<'_>>(key))
            .into_iter()
            .flat_map(|list| references(&list))
            .collect()
    };
    let (on, off) = (set("ON"), set("OFF"));
    let hidden_first = configuration
        .as_ref()
        .and_then(|configuration| configuration.get::<Name<'_>>("BaseState"))
        .is_some_and(|state| &*state == b"OFF");
    let mut seen = HashSet::new();
    properties
        .get::<Array<'_>>("OCGs")
        .into_iter()
        .flat_map(|list| references(&list))
        .filter(|group| seen.insert(*group))
        .filter_map(|group| {
            let shown = if hidden_first {
                on.contains(&group)
            } else {
                !off.contains(&group)
            };
            Some(Layer {
                id: copied(group)?,
                shown,
            })
        })
        .collect()
}

fn references(list: &Array<'_>) -> Vec<ObjRef> {
    list.raw_iter()
        .filter_map(|item| item.as_obj_ref())
        .collect()
}

/// Writes the layers of all attachments into the catalogue. No list of layers is offered to readers; PDF/A (ISO
/// 19005-2, 6.9) and PDF/UA (ISO 14289-1, 7.10) ask for a name and no automatic states.
pub(crate) fn write_layers(file: &mut Document, grafts: &[Grafted]) {
    let all: Vec<Layer> = grafts
        .iter()
        .flat_map(|graft| graft.layers.iter().copied())
        .collect();
    if all.is_empty() {
        return;
    }
    let references = |layers: &mut dyn Iterator<Item = &Layer>| -> Vec<Object> {
        layers.map(|layer| layer.id.into()).collect()
    };
    let groups = references(&mut all.iter());
    let off = references(&mut all.iter().filter(|layer| !layer.shown));
    let properties = dictionary! {
        "OCGs" => groups,
        "D" => dictionary! {
            "Name" => Object::String(b"Layers".to_vec(), StringFormat::Literal),
            "BaseState" => "ON",
            "OFF" => off,
        },
    };
    if let Ok(catalogue) = file.catalog_mut() {
        catalogue.set("OCProperties", properties);
    }
}
