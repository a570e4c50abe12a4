//! File names that every system accepts.

use copse_press::model::{Document, Edition};

/// Longest name in bytes of UTF-8, with its ending. Windows allows 255 UTF-16 units and Linux 255 bytes,
/// but a synchronised folder often allows no more than 400 for the whole path.
const LONGEST: usize = 120;

/// Names that Windows keeps for devices, with or without an ending.
const DEVICES: [&str; 6] = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"];

/// Kind of file that a document or list is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FileKind {
    /// To read and print: PDF.
    Pdf,
    /// To edit: Word.
    Docx,
    /// A list: Excel.
    Xlsx,
    /// Data for other programs: JSON.
    Json,
}

impl FileKind {
    /// The ending of its file names, without the full stop.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
            Self::Json => "json",
        }
    }
}

/// Proposes a name for a document as PDF; see [`file_name`].
pub fn suggested_name(document: &Document) -> String {
    file_name(document, FileKind::Pdf)
}

/// Proposes a file name for a document (domain E13, D8), such as `Case 5 - Between two duty desks.pdf`. It is made
/// from the document's title and edition, by the rules of [`safe_name`].
pub fn file_name(document: &Document, kind: FileKind) -> String {
    let addition = match document.edition {
        Edition::Ordinary => "",
        Edition::LargePrint => ", large print",
        Edition::GiantPrint => ", giant print",
    };
    named(&document.meta.title, addition, kind)
}

/// Proposes a file name for something with a title, such as a list: `People, Calderfoot, 4 February 2027.xlsx`.
///
/// It holds no character that Windows, macOS or Linux refuse, no control or formatting character, is no device name,
/// does not begin or end in a space or a full stop, and is at most 120 bytes long.
pub fn safe_name(title: &str, kind: FileKind) -> String {
    named(title, "", kind)
}

fn named(title: &str, addition: &str, kind: FileKind) -> String {
    let ending = format!("{addition}.{}", kind.ending());
    let mut name = cleaned(title);
    shorten(&mut name, LONGEST - ending.len());
    let name = name.trim_end_matches([' ', '.', '-', ',']);
    let name = if name.is_empty() { "Document" } else { name };
    // Windows looks at what stands before the first full stop.
    let stem = name.split('.').next().unwrap_or(name).trim_end();
    if is_device(stem) {
        format!("Copse {name}{ending}")
    } else {
        format!("{name}{ending}")
    }
}

/// The title with every character that a file name may not hold replaced or dropped.
fn cleaned(title: &str) -> String {
    let mut name = String::with_capacity(title.len());
    for character in title.chars() {
        match character {
            ':' => name.push_str(" -"),
            '/' | '\\' | '|' => name.push('-'),
            '"' => name.push('\''),
            '<' | '>' | '?' | '*' => name.push(' '),
            c if c.is_whitespace() => name.push(' '),
            c if c.is_control() || is_format(c) => {}
            c => name.push(c),
        }
    }
    let words: Vec<&str> = name.split(' ').filter(|word| !word.is_empty()).collect();
    words
        .join(" ")
        .trim_start_matches(['.', '-', ' '])
        .to_owned()
}

/// Invisible characters that could make a name look like another: direction marks and the like.
fn is_format(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFC}')
}

/// Cuts at a word where there is one, at a character otherwise.
fn shorten(name: &mut String, longest: usize) {
    if name.len() <= longest {
        return;
    }
    let mut end = longest;
    while !name.is_char_boundary(end) {
        end -= 1;
    }
    let cut = name
        .get(..end)
        .and_then(|head| head.rfind(' '))
        .filter(|at| *at > end / 2)
        .unwrap_or(end);
    name.truncate(cut);
}

fn is_device(stem: &str) -> bool {
    let stem = stem.to_ascii_uppercase();
    if DEVICES.contains(&stem.as_str()) {
        return true;
    }
    let port = stem
        .strip_prefix("COM")
        .or_else(|| stem.strip_prefix("LPT"));
    port.is_some_and(|number| {
        let mut digits = number.chars();
        matches!(
            (digits.next(), digits.next()),
            (Some('0'..='9' | '¹' | '²' | '³'), None)
        )
    })
}

