//! Notes such as `[^1]` and the items of evidence that their definitions make.

use std::{collections::HashMap, fmt::Write as _};

use copse_core::{
    cases::DraftNote,
    evidence::EvidenceDetails,
    ids::EvidenceId,
    text::{Block, Inline},
};

/// Labels of the long form of a definition, one line each, and what they fill in.
pub(super) const LABELS: &[&str] = &["Authors", "Year", "Title", "Source", "Link", "Summary"];

/// The notes of a case while it is read.
#[derive(Debug, Default)]
pub(super) struct Notes {
    slots: Vec<Slot>,
    /// Place in `slots` by label in lower case: Markdown does not tell the cases apart.
    by_label: HashMap<String, usize>,
}

#[derive(Debug)]
struct Slot {
    label: String,
    id: EvidenceId,
    /// Place among the notes that the text refers to.
    order: Option<usize>,
    details: Option<EvidenceDetails>,
}

impl Notes {
    fn slot(&mut self, label: &str) -> usize {
        let slots = &mut self.slots;
        *self
            .by_label
            .entry(label.to_lowercase())
            .or_insert_with(|| {
                slots.push(Slot {
                    label: label.into(),
                    id: EvidenceId::new(),
                    order: None,
                    details: None,
                });
                slots.len() - 1
            })
    }

    /// The text refers to a note.
    pub(super) fn refer(&mut self, label: &str) -> EvidenceId {
        let at = self.slot(label);
        let next = self.slots.iter().filter(|s| s.order.is_some()).count();
        match self.slots.get_mut(at) {
            Some(slot) => {
                slot.order.get_or_insert(next);
                slot.id
            }
            None => EvidenceId::new(),
        }
    }

    /// The end of the case says what a note is.
    pub(super) fn define(&mut self, label: &str, blocks: &[Block], problems: &mut Vec<String>) {
        let mut details = details_of(&lines_of(blocks));
        if details.title.is_empty() {
            details.title = format!("Note {label}");
            problems.push(format!(
                "The note [^{label}] is empty or has no title; it is called “Note {label}”."
            ));
        }
        let at = self.slot(label);
        match self.slots.get_mut(at) {
            Some(slot) if slot.details.is_none() => slot.details = Some(details),
            _ => {
                problems.push(format!(
                    "The note [^{label}] is defined twice; the text refers to the first, and the second was kept beside it."
                ));
                self.slots.push(Slot {
                    label: label.into(),
                    id: EvidenceId::new(),
                    order: None,
                    details: Some(details),
                });
            }
        }
    }

    /// All notes: first those that the text refers to, in that order, then the others.
    pub(super) fn finish(self, problems: &mut Vec<String>) -> Vec<DraftNote> {
        let mut slots = self.slots;
        slots.sort_by_key(|slot| slot.order.unwrap_or(usize::MAX));
        let mut notes = Vec::with_capacity(slots.len());
        for slot in slots {
            if slot.order.is_none() {
                problems.push(format!(
                    "The text does not refer to the note [^{}]; it was kept.",
                    slot.label
                ));
            }
            let details = slot.details.unwrap_or_else(|| EvidenceDetails {
                title: format!("Note {}", slot.label),
                ..EvidenceDetails::default()
            });
            notes.push(DraftNote {
                id: slot.id,
                details,
            });
        }
        notes
    }
}

/// The lines of a definition, with paragraphs, list items and breaks all as line ends.
fn lines_of(blocks: &[Block]) -> Vec<Vec<Inline>> {
    let mut lines = Vec::new();
    for block in blocks {
        match block {
            Block::Paragraph { runs } | Block::Heading { runs } => {
                lines.extend(
                    runs.split(|run| *run == Inline::Break)
                        .map(<[Inline]>::to_vec),
                );
            }
            Block::List { items, .. } => {
                for item in items {
                    lines.extend(lines_of(&item.blocks));
                }
            }
        }
    }
    lines
}

fn details_of(lines: &[Vec<Inline>]) -> EvidenceDetails {
    if let Some(details) = labelled(lines) {
        return details;
    }
    let mut runs = Vec::new();
    for line in lines {
        if !runs.is_empty() {
            runs.push(Inline::Text {
                text: " ".into(),
                bold: false,
                italic: false,
                link: None,
            });
        }
        runs.extend(line.iter().cloned());
    }
    Reference::new(&runs).details()
}

/// The long form: every line begins with one of [`LABELS`] and a colon.
fn labelled(lines: &[Vec<Inline>]) -> Option<EvidenceDetails> {
    if lines.is_empty() {
        return None;
    }
    let mut details = EvidenceDetails::default();
    for line in lines {
        let words = super::inline::plain(line);
        let (label, value) = words.split_once(':')?;
        let label = LABELS.iter().find(|l| **l == label)?;
        let value = value.strip_prefix(' ').unwrap_or(value);
        let field = match *label {
            "Authors" => &mut details.authors,
            "Year" => &mut details.year,
            "Title" => &mut details.title,
            "Source" => &mut details.source,
            "Link" => &mut details.url,
            _ => &mut details.summary,
        };
        if !field.is_empty() {
            field.push('\n');
        }
        field.push_str(value);
    }
    Some(details)
}

/// A reference as one line: its words, where the first italic words stand, and its address.
struct Reference {
    words: String,
    italic: Option<std::ops::Range<usize>>,
    url: String,
}

impl Reference {
    fn new(runs: &[Inline]) -> Self {
        let mut this = Self {
            words: String::new(),
            italic: None,
            url: String::new(),
        };
        for run in runs {
            if let Inline::Text {
                text, italic, link, ..
            } = run
            {
                this.push(text, *italic, link.as_deref());
            }
        }
        this.take_bare_address();
        this
    }

