//! A case study from Markdown. Never fails: what has no place is kept and reported.

use std::{borrow::Cow, collections::BTreeSet};

use copse_core::cases::{CaseDetails, CaseDraft, DraftSection};
use pulldown_cmark::{CodeBlockKind, Event, LinkType, Options, Parser, Tag, TagEnd};

use super::{
    foreign::{Foreign, is_break},
    front_matter,
    notes::Notes,
    tree::Tree,
};

/// Reads a case study from Markdown with YAML front matter.
///
/// Never fails and loses nothing: an unknown key or value of the front matter goes to
/// `details.kept`, a heading that is no standard section becomes a section of its own, tables,
/// code, pictures and HTML are kept as plain text. Each such thing is a sentence in `problems`.
pub fn case_from_markdown(source: &str) -> CaseDraft {
    let mut problems = Vec::new();
    let text = cleaned(source, &mut problems);
    let (front, body) = front_matter::split(&text);
    let details = front.map_or_else(CaseDetails::default, |front| {
        front_matter::read(&front, &mut problems)
    });
    let mut reader = Reader {
        details,
        problems,
        ..Reader::default()
    };
    let options = Options::ENABLE_FOOTNOTES | Options::ENABLE_TABLES;
    for event in Parser::new_ext(body, options) {
        reader.event(event);
    }
    reader.finish()
}

/// Without byte order mark and control characters, and with line feeds only.
fn cleaned<'a>(source: &'a str, problems: &mut Vec<String>) -> Cow<'a, str> {
    let source = source.strip_prefix('\u{feff}').unwrap_or(source);
    let unwanted = |c: char| c.is_control() && c != '\n' && c != '\t';
    if !source.contains(unwanted) {
        return Cow::Borrowed(source);
    }
    let lines = source.replace("\r\n", "\n").replace('\r', "\n");
    let before = lines.chars().count();
    let clean: String = lines.chars().filter(|c| !unwanted(*c)).collect();
    match before - clean.chars().count() {
        0 => {}
        1 => problems
            .push("One control character, which cannot be shown or printed, was left out.".into()),
        n => problems.push(format!(
            "{n} control characters, which cannot be shown or printed, were left out."
        )),
    }
    Cow::Owned(clean)
}

/// A section while it is read.
#[derive(Debug)]
pub(super) struct Section {
    pub(super) draft: DraftSection,
    /// Stands over the definitions of notes, and goes when nothing else is under it.
    pub(super) only_for_notes: bool,
}

/// A case while it is read.
#[derive(Debug, Default)]
pub(super) struct Reader {
    pub(super) details: CaseDetails,
    pub(super) problems: Vec<String>,
    pub(super) sections: Vec<Section>,
    /// Text of the section at hand.
    pub(super) tree: Tree,
    /// Text of the notes that are open, innermost last, with their labels.
    pub(super) open_notes: Vec<(String, Tree)>,
    pub(super) notes: Notes,
    pub(super) foreign: BTreeSet<Foreign>,
    pub(super) quotes: usize,
    /// Text of a code or HTML block.
    pub(super) verbatim: Option<String>,
    /// Addresses of pictures that are open.
    pub(super) pictures: Vec<String>,
    /// Cells so far in the row of a table.
    pub(super) cells: usize,
}

