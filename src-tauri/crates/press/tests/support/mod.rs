//! A plain document, and what programs that read PDF say of it.

#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs,
    unreachable_pub
)]

use std::{fs, process::Command};

use copse_press::{
    Document, Edition, Options,
    model::{Block, Day, Furniture, Look, Metadata, Words},
    pdf,
};

pub fn document(edition: Edition, blocks: Vec<Block>) -> Document {
    Document {
        meta: Metadata {
            title: "Test".into(),
            author: "Somebody".into(),
            language: "en-GB".into(),
            date: Day {
                year: 2027,
                month: 2,
                day: 4,
            },
            identifier: "test".into(),
        },
        edition,
        look: Look::default(),
        furniture: Furniture {
            header: "Header".into(),
            mark: "Mark".into(),
            footer: "Footer".into(),
        },
        words: Words::default(),
        blocks,
    }
}

pub fn ordinary(blocks: Vec<Block>) -> Vec<u8> {
    pdf(&document(Edition::Ordinary, blocks), &Options::default()).expect("it can be set")
}

/// Runs a program on a file and returns what it says.
pub fn ask(program: &str, bytes: &[u8], before: &[&str], after: &[&str]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("file.pdf");
    fs::write(&path, bytes).unwrap();
    let output = Command::new(program)
        .args(before)
        .arg(&path)
        .args(after)
        .output()
        .unwrap_or_else(|error| panic!("{program} is needed for this test: {error}"));
    assert!(
        output.status.success(),
        "{program}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// Lines of text of each page, without header and footer.
pub fn pages(bytes: &[u8]) -> Vec<Vec<String>> {
    let text = ask("pdftotext", bytes, &["-layout"], &["-"]);
    let mut pages: Vec<Vec<String>> = text
        .split('\u{c}')
        .map(|page| {
            page.lines()
                .map(|line| line.trim().to_owned())
                .filter(|line| {
                    !line.is_empty() && !line.starts_with("Header") && !line.starts_with("Footer")
                })
                .collect()
        })
        .collect();
    pages.pop();
    pages
}

/// Right edges of all words, in points.
pub fn right_edges(bytes: &[u8]) -> Vec<f32> {
    let page = ask("pdftotext", bytes, &["-bbox"], &["-"]);
    page.lines()
        .filter_map(|line| {
            line.split("xMax=\"")
                .nth(1)?
                .split('"')
                .next()?
                .parse()
                .ok()
        })
        .collect()
}

pub const WIDTH: f32 = 595.276;
pub const MARGIN: f32 = 56.69;

pub fn words(count: usize) -> String {
    (0..count)
        .map(|n| format!("word{n}"))
        .collect::<Vec<_>>()
        .join(" ")
}

/// All objects, readable.
pub fn objects(bytes: &[u8]) -> String {
    ask(
        "qpdf",
        bytes,
        &["--qdf", "--object-streams=disable"],
        &["-"],
    )
}

/// Colours of a page at 50 dots an inch: red, green and blue of each pixel.
pub fn pixels(bytes: &[u8], page: usize) -> Vec<[u8; 3]> {
    pixels_at(bytes, page, 413)
}

/// The same at a width in pixels.
pub fn pixels_at(bytes: &[u8], page: usize, width: u32) -> Vec<[u8; 3]> {
    let picture = copse_press::preview::page_png(bytes, page, width).unwrap();
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

pub fn has_colour(pixels: &[[u8; 3]], colour: [u8; 3]) -> bool {
    pixels.iter().any(|pixel| {
        pixel
            .iter()
            .zip(colour)
            .all(|(one, other)| one.abs_diff(other) < 12)
    })
}
