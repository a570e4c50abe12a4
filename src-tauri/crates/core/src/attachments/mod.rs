//! PDFs of others that go into the pack of a meeting (domain D8).

mod model;
mod store;

pub use model::*;
pub(crate) use store::list;
pub use store::{
    attachment_add, attachment_delete, attachment_file, attachment_get, attachment_list,
    attachment_move, attachment_rename, attachment_restore,
};