#[cfg(test)]
mod tests {
    use copse_press::model::{Day, Document, Edition, Furniture, Look, Metadata, Words};

    use super::{FileKind, file_name, safe_name, suggested_name};

    fn document(title: &str, edition: Edition) -> Document {
        Document {
            meta: Metadata {
                title: title.into(),
                author: String::new(),
                language: "en-GB".into(),
                date: Day {
                    year: 2027,
                    month: 2,
                    day: 4,
                },
                identifier: String::new(),
            },
            edition,
            look: Look::default(),
            furniture: Furniture::default(),
            words: Words::default(),
            blocks: Vec::new(),
        }
    }

    fn named(title: &str, edition: Edition) -> String {
        suggested_name(&document(title, edition))
    }

    #[test]
    fn a_title_becomes_a_name_that_one_would_choose() {
        assert_eq!(
            named("Case 5: Between two duty desks", Edition::Ordinary),
            "Case 5 - Between two duty desks.pdf"
        );
        assert_eq!(
            named("Case 5: Between two duty desks", Edition::LargePrint),
            "Case 5 - Between two duty desks, large print.pdf"
        );
    }

    #[test]
    fn every_kind_of_file_and_edition_has_its_ending() {
        let case = document("Case 5: Two desks", Edition::GiantPrint);
        assert_eq!(
            file_name(&case, FileKind::Docx),
            "Case 5 - Two desks, giant print.docx"
        );
        assert_eq!(
            safe_name("People, Ways/Means, 4 February 2027", FileKind::Xlsx),
            "People, Ways-Means, 4 February 2027.xlsx"
        );
        assert_eq!(safe_name("aux", FileKind::Json), "Copse aux.json");
        let long = safe_name(&"wordy ".repeat(60), FileKind::Xlsx);
        assert!(long.len() <= 120 && long.ends_with("wordy.xlsx"), "{long}");
    }

    #[test]
    fn what_windows_refuses_is_replaced() {
        assert_eq!(
            named("Who \"owns\" <this>? a/b\\c|d*", Edition::Ordinary),
            "Who 'owns' this a-b-c-d.pdf"
        );
        assert_eq!(
            named("Ends with dots... ", Edition::Ordinary),
            "Ends with dots.pdf"
        );
        assert_eq!(named("CON", Edition::Ordinary), "Copse CON.pdf");
        assert_eq!(named("lpt1", Edition::Ordinary), "Copse lpt1.pdf");
        assert_eq!(
            named("com3.notes", Edition::Ordinary),
            "Copse com3.notes.pdf"
        );
        assert_eq!(
            named("Common ground", Edition::Ordinary),
            "Common ground.pdf"
        );
        assert_eq!(named("", Edition::Ordinary), "Document.pdf");
        assert_eq!(named("???", Edition::Ordinary), "Document.pdf");
    }

    #[test]
    fn control_and_direction_characters_are_dropped() {
        assert_eq!(named("A\r\nB\tC\u{0}\u{7}", Edition::Ordinary), "A B C.pdf");
        assert_eq!(
            named("report\u{202E}fdp.exe", Edition::Ordinary),
            "reportfdp.exe.pdf"
        );
    }

    #[test]
    fn a_long_title_is_cut_at_a_word_and_never_inside_a_character() {
        let name = named(&"wordy ".repeat(60), Edition::LargePrint);
        assert!(name.len() <= 120, "{} bytes", name.len());
        assert!(name.ends_with("wordy, large print.pdf"), "{name}");
        let name = named(&"শ্রী".repeat(80), Edition::Ordinary);
        assert!(name.len() <= 120, "{} bytes", name.len());
        assert_eq!(
            name.strip_suffix(".pdf")
                .map(|stem| stem.chars().all(|c| "শ্রী".contains(c))),
            Some(true)
        );
    }

    #[test]
    fn letters_of_any_script_stay() {
        assert_eq!(
            named("Siân Gŵyn محمد", Edition::Ordinary),
            "Siân Gŵyn محمد.pdf"
        );
    }
}
