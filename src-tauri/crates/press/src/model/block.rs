//! Blocks, from a paragraph to a cover.

use super::{Anchor, Inline, Table};
use crate::{graft::Attachment, scene::Scene};

/// A block of a document.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A heading.
    Heading(Heading),
    /// A paragraph.
    Paragraph(Paragraph),
    /// A bulleted or numbered list.
    List(List),
    /// Headings on the left, their text on the right; a row runs over any number of pages.
    Rows(Vec<Row>),
    /// A table.
    Table(Table),
    /// A drawing with the words that stand in its place.
    Figure(Figure),
    /// The pages of a PDF that somebody else made, each as it is.
    Attachment(Insert),
    /// A page of its own with the title. Its art is decoration.
    Cover(Cover),
    /// Contents with page numbers that are links.
    Contents(Vec<ContentsLine>),
    /// Numbered notes, each leading back to where it is first referred to.
    Notes(Vec<Note>),
    /// Groups of characters to be read off and typed in, set large and wide apart.
    Groups(Vec<String>),
    /// A line to write on, with what belongs there.
    FillLine(String),
    /// A box to tick with a pen. Decoration: what it stands for has to be said beside it.
    TickBox,
    /// What follows begins on a new page.
    PageBreak,
    /// What follows is the next of many documents in one file, such as a letter to the next person: on a new page, with
    /// the organisation's name and logo, its header read out, and its pages counted by themselves.
    NextCopy,
}

/// A heading.
#[derive(Debug, Clone, PartialEq)]
pub struct Heading {
    /// Level in the document, 1 to 6, without jumps.
    pub level: u8,
    /// How it looks.
    pub look: HeadingLook,
    /// Text.
    pub text: Vec<Inline>,
    /// Place for links and the contents.
    pub anchor: Option<Anchor>,
    /// Whether it is a bookmark.
    pub bookmark: bool,
}

/// How a heading looks, apart from its level in the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeadingLook {
    /// Title of a document or of a part of it.
    Title,
    /// Heading of a section over the full width.
    Section,
    /// Sub-heading in the running text.
    Minor,
}

/// A paragraph.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Paragraph {
    /// How it looks.
    pub look: ParagraphLook,
    /// Text.
    pub text: Vec<Inline>,
}

/// How a paragraph looks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum ParagraphLook {
    /// Running text.
    #[default]
    Body,
    /// Under a title, in the second tone, with space below.
    Lead,
    /// Running text in the second tone.
    Second,
    /// Smaller, in the second tone.
    Small,
}

/// A list.
#[derive(Debug, Clone, PartialEq)]
pub struct List {
    /// Numbered from 1 if true, bulleted if false.
    pub ordered: bool,
    /// Items, each of one or more blocks; a list in a list is one of them.
    pub items: Vec<Vec<Block>>,
}

/// One row of a two-column layout. Its label is a real heading.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The heading on the left.
    pub label: String,
    /// Level of the heading in the document, 1 to 6.
    pub level: u8,
    /// Whether the heading is a bookmark.
    pub bookmark: bool,
    /// The text on the right: paragraphs, lists and sub-headings.
    pub blocks: Vec<Block>,
}

/// A drawing. Set over the width of the page, in one piece; a scene that is wider or higher than a page is made
/// smaller, so it is better drawn at [`MEASURE`](super::MEASURE) points with type of the edition's size.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// What is drawn. Its description is the alternative text.
    pub scene: Scene,
    /// What stands below it; empty for nothing.
    pub caption: String,
    /// Whether the numbers behind it follow as a table.
    pub numbers: bool,
}

/// A PDF inside a document. Its pages follow on those before it and are counted with them; its own bookmarks stand
/// below its title.
#[derive(Debug, Clone, PartialEq)]
pub struct Insert {
    /// What it is called in bookmarks, and what its part of the structure is called.
    pub title: String,
    /// Level of its bookmark, 1 to 6.
    pub level: u8,
    /// Place for links and the contents: its first page.
    pub anchor: Option<Anchor>,
    /// The file.
    pub file: Attachment,
}

/// A cover.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cover {
    /// Small, above the title: who hosts.
    pub host: String,
    /// Title, the only heading of level 1 in a document with a cover.
    pub title: String,
    /// Lines below the title.
    pub lines: Vec<String>,
    /// A last small line; empty for none.
    pub note: String,
}

/// One line of the contents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContentsLine {
    /// Title of the part.
    pub title: String,
    /// What there is to say about it; empty for nothing.
    pub detail: String,
    /// Where it begins.
    pub place: Anchor,
}

/// One numbered note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// What [`Inline::Note`] points at.
    pub anchor: Anchor,
    /// Number as printed.
    pub number: String,
    /// Text.
    pub text: Vec<Inline>,
}

impl Block {
    /// A paragraph of running text.
    pub fn paragraph(text: impl Into<Inline>) -> Self {
        Self::Paragraph(Paragraph {
            look: ParagraphLook::Body,
            text: vec![text.into()],
        })
    }

    /// A paragraph with a look of its own.
    pub fn styled(look: ParagraphLook, text: impl Into<Inline>) -> Self {
        Self::Paragraph(Paragraph {
            look,
            text: vec![text.into()],
        })
    }

    /// A heading that is a bookmark.
    pub fn heading(level: u8, look: HeadingLook, text: impl Into<Inline>) -> Self {
        Self::Heading(Heading {
            level,
            look,
            text: vec![text.into()],
            anchor: None,
            bookmark: true,
        })
    }
}
