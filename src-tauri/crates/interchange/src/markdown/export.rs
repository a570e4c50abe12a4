//! A case study as Markdown that [`case_from_markdown`](super::case_from_markdown) reads back.

use std::{collections::HashMap, fmt::Write as _};

use copse_core::{
    cases::{Case, CaseFull, CaseSection, SectionKind},
    evidence::EvidenceDetails,
    ids::EvidenceId,
    text::{Block, Inline, ListItem},
};

use super::{
    escape::{self, paragraph},
    front_matter::{kind_word, permission_word, state_word},
    headings::tag_for,
    import::case_from_markdown,
    notes::LABELS,
};

/// Writes a case study as Markdown with YAML front matter.
///
/// What [`case_from_markdown`](super::case_from_markdown) reads from it are the same details,
/// sections, text and notes. Identifiers, the number and the meeting belong to the store and are
/// not written, nor are standard sections that are empty.
pub fn case_to_markdown(full: &CaseFull) -> String {
    let mut out = front_matter(&full.case);
    let notes = numbered(full);
    for section in full
        .sections
        .iter()
        .filter(|s| s.kind == SectionKind::Own || !s.body.blocks.is_empty())
    {
        out.push('\n');
        out.push_str(&heading(section));
        out.push_str(&blocks(&section.body.blocks, &notes));
    }
    out.push_str(&definitions(full, &notes));
    out
}

fn heading(section: &CaseSection) -> String {
    let words = escape::heading(&section.heading);
    match tag_for(section.kind, &section.heading) {
        Some(tag) => format!("## {words} {{#{tag}}}\n"),
        None => format!("## {words}\n"),
    }
}

fn front_matter(case: &Case) -> String {
    let details = &case.details;
    let permission = &details.permission;
    let day = |day: Option<jiff::civil::Date>| day.map(|d| d.to_string()).unwrap_or_default();
    let disciplines: Vec<String> = details.disciplines.iter().map(|d| scalar(d)).collect();
    let list = if disciplines.is_empty() {
        String::new()
    } else {
        format!("[{}]", disciplines.join(", "))
    };
    let fields = [
        ("title", scalar(&details.title)),
        ("presenter", scalar(&details.presenter_name)),
        ("presenter_role", scalar(&details.presenter_role)),
        (
            "kind",
            details.kind.map(kind_word).unwrap_or_default().into(),
        ),
        ("disciplines", list),
        ("state", state_word(details.state).into()),
        ("permission", permission_word(permission.state).into()),
        ("permission_on", day(permission.on)),
        ("permission_how", scalar(&permission.how)),
        ("permission_purpose", scalar(&permission.purpose)),
        ("permission_until", day(permission.until)),
    ];
    let mut out = String::from("---\n");
    for (key, value) in fields {
        // A field without a value is written where one of its name was kept, so that the two are
        // told apart.
        if !value.is_empty() || details.kept.iter().any(|kept| kept.field == key) {
            let _ = writeln!(out, "{}", format!("{key}: {value}").trim_end());
        }
    }
    for kept in &details.kept {
        let _ = writeln!(out, "{}: {}", scalar(&kept.field), quoted(&kept.value));
    }
    out.push_str("---\n");
    out
}

/// A YAML scalar: plain where nobody could take it for something else, else quoted.
fn scalar(text: &str) -> String {
    let simple =
        |c: char| c.is_alphanumeric() || matches!(c, ' ' | '.' | '-' | '_' | '/' | '’' | '(' | ')');
    let plain = text.starts_with(char::is_alphabetic)
        && text.chars().all(simple)
        && !text.ends_with(' ')
        && !matches!(
            text.to_lowercase().as_str(),
            "null" | "true" | "false" | "yes" | "no" | "on" | "off" | "y" | "n"
        );
    if plain || text.is_empty() {
        text.into()
    } else {
        quoted(text)
    }
}

/// A double-quoted YAML scalar (YAML 1.2 §7.3.1).
fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => {
                out.push('\\');
                out.push(c);
            }
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}') => {
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

fn blocks(blocks: &[Block], notes: &HashMap<EvidenceId, usize>) -> String {
    let mut out = String::new();
    let mut last_list: Option<(bool, bool)> = None;
    for block in blocks {
        let text = match block {
            Block::List { ordered, items } => {
                // Two lists of one kind in a row are told apart by their marks.
                let other = last_list.is_some_and(|(was, other)| was == *ordered && !other);
                last_list = Some((*ordered, other));
                list(*ordered, other, items, notes)
            }
            Block::Paragraph { runs } => {
                last_list = None;
                paragraph(runs, notes)
            }
            Block::Heading { runs } => {
                last_list = None;
                sub_heading(runs, notes)
            }
        };
        if !text.is_empty() {
            let _ = writeln!(out, "\n{text}");
        }
    }
    out
}

