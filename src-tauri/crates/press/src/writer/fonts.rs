//! Fonts as they go into the file: only the glyphs that are used, and the text that each stands for.

use std::collections::{BTreeMap, HashMap};

use printpdf::{FontMetrics, ParsedFont, font::PdfFontMetricsStub};
use skrifa::{
    FontRef, GlyphId, MetadataProvider,
    instance::{LocationRef, Size},
    metrics::Metrics,
    raw::TableProvider,
};
use subsetter::GlyphRemapper;

use crate::{
    PressError,
    fonts::{self, FACES},
};

/// A glyph with a text as it goes into a page.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Used {
    /// Its code in the file.
    pub(crate) code: u16,
    /// Width in thousandths of the size, as printpdf will write it.
    pub(crate) width: i16,
}

/// A glyph with a text: a code of its own in the file, so that every text comes out as it went in even
/// where a font uses one glyph for several.
#[derive(Debug)]
struct Code {
    /// Its number in the cut-down font.
    glyph: u16,
    /// Width in units of the font.
    units: u16,
    width: i16,
    text: String,
}

/// A font and what is used of it.
pub(crate) struct FaceUse {
    /// Name in the pages' resources.
    id: String,
    face: usize,
    font: FontRef<'static>,
    units_per_em: u16,
    /// By glyph of the font: the first code for it, 0 for none.
    first: Vec<u16>,
    /// Codes for further texts of a glyph.
    further: HashMap<u16, Vec<u16>>,
    /// By code, from 1.
    codes: Vec<Code>,
    remapper: GlyphRemapper,
}

/// A font ready for printpdf.
pub(crate) struct Written {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) parsed: ParsedFont,
    /// Every code with its text.
    pub(crate) texts: Vec<(u16, String)>,
    /// By code: the glyph of the cut-down font. Where code and glyph are the same throughout, none.
    pub(crate) glyphs: Option<Vec<u16>>,
}

/// All fonts of a document.
pub(crate) struct Fonts {
    /// By index into [`FACES`].
    faces: Vec<Option<FaceUse>>,
}

impl Fonts {
    pub(crate) fn new() -> Self {
        Self {
            faces: FACES.iter().map(|_| None).collect(),
        }
    }

    /// A font, by its index into [`FACES`].
    pub(crate) fn face(&mut self, index: u8) -> Result<&mut FaceUse, PressError> {
        let index = usize::from(index);
        let slot = self
            .faces
            .get_mut(index)
            .ok_or(PressError::Font("it is not listed"))?;
        if slot.is_none() {
            *slot = Some(FaceUse::new(index)?);
        }
        slot.as_mut().ok_or(PressError::Font("it is not listed"))
    }

    /// The fonts, cut down to what was used, for printpdf.
    pub(crate) fn written(self) -> Result<Vec<Written>, PressError> {
        self.faces
            .into_iter()
            .flatten()
            .filter(|face| !face.codes.is_empty())
            .map(FaceUse::write)
            .collect()
    }
}

impl FaceUse {
    fn new(face: usize) -> Result<Self, PressError> {
        let font = fonts::font(face)?;
        let glyphs = font.maxp().map_or(0, |maxp| maxp.num_glyphs());
        let metrics = font.metrics(Size::unscaled(), LocationRef::default());
        Ok(Self {
            id: format!("T{face}"),
            face,
            units_per_em: metrics.units_per_em.max(1),
            font,
            first: vec![0; usize::from(glyphs)],
            further: HashMap::new(),
            codes: Vec::new(),
            remapper: GlyphRemapper::new(),
        })
    }

    /// The code for a glyph that stands for a text. None for one that stands for none: that is drawn as a path.
    pub(crate) fn take(&mut self, glyph: u16, text: &str) -> Option<Used> {
        if text.is_empty() {
            return None;
        }
        let first = *self.first.get(usize::from(glyph))?;
        if first == 0 {
            let code = self.add(glyph, text)?;
            if let Some(first) = self.first.get_mut(usize::from(glyph)) {
                *first = code;
            }
            return self.used(code);
        }
        if self.code(first)?.text == text {
            return self.used(first);
        }
        let further = self.further.get(&glyph).into_iter().flatten();
        let known = further
            .copied()
            .find(|code| self.code(*code).is_some_and(|code| code.text == text));
        if known.is_some() {
            return known.and_then(|code| self.used(code));
        }
        let code = self.add(glyph, text)?;
        self.further.entry(glyph).or_default().push(code);
        self.used(code)
    }

