//! Files for a word processor: what is in the package. What other programs make of it, `tests/documents` asks.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod support;

use std::io::{Cursor, Read};

use copse_press::{
    Document, Edition, docx,
    model::{
        Accent, Block, Column, Figure, HeadingLook, List, Logo, Look, Table, TableLook, Width,
    },
    scene::{
        Scene,
        bars::{self, Bar, Bars, LOOKS, Part, Size},
    },
};
use support::{document, words};

const SVG: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 60">
  <circle cx="60" cy="30" r="28" fill="#c81414"/></svg>"##;

fn png_logo() -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, 40, 20);
    encoder.set_color(png::ColorType::Rgba);
    let mut writer = encoder.write_header().unwrap();
    writer
        .write_image_data(&[200, 20, 20, 128].repeat(800))
        .unwrap();
    writer.finish().unwrap();
    bytes
}

fn part(file: &[u8], name: &str) -> Vec<u8> {
    let mut zip = zip::ZipArchive::new(Cursor::new(file)).unwrap();
    let mut content = Vec::new();
    let mut entry = zip
        .by_name(name)
        .unwrap_or_else(|error| panic!("{name}: {error}"));
    entry.read_to_end(&mut content).unwrap();
    content
}

fn text(file: &[u8], name: &str) -> String {
    String::from_utf8(part(file, name)).unwrap()
}

fn body(document: &Document) -> String {
    text(&docx(document).unwrap(), "word/document.xml")
}

/// Width, height and pixels in red, green, blue and perhaps opacity.
fn picture(file: &[u8], name: &str) -> (u32, u32, Vec<Vec<u8>>) {
    let mut reader = png::Decoder::new(Cursor::new(part(file, name)))
        .read_info()
        .unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    let frame = reader.next_frame(&mut pixels).unwrap();
    let parts = frame.color_type.samples();
    let pixels = pixels.chunks(parts).map(<[u8]>::to_vec).collect();
    (frame.width, frame.height, pixels)
}

fn has_colour(pixels: &[Vec<u8>], colour: [u8; 3]) -> bool {
    pixels.iter().any(|pixel| pixel.starts_with(&colour))
}

fn chart() -> Scene {
    let part = |name: &str, fill| Part {
        name: name.into(),
        fill,
    };
    let row = |label: &str, values: &[u32]| Bar {
        label: label.into(),
        values: values.into(),
    };
    let bars = Bars {
        title: "Who came".into(),
        description: "Twelve came in March, \"nine\" in May.".into(),
        rows_are: "Meeting".into(),
        counted: "People".into(),
        parts: vec![part("Attended", LOOKS[0]), part("Apologies", LOOKS[1])],
        rows: vec![row("March", &[12, 1]), row("May", &[9, 3])],
    };
    bars::draw(
        &bars,
        Size {
            width: 480.0,
            text: 10.0,
        },
    )
}

fn figure(caption: &str, numbers: bool) -> Block {
    Block::Figure(Figure {
        scene: chart(),
        caption: caption.into(),
        numbers,
    })
}

fn branded(edition: Edition, alt: &str, logo: &[u8], blocks: Vec<Block>) -> Document {
    let mut document = document(edition, blocks);
    document.look = Look {
        organisation: "Alderbank Trust".into(),
        logo: Some(Logo::read(logo, alt).unwrap()),
        accent: Accent::from_hex("#7a1fa2").unwrap(),
    };
    document
}

#[test]
fn a_figure_is_a_sharp_picture_with_its_words_its_caption_and_its_numbers() {
    for edition in Edition::ALL {
        let mut document = document(edition, vec![figure("Figure 1. Who came", true)]);
        document.look.accent = Accent::from_hex("#7a1fa2").unwrap();
        let file = docx(&document).unwrap();
        let body = text(&file, "word/document.xml");
        let order = [
            "<wp:inline",
            "descr=\"Twelve came in March, &quot;nine&quot; in May.\"",
            "r:embed=\"picture1\"",
            "Figure 1. Who came",
            "<w:tblHeader/>",
            "Meeting",
            "Attended",
            "March",
            "12",
        ];
        let mut at = 0;
        for part in order {
            at += body[at..]
                .find(part)
                .unwrap_or_else(|| panic!("{part} in its place: {body}"));
        }
        assert!(!body.contains("<wp:anchor"), "nothing floats");
        let links = text(&file, "word/_rels/document.xml.rels");
        assert!(links.contains("Target=\"media/picture1.png\""), "{links}");
        let (width, _, pixels) = picture(&file, "word/media/picture1.png");
        assert!(width >= 480 * 300 / 72, "{width} dots for 480 points");
        assert!(has_colour(&pixels, [0x7a, 0x1f, 0xa2]), "the accent");
        assert!(has_colour(&pixels, [255, 255, 255]), "on white");
    }
}

