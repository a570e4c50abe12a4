//! Figures, as readers and renderers see them.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod support;

use copse_press::{
    Edition, Options,
    model::{Block, Figure},
    pdf,
    scene::{
        Area, Colour, Dash, Fill, Mark, Numbers, Pattern, Point, Scene, Step, Stroke, TextAnchor,
    },
};
use support::{ask, document, has_colour, objects, pixels};

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
