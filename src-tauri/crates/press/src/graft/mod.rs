//! PDFs that others made, inside ours.
//!
//! [`Apart::open`] is the gate: a process of its own reads the file and copies it as a trial, within limits of time and
//! memory. What passed it once, [`Attachment::open`] opens again. The writer then copies its objects into the document
//! at hand, with its tags where it has any, and without anything that acts.

mod active;
pub mod apart;
mod copy;
mod honest;
mod layers;
mod look;
mod tags;
mod weigh;

use std::{
    fmt,
    sync::{Arc, mpsc},
    thread,
    time::Duration,
};

use hayro::hayro_syntax::{DecryptionError, LoadPdfError, Pdf, object::ObjRef};

pub use apart::{Apart, Limits};
pub(crate) use copy::{Grafted, graft};
pub(crate) use layers::write_layers;
pub(crate) use look::Bookmark;

/// Largest file that is taken in, in bytes.
pub const LARGEST: usize = 100 * 1024 * 1024;

/// Most pages of one attachment.
pub const MOST_PAGES: usize = 2_000;

/// How long one may take to be looked through.
const PATIENCE: Duration = Duration::from_secs(20);

/// Stack of the thread that looks it through, in bytes.
const STACK: usize = 32 * 1024 * 1024;

/// Why a PDF cannot be attached.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AttachmentError {
    /// It is none.
    #[error("This file is not a PDF. Please save it as PDF first and attach that.")]
    NoPdf,
    /// It needs a password.
    #[error("This PDF is locked with a password. Please save a copy without one and attach that.")]
    Locked,
    /// Its encryption is unknown or broken.
    #[error(
        "This PDF is encrypted in a way that Copse cannot read. Please print it to a new PDF and attach that."
    )]
    Encryption,
    /// It cannot be read.
    #[error(
        "This PDF is damaged and cannot be read. Please open it in your PDF reader, print it to a new PDF and attach that."
    )]
    Damaged,
    /// It says that it has so many pages and has others.
    #[error(
        "This PDF is damaged: it says that it has {said} pages, and {found} can be read. Please print it to a new PDF and attach that."
    )]
    PagesMissing {
        /// What it says.
        said: usize,
        /// How many can be read.
        found: usize,
    },
    /// It has no page.
    #[error("This PDF has no pages.")]
    Empty,
    /// It is larger than [`LARGEST`], has more than [`MOST_PAGES`], or unpacks to very much more than it is.
    #[error("This PDF is too large to attach. Please split it, or save it with smaller pictures.")]
    TooLarge,
    /// Looking through it took too long.
    #[error(
        "This PDF takes too long to read; it may be damaged. Please print it to a new PDF and attach that."
    )]
    TooSlow,
    /// The process that looks PDFs through could not be started.
    #[error(
        "This PDF could not be looked through, so it was not attached. Please start Copse again and try once more."
    )]
    NotChecked,
}

/// A PDF that was looked through and can be put into a document.
#[derive(Clone)]
pub struct Attachment {
    inner: Arc<Inner>,
}

/// What was found out about it.
pub(crate) struct Inner {
    pub(crate) pdf: Pdf,
    /// Its pages in order; each stands once.
    pub(crate) pages: Vec<ObjRef>,
    /// Its own bookmarks.
    pub(crate) bookmarks: Vec<Bookmark>,
    /// Whether it has a tag tree.
    pub(crate) tagged: bool,
    /// What it says of itself.
    pub(crate) claims: OwnClaims,
    pub(crate) language: Option<String>,
    /// Whether it has fields to fill in.
    pub(crate) form: bool,
}

/// What an attachment says of itself in its metadata.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct OwnClaims {
    /// PDF/UA-1, as far as that can be seen.
    pub(crate) accessible: bool,
    /// Why it is not, although it says so.
    pub(crate) broken: Option<honest::Broken>,
    /// PDF/A-1 or PDF/A-2 with colours that ours do not contradict; whether at level A.
    pub(crate) archival: Option<bool>,
}

impl Attachment {
    /// Looks through a PDF that passed [`Apart::open`] before, in a thread of its own with limits of time and stack. One
    /// that did not may take as much memory as it likes.
    ///
    /// # Errors
    /// [`AttachmentError`] says in a sentence what is wrong with it and what to do.
    pub fn open(bytes: Vec<u8>) -> Result<Self, AttachmentError> {
        if bytes.len() > LARGEST {
            return Err(AttachmentError::TooLarge);
        }
        let (done, result) = mpsc::channel();
        thread::Builder::new()
            .name("attachment".into())
            .stack_size(STACK)
            .spawn(move || {
                // The receiver is gone when this took too long; then nobody wants it any more.
                let _ = done.send(open(bytes));
            })
            .map_err(|_| AttachmentError::Damaged)?;
        match result.recv_timeout(PATIENCE) {
            Ok(outcome) => outcome.map(|inner| Self {
                inner: Arc::new(inner),
            }),
            Err(mpsc::RecvTimeoutError::Timeout) => Err(AttachmentError::TooSlow),
            // It panicked: the library met something that it did not expect.
            Err(mpsc::RecvTimeoutError::Disconnected) => Err(AttachmentError::Damaged),
        }
    }

    /// How many pages it has, at least 1.
    pub fn pages(&self) -> usize {
        self.inner.pages.len()
    }

    /// Whether it has tags. Without them a pack is no longer accessible throughout.
    pub fn is_tagged(&self) -> bool {
        self.inner.tagged
    }

    /// Whether a document with it can still say that it is accessible after PDF/UA-1: it says so itself, nothing in it
    /// is seen to contradict that, and it has no fields, which are of no use to anybody once they are in another document.
    pub fn is_accessible(&self) -> bool {
        self.inner.tagged && self.inner.claims.accessible && !self.inner.form
    }

    pub(crate) fn inner(&self) -> &Inner {
        &self.inner
    }
}

impl PartialEq for Attachment {
    fn eq(&self, other: &Self) -> bool {
        self.inner.pdf.data().as_ref() == other.inner.pdf.data().as_ref()
    }
}

impl fmt::Debug for Attachment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Attachment")
            .field("pages", &self.pages())
            .field("tagged", &self.is_tagged())
            .finish_non_exhaustive()
    }
}

fn open(bytes: Vec<u8>) -> Result<Inner, AttachmentError> {
    // A PDF begins within its first 1,024 bytes (ISO 32000-1, annex H, 3.4.1).
    let head = bytes.get(..bytes.len().min(1024)).unwrap_or_default();
    if !head.windows(5).any(|window| window == b"%PDF-") {
        return Err(AttachmentError::NoPdf);
    }
    if look::is_bomb(&bytes) {
        return Err(AttachmentError::TooLarge);
    }
    let pdf = Pdf::new(bytes).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => AttachmentError::Locked,
        LoadPdfError::Decryption(_) => AttachmentError::Encryption,
        LoadPdfError::Invalid => AttachmentError::Damaged,
    })?;
    let pages = look::pages(&pdf)?;
    let found = look::look(&pdf, &pages);
    Ok(Inner {
        pages,
        bookmarks: found.bookmarks,
        tagged: found.tagged,
        claims: found.claims,
        language: found.language,
        form: found.form,
        pdf,
    })
}