impl Reader {
    /// Where text goes at this point.
    pub(super) fn tree(&mut self) -> &mut Tree {
        match self.open_notes.last_mut() {
            Some((_, tree)) => tree,
            None => &mut self.tree,
        }
    }

    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.text(&text);
            }
            Event::Code(text) => {
                self.foreign.insert(Foreign::Code);
                self.text(&text);
            }
            Event::Html(html) => self.text(&html),
            Event::InlineHtml(html) => self.inline_html(&html),
            Event::SoftBreak => self.text(" "),
            Event::HardBreak => self.tree().runs.line_break(),
            Event::FootnoteReference(label) => {
                if self.open_notes.is_empty() {
                    let id = self.notes.refer(&label);
                    self.tree.runs.note(id);
                } else {
                    self.text(&format!("[^{label}]"));
                }
            }
            Event::Rule => self.tree().end_paragraph(),
            Event::TaskListMarker(done) => self.text(if done { "[x] " } else { "[ ] " }),
        }
    }

    fn text(&mut self, text: &str) {
        match &mut self.verbatim {
            Some(verbatim) => verbatim.push_str(text),
            None => self.tree().runs.text(text),
        }
    }

    fn inline_html(&mut self, html: &str) {
        if is_break(html) {
            self.tree().runs.line_break();
        } else if html != super::escape::NOTHING {
            self.foreign.insert(Foreign::Html);
            self.text(html);
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Strong => self.tree().runs.bold(true),
            Tag::Emphasis => self.tree().runs.italic(true),
            Tag::Link {
                link_type,
                dest_url,
                ..
            } => {
                let mail = if link_type == LinkType::Email {
                    "mailto:"
                } else {
                    ""
                };
                self.tree().runs.link_open(format!("{mail}{dest_url}"));
            }
            Tag::Image { dest_url, .. } => self.pictures.push(dest_url.to_string()),
            Tag::CodeBlock(kind) => self.start_code(&kind),
            Tag::HtmlBlock => {
                self.tree().end_paragraph();
                self.verbatim = Some(String::new());
            }
            Tag::List(start) => self.start_list(start),
            Tag::Item => self.tree().item_open(),
            Tag::FootnoteDefinition(label) => {
                self.tree().end_paragraph();
                self.open_notes.push((label.to_string(), Tree::default()));
            }
            Tag::BlockQuote(_) => {
                self.foreign.insert(Foreign::Quotation);
                self.tree().end_paragraph();
                self.quotes += 1;
            }
            Tag::TableHead | Tag::TableRow => {
                if !self.tree().runs.is_empty() {
                    self.tree().runs.line_break();
                }
                self.cells = 0;
            }
            Tag::TableCell => {
                if self.cells > 0 {
                    self.text(" | ");
                }
                self.cells += 1;
            }
            Tag::Table(_) => {
                self.foreign.insert(Foreign::Table);
                self.tree().end_paragraph();
            }
            _ => self.tree().end_paragraph(),
        }
    }

    fn start_code(&mut self, kind: &CodeBlockKind<'_>) {
        self.foreign.insert(Foreign::Code);
        self.tree().end_paragraph();
        let language = match kind {
            CodeBlockKind::Fenced(language) if !language.is_empty() => format!("{language}\n"),
            _ => String::new(),
        };
        self.verbatim = Some(language);
    }

    fn start_list(&mut self, first: Option<u64>) {
        if first.is_some_and(|number| number != 1) {
            self.foreign.insert(Foreign::ListStart);
        }
        if !self.tree().list_open(first.is_some()) {
            self.foreign.insert(Foreign::DeepList);
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Strong => self.tree().runs.bold(false),
            TagEnd::Emphasis => self.tree().runs.italic(false),
            TagEnd::Link => {
                if self.tree().runs.link_close() {
                    self.foreign.insert(Foreign::Link);
                }
            }
            TagEnd::Image => {
                self.foreign.insert(Foreign::Picture);
                if let Some(address) = self.pictures.pop().filter(|a| !a.is_empty()) {
                    self.text(&format!(" ({address})"));
                }
            }
            TagEnd::CodeBlock => {
                let text = self.verbatim.take().unwrap_or_default();
                self.tree().lines(&text);
            }
            TagEnd::HtmlBlock => self.end_html(),
            TagEnd::Heading(level) => self.heading(level),
            TagEnd::List(_) => self.tree().list_close(),
            TagEnd::Item => self.tree().item_close(),
            TagEnd::FootnoteDefinition => {
                if let Some((label, mut tree)) = self.open_notes.pop() {
                    self.notes
                        .define(&label, &tree.finish(), &mut self.problems);
                }
            }
            TagEnd::BlockQuote(_) => {
                self.tree().end_paragraph();
                self.quotes = self.quotes.saturating_sub(1);
            }
            TagEnd::TableCell | TagEnd::TableHead | TagEnd::TableRow => {}
            _ => self.tree().end_paragraph(),
        }
    }

    fn end_html(&mut self) {
        let html = self.verbatim.take().unwrap_or_default();
        let trimmed = html.trim();
        if trimmed == super::escape::NOTHING {
            return;
        }
        if is_break(trimmed) {
            self.tree().runs.line_break();
            self.tree().end_paragraph();
            return;
        }
        self.foreign.insert(Foreign::Html);
        self.tree().lines(&html);
    }
}
