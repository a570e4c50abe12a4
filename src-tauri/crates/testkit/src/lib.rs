//! Builders, temporary vaults and a fixed clock for tests.
