//! Files that leave the program: complete or not at all, and never over another one unasked. Files that come in: no
//! larger than was said.

mod error;
mod read;
mod write;

use std::path::Path;

pub use error::FileError;
pub use read::{read_bytes, read_text};
pub use write::{Target, write};

/// Name of a file without its folder.
pub fn name_of(path: &Path) -> String {
    path.file_name()
        .unwrap_or(path.as_os_str())
        .to_string_lossy()
        .into_owned()
}
