//! Names of tabs that Excel accepts.

use std::collections::HashSet;

/// Most UTF-16 units of a name (a limit of Excel).
const LONGEST: usize = 31;

/// Names for the tabs of one file: legal, and no two the same without regard to capitals.
pub(super) fn tabs<'n>(wanted: impl IntoIterator<Item = &'n str>) -> Vec<String> {
    let mut taken = HashSet::new();
    wanted
        .into_iter()
        .map(|name| {
            let base = legal(name);
            let mut name = base.clone();
            let mut number = 2;
            while !taken.insert(name.to_lowercase()) {
                let addition = format!(" ({number})");
                name = format!("{}{addition}", cut(&base, LONGEST - addition.len()));
                number += 1;
            }
            name
        })
        .collect()
}

/// The name without what Excel refuses: `[ ] : * ? / \`, control characters, an apostrophe at either end, and the name
/// that it keeps for itself.
fn legal(name: &str) -> String {
    let name: String = name
        .chars()
        .map(|c| match c {
            '[' => '(',
            ']' => ')',
            ':' | '/' | '\\' | '|' => '-',
            c if c.is_whitespace() || c.is_control() || matches!(c, '*' | '?') => ' ',
            c => c,
        })
        .collect();
    let words: Vec<&str> = name.split(' ').filter(|word| !word.is_empty()).collect();
    let name = words.join(" ");
    let name = cut(name.trim_matches('\''), LONGEST);
    let name = name.trim_matches(['\'', ' ']);
    match name.to_lowercase().as_str() {
        "" => "List".to_owned(),
        "history" => "History list".to_owned(),
        _ => name.to_owned(),
    }
}

/// At most so many UTF-16 units of a text.
fn cut(text: &str, most: usize) -> String {
    let mut units = 0;
    text.chars()
        .take_while(|c| {
            units += c.len_utf16();
            units <= most
        })
        .collect::<String>()
        .trim_end()
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_excel_refuses_is_replaced() {
        let names = tabs([
            "People",
            "Ways/Means: a [list]? * \\ 'x'",
            "'quoted'",
            "",
            "History",
            "a\r\nb\tc",
        ]);
        assert_eq!(
            names,
            [
                "People",
                "Ways-Means- a (list) - 'x",
                "quoted",
                "List",
                "History list",
                "a b c"
            ]
        );
    }

    #[test]
    fn names_are_short_enough_and_no_two_are_the_same() {
        let long = "Calderfoot Dual Diagnosis Community of Practice";
        let emoji = "🌳".repeat(20);
        let names = tabs([long, long, "people", "People", &emoji]);
        assert_eq!(names[0], "Calderfoot Dual Diagnosis Commu");
        assert_eq!(names[1], "Calderfoot Dual Diagnosis C (2)");
        assert_eq!(names[3], "People (2)");
        for name in &names {
            assert!(name.encode_utf16().count() <= LONGEST, "{name}");
        }
    }
}
