//! Fonts as they go into the file: only the glyphs that are used, and the text that each stands for.

use std::collections::BTreeMap;

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
    layout::{
        page::{Placed, Setting, Shape},
        text::{Glyph, Para},
    },
};

/// A glyph with a text: a code of its own in the file, so that every text comes out as it went in even
/// where a font uses one glyph for several.
#[derive(Debug, Clone)]
pub(crate) struct Used {
    /// Its code in the file.
    pub(crate) code: u16,
    /// Its number in the cut-down font.
    glyph: u16,
    /// Width in thousandths of the size, as printpdf will write it.
    pub(crate) width: i32,
    pub(crate) text: String,
    /// Set where it can be written as this character.
    pub(crate) character: Option<char>,
}

/// A font and what is used of it.
pub(crate) struct FaceUse {
    /// Name in the pages' resources.
    pub(crate) id: String,
    face: usize,
    /// By glyph of the font: the first code for it, 0 for none.
    first: Vec<u16>,
    /// Codes for further texts of a glyph.
    further: BTreeMap<(u16, String), u16>,
    /// By code, from 1.
    used: Vec<Used>,
    remapper: GlyphRemapper,
}

/// A font ready for printpdf.
pub(crate) struct Written {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) parsed: ParsedFont,
    /// By code: the glyph of the cut-down font. Where code and glyph are the same throughout, none.
    pub(crate) glyphs: Option<Vec<u16>>,
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
        for page in &setting.pages {
            for sequence in &page.sequences {
                for shape in &sequence.shapes {
                    if let Shape::Text(placed) = shape {
                        take_run(&mut faces, setting, *placed)?;
                    }
                }
                for placed in &sequence.runs {
                    take_run(&mut faces, setting, *placed)?;
                }
            }
            for placed in &page.furniture {
                take_run(&mut faces, setting, *placed)?;
            }
        }
        let mut written = Vec::new();
        for face in faces.iter_mut().flatten() {
            written.push(face.write()?);
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

fn take_run(
    faces: &mut [Option<FaceUse>],
    setting: &Setting,
    placed: Placed,
) -> Result<(), PressError> {
    let Some(para) = setting.paras.get(placed.para as usize) else {
        return Ok(());
    };
    let Some(run) = para.runs.get(placed.run as usize) else {
        return Ok(());
    };
    let index = usize::from(run.face);
    let Some(slot) = faces.get_mut(index) else {
        return Ok(());
    };
    if slot.is_none() {
        *slot = Some(FaceUse::new(index)?);
    }
    if let Some(face) = slot {
        for glyph in para.run_glyphs(run) {
            face.take(glyph, para);
        }
    }
    Ok(())
}

impl FaceUse {
    fn new(face: usize) -> Result<Self, PressError> {
        let font = fonts::font(face)?;
        let glyphs = font.maxp().map_or(0, |maxp| maxp.num_glyphs());
        Ok(Self {
            id: format!("T{face}"),
            face,
            first: vec![0; usize::from(glyphs)],
            further: BTreeMap::new(),
            used: Vec::new(),
            remapper: GlyphRemapper::new(),
        })
    }

    /// Takes a glyph with its text into account.
    fn take(&mut self, glyph: &Glyph, para: &Para) {
        let text = para.slice(&glyph.text);
        if text.is_empty() {
            // Drawn as a path.
            return;
        }
        let Some(first) = self.first.get(usize::from(glyph.id)).copied() else {
            return;
        };
        if first == 0 {
            let code = self.add(glyph.id, text);
            if let Some(first) = self.first.get_mut(usize::from(glyph.id)) {
                *first = code;
            }
        } else if self.by_code(first).is_none_or(|used| used.text != text) {
            let key = (glyph.id, text.to_owned());
            if !self.further.contains_key(&key) {
                let code = self.add(glyph.id, text);
                self.further.insert(key, code);
            }
        }
    }

    fn add(&mut self, glyph: u16, text: &str) -> u16 {
        let code = u16::try_from(self.used.len() + 1).unwrap_or(u16::MAX);
        let glyph = self.remapper.remap(glyph);
        self.used.push(Used {
            code,
            glyph,
            width: 0,
            text: text.to_owned(),
            character: None,
        });
        code
    }

    fn by_code(&self, code: u16) -> Option<&Used> {
        self.used.get(usize::from(code).checked_sub(1)?)
    }

    /// The code for a glyph that stands for a text.
    pub(crate) fn used(&self, glyph: u16, text: &str) -> Option<&Used> {
        let first = self.by_code(self.first.get(usize::from(glyph)).copied()?)?;
        if first.text == text {
            return Some(first);
        }
        self.further
            .get(&(glyph, text.to_owned()))
            .and_then(|code| self.by_code(*code))
    }

    /// Cuts the font down, and gives it a name that depends on what is left of it.
    fn write(&mut self) -> Result<Written, PressError> {
        let face = FACES
            .get(self.face)
            .ok_or(PressError::Font("it is not listed"))?;
        let program = subsetter::subset(face.data()?, 0, &self.remapper)
            .map_err(|_| PressError::Font("it cannot be cut down"))?;
        let font = face.font()?;
        let metrics = font.metrics(Size::unscaled(), LocationRef::default());
        let advances = font.glyph_metrics(Size::unscaled(), LocationRef::default());
        let mut widths = BTreeMap::new();
        let mut characters: BTreeMap<u32, u16> = BTreeMap::new();
        let old: Vec<u16> = self.remapper.remapped_gids().collect();
        for used in &mut self.used {
            let glyph = old
                .get(usize::from(used.glyph))
                .copied()
                .unwrap_or_default();
            let units = whole(
                advances
                    .advance_width(GlyphId::from(glyph))
                    .unwrap_or_default(),
            );
            widths.insert(used.code, units);
            used.width = i32::from(units) * 1000 / i32::from(metrics.units_per_em).max(1);
            let mut text = used.text.chars();
            if let (Some(character), None) = (text.next(), text.next())
                && *characters.entry(u32::from(character)).or_insert(used.code) == used.code
            {
                used.character = Some(character);
            }
        }
        let name = format!("{}+{}", tag(&old), face.name);
        let mut parsed = ParsedFont::with_glyph_data(
            program,
            0,
            Some(name.clone()),
            characters,
            widths,
            metrics.units_per_em,
            FontMetrics {
                ascent: signed(metrics.ascent),
                descent: signed(metrics.descent),
            },
        );
        describe(&mut parsed.pdf_font_metrics, &font, &metrics);
        parsed.pdf_font_metrics.us_weight_class = if face.bold { 700 } else { 400 };
        let same = self.used.iter().all(|used| used.code == used.glyph);
        let glyphs = (!same).then(|| {
            std::iter::once(0)
                .chain(self.used.iter().map(|used| used.glyph))
                .collect()
        });
        Ok(Written {
            id: self.id.clone(),
            name,
            parsed,
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
