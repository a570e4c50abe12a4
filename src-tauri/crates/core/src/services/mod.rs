//! Local services that meet the client group (domain C1).

mod model;
mod rules;
mod store;

pub use model::*;
pub use store::{
    service_create, service_delete, service_get, service_list, service_restore, service_update,
};
