//! Tests of the page.

use crate::{
    places::Places,
    problem::Problem,
    setup::{Node, node},
    tally::{self, Tally},
};

/// All three, whether or not one fails: each says something else.
pub(super) fn test(places: &Places, node: &Node, tally: &mut Tally) -> Result<(), Problem> {
    ["types", "lint", "test"]
        .into_iter()
        .map(|script| {
            tally::run(
                node::npm(places, node).args(["run", "--silent", script]),
                tally,
            )
        })
        .fold(Ok(()), Result::and)
}
