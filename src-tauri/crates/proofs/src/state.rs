//! What is in a vault, as facts that can be compared.

use std::collections::BTreeMap;

use copse_core::Store;
use copse_core::cases::{case_get, case_list};
use copse_core::community::community_list;
use copse_core::people::person_list;

use crate::Fallible;
use crate::op;

/// Facts by name: see [`crate::op::Effect`].
pub(crate) type State = BTreeMap<String, String>;

/// Reads all facts.
pub(crate) fn read(store: &Store) -> Fallible<State> {
    let mut state = State::new();
    for community in community_list(store)? {
        for person in person_list(store, community.id)? {
            state.insert(op::person(&person.details.name), person.details.notes);
        }
        for row in case_list(store, community.id)? {
            let title = row.case.details.title;
            let full = case_get(store, row.case.id)?;
            if let Some(section) = full.sections.first()
                && !section.body.is_empty()
            {
                state.insert(op::text(&title), section.body.plain());
            }
            state.insert(op::case(&title), String::new());
        }
    }
    Ok(state)
}
