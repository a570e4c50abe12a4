//! What can go wrong.

/// Why a document could not be set or shown.
#[derive(Debug, thiserror::Error)]
pub enum PressError {
    /// Characters for which there is no font. They are named, so that the writer can find them.
    #[error(
        "There is no letter shape for {}, so it would print as an empty box. Please replace it and try again.",
        list(characters)
    )]
    MissingGlyph {
        /// The characters, each once, in the order of their code points.
        characters: Vec<char>,
    },
    /// The fonts inside the program cannot be used.
    #[error("A font inside Copse could not be read ({0}). Please install Copse again.")]
    Font(&'static str),
    /// The file could not be put together.
    #[error(
        "The PDF could not be put together ({0}). Please report this with what you were printing."
    )]
    Write(String),
    /// The bytes are not a PDF that can be shown.
    #[error("This PDF cannot be shown. It may be damaged; please make it again.")]
    Unreadable,
    /// The page does not exist.
    #[error("This document has {pages} pages; page {page} does not exist.")]
    NoSuchPage {
        /// The page asked for, from 1.
        page: usize,
        /// How many there are.
        pages: usize,
    },
    /// Whoever waited for it had it stopped.
    #[error("Stopped. No document was made.")]
    Stopped,
}

/// The first few characters with their code points.
fn list(characters: &[char]) -> String {
    const SHOWN: usize = 8;
    let mut text: Vec<String> = characters
        .iter()
        .take(SHOWN)
        .map(|c| format!("“{c}” (U+{:04X})", u32::from(*c)))
        .collect();
    if characters.len() > SHOWN {
        text.push(format!("{} more", characters.len() - SHOWN));
    }
    text.join(", ")
}
