//! How much an attachment comes to when it is unpacked, so that nobody who shows it later runs out of memory.

use std::io::Read;

use flate2::read::ZlibDecoder;
use hayro::hayro_syntax::{
    Filter, Pdf,
    object::{Object, Stream},
};

use super::AttachmentError;

/// What one stream may unpack to, in bytes: a page in A3 at 600 dpi in colour and a little.
const MOST_OF_ONE: u64 = 256 * 1024 * 1024;

/// What all streams may unpack to, in bytes.
const MOST: u64 = 2 * 1024 * 1024 * 1024;

/// Pixels of one picture: A1 at 600 dpi.
const MOST_PIXELS: u64 = 300_000_000;

/// Unpacks every stream once, keeps none, and measures every picture.
///
/// # Errors
/// [`AttachmentError::TooLarge`] where one or all of them come to more than a document has.
pub(super) fn weigh(pdf: &Pdf) -> Result<(), AttachmentError> {
    let mut sum = 0_u64;
    for object in pdf.objects() {
        let Object::Stream(stream) = object else {
            continue;
        };
        let one = if pixels(&stream) > MOST_PIXELS {
            u64::MAX
        } else {
            unpacked(&stream)
        };
        sum = sum.saturating_add(one);
        if one > MOST_OF_ONE || sum > MOST {
            return Err(AttachmentError::TooLarge);
        }
    }
    Ok(())
}

/// Bytes that a stream unpacks to, or more than [`MOST_OF_ONE`].
fn unpacked(stream: &Stream<'_>) -> u64 {
    match stream.filters().as_slice() {
        // Packed pictures are measured by their pixels; to unpack them all would take too long.
        [] | [Filter::DctDecode | Filter::JpxDecode] => stream.raw_data().len() as u64,
        [Filter::FlateDecode] => inflated(&stream.raw_data()).unwrap_or_else(|| decoded(stream)),
        _ => decoded(stream),
    }
}

/// What the reader makes of it, whatever that takes: the process around this has a limit.
fn decoded(stream: &Stream<'_>) -> u64 {
    stream.decoded().map_or(0, |data| data.len() as u64)
}

/// Nothing where it breaks off: readers go on in ways of their own then.
fn inflated(packed: &[u8]) -> Option<u64> {
    let mut reader = ZlibDecoder::new(packed).take(MOST_OF_ONE + 1);
    let mut buffer = vec![0; 64 * 1024];
    let mut sum = 0;
    loop {
        match reader.read(&mut buffer) {
            Ok(0) => return Some(sum),
            Ok(read) => sum += read as u64,
            Err(_) => return None,
        }
    }
}

/// Pixels of a picture: the most of what its dictionary and its own data say. 0 where it is none.
fn pixels(stream: &Stream<'_>) -> u64 {
    let side = |long: &str, short: &str| {
        let dict = stream.dict();
        let side = dict.get::<i32>(long).or_else(|| dict.get::<i32>(short));
        u64::try_from(side.unwrap_or_default()).unwrap_or_default()
    };
    let said = side("Width", "W").saturating_mul(side("Height", "H"));
    let own = match stream.filters().as_slice() {
        [Filter::DctDecode] => jpeg(&stream.raw_data()),
        [Filter::JpxDecode] => jpeg_2000(&stream.raw_data()),
        _ => None,
    };
    said.max(own.unwrap_or_default())
}

/// From the frame header (ITU-T T.81, B.2.2).
fn jpeg(data: &[u8]) -> Option<u64> {
    let mut at = 2;
    loop {
        let [0xFF, marker] = *data.get(at..at + 2)? else {
            at += 1;
            continue;
        };
        match marker {
            // Fill bytes, and markers that stand alone.
            0xFF => at += 1,
            0x00 | 0x01 | 0xD0..=0xD9 => at += 2,
            0xC0..=0xC3 | 0xC5..=0xC7 | 0xC9..=0xCB | 0xCD..=0xCF => {
                return Some(number(data, at + 5, 2)? * number(data, at + 7, 2)?);
            }
            _ => at += 2 + usize::try_from(number(data, at + 2, 2)?).ok()?,
        }
    }
}

/// From the size of the reference grid (ITU-T T.800, A.5.1).
fn jpeg_2000(data: &[u8]) -> Option<u64> {
    let at = data
        .windows(4)
        .position(|window| window == [0xFF, 0x4F, 0xFF, 0x51])?;
    let (width, height) = (number(data, at + 8, 4)?, number(data, at + 12, 4)?);
    Some(width.saturating_mul(height))
}

/// A big-endian number.
fn number(data: &[u8], at: usize, bytes: usize) -> Option<u64> {
    let digits = data.get(at..at + bytes)?;
    Some(
        digits
            .iter()
            .fold(0, |sum, digit| sum << 8 | u64::from(*digit)),
    )
}

#[cfg(test)]
mod tests {
    use super::{jpeg, jpeg_2000};

    #[test]
    fn pictures_are_measured_by_their_own_headers() {
        let head = [
            0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 0xFF, 0xFF, 0xC2, 0, 17, 8, 0xEA, 0x60, 0xFD, 0xE8,
            3,
        ];
        assert_eq!(jpeg(&head), Some(60_000 * 65_000));
        assert_eq!(jpeg(&head[..14]), None);
        let head = [
            0xFF, 0x4F, 0xFF, 0x51, 0, 47, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 9,
        ];
        assert_eq!(jpeg_2000(&head), Some(65_536 * 131_072));
        assert_eq!(jpeg_2000(b"nothing"), None);
    }
}
