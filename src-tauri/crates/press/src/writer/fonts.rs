//! Fonts as they go into the file: only the glyphs that are used, and the text that each stands for.

use std::collections::BTreeMap;

use printpdf::{FontMetrics, ParsedFont};
use skrifa::{
    FontRef, GlyphId, MetadataProvider,
    instance::{LocationRef, Size},
    raw::TableProvider,
};
use subsetter::GlyphRemapper;

use crate::{
    PressError,
    fonts::{FACES, parsed},
    layout::{
        page::{Placed, Setting},
        text::{Glyph, Para},
    },
};

/// Stands in the file for a glyph that adds nothing to the text, such as the second half of a letter.
const NO_TEXT: &str = "\u{200B}";

/// A used glyph.
#[derive(Debug, Clone)]
pub(crate) struct Used {
    /// Its number in the file.
    pub(crate) id: u16,
    /// Width in thousandths of the size, as printpdf will write it.
    pub(crate) width: i32,
    /// The text that it stands for wherever nothing else is said.
    pub(crate) text: String,
    /// Set where it can be written as this character.
    pub(crate) character: Option<char>,
}

/// A font and the glyphs used of it.
pub(crate) struct FaceUse {
    /// Name in the pages' resources.
    pub(crate) id: String,
    face: usize,
    /// Glyph of the font to index into `used`, plus one.
    slots: Vec<u16>,
    used: Vec<Used>,
    remapper: GlyphRemapper,
}

/// A font ready for printpdf.
pub(crate) struct Written {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) parsed: ParsedFont,
}

/// All fonts of a document.
pub(crate) struct Fonts {
    /// By index into [`FACES`].
    faces: Vec<Option<FaceUse>>,
    written: Vec<Written>,
}

impl Fonts {
    /// Finds out which glyphs a document uses, and cuts the fonts down to them.
    pub(crate) fn of(setting: &Setting) -> Result<Self, PressError> {
        let mut faces: Vec<Option<FaceUse>> = FACES.iter().map(|_| None).collect();
        let fonts = parsed()?;
        for page in &setting.pages {
            let runs = page.sequences.iter().flat_map(|sequence| &sequence.runs).chain(&page.furniture);
            for placed in runs {
                take_run(&mut faces, fonts, setting, *placed);
            }
        }
        let mut written = Vec::new();
        for (face, font) in faces.iter_mut().zip(fonts) {
            if let Some(face) = face {
                written.push(face.write(font)?);
            }
        }
        Ok(Self { faces, written })
    }

    pub(crate) fn face(&self, index: u8) -> Option<&FaceUse> {
        self.faces.get(usize::from(index)).and_then(Option::as_ref)
    }

    /// The fonts for printpdf.
    pub(crate) fn into_used(self) -> Vec<Written> {
        self.written
    }
}

fn take_run(faces: &mut [Option<FaceUse>], fonts: &[FontRef<'_>], setting: &Setting, placed: Placed) {
    let Some(para) = setting.paras.get(placed.para as usize) else { return };
    let Some(run) = para.runs.get(placed.run as usize) else { return };
    let index = usize::from(run.face);
    let (Some(slot), Some(font)) = (faces.get_mut(index), fonts.get(index)) else { return };
    let face = slot.get_or_insert_with(|| FaceUse::new(index, font));
    for glyph in para.run_glyphs(run) {
        face.take(glyph, para);
    }
}

impl FaceUse {
    fn new(face: usize, font: &FontRef<'_>) -> Self {
        let glyphs = font.maxp().map_or(0, |maxp| maxp.num_glyphs());
        Self {
            id: format!("T{face}"),
            face,
            slots: vec![0; usize::from(glyphs)],
            used: Vec::new(),
            remapper: GlyphRemapper::new(),
        }
    }

    /// Takes a glyph into account. The first text seen for it is the one that it stands for.
    fn take(&mut self, glyph: &Glyph, para: &Para) {
        let Some(slot) = self.slots.get_mut(usize::from(glyph.id)) else { return };
        if *slot == 0 {
            let text = para.slice(&glyph.text).to_owned();
            self.used.push(Used { id: self.remapper.remap(glyph.id), width: 0, text, character: None });
            *slot = u16::try_from(self.used.len()).unwrap_or_default();
        } else if !glyph.text.is_empty()
            && let Some(used) = self.used.get_mut(usize::from(*slot) - 1)
            && used.text.is_empty()
        {
            para.slice(&glyph.text).clone_into(&mut used.text);
        }
    }

    pub(crate) fn used(&self, glyph: u16) -> Option<&Used> {
        let slot = self.slots.get(usize::from(glyph)).copied()?;
        self.used.get(usize::from(slot).checked_sub(1)?)
    }

    /// Cuts the font down, and gives it a name that depends on what is left of it.
    fn write(&mut self, font: &FontRef<'_>) -> Result<Written, PressError> {
        let face = FACES.get(self.face).ok_or(PressError::Font("it is not listed"))?;
        let program = subsetter::subset(face.data, 0, &self.remapper)
            .map_err(|_| PressError::Font("it cannot be cut down"))?;
        let metrics = font.metrics(Size::unscaled(), LocationRef::default());
        let advances = font.glyph_metrics(Size::unscaled(), LocationRef::default());
        let mut widths = BTreeMap::new();
        let mut characters: BTreeMap<u32, u16> = BTreeMap::new();
        let old: Vec<u16> = self.remapper.remapped_gids().collect();
        for used in &mut self.used {
            let glyph = old.get(usize::from(used.id)).copied().unwrap_or_default();
            let units = whole(advances.advance_width(GlyphId::from(glyph)).unwrap_or_default());
            widths.insert(used.id, units);
            used.width = i32::from(units) * 1000 / i32::from(metrics.units_per_em).max(1);
            if used.text.is_empty() {
                NO_TEXT.clone_into(&mut used.text);
            }
            let mut text = used.text.chars();
            if let (Some(character), None) = (text.next(), text.next())
                && *characters.entry(u32::from(character)).or_insert(used.id) == used.id
            {
                used.character = Some(character);
            }
        }
        let name = format!("{}+{}", tag(&old), face.name);
        let heights = FontMetrics { ascent: signed(metrics.ascent), descent: signed(metrics.descent) };
        let mut parsed = ParsedFont::with_glyph_data(
            program,
            0,
            Some(name.clone()),
            characters,
            widths,
            metrics.units_per_em,
            heights,
        );
        let detail = &mut parsed.pdf_font_metrics;
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
        detail.us_weight_class = if face.bold { 700 } else { 400 };
        Ok(Written { id: self.id.clone(), name, parsed })
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

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "font units are 16 bits in the font")]
fn whole(units: f32) -> u16 {
    units.clamp(0.0, f32::from(u16::MAX)) as u16
}

#[expect(clippy::cast_possible_truncation, reason = "font units are 16 bits in the font")]
fn signed(units: f32) -> i16 {
    units.clamp(f32::from(i16::MIN), f32::from(i16::MAX)) as i16
}
