//! An organisation's name, logo and colour, as readers and renderers see them.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod support;

use copse_press::{
    Edition, Options, PictureError,
    model::{Accent, Block, Cover, Inline, Logo, Look},
    pdf,
};
use support::{ask, document, has_colour, objects, pixels, words};

/// A disc on a clear ground, red on the left and half as opaque on the right.
fn png_logo(side: u32) -> Vec<u8> {
    let mut pixels = Vec::new();
    let middle = f64::from(side) / 2.0;
    for y in 0..side {
        for x in 0..side {
            let (dx, dy) = (f64::from(x) + 0.5 - middle, f64::from(y) + 0.5 - middle);
            let inside = dx.hypot(dy) < middle;
            let alpha = match (inside, dx < 0.0) {
                (false, _) => 0,
                (true, true) => 255,
                (true, false) => 128,
            };
            pixels.extend([200, 20, 20, alpha]);
        }
    }
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, side, side);
    encoder.set_color(png::ColorType::Rgba);
    let mut writer = encoder.write_header().unwrap();
    writer.write_image_data(&pixels).unwrap();
    writer.finish().unwrap();
    bytes
}

const SVG_LOGO: &str = r##"<?xml version="1.0"?>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 60">
  <defs><clipPath id="c"><rect x="0" y="0" width="120" height="60" rx="8"/></clipPath></defs>
  <style>.b { fill: #0a4; stroke: black; stroke-width: 2 }</style>
  <g clip-path="url(#c)">
    <rect width="120" height="60" fill="#fe8"/>
    <g transform="rotate(20 60 30)"><circle class="b" cx="60" cy="30" r="18"/></g>
    <path d="M10 50 Q 30 10 50 50 T 110 50" fill="none" stroke="#00f" stroke-width="3" stroke-dasharray="6 3" opacity="0.5"/>
  </g>
</svg>"##;

fn look(logo: &[u8], alt: &str) -> Look {
    Look {
        organisation: "Alderbank Trust".into(),
        logo: Some(Logo::read(logo, alt).unwrap()),
        accent: Accent::from_hex("#7a1fa2").unwrap(),
    }
}

fn with_look(edition: Edition, look: Look, blocks: Vec<Block>) -> Vec<u8> {
    let mut document = document(edition, blocks);
    document.look = look;
    pdf(&document, &Options::default()).unwrap()
}

fn letter() -> Vec<Block> {
    vec![
        Block::paragraph(words(40)),
        Block::Paragraph(copse_press::model::Paragraph {
            look: copse_press::model::ParagraphLook::Body,
            text: vec![Inline::link("A link", "https://example.org")],
        }),
    ]
}

#[test]
fn name_and_logo_stand_on_the_first_page_only_and_are_read_first() {
    for logo in [png_logo(64), SVG_LOGO.as_bytes().to_vec()] {
        for edition in Edition::ALL {
            let mut blocks = letter();
            blocks.push(Block::PageBreak);
            blocks.extend(letter());
            let bytes = with_look(edition, look(&logo, "Logo of Alderbank Trust"), blocks);
            let said = ask("qpdf", &bytes, &["--check"], &[]);
            assert!(
                said.contains("No syntax or stream encoding errors"),
                "{said}"
            );
            let tags = ask("pdfinfo", &bytes, &["-struct-text"], &[]);
            let figure = tags.find("Figure").unwrap();
            let name = tags.find("Alderbank Trust\"").unwrap();
            let header = tags.find("\"Header\"").unwrap();
            assert!(figure < name && name < header, "{tags}");
            assert!(objects(&bytes).contains("/Alt (Logo of Alderbank Trust)"));
            let pages: Vec<String> = ask("pdftotext", &bytes, &[], &["-"])
                .split('\u{c}')
                .map(str::to_owned)
                .collect();
            assert!(pages[0].contains("Alderbank Trust") && !pages[1].contains("Alderbank Trust"));
        }
    }
}

#[test]
fn what_shines_through_a_logo_shines_through_on_paper() {
    let seen = pixels(
        &with_look(Edition::Ordinary, look(&png_logo(64), ""), letter()),
        1,
    );
    assert!(has_colour(&seen, [200, 20, 20]), "opaque");
    assert!(has_colour(&seen, [227, 137, 137]), "half of it on white");
    let seen = pixels(
        &with_look(Edition::Ordinary, look(SVG_LOGO.as_bytes(), ""), letter()),
        1,
    );
    assert!(has_colour(&seen, [0xff, 0xee, 0x88]), "the ground");
    assert!(
        has_colour(&seen, [0x00, 0xaa, 0x44]),
        "the style sheet is heard"
    );
    assert!(has_colour(&seen, [0x7a, 0x1f, 0xa2]), "the accent");
}

#[test]
fn a_logo_from_svg_stays_lines_and_areas() {
    let bytes = with_look(Edition::Ordinary, look(SVG_LOGO.as_bytes(), ""), letter());
    let images = ask("pdfimages", &bytes, &["-list"], &[]);
    assert_eq!(
        images.lines().count(),
        2,
        "a heading and no image: {images}"
    );
    let bytes = with_look(Edition::Ordinary, look(&png_logo(64), ""), letter());
    let images = ask("pdfimages", &bytes, &["-list"], &[]);
    assert!(images.contains("smask"), "its alpha is kept: {images}");
}

#[test]
fn a_logo_without_a_text_is_decoration() {
    let bytes = with_look(Edition::Ordinary, look(&png_logo(32), " "), letter());
    let tags = ask("pdfinfo", &bytes, &["-struct"], &[]);
    assert!(!tags.contains("Figure"), "{tags}");
}

#[test]
fn a_cover_bears_name_and_logo_too() {
    let cover = Block::Cover(Cover {
        host: "Hosted here".into(),
        title: "Title".into(),
        lines: vec!["Line".into()],
        note: String::new(),
    });
    let bytes = with_look(Edition::Ordinary, look(&png_logo(64), "Logo"), vec![cover]);
    let text = ask("pdftotext", &bytes, &[], &["-"]);
    assert!(text.contains("Alderbank Trust"), "{text}");
    let seen = pixels(&bytes, 1);
    assert!(has_colour(&seen, [200, 20, 20]));
    // A very light step of the accent where two crowns meet.
    assert!(has_colour(&seen, [0xef, 0xe4, 0xf4]));
}

#[test]
fn a_bad_logo_is_refused_before_anything_is_made() {
    let svg = |inside: &str| {
        format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="90" height="40">{inside}</svg>"#
        )
    };
    let rect = r#"<rect width="9" height="9"/>"#;
    let deep = format!("{}{rect}{}", "<g>".repeat(100_000), "</g>".repeat(100_000));
    let mut cut = png_logo(64);
    cut.truncate(200);
    let mut wide = png_logo(32);
    // Width and height in the header, whose checksum then fails, or a picture that is far too large.
    wide[16..24].copy_from_slice(&[0, 0, 255, 255, 0, 0, 255, 255]);
    let cases: Vec<(&str, Vec<u8>, PictureError)> = vec![
        ("nothing", Vec::new(), PictureError::Unknown),
        ("JPEG", b"\xff\xd8\xff\xe0".to_vec(), PictureError::Unknown),
        ("HTML", b"<html></html>".to_vec(), PictureError::Unknown),
        ("cut", cut, PictureError::Damaged),
        ("wide", wide, PictureError::Damaged),
        ("tiny", png_logo(4), PictureError::TooSmall),
        ("heavy", vec![b'<'; 9 * 1024 * 1024], PictureError::TooLarge),
        ("unclosed", svg("<g>").into_bytes(), PictureError::Damaged),
        ("deep", svg(&deep).into_bytes(), PictureError::Damaged),
        ("empty", svg("").into_bytes(), PictureError::Empty),
        (
            "white",
            svg(r##"<rect width="9" height="9" fill="#fff"/>"##).into_bytes(),
            PictureError::Empty,
        ),
        (
            "text",
            svg("<text x='1' y='20'>Trust</text>").into_bytes(),
            PictureError::Uses("text"),
        ),
        (
            "file",
            svg(r#"<image width="9" height="9" xlink:href="/etc/hostname.png"/>"#).into_bytes(),
            PictureError::Uses("pictures"),
        ),
        (
            "gradient",
            svg(r#"<defs><linearGradient id="a"><stop offset="0" stop-color="red"/><stop offset="1"/></linearGradient></defs><rect width="9" height="9" fill="url(#a)"/>"#).into_bytes(),
            PictureError::Uses("colour gradients"),
        ),
        (
            "filter",
            svg(r#"<defs><filter id="f"><feGaussianBlur stdDeviation="2"/></filter></defs><rect width="9" height="9" filter="url(#f)"/>"#).into_bytes(),
            PictureError::Uses("filters"),
        ),
    ];
    for (name, bytes, expected) in cases {
        assert_eq!(Logo::read(&bytes, "").unwrap_err(), expected, "{name}");
    }
}
