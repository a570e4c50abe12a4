//! One file for each group of commands.

pub(crate) mod audit;
pub(crate) mod cases;
pub(crate) mod community;
pub(crate) mod meetings;
pub(crate) mod policy;
pub(crate) mod sample;
pub(crate) mod search;
pub(crate) mod vault;
