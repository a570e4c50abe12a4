//! The order in which people look names and titles up.

use std::cmp::Ordering;

use icu_collator::{CollatorBorrowed, options::CollatorOptions};

/// The root order of Unicode (CLDR), which is also that of British English.
static COLLATOR: CollatorBorrowed<'static> = CollatorBorrowed::new_root(CollatorOptions::default());

/// Compares two names or titles as in an index: case and accents count only where all else is the same, so that Çağla
/// stands with C and Łucja with L. Texts that differ are never the same, so that the order does not depend on where
/// they come from.
pub(crate) fn by_words(one: &str, other: &str) -> Ordering {
    COLLATOR.compare(one, other).then_with(|| one.cmp(other))
}

#[cfg(test)]
mod tests {
    use super::by_words;

    #[test]
    fn letters_with_marks_stand_with_their_letter() {
        let mut names = [
            "Tomasz",
            "Łucja",
            "mina",
            "Çağla",
            "Zoë",
            "Dáithí",
            "Étienne",
            "Ana Zed",
            "Anabel",
            "Siân",
            "Sian",
            "Lena",
            "Ørjan",
            "Maren",
            "Carys",
            "عائشہ",
        ];
        names.sort_by(|one, other| by_words(one, other));
        assert_eq!(
            names,
            [
                "Ana Zed",
                "Anabel",
                "Çağla",
                "Carys",
                "Dáithí",
                "Étienne",
                "Lena",
                "Łucja",
                "Maren",
                "mina",
                "Ørjan",
                "Sian",
                "Siân",
                "Tomasz",
                "Zoë",
                "عائشہ",
            ]
        );
    }
}
