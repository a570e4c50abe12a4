//! Journeys through the real window, as a user makes them: by what can be seen and by the keyboard.
//!
//! `cargo xtask test journeys` builds the program, starts a display in memory and runs them.

// A journey that cannot go on stops with the reason.
#![allow(clippy::panic, clippy::unwrap_used, clippy::expect_used)]

mod driver;
mod keyboard;
mod locate;
mod processes;
mod readers;
mod room;
pub mod steps;
mod window;

pub use keyboard::Key;
pub use locate::Role;
pub use processes::{Found, Process};
pub use readers::{Draft, Reading};
pub use room::Room;
pub use window::Window;

/// What `cargo xtask` tells the journeys in the environment.
fn setting(name: &str) -> std::ffi::OsString {
    std::env::var_os(name).unwrap_or_else(|| {
        panic!("{name} is not set. Start the journeys with `cargo xtask test journeys`.")
    })
}
