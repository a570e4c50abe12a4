//! The authenticated header: two copies, see [`format`] for the bytes.

pub(crate) mod choose;
pub(crate) mod format;
pub(crate) mod io;