#[test]
fn a_figure_without_caption_or_numbers_is_the_picture_alone() {
    let body = body(&document(Edition::Ordinary, vec![figure(" ", false)]));
    assert!(body.contains("<wp:inline") && !body.contains("<w:tbl>"));
    assert!(!body.contains("\"Caption\""), "{body}");
}

#[test]
fn the_logo_stands_at_the_head_of_each_copy_with_its_words() {
    for logo in [png_logo(), SVG.as_bytes().to_vec()] {
        let blocks = vec![
            Block::paragraph("To Ana"),
            Block::NextCopy,
            Block::paragraph("To Bo"),
        ];
        let file = docx(&branded(Edition::Ordinary, "Our leaf", &logo, blocks)).unwrap();
        let body = text(&file, "word/document.xml");
        let (first, second) = body.split_once("To Ana").unwrap();
        for copy in [first, second.split_once("To Bo").unwrap().0] {
            assert!(copy.contains("descr=\"Our leaf\""), "{copy}");
            assert!(copy.contains("Alderbank Trust"), "{copy}");
        }
        assert!(body.contains("<wp:docPr id=\"1\"") && body.contains("<wp:docPr id=\"2\""));
        assert!(!body.contains("decorative"), "{body}");
        let (width, height, pixels) = picture(&file, "word/media/picture1.png");
        let shape = f64::from(width) / f64::from(height);
        assert!((shape - 2.0).abs() < 0.02, "{width} by {height}");
        assert!(
            pixels.iter().all(|pixel| pixel.len() == 4),
            "the paper shines through"
        );
        assert!(has_colour(&pixels, [200, 20, 20]));
        let styles = text(&file, "word/styles.xml");
        assert!(styles.contains("7A1FA2"), "the accent");
    }
}

#[test]
fn a_logo_without_words_is_marked_as_decoration() {
    let blocks = vec![Block::paragraph("Text")];
    let document = branded(Edition::Ordinary, " ", SVG.as_bytes(), blocks);
    let body = body(&document);
    assert!(
        body.contains("decorative\" val=\"1\"/>") && body.contains("descr=\"\""),
        "{body}"
    );
}

#[test]
fn the_same_document_gives_the_same_bytes_pictures_and_all() {
    let blocks = vec![figure("Figure", true), figure("Another", true)];
    let document = branded(Edition::LargePrint, "Logo", SVG.as_bytes(), blocks);
    assert!(docx(&document).unwrap() == docx(&document).unwrap());
}

#[test]
fn a_figure_that_cannot_be_drawn_is_an_error_that_names_the_character() {
    let mut odd = chart();
    odd.marks.push(copse_press::scene::Mark::Text {
        at: copse_press::scene::Point::new(10.0, 10.0),
        text: "\u{12000}".into(),
        size: 10.0,
        bold: false,
        colour: copse_press::scene::Colour::Ink,
        anchor: copse_press::scene::TextAnchor::Left,
    });
    let block = Block::Figure(Figure {
        scene: odd,
        caption: String::new(),
        numbers: false,
    });
    let error = docx(&document(Edition::Ordinary, vec![block])).unwrap_err();
    assert!(error.to_string().contains("U+12000"), "{error}");
}

