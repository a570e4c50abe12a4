//! What can go wrong on the way out.

use copse_core::CoreError;
use copse_press::PressError;

use crate::files::FileError;

/// Why a document was not made or not handed out. Each is a sentence for the person.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum HandoutError {
    /// From the domain: no permission, no such record.
    #[error(transparent)]
    Core(#[from] CoreError),
    /// From setting the pages.
    #[error(transparent)]
    Press(#[from] PressError),
    /// From writing the file.
    #[error(transparent)]
    File(#[from] FileError),
}
