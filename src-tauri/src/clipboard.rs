//! What was copied in the window, so that locking takes it off the clipboard (domain H2).

use std::sync::{Mutex, PoisonError};

use sha2::{Digest, Sha256};

/// Remembers the last copy by its hash: the text itself is not kept a second time.
#[derive(Debug, Default)]
pub(crate) struct Copied(Mutex<Option<[u8; 32]>>);

impl Copied {
    /// Something was copied.
    pub(crate) fn note(&self, text: &str) {
        *self.held() = Some(hash(text));
    }

    /// Forgets it, and gives a test whether a text is the one.
    pub(crate) fn take(&self) -> Option<impl Fn(&str) -> bool + use<>> {
        let copied = self.held().take()?;
        Some(move |text: &str| hash(text) == copied)
    }

    fn held(&self) -> std::sync::MutexGuard<'_, Option<[u8; 32]>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Of the words alone: each system's clipboard has line ends and spaces of its own.
fn hash(text: &str) -> [u8; 32] {
    let mut hash = Sha256::new();
    for word in text.split_whitespace() {
        hash.update(word.as_bytes());
        hash.update([0]);
    }
    hash.finalize().into()
}
