//! copse-cli: what scripts, IT departments and checks use.
fn main() {}
