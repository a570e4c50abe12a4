//! Text inside a block.

/// A piece of text inside a block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    /// Text with its marks.
    Text(Run),
    /// A reference to a note, set as a raised number that leads to it.
    Note {
        /// The note's anchor in a [`Block::Notes`](super::Block::Notes).
        note: Anchor,
        /// The note's number as printed.
        number: String,
    },
    /// A line break.
    Break,
}

/// Text in one style.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Run {
    /// The text. Control characters are dropped, line ends and tabs become spaces.
    pub text: String,
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
    /// Where it leads.
    pub link: Option<Link>,
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Link {
    /// An address on the web or for mail.
    Address(String),
    /// A place in this document. A place that does not exist makes no link.
    Place(Anchor),
}

/// A place that links, notes and the contents point at. Unique in a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Anchor(pub u32);

impl Inline {
    /// Plain text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(Run {
            text: text.into(),
            ..Run::default()
        })
    }

    /// Bold text.
    pub fn bold(text: impl Into<String>) -> Self {
        Self::Text(Run {
            text: text.into(),
            bold: true,
            ..Run::default()
        })
    }

    /// Text that leads to an address.
    pub fn link(text: impl Into<String>, address: impl Into<String>) -> Self {
        Self::Text(Run {
            text: text.into(),
            link: Some(Link::Address(address.into())),
            ..Run::default()
        })
    }
}

impl From<&str> for Inline {
    fn from(text: &str) -> Self {
        Self::text(text)
    }
}

impl From<String> for Inline {
    fn from(text: String) -> Self {
        Self::text(text)
    }
}