    fn add(&mut self, glyph: u16, text: &str) -> Option<u16> {
        let code = u16::try_from(self.codes.len() + 1).ok()?;
        let advances = self
            .font
            .glyph_metrics(Size::unscaled(), LocationRef::default());
        let units = whole(
            advances
                .advance_width(GlyphId::from(glyph))
                .unwrap_or_default(),
        );
        let width = u32::from(units) * 1000 / u32::from(self.units_per_em);
        self.codes.push(Code {
            glyph: self.remapper.remap(glyph),
            units,
            width: i16::try_from(width).unwrap_or(i16::MAX),
            text: text.to_owned(),
        });
        Some(code)
    }

    fn code(&self, code: u16) -> Option<&Code> {
        self.codes.get(usize::from(code).checked_sub(1)?)
    }

    fn used(&self, code: u16) -> Option<Used> {
        let width = self.code(code)?.width;
        Some(Used { code, width })
    }

    /// Cuts the font down, and gives it a name that depends on what is left of it.
    fn write(self) -> Result<Written, PressError> {
        let face = FACES
            .get(self.face)
            .ok_or(PressError::Font("it is not listed"))?;
        let program = subsetter::subset(face.data()?, 0, &self.remapper)
            .map_err(|_| PressError::Font("it cannot be cut down"))?;
        let metrics = self.font.metrics(Size::unscaled(), LocationRef::default());
        let widths = (1..)
            .zip(self.codes.iter().map(|code| code.units))
            .collect();
        let old: Vec<u16> = self.remapper.remapped_gids().collect();
        let name = format!("{}+{}", tag(&old), face.name);
        let mut parsed = ParsedFont::with_glyph_data(
            program,
            0,
            Some(name.clone()),
            BTreeMap::new(),
            widths,
            metrics.units_per_em,
            FontMetrics {
                ascent: signed(metrics.ascent),
                descent: signed(metrics.descent),
            },
        );
        describe(&mut parsed.pdf_font_metrics, &self.font, &metrics);
        parsed.pdf_font_metrics.us_weight_class = if face.bold { 700 } else { 400 };
        let same = (1..)
            .zip(&self.codes)
            .all(|(code, used): (u16, _)| code == used.glyph);
        let glyphs = (!same).then(|| {
            std::iter::once(0)
                .chain(self.codes.iter().map(|code| code.glyph))
                .collect()
        });
        Ok(Written {
            id: self.id,
            name,
            parsed,
            texts: (1..)
                .zip(self.codes.into_iter().map(|code| code.text))
                .collect(),
            glyphs,
        })
    }
}

/// What the font descriptor says beside the heights (ISO 32000-1, 9.8).
fn describe(detail: &mut PdfFontMetricsStub, font: &FontRef<'_>, metrics: &Metrics) {
    if let Some(bounds) = metrics.bounds {
        detail.x_min = signed(bounds.x_min);
        detail.y_min = signed(bounds.y_min);
        detail.x_max = signed(bounds.x_max);
        detail.y_max = signed(bounds.y_max);
    }
    if let Ok(hhea) = font.hhea() {
        detail.caret_slope_rise = hhea.caret_slope_rise();
        detail.caret_slope_run = hhea.caret_slope_run();
    }
}

/// Six letters that stand for the glyphs in a subset (ISO 32000-1, 9.6.4).
fn tag(glyphs: &[u16]) -> String {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in glyphs.iter().flat_map(|glyph| glyph.to_be_bytes()) {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    (0..6)
        .map(|_| {
            let letter = u8::try_from(hash % 26).unwrap_or_default();
            hash /= 26;
            char::from(b'A' + letter)
        })
        .collect()
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "font units are 16 bits in the font"
)]
fn whole(units: f32) -> u16 {
    units.clamp(0.0, f32::from(u16::MAX)) as u16
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "font units are 16 bits in the font"
)]
fn signed(units: f32) -> i16 {
    units.clamp(f32::from(i16::MIN), f32::from(i16::MAX)) as i16
}
