//! The shell: the window, the session, and the commands that the page calls.
//!
//! - `app`: the window and the life of the program
//! - [`Shell`]: the session, locked or open, behind all commands
//! - `commands`: a file per feature, about ten lines a command; `commands/table.rs` lists them
//! - [`wire`]: what crosses beside the types of core
//! - `shelf`: documents and invitations that were made and not saved yet
//! - `desktop`: dialogs and other programs, behind a trait

mod app;
mod clipboard;
mod commands;
mod desktop;
mod fault;
mod first_word;
mod idle;
mod incident;
mod places;
mod preferences;
mod session;
mod shelf;
pub mod wire;

pub use app::{MAIN_WINDOW, assembled, context, run, window};
pub use commands::{CommandType, types as command_types, visit_types};
pub use copse_handout::Target;
pub use desktop::{Desktop, Event, FileType};
pub use places::Places;
pub use session::{Parts, Shell};
