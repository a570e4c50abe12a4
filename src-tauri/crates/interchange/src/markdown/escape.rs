//! Text of a case as Markdown that is read back as the same text.

use std::{collections::HashMap, fmt::Write as _};

use copse_core::{ids::EvidenceId, text::Inline};

/// An empty comment: divides marks that would run together, and is nothing when read.
pub(super) const NOTHING: &str = "<!-- -->";
/// A break where a backslash would not be read as one.
const BREAK_AT_END: &str = "<br>";

/// A run as Markdown.
struct Piece {
    markdown: String,
    /// Between asterisks: its ends must not touch a letter, or other asterisks.
    marked: bool,
    /// A note or a link: `[^1][words](address)` is read as neither.
    bracket: Option<Bracket>,
    /// Ends inside the asterisks.
    inner: (char, char),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Bracket {
    Note,
    Link,
}

/// One paragraph or heading on as many lines as it has breaks. Numbers of the notes by item.
pub(super) fn paragraph(runs: &[Inline], notes: &HashMap<EvidenceId, usize>) -> String {
    let end = runs
        .iter()
        .rposition(|run| *run != Inline::Break)
        .map_or(0, |at| at + 1);
    let mut out = String::new();
    let (text, breaks) = runs.split_at(end);
    for (at, line) in text.split(|run| *run == Inline::Break).enumerate() {
        if at > 0 {
            out.push_str("\\\n");
        }
        out.push_str(&one_line(line, notes));
    }
    for _ in breaks {
        out.push_str(BREAK_AT_END);
    }
    out
}

fn one_line(runs: &[Inline], notes: &HashMap<EvidenceId, usize>) -> String {
    let runs: Vec<&Inline> = runs
        .iter()
        .filter(|run| !matches!(run, Inline::Text { text, .. } if text.is_empty()))
        .collect();
    let mut pieces: Vec<Piece> = Vec::with_capacity(runs.len());
    for (at, run) in runs.iter().enumerate() {
        let edges = Edges {
            first: at == 0,
            last: at + 1 == runs.len(),
            after_bracket: at > 0 && runs.get(at - 1).is_some_and(|run| is_bracket(run)),
            before_bracket: runs.get(at + 1).is_some_and(|run| is_bracket(run)),
        };
        pieces.push(piece(run, edges, notes));
    }
    let mut out = String::new();
    let mut before: Option<&Piece> = None;
    for piece in &pieces {
        if before.is_some_and(|before| must_divide(before, piece)) {
            out.push_str(NOTHING);
        }
        out.push_str(&piece.markdown);
        before = Some(piece);
    }
    out
}

/// Links and notes are written in brackets.
fn is_bracket(run: &Inline) -> bool {
    matches!(
        run,
        Inline::Note { .. } | Inline::Text { link: Some(_), .. }
    )
}

/// `CommonMark` §6.2 reads asterisks as marks only where letters, space and punctuation stand right.
fn must_divide(before: &Piece, after: &Piece) -> bool {
    let outer = |piece: &Piece, last: bool| {
        let c = if last {
            piece.markdown.chars().next_back()
        } else {
            piece.markdown.chars().next()
        };
        c.is_none_or(|c| c == ' ' || c.is_ascii_punctuation())
    };
    if (before.bracket, after.bracket) == (Some(Bracket::Note), Some(Bracket::Link)) {
        return true;
    }
    match (before.marked, after.marked) {
        (true, true) => true,
        (true, false) => !before.inner.1.is_alphanumeric() && !outer(after, false),
        (false, true) => !after.inner.0.is_alphanumeric() && !outer(before, true),
        (false, false) => false,
    }
}

#[derive(Clone, Copy)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "four neighbours, each there or not"
)]
struct Edges {
    first: bool,
    last: bool,
    after_bracket: bool,
    before_bracket: bool,
}

