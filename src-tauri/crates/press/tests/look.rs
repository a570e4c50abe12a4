//! An organisation's name, logo and colour, and figures, as readers and renderers see them.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod support;

use copse_press::{
    Edition, Options, PictureError,
    model::{Accent, Block, Cover, Figure, Inline, Logo, Look},
    pdf,
    scene::{
        Area, Colour, Dash, Fill, Mark, Numbers, Pattern, Point, Scene, Step, Stroke, TextAnchor,
    },
};
use support::{ask, document, words};

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

/// All objects, readable.
fn objects(bytes: &[u8]) -> String {
    ask(
        "qpdf",
        bytes,
        &["--qdf", "--object-streams=disable"],
        &["-"],
    )
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

/// Colours of a page at 50 dots an inch: red, green and blue of each pixel.
fn pixels(bytes: &[u8], page: usize) -> Vec<[u8; 3]> {
    let picture = copse_press::preview::page_png(bytes, page, 413).unwrap();
    let mut reader = png::Decoder::new(std::io::Cursor::new(picture))
        .read_info()
        .unwrap();
    let mut buffer = vec![0; reader.output_buffer_size().unwrap()];
    let parts = match reader.next_frame(&mut buffer).unwrap().color_type {
        png::ColorType::Rgba => 4,
        _ => 3,
    };
    buffer
        .chunks(parts)
        .map(|pixel| [pixel[0], pixel[1], pixel[2]])
        .collect()
}

fn has_colour(pixels: &[[u8; 3]], colour: [u8; 3]) -> bool {
    pixels.iter().any(|pixel| {
        pixel
            .iter()
            .zip(colour)
            .all(|(one, other)| one.abs_diff(other) < 12)
    })
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

/// One mark of each kind, text among them.
fn scene(width: f32) -> Scene {
    let fill = |colour, pattern| Some(Fill { colour, pattern });
    Scene {
        title: "Who came".into(),
        description: "Twelve came in March, nine in May.".into(),
        width,
        height: 160.0,
        marks: vec![
            Mark::Rect {
                area: Area {
                    x: 0.0,
                    y: 0.0,
                    width: 120.0,
                    height: 40.0,
                },
                fill: fill(Colour::Accent, Pattern::Rising),
                stroke: Some(Stroke::solid(Colour::Ink, 1.0)),
            },
            Mark::Text {
                at: Point::new(60.0, 25.0),
                text: "Twelve".into(),
                size: 18.0,
                bold: true,
                colour: Colour::Paper,
                anchor: TextAnchor::Middle,
            },
            Mark::Rect {
                area: Area {
                    x: 0.0,
                    y: 60.0,
                    width: 90.0,
                    height: 40.0,
                },
                fill: fill(Colour::AmberSoft, Pattern::Dotted),
                stroke: None,
            },
            Mark::Circle {
                centre: Point::new(200.0, 40.0),
                radius: 20.0,
                fill: Some(Colour::Leaf),
                stroke: None,
            },
            Mark::Path {
                start: Point::new(150.0, 120.0),
                steps: vec![
                    Step::Line(Point::new(200.0, 150.0)),
                    Step::Curve(
                        Point::new(220.0, 150.0),
                        Point::new(220.0, 100.0),
                        Point::new(250.0, 100.0),
                    ),
                ],
                closed: true,
                fill: None,
                stroke: Some(Stroke {
                    colour: Colour::Amber,
                    width: 2.0,
                    dash: Dash::Dashes,
                }),
            },
            Mark::Line {
                from: Point::new(0.0, 150.0),
                to: Point::new(width, 150.0),
                stroke: Stroke::solid(Colour::Edge, 1.0),
            },
        ],
        numbers: Numbers {
            columns: vec!["Meeting".into(), "People".into()],
            rows: vec![
                vec!["March".into(), "12".into()],
                vec!["May".into(), "9".into()],
            ],
        },
    }
}

fn figure(scene: Scene) -> Block {
    Block::Figure(Figure {
        scene,
        caption: "Figure 1. Who came".into(),
        numbers: true,
    })
}

#[test]
fn a_figure_is_drawn_as_lines_has_its_words_and_its_numbers() {
    let bytes = pdf(
        &document(
            Edition::Ordinary,
            vec![
                Block::paragraph("Before"),
                figure(scene(400.0)),
                Block::paragraph("After"),
            ],
        ),
        &Options { compress: false },
    )
    .unwrap();
    let tags = ask("pdfinfo", &bytes, &["-struct-text"], &[]);
    let order = [
        "\"Before\"",
        "Figure",
        "\"Twelve\"",
        "\"Figure 1. Who came\"",
        "Table",
        "\"Meeting\"",
        "\"March\"",
        "\"12\"",
        "\"After\"",
    ];
    let mut at = 0;
    for part in order {
        at += tags[at..]
            .find(part)
            .unwrap_or_else(|| panic!("{part} in its place: {tags}"));
    }
    assert!(objects(&bytes).contains("/Alt (Twelve came in March, nine in May.)"));
    let file = String::from_utf8_lossy(&bytes);
    assert!(file.contains("/BBox[56."), "it says where it is");
    assert_eq!(ask("pdfimages", &bytes, &["-list"], &[]).lines().count(), 2);
    let seen = pixels(&bytes, 1);
    assert!(has_colour(&seen, [0x1d, 0x5a, 0x3c]) && has_colour(&seen, [0xf7, 0xe6, 0xc4]));
}

#[test]
fn a_figure_stays_on_its_page_and_keeps_its_caption() {
    for edition in Edition::ALL {
        for lines in [1, 12, 25, 30, 31, 32, 33, 40] {
            let mut blocks: Vec<Block> = (0..lines)
                .map(|n| Block::paragraph(format!("Paragraph {n}.")))
                .collect();
            let mut tall = scene(900.0);
            tall.height = 2_000.0;
            blocks.extend([figure(scene(480.0)), figure(tall)]);
            let bytes = pdf(&document(edition, blocks), &Options::default()).unwrap();
            let edges = support::right_edges(&bytes);
            assert!(
                edges.iter().all(|edge| *edge <= support::WIDTH),
                "{edition:?}"
            );
            let text = ask("pdftotext", &bytes, &["-layout"], &["-"]);
            for page in text
                .split('\u{c}')
                .filter(|page| page.contains("Figure 1."))
            {
                assert!(page.contains("Twelve"), "{edition:?} after {lines}: {page}");
            }
        }
    }
}

#[test]
fn a_scene_without_size_does_no_harm() {
    for (width, height) in [
        (0.0, 0.0),
        (f32::NAN, 10.0),
        (10.0, f32::INFINITY),
        (-5.0, -5.0),
    ] {
        let mut odd = scene(100.0);
        (odd.width, odd.height) = (width, height);
        let _ = pdf(
            &document(Edition::Ordinary, vec![figure(odd)]),
            &Options::default(),
        );
    }
}
