//! Collects the runs of one paragraph.

use copse_core::{ids::EvidenceId, text::Inline};

/// Bold, italic and link that are open at a point of the text.
#[derive(Debug, Default)]
struct Marks {
    bold: usize,
    italic: usize,
    links: Vec<OpenLink>,
}

#[derive(Debug)]
struct OpenLink {
    address: String,
    allowed: bool,
    started_at: usize,
}

/// The runs of a paragraph while it is read. Neighbours with the same marks become one run.
#[derive(Debug, Default)]
pub(super) struct Runs {
    done: Vec<Inline>,
    marks: Marks,
    /// Characters so far, to see whether a link had any text.
    length: usize,
}

impl Runs {
    pub(super) fn is_empty(&self) -> bool {
        self.done.is_empty()
    }

    /// Hands over what was collected. Marks that are open stay so.
    pub(super) fn take(&mut self) -> Vec<Inline> {
        self.length = 0;
        for link in &mut self.marks.links {
            link.started_at = 0;
        }
        std::mem::take(&mut self.done)
    }

    pub(super) fn bold(&mut self, open: bool) {
        self.marks.bold = if open {
            self.marks.bold + 1
        } else {
            self.marks.bold.saturating_sub(1)
        };
    }

    pub(super) fn italic(&mut self, open: bool) {
        self.marks.italic = if open {
            self.marks.italic + 1
        } else {
            self.marks.italic.saturating_sub(1)
        };
    }

    pub(super) fn link_open(&mut self, address: String) {
        let allowed = is_allowed(&address);
        self.marks.links.push(OpenLink {
            address,
            allowed,
            started_at: self.length,
        });
    }

    /// Closes a link; true where its address could only be kept as text.
    pub(super) fn link_close(&mut self) -> bool {
        let Some(link) = self.marks.links.last() else {
            return false;
        };
        let (address, allowed) = (link.address.clone(), link.allowed);
        let empty = link.started_at == self.length;
        if empty && allowed {
            // A link without words would be lost: its address becomes its words.
            self.text(&address);
        }
        self.marks.links.pop();
        if allowed || address.is_empty() {
            return false;
        }
        self.text(&if empty {
            address
        } else {
            format!(" ({address})")
        });
        true
    }

    pub(super) fn note(&mut self, evidence: EvidenceId) {
        self.length += 1;
        self.done.push(Inline::Note { evidence });
    }

    pub(super) fn line_break(&mut self) {
        self.length += 1;
        self.done.push(Inline::Break);
    }

    /// Adds text under the open marks. A line feed becomes a break, a tab a space; other control
    /// characters have no place in a run.
    pub(super) fn text(&mut self, text: &str) {
        for (at, line) in text.split('\n').enumerate() {
            if at > 0 {
                self.line_break();
            }
            let clean: String = line
                .chars()
                .map(|c| if c == '\t' { ' ' } else { c })
                .filter(|c| !c.is_control())
                .collect();
            if !clean.is_empty() {
                self.push(clean);
            }
        }
    }

    fn push(&mut self, added: String) {
        self.length += added.len();
        let now_bold = self.marks.bold > 0;
        let now_italic = self.marks.italic > 0;
        let now_link = self
            .marks
            .links
            .iter()
            .rev()
            .find(|l| l.allowed)
            .map(|l| l.address.clone());
        if let Some(Inline::Text {
            text,
            bold,
            italic,
            link,
        }) = self.done.last_mut()
            && (*bold, *italic) == (now_bold, now_italic)
            && *link == now_link
        {
            text.push_str(&added);
            return;
        }
        self.done.push(Inline::Text {
            text: added,
            bold: now_bold,
            italic: now_italic,
            link: now_link,
        });
    }
}

/// Links go to the web or to a mail address, nowhere else.
pub(super) fn is_allowed(address: &str) -> bool {
    let lower = address.to_ascii_lowercase();
    let has_target = lower
        .split_once(':')
        .is_some_and(|(_, rest)| !rest.trim_matches('/').is_empty());
    has_target
        && ["http://", "https://", "mailto:"]
            .iter()
            .any(|scheme| lower.starts_with(scheme))
        && !address.chars().any(|c| c.is_control() || c.is_whitespace())
}

/// The words of some runs; breaks become spaces, notes vanish.
pub(super) fn plain(runs: &[Inline]) -> String {
    runs.iter()
        .map(|run| match run {
            Inline::Text { text, .. } => text.as_str(),
            Inline::Break => " ",
            Inline::Note { .. } => "",
        })
        .collect()
}