    fn push(&mut self, text: &str, italic: bool, link: Option<&str>) {
        let begins = self.words.len();
        match link {
            Some(address) if self.url.is_empty() => {
                self.url = address.into();
                let bare = address.split_once("://").map_or(address, |(_, rest)| rest);
                if text != address && text.trim_end_matches('/') != bare.trim_end_matches('/') {
                    self.words.push_str(text);
                }
            }
            Some(address) if address != self.url => {
                self.words.push_str(text);
                if text != address {
                    let _ = write!(self.words, " ({address})");
                }
            }
            _ => self.words.push_str(text),
        }
        if italic && self.words.len() > begins {
            self.italic = match self.italic.take() {
                None => Some(begins..self.words.len()),
                Some(range) if range.end == begins => Some(range.start..self.words.len()),
                Some(range) => Some(range),
            };
        }
    }

    /// An address at the end that was written without angle brackets.
    fn take_bare_address(&mut self) {
        if !self.url.is_empty() {
            return;
        }
        let words = self.words.trim_end();
        let start = words.rfind(char::is_whitespace).map_or(0, |at| at + 1);
        let Some(last) = words.get(start..) else {
            return;
        };
        let address = last
            .trim_start_matches(['<', '('])
            .trim_end_matches(['.', ',', ';', '>']);
        let address = if address.contains('(') {
            address
        } else {
            address.trim_end_matches(')')
        };
        if address.starts_with("https://") || address.starts_with("http://") {
            self.url = address.into();
            self.words.truncate(start);
        }
    }

    /// "Authors (2013) Title. Source." in its parts; all in the title where it has another shape.
    fn details(self) -> EvidenceDetails {
        let url = self.url.clone();
        let Some((open, year, after)) = self.year() else {
            let (title, source) = match &self.italic {
                Some(range)
                    if self
                        .words
                        .get(..range.start)
                        .is_some_and(|w| w.trim().is_empty()) =>
                {
                    self.italic_title(range.clone())
                }
                _ => (tidy(&self.words), String::new()),
            };
            return EvidenceDetails {
                title,
                source,
                url,
                ..EvidenceDetails::default()
            };
        };
        let authors = self
            .words
            .get(..open)
            .unwrap_or_default()
            .trim()
            .trim_end_matches(',')
            .trim_end()
            .to_string();
        let rest = self.words.get(after..).unwrap_or_default();
        let begins = after + (rest.len() - rest.trim_start_matches([' ', ',', '.', ':']).len());
        let (title, source) = match &self.italic {
            Some(range) if range.start == begins => self.italic_title(range.clone()),
            _ => split_title(self.words.get(begins..).unwrap_or_default()),
        };
        if title.is_empty() {
            return EvidenceDetails {
                title: tidy(&self.words),
                url,
                ..EvidenceDetails::default()
            };
        }
        EvidenceDetails {
            authors,
            year,
            title,
            source,
            url,
            summary: String::new(),
        }
    }

    /// Where the year's bracket opens, the year, and where the text goes on.
    fn year(&self) -> Option<(usize, String, usize)> {
        let limit = self.italic.as_ref().map_or(usize::MAX, |range| range.start);
        for (open, _) in self
            .words
            .match_indices('(')
            .take_while(|(at, _)| *at < limit)
        {
            let inner = self.words.get(open + 1..)?;
            let Some((year, _)) = inner.split_once(')') else {
                break;
            };
            let authors = self.words.get(..open)?;
            if is_year(year) && !authors.trim().is_empty() {
                return Some((open, year.to_string(), open + year.len() + 2));
            }
        }
        None
    }

    fn italic_title(&self, range: std::ops::Range<usize>) -> (String, String) {
        let title = self.words.get(range.clone()).unwrap_or_default();
        let source = self.words.get(range.end..).unwrap_or_default();
        let source = source.strip_prefix(['.', ',']).unwrap_or(source);
        (title.to_string(), tidy(source))
    }
}

/// "2013", "2013a", "2019–20", "n.d.", "in press".
fn is_year(text: &str) -> bool {
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    let tail = text.get(digits..).unwrap_or_default();
    let dated = digits == 4
        && tail.chars().count() <= 5
        && tail
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '–' | '-' | '/'));
    dated || matches!(text, "n.d." | "no date" | "in press" | "forthcoming")
}

/// Title and source where nothing but punctuation divides them.
fn split_title(text: &str) -> (String, String) {
    let text = text.trim();
    for (open, close) in [('‘', '’'), ('“', '”'), ('\'', '\''), ('"', '"')] {
        let Some(inner) = text.strip_prefix(open) else {
            continue;
        };
        let end = inner.char_indices().find(|(at, c)| {
            let next = inner
                .get(at + c.len_utf8()..)
                .and_then(|rest| rest.chars().next());
            *c == close && next.is_none_or(|next| matches!(next, ',' | '.' | ';' | ' '))
        });
        if let Some((at, c)) = end {
            let title = inner.get(..at).unwrap_or_default();
            let source = inner.get(at + c.len_utf8()..).unwrap_or_default();
            return (
                title.to_string(),
                tidy(source.trim_start_matches([',', '.', ';'])),
            );
        }
    }
    let end = [". ", "? ", "! "]
        .iter()
        .filter_map(|mark| text.find(mark))
        .min();
    match end.and_then(|at| Some((text.get(..=at)?, text.get(at + 1..)?))) {
        Some((title, source)) => (tidy(title), tidy(source)),
        None => (tidy(text), String::new()),
    }
}

/// Without space round it and without the full stop that ends it.
fn tidy(text: &str) -> String {
    let text = text.trim();
    text.strip_suffix('.')
        .unwrap_or(text)
        .trim_end()
        .to_string()
}
