//! From typed words to a query of the full-text index.

/// Most words that are looked for; further ones are left out.
const WORDS_MOST: usize = 12;

/// What each typed word looks for: quoted, so that no sign has a meaning of its own, and the last one also as the
/// beginning of a word, so that hits come while somebody is still typing.
pub(super) fn phrases(typed: &str) -> Vec<String> {
    let quoted = |word: &str| format!("\"{}\"", word.replace(['"', '\0'], " "));
    let has_letters = |word: &&str| word.chars().any(char::is_alphanumeric);
    let mut phrases: Vec<String> = typed
        .split_whitespace()
        .filter(has_letters)
        .take(WORDS_MOST)
        .map(quoted)
        .collect();
    if let Some(last) = phrases.last_mut() {
        last.push('*');
    }
    phrases
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_quoted_and_signs_alone_look_for_nothing() {
        assert_eq!(phrases("\"AND * ( ^ hous"), ["\" AND\"", "\"hous\"*"]);
        assert_eq!(phrases("  - \" ^ "), Vec::<String>::new());
        assert_eq!(phrases("o'brien"), ["\"o'brien\"*"]);
    }
}
