//! Pictures: figures and the logo, in line with the text, each with its words or marked as decoration.
//!
//! Word and LibreOffice both read PNG without a remark, so that is what a picture becomes, at the fineness of print. A
//! figure is drawn as it is in the PDF, with the fonts inside Copse: the page on which it stands is set, and its part of
//! that page made a picture.

use std::ops::ControlFlow;

use hayro::{
    RenderCache, RenderSettings,
    hayro_interpret::{InterpreterSettings, util::TransformExt},
    hayro_syntax::Pdf,
    kurbo::Affine,
    render_into,
    vello_cpu::{
        Pixmap, RasterizerSettings, RenderContext, Resources, TargetInit,
        color::{AlphaColor, Srgb},
    },
};

use super::xml::{Element, el};
use crate::{
    Document, Options, PressError, claims,
    layout::{
        self,
        page::Setting,
        style::{HEADER_TOP, MARGIN, MEASURE},
    },
    model::{Block, Figure, Furniture, Logo, Look},
    picture::{Picture, Raster},
    writer,
};

/// Fineness of a picture in dots an inch: what a good printer shows.
const DOTS: f32 = 300.0;

/// Room around a figure in points, for lines that lie on its edge.
const EDGE: f32 = 0.75;

/// English metric units in a point.
const EMU: f32 = 12_700.0;

const PICTURE: &str = "http://schemas.openxmlformats.org/drawingml/2006/picture";
const MAIN: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
const DECORATIVE: &str = "http://schemas.microsoft.com/office/drawing/2017/decorative";

/// A picture as it lies in the file.
pub(super) struct Drawn {
    /// The file, a PNG.
    pub(super) png: Vec<u8>,
    /// Width in points.
    pub(super) width: f32,
    /// Height in points.
    height: f32,
}

/// A figure as it stands in the PDF.
///
/// # Errors
/// Those of setting a page, such as a character without a shape.
pub(super) fn figure(figure: &Figure, document: &Document) -> Result<Drawn, PressError> {
    let look = Look {
        accent: document.look.accent,
        ..Look::default()
    };
    let block = Block::Figure(Figure {
        caption: String::new(),
        numbers: false,
        ..figure.clone()
    });
    let (setting, pdf) = page(&alone(document, look, vec![block]))?;
    let mut figures = setting.tree.nodes().iter();
    let placed = figures.find_map(|node| node.figure.as_ref());
    let [left, top, right, bottom] = placed.map(|figure| figure.bounds).unwrap_or_default();
    let area = [left - EDGE, top - EDGE, right + EDGE, bottom + EDGE];
    let (width, height) = (right - left + 2.0 * EDGE, bottom - top + 2.0 * EDGE);
    let fits = (MEASURE / width).min(1.0);
    Ok(Drawn {
        png: part(pdf, area, AlphaColor::WHITE)?,
        width: width * fits,
        height: height * fits,
    })
}

/// The logo at the size that it has in the PDF; one that is made of dots stays as it is.
pub(super) fn logo(logo: &Logo, document: &Document) -> Result<Drawn, PressError> {
    let (width, height) = layout::letterhead::logo_size(logo);
    let png = if let Picture::Raster(raster) = logo.picture() {
        png(raster)?
    } else {
        let look = Look {
            logo: Some(logo.clone()),
            ..Look::default()
        };
        let (_, pdf) = page(&alone(document, look, Vec::new()))?;
        // The letterhead stands at the head of the first page.
        let (left, top) = (MARGIN, HEADER_TOP);
        part(
            pdf,
            [left, top, left + width, top + height],
            AlphaColor::TRANSPARENT,
        )?
    };
    Ok(Drawn { png, width, height })
}

/// The same document with nothing but these blocks.
fn alone(document: &Document, look: Look, blocks: Vec<Block>) -> Document {
    Document {
        meta: document.meta.clone(),
        edition: document.edition,
        look,
        furniture: Furniture::default(),
        words: document.words.clone(),
        blocks,
    }
}

/// A document as set, and as a file.
fn page(document: &Document) -> Result<(Setting, Vec<u8>), PressError> {
    let options = Options { compress: false };
    let mut watch = |_| ControlFlow::Continue(());
    let mut pages = writer::Pages::new(options, 1, &mut watch);
    let setting = layout::set(document, &mut pages)?;
    let (claims, _) = claims::claims(document);
    let pdf = writer::write(document, &setting, pages, claims, options)?;
    Ok((setting, pdf))
}

