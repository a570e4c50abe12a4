//! `cargo xtask bench`: how long a person waits. Documents beside other typesetters, and the vault beside an empty one
//! and beside plain `SQLite`.

mod documents;
mod vault;

use crate::{places::Places, problem::Problem};

pub(crate) fn bench(places: &Places, arguments: &[String]) -> Result<(), Problem> {
    match arguments.split_first() {
        Some((word, rest)) if word == "vault" => vault::bench(places, rest),
        Some((word, rest)) if word == "documents" => documents::bench(places, rest),
        _ => documents::bench_all(places, arguments),
    }
}
