//! Names that a briefing may not hold: looked for in what it prints, because what is typed can hold anything.

/// A name that may not be printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Banned {
    /// The words, as stored.
    pub(super) words: String,
    /// What it is, in words.
    pub(super) what: &'static str,
}

/// The first name that stands in a text, as whole words (domain E10, E5).
///
/// A name of several words is found whatever its capitals and spaces. A single word is found as written, because many
/// names are words too, such as May or Will; and a title of one word is not looked for at all.
pub(super) fn first_in<'b>(text: &str, banned: &'b [Banned]) -> Option<&'b Banned> {
    let as_written = words(text);
    let lower: Vec<String> = as_written.iter().map(|word| word.to_lowercase()).collect();
    banned.iter().find(|name| {
        let parts = words(&name.words);
        match parts.as_slice() {
            [] => false,
            [one] => name.what != TITLE && as_written.contains(one),
            many => {
                let many: Vec<String> = many.iter().map(|word| word.to_lowercase()).collect();
                lower.windows(many.len()).any(|window| window == many)
            }
        }
    })
}

/// What a title of a case is called.
pub(super) const TITLE: &str = "the title of a case";

fn words(text: &str) -> Vec<&str> {
    text.split(|c: char| {
        !(c.is_alphanumeric() || matches!(c, '\'' | '’' | '-' | '\u{300}'..='\u{36F}'))
    })
    .map(|word| word.trim_matches(['\'', '’', '-']))
    .map(|word| {
        word.strip_suffix("'s")
            .or_else(|| word.strip_suffix("’s"))
            .unwrap_or(word)
    })
    .filter(|word| !word.is_empty())
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn banned(words: &str, what: &'static str) -> Vec<Banned> {
        vec![Banned {
            words: words.to_owned(),
            what,
        }]
    }

    #[test]
    fn a_name_is_found_as_whole_words_and_in_any_capitals() {
        let ana = banned("Ana Vale", "a name");
        for text in [
            "ana  VALE said",
            "(Ana Vale)",
            "Ana Vale’s client",
            "by\nAna\nVale.",
        ] {
            assert!(first_in(text, &ana).is_some(), "{text}");
        }
        for text in ["Diana Vale", "Ana Valenti", "Ana and Vale", ""] {
            assert!(first_in(text, &ana).is_none(), "{text}");
        }
        assert!(first_in("Siân Gŵyn-Owen came", &banned("siân gŵyn-owen", "a name")).is_some());
    }

    #[test]
    fn a_single_word_is_a_name_only_as_written_and_never_a_title() {
        assert!(first_in("What May said", &banned("May", "a name")).is_some());
        assert!(first_in("they may come", &banned("May", "a name")).is_none());
        assert!(first_in("Housing is short", &banned("Housing", TITLE)).is_none());
        assert!(first_in("two Doors are one", &banned("Two doors", TITLE)).is_some());
    }
}
