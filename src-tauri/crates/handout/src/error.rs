//! What can go wrong on the way out.

use copse_core::{CoreError, FieldProblem};
use copse_interchange::sheet::SheetError;
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
    /// From writing a list.
    #[error(transparent)]
    Sheet(#[from] SheetError),
    /// From writing the file.
    #[error(transparent)]
    File(#[from] FileError),
}

impl HandoutError {
    /// One field that needs another look.
    pub(crate) fn field(field: &str, message: &str) -> Self {
        Self::Core(CoreError::Invalid(vec![FieldProblem {
            field: field.to_owned(),
            message: message.to_owned(),
        }]))
    }
}
