//! File names that every mail program and file system takes.

use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};

/// Longest stem, in bytes; leaves room for a folder's path on Windows.
const LONGEST: usize = 80;
/// Names that Windows keeps for devices, whatever their extension.
const DEVICES: &[&str] = &["con", "prn", "aux", "nul"];

/// A file name of ASCII letters, digits, hyphens and full stops: "Gŵyl 4.pdf" becomes "Gwyl-4.pdf".
///
/// Mail programs disagree on how other characters in the name of an attachment are written, so
/// letters lose their accents, and what has no ASCII form is left out. Never empty, never the name
/// of a device, never a path.
pub fn ascii_file_name(name: &str) -> String {
    let (stem, extension) = match name.rsplit_once('.') {
        Some((stem, extension)) if !stem.is_empty() && extension.len() <= 8 => {
            (stem, plain(extension))
        }
        _ => (name, String::new()),
    };
    let mut stem = plain(stem);
    stem.truncate(LONGEST);
    let stem = stem.trim_matches(['-', '.']);
    let lower = stem.to_ascii_lowercase();
    let numbered = |device: &str| {
        lower
            .strip_prefix(device)
            .is_some_and(|n| n.len() == 1 && n != "0")
    };
    let stem = match stem {
        "" => "file".to_string(),
        _ if DEVICES.contains(&lower.as_str()) || numbered("com") || numbered("lpt") => {
            format!("{stem}-file")
        }
        _ => stem.to_string(),
    };
    if extension.is_empty() {
        stem
    } else {
        format!("{stem}.{extension}")
    }
}

fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.nfkd().filter(|c| !is_combining_mark(*c)) {
        match c {
            'a'..='z' | 'A'..='Z' | '0'..='9' | '.' => out.push(c),
            'æ' | 'Æ' => out.push_str("ae"),
            'ø' | 'Ø' => out.push('o'),
            'œ' | 'Œ' => out.push_str("oe"),
            'ß' => out.push_str("ss"),
            'þ' | 'Þ' => out.push_str("th"),
            'ð' | 'Ð' | 'đ' | 'Đ' => out.push('d'),
            'ł' => out.push('l'),
            'Ł' => out.push('L'),
            'ı' => out.push('i'),
            '\'' | '’' => {}
            _ if out.ends_with('-') => {}
            _ => out.push('-'),
        }
    }
    out.trim_matches('-').to_string()
}

#[cfg(test)]
mod tests {
    use super::ascii_file_name;

    #[test]
    fn letters_lose_their_accents() {
        assert_eq!(
            ascii_file_name("Gŵyl Łódź ığdır.pdf"),
            "Gwyl-Lodz-igdir.pdf"
        );
        assert_eq!(ascii_file_name("Friends’ House.ics"), "Friends-House.ics");
    }

    #[test]
    fn nothing_can_end_a_header_or_leave_the_folder() {
        assert_eq!(ascii_file_name("../../a\r\nBcc: x\".pdf"), "a-Bcc-x.pdf");
        assert_eq!(ascii_file_name("a/b\\c:d*e?.pdf"), "a-b-c-d-e.pdf");
    }

    #[test]
    fn there_is_always_a_name() {
        assert_eq!(ascii_file_name("会議.pdf"), "file.pdf");
        assert_eq!(ascii_file_name(""), "file");
        assert_eq!(ascii_file_name("...."), "file");
        assert_eq!(ascii_file_name("CON.pdf"), "CON-file.pdf");
        assert_eq!(ascii_file_name("com1.ics"), "com1-file.ics");
        assert!(ascii_file_name(&format!("{}.pdf", "é".repeat(500))).len() <= 90);
    }
}
