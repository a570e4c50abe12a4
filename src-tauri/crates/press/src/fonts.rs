//! The fonts inside the program, and which of them a text needs.

use std::{borrow::Cow, sync::OnceLock};

use parley::fontique::{
    Blob, Collection, CollectionOptions, FontInfoOverride, FontStyle, FontWeight, SourceCache,
};
use parley::{FontContext, FontFamilyName};
use skrifa::{FontRef, MetadataProvider};

use crate::PressError;

include!(concat!(env!("OUT_DIR"), "/faces.rs"));

/// One font.
pub(crate) struct Face {
    pub(crate) family: Family,
    pub(crate) bold: bool,
    pub(crate) italic: bool,
    /// PostScript name.
    pub(crate) name: &'static str,
    /// The TrueType file.
    pub(crate) data: &'static [u8],
}

/// The families, in the order in which a letter is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Family {
    Sans,
    Arabic,
    Urdu,
    Bengali,
    Gurmukhi,
    Emoji,
    Math,
    Symbols,
}

const FAMILIES: [Family; 8] = [
    Family::Sans,
    Family::Arabic,
    Family::Urdu,
    Family::Bengali,
    Family::Gurmukhi,
    Family::Emoji,
    Family::Math,
    Family::Symbols,
];

impl Family {
    /// The name under which the layout knows it.
    const fn name(self) -> &'static str {
        match self {
            Self::Sans => "sans",
            Self::Arabic => "arabic",
            Self::Urdu => "urdu",
            Self::Bengali => "bengali",
            Self::Gurmukhi => "gurmukhi",
            Self::Emoji => "emoji",
            Self::Math => "math",
            Self::Symbols => "symbols",
        }
    }

    const fn bit(self) -> u8 {
        1 << self as u8
    }
}

/// The families among `families`, in the order in which a letter of a text is looked for. Urdu comes before
/// Arabic in a text in Urdu, whose readers expect Nastaliq.
pub(crate) fn stack(families: u8, urdu: bool) -> Vec<FontFamilyName<'static>> {
    let mut stack: Vec<Family> = FAMILIES
        .into_iter()
        .filter(|family| families & family.bit() != 0)
        .collect();
    if urdu {
        stack.sort_by_key(|family| match family {
            Family::Sans => 0,
            Family::Urdu => 1,
            _ => 2,
        });
    }
    stack
        .into_iter()
        .map(|family| FontFamilyName::Named(Cow::Borrowed(family.name())))
        .collect()
}

/// Whether a text is in Urdu: it holds a letter that Arabic, Persian and Kurdish do not have.
pub(crate) fn is_urdu(text: &str) -> bool {
    !text.is_ascii()
        && text.chars().any(|c| {
            matches!(
                c,
                '\u{679}'
                    | '\u{688}'
                    | '\u{691}'
                    | '\u{6BA}'
                    | '\u{6C1}'
                    | '\u{6C2}'
                    | '\u{6D2}'
                    | '\u{6D3}'
            )
        })
}

/// The parsed fonts, in the order of [`FACES`]. Parsing reads the table directory only.
pub(crate) fn parsed() -> Result<&'static [FontRef<'static>], PressError> {
    static PARSED: OnceLock<Option<Vec<FontRef<'static>>>> = OnceLock::new();
    PARSED
        .get_or_init(|| {
            FACES
                .iter()
                .map(|face| FontRef::new(face.data).ok())
                .collect()
        })
        .as_deref()
        .ok_or(PressError::Font("it is cut short"))
}

/// Which families a document needs, and which characters have no font.
#[derive(Default)]
pub(crate) struct Coverage {
    families: u8,
    seen: std::collections::BTreeSet<char>,
    missing: Vec<char>,
}

impl Coverage {
    /// Takes a text into account.
    pub(crate) fn add(&mut self, text: &str) -> Result<(), PressError> {
        if text.is_ascii() {
            return Ok(());
        }
        if is_urdu(text) {
            self.families |= Family::Urdu.bit();
        }
        for c in text.chars() {
            if c.is_ascii() || !self.seen.insert(c) || is_invisible(c) {
                continue;
            }
            match family_of(c)? {
                Some(family) => self.families |= family.bit(),
                None => self.missing.push(c),
            }
        }
        Ok(())
    }

