//! The authenticated header: two copies, see [`mod@format`] for the bytes.

pub(crate) mod choose;
pub(crate) mod format;
pub(crate) mod io;
