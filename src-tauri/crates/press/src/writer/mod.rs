//! A document as set to a file.
//!
//! printpdf writes fonts, page tree and page content; what it does not write is added to the lopdf document
//! that it hands over: the tag tree, links, bookmarks, metadata, language and output intent. Nothing
//! outside this module knows either of them.

mod content;
mod file;
mod fonts;
mod icc;
mod links;
mod metadata;
mod outline;
mod outlines;
mod pictures;
mod structure;

use lopdf::{Dictionary, Object, ObjectId, dictionary};
use printpdf::{FontId, PdfDocument, PdfFont, PdfSaveOptions};

use crate::{Claims, Options, PressError, layout::page::Setting, model::Document};

/// Writes a document as PDF 1.7.
pub(crate) fn write(
    document: &Document,
    setting: &Setting,
    claims: Claims,
    options: Options,
) -> Result<Vec<u8>, PressError> {
    let fonts = fonts::Fonts::of(setting)?;
    let mut pdf = PdfDocument::new(&document.meta.title);
    pdf.pages = content::pages(setting, &fonts);
    let mut hash = metadata::Fingerprint::new(&document.meta);
    let mut maps = Vec::new();
    for font in fonts.into_used() {
        hash.add(font.name.as_bytes());
        maps.extend(font.glyphs.map(|glyphs| (font.name, glyphs)));
        pdf.resources
            .fonts
            .map
            .insert(FontId(font.id), PdfFont::new(font.parsed));
    }
    // Streams are compressed by `file`, at a level of our own; unknown operators are never written.
    let save = PdfSaveOptions {
        optimize: false,
        subset_fonts: false,
        secure: true,
        image_optimization: None,
    };
    let mut warnings = Vec::new();
    let mut file = pdf.to_lopdf_document(&save, &mut warnings);
    drop(pdf);
    let pages: Vec<ObjectId> = file.page_iter().collect();
    for page in &pages {
        tidy_page(
            file.get_dictionary_mut(*page)
                .map_err(|_| PressError::Write("a page is missing".into()))?,
        );
    }
    for (name, glyphs) in maps {
        map_codes(&mut file, &name, &glyphs);
    }
    if let Some(logo) = &document.look.logo {
        pictures::write(&mut file, logo.picture(), &pages)?;
    }
    let areas = links::write(&mut file, setting, &pages)?;
    let tags = structure::write(&mut file, setting, &pages, &areas)?;
    let bookmarks = outline::write(&mut file, setting, &pages);
    catalogue(&mut file, document, tags, bookmarks)?;
    metadata::write(&mut file, &document.meta, claims, hash)?;
    file::bytes(file, options)
}

/// Says which glyph each code of a font is (ISO 32000-1, 9.7.4.2); printpdf takes them to be the same.
fn map_codes(file: &mut lopdf::Document, name: &str, glyphs: &[u16]) {
    let bytes = glyphs
        .iter()
        .flat_map(|glyph| glyph.to_be_bytes())
        .collect();
    let map = file.add_object(lopdf::Stream::new(Dictionary::new(), bytes));
    for object in file.objects.values_mut() {
        if let Object::Dictionary(font) = object
            && font
                .get(b"Subtype")
                .and_then(Object::as_name)
                .is_ok_and(|kind| kind == b"Type0")
            && font
                .get(b"BaseFont")
                .and_then(Object::as_name)
                .is_ok_and(|base| base == name.as_bytes())
            && let Ok(Object::Array(descendants)) = font.get_mut(b"DescendantFonts")
            && let Some(Object::Dictionary(descendant)) = descendants.first_mut()
        {
            descendant.set("CIDToGIDMap", map);
        }
    }
}

/// printpdf gives each page empty annotations, and boxes that say nothing new.
fn tidy_page(page: &mut Dictionary) {
    page.remove(b"Annots");
    page.remove(b"TrimBox");
    page.remove(b"CropBox");
}

/// The document's own dictionary (ISO 32000-1, 7.7.2).
fn catalogue(
    file: &mut lopdf::Document,
    document: &Document,
    tags: ObjectId,
    bookmarks: Option<ObjectId>,
) -> Result<(), PressError> {
    let intent = icc::output_intent(file);
    let catalogue = file
        .catalog_mut()
        .map_err(|_| PressError::Write("the catalogue is missing".into()))?;
    catalogue.set(
        "Lang",
        Object::string_literal(document.meta.language.as_str()),
    );
    catalogue.set("MarkInfo", dictionary! { "Marked" => true });
    catalogue.set("StructTreeRoot", tags);
    catalogue.set(
        "ViewerPreferences",
        dictionary! { "DisplayDocTitle" => true },
    );
    catalogue.set("OutputIntents", vec![intent]);
    catalogue.remove(b"PageLayout");
    if let Some(root) = bookmarks {
        catalogue.set("Outlines", root);
        catalogue.set("PageMode", "UseOutlines");
    }
    Ok(())
}

/// Text as a text string (ISO 32000-1, 7.9.2.2): readable bytes where that is enough, else UTF-16.
fn text(text: &str) -> Object {
    if text.bytes().all(|byte| (0x20..0x7F).contains(&byte)) {
        Object::string_literal(text)
    } else {
        Object::String(utf16(text), lopdf::StringFormat::Hexadecimal)
    }
}

/// UTF-16BE with its mark.
fn utf16(text: &str) -> Vec<u8> {
    [0xFE, 0xFF]
        .into_iter()
        .chain(text.encode_utf16().flat_map(u16::to_be_bytes))
        .collect()
}
