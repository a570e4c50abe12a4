//! Pictures that are drawn into documents: logos. PNG becomes pixels, SVG becomes paths.
//!
//! A picture is looked through when it is chosen, so that whatever cannot be drawn is said then.

mod raster;
mod vector;

pub(crate) use raster::Raster;
pub(crate) use vector::{Draw, Edge, Path, Segment, Vector};

/// Largest file that is looked at.
const LARGEST: usize = 8 * 1024 * 1024;

/// Why a picture cannot be drawn.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PictureError {
    /// Neither PNG nor SVG.
    #[error(
        "This picture is neither PNG nor SVG. Please save it as one of them and choose it again."
    )]
    Unknown,
    /// The file or its picture is too large.
    #[error(
        "This picture is too large. Please save it at no more than 5,000 pixels a side and 8 MB."
    )]
    TooLarge,
    /// It is too small, or so narrow that nothing of it would be seen.
    #[error(
        "This picture is too small or too narrow to print. Please choose one of at least 16 pixels a side."
    )]
    TooSmall,
    /// It cannot be read.
    #[error("This picture is damaged and cannot be read. Please save it again and choose it anew.")]
    Damaged,
    /// It holds something that does not print.
    #[error(
        "This SVG uses {0}, which cannot be printed as lines and areas. Please save it as PNG, or have {0} turned into plain shapes."
    )]
    Uses(&'static str),
    /// There is nothing in it.
    #[error("This picture is empty: nothing in it can be seen on white paper.")]
    Empty,
}

/// A picture.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Picture {
    Raster(Raster),
    Vector(Vector),
}

impl Picture {
    /// Reads a PNG or an SVG.
    pub(crate) fn read(bytes: &[u8]) -> Result<Self, PictureError> {
        if bytes.len() > LARGEST {
            return Err(PictureError::TooLarge);
        }
        let picture = if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
            Self::Raster(raster::read(bytes)?)
        } else {
            let text = std::str::from_utf8(bytes).map_err(|_| PictureError::Unknown)?;
            let text = text.trim_start_matches('\u{FEFF}');
            if !text.trim_start().starts_with('<')
                || !text.contains("<svg") && !text.contains(":svg")
            {
                return Err(PictureError::Unknown);
            }
            Self::Vector(vector::read(text)?)
        };
        // Beyond this a logo would be a line.
        if (0.02..=50.0).contains(&picture.shape()) {
            Ok(picture)
        } else {
            Err(PictureError::TooSmall)
        }
    }

    /// Width divided by height.
    pub(crate) fn shape(&self) -> f32 {
        match self {
            Self::Raster(raster) => raster.shape(),
            Self::Vector(vector) => vector.width / vector.height,
        }
    }
}
