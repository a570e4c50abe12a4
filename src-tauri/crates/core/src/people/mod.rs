//! People: members, those on their way, and contacts (domain C3, C4).

mod advice;
mod model;
mod rules;
mod store;

pub use advice::*;
pub use model::*;
pub use rules::{is_member, is_on_the_way, warnings};
pub(crate) use store::{counts, list, printed};
pub use store::{
    people_advice, person_create, person_delete, person_get, person_list, person_restore,
    person_update,
};
