//! The output intent: what the colours in the file mean (ISO 19005-2, 6.2.3).

use lopdf::{Document, Object, Stream, dictionary};

/// Adds the profile and returns the intent that points at it.
pub(crate) fn output_intent(file: &mut Document) -> Object {
    let profile = file.add_object(Stream::new(dictionary! { "N" => 3 }, profile()));
    dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFA1",
        "OutputConditionIdentifier" => Object::string_literal("sRGB"),
        "Info" => Object::string_literal("sRGB primaries, gamma 2.2"),
        "DestOutputProfile" => profile,
    }
    .into()
}

/// White of the profile connection space, D50 (ICC.1:2001-04, 6.1.1).
const D50: [f64; 3] = [0.9642, 1.0, 0.8249];

/// An RGB display profile of version 2.1 (ICC.1:2001-04) with the primaries of sRGB (IEC 61966-2-1)
/// adapted to D50 and a gamma of 2.2. Made here, so that nobody else's profile is handed out.
fn profile() -> Vec<u8> {
    let gamma = curve();
    let tags: [(&[u8; 4], Vec<u8>); 9] = [
        (b"desc", description()),
        (b"cprt", [b"text\0\0\0\0".as_slice(), b"CC0\0"].concat()),
        (b"wtpt", colour(D50)),
        (b"rXYZ", colour([0.4360, 0.2225, 0.0139])),
        (b"gXYZ", colour([0.3851, 0.7169, 0.0971])),
        (b"bXYZ", colour([0.1431, 0.0606, 0.7141])),
        (b"rTRC", gamma.clone()),
        (b"gTRC", gamma.clone()),
        (b"bTRC", gamma),
    ];
    let mut table = number(tags.len()).to_vec();
    let mut data = Vec::new();
    let start = HEADER + 4 + 12 * tags.len();
    for (name, content) in tags {
        table.extend(name);
        table.extend(number(start + data.len()));
        table.extend(number(content.len()));
        data.extend(content);
        data.resize(data.len().next_multiple_of(4), 0);
    }
    let mut file = header(start + data.len());
    file.extend(table);
    file.extend(data);
    file
}

/// Length of the header.
const HEADER: usize = 128;

fn header(size: usize) -> Vec<u8> {
    let mut header = Vec::with_capacity(HEADER);
    header.extend(number(size));
    header.extend([0; 4]);
    header.extend([2, 0x10, 0, 0]);
    header.extend(b"mntrRGB XYZ ");
    for part in [2025_u16, 1, 1, 0, 0, 0] {
        header.extend(part.to_be_bytes());
    }
    header.extend(b"acsp");
    header.resize(68, 0);
    header.extend(D50.into_iter().flat_map(fixed));
    header.resize(HEADER, 0);
    header
}

fn description() -> Vec<u8> {
    let name = b"sRGB\0";
    let mut tag = b"desc\0\0\0\0".to_vec();
    tag.extend(number(name.len()));
    tag.extend(name);
    // No Unicode and no Macintosh description: their lengths and room are zero.
    tag.extend([0; 78]);
    tag
}

fn colour(xyz: [f64; 3]) -> Vec<u8> {
    b"XYZ \0\0\0\0"
        .iter()
        .copied()
        .chain(xyz.into_iter().flat_map(fixed))
        .collect()
}

/// One value of 8.8 bits: a gamma of 2.2.
fn curve() -> Vec<u8> {
    let mut tag = b"curv\0\0\0\0".to_vec();
    tag.extend(number(1));
    tag.extend([2, 0x33, 0, 0]);
    tag
}

/// A number of 16.16 bits.
#[expect(
    clippy::cast_possible_truncation,
    reason = "every number here is below 2"
)]
fn fixed(value: f64) -> [u8; 4] {
    ((value * 65_536.0).round() as i32).to_be_bytes()
}

fn number(value: usize) -> [u8; 4] {
    u32::try_from(value).unwrap_or_default().to_be_bytes()
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_profile_says_its_own_length_and_kind() {
        let profile = super::profile();
        assert_eq!(
            profile[..4],
            u32::try_from(profile.len()).unwrap().to_be_bytes()
        );
        assert_eq!(&profile[12..24], b"mntrRGB XYZ ");
        assert_eq!(&profile[36..40], b"acsp");
    }
}
