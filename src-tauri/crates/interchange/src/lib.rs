//! Calendar, mail and Markdown formats in and out.
