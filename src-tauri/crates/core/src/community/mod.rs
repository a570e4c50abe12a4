//! A community of practice and its settings (domain A4, A5).

mod logo;
mod model;
mod rules;
mod store;

pub use crate::removal::sample_remove;
pub use logo::{LOGO_MOST, community_logo, community_logo_set};
pub use model::*;
pub(crate) use rules::MEETINGS_MOST;
pub use rules::{CONFIDENTIAL, LANGUAGE, confidentiality};
pub use store::{
    community_create, community_create_sample, community_get, community_list, community_restore,
    community_update,
};
pub(crate) use store::{exists, facilitator_set, ids, load};
