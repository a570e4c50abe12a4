//! A document as set to a file.
//!
//! printpdf writes fonts and page tree; what it does not write is added to the lopdf document that it hands over: the
//! pages' content, the tag tree, links, bookmarks, metadata, language and output intent. Nothing outside this module and
//! the graft knows either of them.

mod content;
mod file;
mod fonts;
mod icc;
mod links;
mod metadata;
mod operators;
mod outline;
mod outlines;
mod pictures;
mod structure;

use std::ops::ControlFlow;

use file::Packed;
use fonts::{Fonts, Written};
use lopdf::{Dictionary, Object, ObjectId, Stream, dictionary};
use printpdf::{
    Codepoint, FontId, Mm, Op, PdfDocument, PdfFont, PdfFontHandle, PdfPage, PdfSaveOptions, Pt,
    TextItem,
};

use crate::{
    Claims, Options, PressError, Watch,
    layout::{
        Sink,
        page::Setting,
        style::{MM, SHEET},
    },
    model::Document,
};

/// Content of pages, written as soon as they are set.
pub(crate) struct Pages<'w> {
    fonts: Fonts,
    /// Of each page, deflated if that is wanted.
    contents: Vec<Vec<u8>>,
    compress: bool,
    /// Copies that are wanted, and those that are here.
    copies: (usize, usize),
    watch: &'w mut Watch<'w>,
}

impl<'w> Pages<'w> {
    pub(crate) fn new(options: Options, copies: usize, watch: &'w mut Watch<'w>) -> Self {
        Self {
            fonts: Fonts::new(),
            contents: Vec::new(),
            compress: options.compress,
            copies: (copies.max(1), 0),
            watch,
        }
    }

    /// Tells that one more copy is here.
    fn tell(&mut self) -> Result<(), PressError> {
        let (wanted, here) = &mut self.copies;
        *here += 1;
        #[expect(clippy::cast_precision_loss, reason = "a share for a bar")]
        let share = *here as f32 / *wanted as f32;
        match (self.watch)(share) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(PressError::Stopped),
        }
    }
}

impl Sink for Pages<'_> {
    fn take(&mut self, setting: &Setting, from: usize) -> Result<(), PressError> {
        for page in setting.pages.iter().skip(from) {
            let content = content::page(setting, page, &mut self.fonts)?;
            self.contents.push(if self.compress {
                file::deflated(&content)?
            } else {
                content
            });
        }
        self.tell()
    }
}

/// Writes a document as PDF 1.7.
pub(crate) fn write(
    document: &Document,
    setting: &Setting,
    pages: Pages<'_>,
    claims: Claims,
    options: Options,
) -> Result<Vec<u8>, PressError> {
    let mut hash = metadata::Fingerprint::new(&document.meta);
    let fonts = pages.fonts.written()?;
    let mut file = skeleton(&document.meta.title, pages.contents.len(), &fonts);
    let ids: Vec<ObjectId> = file.page_iter().collect();
    fill_pages(&mut file, &ids, pages.contents, options)?;
    for font in fonts {
        hash.add(font.name.as_bytes());
        if let Some(glyphs) = font.glyphs {
            map_codes(&mut file, &font.name, &glyphs);
        }
    }
    if let Some(logo) = &document.look.logo {
        pictures::write(&mut file, logo.picture(), &ids)?;
    }
    let areas = links::write(&mut file, setting, &ids)?;
    let mut packed = Packed::default();
    let tags = structure::write(&mut file, &mut packed, setting, &ids, &areas)?;
    let bookmarks = outline::write(&mut file, setting, &ids);
    catalogue(&mut file, document, tags, bookmarks)?;
    metadata::write(&mut file, &document.meta, claims, hash)?;
    file::bytes(file, &packed, options)
}

/// Pages without content, and the fonts, as printpdf writes them.
fn skeleton(title: &str, pages: usize, fonts: &[Written]) -> lopdf::Document {
    let mut pdf = PdfDocument::new(title);
    // It embeds what a page shows: the first one is told to show every glyph, and gets its own content later.
    let mut shown = Vec::new();
    for font in fonts {
        let glyphs = font
            .texts
            .iter()
            .map(|(code, text)| Codepoint::with_cid(*code, 0.0, text.clone()));
        shown.push(Op::SetFont {
            font: PdfFontHandle::External(FontId(font.id.clone())),
            size: Pt(1.0),
        });
        shown.push(Op::ShowText {
            items: vec![TextItem::GlyphIds(glyphs.collect())],
        });
        pdf.resources
            .fonts
            .map
            .insert(FontId(font.id.clone()), PdfFont::new(font.parsed.clone()));
    }
    shown.insert(0, Op::StartTextSection);
    shown.push(Op::EndTextSection);
    let sheet = |ops| PdfPage::new(Mm(SHEET.0 / MM), Mm(SHEET.1 / MM), ops);
    pdf.pages.push(sheet(shown));
    pdf.pages.extend((1..pages).map(|_| sheet(Vec::new())));
    // Streams are compressed by `file`, at a level of our own; unknown operators are never written.
    let save = PdfSaveOptions {
        optimize: false,
        subset_fonts: false,
        secure: true,
        image_optimization: None,
    };
    pdf.to_lopdf_document(&save, &mut Vec::new())
}

/// Gives each page its content, and all of them the same resources.
fn fill_pages(
    file: &mut lopdf::Document,
    ids: &[ObjectId],
    contents: Vec<Vec<u8>>,
    options: Options,
) -> Result<(), PressError> {
    let missing = |_| PressError::Write("a page is missing".into());
    let mut shared = None;
    for (page, content) in ids.iter().zip(contents) {
        let page = file.get_dictionary_mut(*page).map_err(missing)?;
        tidy_page(page);
        let place = page
            .get(b"Contents")
            .and_then(Object::as_reference)
            .map_err(missing)?;
        let own = page
            .get(b"Resources")
            .and_then(Object::as_reference)
            .map_err(missing)?;
        let resources = *shared.get_or_insert(own);
        page.set("Resources", resources);
        if own != resources {
            file.objects.remove(&own);
        }
        let mut stream = Stream::new(Dictionary::new(), content);
        if options.compress {
            stream.dict.set("Filter", "FlateDecode");
        }
        file.set_object(place, stream);
    }
    Ok(())
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