/// A part of the first page of a PDF: left, top, right and bottom in points from the top left corner.
fn part(
    pdf: Vec<u8>,
    [left, top, right, bottom]: [f32; 4],
    ground: AlphaColor<Srgb>,
) -> Result<Vec<u8>, PressError> {
    let file = Pdf::new(pdf).map_err(|_| PressError::Unreadable)?;
    let page = file.pages().first().ok_or(PressError::Unreadable)?;
    let scale = DOTS / 72.0;
    let (width, height) = (dots((right - left) * scale)?, dots((bottom - top) * scale)?);
    let moved = Affine::scale(f64::from(scale))
        * Affine::translate((-f64::from(left), -f64::from(top)))
        * page.initial_transform(true).to_kurbo();
    let mut context = RenderContext::new(width, height);
    render_into(
        page,
        &RenderCache::new(),
        &InterpreterSettings::default(),
        &RenderSettings::default(),
        &mut context,
        moved,
    );
    context.flush();
    let mut pixels = Pixmap::new(width, height);
    let settings = RasterizerSettings {
        target_init: TargetInit::Clear(ground),
        ..RasterizerSettings::default()
    };
    context.render_with(&mut pixels, &mut Resources::default(), settings);
    pixels.into_png().map_err(|_| PressError::Unreadable)
}

/// A length in dots. A figure is never larger than a page, which has 3,508.
fn dots(length: f32) -> Result<u16, PressError> {
    if !(1.0..4_000.0).contains(&length) {
        return Err(PressError::Write("a figure has no size".into()));
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "from 1 to 4,000"
    )]
    let dots = length.ceil() as u16;
    Ok(dots)
}

/// Pixels as a file.
fn png(raster: &Raster) -> Result<Vec<u8>, PressError> {
    let problem = |error: png::EncodingError| PressError::Write(format!("logo: {error}"));
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, raster.width, raster.height);
    let pixels = match &raster.alpha {
        None => raster.colours.clone(),
        Some(alpha) => raster
            .colours
            .chunks(3)
            .zip(alpha)
            .flat_map(|(colour, alpha)| colour.iter().chain([alpha]))
            .copied()
            .collect(),
    };
    encoder.set_color(if raster.alpha.is_some() {
        png::ColorType::Rgba
    } else {
        png::ColorType::Rgb
    });
    let mut writer = encoder.write_header().map_err(problem)?;
    writer.write_image_data(&pixels).map_err(problem)?;
    writer.finish().map_err(problem)?;
    Ok(bytes)
}

/// A picture in a run of text. `number` is unique in the document, `relation` leads to the file; without words it is
/// decoration.
pub(super) fn run(drawn: &Drawn, number: u32, relation: &str, alt: &str) -> Element {
    let mut properties = el("wp:docPr")
        .with("id", number.to_string())
        .with("name", format!("Picture {number}"))
        .with("descr", alt.trim());
    if alt.trim().is_empty() {
        properties = properties.add(decoration());
    }
    let locks = el("a:graphicFrameLocks")
        .with("xmlns:a", MAIN)
        .with("noChangeAspect", "1");
    let data = el("a:graphicData")
        .with("uri", PICTURE)
        .add(picture(drawn, number, relation));
    // In line with the text: what floats is passed over by screen readers.
    let inline = ["distT", "distB", "distL", "distR"]
        .into_iter()
        .fold(el("wp:inline").with("xmlns:wp", DRAWING), |inline, side| {
            inline.with(side, "0")
        })
        .add(drawn.size("wp:extent"))
        .add(properties)
        .add(el("wp:cNvGraphicFramePr").add(locks))
        .add(el("a:graphic").with("xmlns:a", MAIN).add(data));
    el("w:r").add(el("w:drawing").add(inline))
}

/// The picture itself: which file, and how large.
fn picture(drawn: &Drawn, number: u32, relation: &str) -> Element {
    let names = el("pic:nvPicPr")
        .add(
            el("pic:cNvPr")
                .with("id", number.to_string())
                .with("name", format!("Picture {number}")),
        )
        .add(el("pic:cNvPicPr"));
    let fill = el("pic:blipFill")
        .add(el("a:blip").with("r:embed", relation))
        .add(el("a:stretch").add(el("a:fillRect")));
    let place = el("a:xfrm")
        .add(el("a:off").with("x", "0").with("y", "0"))
        .add(drawn.size("a:ext"));
    let shape = el("pic:spPr")
        .add(place)
        .add(el("a:prstGeom").with("prst", "rect").add(el("a:avLst")));
    el("pic:pic")
        .with("xmlns:pic", PICTURE)
        .add(names)
        .add(fill)
        .add(shape)
}

impl Drawn {
    fn size(&self, name: &'static str) -> Element {
        el(name)
            .with("cx", emu(self.width))
            .with("cy", emu(self.height))
    }
}

/// What tells Word that a picture says nothing.
fn decoration() -> Element {
    el("a:extLst").with("xmlns:a", MAIN).add(
        el("a:ext")
            .with("uri", "{C183D7F6-B498-43B3-948B-1728B52AA6E4}")
            .add(
                el("adec:decorative")
                    .with("xmlns:adec", DECORATIVE)
                    .with("val", "1"),
            ),
    )
}

/// Points in English metric units.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "no picture is larger than a page"
)]
fn emu(points: f32) -> String {
    ((points * EMU).round().max(1.0) as u32).to_string()
}
