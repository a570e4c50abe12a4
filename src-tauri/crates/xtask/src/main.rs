//! One door for all tooling: run, test, check, bench.
fn main() {}
