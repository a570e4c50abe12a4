//! What a process did to the disk, recorded by strace, and what a power cut would have left of it.

pub(crate) mod crash;
pub(crate) mod events;
pub(crate) mod inject;
pub(crate) mod record;
pub(crate) mod tree;
