//! Title, headings and sections of a case while it is read.

use std::collections::BTreeSet;

use copse_core::{
    cases::{CaseDraft, DraftSection, KeptValue, SectionKind},
    text::{Block, Inline},
};
use pulldown_cmark::HeadingLevel;

use super::{
    headings::{is_for_notes, kind_of, normalised, take_tag},
    import::{Reader, Section},
    inline::plain,
};

/// Longest title that core takes, in characters.
const LONGEST_TITLE: usize = 200;
/// Longest heading that core takes, in characters.
const LONGEST_HEADING: usize = 200;
/// Title of a case that has none, so that it can be stored.
const UNTITLED: &str = "Untitled case";

impl Reader {
    /// A heading has ended: title, section or sub-heading.
    pub(super) fn heading(&mut self, level: HeadingLevel) {
        let runs = self.tree().runs.take();
        let top = self.open_notes.is_empty() && self.quotes == 0 && !self.tree.in_list();
        match level {
            HeadingLevel::H1 | HeadingLevel::H2 if top => {
                let first = self.sections.is_empty() && level == HeadingLevel::H1;
                if !(first && self.take_title(&runs)) {
                    self.section(runs);
                }
            }
            _ => self.tree().heading(runs),
        }
    }

    /// The first `#` heading is the title where the front matter has none, or repeats it.
    fn take_title(&mut self, runs: &[Inline]) -> bool {
        let words = plain(runs).trim().to_string();
        if self.details.title.is_empty() && !words.is_empty() {
            self.details.title = words;
            return true;
        }
        words == self.details.title
    }

    /// Ends the section at hand and begins the one that this heading names.
    fn section(&mut self, heading: Vec<Inline>) {
        self.end_section();
        let words = plain(&heading);
        let (text, tag) = take_tag(words.trim());
        let mut name = text.to_string();
        if name.is_empty() {
            name = "Section without a heading".into();
            self.problems.push(
                "A section had no heading; it is now called “Section without a heading”.".into(),
            );
        }
        if name.chars().count() > LONGEST_HEADING {
            self.tree.runs.text(&name);
            name = name
                .chars()
                .take(LONGEST_HEADING - 1)
                .chain(['…'])
                .collect();
            self.problems.push("A heading was longer than 200 characters; it was cut, and the whole of it put under it.".into());
        }
        let key = normalised(&name);
        if !key.is_empty()
            && self
                .sections
                .iter()
                .any(|s| normalised(&s.draft.heading) == key)
        {
            self.problems.push(format!(
                "The heading “{name}” stands twice; both sections were kept."
            ));
        }
        for run in heading {
            if let Inline::Note { evidence } = run {
                self.tree.runs.note(evidence);
                self.problems.push(format!(
                    "A note in the heading “{name}” now stands at the start of its text."
                ));
            }
        }
        self.tree.end_paragraph();
        let kind = tag.unwrap_or_else(|| kind_of(&name));
        let only_for_notes = tag.is_none() && is_for_notes(&name);
        self.sections.push(Section {
            draft: DraftSection {
                kind,
                heading: name,
                blocks: Vec::new(),
            },
            only_for_notes,
        });
    }

    fn end_section(&mut self) {
        let blocks = self.tree.finish();
        self.report_lost_notes(&blocks);
        match self.sections.last_mut() {
            Some(section) => section.draft.blocks.extend(blocks),
            None if blocks.is_empty() => {}
            None => self.sections.push(Section {
                draft: DraftSection {
                    kind: SectionKind::Presentation,
                    heading: "Presentation".into(),
                    blocks,
                },
                only_for_notes: false,
            }),
        }
    }

    /// Marks such as `[^7]` that were left in the text because nothing defines them.
    fn report_lost_notes(&mut self, blocks: &[Block]) {
        let mut labels = BTreeSet::new();
        for_each_text(blocks, &mut |text| {
            for piece in text.split("[^").skip(1) {
                if let Some((label, _)) = piece.split_once(']')
                    && !label.is_empty()
                    && label.len() <= 40
                    && !label.contains(char::is_whitespace)
                {
                    labels.insert(label.to_string());
                }
            }
        });
        for label in labels {
            self.problems.push(format!(
                "The note [^{label}] has no text at the end of the case; its mark was kept as text."
            ));
        }
    }

    /// The whole case.
    pub(super) fn finish(mut self) -> CaseDraft {
        self.end_section();
        self.name_it();
        self.problems
            .extend(self.foreign.iter().map(|f| f.sentence().to_string()));
        let notes = self.notes.finish(&mut self.problems);
        let sections = self
            .sections
            .into_iter()
            .filter(|section| !(section.only_for_notes && section.draft.blocks.is_empty()))
            .map(|section| section.draft)
            .collect();
        CaseDraft {
            details: self.details,
            sections,
            notes,
            problems: self.problems,
        }
    }

    /// Core wants a title of at most 200 characters; a case is never lost for the lack of one.
    fn name_it(&mut self) {
        let title = &mut self.details.title;
        *title = title.replace(char::is_control, " ").trim().to_string();
        if title.is_empty() {
            *title = UNTITLED.into();
            self.problems.push(format!(
                "The case has no title; it is called “{UNTITLED}” until you give it one."
            ));
        } else if title.chars().count() > LONGEST_TITLE {
            let short: String = title.chars().take(LONGEST_TITLE - 1).chain(['…']).collect();
            let long = std::mem::replace(title, short);
            self.details.kept.push(KeptValue {
                field: "title".into(),
                value: long,
            });
            self.problems.push(
                "The title was longer than 200 characters; it was cut, and the whole of it kept."
                    .into(),
            );
        }
    }
}

fn for_each_text(blocks: &[Block], found: &mut impl FnMut(&str)) {
    for block in blocks {
        match block {
            Block::Paragraph { runs } | Block::Heading { runs } => {
                for run in runs {
                    if let Inline::Text { text, .. } = run {
                        found(text);
                    }
                }
            }
            Block::List { items, .. } => {
                for item in items {
                    for_each_text(&item.blocks, found);
                }
            }
        }
    }
}
