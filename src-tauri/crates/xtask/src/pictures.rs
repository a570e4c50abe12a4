//! `cargo xtask pictures`: the window's screens for the README, taken on the same journeys as the tests.

use crate::{
    command::{self, heading},
    places::Places,
    problem::Problem,
    setup::{self, For, node},
    test::journeys,
};

pub(crate) fn pictures(places: &Places, arguments: &[String]) -> Result<(), Problem> {
    if let Some(word) = arguments.first() {
        return Err(Problem::argument(word));
    }
    let node = setup::setup(places, For::Test, false)?;
    heading("Program");
    node::build_page(places, &node)?;
    command::run(&mut crate::run::build(places, false))?;
    heading("Pictures");
    let folder = places.root.join("docs/pictures");
    let mut command = journeys::command(places)?;
    command
        .args(["--test", "pictures", "--", "--ignored"])
        .env("COPSE_PICTURES", &folder);
    command::run(&mut command)?;
    println!("The pictures are in {}.", folder.display());
    Ok(())
}
