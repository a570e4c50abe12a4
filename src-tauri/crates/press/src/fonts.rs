//! The fonts inside the program, and which of them a text needs.

use std::{borrow::Cow, io::Read as _, sync::OnceLock};

use flate2::read::ZlibDecoder;

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
    data: Data,
}

/// A TrueType file inside the program.
enum Data {
    Plain(&'static [u8]),
    /// Deflated; unpacked when a document first needs it. There is one.
    Packed(&'static [u8]),
}

impl Face {
    /// The TrueType file.
    pub(crate) fn data(&self) -> Result<&'static [u8], PressError> {
        static UNPACKED: OnceLock<Option<Vec<u8>>> = OnceLock::new();
        match self.data {
            Data::Plain(data) => Ok(data),
            Data::Packed(data) => UNPACKED
                .get_or_init(|| {
                    let mut font = Vec::new();
                    ZlibDecoder::new(data).read_to_end(&mut font).ok()?;
                    Some(font)
                })
                .as_deref()
                .ok_or(PressError::Font("it cannot be unpacked")),
        }
    }

    /// The font, parsed. That reads the table directory only.
    pub(crate) fn font(&self) -> Result<FontRef<'static>, PressError> {
        FontRef::new(self.data()?).map_err(|_| PressError::Font("it is cut short"))
    }
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
    /// Last, since it is unpacked first.
    Chinese,
}

const FAMILIES: [Family; 9] = [
    Family::Sans,
    Family::Arabic,
    Family::Urdu,
    Family::Bengali,
    Family::Gurmukhi,
    Family::Emoji,
    Family::Math,
    Family::Symbols,
    Family::Chinese,
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
            Self::Chinese => "chinese",
        }
    }

    const fn bit(self) -> u16 {
        1 << self as u8
    }
}

/// The families among `families`, in the order in which a letter of a text is looked for. Urdu comes before
/// Arabic in a text in Urdu, whose readers expect Nastaliq.
pub(crate) fn stack(families: u16, urdu: bool) -> Vec<FontFamilyName<'static>> {
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

/// Whether a font writes Nastaliq, whose words climb over the height of ordinary lines.
pub(crate) fn is_nastaliq(index: u8) -> bool {
    FACES
        .get(usize::from(index))
        .is_some_and(|face| face.family == Family::Urdu)
}

/// A font by its index into [`FACES`].
pub(crate) fn font(index: usize) -> Result<FontRef<'static>, PressError> {
    FACES
        .get(index)
        .ok_or(PressError::Font("it is not listed"))?
        .font()
}

/// Which families a document needs, and which characters have no font.
#[derive(Default)]
pub(crate) struct Coverage {
    families: u16,
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
    pub(crate) fn finish(mut self) -> Result<u16, PressError> {
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
    for family in FAMILIES {
        let Some(face) = FACES.iter().find(|face| face.family == family) else {
            continue;
        };
        let glyph = face.font()?.charmap().map(c);
        if glyph.is_some_and(|glyph| glyph.to_u32() != 0) {
            return Ok(Some(family));
        }
    }
    Ok(None)
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
    families: u16,
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
    pub(crate) fn load(&mut self, families: u16) -> Result<(), PressError> {
        let new = families & !self.families;
        for (face, index) in FACES.iter().zip(0_u8..) {
            if new & face.family.bit() == 0 {
                continue;
            }
            let blob: Blob<u8> = Blob::new(std::sync::Arc::new(face.data()?));
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
        Ok(())
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

    fn families(text: &str) -> Result<u16, PressError> {
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
        assert_eq!(
            families("李小龍，王伟、欧阳娜娜；陳奕迅").unwrap(),
            Family::Sans.bit() | Family::Chinese.bit()
        );
    }

    #[test]
    fn every_missing_character_is_named_once() {
        let Err(PressError::MissingGlyph { characters }) = families("한국 한 ꠀ") else {
            panic!("expected missing characters");
        };
        assert!(characters.starts_with(&['ꠀ', '국']), "{characters:?}");
        let message = PressError::MissingGlyph { characters }.to_string();
        assert!(message.contains("“국” (U+AD6D)"), "{message}");
    }

    #[test]
    fn every_font_can_be_read_and_bears_its_name() {
        for face in FACES {
            let name = face
                .font()
                .unwrap()
                .localized_strings(skrifa::string::StringId::POSTSCRIPT_NAME)
                .english_or_first()
                .map(|name| name.to_string());
            assert_eq!(name.as_deref(), Some(face.name));
        }
    }
}
