//! Calendar, mail, Markdown and spreadsheet formats in and out.
//!
//! Nothing here touches a file, a clock or the store: reports of `copse-core` go in, bytes come
//! out, and the other way round.

mod ascii;
mod calendar;
mod letter;
pub mod lists;
mod mail;
mod markdown;
pub mod sheet;
mod words;

pub use ascii::ascii_file_name;
pub use calendar::ics;
pub use letter::{letter_body, letter_subject};
pub use mail::{Attachment, AttachmentKind, Mail, eml};
pub use markdown::{case_from_markdown, case_to_markdown};
