//! Who works with the vault, in which role, from when until when (domain B5, H2).

mod hand_over;
mod model;
mod rules;
mod sign_in;
mod store;

pub use hand_over::{hand_over, roles_held};
pub use model::*;
pub use sign_in::{SignIn, SignInWith, SignedIn};
pub(crate) use sign_in::{ensure, name_all, signed_in};
pub(crate) use store::{carry, name, names, put_back};
pub use store::{
    facilitator_create, facilitator_get, facilitator_list, facilitator_slot_set, facilitator_update,
};
