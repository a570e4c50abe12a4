//! Case studies from and to Markdown (domain E1).
//!
//! Markdown is for exchange only: the store and the page share the typed tree of
//! [`copse_core::text`]. The dialect is `CommonMark` 0.31 with footnotes and tables; front matter is
//! YAML between two lines of `---`.

mod escape;
mod export;
mod foreign;
mod front_matter;
mod headings;
mod import;
mod inline;
mod notes;
mod sections;
mod tree;

pub use export::case_to_markdown;
pub use import::case_from_markdown;

/// How deep lists may be nested; what is deeper is put on this level. The same as in core.
const MAX_LIST_DEPTH: usize = 6;