#[test]
fn whatever_follows_a_break_begins_a_page() {
    let list = Block::List(List {
        ordered: false,
        items: vec![
            vec![Block::paragraph("Item")],
            vec![Block::paragraph("Next")],
        ],
    });
    let table = Block::Table(Table {
        look: TableLook::Open,
        columns: vec![Column::new("Title", Width::Rest)],
        rows: vec![vec![vec![Block::paragraph("Cell")]]],
    });
    let followers = [
        Block::paragraph("Paragraph"),
        Block::heading(1, HeadingLook::Section, "Heading"),
        list,
        table,
        figure("", false),
        Block::FillLine("Name".into()),
        Block::Groups(vec!["ABCD".into()]),
    ];
    for block in followers {
        let blocks = vec![
            Block::paragraph("Before"),
            Block::PageBreak,
            block.clone(),
            Block::paragraph("After"),
        ];
        let body = body(&document(Edition::Ordinary, blocks));
        assert_eq!(body.matches("<w:pageBreakBefore/>").count(), 1, "{block:?}");
        let (before, after) = body.split_once("<w:pageBreakBefore/>").unwrap();
        assert!(
            before.contains("Before") && after.contains("After"),
            "{body}"
        );
        // The break belongs to the first paragraph behind the first one.
        assert_eq!(before.matches("<w:p>").count(), 2, "{block:?}: {before}");
    }
}

#[test]
fn each_copy_is_a_section_whose_pages_are_counted_by_themselves() {
    let table = Block::Table(Table {
        look: TableLook::Open,
        columns: vec![Column::new("Title", Width::Rest)],
        rows: vec![vec![vec![Block::paragraph("Cell")]]],
    });
    let blocks = vec![
        Block::paragraph("To Ana"),
        Block::NextCopy,
        Block::paragraph("To Bo"),
        table,
        Block::NextCopy,
        Block::paragraph("To Cy"),
    ];
    let file = docx(&document(Edition::Ordinary, blocks)).unwrap();
    let body = text(&file, "word/document.xml");
    assert_eq!(body.matches("<w:pgNumType w:start=\"1\"/>").count(), 3);
    assert_eq!(body.matches("<w:type w:val=\"nextPage\"/>").count(), 3);
    assert!(!body.contains("pageBreakBefore"), "{body}");
    let parts: Vec<&str> = body.split("</w:sectPr>").collect();
    let held = [(1, "To Ana"), (1, "To Bo"), (2, "To Cy")];
    assert!(
        held.iter().all(|(part, name)| parts[*part].contains(name)),
        "{body}"
    );
    // Said by the last paragraph; behind a table by one of its own.
    assert_eq!(parts[0].matches("<w:p>").count(), 1, "{body}");
    assert!(
        parts[1].contains("</w:tbl><w:p><w:pPr><w:sectPr>"),
        "{body}"
    );
    let footer = text(&file, "word/footer1.xml");
    assert!(
        footer.contains(" PAGE ") && footer.contains(" SECTIONPAGES "),
        "{footer}"
    );
    // A program that does not know the field shows what stands in it.
    assert!(
        footer.contains(">1</w:t></w:r></w:fldSimple></w:p>"),
        "{footer}"
    );
    let long = vec![
        Block::paragraph(words(3000)),
        Block::NextCopy,
        Block::paragraph("To Bo"),
    ];
    let file = docx(&document(Edition::Ordinary, long)).unwrap();
    let longer = text(&file, "word/footer2.xml");
    assert!(
        !longer.contains(">1</w:t></w:r></w:fldSimple></w:p>"),
        "{longer}"
    );
    let body = text(&file, "word/document.xml");
    let at = |footer: &str| body.find(footer).unwrap();
    assert!(at("r:id=\"footer2\"") < at("r:id=\"footer1\""), "{body}");
    let single = docx(&document(
        Edition::Ordinary,
        vec![Block::paragraph("To Ana")],
    ))
    .unwrap();
    assert!(text(&single, "word/footer1.xml").contains(" NUMPAGES "));
    assert!(!text(&single, "word/document.xml").contains("pgNumType"));
}

#[test]
fn no_style_of_an_edition_is_smaller_than_it_promises() {
    for (edition, least) in [
        (Edition::Ordinary, 9.0),
        (Edition::LargePrint, 18.0),
        (Edition::GiantPrint, 24.0),
    ] {
        let file = docx(&document(edition, vec![Block::paragraph("Text")])).unwrap();
        let styles = text(&file, "word/styles.xml");
        let sizes: Vec<f32> = ["<w:sz w:val=\"", "<w:szCs w:val=\""]
            .iter()
            .flat_map(|mark| styles.split(mark).skip(1))
            .map(|rest| rest.split('"').next().unwrap().parse::<f32>().unwrap() / 2.0)
            .collect();
        assert!(
            sizes.len() > 20 && sizes.iter().all(|size| *size >= least),
            "{sizes:?}"
        );
        assert_eq!(styles.contains("superscript"), edition == Edition::Ordinary);
    }
}
