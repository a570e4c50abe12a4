//! Finds the fonts that the page's npm packages bring along and lists them for the library.
//!
//! They are included from where npm put them, so no font is kept in this repository.

use std::{
    env,
    error::Error,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
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
            "    Face {{ family: Family::{family}, bold: {bold}, italic: {italic}, name: {name:?}, data: include_bytes!({path:?}) }},"
        )?;
    }
    list.push_str("];\n");
    fs::write(Path::new(&env::var("OUT_DIR")?).join("faces.rs"), list)?;
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
