//! Rich text as a small typed tree, shared by the store, the page and the documents.
//!
//! Neither HTML nor Markdown: only what a case study needs, so that what one types is what prints.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ids::EvidenceId;

/// The version of this tree that is stored beside each text.
pub const TEXT_SCHEMA: u16 = 1;

/// A text of blocks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RichText {
    /// Version of the tree: [`TEXT_SCHEMA`].
    pub schema: u16,
    /// From top to bottom. Empty for an empty text.
    pub blocks: Vec<Block>,
}

impl Default for RichText {
    fn default() -> Self {
        Self {
            schema: TEXT_SCHEMA,
            blocks: Vec::new(),
        }
    }
}

/// A paragraph, sub-heading or list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "type", rename_all = "camelCase")]
pub enum Block {
    /// A paragraph.
    Paragraph {
        /// Its text.
        runs: Vec<Inline>,
    },
    /// A sub-heading inside a section.
    Heading {
        /// Its text.
        runs: Vec<Inline>,
    },
    /// A bulleted or numbered list.
    List {
        /// Numbered from 1 if true, bulleted if false.
        ordered: bool,
        /// Its items.
        items: Vec<ListItem>,
    },
}

/// One item of a list: usually a paragraph, perhaps followed by a nested list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ListItem {
    /// Its content. A heading is not allowed here.
    pub blocks: Vec<Block>,
}

/// A piece of text within a block.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "type", rename_all = "camelCase")]
pub enum Inline {
    /// Text with its marks. No line breaks or control characters inside.
    Text {
        /// The text.
        text: String,
        /// Bold.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        #[ts(optional, as = "Option<bool>")]
        bold: bool,
        /// Italic.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        #[ts(optional, as = "Option<bool>")]
        italic: bool,
        /// Address that it links to: http, https or mailto only.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        link: Option<String>,
    },
    /// A reference to an item of evidence, printed as a number (domain E13).
    Note {
        /// The item.
        evidence: EvidenceId,
    },
    /// A line break within a paragraph.
    Break,
}