    /// The families that are needed, or every character without a font.
    pub(crate) fn finish(mut self) -> Result<u8, PressError> {
        if self.missing.is_empty() {
            return Ok(self.families | Family::Sans.bit());
        }
        self.missing.sort_unstable();
        Err(PressError::MissingGlyph {
            characters: self.missing,
        })
    }
}

/// The first family with a shape for a character.
fn family_of(c: char) -> Result<Option<Family>, PressError> {
    let fonts = parsed()?;
    let has = |family: Family| {
        FACES
            .iter()
            .zip(fonts)
            .find(|(face, _)| face.family == family)
            .and_then(|(_, font)| font.charmap().map(c))
            .is_some_and(|glyph| glyph.to_u32() != 0)
    };
    Ok(FAMILIES.into_iter().find(|family| has(*family)))
}

/// Characters that steer shaping and direction and have no shape of their own.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}'
        | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}'
        | '\u{E0000}'..='\u{E0FFF}')
        || c.is_control()
}

/// A font database that knows the families asked for so far. System fonts are never looked at.
pub(crate) struct Library {
    pub(crate) context: FontContext,
    families: u8,
    /// Blob identifier to index into [`FACES`].
    ids: Vec<(u64, u8)>,
}

impl Library {
    pub(crate) fn new() -> Self {
        let options = CollectionOptions {
            shared: false,
            system_fonts: false,
        };
        Self {
            context: FontContext {
                collection: Collection::new(options),
                source_cache: SourceCache::default(),
            },
            families: 0,
            ids: Vec::new(),
        }
    }

    /// Makes the fonts of these families known.
    pub(crate) fn load(&mut self, families: u8) {
        let new = families & !self.families;
        for (face, index) in FACES.iter().zip(0_u8..) {
            if new & face.family.bit() == 0 {
                continue;
            }
            let blob: Blob<u8> = Blob::new(std::sync::Arc::new(face.data));
            self.ids.push((blob.id(), index));
            let own = FontInfoOverride {
                family_name: Some(face.family.name()),
                weight: Some(if face.bold {
                    FontWeight::BOLD
                } else {
                    FontWeight::NORMAL
                }),
                style: Some(if face.italic {
                    FontStyle::Italic
                } else {
                    FontStyle::Normal
                }),
                ..FontInfoOverride::default()
            };
            self.context.collection.register_fonts(blob, Some(own));
        }
        self.families |= new;
    }

    /// Which of [`FACES`] a blob is.
    pub(crate) fn face(&self, blob: u64) -> Option<u8> {
        self.ids
            .iter()
            .find(|(id, _)| *id == blob)
            .map(|(_, index)| *index)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn families(text: &str) -> Result<u8, PressError> {
        let mut coverage = Coverage::default();
        coverage.add(text)?;
        coverage.finish()
    }

    #[test]
    fn a_text_asks_only_for_the_families_that_it_needs() {
        assert_eq!(families("Plain words").unwrap(), Family::Sans.bit());
        assert_eq!(
            families("Łukasz Żółć, Ŵyn Ŷ, Nguyễn, Ağaoğlu – “quoted” €").unwrap(),
            Family::Sans.bit()
        );
        assert_eq!(
            families("محمد").unwrap(),
            Family::Sans.bit() | Family::Arabic.bit()
        );
        assert_ne!(families("فاطمہ").unwrap() & Family::Urdu.bit(), 0);
        assert_ne!(families("রহিমা").unwrap() & Family::Bengali.bit(), 0);
        assert_ne!(families("ਗੁਰਪ੍ਰੀਤ").unwrap() & Family::Gurmukhi.bit(), 0);
        assert_ne!(families("😀").unwrap() & Family::Emoji.bit(), 0);
    }

    #[test]
    fn every_missing_character_is_named_once() {
        let Err(PressError::MissingGlyph { characters }) = families("你好 你 ꙮ") else {
            panic!("expected missing characters");
        };
        assert!(characters.starts_with(&['你', '好']), "{characters:?}");
        let message = PressError::MissingGlyph { characters }.to_string();
        assert!(message.contains("“你” (U+4F60)"), "{message}");
    }

    #[test]
    fn every_font_can_be_read_and_bears_its_name() {
        for (face, font) in FACES.iter().zip(parsed().unwrap()) {
            let name = font
                .localized_strings(skrifa::string::StringId::POSTSCRIPT_NAME)
                .english_or_first()
                .map(|name| name.to_string());
            assert_eq!(name.as_deref(), Some(face.name));
        }
    }
}
