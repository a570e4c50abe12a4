//! What crosses between the page and the shell, beside the types of core.
//!
//! Everything here is camelCase on the wire, and derives the page's TypeScript types.

mod document;
mod error;
mod input;
mod invitation;
mod settings;
mod vault;

pub use document::*;
pub use error::*;
pub use input::*;
pub use invitation::*;
pub use settings::*;
pub use vault::*;
