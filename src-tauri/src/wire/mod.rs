//! What crosses between the page and the shell, beside the types of core.
//!
//! Everything here is camelCase on the wire, and derives the page's TypeScript types.

mod backup;
mod document;
mod error;
mod input;
mod invitation;
mod keys;
mod safety;
mod settings;
mod vault;

pub use backup::*;
pub use document::*;
pub use error::*;
pub use input::*;
pub use invitation::*;
pub use keys::*;
pub use safety::*;
pub use settings::*;
pub use vault::*;