fn piece(run: &Inline, edges: Edges, notes: &HashMap<EvidenceId, usize>) -> Piece {
    match run {
        Inline::Break => unmarked(String::new(), None),
        Inline::Note { evidence } => {
            let number = notes.get(evidence).copied().unwrap_or_default();
            unmarked(format!("[^{number}]"), Some(Bracket::Note))
        }
        Inline::Text {
            text,
            bold,
            italic,
            link,
        } => {
            let stars = match (bold, italic) {
                (true, true) => "***",
                (true, false) => "**",
                (false, true) => "*",
                (false, false) => "",
            };
            let marked = !stars.is_empty();
            let bare = !marked && link.is_none();
            let mut words = escaped(text, marked || edges.first, marked || edges.last);
            if bare {
                if edges.first {
                    words = line_start(words);
                }
                if edges.after_bracket && words.starts_with([':', '(']) {
                    words.insert(0, '\\');
                }
                if edges.before_bracket && words.ends_with('!') {
                    words.pop();
                    words.push_str("\\!");
                }
            }
            let inner = (
                words.chars().next().unwrap_or(' '),
                words.chars().next_back().unwrap_or(' '),
            );
            let words = format!("{stars}{words}{stars}");
            match link {
                Some(address) => unmarked(
                    format!("[{words}]({})", target(address)),
                    Some(Bracket::Link),
                ),
                None => Piece {
                    markdown: words,
                    marked,
                    bracket: None,
                    inner,
                },
            }
        }
    }
}

fn unmarked(markdown: String, bracket: Option<Bracket>) -> Piece {
    Piece {
        markdown,
        marked: false,
        bracket,
        inner: (' ', ' '),
    }
}

/// Text with a backslash before what Markdown would read as a mark. Space at an edge at which
/// Markdown would drop it, or at which it would undo a mark, becomes a character reference.
fn escaped(text: &str, keep_start: bool, keep_end: bool) -> String {
    let starts = if keep_start {
        text.len() - text.trim_start().len()
    } else {
        0
    };
    let ends = if keep_end {
        text.trim_end().len()
    } else {
        text.len()
    };
    let mut out = String::with_capacity(text.len() + 8);
    for (at, c) in text.char_indices() {
        match c {
            _ if c.is_whitespace() && (at < starts || at >= ends) => {
                let _ = write!(out, "&#{};", u32::from(c));
            }
            '\\' | '*' | '_' | '`' | '[' | ']' | '<' => {
                out.push('\\');
                out.push(c);
            }
            '&' if is_reference(text.get(at..).unwrap_or_default()) => out.push_str("\\&"),
            _ => out.push(c),
        }
    }
    out
}

/// Whether text beginning with "&" could be read as a character reference.
fn is_reference(text: &str) -> bool {
    text.split_once(';').is_some_and(|(name, _)| {
        name.len() > 1
            && name
                .chars()
                .skip(1)
                .all(|c| c.is_ascii_alphanumeric() || c == '#')
    })
}

/// A line must not begin like a heading, a list, a quotation, a fence or a table.
fn line_start(line: String) -> String {
    let digits = line.chars().take_while(char::is_ascii_digit).count();
    let numbered = digits > 0
        && line
            .get(digits..)
            .is_some_and(|rest| rest.starts_with(['.', ')']));
    if numbered {
        let (number, rest) = line.split_at(digits);
        return format!("{number}\\{rest}");
    }
    if line.starts_with(['#', '+', '-', '=', '>', '~', '|', ':']) {
        format!("\\{line}")
    } else {
        line
    }
}

/// An address as it is where nothing in it could be misread, else between angle brackets
/// (`CommonMark` §6.3).
fn target(address: &str) -> String {
    let safe = |c: char| c.is_ascii_alphanumeric() || "-._~/:?#@%=+,;!$".contains(c);
    if address.chars().all(safe) {
        return address.into();
    }
    let mut out = String::from("<");
    for c in address.chars() {
        if matches!(c, '\\' | '<' | '>' | '&') {
            out.push('\\');
        }
        out.push(c);
    }
    out.push('>');
    out
}

/// A heading's words, on one line.
pub(super) fn heading(text: &str) -> String {
    heading_end(escaped(&text.replace(char::is_control, " "), true, true))
}

/// A row of "#" at the end would be read as the closing of a heading (`CommonMark` §4.2).
pub(super) fn heading_end(words: String) -> String {
    match words.strip_suffix('#') {
        Some(rest) if !rest.ends_with('\\') => format!("{rest}\\#"),
        _ => words,
    }
}

/// A value of a note in its long form, on one line.
pub(super) fn value(text: &str) -> String {
    escaped(&text.replace(char::is_control, " "), true, true)
}

/// Words in italics, for the title in a reference.
pub(super) fn italic(text: &str) -> String {
    format!("*{}*", escaped(text, true, true))
}
