//! Pages as pictures, from memory: for the preview inside the window, which never touches the disk.

use hayro::{
    PixmapSettings, RenderCache, RenderSettings,
    hayro_interpret::InterpreterSettings,
    hayro_syntax::Pdf,
    render,
    vello_cpu::{
        Pixels, Pixmap,
        color::{AlphaColor, Srgb},
        peniko::ImageAlphaType,
    },
};

use crate::PressError;

/// Widest picture that is made; a page asked for wider is made at this width.
pub const WIDEST_PX: u32 = 4_000;

/// One page as a PNG on white.
///
/// `page` counts from 1. `width_px` is the width of the picture in pixels, at most [`WIDEST_PX`];
/// its height follows from the shape of the page.
///
/// # Errors
/// [`PressError::Unreadable`] where `pdf` is none, [`PressError::NoSuchPage`] where it has fewer pages.
pub fn page_png(pdf: &[u8], page: usize, width_px: u32) -> Result<Vec<u8>, PressError> {
    let file = Pdf::new(pdf.to_vec()).map_err(|_| PressError::Unreadable)?;
    let pages = file.pages();
    let sheet = page
        .checked_sub(1)
        .and_then(|index| pages.get(index))
        .ok_or(PressError::NoSuchPage {
            page,
            pages: pages.len(),
        })?;
    let (width, _) = sheet.render_dimensions();
    if width < 1.0 || width.is_nan() {
        return Err(PressError::Unreadable);
    }
    #[expect(clippy::cast_precision_loss, reason = "at most 4,000")]
    let scale = width_px.clamp(1, WIDEST_PX) as f32 / width;
    let picture = render(
        sheet,
        &RenderCache::new(),
        &InterpreterSettings::default(),
        &RenderSettings::default(),
        &PixmapSettings {
            x_scale: scale,
            y_scale: scale,
            bg_color: AlphaColor::<Srgb>::WHITE,
        },
    );
    png(picture).map_err(|_| PressError::Unreadable)
}

/// A picture as PNG: made quickly rather than small, since somebody waits for it and it is never kept.
fn png(picture: Pixmap) -> Result<Vec<u8>, png::EncodingError> {
    let (width, height) = (picture.width(), picture.height());
    let (colours, pixels) = match picture.try_take_rgb8(ImageAlphaType::Alpha) {
        Pixels::Rgb8(pixels) => (png::ColorType::Rgb, pixels),
        Pixels::Rgba8(pixels) => (png::ColorType::Rgba, pixels),
    };
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, width.into(), height.into());
    encoder.set_color(colours);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::Fast);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&pixels)?;
    writer.finish()?;
    Ok(file)
}

/// How many pages a PDF has.
pub fn page_count(pdf: &[u8]) -> Result<usize, PressError> {
    let file = Pdf::new(pdf.to_vec()).map_err(|_| PressError::Unreadable)?;
    Ok(file.pages().len())
}
