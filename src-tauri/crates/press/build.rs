//! Finds the fonts that the page's npm packages bring along and lists them for the library.
//!
//! They are included from where npm put them, so no font is kept in this repository. The Chinese one is cut down
//! and packed on the way.

use std::{
    env,
    error::Error,
    fmt::Write as _,
    fs,
    io::Write as _,
    ops::RangeInclusive,
    path::{Path, PathBuf},
};

use flate2::{Compression, write::ZlibEncoder};
use subsetter::GlyphRemapper;
use write_fonts::{
    FontBuilder,
    read::{FontRef, TableProvider},
    tables::cmap::Cmap,
    types::{GlyphId, Tag},
};

/// Where npm puts the fonts, seen from the root of the repository.
const PACKAGES: &str = "ui/node_modules/@expo-google-fonts";

/// Family, bold, italic, PostScript name, file. The order of the families is the order in which a letter
/// is looked for.
///
/// Bengali is set in Hind Siliguri: the shaper (harfrust 0.12) does not join letters below with the tables of
/// Noto Sans Bengali (contextual substitution of format 3), so that শ্রী would fall apart.
const FACES: [(&str, bool, bool, &str, &str); 15] = [
    (
        "Sans",
        false,
        false,
        "NotoSans-Regular",
        "noto-sans/400Regular/NotoSans_400Regular.ttf",
    ),
    (
        "Sans",
        true,
        false,
        "NotoSans-Bold",
        "noto-sans/700Bold/NotoSans_700Bold.ttf",
    ),
    (
        "Sans",
        false,
        true,
        "NotoSans-Italic",
        "noto-sans/400Regular_Italic/NotoSans_400Regular_Italic.ttf",
    ),
    (
        "Sans",
        true,
        true,
        "NotoSans-BoldItalic",
        "noto-sans/700Bold_Italic/NotoSans_700Bold_Italic.ttf",
    ),
    (
        "Arabic",
        false,
        false,
        "NotoSansArabic-Regular",
        "noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf",
    ),
    (
        "Arabic",
        true,
        false,
        "NotoSansArabic-Bold",
        "noto-sans-arabic/700Bold/NotoSansArabic_700Bold.ttf",
    ),
    (
        "Urdu",
        false,
        false,
        "NotoNastaliqUrdu-Regular",
        "noto-nastaliq-urdu/400Regular/NotoNastaliqUrdu_400Regular.ttf",
    ),
    (
        "Urdu",
        true,
        false,
        "NotoNastaliqUrdu-Bold",
        "noto-nastaliq-urdu/700Bold/NotoNastaliqUrdu_700Bold.ttf",
    ),
    (
        "Bengali",
        false,
        false,
        "HindSiliguri-Regular",
        "hind-siliguri/400Regular/HindSiliguri_400Regular.ttf",
    ),
    (
        "Bengali",
        true,
        false,
        "HindSiliguri-Bold",
        "hind-siliguri/700Bold/HindSiliguri_700Bold.ttf",
    ),
    (
        "Gurmukhi",
        false,
        false,
        "NotoSansGurmukhi-Regular",
        "noto-sans-gurmukhi/400Regular/NotoSansGurmukhi_400Regular.ttf",
    ),
    (
        "Gurmukhi",
        true,
        false,
        "NotoSansGurmukhi-Bold",
        "noto-sans-gurmukhi/700Bold/NotoSansGurmukhi_700Bold.ttf",
    ),
    (
        "Emoji",
        false,
        false,
        "NotoEmoji-Regular",
        "noto-emoji/400Regular/NotoEmoji_400Regular.ttf",
    ),
    (
        "Math",
        false,
        false,
        "NotoSansMath-Regular",
        "noto-sans-math/400Regular/NotoSansMath_400Regular.ttf",
    ),
    (
        "Symbols",
        false,
        false,
        "NotoSansSymbols2-Regular",
        "noto-sans-symbols-2/400Regular/NotoSansSymbols2_400Regular.ttf",
    ),
];

/// The font of Chinese names, and its name.
const CHINESE: (&str, &str) = (
    "NotoSansSC-Regular",
    "noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf",
);

/// What is kept of it: punctuation, every character of the block of Unified Ideographs (all of GB 2312 and Big5,
/// simplified and traditional, and those rarer ones that names are made of), their doubles, full-width forms.
/// The whole font is 10.6 MB; this is 7.4 MB, 4.5 MB as packed.
const KEPT: [RangeInclusive<u32>; 4] = [
    0x3000..=0x303F,
    0x4E00..=0x9FFF,
    0xF900..=0xFAFF,
    0xFF00..=0xFFEF,
];

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    let packages = packages()?;
    let mut list =
        String::from("/// Every font in the program.\npub(crate) static FACES: &[Face] = &[\n");
    for (family, bold, italic, name, file) in FACES {
        let path = packages.join(file);
        println!("cargo::rerun-if-changed={}", path.display());
        if !path.is_file() {
            return Err(missing(&path).into());
        }
        let path = path
            .to_str()
            .ok_or("the path of the repository is not valid Unicode")?;
        writeln!(
            list,
            "    Face {{ family: Family::{family}, bold: {bold}, italic: {italic}, name: {name:?}, data: Data::Plain(include_bytes!({path:?})) }},"
        )?;
    }
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let (name, file) = CHINESE;
    chinese(&packages.join(file), &out.join("chinese.zlib"))?;
    writeln!(
        list,
        "    Face {{ family: Family::Chinese, bold: false, italic: false, name: {name:?}, data: Data::Packed(include_bytes!(concat!(env!(\"OUT_DIR\"), \"/chinese.zlib\"))) }},"
    )?;
    list.push_str("];\n");
    fs::write(out.join("faces.rs"), list)?;
    Ok(())
}

/// Cuts the Chinese font down to [`KEPT`] and packs it.
fn chinese(path: &Path, packed: &Path) -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={}", path.display());
    let data = fs::read(path).map_err(|_| missing(path))?;
    let whole = FontRef::new(&data)?;
    let cmap = whole.cmap()?;
    let mut glyphs = GlyphRemapper::new();
    let mut kept = Vec::new();
    for character in KEPT.into_iter().flatten().filter_map(char::from_u32) {
        if let Some(glyph) = cmap.map_codepoint(character) {
            let glyph = glyphs.remap(u16::try_from(glyph.to_u32())?);
            kept.push((character, GlyphId::from(glyph)));
        }
    }
    let subset = subsetter::subset(&data, 0, &glyphs).map_err(|error| error.to_string())?;
    let mut font = FontBuilder::new();
    font.add_table(&Cmap::from_mappings(kept)?)?;
    for tag in [Tag::new(b"name"), Tag::new(b"OS/2")] {
        if let Some(table) = whole.table_data(tag) {
            font.add_raw(tag, table.as_bytes());
        }
    }
    font.copy_missing_tables(FontRef::new(&subset)?);
    let mut encoder = ZlibEncoder::new(fs::File::create(packed)?, Compression::best());
    encoder.write_all(&font.build())?;
    encoder.finish()?;
    Ok(())
}

/// The folder of font packages, looked for from this crate upwards.
fn packages() -> Result<PathBuf, Box<dyn Error>> {
    let here = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    here.ancestors()
        .map(|folder| folder.join(PACKAGES))
        .find(|folder| folder.is_dir())
        .ok_or_else(|| missing(Path::new(PACKAGES)).into())
}

fn missing(path: &Path) -> String {
    format!(
        "the fonts for documents are missing ({}): run `npm ci` in ui/, or `cargo xtask run`, and build again",
        path.display()
    )
}