/// A sub-heading stands on one line, so a break in it becomes a space.
fn sub_heading(runs: &[Inline], notes: &HashMap<EvidenceId, usize>) -> String {
    let line: Vec<Inline> = runs
        .iter()
        .map(|run| match run {
            Inline::Break => Inline::Text {
                text: " ".into(),
                bold: false,
                italic: false,
                link: None,
            },
            other => other.clone(),
        })
        .collect();
    format!("### {}", escape::heading_end(paragraph(&line, notes)))
}

fn list(
    ordered: bool,
    other: bool,
    items: &[ListItem],
    notes: &HashMap<EvidenceId, usize>,
) -> String {
    let tight = is_tight(items);
    let mut out = String::new();
    for (at, item) in items.iter().enumerate() {
        let mark = match (ordered, other) {
            (true, false) => format!("{}. ", at + 1),
            (true, true) => format!("{}) ", at + 1),
            (false, false) => "- ".to_string(),
            (false, true) => "* ".to_string(),
        };
        let mut body = blocks(&item.blocks, notes);
        if matches!(item.blocks.first(), Some(Block::List { .. })) {
            // Hyphens of nested lists on one line would be read as a rule.
            body = format!("{}\n{body}", escape::NOTHING);
        }
        let indent = " ".repeat(mark.len());
        if at > 0 {
            out.push('\n');
            if !tight {
                out.push('\n');
            }
        }
        let mut lines = body
            .trim_matches('\n')
            .lines()
            .filter(|line| !(tight && line.is_empty()));
        out.push_str(format!("{mark}{}", lines.next().unwrap_or_default()).trim_end());
        for line in lines {
            out.push('\n');
            if !line.is_empty() {
                out.push_str(&indent);
                out.push_str(line);
            }
        }
    }
    out
}

/// Whether items, and those below them, can stand without empty lines between them. Where an item
/// has no words, a hyphen under a line of text would make a heading of that line, and a break alone
/// would begin HTML that goes on.
fn is_tight(items: &[ListItem]) -> bool {
    items.iter().all(|item| {
        let mut blocks = item.blocks.iter();
        let words = matches!(blocks.next(), Some(Block::Paragraph { runs })
            if runs.iter().any(|run| *run != Inline::Break));
        words && blocks.all(|block| matches!(block, Block::List { items, .. } if is_tight(items)))
    })
}

/// Numbers of the notes: those of the references, then items that are no longer there.
fn numbered(full: &CaseFull) -> HashMap<EvidenceId, usize> {
    let mut notes: HashMap<EvidenceId, usize> = full
        .references
        .iter()
        .enumerate()
        .map(|(at, item)| (item.id, at + 1))
        .collect();
    for section in &full.sections {
        for_each_note(&section.body.blocks, &mut |id| {
            let next = notes.len() + 1;
            notes.entry(id).or_insert(next);
        });
    }
    notes
}

fn for_each_note(blocks: &[Block], found: &mut impl FnMut(EvidenceId)) {
    for block in blocks {
        match block {
            Block::Paragraph { runs } | Block::Heading { runs } => {
                for run in runs {
                    if let Inline::Note { evidence } = run {
                        found(*evidence);
                    }
                }
            }
            Block::List { items, .. } => {
                for item in items {
                    for_each_note(&item.blocks, found);
                }
            }
        }
    }
}

fn definitions(full: &CaseFull, notes: &HashMap<EvidenceId, usize>) -> String {
    let mut out = String::new();
    for (at, item) in full.references.iter().enumerate() {
        let _ = write!(out, "\n[^{}]: {}\n", at + 1, definition(&item.details));
    }
    for number in full.references.len() + 1..=notes.len() {
        let _ = write!(
            out,
            "\n[^{number}]: An item of evidence that is no longer there\n"
        );
    }
    out
}

/// "Authors (2013) *Title*. Source. <address>" where that is read back as it was; else one line
/// for each part, with its label.
fn definition(details: &EvidenceDetails) -> String {
    let short = short_form(details);
    let read = case_from_markdown(&format!("Text[^1]\n\n[^1]: {short}\n"));
    match read.notes.first() {
        Some(note) if note.details == *details => short,
        _ => long_form(details),
    }
}

fn short_form(details: &EvidenceDetails) -> String {
    let mut out = String::new();
    if !details.authors.is_empty() {
        let _ = write!(out, "{} ", escape::value(&details.authors));
    }
    if !details.year.is_empty() {
        let _ = write!(out, "({}) ", escape::value(&details.year));
    }
    out.push_str(&escape::italic(&details.title));
    if !details.source.is_empty() {
        let _ = write!(out, ". {}", escape::value(&details.source));
    }
    out.push('.');
    if !details.url.is_empty() {
        let _ = write!(out, " <{}>", details.url);
    }
    out
}

fn long_form(details: &EvidenceDetails) -> String {
    let values = [
        &details.authors,
        &details.year,
        &details.title,
        &details.source,
        &details.url,
        &details.summary,
    ];
    let mut lines = Vec::new();
    for (label, value) in LABELS.iter().zip(values) {
        if value.is_empty() {
            continue;
        }
        lines.extend(
            value
                .split('\n')
                .map(|line| format!("{label}: {}", escape::value(line))),
        );
    }
    lines.join("\\\n    ")
}
