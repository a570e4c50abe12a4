//! What Markdown has and a case study has not.

/// Something that Markdown has and a case study has not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Foreign {
    Code,
    Table,
    Picture,
    Html,
    Quotation,
    Link,
    DeepList,
    ListStart,
}

impl Foreign {
    /// What is told when a source had some.
    pub(super) fn sentence(self) -> &'static str {
        match self {
            Self::Code => "Code was kept as plain text.",
            Self::Table => "A table was kept as plain text, one line for each row.",
            Self::Picture => {
                "Pictures cannot be taken in; their descriptions and addresses were kept as text."
            }
            Self::Html => "HTML was kept as plain text.",
            Self::Quotation => "Indented quotations were kept as paragraphs.",
            Self::Link => {
                "A link that leads neither to the web nor to a mail address was kept as text, with its address in brackets."
            }
            Self::DeepList => "A list nested deeper than six levels was brought up to the sixth.",
            Self::ListStart => "A numbered list that did not begin at 1 is now numbered from 1.",
        }
    }
}

/// A line break as people write it in tables.
pub(super) fn is_break(html: &str) -> bool {
    matches!(html, "<br>" | "<br/>" | "<br />")
}
