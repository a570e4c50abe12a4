//! Inline content of the model to drafts of paragraphs.

use super::{
    Setter,
    page::{LinkInfo, Target},
    style::{Tone, Type},
    text::{Draft, Span},
    tree::{NodeId, Role},
};
use crate::model::{Inline, Link};

/// By how much of its size a note's number is raised, and how large it is.
const NOTE_RISE: f32 = 0.36;
const NOTE_SIZE: f32 = 0.68;

/// Between a word and the mark of its note in large print: narrow, and no line is broken at it.
const BEFORE_NOTE: &str = "\u{202f}";

impl Setter<'_> {
    /// The draft of a paragraph that belongs to `node`.
    pub(crate) fn draft(&mut self, inlines: &[Inline], kind: Type, node: NodeId) -> Draft {
        let base = Span::new(kind, node);
        let mut draft = Draft::default();
        for inline in inlines {
            match inline {
                Inline::Text(run) => {
                    let mut span = Span {
                        bold: base.bold || run.bold,
                        italic: run.italic,
                        ..base
                    };
                    if let Some(link) = &run.link {
                        self.link_span(&mut span, link, &run.text, node);
                    }
                    draft.push(&run.text, span);
                }
                Inline::Note { note, number } => {
                    let mut span = self.note_span(base);
                    if self.survey.places.contains(note) {
                        let reference = self.setting.tree.add(node, Role::Reference);
                        let words = self.words.to_note.replace("{note}", number);
                        self.link_to(&mut span, Target::Place(*note), words, reference);
                    }
                    if self.style.large {
                        if draft.ends_in_a_word() {
                            draft.push(BEFORE_NOTE, base);
                        }
                        draft.push(&format!("[{number}]"), span);
                    } else {
                        draft.push(number, span);
                    }
                }
                Inline::Break => draft.push_break(base),
            }
        }
        draft
    }

    /// A raised number, bold since it is slight; in large print it stays at full size and as heavy as the text, in brackets.
    fn note_span(&self, base: Span) -> Span {
        let mark = Span {
            tone: Tone::Accent,
            ..base
        };
        if self.style.large {
            mark
        } else {
            Span {
                bold: true,
                size: base.size * NOTE_SIZE,
                rise: base.size * NOTE_RISE,
                ..mark
            }
        }
    }

    fn link_span(&mut self, span: &mut Span, link: &Link, text: &str, node: NodeId) {
        let (target, words) = match link {
            Link::Address(address) if !address.trim().is_empty() => (
                Target::Address(address.trim().to_owned()),
                self.words.to_address.replace("{address}", address.trim()),
            ),
            Link::Place(anchor) if self.survey.places.contains(anchor) => {
                (Target::Place(*anchor), text.to_owned())
            }
            Link::Address(_) | Link::Place(_) => return,
        };
        if text.trim().is_empty() {
            return;
        }
        span.tone = Tone::Accent;
        span.underline = true;
        self.link_to(span, target, words, node);
    }

    /// Makes a span a link below `parent`.
    pub(crate) fn link_to(
        &mut self,
        span: &mut Span,
        target: Target,
        words: String,
        parent: NodeId,
    ) {
        let node = self.setting.tree.add(parent, Role::Link);
        span.node = node;
        span.link = u32::try_from(self.setting.links.len()).ok();
        self.setting.links.push(LinkInfo {
            node,
            target,
            words,
            first: None,
        });
    }
}

/// What inline content says, without marks of notes.
pub(crate) fn plain(inlines: &[Inline]) -> String {
    let mut plain = String::new();
    for inline in inlines {
        match inline {
            Inline::Text(run) => plain.push_str(&run.text),
            Inline::Break => plain.push(' '),
            Inline::Note { .. } => {}
        }
    }
    plain
}
