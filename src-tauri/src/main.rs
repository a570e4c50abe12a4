//! Copse.
fn main() {}
