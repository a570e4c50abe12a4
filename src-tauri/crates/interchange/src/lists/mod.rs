//! The lists and registers that exist, as [`Sheet`]s: what the screens show, with names instead of identifiers.

mod cases;
mod community;
mod meetings;
mod policy;
mod register;
mod words;

pub use cases::{cases, evidence};
pub use community::{people, services};
pub use meetings::{actions, meetings, register};
pub use policy::policy;
pub use register::{audit, exports};

use crate::sheet::{Sheet, Value};

/// A sheet from titles and rows.
fn sheet(name: &str, columns: &[&str], rows: Vec<Vec<Value>>) -> Sheet {
    Sheet {
        name: name.to_owned(),
        columns: columns.iter().map(|title| (*title).to_owned()).collect(),
        rows,
    }
}

/// Title of a file with a list: `People, Calderfoot, 4 February 2027`. With the ending it is also its name.
pub fn title(list: &str, community: &str, day: jiff::civil::Date) -> String {
    let day = day.strftime("%-d %B %Y");
    let community = community.trim();
    if community.is_empty() {
        format!("{list}, {day}")
    } else {
        format!("{list}, {community}, {day}")
    }
}
