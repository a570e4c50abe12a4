//! PNG to pixels.

use std::io::Cursor;

use png::{ColorType, Decoder, Limits, Transformations};

use super::PictureError;

/// Widest and highest picture that is read, in pixels.
const WIDEST: u32 = 5_000;

/// Narrowest and lowest.
const NARROWEST: u32 = 16;

/// What a decoder may take, in bytes: twice the largest picture.
const MEMORY: usize = 220 * 1024 * 1024;

/// Pixels a side that go into a document: more than 400 dots an inch at the largest size at which a logo is set.
const KEPT: usize = 1_000;

/// Pixels in red, green and blue, row by row, and how opaque each is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Raster {
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) colours: Vec<u8>,
    /// None where every pixel is opaque.
    pub(crate) alpha: Option<Vec<u8>>,
}

impl Raster {
    #[expect(clippy::cast_precision_loss, reason = "at most 5,000")]
    pub(crate) fn shape(&self) -> f32 {
        self.width as f32 / self.height as f32
    }
}

/// Reads a PNG of any kind; a large one is made smaller.
pub(super) fn read(bytes: &[u8]) -> Result<Raster, PictureError> {
    let mut decoder = Decoder::new_with_limits(Cursor::new(bytes), Limits { bytes: MEMORY });
    decoder.set_transformations(Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().map_err(|error| problem(&error))?;
    let (width, height) = (reader.info().width, reader.info().height);
    if width > WIDEST || height > WIDEST {
        return Err(PictureError::TooLarge);
    }
    if width < NARROWEST || height < NARROWEST {
        return Err(PictureError::TooSmall);
    }
    let size = reader.output_buffer_size().ok_or(PictureError::TooLarge)?;
    let mut pixels = vec![0; size];
    let frame = reader
        .next_frame(&mut pixels)
        .map_err(|error| problem(&error))?;
    let parts = match frame.color_type {
        ColorType::Grayscale => 1,
        ColorType::GrayscaleAlpha => 2,
        ColorType::Rgb => 3,
        ColorType::Rgba => 4,
        // Palettes are expanded by the decoder.
        ColorType::Indexed => return Err(PictureError::Damaged),
    };
    let raster = shrunk(&pixels, parts, width as usize, height as usize);
    if raster.is_visible() {
        Ok(raster)
    } else {
        Err(PictureError::Empty)
    }
}

fn problem(error: &png::DecodingError) -> PictureError {
    match error {
        png::DecodingError::LimitsExceeded => PictureError::TooLarge,
        _ => PictureError::Damaged,
    }
}

/// Averages squares of pixels, so many that no side is longer than [`KEPT`].
fn shrunk(pixels: &[u8], parts: usize, width: usize, height: usize) -> Raster {
    let step = width.max(height).div_ceil(KEPT).max(1);
    let (across, down) = (width.div_ceil(step), height.div_ceil(step));
    let mut colours = Vec::with_capacity(across * down * 3);
    let mut alpha = Vec::with_capacity(across * down);
    for row in 0..down {
        for column in 0..across {
            let rows = row * step..((row + 1) * step).min(height);
            let columns = column * step..((column + 1) * step).min(width);
            let square = rows.flat_map(|y| columns.clone().map(move |x| (y * width + x) * parts));
            let (colour, opaque) = average(square.filter_map(|at| pixels.get(at..at + parts)));
            colours.extend(colour);
            alpha.push(opaque);
        }
    }
    Raster {
        width: u32::try_from(across).unwrap_or_default(),
        height: u32::try_from(down).unwrap_or_default(),
        colours,
        alpha: alpha.iter().any(|opaque| *opaque < 255).then_some(alpha),
    }
}

/// The average colour of pixels, each counted as far as it is opaque, and the average of that.
fn average<'p>(pixels: impl Iterator<Item = &'p [u8]>) -> ([u8; 3], u8) {
    let (mut sums, mut opaque, mut count) = ([0_u64; 3], 0_u64, 0_u64);
    for pixel in pixels {
        let (colour, alpha) = match *pixel {
            [grey] => ([grey; 3], 255),
            [grey, alpha] => ([grey; 3], alpha),
            [red, green, blue] => ([red, green, blue], 255),
            [red, green, blue, alpha] => ([red, green, blue], alpha),
            _ => continue,
        };
        for (sum, part) in sums.iter_mut().zip(colour) {
            *sum += u64::from(part) * u64::from(alpha);
        }
        opaque += u64::from(alpha);
        count += 1;
    }
    let mean = |sum: u64, of: u64| {
        u8::try_from((sum + of / 2).checked_div(of).unwrap_or(0)).unwrap_or(255)
    };
    (sums.map(|sum| mean(sum, opaque)), mean(opaque, count))
}

impl Raster {
    /// Whether anything of it shows on white paper.
    fn is_visible(&self) -> bool {
        self.colours.chunks(3).enumerate().any(|(at, colour)| {
            let opaque = self
                .alpha
                .as_ref()
                .is_none_or(|alpha| alpha.get(at).is_some_and(|a| *a > 10));
            opaque && colour.iter().any(|part| *part < 250)
        })
    }
}
