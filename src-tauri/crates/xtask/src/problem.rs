//! What went wrong, as a sentence with what to do.

use std::fmt;

/// A reason to stop.
#[derive(Debug)]
pub(crate) struct Problem(String);

impl Problem {
    pub(crate) fn new(sentence: impl Into<String>) -> Self {
        Self(sentence.into())
    }

    /// For an unknown word on the command line.
    pub(crate) fn argument(word: &str) -> Self {
        Self(format!(
            "\"{word}\" is not understood here. `cargo xtask help` shows what is."
        ))
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Adds to an input or output error what was being done.
pub(crate) trait While<T> {
    fn while_doing(self, what: impl fmt::Display) -> Result<T, Problem>;
}

impl<T> While<T> for std::io::Result<T> {
    fn while_doing(self, what: impl fmt::Display) -> Result<T, Problem> {
        self.map_err(|error| Problem(format!("{what}: {error}")))
    }
}
